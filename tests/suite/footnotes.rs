//! Footnotes from the outside: Markdown or a .docx in; where marks and notes
//! stand in the PDF, the parts of the DOCX and the Markdown out.

use super::docx_read::{Docx, p, r};
use super::measure::convert;
use super::pdf_file::{LineStart, operations, text_of, whole_text};
use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use gongwen::document::circled;
use lopdf::{Dictionary, Document, Object};
use std::io::{Cursor, Read};
use std::path::Path;

/// Points a millimetre.
const MM: f64 = 72.0 / 25.4;

fn pdf(text: &str) -> Document {
    let bytes = convert("a.md", text.as_bytes(), OutputFormat::Pdf);
    Document::load_mem(&bytes).expect("a PDF")
}

fn markdown(text: &str) -> String {
    let bytes = convert("a.md", text.as_bytes(), OutputFormat::Markdown);
    String::from_utf8(bytes).expect("UTF-8")
}

fn parts(docx: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a ZIP");
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("XML");
            (part.name().to_owned(), text)
        })
        .collect()
}

fn part(docx: &[u8], name: &str) -> Option<String> {
    let mut parts = parts(docx).into_iter();
    parts.find(|(it, _)| it == name).map(|(_, text)| text)
}

/// The text without the marks of notes, which are composed.
fn unmarked(text: &str) -> String {
    let is_mark = |it: char| (1..=50).any(|number| circled(number) == Some(it));
    text.chars().filter(|it| !is_mark(*it)).collect()
}

/// Baseline (millimetres from the page's top), type size and tag of each run of
/// glyphs of a page, page numbers left out.
fn runs(document: &Document, page: usize) -> Vec<(f64, f64, String)> {
    let page = document.page_iter().nth(page).expect("a page");
    let (mut tags, mut size, mut start) = (Vec::new(), 0.0, LineStart::default());
    let mut found = Vec::new();
    for operation in operations(document, page) {
        let operands = &operation.operands;
        let number = |at: usize| operands.get(at).and_then(|it| it.as_float().ok());
        match operation.operator.as_str() {
            "BDC" => tags.push(operands[0].as_name().expect("a tag").to_vec()),
            "EMC" => drop(tags.pop()),
            "Tf" => size = number(1).expect("a size").into(),
            _ if start.follow(&operation) => {
                let tag = tags.first().expect("all is tagged").clone();
                let tag = String::from_utf8(tag).expect("ASCII");
                if tag != "Artifact" {
                    found.push((297.0 - start.y / MM, size, tag));
                }
            }
            _ => {}
        }
    }
    found
}

/// Left, top, width and height in millimetres of the rules of a page.
fn rules(document: &Document, page: usize) -> Vec<[f64; 4]> {
    let page = document.page_iter().nth(page).expect("a page");
    let used = operations(document, page);
    let rules = used.iter().filter(|it| it.operator == "re");
    rules
        .map(|it| {
            let numbers = it
                .operands
                .iter()
                .map(|it| f64::from(it.as_float().expect("a number")));
            let [x, y, wide, high] = numbers.collect::<Vec<_>>()[..] else {
                panic!("four numbers")
            };
            [x, 297.0 * MM - y - high, wide, high].map(|it| it / MM)
        })
        .collect()
}

fn near(seen: f64, want: f64) {
    assert!((seen - want).abs() < 0.2, "{seen} mm, not {want} mm");
}

const TWO: &str = "# 春耕情况\n\n甲一[^b]，甲二[^a]。\n\n乙。\n\n[^a]: 第二注。\n[^b]: 第一注。\n";

#[test]
fn notes_stand_at_the_foot_of_the_page_in_the_order_of_their_marks() {
    let document = pdf(TWO);
    assert_eq!(document.page_iter().count(), 1);
    assert_eq!(
        whole_text(&document),
        "春耕情况甲一①，甲二②。乙。①第一注。②第二注。"
    );
    let notes: Vec<_> = runs(&document, 0)
        .into_iter()
        .filter(|(_, _, tag)| tag == "Note")
        .collect();
    assert!(notes.iter().all(|(_, size, _)| (size - 10.5).abs() < 0.01));
    // Two lines of 1.5 times 五号, the last one at the type area's edge.
    let line = 15.75 / MM;
    let bottom = 37.0 + 225.0;
    let baseline = (line - 10.5 / MM) / 2.0 + 10.5 * 0.88 / MM;
    near(
        notes.first().expect("a note").0,
        bottom - 2.0 * line + baseline,
    );
    near(notes.last().expect("a note").0, bottom - line + baseline);
    // The rule above them is 50 mm long, in the middle of 6 pt.
    let [rule] = rules(&document, 0)[..] else {
        panic!("one rule")
    };
    near(rule[0], 28.0);
    near(rule[1], bottom - 2.0 * line - 3.0 / MM);
    near(rule[2], 50.0);
}

