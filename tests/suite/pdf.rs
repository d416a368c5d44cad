//! The PDF writer from the outside: pages in, the file's objects out, read
//! back with lopdf.

use super::pdf_file::{child, follow, operations, stream, utf16, whole_text};
use gongwen::document::Level;
use gongwen::font::{FontOptions, Fonts, Thicken, Want};
use gongwen::layout::{
    Bookmark, CellKind, GlyphRun, Item, MissingGlyph, Owner, Page, Pages, PlacedGlyph, Point, Rule,
    Structure,
};
use gongwen::template::{Colour, FaceRole, Pt, Weight};
use gongwen::write::paged::pdf::{self, PdfOptions};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::sync::LazyLock;

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let loaded = Fonts::load(&[], &FontOptions::default());
    loaded.expect("the bundled faces load").0
});

const WIDTH: f64 = 595.0;
const HEIGHT: f64 = 842.0;
const SIZE: f64 = 16.0;

/// Characters of one face, side by side with `gap` between them.
fn run(role: FaceRole, text: &str, corner: (f64, f64), gap: f64, owner: Owner) -> GlyphRun {
    let weight = Weight::Regular;
    let mut pen = 0.0;
    let mut glyphs = Vec::new();
    let mut face = None;
    for ch in text.chars() {
        let glyph = FONTS
            .glyph(Want { role, weight }, ch)
            .expect("a bundled face has the character");
        assert!(face.is_none_or(|face| face == glyph.face), "one face a run");
        face = Some(glyph.face);
        glyphs.push(PlacedGlyph {
            id: glyph.id,
            text_bytes: u16::try_from(ch.len_utf8()).expect("at most four"),
            #[expect(clippy::cast_possible_truncation, reason = "as layout keeps it")]
            x: pen as f32,
        });
        pen += glyph.advance.0 * SIZE + gap;
    }
    GlyphRun {
        owner,
        origin: Point {
            x: Pt(corner.0),
            y: Pt(corner.1),
        },
        face: face.expect("the text is not empty"),
        size: Pt(SIZE),
        scale: 1.0,
        thicken: Thicken::No,
        colour: Colour::Black,
        text: text.to_owned(),
        glyphs,
    }
}

fn song(text: &str, y: f64, block: u32) -> Item {
    let owner = Owner::Block(block);
    Item::Glyphs(run(FaceRole::Fangsong, text, (80.0, y), -0.21, owner))
}

fn number(text: &str) -> Item {
    let corner = (480.0, 780.0);
    Item::Glyphs(run(FaceRole::Songti, text, corner, 0.0, Owner::Furniture))
}

fn rule(owner: Owner, colour: Colour) -> Item {
    Item::Rule(Rule {
        owner,
        corner: Point {
            x: Pt(80.0),
            y: Pt(300.0),
        },
        width: Pt(440.0),
        height: Pt(2.0),
        colour,
    })
}

fn bookmark(words: &str, level: Level, page: usize, top: f64) -> Bookmark {
    Bookmark {
        words: words.to_owned(),
        depth: level.number(),
        page,
        top: Pt(top),
    }
}

/// Two pages with a title, headings, a paragraph that goes over the page's
/// end, a rule, page numbers and a small table.
fn sample() -> Pages {
    let cell = |row, column| Structure::Cell {
        table: 0,
        row,
        column,
        rows: 1,
        columns: 1,
        kind: if row == 0 {
            CellKind::Head
        } else {
            CellKind::Data
        },
    };
    Pages {
        width: Pt(WIDTH),
        height: Pt(HEIGHT),
        pages: vec![
            Page {
                items: vec![
                    song("关于湖滨新区试点情况的报告", 120.0, 0),
                    rule(Owner::Furniture, Colour::Red),
                    song("一、总体进展", 330.0, 1),
                    song("试点工作进展平稳，各项任务有序", 360.0, 2),
                    number("—1—"),
                ],
                turned: 0,
            },
            Page {
                items: vec![
                    song("推进，群众反映良好。", 120.0, 2),
                    song("甲", 150.0, 3),
                    song("乙", 150.0, 4),
                    song("丙", 180.0, 5),
                    number("—2—"),
                ],
                turned: 0,
            },
        ],
        outline: vec![
            bookmark("一、总体进展", Level::One, 0, 314.0),
            bookmark("1.跳过一级", Level::Three, 0, 400.0),
            bookmark("（二）回到二级", Level::Two, 1, 104.5),
            bookmark("二、下一步", Level::One, 1, 200.25),
        ],
        front: 0,
        links: Vec::new(),
        pictures: Vec::new(),
        figures: Vec::new(),
        structure: vec![
            Structure::Title,
            Structure::Heading(Level::One),
            Structure::Paragraph,
            cell(0, 0),
            cell(0, 1),
            cell(1, 0),
        ],
        title: Some("关于湖滨新区试点情况的报告".to_owned()),
    }
}

