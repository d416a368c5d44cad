//! Reading files: what comes of their bytes, and what is said of them.

use encoding_rs::{GB18030, UTF_16LE};
use gongwen::document::Place;
use gongwen::read::{Format, Key, ReadError, ReadOptions, Reading, SourceBlock, read};

const TEXT: &str = "关于开展检查的通知\r\n\r\n\u{3000}\u{3000}各科室：\r\n请按期完成，共12项。\r\n";

fn reading(bytes: &[u8], name: &str) -> Reading {
    read(bytes, name, ReadOptions::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn texts(reading: &Reading) -> Vec<&str> {
    reading
        .source
        .blocks
        .iter()
        .map(|block| match block {
            SourceBlock::Paragraph(paragraph) => paragraph.text.chars.as_str(),
            other => panic!("{other:?}"),
        })
        .collect()
}

fn refusal(bytes: &[u8]) -> String {
    read(bytes, "a.txt", ReadOptions::default())
        .expect_err("no text")
        .to_string()
}

#[test]
fn one_text_in_many_encodings_is_one_source() {
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let want = [
        "关于开展检查的通知",
        "\u{3000}\u{3000}各科室：",
        "请按期完成，共12项。",
    ];
    for bytes in [
        TEXT.as_bytes().to_vec(),
        format!("\u{feff}{TEXT}").into_bytes(),
        utf16(TEXT),
        utf16(&format!("\u{feff}{TEXT}")),
        GB18030.encode(TEXT).0.into_owned(),
    ] {
        let reading = reading(&bytes, "a.txt");
        assert_eq!(texts(&reading), want);
        assert_eq!(reading.diagnostics, []);
        let SourceBlock::Paragraph(second) = &reading.source.blocks[1] else {
            panic!("a paragraph");
        };
        assert_eq!(second.blank_before, 1);
        assert_eq!(
            second.place,
            Place::Text {
                line: 3,
                column: 1,
                bytes: 31..49
            }
        );
    }
}

#[test]
fn a_named_encoding_is_used() {
    let bytes: Vec<u8> = "无标点".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let options = ReadOptions {
        encoding: Some(UTF_16LE),
        ..ReadOptions::default()
    };
    let reading = read(&bytes, "a.txt", options).expect("it is text");
    assert_eq!(texts(&reading), ["无标点"]);
}

#[test]
fn broken_bytes_are_shown_and_told() {
    let bytes = [
        TEXT.as_bytes(),
        "第四行".as_bytes(),
        b"\xFF\xFE",
        "完。".as_bytes(),
    ]
    .concat();
    let reading = reading(&bytes, "a.txt");
    assert_eq!(texts(&reading)[3], "第四行\u{fffd}\u{fffd}完。");
    let [warning] = &reading.diagnostics[..] else {
        panic!("{:?}", reading.diagnostics);
    };
    assert_eq!(
        warning.message,
        "第 5 行（共 2 处）有不能按 UTF-8 解码的字节，已换成 \u{fffd}"
    );
    assert!(warning.hints[0].contains("--encoding GB18030"));
}

#[test]
fn control_characters_are_shown_and_told() {
    let reading = reading("甲\u{7}乙\u{0}\u{c}丙".as_bytes(), "a.md");
    assert_eq!(texts(&reading), ["甲␇乙␀␌丙"]);
    let codes: Vec<_> = reading.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["control-character"]);
}

#[test]
fn files_that_are_no_text_are_answered_by_what_they_are() {
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let ole2 = [
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(),
        utf16("WordDocument"),
    ]
    .concat();
    let zip = |name: &str| [b"PK\x03\x04", name.as_bytes()].concat();
    for (bytes, what) in [
        (ole2, ".doc、.wps"),
        (b"{\\rtf1 x}".to_vec(), "RTF"),
        (b"%PDF-1.7".to_vec(), "PDF"),
        (zip("OFD.xml"), "OFD"),
        (zip("word/document.xml"), "不完整或已损坏"),
        (zip("xl/workbook.xml"), "压缩包"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "图片"),
        (vec![0; 100], "二进制"),
    ] {
        let message = refusal(&bytes);
        assert!(message.contains(what), "{message}");
        assert!(message.contains("请"), "{message}");
    }
}

#[test]
fn nothing_to_read_is_an_error() {
    for bytes in ["", "\u{feff}", " \r\n\u{3000}\t\n"] {
        assert_eq!(
            read(bytes.as_bytes(), "a.txt", ReadOptions::default()),
            Err(ReadError::Empty)
        );
    }
}

#[test]
fn front_matter_is_taken_off_and_places_are_the_files() {
    for (name, format) in [("a.txt", Format::Txt), ("a.MD", Format::Markdown)] {
        let reading = reading(
            "---\n标题: 甲\n成文日期: 2023-08-05\n---\n\n正文\n".as_bytes(),
            name,
        );
        assert_eq!(reading.source.format, format);
        assert_eq!(reading.source.given.values(Key::Date), ["2023-08-05"]);
        assert_eq!(texts(&reading), ["正文"]);
        let SourceBlock::Paragraph(paragraph) = &reading.source.blocks[0] else {
            panic!("a paragraph");
        };
        assert_eq!(paragraph.place.line(), Some(6));
    }
}

#[test]
fn what_only_looks_like_front_matter_is_body() {
    let reading = reading("---\n注意安全\n---\n正文\n".as_bytes(), "a.txt");
    assert_eq!(texts(&reading), ["---", "注意安全", "---", "正文"]);
    assert_eq!(reading.diagnostics[0].code, "front-matter-ignored");
}

#[test]
fn broken_front_matter_is_told_where_and_what_to_do() {
    let said = |yaml: &str| {
        let text = format!("---\n{yaml}\n---\n正文\n");
        reading(text.as_bytes(), "a.txt").diagnostics[0]
            .message
            .clone()
    };
    assert_eq!(
        said("标题: 甲\n主送: 各县: 各单位"),
        "开头的 --- 不像文首信息（第 3 行第 7 列不合 YAML 的写法：内容里有冒号时请加引号），已作为正文"
    );
    assert_eq!(
        said("标题: @甲"),
        "开头的 --- 不像文首信息（第 2 行第 5 列不合 YAML 的写法：这个符号不能开头，内容请加引号），已作为正文"
    );
}

#[test]
fn a_wrong_key_has_its_place() {
    let message = refusal("---\n标题: 甲\n密集: 秘密\n---\n".as_bytes());
    assert_eq!(
        message,
        "文首信息第 3 行第 1 列：没有“密集”这个键，是不是“密级”？"
    );
}
