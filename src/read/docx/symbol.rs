//! Characters of symbol fonts in, characters of Unicode out.
//!
//! Wingdings and Symbol put their signs where Unicode has none (U+F020 to
//! U+F0FF); without the font they are blanks. What is not in the table becomes
//! 〓, the sign of a missing type, and the reader warns.

/// The sign for a character that has no equal in Unicode here.
pub(super) const MISSING: char = '〓';

/// The character at `code` of the symbol font `font`.
pub(super) fn character(font: &str, code: u32) -> Option<char> {
    let low = match code {
        0xF020..=0xF0FF => code - 0xF000,
        0x20..=0xFF if is_symbolic(font) => code,
        _ => return char::from_u32(code).filter(|_| !(0xE000..0xF900).contains(&code)),
    };
    let table: &[(u32, char)] = match font.to_ascii_lowercase().as_str() {
        "symbol" => &SYMBOL,
        "wingdings 2" => &WINGDINGS_2,
        _ => &WINGDINGS,
    };
    let found = table.iter().find(|(it, _)| *it == low);
    found.map(|(_, character)| *character)
}

fn is_symbolic(font: &str) -> bool {
    let font = font.to_ascii_lowercase();
    font == "symbol" || font.starts_with("wingdings") || font == "webdings"
}

/// A bullet in `font` as it can be shown: of the signs of symbol fonts those that
/// have no equal in Unicode here become `•`.
pub(super) fn bullet(text: &str, font: Option<&str>) -> String {
    let font = font.unwrap_or_default();
    let shown = text.chars().map(|it| match it {
        '\u{e000}'..='\u{f8ff}' => character(font, u32::from(it)).unwrap_or('•'),
        it if is_symbolic(font) => character(font, u32::from(it)).unwrap_or('•'),
        it => it,
    });
    let shown: String = shown.collect();
    match shown.trim() {
        // Word's second level is a letter o in Courier.
        "o" => "○".to_owned(),
        shown => shown.to_owned(),
    }
}

const WINGDINGS: [(u32, char); 26] = [
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA7, '▪'),
    (0xA8, '□'),
    (0xAB, '★'),
    (0xB6, '☆'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
    (0x28, '☎'),
];

const WINGDINGS_2: [(u32, char); 9] = [
    (0x4F, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x97, '●'),
    (0xA2, '■'),
    (0xA3, '□'),
];

const SYMBOL: [(u32, char); 20] = [
    (0x61, 'α'),
    (0x62, 'β'),
    (0x67, 'γ'),
    (0x64, 'δ'),
    (0x6C, 'λ'),
    (0x6D, 'μ'),
    (0x70, 'π'),
    (0x71, 'θ'),
    (0x73, 'σ'),
    (0x77, 'ω'),
    (0x57, 'Ω'),
    (0xA3, '≤'),
    (0xAE, '→'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
];