#[test]
fn a_mark_is_small_and_raised_and_begins_no_line() {
    let runs = runs(&pdf(TWO), 0);
    let mark = runs.iter().find(|(_, size, _)| (size - 9.6).abs() < 0.01);
    let text = runs.iter().find(|(_, size, _)| (size - 16.0).abs() < 0.01);
    let (mark, text) = (mark.expect("a mark"), text.expect("text"));
    // 0.55 of its own size.
    near(text.0 - mark.0, 0.55 * 9.6 / MM);
    assert_eq!(mark.2, "P", "it is part of the paragraph");
    // A line of 28 characters, the last of which has a mark: it goes along.
    for length in 24..30 {
        let words = "春".repeat(length);
        let document = pdf(&format!("# 春\n\n甲乙{words}[^a]后文。\n\n[^a]: 注。\n"));
        let baselines = self::runs(&document, 0);
        let at = baselines.iter().position(|it| (it.1 - 9.6).abs() < 0.01);
        let at = at.expect("a mark");
        let before = baselines[at - 1].0 - 0.55 * 9.6 / MM;
        near(baselines[at].0, before);
    }
}

/// Title, blank line, then so many lines of a character each.
fn long(lines: usize, last: &str) -> String {
    let lines = "行。\n\n".repeat(lines);
    format!("# 春耕\n\n{lines}{last}")
}

#[test]
fn a_line_stays_with_its_note_and_text_keeps_clear_of_notes() {
    let note = "[^a]: 注文。\n";
    // 22 lines: title, blank, 19 and the line with the mark; the note and the
    // rule above it take one of them.
    for (before, page) in [(18, 0), (19, 1)] {
        let document = pdf(&long(before, &format!("有注[^a]。\n\n{note}")));
        assert_eq!(document.page_iter().count(), page + 1, "{before}");
        let id = document.page_iter().nth(page).expect("a page");
        let text = text_of(&document, id);
        assert!(text.ends_with("有注①。①注文。"), "{before}: {text}");
    }
    // What follows the line goes to the next page where the note has its room.
    let document = pdf(&long(18, &format!("有注[^a]。\n\n后。\n\n{note}")));
    let texts: Vec<String> = document
        .page_iter()
        .map(|it| text_of(&document, it))
        .collect();
    assert!(texts[0].ends_with("有注①。①注文。"), "{texts:?}");
    assert_eq!(texts[1], "后。");
}

#[test]
fn a_heading_stays_with_a_line_whose_note_needs_the_next_page() {
    let document = pdf(&long(18, "## 一、总体进展\n\n有注[^a]。\n\n[^a]: 注文。\n"));
    let second = document.page_iter().nth(1).expect("a page");
    assert_eq!(text_of(&document, second), "一、总体进展有注①。①注文。");
}

#[test]
fn a_note_goes_on_on_the_next_page_only_where_no_page_holds_it() {
    // 90 lines of note: some forty a page.
    let long_note = "注".repeat(43 * 90);
    let document = pdf(&format!(
        "# 春耕\n\n前。\n\n有注[^a]。\n\n[^a]: {long_note}\n"
    ));
    let texts: Vec<String> = document
        .page_iter()
        .map(|it| text_of(&document, it))
        .collect();
    assert_eq!(texts[0], "春耕前。");
    assert!(texts[1].starts_with("有注①。①注注"), "{}", &texts[1][..30]);
    assert!(texts.len() > 2);
    let letters: usize = texts.iter().map(|it| it.matches('注').count()).sum();
    assert_eq!(letters, 43 * 90 + 1);
    // Each page's notes end within the type area.
    for page in 1..texts.len() {
        let last = runs(&document, page).last().expect("a note").0;
        assert!(last < 37.0 + 225.0, "{last}");
    }
    // One that a page holds is never cut, though its line leaves room unused.
    let note = "注".repeat(43 * 10);
    let document = pdf(&long(14, &format!("有注[^a]。\n\n[^a]: {note}\n")));
    let texts: Vec<String> = document
        .page_iter()
        .map(|it| text_of(&document, it))
        .collect();
    assert_eq!(texts[1], format!("有注①。①{note}"));
}