fn bytes(pages: &Pages) -> Vec<u8> {
    let mut bytes = Vec::new();
    pdf::write(pages.clone(), &FONTS, &PdfOptions::default(), &mut bytes)
        .expect("the pages can be written");
    bytes
}

fn read(pages: &Pages) -> Document {
    Document::load_mem(&bytes(pages)).expect("lopdf reads the file")
}

fn catalog(document: &Document) -> &Dictionary {
    document.catalog().expect("there is a catalog")
}

fn with_items(items: Vec<Item>) -> Pages {
    Pages {
        pages: vec![Page { items, turned: 0 }],
        structure: vec![Structure::Paragraph],
        outline: Vec::new(),
        ..sample()
    }
}

#[test]
fn the_text_comes_back_letter_for_letter_without_page_numbers() {
    let document = read(&sample());
    assert_eq!(
        whole_text(&document),
        "关于湖滨新区试点情况的报告一、总体进展试点工作进展平稳，各项任务有序推进，群众反映良好。甲乙丙"
    );
}

/// A frame that stands for `text`, with a code point in two rows of small
/// digits.
fn missing(text: &str, corner: (f64, f64), rows: [&str; 2]) -> Item {
    let owner = Owner::Block(0);
    let digits = |(row, words): (usize, &&str)| {
        let down = [6.5, 12.7][row];
        let mut digits = run(FaceRole::Latin, words, (2.0, down), 0.0, owner);
        digits.size = Pt(5.8);
        for glyph in &mut digits.glyphs {
            glyph.x *= 0.36;
        }
        digits
    };
    Item::Missing(MissingGlyph {
        owner,
        character: text.chars().next().expect("a text"),
        text: text.to_owned(),
        corner: Point {
            x: Pt(corner.0),
            y: Pt(corner.1),
        },
        width: Pt(14.0),
        height: Pt(14.0),
        digits: rows.iter().enumerate().map(digits).collect(),
    })
}

#[test]
fn a_character_no_face_has_is_drawn_as_a_box_and_reads_as_itself() {
    let items = vec![
        song("名单有", 120.0, 0),
        missing("𰻝", (130.0, 107.0), ["030", "EDD"]),
        Item::Glyphs(run(
            FaceRole::Fangsong,
            "同志",
            (146.0, 120.0),
            0.0,
            Owner::Block(0),
        )),
    ];
    let document = read(&with_items(items));
    assert_eq!(whole_text(&document), "名单有𰻝同志");
    let page = document.page_iter().next().expect("there is a page");
    let page = document.get_dictionary(page).expect("a page");
    let fonts = child(&document, child(&document, page, "Resources"), "Font");
    let drawings = child(&document, child(&document, fonts, "Boxes0"), "CharProcs");
    let drawing = stream(follow(&document, drawings, "u30EDD"));
    let drawing = Content::decode(&drawing).expect("operations").operations;
    let times = |operator| {
        drawing
            .iter()
            .filter(|drawn| drawn.operator == operator)
            .count()
    };
    assert_eq!(
        [times("re"), times("Tj") + times("TJ")],
        [4, 2],
        "four sides, two rows of digits"
    );
}

