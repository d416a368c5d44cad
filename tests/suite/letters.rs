//! Letter for letter: what goes in comes out, in every format, for every
//! sample; and the same bytes whenever it is done.

use super::pdf_file::whole_text;
use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use quick_xml::Reader;
use quick_xml::events::Event as Xml;
use std::io::{Cursor, Read};
use std::path::Path;

const SAMPLES: [&str; 6] = [
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

fn converter() -> Converter {
    let converter = Converter::new(Settings::default());
    converter.expect("the default settings hold").0
}

fn convert_with(converter: &Converter, text: &str, format: OutputFormat) -> Vec<u8> {
    let input = Input {
        name: "a.txt",
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
/// tabs between.
fn docx_paragraphs(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let mut part = archive.by_name("word/document.xml").expect("a body");
    let mut xml = String::new();
    part.read_to_string(&mut xml).expect("UTF-8");
    let mut reader = Reader::from_str(&xml);
    let (mut all, mut one, mut in_text) = (Vec::new(), String::new(), false);
    let mut cells: Option<Vec<String>> = None;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Xml::Start(tag) if tag.name().as_ref() == b"w:t" => in_text = true,
            Xml::End(tag) if tag.name().as_ref() == b"w:t" => in_text = false,
            Xml::Empty(tag) if tag.name().as_ref() == b"w:tab" => one.push('\t'),
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

#[test]
fn a_docx_has_the_paragraphs_of_the_text() {
    for name in SAMPLES {
        let text = sample(name);
        let docx = convert(&text, OutputFormat::Docx);
        assert_eq!(docx_paragraphs(&docx), paragraphs(&text), "{name}");
    }
}

#[test]
fn markdown_has_the_paragraphs_of_the_text() {
    for name in SAMPLES {
        let text = sample(name);
        let markdown = convert(&text, OutputFormat::Markdown);
        assert_eq!(markdown_paragraphs(&markdown), paragraphs(&text), "{name}");
    }
}

#[test]
fn a_pdf_has_the_letters_of_the_text() {
    for name in SAMPLES {
        let text = sample(name);
        let pdf = convert(&text, OutputFormat::Pdf);
        let document = lopdf::Document::load_mem(&pdf).expect("a PDF");
        assert_eq!(letters(&whole_text(&document)), letters(&text), "{name}");
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
