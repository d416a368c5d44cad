//! Each rule's broken twin: a file that is good but for that one thing. The
//! rule's check has to find it, and no other one.

use super::opened::Opened;
use super::samples::pdf;
use super::{CHECKS, findings};
use gongwen::convert::Settings;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use std::collections::BTreeSet;
use std::path::Path;

/// What is found, and what was done to the file.
type Twin = (&'static [&'static str], fn(&mut Opened));

/// A document with all that a file may have: headings, a table, a picture, a
/// character no face has, one of private meaning, and a link.
fn whole() -> Opened {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("seal.png"), png()).expect("written");
    let text = "---\n模板: 通用公文-简\n印章: seal.png\n---\n# 关于校舍维修的通知\n\n各县教育局：\n\n## 一、基本情况\n\n\
        共有\u{30EDD}和\u{E123}两处。\n\n| 学校 | 间数 |\n| --- | --- |\n| 青禾小学 | 12 |\n\n## 二、有关要求\n\n\
        按期完成。\n\n云川市教育局\n\n2026年3月5日\n";
    let mut file = pdf(Settings::default(), "a.md", text, folder.path());
    add_link(&mut file);
    file
}

pub fn png() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 40, 40);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a header");
    let pixels = [200, 0, 0, 128].repeat(1600);
    writer.write_image_data(&pixels).expect("pixels");
    writer.finish().expect("an end");
    file
}

/// Puts a link on the first page as PDF/UA wants it.
fn add_link(file: &mut Opened) {
    const KEY: i64 = 900;
    let (page, _) = file.pages()[0];
    let link = file.document.add_object(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => vec![100.into(), 100.into(), 200.into(), 120.into()],
        "F" => 4,
        "Contents" => Object::string_literal("to the first page"),
        "Dest" => vec![Object::Reference(page), "Fit".into()],
        "StructParent" => KEY,
    });
    let body = file.elements()[0].id;
    let object = dictionary! { "Type" => "OBJR", "Obj" => Object::Reference(link), "Pg" => Object::Reference(page) };
    let element = file.document.add_object(dictionary! {
        "Type" => "StructElem",
        "S" => "Link",
        "P" => Object::Reference(body),
        "K" => vec![Object::Dictionary(object)],
    });
    dictionary(file, page).set("Annots", vec![Object::Reference(link)]);
    let kids = dictionary(file, body)
        .get_mut(b"K")
        .and_then(Object::as_array_mut);
    kids.expect("kids").push(Object::Reference(element));
    first(
        file,
        |it| it.has(b"Nums"),
        |tree| {
            let pairs = tree
                .get_mut(b"Nums")
                .and_then(Object::as_array_mut)
                .expect("pairs");
            // The labels of pages are no tree of parents.
            if pairs.len() > 2 || matches!(pairs[1], Object::Reference(_)) {
                pairs.extend([KEY.into(), Object::Reference(element)]);
                return true;
            }
            false
        },
    );
}

fn dictionary(file: &mut Opened, id: ObjectId) -> &mut Dictionary {
    file.document.get_dictionary_mut(id).expect("a dictionary")
}

fn catalog(file: &mut Opened) -> &mut Dictionary {
    file.document.catalog_mut().expect("a catalog")
}

fn page(file: &mut Opened) -> &mut Dictionary {
    let (id, _) = file.pages()[0];
    dictionary(file, id)
}

/// Changes the first dictionary of some kind that can be changed.
fn first(
    file: &mut Opened,
    is: impl Fn(&Dictionary) -> bool,
    change: impl Fn(&mut Dictionary) -> bool,
) {
    let mut objects = file.document.objects.values_mut();
    assert!(
        objects.any(|object| in_object(object, &is, &change)),
        "there is one to change"
    );
}

fn in_object(
    object: &mut Object,
    is: &impl Fn(&Dictionary) -> bool,
    change: &impl Fn(&mut Dictionary) -> bool,
) -> bool {
    match object {
        Object::Array(items) => items.iter_mut().any(|item| in_object(item, is, change)),
        Object::Dictionary(entries) => in_entries(entries, is, change),
        Object::Stream(stream) => in_entries(&mut stream.dict, is, change),
        _ => false,
    }
}