#[test]
fn a_mark_at_the_start_of_a_paragraph_has_its_note_once() {
    let words = "春".repeat(60);
    let text = format!("# 春耕\n\n甲。\n\n[^a]{words}。\n\n[^a]: 注文。\n");
    assert_eq!(
        whole_text(&pdf(&text)),
        format!("春耕甲。①{words}。①注文。")
    );
}

#[test]
fn notes_stand_above_an_imprint() {
    let text = "# 关于春耕的通知\n\n各县：\n\n有注[^a]。\n\n云川市农业局\n\n2026年3月5日\n\n抄送：市委。\n\n云川市农业局办公室　2026年3月5日印发\n\n[^a]: 注文。\n";
    let document = pdf(text);
    let all = runs(&document, 0);
    let note = all.iter().find(|it| it.2 == "Note").expect("a note").0;
    let lowest = all.iter().map(|it| it.0).fold(0.0, f64::max);
    // Two rows of the 版记 of 28 pt at least stand below it.
    assert!(lowest - note > 28.0 / MM, "{note} mm and {lowest} mm");
}

#[test]
fn the_structure_has_a_note_behind_the_paragraph_that_refers_to_it() {
    let document = pdf(TWO);
    let is = |it: &Dictionary, kind: &str| {
        it.get(b"S")
            .and_then(Object::as_name)
            .is_ok_and(|it| it == kind.as_bytes())
    };
    let mut elements = document.objects.values().filter_map(|it| it.as_dict().ok());
    let body = elements.find(|it| is(it, "Document")).expect("a document");
    let kids = body.get(b"K").and_then(Object::as_array).expect("elements");
    let kids: Vec<&Dictionary> = kids
        .iter()
        .map(|it| {
            document
                .dereference(it)
                .expect("an element")
                .1
                .as_dict()
                .expect("one")
        })
        .collect();
    let kinds: Vec<&[u8]> = kids
        .iter()
        .map(|it| it.get(b"S").and_then(Object::as_name).expect("a kind"))
        .collect();
    assert_eq!(kinds, [b"H1".as_slice(), b"P", b"Note", b"Note", b"P"]);
    // Each has a name of its own, and a tree leads to it by that.
    let names: Vec<&[u8]> = kids[2..4]
        .iter()
        .map(|it| it.get(b"ID").and_then(Object::as_str).expect("a name"))
        .collect();
    assert_ne!(names[0], names[1]);
    let mut dictionaries = document.objects.values().filter_map(|it| it.as_dict().ok());
    let root = dictionaries.find(|it| it.has(b"IDTree")).expect("a root");
    let tree = root
        .get(b"IDTree")
        .and_then(Object::as_dict)
        .expect("a tree");
    let tree = tree
        .get(b"Names")
        .and_then(Object::as_array)
        .expect("names");
    assert_eq!(tree.len(), 4);
    assert_eq!(tree[0].as_str().expect("a name"), names[0]);
}

