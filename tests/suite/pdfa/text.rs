//! The text of a file by its structure: element after element, mark after
//! mark, as a reader without eyes gets it; letter for letter what was put in,
//! blanks too.

use super::opened::Opened;
use super::samples::{pdf, samples};
use super::tags::marks_of;
use crate::pdf_file::{maps, operations, read_codes, utf16};
use gongwen::convert::Settings;
use lopdf::{Object, ObjectId};
use std::collections::BTreeMap;
use std::path::Path;

/// The text of each mark of a page.
fn marks(file: &Opened, page: ObjectId) -> BTreeMap<i64, String> {
    let maps = maps(&file.document);
    let mut texts: BTreeMap<i64, String> = BTreeMap::new();
    let mut font = Vec::new();
    // Of each open mark: its number, and whether its text is given.
    let mut open: Vec<(Option<i64>, bool)> = Vec::new();
    for operation in operations(&file.document, page) {
        let mut text = String::new();
        match operation.operator.as_str() {
            "BDC" => {
                let properties = operation.operands[1].as_dict().expect("properties");
                let given = properties.get(b"ActualText").and_then(Object::as_str);
                text.extend(given.iter().map(|given| utf16(given)));
                let number = properties.get(b"MCID").and_then(Object::as_i64).ok();
                let around = open.last().copied().unwrap_or((None, false));
                open.push((number.or(around.0), around.1));
                add(&mut texts, &open, &text);
                open.last_mut().expect("just pushed").1 |= given.is_ok();
                continue;
            }
            "EMC" => drop(open.pop()),
            "Tf" => font = operation.operands[0].as_name().expect("a font").to_vec(),
            "Tj" | "TJ" => {
                let codes = super::opened::strings(&operation);
                text.extend(codes.iter().map(|codes| read_codes(&font, codes, &maps)));
            }
            _ => {}
        }
        add(&mut texts, &open, &text);
    }
    texts
}

fn add(texts: &mut BTreeMap<i64, String>, open: &[(Option<i64>, bool)], text: &str) {
    if let Some((Some(number), false)) = open.last() {
        texts.entry(*number).or_default().push_str(text);
    }
}

/// The text of each element that has some, in the order of the structure.
fn by_structure(file: &Opened) -> Vec<String> {
    let pages = file.pages().into_iter();
    let pages: BTreeMap<ObjectId, _> = pages.map(|(id, _)| (id, marks(file, id))).collect();
    let elements = file.elements();
    let texts = elements.iter().map(|element| {
        let marks = marks_of(file, element).into_iter();
        marks
            .filter_map(|(page, number, _)| pages.get(&page)?.get(&number))
            .map(String::as_str)
            .collect::<String>()
    });
    texts.filter(|text| !text.is_empty()).collect()
}

/// The lines of a text without front matter, without the blanks at their ends
/// and the tabs between cells.
fn lines(text: &str) -> String {
    let given = text.strip_prefix("---\n");
    let rest = given.and_then(|rest| rest.split_once("\n---\n"));
    let text = rest.map_or(text, |(_, text)| text);
    let lines: String = text.lines().map(str::trim).collect();
    lines.replace('\t', "")
}

#[test]
fn the_text_by_the_structure_is_the_text_of_the_sample() {
    for (name, text) in samples() {
        let file = pdf(Settings::default(), &name, &text, Path::new("."));
        let found: String = by_structure(&file).concat();
        assert_eq!(found, lines(&text), "{name}");
    }
}

/// What stands in several lines, over a page's end, squeezed, in two faces, in
/// cells: each element has its own text and no other.
#[test]
fn each_element_has_its_own_text() {
    let long =
        "会议指出，要“抓早、抓小”，共 12 项（详见附件）；  留两格，Word 和 PDF 各一份。".repeat(40);
    let text = format!(
        "# 标题 A\n\n{long}\n\n| 甲 | 乙 |\n| --- | --- |\n| 1.5 km | \u{30EDD} |\n\n末段\u{E123}。\n"
    );
    let file = pdf(Settings::default(), "a.md", &text, Path::new("."));
    assert!(file.pages().len() > 1);
    let wanted = [
        "标题 A",
        long.as_str(),
        "甲",
        "乙",
        "1.5 km",
        "\u{30EDD}",
        "末段\u{E123}。",
    ];
    assert_eq!(by_structure(&file), wanted);
}

/// What no map may lead to is told beside the glyph.
#[test]
fn marks_that_are_no_characters_are_told_beside() {
    let text = "甲\u{FEFF}乙甲丙\u{FEFF}。\n";
    let file = pdf(Settings::default(), "a.txt", text, Path::new("."));
    assert_eq!(by_structure(&file), ["甲\u{FEFF}乙甲丙\u{FEFF}。"]);
    assert_eq!(super::findings(&file), [""; 0]);
}

/// A page's label is the number that is printed on it: both count from 1.
#[test]
fn pages_are_labelled_as_they_are_numbered() {
    let long = "试点工作按计划完成。".repeat(200);
    let file = pdf(Settings::default(), "a.txt", &long, Path::new("."));
    assert!(file.pages().len() > 2);
    let maps = maps(&file.document);
    for (index, (page, _)) in file.pages().into_iter().enumerate() {
        let drawn = super::opened::drawn(&operations(&file.document, page));
        let number = drawn
            .iter()
            .filter(|it| it.marks[0].tag == "Artifact")
            .map(|it| {
                let codes = super::opened::strings(&it.operation);
                codes
                    .iter()
                    .map(|codes| read_codes(&it.font, codes, &maps))
                    .collect::<String>()
            });
        let digits = number.collect::<String>();
        let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(digits, (index + 1).to_string());
    }
    let labels = file.below(file.catalog(), "PageLabels").expect("labels");
    let [first, form] = file.list(labels, "Nums") else {
        panic!("one range of pages");
    };
    assert_eq!(first, &Object::Integer(0));
    let form = file.entries(form).expect("a form");
    assert_eq!(file.name(form, "S"), "D");
    assert!(!form.has(b"St"), "counted from 1");
}