fn in_entries(
    entries: &mut Dictionary,
    is: &impl Fn(&Dictionary) -> bool,
    change: &impl Fn(&mut Dictionary) -> bool,
) -> bool {
    (is(entries) && change(entries))
        || entries
            .iter_mut()
            .any(|(_, entry)| in_object(entry, is, change))
}

/// Whether an entry is this name.
fn names(entries: &Dictionary, key: &str, name: &str) -> bool {
    entries.get(key.as_bytes()).and_then(Object::as_name).ok() == Some(name.as_bytes())
}

/// Sets an entry of the first dictionary whose `key` is the name `name`.
fn set(file: &mut Opened, (key, name): (&str, &str), entry: &str, value: impl Into<Object>) {
    let value = value.into();
    first(
        file,
        |it| names(it, key, name),
        |it| {
            it.set(entry, value.clone());
            true
        },
    );
}

fn remove(file: &mut Opened, (key, name): (&str, &str), entry: &str) {
    first(
        file,
        |it| names(it, key, name) && it.has(entry.as_bytes()),
        |it| it.remove(entry.as_bytes()).is_some(),
    );
}

/// Makes the first element of one type one of another type.
fn retype(file: &mut Opened, from: &str, to: &str) {
    let element = |it: &Dictionary| names(it, "Type", "StructElem") && names(it, "S", from);
    first(file, element, |it| {
        it.set("S", Object::Name(to.as_bytes().to_vec()));
        true
    });
}

/// Changes the text of the packet.
fn tell(file: &mut Opened, from: &str, to: &str) {
    let packet = file.xmp();
    assert!(packet.contains(from), "{from}");
    let id = catalog(file)
        .get(b"Metadata")
        .and_then(Object::as_reference)
        .expect("a packet");
    let stream = file
        .document
        .get_object_mut(id)
        .and_then(Object::as_stream_mut);
    stream
        .expect("a stream")
        .set_plain_content(packet.replacen(from, to, 1).into_bytes());
}

/// Changes the description of the first page where that can be done.
fn redraw(file: &mut Opened, change: impl Fn(&mut Vec<Operation>) -> bool) {
    for (page, _) in file
        .pages()
        .into_iter()
        .map(|(id, it)| (id, it.clone()))
        .collect::<Vec<_>>()
    {
        let mut operations = crate::pdf_file::operations(&file.document, page);
        if change(&mut operations) {
            let content = Content { operations }.encode().expect("it is written");
            let id = dictionary(file, page)
                .get(b"Contents")
                .and_then(Object::as_reference);
            let stream = Stream::new(Dictionary::new(), content);
            file.document.set_object(id.expect("a description"), stream);
            return;
        }
    }
    panic!("no page can be changed");
}

/// Draws something more at the end of the first page.
fn draw(file: &mut Opened, operator: &str, operands: &[Object]) {
    redraw(file, |operations| {
        operations.push(Operation::new(operator, operands.to_vec()));
        true
    });
}

/// Shows a code more than a face's first line does.
fn show(file: &mut Opened, code: u16) {
    redraw(file, |operations| {
        let line = operations
            .iter_mut()
            .find(|it| it.operator == "Tj" && it.operands[0].as_str().is_ok_and(|it| it.len() > 1));
        let Some(line) = line else { return false };
        let mut codes = line.operands[0].as_str().expect("codes").to_vec();
        codes.extend(code.to_be_bytes());
        line.operands[0] = Object::string_literal(codes);
        true
    });
}

/// Changes the profile of the output intent.
fn reprofile(file: &mut Opened, at: usize, bytes: &[u8]) {
    let intents = file.list(file.catalog(), "OutputIntents");
    let intent = file.entries(&intents[0]).expect("an intent");
    let id = intent
        .get(b"DestOutputProfile")
        .and_then(Object::as_reference)
        .expect("a profile");
    let mut profile = crate::pdf_file::stream(file.document.get_object(id).expect("a profile"));
    profile[at..at + bytes.len()].copy_from_slice(bytes);
    file.document
        .set_object(id, Stream::new(Dictionary::new(), profile));
}

