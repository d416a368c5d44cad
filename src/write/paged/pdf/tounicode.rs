//! The map from a cut-down face's codes back to text (ISO 32000-1 §9.10.3):
//! what makes the text of the file searchable.
//!
//! In: codes and texts. Out: a CMap program. One code may stand for several
//! characters (—— is one glyph).

use super::subset::EmbeddedFace;
use std::fmt::Write;

/// Entries of one section; the specification allows no more.
const SECTION: usize = 100;

const HEAD: &str = "/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
";

const TAIL: &str = "endcmap
CMapName currentdict /CMap defineresource pop
end
end
";

/// How many bytes a code has in the pages.
#[derive(Debug, Clone, Copy)]
pub enum CodeBytes {
    /// Simple fonts.
    One,
    /// Cut-down faces.
    Two,
}

impl CodeBytes {
    fn digits(self) -> usize {
        match self {
            Self::One => 2,
            Self::Two => 4,
        }
    }
}

/// The CMap of these codes, which ascend.
pub fn cmap(bytes: CodeBytes, entries: &[(u16, String)]) -> Vec<u8> {
    let width = bytes.digits();
    let [first, last] = ["0", "F"].map(|digit| digit.repeat(width));
    let mut program = String::from(HEAD);
    put(
        &mut program,
        format_args!("1 begincodespacerange\n<{first}> <{last}>\nendcodespacerange\n"),
    );
    // Codes that follow each other share one entry: their texts are an array.
    // No entry may go over codes that differ in their first byte.
    let ranges: Vec<&[(u16, String)]> = entries
        .chunk_by(|one, next| one.0 + 1 == next.0 && one.0 >> 8 == next.0 >> 8)
        .collect();
    for section in ranges.chunks(SECTION) {
        put(
            &mut program,
            format_args!("{} beginbfrange\n", section.len()),
        );
        for range in section {
            let [first, last] = [range.first(), range.last()].map(|end| end.map_or(0, |end| end.0));
            put(
                &mut program,
                format_args!("<{first:0width$X}> <{last:0width$X}> ["),
            );
            for (_, text) in *range {
                let text = if text.is_empty() { "\u{FFFD}" } else { text };
                put(&mut program, format_args!("<{}>", hex(text)));
            }
            program.push_str("]\n");
        }
        program.push_str("endbfrange\n");
    }
    program.push_str(TAIL);
    program.into_bytes()
}

/// The CMap of a cut-down face.
pub fn face_cmap(face: &EmbeddedFace) -> Vec<u8> {
    let glyphs = face.glyphs.values();
    let mut entries: Vec<(u16, String)> = glyphs
        .map(|glyph| (glyph.code, glyph.text.clone()))
        .collect();
    entries.sort_unstable();
    cmap(CodeBytes::Two, &entries)
}

fn hex(text: &str) -> String {
    text.encode_utf16().fold(String::new(), |mut hex, unit| {
        put(&mut hex, format_args!("{unit:04X}"));
        hex
    })
}

fn put(text: &mut String, more: std::fmt::Arguments) {
    text.write_fmt(more).expect("a String takes everything");
}

/// Text as PDF keeps it outside of pages, as a string of hexadecimal digits.
pub fn hex_utf16(text: &str) -> String {
    format!("<FEFF{}>", hex(text))
}

/// Whether a code point means what its users agreed on (the Private Use Areas).
pub fn is_private(ch: char) -> bool {
    matches!(ch, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// Text as PDF keeps it outside of pages (ISO 32000-1 §7.9.2.2): UTF-16, high
/// byte first, after a byte-order mark.
pub fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect()
}