#[test]
fn a_hundred_characters_no_face_has_read_as_themselves() {
    let text: String = ('\u{30000}'..'\u{30064}').collect();
    let boxes = text
        .chars()
        .map(|ch| missing(&ch.to_string(), (130.0, 107.0), ["030", "000"]));
    let document = read(&with_items(boxes.collect()));
    assert_eq!(whole_text(&document), text);
}

#[test]
fn a_box_stands_for_a_character_with_the_marks_beside_it() {
    let texts = ["❤", "❤\u{FE0F}", "❤\u{FE0E}", "\u{200B}❤", "❤"];
    let boxes = texts.map(|text| missing(text, (130.0, 107.0), ["27", "64"]));
    let document = read(&with_items(boxes.to_vec()));
    assert_eq!(whole_text(&document), texts.concat());
}

#[test]
fn a_glyph_stands_for_several_characters_or_for_another_one() {
    let mut dashes = run(FaceRole::Songti, "—", (80.0, 120.0), 0.0, Owner::Block(0));
    dashes.text = "——".to_owned();
    dashes.glyphs[0].text_bytes = 6;
    let mut other = run(
        FaceRole::Fangsong,
        "甲乙甲",
        (80.0, 150.0),
        0.0,
        Owner::Block(0),
    );
    other.text = "甲乙丁".to_owned();
    let mut pair = run(
        FaceRole::Fangsong,
        "子丑",
        (80.0, 180.0),
        0.0,
        Owner::Block(0),
    );
    pair.text = "寅".to_owned();
    pair.glyphs[1].text_bytes = 0;
    let items = [dashes, other, pair].map(Item::Glyphs).to_vec();
    let document = read(&with_items(items));
    assert_eq!(whole_text(&document), "——甲乙丁寅");
    let given = |operation: &&Operation| {
        let properties = operation
            .operands
            .get(1)
            .and_then(|object| object.as_dict().ok());
        properties.is_some_and(|properties| properties.has(b"ActualText"))
    };
    let page = document.page_iter().next().expect("there is a page");
    // The dash's own map has both characters; only the other two are given.
    assert_eq!(operations(&document, page).iter().filter(given).count(), 2);
}

#[test]
fn every_face_is_cut_down_embedded_and_mapped_to_text() {
    let document = read(&sample());
    let page = document.page_iter().next().expect("there is a page");
    let page = document.get_dictionary(page).expect("a page");
    let fonts = child(&document, child(&document, page, "Resources"), "Font");
    assert_eq!(fonts.len(), 2);
    for (name, _) in fonts {
        let font = child(&document, fonts, std::str::from_utf8(name).expect("ASCII"));
        let base = font
            .get(b"BaseFont")
            .and_then(Object::as_name)
            .expect("a name");
        assert!(base[..6].iter().all(u8::is_ascii_uppercase) && base[6] == b'+');
        let below = follow(&document, font, "DescendantFonts")
            .as_array()
            .expect("an array");
        let below = document.dereference(&below[0]).expect("a font").1;
        let descriptor = child(
            &document,
            below.as_dict().expect("a font"),
            "FontDescriptor",
        );
        let program = follow(&document, descriptor, "FontFile2");
        let size = stream(program).len();
        assert!(
            (400..60_000).contains(&size),
            "{size} bytes for a handful of glyphs"
        );
    }
}

#[test]
fn glyphs_stand_where_layout_put_them() {
    stand(1.0);
}

/// A condensed mark (GB/T 9704-2012 §7.2.4).
#[test]
fn condensed_glyphs_stand_where_layout_put_them() {
    stand(0.6);
}

