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
fn a_note_begins_on_the_page_of_its_mark_and_goes_on_where_that_is_full() {
    // 90 lines of note: some forty a page.
    let long_note = "注".repeat(43 * 90);
    let document = pdf(&format!(
        "# 春耕\n\n前。\n\n有注[^a]。\n\n后。\n\n[^a]: {long_note}\n"
    ));
    let texts: Vec<String> = document
        .page_iter()
        .map(|it| text_of(&document, it))
        .collect();
    let (first, rest) = texts.split_first().expect("a page");
    assert!(first.starts_with("春耕前。有注①。①注注"), "{first}");
    // One line of a page is left for text, even where the note needs all.
    assert_eq!(rest.len(), 2);
    assert!(rest[0].starts_with("后。注注"), "{}", rest[0]);
    let letters: usize = texts.iter().map(|it| it.matches('注').count()).sum();
    assert_eq!(letters, 43 * 90 + 1);
    // Each page's notes end within the type area, the rule above them.
    for page in 0..texts.len() {
        let last = runs(&document, page).last().expect("a note").0;
        assert!(last < 37.0 + 225.0, "{last}");
        assert_eq!(rules(&document, page).len(), 1);
    }
}

#[test]
fn of_two_notes_to_a_line_the_first_may_take_pages_and_nothing_is_lost() {
    let long_note = "注".repeat(43 * 90);
    let document = pdf(&format!(
        "# 春耕\n\n前[^a]中[^b]后。\n\n尾。\n\n[^a]: {long_note}\n\n[^b]: 短。\n"
    ));
    let texts: Vec<String> = document
        .page_iter()
        .map(|it| text_of(&document, it))
        .collect();
    let all = texts.concat();
    assert_eq!(all.matches('注').count(), 43 * 90);
    assert!(all.contains("前①中②后。①注"), "{}", texts[0]);
    // The second follows the end of the first.
    assert!(all.ends_with("注②短。"), "{all}");
    for page in 0..texts.len() {
        let last = runs(&document, page).last().expect("a note").0;
        assert!(last < 37.0 + 225.0, "{last}");
    }
}

#[test]
fn an_imprint_stands_below_the_end_of_a_note_that_goes_on() {
    let lines = "行。\n\n".repeat(13);
    let note = "注".repeat(43 * 8);
    let text = format!(
        "# 关于春耕的通知\n\n各县：\n\n{lines}有注[^a]。\n\n云川市农业局\n\n2026年3月5日\n\n抄送：市委。\n\n云川市农业局办公室　2026年3月5日印发\n\n[^a]: {note}\n"
    );
    let document = pdf(&text);
    let pages: Vec<_> = document.page_iter().collect();
    assert_eq!(pages.len(), 2);
    let last = text_of(&document, pages[1]);
    assert!(last.contains("抄送：市委。"), "{last}");
    let all = text_of(&document, pages[0]) + &last;
    assert_eq!(all.matches('注').count(), 43 * 8 + 1);
    let notes = runs(&document, 1).into_iter();
    let lowest_note = notes.filter(|it| it.2 == "Note").map(|it| it.0);
    let rule = rules(&document, 1).into_iter().map(|it| it[1]);
    let imprint = rule.filter(|y| *y > 200.0).fold(f64::INFINITY, f64::min);
    assert!(lowest_note.fold(0.0, f64::max) < imprint);
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
    // Half a line of the grid stays free between the note's line and its upper rule.
    let below_line = (15.75 - (15.75 - 10.5) / 2.0 - 10.5 * 0.88) / MM;
    let tops = rules(&document, 0).into_iter().map(|rule| rule[1]);
    let rule = tops.filter(|top| *top > note).fold(f64::MAX, f64::min);
    near(rule - note, below_line + 225.0 / 22.0 / 2.0);
}

