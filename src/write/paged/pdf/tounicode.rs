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
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
";

const TAIL: &str = "endcmap
CMapName currentdict /CMap defineresource pop
end
end
";

/// The CMap of a face.
pub fn cmap(face: &EmbeddedFace) -> Vec<u8> {
    let mut entries: Vec<(u16, &str)> = face
        .glyphs
        .values()
        .map(|glyph| (glyph.code, glyph.text.as_str()))
        .collect();
    entries.sort_unstable();
    let mut program = String::from(HEAD);
    for section in entries.chunks(SECTION) {
        put(
            &mut program,
            format_args!("{} beginbfchar\n", section.len()),
        );
        for (code, text) in section {
            let text = if text.is_empty() { "\u{FFFD}" } else { text };
            put(&mut program, format_args!("<{code:04X}> <{}>\n", hex(text)));
        }
        program.push_str("endbfchar\n");
    }
    program.push_str(TAIL);
    program.into_bytes()
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
