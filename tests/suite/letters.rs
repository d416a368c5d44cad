//! Letter for letter: what goes in comes out, in every format, for every
//! sample; and the same bytes whenever it is done.

use super::pdf_file::whole_text;
use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use gongwen::document::Block;
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use quick_xml::Reader;
use quick_xml::events::Event as Xml;
use std::io::{Cursor, Read};
use std::path::Path;

const SAMPLES: [&str; 12] = [
    "general.txt",
    "letter.txt",
    "minutes.txt",
    "projects.txt",
    "order.txt",
    "upward.txt",
    "marks.txt",
    "notice.txt",
    "plan.txt",
    "report.txt",
    "rules.txt",
    "speech.txt",
];

fn sample(name: &str) -> String {
    let path = format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the sample is there")
}

/// A text without the front matter at its head.
fn set(text: &str) -> &str {
    let given = text.strip_prefix("---\n");
    given
        .and_then(|rest| rest.split_once("\n---\n"))
        .map_or(text, |(_, text)| text)
}

fn converter() -> Converter {
    let converter = Converter::new(Settings::default());
    converter.expect("the default settings hold").0
}

fn convert_with(converter: &Converter, text: &str, format: OutputFormat) -> Vec<u8> {
    convert_named(converter, "a.txt", text, format)
}

fn convert_named(converter: &Converter, name: &str, text: &str, format: OutputFormat) -> Vec<u8> {
    let input = Input {
        name,
        folder: Path::new("."),
        bytes: text.as_bytes(),
    };
    let converted = converter.convert(input, &[format], &mut |_| {});
    let mut outputs = converted.expect("a sample converts").outputs;
    outputs.remove(0).bytes
}

fn convert(text: &str, format: OutputFormat) -> Vec<u8> {
    convert_with(&converter(), text, format)
}

/// The lines of a text without blank ones and without white space at the ends.
fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The paragraphs of a DOCX that hold text; a row of a table is its cells with
/// tabs between. A tab that bears the style of aligning ones is the program's.
fn docx_paragraphs(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let mut part = archive.by_name("word/document.xml").expect("a body");
    let mut xml = String::new();
    part.read_to_string(&mut xml).expect("UTF-8");
    let mut reader = Reader::from_str(&xml);
    let (mut all, mut one, mut in_text) = (Vec::new(), String::new(), false);
    let mut cells: Option<Vec<String>> = None;
    let mut aligning = false;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Xml::Start(tag) if tag.name().as_ref() == b"w:t" => in_text = true,
            Xml::End(tag) if tag.name().as_ref() == b"w:t" => in_text = false,
            // A tab stop is no tab.
            Xml::Start(tag) if tag.name().as_ref() == b"w:tabs" => {
                reader.read_to_end(tag.name()).expect("it is closed");
            }
            Xml::Empty(tag) if tag.name().as_ref() == b"w:rStyle" => {
                aligning = tag
                    .attributes()
                    .flatten()
                    .any(|it| &*it.value == b"AligningTab");
            }
            Xml::End(tag) if tag.name().as_ref() == b"w:r" => aligning = false,
            Xml::Empty(tag) if tag.name().as_ref() == b"w:tab" && !aligning => one.push('\t'),
            Xml::Text(text) if in_text => one.push_str(&text.decode().expect("UTF-8")),
            Xml::GeneralRef(name) if in_text => one.push_str(match &*name {
                b"amp" => "&",
                b"lt" => "<",
                b"gt" => ">",
                b"quot" => "\"",
                b"apos" => "'",
                other => panic!("unexpected reference {other:?}"),
            }),
            Xml::Start(tag) if tag.name().as_ref() == b"w:tr" => cells = Some(Vec::new()),
            Xml::End(tag) if tag.name().as_ref() == b"w:tr" => {
                all.extend(cells.take().map(|cells| cells.join("\t")));
            }
            Xml::End(tag) if tag.name().as_ref() == b"w:p" => match &mut cells {
                Some(cells) => cells.push(std::mem::take(&mut one)),
                None => all.push(std::mem::take(&mut one)),
            },
            Xml::Eof => return all.into_iter().filter(|one| !one.is_empty()).collect(),
            _ => {}
        }
    }
}

