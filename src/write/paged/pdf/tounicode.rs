//! The map from a cut-down face's codes back to text (ISO 32000-1 §9.10.3):
//! what makes the text of the file searchable.
//!
//! In: codes and texts. Out: a CMap program. One code may stand for several
//! characters (—— is one glyph).

use super::subset::EmbeddedFace;
use std::fmt::Write;

/// Entries of one `bfchar` section; the specification allows no more.
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
    for section in entries.chunks(SECTION) {
        put(
            &mut program,
            format_args!("{} beginbfchar\n", section.len()),
        );
        for (code, text) in section {
            let text = if text.is_empty() { "\u{FFFD}" } else { text };
            put(
                &mut program,
                format_args!("<{code:0width$X}> <{}>\n", hex(text)),
            );
        }
        program.push_str("endbfchar\n");
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

/// Text as PDF keeps it outside of pages (ISO 32000-1 §7.9.2.2): UTF-16, high
/// byte first, after a byte-order mark.
pub fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect()
}
