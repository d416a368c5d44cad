//! Takes the instructions for coarse screens out of a TrueType program, and the
//! tables that an embedded face has no use for: a printed page needs neither,
//! and in a Latin face they are most of the bytes.
//!
//! In: a font program. Out: the same outlines without either; a program
//! of another kind, or one this module does not understand, comes back as it
//! was. It changes no outline and no measure.

use super::sfnt::{assemble, tables, u16_at, u32_at};

/// Tables that only instructions use, and those that an embedded face has no use
/// for (ISO 32000-1 §9.9): names, and what printers without PDF want to know.
const LEFT_OUT: [[u8; 4]; 8] = [
    *b"cvt ", *b"fpgm", *b"prep", *b"gasp", *b"hdmx", *b"VDMX", *b"name", *b"post",
];

/// Bits of a part of a composite glyph.
const WORDS: u16 = 0x0001;
const SCALE: u16 = 0x0008;
const MORE: u16 = 0x0020;
const TWO_SCALES: u16 = 0x0040;
const MATRIX: u16 = 0x0080;
const INSTRUCTIONS: u16 = 0x0100;

/// The program without instructions.
pub fn unhint(program: Vec<u8>) -> Vec<u8> {
    without_hints(&program).unwrap_or(program)
}

fn without_hints(program: &[u8]) -> Option<Vec<u8>> {
    let tables = tables(program)?;
    let find = |tag: &[u8; 4]| {
        tables
            .iter()
            .find(|table| table.0 == tag)
            .map(|table| table.1)
    };
    let (glyf, loca, head) = (find(b"glyf")?, find(b"loca")?, find(b"head")?);
    let long = u16_at(head, 50)? == 1;
    let places = places(loca, long)?;
    let mut glyphs = Vec::with_capacity(glyf.len());
    let mut ends = vec![0];
    for place in places.windows(2) {
        glyph(glyf.get(place[0]..place[1])?, &mut glyphs)?;
        // Short places count in words.
        glyphs.resize(glyphs.len().next_multiple_of(2), 0);
        ends.push(glyphs.len());
    }
    let loca = written_places(&ends, long)?;
    let kept = tables
        .into_iter()
        .filter(|table| !LEFT_OUT.contains(table.0));
    let kept: Vec<(&[u8; 4], &[u8])> = kept
        .map(|(tag, bytes)| match tag {
            b"glyf" => (tag, glyphs.as_slice()),
            b"loca" => (tag, loca.as_slice()),
            _ => (tag, bytes),
        })
        .collect();
    assemble(*program.first_chunk()?, &kept)
}

fn places(loca: &[u8], long: bool) -> Option<Vec<usize>> {
    if long {
        let places = loca.chunks_exact(4).map(|place| u32_at(place, 0));
        places.map(|place| usize::try_from(place?).ok()).collect()
    } else {
        let places = loca.chunks_exact(2).map(|place| u16_at(place, 0));
        places.map(|place| Some(usize::from(place?) * 2)).collect()
    }
}

fn written_places(ends: &[usize], long: bool) -> Option<Vec<u8>> {
    let mut loca = Vec::with_capacity(ends.len() * 4);
    for end in ends {
        if long {
            loca.extend(u32::try_from(*end).ok()?.to_be_bytes());
        } else {
            loca.extend(u16::try_from(end / 2).ok()?.to_be_bytes());
        }
    }
    Some(loca)
}

/// Writes one glyph without its instructions.
fn glyph(glyph: &[u8], out: &mut Vec<u8>) -> Option<()> {
    if glyph.is_empty() {
        return Some(());
    }
    let contours = u16_at(glyph, 0)?.cast_signed();
    match usize::try_from(contours) {
        Ok(contours) => simple(glyph, contours, out),
        Err(_) => composite(glyph, out),
    }
}

/// Header, contour ends, the length of the instructions, these, the outline.
fn simple(glyph: &[u8], contours: usize, out: &mut Vec<u8>) -> Option<()> {
    let length_at = 10 + contours * 2;
    let length = usize::from(u16_at(glyph, length_at)?);
    out.extend_from_slice(glyph.get(..length_at)?);
    out.extend([0, 0]);
    out.extend_from_slice(glyph.get(length_at + 2 + length..)?);
    Some(())
}

/// Header, parts, and instructions after the last part where it says so.
fn composite(glyph: &[u8], out: &mut Vec<u8>) -> Option<()> {
    out.extend_from_slice(glyph.get(..10)?);
    let mut at = 10;
    loop {
        let flags = u16_at(glyph, at)?;
        let offsets = if flags & WORDS == 0 { 2 } else { 4 };
        let scales = match flags & (SCALE | TWO_SCALES | MATRIX) {
            SCALE => 2,
            TWO_SCALES => 4,
            MATRIX => 8,
            _ => 0,
        };
        out.extend((flags & !INSTRUCTIONS).to_be_bytes());
        out.extend_from_slice(glyph.get(at + 2..at + 4 + offsets + scales)?);
        at += 4 + offsets + scales;
        if flags & MORE == 0 {
            return Some(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{FontOptions, Fonts, Want};
    use crate::template::{FaceRole, Weight};
    use skrifa::outline::{DrawSettings, pen::SvgPen};
    use skrifa::prelude::{LocationRef, Size};
    use skrifa::raw::TableProvider;
    use skrifa::raw::types::Tag;
    use skrifa::{FontRef, GlyphId, MetadataProvider};

    /// The bundled Latin face.
    fn latin() -> Vec<u8> {
        let (fonts, _) = Fonts::load(&[], &FontOptions::default()).expect("bundled faces load");
        let want = Want {
            role: FaceRole::Latin,
            weight: Weight::Regular,
        };
        let glyph = fonts.glyph(want, 'A').expect("it has an A");
        fonts.data(glyph.face).0.to_vec()
    }

    fn outline(program: &[u8], glyph: u16) -> String {
        let font = FontRef::new(program).expect("a font program");
        let mut pen = SvgPen::new();
        if let Some(outline) = font.outline_glyphs().get(GlyphId::from(glyph)) {
            let plain = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            outline.draw(plain, &mut pen).expect("an outline");
        }
        pen.to_string()
    }

    #[test]
    fn outlines_stay_and_instructions_go() {
        let hinted = latin();
        let plain = unhint(hinted.clone());
        assert!(
            plain.len() * 10 < hinted.len() * 8,
            "{} of {}",
            plain.len(),
            hinted.len()
        );
        for glyph in 0..600 {
            assert_eq!(
                outline(&plain, glyph),
                outline(&hinted, glyph),
                "glyph {glyph}"
            );
        }
        let font = FontRef::new(&plain).expect("a font program");
        assert!(font.data_for_tag(Tag::new(b"fpgm")).is_none());
    }

    #[test]
    fn what_is_no_truetype_program_comes_back_as_it_was() {
        for program in [b"".to_vec(), b"OTTO".to_vec(), vec![0xFF; 64]] {
            assert_eq!(unhint(program.clone()), program);
        }
    }
}
