//! What a source says stands letter for letter in the file does stand there:
//! the bytes of texts of .txt, .md and .docx.

use std::path::Path;

use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use gongwen::document::Text;
use gongwen::read::{ReadOptions, SourceBlock, decoded, read};

use crate::docx::part;
use crate::docx_read::{Docx, p};

/// A text is the characters of `file` wherever it says so; how many it says.
fn stands(text: &Text, file: &str) -> usize {
    for it in &text.verbatim {
        assert_eq!(file[it.bytes.clone()], text.chars[it.range()]);
    }
    text.verbatim.iter().map(|it| it.bytes.len()).sum()
}

/// The texts of paragraphs and cells of `bytes`, each held against `file`: how
/// many of their bytes are known to stand so there.
fn all_stand(bytes: &[u8], name: &str, file: &str) -> usize {
    let reading = read(bytes, name, ReadOptions::default()).expect("it is sound");
    let texts = |block: &SourceBlock| match block {
        SourceBlock::Paragraph(paragraph) => vec![paragraph.text.clone()],
        SourceBlock::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| row.cells.clone());
            cells.map(|cell| cell.text).collect()
        }
        SourceBlock::Image(_) | SourceBlock::PageBreak(_) => Vec::new(),
    };
    let texts: Vec<Text> = reading.source.blocks.iter().flat_map(texts).collect();
    texts.iter().map(|text| stands(text, file)).sum()
}

const MARKDOWN: &str = "# 关于**甲**的通知\n\n1. 一是*稳*&amp;进\n2. 二\n\n| 项 | 数 |\n|---|---|\n| 甲 | 1\\|2 |\n\n`码`后\\*文\n";

#[test]
fn characters_of_a_text_are_known_by_their_bytes() {
    let text = "标题\r\n\r\n\u{3000}\u{3000}正文一段。\u{c}下一页\r\n";
    assert_eq!(all_stand(text.as_bytes(), "a.txt", text), 6 + 21 + 9);
    let known = all_stand(MARKDOWN.as_bytes(), "a.md", MARKDOWN);
    let words = "关于甲的通知一是稳进二项数甲1|2后*文";
    assert_eq!(known, words.len());
    let decoded = decoded("甲乙".as_bytes(), ReadOptions::default()).expect("text");
    assert_eq!(decoded.as_deref(), Some("甲乙"));
}

#[test]
fn characters_of_a_docx_are_known_by_the_bytes_of_its_part() {
    let (converter, _) = Converter::new(Settings::default()).expect("sound settings");
    let input = Input {
        name: "a.md",
        folder: Path::new(""),
        bytes: MARKDOWN.as_bytes(),
    };
    let converted = converter.convert(input, &[OutputFormat::Docx], &mut |_| {});
    let bytes = converted.expect("it converts").outputs.remove(0).bytes;
    let xml = part(&bytes, "word/document.xml");
    let known = all_stand(&bytes, "a.docx", &xml);
    let words = "关于甲的通知1. 一是稳&进2. 二项数甲1|2码后*文";
    assert!(known + "&".len() >= words.len() - "1. 2. ".len(), "{known}");
}

/// Lines of a cell, a head that Word does not repeat, an entity, white space that
/// is none of the text, and a cell of another table.
#[test]
fn cells_of_a_table_of_word_are_known_by_the_bytes_of_its_part() {
    let cell = |content: &str| format!("<w:tc><w:tcPr/>{content}</w:tc>");
    let bold = |words: &str| {
        let run = format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r>");
        cell(&format!("<w:p>{run}</w:p>"))
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let inner = row(&[cell(&p("己")), cell(&p("庚"))]);
    let rows = [
        row(&[bold("项目"), bold("数量")]),
        row(&[
            cell(&p("甲&amp;乙")),
            cell(&format!(
                "<w:p><w:r><w:t> 丙\n</w:t></w:r></w:p>{}",
                p("丁")
            )),
        ]),
        row(&[
            cell(&format!("<w:tbl>{inner}</w:tbl><w:p/>")),
            cell(&p("12")),
        ]),
    ];
    let docx = Docx::new(&format!("<w:tbl>{}</w:tbl>", rows.concat())).bytes();
    let xml = part(&docx, "word/document.xml");
    let words = "项目数量甲乙丙丁己庚12";
    assert_eq!(all_stand(&docx, "a.docx", &xml), words.len());
}