/// Holds glyphs condensed to this share of their width to their places.
fn stand(scale: f64) {
    let text = "试点工作进展平稳各项任务有序推进群众反映良好试点工作";
    let mut placed = run(
        FaceRole::Fangsong,
        text,
        (79.37, 120.0),
        -0.213,
        Owner::Block(0),
    );
    placed.scale = scale;
    for glyph in &mut placed.glyphs {
        #[expect(clippy::cast_possible_truncation, reason = "as layout keeps it")]
        let narrow = scale as f32;
        glyph.x *= narrow;
    }
    let document = read(&with_items(vec![Item::Glyphs(placed.clone())]));
    let seen = pens(&document, scale);
    assert_eq!(seen.len(), placed.glyphs.len());
    for (glyph, pen) in placed.glyphs.iter().zip(seen) {
        assert!((79.37 + f64::from(glyph.x) - pen).abs() < 0.01, "{pen}");
    }
}

/// A face that shows one glyph between others sets no spacing of its own.
#[test]
fn one_glyph_among_spread_ones_stands_where_layout_put_it() {
    let block = Owner::Block(0);
    let spread = run(FaceRole::Fangsong, "试点工作", (80.0, 120.0), 3.0, block);
    let one = run(FaceRole::Songti, "进", (156.0, 120.0), 0.0, block);
    let after = run(FaceRole::Fangsong, "展平稳", (175.0, 120.0), 3.0, block);
    let wanted = [80.0, 99.0, 118.0, 137.0, 156.0, 175.0, 194.0, 213.0];
    let document = read(&with_items([spread, one, after].map(Item::Glyphs).to_vec()));
    let seen = pens(&document, 1.0);
    assert_eq!(seen.len(), wanted.len());
    for (seen, wanted) in seen.iter().zip(wanted) {
        assert!((seen - wanted).abs() < 0.01, "{seen}, not {wanted}");
    }
}

/// Where the glyphs of the first page stand, all as wide as their type size and
/// condensed to this share.
fn pens(document: &Document, scale: f64) -> Vec<f64> {
    let page = document.page_iter().next().expect("there is a page");
    let (mut pen, mut line) = (0.0, 0.0);
    let mut spacing = 0.0;
    let mut seen = Vec::new();
    for operation in operations(document, page) {
        let number =
            |index: usize| f64::from(operation.operands[index].as_float().expect("a number"));
        let mut show = |codes: &[u8], pen: &mut f64| {
            for _ in codes.chunks(2) {
                seen.push(*pen);
                *pen += (SIZE + spacing) * scale;
            }
        };
        match operation.operator.as_str() {
            "BT" => line = 0.0,
            "Tm" => {
                assert!((number(0) - scale).abs() < 0.001);
                assert!((number(5) - (HEIGHT - 120.0)).abs() < 0.001);
                (pen, line) = (number(4), number(4));
            }
            "Td" => {
                line += number(0);
                pen = line;
            }
            "Tc" => spacing = number(0),
            "Tj" => show(operation.operands[0].as_str().expect("codes"), &mut pen),
            "TJ" => {
                for part in operation.operands[0].as_array().expect("an array") {
                    if let Ok(correction) = part.as_float() {
                        pen -= f64::from(correction) * SIZE * scale / 1000.0;
                    } else {
                        show(part.as_str().expect("codes"), &mut pen);
                    }
                }
            }
            _ => {}
        }
    }
    seen
}

#[test]
fn strokes_are_thickened_by_a_line_and_red_is_red() {
    let mut thick = run(
        FaceRole::Fangsong,
        "加粗",
        (80.0, 120.0),
        0.0,
        Owner::Block(0),
    );
    thick.thicken = Thicken::Yes;
    let plain = song("平常", 150.0, 0);
    let items = vec![
        Item::Glyphs(thick),
        plain,
        rule(Owner::Furniture, Colour::Red),
    ];
    let document = read(&with_items(items));
    let page = document.page_iter().next().expect("there is a page");
    let drawn = operations(&document, page);
    let modes = drawn.iter().filter(|operation| operation.operator == "Tr");
    let modes: Vec<_> = modes
        .map(|mode| mode.operands[0].as_i64().expect("a mode"))
        .collect();
    assert_eq!(modes, [2, 0]);
    let red = drawn
        .iter()
        .find(|operation| operation.operator == "rg")
        .expect("a colour");
    let parts: Vec<_> = red
        .operands
        .iter()
        .map(|part| part.as_float().expect("a number"))
        .collect();
    assert_eq!(parts, [1.0, 0.0, 0.0]);
}

