//! Any bytes as front matter before a report: no panic, the same documents
//! twice, and the report below it whole.

#![no_main]

use gongwen::convert::OutputFormat;
use gongwen_fuzz::{converted, input, keeps_every_letter};
use libfuzzer_sys::fuzz_target;

const REPORT: &str =
    "关于试点工作的报告\n\n　　试点工作按计划完成。\n一、基本情况\n　　共有三个试点。\n";

fuzz_target!(|bytes: &[u8]| {
    let text = [b"---\n", bytes, b"\n---\n", REPORT.as_bytes()].concat();
    let input = input("a.txt", &text);
    let formats = [OutputFormat::Docx, OutputFormat::Markdown];
    converted(input, &formats);
    keeps_every_letter(input);
});
