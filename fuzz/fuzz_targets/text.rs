//! Any bytes as a .txt: read, outlined, and written as Markdown. Nothing may
//! panic.

#![no_main]

use std::path::Path;

use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (converter, _) = Converter::new(Settings::default()).expect("the default settings hold");
    let input = Input {
        name: "a.txt",
        folder: Path::new("/nowhere"),
        bytes,
    };
    let _ = converter.convert(input, &[OutputFormat::Markdown], &mut |_| {});
});
