//! Any text as a .md, set in every format: no panic, the same bytes twice, and
//! every letter in the .docx.

#![no_main]

use gongwen::convert::OutputFormat;
use gongwen_fuzz::{converted, input, reads_back};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let input = input("a.md", text.as_bytes());
    if let Some(made) = converted(input, &OutputFormat::ALL) {
        reads_back(input, &made.outputs[0].bytes);
    }
});
