//! Word files that are bombs, traps or halves.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::cli::{Desk, TEXT};
use super::super::docx_read::{Docx, p};

/// Every command refuses `bytes` as a .docx with these words, and converts the
/// text beside it.
#[track_caller]
fn refused(bytes: &[u8], words: &str) {
    let desk = Desk::new(&[("a.txt", TEXT.as_bytes()), ("b.docx", bytes)]);
    let both = desk.call("b.docx a.txt -t md");
    assert_eq!(both.code, 2);
    assert!(both.err.contains("b.docx: 错误: "), "{}", both.err);
    assert!(both.err.contains(words), "{}", both.err);
    assert_eq!(desk.files(), ["a.md", "a.txt", "b.docx"]);
    for command in ["outline", "check", "fonts"] {
        let call = desk.call(&format!("{command} b.docx"));
        assert_eq!(call.code, 2, "{command}");
        assert!(call.err.contains(words), "{command}: {}", call.err);
    }
}

#[test]
fn deep_elements_are_refused() {
    let deep = "<w:sdt><w:sdtContent>".repeat(100_000);
    refused(&Docx::new(&deep).bytes(), "嵌套得太深");
}

#[test]
fn a_document_type_and_its_entities_are_refused() {
    let entity = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d>&x;</d>";
    let bytes = Docx::new(&p("甲")).bytes_with(entity.as_bytes());
    refused(&bytes, "DTD 或自定义实体");
}

#[test]
fn a_part_that_unpacks_beyond_measure_is_refused() {
    let body = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "0".repeat(70 << 20));
    let bytes = Docx::new(&body).bytes();
    assert!(bytes.len() < 1 << 20);
    refused(&bytes, "解压后过大");
}

#[test]
fn very_many_entries_are_passed_over() {
    let mut docx = Docx::new(&p("试点工作按计划完成。"));
    for number in 0..20_000 {
        docx = docx.file(&format!("word/x{number}.xml"), b"");
    }
    let desk = Desk::new(&[("b.docx", &docx.bytes())]);
    let call = desk.call("b.docx -t md");
    assert_eq!(call.code, 0, "{}", call.err);
    assert!(desk.text("b.md").contains("试点工作按计划完成。"));
}

/// The first place of `what` in `bytes` from `from` on.
fn find(bytes: &[u8], what: &[u8], from: usize) -> usize {
    let found = bytes[from..].windows(what.len()).position(|it| it == what);
    from + found.expect("it is there")
}

/// All entries of the directory point to the first file, as in a bomb of
/// overlapping files.
#[test]
fn entries_that_overlap_are_told_and_not_multiplied() {
    let mut bytes = Docx::new(&p("甲")).bytes();
    let mut at = find(&bytes, b"PK\x01\x02", 0);
    while let Some(found) = bytes[at..].windows(4).position(|it| it == b"PK\x01\x02") {
        at += found;
        bytes[at + 42..at + 46].fill(0);
        at += 46;
    }
    let desk = Desk::new(&[("a.txt", TEXT.as_bytes()), ("b.docx", &bytes)]);
    let call = desk.call("b.docx a.txt -t md");
    assert_eq!(call.code, 2, "{}", call.err);
    assert!(call.err.contains("b.docx: 错误: "), "{}", call.err);
    assert!(desk.path("a.md").exists());
}

/// The directory says that a part of 80 MB has ten bytes.
#[test]
fn sizes_that_lie_are_not_believed() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .expect("memory takes a part");
    zip.write_all(&vec![b' '; 80 << 20])
        .expect("memory takes all bytes");
    let mut bytes = zip.finish().expect("memory takes all bytes").into_inner();
    let entry = find(&bytes, b"PK\x01\x02", 0);
    bytes[entry + 24..entry + 28].copy_from_slice(&10_u32.to_le_bytes());
    let desk = Desk::new(&[("b.docx", &bytes)]);
    for command in ["convert -t md", "check", "outline", "fonts"] {
        let call = desk.call(&format!("{command} b.docx"));
        assert_eq!(call.code, 2, "{command}");
        assert!(
            call.err.contains("b.docx: 错误: 这个 Word 文档"),
            "{command}: {}",
            call.err
        );
    }
}

#[test]
fn half_a_package_is_refused() {
    let whole = Docx::new(&p("甲")).bytes();
    refused(&whole[..whole.len() / 2], "不完整或已损坏");
}