/// Changes the first map to text.
fn remap(file: &mut Opened) {
    let font = file
        .typed("Font")
        .into_iter()
        .find(|it| file.name(it, "Subtype") == "Type0");
    let id = font
        .expect("a face")
        .get(b"ToUnicode")
        .and_then(Object::as_reference);
    let id = id.expect("a map");
    let map = crate::pdf_file::stream(file.document.get_object(id).expect("a map"));
    let map = String::from_utf8(map).expect("ASCII");
    let at = map.find("[<").expect("texts") + 2;
    let map = format!("{}0000{}", &map[..at], &map[at + 4..]);
    file.document
        .set_object(id, Stream::new(Dictionary::new(), map.into_bytes()));
}

/// Adds an object that nothing leads to.
fn add(file: &mut Opened, object: impl Into<Object>) {
    file.document.add_object(object);
}

/// Takes `key` out of the properties of the first mark with this tag.
fn unmark(file: &mut Opened, tag: &str, key: &str) {
    redraw(file, |operations| {
        let mark = operations.iter_mut().find(|it| {
            it.operator == "BDC" && it.operands[0].as_name().ok() == Some(tag.as_bytes())
        });
        let Some(mark) = mark else { return false };
        mark.operands[1]
            .as_dict_mut()
            .expect("properties")
            .remove(key.as_bytes())
            .is_some()
    });
}

/// Puts an artifact's marks round some operators of a page.
fn wrap(file: &mut Opened, from: &str, to: &str) {
    redraw(file, |operations| {
        let Some(start) = operations
            .iter()
            .position(|it| it.operator == from && it.operands.first() != Some(&"Artifact".into()))
        else {
            return false;
        };
        let Some(length) = operations[start..].iter().position(|it| it.operator == to) else {
            return false;
        };
        operations.insert(start + length + 1, Operation::new("EMC", vec![]));
        let kind = dictionary! { "Type" => "Layout" };
        operations.insert(
            start,
            Operation::new("BDC", vec!["Artifact".into(), kind.into()]),
        );
        true
    });
}

fn at(file: &Opened, words: &[u8]) -> usize {
    let mut all = file.bytes.windows(words.len());
    all.position(|it| it == words).expect("the words are there")
}

/// Makes the link another annotation, whose place in the structure is right.
fn no_link(file: &mut Opened, kind: &str) {
    set(file, ("Subtype", "Link"), "Subtype", kind);
    retype(file, "Link", "Annot");
}

