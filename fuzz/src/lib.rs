//! What the fuzz targets hold: nothing panics, the same input gives the same
//! output, and no letter of a text is lost.
//!
//! Bytes in; a panic where one of these does not hold. It decides no bytes.

use std::path::Path;
use std::sync::LazyLock;

use gongwen::check::{self, Fixing};
use gongwen::convert::{Converted, Converter, Input, OutputFormat, Settings};
use gongwen::document::{Block, Document, InlineKind, Origin, Table, Text};
use gongwen::mend::{MendError, Mended, Tracking, Wishes, mend};
use gongwen::read::{ReadOptions, Source, SourceBlock, decoded};

static CONVERTER: LazyLock<Converter> = LazyLock::new(|| {
    let made = Converter::new(Settings::default());
    made.expect("the default settings hold").0
});

/// The file called `name` whose bytes are `bytes`, in a folder with nothing in it.
pub fn input<'a>(name: &'a str, bytes: &'a [u8]) -> Input<'a> {
    Input {
        name,
        folder: Path::new("/nowhere"),
        bytes,
    }
}

/// Holds that `input` gives the same outputs and messages twice; what they are,
/// where it can be converted.
pub fn converted(input: Input<'_>, formats: &[OutputFormat]) -> Option<Converted> {
    let convert = || CONVERTER.convert(input, formats, &mut |_| {});
    let (first, second) = (convert(), convert());
    match (first, second) {
        (Ok(first), Ok(second)) => {
            assert!(first == second, "two runs differ");
            Some(first)
        }
        (Err(first), Err(second)) => {
            assert_eq!(first.to_string(), second.to_string());
            None
        }
        (first, second) => panic!("{:?}, then {:?}", first.is_ok(), second.is_ok()),
    }
}

/// Holds that every letter of the source of `input` is in its document as often.
pub fn keeps_every_letter(input: Input<'_>) {
    let Ok((source, outline)) = CONVERTER.outline(input, &mut |_| {}) else {
        return;
    };
    assert_eq!(of_source(&source), of_document(&outline.document));
}

/// Letters in order of their codes. White space and the marks that make a line
/// a heading or none are no letters.
pub type Letters = Vec<char>;

fn add(letters: &mut Letters, text: &Text) {
    let is_letter = |ch: &char| !ch.is_whitespace() && !['#', '\\'].contains(ch);
    letters.extend(text.chars.chars().filter(is_letter));
    for inline in &text.inlines {
        if let InlineKind::Footnote(note) = &inline.kind {
            add(letters, &note.text);
        }
    }
}

fn add_table(letters: &mut Letters, table: &Table) {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.for_each(|cell| add(letters, &cell.text));
}

/// Those of a source.
pub fn of_source(source: &Source) -> Letters {
    let mut letters = Letters::new();
    for block in &source.blocks {
        match block {
            SourceBlock::Paragraph(paragraph) => add(&mut letters, &paragraph.text),
            SourceBlock::Table(table) => add_table(&mut letters, table),
            SourceBlock::Image(_) | SourceBlock::PageBreak(_) => {}
        }
    }
    letters.sort_unstable();
    letters
}

/// Those of a document, enclosed ones included, that were read and not given.
pub fn of_document(document: &Document) -> Letters {
    let mut letters = Letters::new();
    add_document(&mut letters, document);
    letters.sort_unstable();
    letters
}

fn add_document(letters: &mut Letters, document: &Document) {
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.origin == Origin::Read => {
                add(letters, &paragraph.text);
            }
            Block::Table(table) => add_table(letters, table),
            Block::Enclosed(inner) => add_document(letters, inner),
            Block::Paragraph(_) | Block::Image(_) | Block::PageBreak(_) => {}
        }
    }
}

/// Sets a report by the template `yaml`, which holds, in every format.
pub fn set_by(yaml: &str) {
    const REPORT: &str = "---\n目录: true\n发文机关: 云川市数据局\n抄送: [甲市, 乙市]\n---\n# 关于试点工作的报告\n\n市政府：\n\n试点工作按计划完成[^1]。\n\n## 一、基本情况\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n1. 共有三个试点。\n\n云川市数据局\n2026年3月5日\n\n[^1]: 注。\n";
    let path = std::env::temp_dir().join(format!("gongwen-fuzz-{}.yaml", std::process::id()));
    std::fs::write(&path, yaml).expect("the temporary folder takes a template");
    let settings = Settings {
        template: Some(path.to_string_lossy().into_owned()),
        ..Settings::default()
    };
    // What a template on its own cannot tell (a face that is nowhere) is told here.
    if let Ok((converter, _)) = Converter::new(settings) {
        let _ = converter.convert(
            input("a.md", REPORT.as_bytes()),
            &OutputFormat::ALL,
            &mut |_| {},
        );
    }
}

/// Holds that every letter of the document of `input` is in `docx`, which was
/// made of it.
pub fn reads_back(input: Input<'_>, docx: &[u8]) {
    let written = CONVERTER.outline(input, &mut |_| {});
    let (_, written) = written.expect("it was converted");
    let wanted = of_document(&written.document);
    // A .docx without a letter is refused as an empty one.
    if wanted.is_empty() {
        return;
    }
    let read = CONVERTER.outline(self::input("b.docx", docx), &mut |_| {});
    let read = match read {
        Ok((source, _)) => of_source(&source),
        Err(error) => panic!("{error}"),
    };
    let mut read = read.into_iter().peekable();
    for letter in wanted {
        while read.next_if(|it| *it < letter).is_some() {}
        assert_eq!(read.next(), Some(letter), "a letter is not in the .docx");
    }
}

/// The text `bytes` with the edits of every rule made; `None` where it cannot
/// be read or its edits are refused with a word.
pub fn mended(name: &str, bytes: &[u8], least: Fixing) -> Option<Mended> {
    let rules: Vec<_> = check::all().map(|rule| (rule, rule.weight)).collect();
    let mut look = |bytes: &[u8]| {
        let (source, outline) = CONVERTER.outline(input(name, bytes), &mut |_| {})?;
        let text = decoded(bytes, ReadOptions::default())?;
        let text = check::Text {
            decoded: text.as_deref(),
            source: &source,
            outline: &outline,
            template: None,
        };
        Ok(check::check(text, &rules))
    };
    let tracking = Tracking::Plain;
    let wishes = Wishes { least, tracking };
    match mend(bytes, ReadOptions::default(), wishes, &mut look) {
        Ok(mended) => Some(mended),
        Err(MendError::Endless { codes }) => panic!("no end: {codes:?}"),
        Err(_) => None,
    }
}
