//! Any bytes as the body of a .docx, and as a whole one: no panic, the same
//! Markdown twice, no letter lost. The package around the body is sound, lest
//! the checksums of ZIP turn every input away.

#![no_main]

use std::io::{Cursor, Write};

use gongwen::convert::OutputFormat;
use gongwen_fuzz::{converted, input, keeps_every_letter};
use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str =
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

fn package(body: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", body),
    ] {
        zip.start_file(name, options).expect("memory takes all");
        zip.write_all(part).expect("memory takes all");
    }
    zip.finish().expect("memory takes all").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let whole = package(bytes);
    for bytes in [whole.as_slice(), bytes] {
        let input = input("a.docx", bytes);
        converted(input, &[OutputFormat::Markdown]);
        keeps_every_letter(input);
    }
});