/// The outline as lines: indent, words, page and top.
fn outline_lines(document: &Document, entry: &Dictionary, indent: usize, lines: &mut Vec<String>) {
    let mut next = entry.has(b"First").then(|| child(document, entry, "First"));
    while let Some(entry) = next {
        let words = utf16(follow(document, entry, "Title").as_str().expect("words"));
        let place = follow(document, entry, "Dest").as_array().expect("a place");
        let page = document
            .page_iter()
            .position(|id| Object::Reference(id) == place[0]);
        let top = place[3].as_float().expect("a height");
        lines.push(format!(
            "{}{words} {} {top}",
            " ".repeat(indent),
            page.expect("a page")
        ));
        outline_lines(document, entry, indent + 1, lines);
        next = entry.has(b"Next").then(|| child(document, entry, "Next"));
    }
}

#[test]
fn the_outline_nests_and_leads_to_the_lines() {
    let document = read(&sample());
    let outline = child(&document, catalog(&document), "Outlines");
    let mut lines = Vec::new();
    outline_lines(&document, outline, 0, &mut lines);
    let wanted = [
        "一、总体进展 0 528",
        " 1.跳过一级 0 442",
        " （二）回到二级 1 737.5",
        "二、下一步 1 641.75",
    ];
    assert_eq!(lines, wanted);
    assert_eq!(outline.get(b"Count").and_then(Object::as_i64).ok(), Some(4));
    let mode = catalog(&document)
        .get(b"PageMode")
        .and_then(Object::as_name);
    assert_eq!(mode.ok(), Some(b"UseOutlines".as_slice()));
}

#[test]
fn without_headings_there_is_no_outline() {
    let document = read(&with_items(vec![song("正文", 120.0, 0)]));
    assert!(!catalog(&document).has(b"Outlines"));
    assert!(!catalog(&document).has(b"PageMode"));
}

/// The structure below `element` as `H1` or `Table(TR(TD TD) TR(TD))`.
fn structure(document: &Document, element: &Dictionary) -> String {
    let name = element.get(b"S").and_then(Object::as_name).expect("a type");
    let name = String::from_utf8_lossy(name).into_owned();
    let Ok(Object::Array(kids)) = element.get(b"K") else {
        return name;
    };
    let below: Vec<String> = kids
        .iter()
        .filter_map(|kid| document.get_dictionary(kid.as_reference().ok()?).ok())
        .map(|kid| structure(document, kid))
        .collect();
    if below.is_empty() {
        return name;
    }
    format!("{name}({})", below.join(" "))
}

#[test]
fn the_structure_tells_headings_paragraphs_and_tables() {
    let document = read(&sample());
    let root = child(&document, catalog(&document), "StructTreeRoot");
    let body = child(&document, root, "K");
    let wanted = "Document(H1 H2 P Table(THead(TR(TH TH)) TBody(TR(TD))))";
    assert_eq!(structure(&document, body), wanted);
}

#[test]
fn every_mark_leads_to_its_element_and_back() {
    let document = read(&sample());
    let root = child(&document, catalog(&document), "StructTreeRoot");
    let parents = follow(&document, child(&document, root, "ParentTree"), "Nums");
    let parents = parents.as_array().expect("an array");
    for (index, page) in document.page_iter().enumerate() {
        let key = document
            .get_dictionary(page)
            .and_then(|page| page.get(b"StructParents"));
        assert_eq!(key.ok(), Some(&parents[2 * index]));
        let elements = document
            .dereference(&parents[2 * index + 1])
            .expect("elements")
            .1;
        let elements = elements.as_array().expect("an array");
        let marks: Vec<i64> = operations(&document, page)
            .iter()
            .filter_map(|operation| operation.operands.get(1)?.as_dict().ok())
            .filter_map(|properties| properties.get(b"MCID").ok()?.as_i64().ok())
            .collect();
        assert_eq!(
            marks,
            (0..elements.len()).map(mark_number).collect::<Vec<_>>()
        );
        for (mark, element) in elements.iter().enumerate() {
            let element = document.get_dictionary(element.as_reference().expect("an element"));
            assert!(holds(element.expect("an element"), page, mark_number(mark)));
        }
    }
}

