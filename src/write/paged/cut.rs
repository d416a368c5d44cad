//! A face's program cut down to the glyphs in use.
//!
//! In: the glyphs in use and the face's file. Out: a small program in which
//! glyphs are numbered anew, without what only coarse screens need.

use super::unhint::unhint;
use super::usage::FaceUse;
use crate::font::Fonts;
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// A program cut down.
pub struct Cut {
    /// Its bytes.
    pub program: Vec<u8>,
    /// The new number of each glyph, by its number in the face.
    pub codes: BTreeMap<u16, u16>,
}

/// Cuts a face down.
///
/// # Errors
/// What is wrong, where the face's file is damaged or of an unknown kind.
pub fn cut(face_use: &FaceUse, fonts: &Fonts) -> Result<Cut, String> {
    let (data, index) = fonts.data(face_use.face);
    let mut remapper = GlyphRemapper::new();
    let numbered = face_use
        .glyphs
        .iter()
        .map(|(glyph, _)| (*glyph, remapper.remap(*glyph)));
    let codes = numbered.collect();
    let program = subsetter::subset(data, index, &remapper).map_err(|error| error.to_string())?;
    Ok(Cut {
        program: unhint(program),
        codes,
    })
}