/// The paragraphs, headings and rows of Markdown, parsed as CommonMark + GFM.
fn markdown_paragraphs(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let (mut all, mut one) = (Vec::new(), String::new());
    for event in Parser::new_ext(
        text,
        Options::ENABLE_GFM
            | Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TASKLISTS,
    ) {
        match event {
            Event::Text(text) => one.push_str(&text),
            Event::End(TagEnd::TableCell) => one.push('\t'),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableRow | TagEnd::TableHead,
            ) => {
                let row = std::mem::take(&mut one);
                all.push(row.trim_end_matches('\t').to_owned());
            }
            Event::Start(_) | Event::End(_) => {}
            other => panic!("a sample has text alone: {other:?}"),
        }
    }
    all
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Blanks that lead to 签发人 are a tab in a DOCX, and a tab leads to what
/// stands on the right.
fn tabbed(paragraphs: Vec<String>) -> Vec<String> {
    let with_tab = |text: String| {
        let text = text.replace("\u{3000}\u{3000}签发人", "\t签发人");
        text.trim().to_owned()
    };
    paragraphs.into_iter().map(with_tab).collect()
}

#[test]
fn a_docx_has_the_paragraphs_of_the_text() {
    for name in SAMPLES {
        let text = sample(name);
        let docx = convert(&text, OutputFormat::Docx);
        assert_eq!(
            tabbed(docx_paragraphs(&docx)),
            tabbed(paragraphs(set(&text))),
            "{name}"
        );
    }
}

#[test]
fn markdown_has_the_paragraphs_of_the_text() {
    for name in SAMPLES {
        let text = sample(name);
        let markdown = convert(&text, OutputFormat::Markdown);
        assert_eq!(
            markdown_paragraphs(&markdown),
            paragraphs(set(&text)),
            "{name}"
        );
    }
}

#[test]
fn a_pdf_has_the_letters_of_the_text() {
    for name in SAMPLES {
        let text = sample(name);
        let pdf = convert(&text, OutputFormat::Pdf);
        let document = lopdf::Document::load_mem(&pdf).expect("a PDF");
        assert_eq!(
            letters(&whole_text(&document)),
            letters(set(&text)),
            "{name}"
        );
    }
}

/// A title given with what no format carries: a bell, and line ends of three kinds.
#[test]
fn a_given_value_reads_the_same_in_every_format() {
    let text = "---\n标题: \"甲\\a乙\\r丙\\u2028丁\"\n---\n正文。\n";
    let want = ["甲␇乙", "丙", "丁", "正文。"];
    assert_eq!(docx_paragraphs(&convert(text, OutputFormat::Docx)), want);
    assert_eq!(
        markdown_paragraphs(&convert(text, OutputFormat::Markdown)),
        want
    );
    let pdf = convert(text, OutputFormat::Pdf);
    let document = lopdf::Document::load_mem(&pdf).expect("a PDF");
    assert_eq!(letters(&whole_text(&document)), want.concat());
}

/// The text of a PDF made of `text`, as a reader gets it.
fn pdf_text(name: &str, text: &str) -> String {
    let pdf = convert_named(&converter(), name, text, OutputFormat::Pdf);
    whole_text(&lopdf::Document::load_mem(&pdf).expect("a PDF"))
}

/// What may stand beside what: characters, one no face has, one beyond the
/// Basic Multilingual Plane, marks that draw nothing, and white space.
const PIECES: [&str; 14] = [
    "国",
    "“",
    "a",
    "1",
    "——",
    "—",
    "❤",
    "\u{E000}",
    "\u{2A6D7}",
    "\u{FE0F}",
    "\u{200D}\u{200B}",
    "\u{E0100}",
    "\t",
    " ",
];

/// Every two pieces side by side.
fn pairs() -> impl Iterator<Item = String> {
    let beside = |first: &'static str| PIECES.map(move |next| format!("{first}{next}"));
    PIECES.into_iter().flat_map(beside)
}

#[test]
fn a_pdf_keeps_every_pair_of_characters_inside_a_paragraph() {
    // One line: several with tabs would be a table.
    let parts: Vec<String> = pairs().map(|pair| format!("前文{pair}后文。")).collect();
    let line = parts.concat();
    assert_eq!(pdf_text("a.txt", &line), line);
}