fn mark_number(mark: usize) -> i64 {
    i64::try_from(mark).expect("a page has few marks")
}

/// Whether a structure element has this mark of this page among its kids.
fn holds(element: &Dictionary, page: ObjectId, mark: i64) -> bool {
    let home = element.get(b"Pg").and_then(Object::as_reference).ok();
    let kids = element.get(b"K").and_then(Object::as_array).expect("kids");
    kids.iter().any(|kid| match kid {
        Object::Integer(number) => home == Some(page) && *number == mark,
        Object::Dictionary(kid) => {
            kid.get(b"Pg").and_then(Object::as_reference).ok() == Some(page)
                && kid.get(b"MCID").and_then(Object::as_i64).ok() == Some(mark)
        }
        _ => false,
    })
}

#[test]
fn page_numbers_and_rules_are_artifacts() {
    let document = read(&sample());
    let page = document.page_iter().next().expect("there is a page");
    let kinds: Vec<String> = operations(&document, page)
        .iter()
        .filter(|operation| operation.operator == "BDC")
        .filter(|operation| operation.operands[0] == Object::Name(b"Artifact".to_vec()))
        .map(|operation| operation.operands[1].as_dict().expect("properties"))
        .map(|properties| {
            properties
                .get(b"Type")
                .and_then(Object::as_name)
                .expect("a kind")
        })
        .map(|kind| String::from_utf8_lossy(kind).into_owned())
        .collect();
    assert_eq!(kinds, ["Layout", "Pagination"]);
}

#[test]
fn the_file_says_what_it_is() {
    let bytes = bytes(&sample());
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let document = Document::load_mem(&bytes).expect("lopdf reads the file");
    let catalog = catalog(&document);
    assert_eq!(
        catalog.get(b"Lang").and_then(Object::as_str).ok(),
        Some(b"zh-CN".as_slice())
    );
    let viewer = child(&document, catalog, "ViewerPreferences");
    assert_eq!(
        viewer
            .get(b"DisplayDocTitle")
            .and_then(Object::as_bool)
            .ok(),
        Some(true)
    );
    let packet = String::from_utf8(stream(follow(&document, catalog, "Metadata"))).expect("UTF-8");
    assert!(packet.contains(">关于湖滨新区试点情况的报告<"));
    let info = child(&document, &document.trailer, "Info");
    let title = utf16(
        info.get(b"Title")
            .and_then(Object::as_str)
            .expect("a title"),
    );
    assert_eq!(title, "关于湖滨新区试点情况的报告");
    let keys: Vec<_> = info
        .iter()
        .map(|(key, _)| String::from_utf8_lossy(key))
        .collect();
    assert_eq!(keys, ["Title", "Producer"]);
}

#[test]
fn two_documents_in_either_order_give_the_same_bytes() {
    let [one, other] = [sample(), with_items(vec![song("另一份文件", 120.0, 0)])];
    let forth = (bytes(&one), bytes(&other));
    let other_first = bytes(&other);
    let back = (bytes(&one), other_first);
    assert!(forth == back);
    assert!(forth.0 != forth.1);
}

#[test]
fn a_file_knows_whether_it_was_edited() {
    let mut bytes = bytes(&sample());
    assert!(pdf::is_unedited(&bytes));
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    assert!(!pdf::is_unedited(&bytes));
    bytes[middle] ^= 1;
    bytes.push(b'\n');
    assert!(!pdf::is_unedited(&bytes));
    assert!(!pdf::is_unedited(b""));
}

#[test]
fn pages_without_a_glyph_can_be_written() {
    for pages in [
        with_items(Vec::new()),
        Pages {
            pages: Vec::new(),
            ..sample()
        },
    ] {
        let document = read(&pages);
        assert_eq!(document.page_iter().count(), pages.pages.len());
    }
}