#[rustfmt::skip]
const TWINS: &[Twin] = &[
    (&["6.1.2"], |file| file.bytes[7] = b'9'),
    (&["6.1.3-id"], |file| drop(file.document.trailer.remove(b"ID"))),
    (&["6.1.3-encrypt"], |file| file.document.trailer.set("Encrypt", dictionary! {})),
    (&["6.1.3-end"], |file| file.bytes.push(b'x')),
    (&["6.1.7.1-length"], |file| { let digit = at(file, b"/Length ") + 8; file.bytes[digit] ^= 1 }),
    (&["6.1.7.1-outside"], |file| add(file, Stream::new(dictionary! { "F" => "a" }, vec![]))),
    (&["6.1.7.2"], |file| add(file, Stream::new(dictionary! { "Filter" => "LZWDecode" }, vec![]))),
    (&["6.1.9"], |file| { let end = at(file, b" 0 obj\n") + 6; file.bytes[end] = b' ' }),
    (&["6.1.13"], |file| add(file, 1_i64 << 40)),
    (&["6.1.13"], |file| add(file, Object::string_literal("a".repeat(40_000)))),
    (&["6.1.13-page"], |file| page(file).set("MediaBox", vec![0.into(), 0.into(), 2.into(), 2.into()])),
    (&["6.2.2-operators"], |file| draw(file, "zz", &[])),
    (&["6.2.2-resources"], |file| draw(file, "gs", &["None".into()])),
    (&["6.2.3"], |file| reprofile(file, 8, &[5])),
    (&["6.2.4.3-rgb"], |file| reprofile(file, 16, b"GRAY")),
    (&["6.2.4.3-cmyk"], |file| draw(file, "k", &[0.into(), 1.into(), 1.into(), 0.into()])),
    (&["6.2.4.4"], |file| add(file, vec!["DeviceN".into(), vec![Object::from("Gold")].into(), "DeviceRGB".into(), Object::Null])),
    (&["6.2.5"], |file| set(file, ("Type", "ExtGState"), "TR", "Identity")),
    (&["6.2.6"], |file| draw(file, "ri", &["Vivid".into()])),
    (&["6.2.8"], |file| set(file, ("Subtype", "Image"), "Interpolate", true)),
    (&["6.2.9"], |file| add(file, Stream::new(dictionary! { "Subtype" => "Form", "Ref" => dictionary! {} }, vec![]))),
    (&["6.2.10-mode"], |file| set(file, ("BM", "Multiply"), "BM", "Stamp")),
    (&["6.2.3", "6.2.4.3-rgb", "6.2.10-group"], |file| { catalog(file).remove(b"OutputIntents"); first(file, |it| it.has(b"Group"), |it| it.remove(b"Group").is_some()) }),
    (&["6.2.11.2"], |file| remove(file, ("Subtype", "Type0"), "BaseFont")),
    (&["6.2.11.3.1"], |file| set(file, ("Subtype", "Type0"), "Encoding", "GBK-EUC-H")),
    (&["6.2.11.3.2"], |file| remove(file, ("Subtype", "CIDFontType2"), "CIDToGIDMap")),
    (&["6.2.11.4.1-embedded"], |file| remove(file, ("Type", "FontDescriptor"), "FontFile2")),
    (&["6.2.11.4.1-glyphs", "6.2.11.7.2"], |file| show(file, 0xFFF0)),
    (&["6.2.11.4.2"], |file| set(file, ("Type", "FontDescriptor"), "CIDSet", Object::Null)),
    (&["6.2.11.5"], |file| first(file, |it| it.has(b"W"), |it| { let widths = it.get_mut(b"W").and_then(Object::as_array_mut).expect("widths"); widths[1].as_array_mut().expect("widths")[0] = 321.into(); true })),
    (&["6.2.11.5-drawn"], |file| first(file, |it| it.has(b"Widths"), |it| { it.get_mut(b"Widths").and_then(Object::as_array_mut).expect("widths")[1] = 321.into(); true })),
    (&["6.2.11.7.2"], |file| remove(file, ("Subtype", "Type0"), "ToUnicode")),
    (&["6.2.11.7.2-characters"], remap),
    (&["6.2.11.7.3"], |file| unmark(file, "Span", "ActualText")),
    (&["6.2.11.7.2", "6.2.11.8"], |file| show(file, 0)),
    (&["6.3.1"], |file| { no_link(file, "TrapNet"); set(file, ("Subtype", "TrapNet"), "AP", dictionary! {}) }),
    (&["6.3.2"], |file| set(file, ("Subtype", "Link"), "F", 6)),
    (&["6.3.3"], |file| no_link(file, "Text")),
    (&["6.4"], |file| catalog(file).set("AcroForm", dictionary! {})),
    (&["6.4"], |file| page(file).set("AA", dictionary! {})),
    (&["6.5.1"], |file| set(file, ("Subtype", "Link"), "A", dictionary! { "S" => "JavaScript" })),
    (&["6.6.2.1"], |file| tell(file, "</rdf:RDF>", "")),
    (&["6.6.2.3"], |file| tell(file, "prefix>pdfuaid<", "prefix>other<")),
    (&["6.6.3"], |file| first(file, |it| it.has(b"Producer"), |it| { it.set("Producer", Object::string_literal("other")); true })),
    (&["6.6.4"], |file| tell(file, "conformance>A<", "conformance>B<")),
    (&["6.7.2"], |file| first(file, |it| it.has(b"Marked"), |it| { it.set("Marked", false); true })),
    (&["6.7.3.3", "01-marks", "28-011"], |file| drop(catalog(file).remove(b"StructTreeRoot"))),
    (&["6.7.4"], |file| catalog(file).set("Lang", Object::string_literal("zh_CN"))),
    (&["01-003"], |file| wrap(file, "Tj", "Tj")),
    (&["01-004"], |file| wrap(file, "BDC", "EMC")),
    (&["01-005"], |file| draw(file, "f", &[])),
    (&["01-007"], |file| first(file, |it| it.has(b"Marked"), |it| { it.set("Suspects", true); true })),
    (&["01-marks"], |file| { let (id, _) = file.pages()[0]; dictionary(file, id).set("StructParents", 77) }),
    (&["01-parents"], |file| { let (id, _) = file.pages()[0]; set(file, ("S", "P"), "P", Object::Reference(id)) }),
    (&["02-001"], |file| retype(file, "P", "Chapter")),
    (&["02-004"], |file| set(file, ("Type", "StructTreeRoot"), "RoleMap", dictionary! { "P" => "H1" })),
    (&["06-002"], |file| tell(file, "<pdfuaid:part>1</pdfuaid:part>", "")),
    (&["06-003"], |file| { tell(file, "<dc:title>", "<dc:other>"); tell(file, "</dc:title>", "</dc:other>"); first(file, |it| it.has(b"Producer"), |it| it.remove(b"Title").is_some()) }),
    (&["07-001"], |file| drop(catalog(file).remove(b"ViewerPreferences"))),
    (&["07-001"], |file| catalog(file).set("ViewerPreferences", dictionary! { "DisplayDocTitle" => false })),
    (&["09-004"], |file| retype(file, "TR", "P")),
    (&["09-005"], |file| retype(file, "P", "LI")),
    (&["09-006"], |file| retype(file, "P", "TOCI")),
    (&["11-001"], |file| drop(catalog(file).remove(b"Lang"))),
    (&["13-004"], |file| remove(file, ("S", "Figure"), "Alt")),
    (&["14-002"], |file| retype(file, "H1", "H2")),
    (&["14-003"], |file| retype(file, "H2", "H4")),
    (&["14-007"], |file| retype(file, "H2", "H")),
    (&["15-003"], |file| retype(file, "TD", "TH")),
    (&["17-002"], |file| retype(file, "P", "Formula")),
    (&["18-artifacts"], |file| unmark(file, "Artifact", "Type")),
    (&["19-003"], |file| retype(file, "P", "Note")),
    (&["28-004"], |file| remove(file, ("Subtype", "Link"), "Contents")),
    (&["28-009"], |file| page(file).set("Tabs", "R")),
    (&["28-011"], |file| remove(file, ("Subtype", "Link"), "StructParent")),
    (&["28-live"], |file| set(file, ("S", "Link"), "K", 0)),
];

#[test]
fn each_broken_file_is_told_by_its_rule_and_no_other() {
    let whole = whole();
    assert_eq!(findings(&whole), [""; 0], "the twins' model is good");
    let mut wrong = Vec::new();
    for (codes, break_it) in TWINS {
        let mut twin = Opened {
            bytes: whole.bytes.clone(),
            document: whole.document.clone(),
        };
        break_it(&mut twin);
        let found = findings(&twin);
        if found != *codes {
            wrong.push(format!("{codes:?} broken, {found:?} found"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_rule_has_a_broken_twin_and_a_line_in_the_ledger() {
    let told: BTreeSet<&str> = TWINS
        .iter()
        .flat_map(|(codes, _)| codes.iter().copied())
        .collect();
    let checked: BTreeSet<&str> = CHECKS.iter().map(|(code, _)| *code).collect();
    assert_eq!(told, checked);
    let ledger = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/standard/pdfa.md");
    let ledger = std::fs::read_to_string(ledger).expect("the ledger is there");
    for code in checked {
        assert!(
            ledger.contains(&format!("`{code}`")),
            "{code} is in the ledger"
        );
    }
}