#[test]
fn a_pdf_keeps_every_pair_at_the_ends_of_a_paragraph() {
    for lines in [
        pairs().map(|pair| format!("{pair}后文。")).collect(),
        pairs().map(|pair| format!("前文{pair}")).collect(),
        pairs().collect::<Vec<_>>(),
    ] {
        let text = lines.join("\n");
        assert_eq!(letters(&pdf_text("a.txt", &text)), letters(&text));
    }
}

#[test]
fn a_pdf_keeps_every_pair_in_titles_and_signatures() {
    let converter = converter();
    for pair in pairs() {
        let text = format!(
            "关于{pair}春耕情况的报告{pair}\n\n县政府：\n现将情况报告如下。\n\n青禾县{pair}农业局{pair}\n2026年3月5日\n"
        );
        let pdf = convert_with(&converter, &text, OutputFormat::Pdf);
        let document = lopdf::Document::load_mem(&pdf).expect("a PDF");
        assert_eq!(letters(&whole_text(&document)), letters(&text), "{pair:?}");
    }
}

#[test]
fn a_pdf_keeps_every_pair_in_cells() {
    let rows: Vec<String> = pairs()
        .map(|pair| format!("| 甲{pair}乙 | {pair}。 |"))
        .collect();
    let table = format!(
        "各项如下。\n\n| 前 | 后 |\n| --- | --- |\n{}\n",
        rows.join("\n")
    );
    let cells = letters(&format!("各项如下。前后{}", rows.concat())).replace('|', "");
    assert_eq!(letters(&pdf_text("a.md", &table)), cells);
}

#[test]
fn a_pdf_keeps_marks_however_many_stand_together() {
    for mark in ['\u{FE0F}', '\u{200B}', '\u{E0100}'] {
        let many = mark.to_string().repeat(40_000);
        for text in [
            format!("前文{many}后文。"),
            format!("前文❤{many}❤{many}后文。"),
            format!("{many}——。"),
            many.clone(),
        ] {
            assert!(pdf_text("a.txt", &text) == text, "{mark:?}");
        }
    }
}

#[test]
fn a_pdf_keeps_a_mark_on_either_side_of_a_line_end_in_a_title() {
    let text = "---\n标题: |-\n  关于春耕\u{200B}\n  \u{200B}情况的报告\u{200B}\n---\n县政府：\n现将情况报告如下。\n";
    let body = pdf_text("a.txt", text);
    assert!(
        body.starts_with("关于春耕\u{200B}\u{200B}情况的报告\u{200B}县政府"),
        "{body:?}"
    );
}

#[test]
fn two_texts_in_either_order_give_the_same_bytes() {
    let (report, notice) = (sample("report.txt"), sample("notice.txt"));
    for format in OutputFormat::ALL {
        let one = converter();
        let first = convert_with(&one, &report, format);
        let second = convert_with(&one, &notice, format);
        let other = converter();
        assert!(
            convert_with(&other, &notice, format) == second,
            "{format:?}"
        );
        assert!(convert_with(&other, &report, format) == first, "{format:?}");
    }
}

/// Roles, texts and leads of a document, those of documents inside it set in.
fn flat(document: &gongwen::document::Document) -> Vec<String> {
    let mut all = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(it) => all.push(format!(
                "{:?} {:?} {}",
                it.role,
                it.lead_end(),
                it.text.chars
            )),
            Block::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<_> = row.cells.iter().map(|it| &*it.text.chars).collect();
                    if cells.iter().any(|cell| !cell.is_empty()) {
                        all.push(format!("row {}", cells.join("|")));
                    }
                }
            }
            Block::Enclosed(inner) => {
                all.push("enclosed".to_owned());
                all.extend(flat(inner));
            }
            Block::Image(_) | Block::PageBreak(_) => {}
        }
    }
    all
}

fn document_of(bytes: &[u8], name: &str) -> gongwen::document::Document {
    let reading = read(bytes, name, ReadOptions::default()).expect("it is text");
    outline(&reading.source, OutlineOptions::default()).document
}

#[test]
fn markdown_of_ours_reads_back_to_the_same_document() {
    for name in SAMPLES {
        let text = sample(name);
        let markdown = convert(&text, OutputFormat::Markdown);
        let first = flat(&document_of(text.as_bytes(), "a.txt"));
        let back = flat(&document_of(&markdown, "a.md"));
        for (back, first) in back.iter().zip(&first) {
            assert_eq!(back, first, "{name}");
        }
        assert_eq!(back.len(), first.len(), "{name}");
    }
}
