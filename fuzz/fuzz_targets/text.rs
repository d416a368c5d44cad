//! Any bytes as a .txt: no panic, the same Markdown twice, no letter lost.

#![no_main]

use gongwen::convert::OutputFormat;
use gongwen_fuzz::{converted, input, keeps_every_letter};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let input = input("a.txt", bytes);
    converted(input, &[OutputFormat::Markdown]);
    keeps_every_letter(input);
});