#[test]
fn a_docx_has_a_part_of_notes_that_word_numbers() {
    let text = "# 春耕[^t]\n\n甲一[^a]，**甲二**。\n\n[^t]: 题注。\n[^a]: 见[网站](https://example.org/x)与**重点**。\n";
    let docx = convert("a.md", text.as_bytes(), OutputFormat::Docx);
    let notes = part(&docx, "word/footnotes.xml").expect("notes");
    for wanted in [
        r#"<w:footnote w:type="separator" w:id="-1">"#,
        r#"<w:footnote w:type="continuationSeparator" w:id="0">"#,
        r#"<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteMark"/></w:rPr><w:footnoteRef/></w:r>"#,
        r#"<w:footnote w:id="2">"#,
        r#"<w:rStyle w:val="Strong"/>"#,
        r#"<w:hyperlink r:id="rIdLink1""#,
    ] {
        assert!(notes.contains(wanted), "{wanted} in {notes}");
    }
    let body = part(&docx, "word/document.xml").expect("a body");
    let reference = |id: u8| {
        format!(
            r#"<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{id}"/></w:r>"#
        )
    };
    let title = body.split("</w:p>").next().expect("a title");
    assert!(title.ends_with(&reference(1)), "{title}");
    let rest = body.split_once("甲一</w:t></w:r>").expect("the text").1;
    assert!(rest.starts_with(&reference(2)), "{rest}");
    // Links of notes are the notes' own, those of the text the text's.
    let links = part(&docx, "word/_rels/footnotes.xml.rels").expect("links");
    assert!(
        links.contains(r#"Target="https://example.org/x""#),
        "{links}"
    );
    let links = part(&docx, "word/_rels/document.xml.rels").expect("links");
    assert!(!links.contains("example.org"), "{links}");
    assert!(links.contains(r#"Target="footnotes.xml""#), "{links}");
    let types = part(&docx, "[Content_Types].xml").expect("types");
    assert!(
        types.contains(r#"PartName="/word/footnotes.xml""#),
        "{types}"
    );
    let circles = r#"<w:numFmt w:val="decimalEnclosedCircleChinese"/>"#;
    let settings = part(&docx, "word/settings.xml").expect("settings");
    assert!(settings.contains(circles), "{settings}");
    // LibreOffice looks for the format here.
    let section = body.rsplit_once("<w:sectPr>").expect("a section").1;
    assert!(section.contains(circles), "{section}");
    let styles = part(&docx, "word/styles.xml").expect("styles");
    for style in ["FootnoteText", "FootnoteReference", "FootnoteMark"] {
        assert!(
            styles.contains(&format!(r#"w:styleId="{style}""#)),
            "{style}"
        );
    }
}

#[test]
fn a_docx_without_notes_has_nothing_of_them() {
    let docx = convert("a.md", "# 春耕\n\n甲。\n".as_bytes(), OutputFormat::Docx);
    for (name, text) in parts(&docx) {
        let lower = text.to_ascii_lowercase();
        assert!(!lower.contains("footnote"), "{name}");
    }
}

/// Marks stand outside the comparison of letters, notes inside.
#[test]
fn every_letter_of_text_and_notes_is_in_every_format() {
    let text = "# 春耕[^t]情况\n\n甲[^a]。\n\n一是稳定面积[^b]。各乡镇抢抓农时。\n\n二是提高单产。推广良种。\n\n项目[^c]\n\n[^t]: 题注*斜*\n[^a]: 注一 [1] _x_\n[^b]: 注二\n\n    又一段\n[^c]: 注三\n";
    let body = [
        "春耕情况",
        "甲。",
        "一是稳定面积。各乡镇抢抓农时。",
        "二是提高单产。推广良种。",
        "项目",
    ];
    let notes = ["题注斜", "注一 [1] x", "注二又一段", "注三"];
    let seen = unmarked(&whole_text(&pdf(text)));
    assert_eq!(seen, [body.concat(), notes.concat()].concat());
    let written = markdown(text);
    assert_eq!(
        written,
        "# 春耕[^1]情况\n\n甲[^2]。\n\n**一是稳定面积**[^3]。各乡镇抢抓农时。\n\n**二是提高单产**。推广良种。\n\n项目[^4]\n\n\
         [^1]: 题注*斜*\n\n[^2]: 注一 [1] *x*\n\n[^3]: 注二\\\n    又一段\n\n[^4]: 注三\n"
    );
    assert_eq!(markdown(&written), written);
    // And a DOCX reads back to the same Markdown, but for emphasis, which in
    // Chinese is a face.
    let docx = convert("a.md", text.as_bytes(), OutputFormat::Docx);
    let back = convert("a.docx", &docx, OutputFormat::Markdown);
    let plain = written.replace("*斜*", "斜").replace("*x*", "x");
    assert_eq!(String::from_utf8(back).expect("UTF-8"), plain);
}

/// The sample has pictures, notes and lists, and nothing to be told of.
#[test]
fn the_sample_with_figures_has_all_its_letters_in_every_format() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let text = std::fs::read_to_string(samples.join("figures.md")).expect("the sample is there");
    let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
    let input = Input {
        name: "figures.md",
        folder: &samples,
        bytes: text.as_bytes(),
    };
    let converted = converter.convert(input, &OutputFormat::USUAL, &mut |_| {});
    let converted = converted.expect("it converts");
    assert_eq!(converted.diagnostics, []);
    let pdf = Document::load_mem(&converted.outputs[1].bytes).expect("a PDF");
    let letters =
        |text: &str| -> String { text.chars().filter(|it| !it.is_whitespace()).collect() };
    let seen = letters(&unmarked(&whole_text(&pdf)).replace('•', ""));
    // What Markdown has beside the letters; notes stand at the foot of page 1.
    let (body, notes) = text.split_once("[^1]: ").expect("notes");
    let plain = body.replace(
        "![图 2　东山乡整地现场](figures/site.jpg)",
        "图 2　东山乡整地现场",
    );
    let plain = plain.replace(
        "![四年来机械化作业面积的柱形图，逐年上升](figures/chart.png)",
        "",
    );
    let plain = letters(&plain.replace("[^1]", "").replace("[^2]", "")).replace(['#', '-'], "");
    let notes = letters(&notes.replace("[^2]:", ""));
    let at = seen.find(&notes).expect("the notes, one after the other");
    let without = [&seen[..at], &seen[at + notes.len()..]].concat();
    assert_eq!(without, plain);
    let written = String::from_utf8(converted.outputs[2].bytes.clone()).expect("UTF-8");
    assert_eq!(letters(&written), letters(&text));
}

#[test]
fn what_looks_like_a_mark_in_a_note_or_beside_one_is_escaped() {
    let text = "甲\\[^1][^a]乙\\*丙\\*。\n\n[^a]: 丁\\*戊\\* \\[^1]\n";
    let written = markdown(text);
    let again = markdown(&written);
    assert_eq!(again, written);
    assert_eq!(
        unmarked(&whole_text(&pdf(&written))),
        "甲[^1]乙*丙*。丁*戊* [^1]"
    );
}

#[test]
fn notes_of_a_docx_are_footnotes_and_endnotes_too() {
    let body = format!(
        "<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{}<w:r><w:endnoteReference w:id=\"3\"/></w:r></w:p>",
        r("甲"),
        r("乙。")
    );
    let docx = Docx::new(&body)
        .with(
            "footnotes",
            &format!("<w:footnote w:id=\"2\">{}</w:footnote>", p(" 脚注")),
        )
        .with(
            "endnotes",
            &format!("<w:endnote w:id=\"3\">{}</w:endnote>", p("尾注")),
        )
        .bytes();
    let written = convert("a.docx", &docx, OutputFormat::Markdown);
    let written = String::from_utf8(written).expect("UTF-8");
    assert_eq!(written, "甲[^1]乙。[^2]\n\n[^1]: 脚注\n\n[^2]: 尾注\n");
}

#[test]
fn a_template_may_ask_for_figures_and_for_another_look() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("own.yaml");
    let yaml = "extends: 报告材料\nfootnote-mark: figures\nstyles: {footnote: {size: 小五}}\n";
    std::fs::write(&path, yaml).expect("written");
    let settings = Settings {
        template: Some(path.to_string_lossy().into_owned()),
        ..Settings::default()
    };
    let (converter, _) = Converter::new(settings).expect("the template holds");
    let input = Input {
        name: "a.md",
        folder: folder.path(),
        bytes: TWO.as_bytes(),
    };
    let formats = [OutputFormat::Pdf, OutputFormat::Docx];
    let converted = converter.convert(input, &formats, &mut |_| {});
    let outputs = converted.expect("it converts").outputs;
    let document = Document::load_mem(&outputs[0].bytes).expect("a PDF");
    assert_eq!(
        whole_text(&document),
        "春耕情况甲一1，甲二2。乙。1第一注。2第二注。"
    );
    let sizes = runs(&document, 0).into_iter().filter(|it| it.2 == "Note");
    assert!(sizes.map(|it| it.1).all(|size| (size - 9.0).abs() < 0.01));
    let settings = part(&outputs[1].bytes, "word/settings.xml").expect("settings");
    assert!(
        settings.contains(r#"<w:footnotePr><w:numFmt w:val="decimal"/>"#),
        "{settings}"
    );
}

#[test]
fn marks_after_fifty_are_figures() {
    let marks: Vec<String> = (1..=52).map(|it| format!("甲[^{it}]")).collect();
    let notes: Vec<String> = (1..=52).map(|it| format!("[^{it}]: 注\n")).collect();
    let (marks, notes) = (marks.concat(), notes.concat());
    let text = whole_text(&pdf(&format!("# 春耕\n\n{marks}。\n\n{notes}")));
    assert!(text.contains("甲㊿"), "{text}");
    assert!(text.ends_with("甲51甲52。51注52注"), "{text}");
}

#[test]
fn marks_that_become_no_notes_are_told() {
    let text =
        "# 春耕\n\n甲[^1]，又[^1]。\n\n| 乙 |\n|---|\n| 丙[^2] |\n\n[^1]: 注一。\n[^2]: 注二。\n";
    let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
    let input = Input {
        name: "a.md",
        folder: Path::new("."),
        bytes: text.as_bytes(),
    };
    let converted = converter.convert(input, &[OutputFormat::Pdf], &mut |_| {});
    let told = converted.expect("it converts").diagnostics.into_iter();
    let told: Vec<_> = told.filter(|it| it.code == "footnote-as-text").collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].message.starts_with("2 处脚注的记号"), "{told:?}");
}
