//! Fonts (ISO 19005-2 §6.2.11; Matterhorn Protocol, checkpoints 10 and 31).

use super::opened::Opened;
use lopdf::{Dictionary, Object};
use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::collections::BTreeMap;

fn is_type3(file: &Opened, font: &Dictionary) -> bool {
    file.name(font, "Subtype") == "Type3"
}

/// What a font has to say of itself.
pub fn entries(file: &Opened) -> bool {
    const KINDS: [&str; 7] = [
        "Type0",
        "CIDFontType0",
        "CIDFontType2",
        "TrueType",
        "Type1",
        "MMType1",
        "Type3",
    ];
    file.typed("Font").into_iter().all(|font| {
        let number = |key: &[u8]| font.get(key).and_then(Object::as_i64).ok();
        let widths = match (number(b"FirstChar"), number(b"LastChar")) {
            (Some(first), Some(last)) => {
                i64::try_from(file.list(font, "Widths").len()) == Ok(last - first + 1)
            }
            _ => !is_type3(file, font),
        };
        KINDS.contains(&file.name(font, "Subtype"))
            && (is_type3(file, font) || font.has(b"BaseFont"))
            && widths
    })
}

/// Composite fonts have codes that are glyphs.
pub fn encodings(file: &Opened) -> bool {
    let composite = file.typed("Font").into_iter();
    composite
        .filter(|font| file.name(font, "Subtype") == "Type0")
        .all(|font| ["Identity-H", "Identity-V"].contains(&file.name(font, "Encoding")))
}

pub fn glyph_maps(file: &Opened) -> bool {
    let inner = file.typed("Font").into_iter();
    inner
        .filter(|font| file.name(font, "Subtype") == "CIDFontType2")
        .all(|font| file.name(font, "CIDToGIDMap") == "Identity")
}

pub fn embedded(file: &Opened) -> bool {
    file.typed("Font")
        .into_iter()
        .all(|font| is_type3(file, font) || file.program(font).is_some())
}

/// The shown codes of each composite font, by the font's name.
fn shown(file: &Opened) -> BTreeMap<String, (&Dictionary, Vec<u16>)> {
    let mut shown = BTreeMap::new();
    for glyph in file.glyphs() {
        if !is_type3(file, glyph.font) {
            let name = file.name(glyph.font, "BaseFont").to_owned();
            let (_, codes) = shown.entry(name).or_insert((glyph.font, Vec::new()));
            codes.push(glyph.code);
        }
    }
    shown
}

/// Every glyph that is shown stands in the program.
pub fn glyphs_are_there(file: &Opened) -> bool {
    shown(file).values().all(|(font, codes)| {
        let Some(program) = file.program(font) else {
            return true;
        };
        let font = FontRef::new(&program).expect("a font program");
        let count = font.maxp().expect("a count of glyphs").num_glyphs();
        codes.iter().all(|code| *code < count)
    })
}

/// No list of the glyphs in a cut-down font: a list that lacks one is an
/// error, none is not.
pub fn no_lists(file: &Opened) -> bool {
    let described = file.typed("FontDescriptor").into_iter();
    described
        .into_iter()
        .all(|it| !it.has(b"CIDSet") && !it.has(b"CharSet"))
}

/// The width of a code by the file, in thousandths of an em.
fn width(file: &Opened, font: &Dictionary, code: u16) -> f32 {
    let inner = file.inner(font);
    let mut rest = file.list(inner, "W").iter();
    while let (Some(first), Some(Object::Array(widths))) = (rest.next(), rest.next()) {
        let first = first.as_i64().expect("a code");
        let at = usize::try_from(i64::from(code) - first).ok();
        if let Some(width) = at.and_then(|at| widths.get(at)) {
            return width.as_float().expect("a width");
        }
    }
    let default = inner.get(b"DW").and_then(Object::as_float);
    default.unwrap_or(1000.0)
}

/// Widths are those of the program, to a thousandth of an em.
pub fn widths(file: &Opened) -> bool {
    shown(file).values().all(|(font, codes)| {
        let Some(program) = file.program(font) else {
            return true;
        };
        let inside = FontRef::new(&program).expect("a font program");
        let em = f32::from(inside.head().expect("a head").units_per_em());
        let metrics = inside.glyph_metrics(Size::unscaled(), LocationRef::default());
        codes.iter().all(|code| {
            // A glyph that is not there is told by another check.
            let advance = metrics.advance_width(GlyphId::from(*code));
            let wanted = width(file, font, *code);
            advance.is_none_or(|advance| (advance * 1000.0 / em - wanted).abs() <= 1.0)
        })
    })
}

/// Glyphs drawn in the file are as wide as their font says.
pub fn drawn_widths(file: &Opened) -> bool {
    let fonts = file.typed("Font").into_iter();
    fonts.filter(|font| is_type3(file, font)).all(|font| {
        let drawings = file.below(font, "CharProcs").expect("drawings");
        let names = file
            .below(font, "Encoding")
            .map_or(&[][..], |it| file.list(it, "Differences"));
        let names = names.iter().filter_map(|it| it.as_name().ok());
        names.zip(file.list(font, "Widths")).all(|(name, width)| {
            let drawing = file.follow(drawings.get(name).expect("a drawing"));
            let drawing = crate::pdf_file::stream(drawing);
            let words = String::from_utf8_lossy(&drawing);
            let first = words
                .split_whitespace()
                .next()
                .and_then(|it| it.parse::<f32>().ok());
            let width = width.as_float().expect("a width");
            first.is_some_and(|first| (first - width).abs() <= 1.0)
        })
    })
}

/// Every code that is shown is text.
pub fn texts(file: &Opened) -> bool {
    let mut maps = BTreeMap::new();
    file.glyphs().into_iter().all(|glyph| {
        let key = std::ptr::from_ref(glyph.font);
        let map = maps.entry(key).or_insert_with(|| file.texts(glyph.font));
        // The digits in a drawn glyph are no text: the glyph itself is.
        map.get(&glyph.code).is_some_and(|text| !text.is_empty())
    })
}

/// No map leads to what is no character.
pub fn characters(file: &Opened) -> bool {
    let wrong = ['\0', '\u{FEFF}', '\u{FFFE}'];
    let fonts = file.typed("Font").into_iter();
    fonts
        .into_iter()
        .all(|font| file.texts(font).values().all(|text| !text.contains(wrong)))
}

/// What has only a private code point has its text told beside it.
pub fn private(file: &Opened) -> bool {
    let mut maps = BTreeMap::new();
    file.glyphs().into_iter().all(|glyph| {
        let key = std::ptr::from_ref(glyph.font);
        let map = maps.entry(key).or_insert_with(|| file.texts(glyph.font));
        let is_private = |ch| matches!(ch, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}');
        let text = map.get(&glyph.code).map_or("", String::as_str);
        !text.chars().any(is_private)
            || glyph
                .marks
                .iter()
                .any(|mark| mark.properties.has(b"ActualText"))
    })
}

/// The glyph of what is missing is never shown.
pub fn no_notdef(file: &Opened) -> bool {
    shown(file).values().all(|(_, codes)| !codes.contains(&0))
}