/// A table that floats at the foot would stand over the notes: the last one is
/// as much higher, where it stands on the page of the 版记.
#[test]
fn in_a_docx_a_note_leaves_room_for_an_imprint_below_it() {
    let text = |lines: usize| {
        let lines = "行。\n\n".repeat(lines);
        format!(
            "# 关于春耕的通知\n\n各县：\n\n有注[^a]，又有[^b]。\n\n{lines}云川市农业局\n\n2026年3月5日\n\n抄送：市委。\n\n云川市农业局办公室　2026年3月5日印发\n\n[^a]: 注文。\n[^b]: 注文。\n"
        )
    };
    let notes = |lines| {
        let docx = convert("a.md", text(lines).as_bytes(), OutputFormat::Docx);
        part(&docx, "word/footnotes.xml").expect("notes")
    };
    // Two rows of 28 pt, the outer rules and the inner one; half a line above.
    let blank = r#"<w:p><w:pPr><w:pStyle w:val="FootnoteText"/><w:spacing w:line="1464" w:lineRule="exact"/></w:pPr></w:p></w:footnote></w:footnotes>"#;
    let below = notes(3);
    assert!(below.ends_with(blank), "{below}");
    assert!(!notes(30).contains(r#"w:line="1464""#));
    let docx = convert("a.md", text(3).as_bytes(), OutputFormat::Docx);
    let back = convert("a.docx", &docx, OutputFormat::Markdown);
    assert_eq!(String::from_utf8(back).expect("UTF-8"), markdown(&text(3)));
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
    assert!(
        settings.contains("<w:compat><w:doNotExpandShiftReturn/><w:compatSetting "),
        "{settings}"
    );
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
fn marks_after_fifty_are_figures_in_brackets() {
    let marks: Vec<String> = (1..=52).map(|it| format!("甲[^{it}]")).collect();
    let notes: Vec<String> = (1..=52).map(|it| format!("[^{it}]: 注\n")).collect();
    let (marks, notes) = (marks.concat(), notes.concat());
    let text = whole_text(&pdf(&format!("# 春耕\n\n{marks}。\n\n{notes}")));
    assert!(text.contains("甲㊿甲(51)甲(52)。"), "{text}");
    assert!(text.ends_with("㊿注(51)注(52)注"), "{text}");
}

/// What is told of `text` under a code.
pub(crate) fn told(text: &str, code: &str) -> Vec<String> {
    let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
    let input = Input {
        name: "a.md",
        folder: Path::new("."),
        bytes: text.as_bytes(),
    };
    let converted = converter.convert(input, &[OutputFormat::Pdf], &mut |_| {});
    let told = converted.expect("it converts").diagnostics.into_iter();
    let told = told.filter(|it| it.code == code);
    told.map(|it| it.message).collect()
}

#[test]
fn marks_that_become_no_notes_are_told() {
    let text = "---\n# 说明[^1]\n署名: 农业局[^1]\n---\n\n# 春耕\n\n甲[^1]，又[^1]。\n\n乙[^2]。\n\n[^1]: 注一。\n[^2]: 注二。\n\n    | 丙 |\n    |---|\n";
    let told = told(text, "footnote-as-text");
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("2 处脚注的记号"), "{told:?}");
}

#[test]
fn notes_that_nothing_refers_to_are_told() {
    let text = "# 春耕\n\n甲[^1]。\n\n[^1]: 注一。\n\n[^2]: 注二。\n";
    let told = told(text, "footnote-left");
    assert_eq!(
        told,
        ["1 条注文没有成为脚注，照原样排在正文里：没有注码引用它，或其中有表格、图片"]
    );
}

/// A note, a mark that refers to it again at once, and one on the next page.
const AGAIN: &str = "# 春耕[^t]\n\n甲一[^a]，甲二[^b]，又见[^a]。\n\n## 一、进展[^b]\n\n- 乙[^t]\n\n[^t]: 题注。\n[^a]: 注一。\n[^b]: 注二。\n";

#[test]
fn a_further_mark_has_the_number_of_its_note_and_no_note() {
    let document = pdf(AGAIN);
    assert_eq!(
        whole_text(&document),
        "春耕①甲一②，甲二③，又见②。一、进展③•乙①①题注。②注一。③注二。"
    );
    // All marks are alike: small and raised.
    let small = runs(&document, 0)
        .into_iter()
        .filter(|(_, size, _)| (size - 9.6).abs() < 0.01);
    assert_eq!(small.count(), 5);
    let written = markdown(AGAIN);
    assert_eq!(
        written,
        "# 春耕[^1]\n\n甲一[^2]，甲二[^3]，又见[^2]。\n\n## 一、进展[^3]\n\n- 乙[^1]\n\n\
         [^1]: 题注。\n\n[^2]: 注一。\n\n[^3]: 注二。\n"
    );
    assert_eq!(told(AGAIN, "footnote-as-text"), [""; 0]);
}

#[test]
fn a_further_mark_is_a_field_in_a_docx_and_is_read_back() {
    let docx = convert("a.md", AGAIN.as_bytes(), OutputFormat::Docx);
    let body = part(&docx, "word/document.xml").expect("a body");
    let look = r#"<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>"#;
    for wanted in [
        format!(r#"w:name="_Ref00000002"/><w:r>{look}<w:footnoteReference w:id="2"/></w:r><w:bookmarkEnd"#),
        format!("<w:r>{look}<w:instrText> NOTEREF _Ref00000002 \\f \\h </w:instrText></w:r>"),
        r#"<w:rPr><w:rStyle w:val="FootnoteReference"/><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">②</w:t>"#.to_owned(),
    ] {
        assert!(body.contains(&wanted), "{wanted} in {body}");
    }
    assert_eq!(body.matches("<w:footnoteReference").count(), 3);
    let ids: Vec<&str> = body
        .split(r#"<w:bookmarkStart w:id=""#)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(ids, ["4", "5", "6"], "one a note, none twice");
    let back = convert("a.docx", &docx, OutputFormat::Markdown);
    assert_eq!(String::from_utf8(back).expect("UTF-8"), markdown(AGAIN));
}

/// Word's own files: a second reference of the same id, a field before a
/// bookmark that is not known, one in a cell.
#[test]
fn further_marks_of_a_docx_are_marks_where_their_note_is_known() {
    let noteref = |name: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>NOTEREF {name} \h</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
            r("9")
        )
    };
    let reference = r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#;
    let body = format!(
        r#"<w:p>{}<w:bookmarkStart w:id="0" w:name="_Ref1"/>{reference}<w:bookmarkEnd w:id="0"/>{}{reference}{}{}</w:p><w:p>{}{}</w:p>"#,
        r("甲"),
        r("，乙"),
        r("，丙"),
        noteref("_Ref1"),
        r("丁"),
        noteref("_Ref2"),
    );
    let notes = format!(r#"<w:footnote w:id="2">{}</w:footnote>"#, p("脚注"));
    let docx = Docx::new(&body).with("footnotes", &notes).bytes();
    let written = convert("a.docx", &docx, OutputFormat::Markdown);
    let written = String::from_utf8(written).expect("UTF-8");
    assert_eq!(written, "甲[^1]，乙[^1]，丙[^1]\n\n丁9\n\n[^1]: 脚注\n");
}

#[test]
fn a_further_mark_whose_note_stands_in_no_flow_is_told() {
    let text = "# 关于春耕的通知\n\n各县：\n\n正文。\n\n云川市农业局\n\n2026年3月5日\n\n抄送：市委[^a]，市府[^a]。\n\n云川市农业局办公室　2026年3月5日印发\n\n[^a]: 注文。\n";
    let told = told(text, "footnote-unmarked");
    assert_eq!(
        told,
        ["1 处再次引用脚注的注码没有排：版头和版记里不能有脚注"]
    );
}

/// Notes in a table's head, in a cell and below, and one cited in both.
const IN_TABLE: &str = "# 春耕\n\n甲[^z]。\n\n| 项目[^h] | 数[^h] |\n|---|---|\n| 乙 | 12.5[^n] |\n| 丙[^z] | 7 |\n\n丁[^d]。\n\n[^z]: 总注。\n[^h]: 表头注。\n[^n]: 数注。\n[^d]: 后注。\n";

#[test]
fn notes_of_a_table_stand_at_the_foot_of_the_page_of_their_row() {
    let document = pdf(IN_TABLE);
    assert_eq!(
        whole_text(&document),
        "春耕甲①。项目②数②乙12.5③丙①7丁④。①总注。②表头注。③数注。④后注。"
    );
    let lines = runs(&document, 0);
    let notes = lines.iter().filter(|(_, _, tag)| tag == "Note");
    assert!(notes.clone().all(|(y, ..)| *y > 230.0), "{lines:?}");
    assert_eq!(
        markdown(IN_TABLE),
        IN_TABLE
            .replace("[^z]", "[^1]")
            .replace("[^h]", "[^2]")
            .replace("[^n]", "[^3]")
            .replace("[^d]", "[^4]")
            .replace("。\n[", "。\n\n[")
    );
}

#[test]
fn a_docx_has_the_notes_of_a_table_in_its_cells_and_reads_them_back() {
    let docx = convert("a.md", IN_TABLE.as_bytes(), OutputFormat::Docx);
    let body = part(&docx, "word/document.xml").expect("a body");
    let table = body.split("<w:tbl>").nth(1).expect("a table");
    let table = table.split("</w:tbl>").next().expect("its end");
    assert_eq!(table.matches("<w:footnoteReference ").count(), 2);
    assert_eq!(table.matches("NOTEREF").count(), 2);
    let back = convert("a.docx", &docx, OutputFormat::Markdown);
    assert_eq!(String::from_utf8(back).expect("UTF-8"), markdown(IN_TABLE));
}

#[test]
fn a_row_goes_to_the_next_page_with_its_notes_and_a_head_has_its_notes_once() {
    let rows: Vec<String> = (1..=40)
        .map(|at| format!("| {at} | 乙[^{at}] |\n"))
        .collect();
    let notes: Vec<String> = (1..=40).map(|at| format!("[^{at}]: 注文。\n")).collect();
    let (rows, notes) = (rows.concat(), notes.concat());
    let text = format!("# 春耕\n\n| 序号 | 项目[^h] |\n|---|---|\n{rows}\n[^h]: 表头注。\n{notes}");
    let document = pdf(&text);
    let pages: Vec<String> = document
        .page_iter()
        .map(|it| text_of(&document, it))
        .collect();
    assert!(pages.len() > 2);
    for page in &pages {
        let marks = page.matches('乙').count();
        let notes = page.matches("注文。").count();
        assert_eq!(marks, notes, "{page}");
    }
    let all = pages.concat();
    assert_eq!(
        (
            all.matches("注文。").count(),
            all.matches("表头注。").count()
        ),
        (40, 1)
    );
}

/// Each note is in the cell that refers to it (ISO 32000-1 §14.8.4.4).
#[test]
fn the_structure_has_the_notes_of_a_table_in_its_cells() {
    let document = pdf(IN_TABLE);
    let elements = document.objects.values().filter_map(|it| it.as_dict().ok());
    let kind = |it: &Dictionary| {
        it.get(b"S")
            .and_then(Object::as_name)
            .ok()
            .map(<[u8]>::to_vec)
    };
    let notes = elements.filter(|it| kind(it).as_deref() == Some(b"Note"));
    let mut parents: Vec<Vec<u8>> = notes
        .map(|note| {
            let parent = note.get(b"P").expect("a parent");
            let parent = document.dereference(parent).expect("an element").1;
            kind(parent.as_dict().expect("one")).expect("a kind")
        })
        .collect();
    parents.sort();
    assert_eq!(
        parents,
        [
            b"Document".to_vec(),
            b"Document".to_vec(),
            b"TD".to_vec(),
            b"TH".to_vec()
        ]
    );
}

/// A note that needs more than a page leaves room for a line of text, not for a
/// head and a row: these come behind it.
#[test]
fn no_row_stands_on_the_notes_of_the_head_above_it() {
    let note = "注".repeat(43 * 80);
    let text = format!("# 春耕\n\n| 项目[^h] | 数 |\n|---|---|\n| 乙 | 5 |\n\n[^h]: {note}\n");
    let document = pdf(&text);
    let pages: Vec<String> = document
        .page_iter()
        .map(|it| text_of(&document, it))
        .collect();
    assert_eq!(pages.concat().matches('注').count(), 43 * 80);
    for page in 0..pages.len() {
        let all = runs(&document, page).into_iter();
        let (notes, rest): (Vec<_>, Vec<_>) = all.partition(|it| it.2 == "Note");
        let lowest = rest.iter().map(|it| it.0).fold(0.0, f64::max);
        let highest = notes.iter().map(|it| it.0).fold(f64::INFINITY, f64::min);
        assert!(lowest < highest, "page {page}: {lowest} and {highest}");
    }
}
