//! Faces cut down to the glyphs in use.
//!
//! In: the glyphs in use and the faces' files. Out: for each face a small font
//! program in which glyphs are numbered anew, their widths, and what a PDF has
//! to say about the face. It writes no PDF object.

use super::PdfError;
use crate::font::{FaceId, Fonts};
use crate::write::paged::cut::cut;
use crate::write::paged::parallel;
use crate::write::paged::usage::FaceUse;
use printpdf::{FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::collections::BTreeMap;

/// A glyph of a cut-down face.
#[derive(Clone)]
pub struct EmbeddedGlyph {
    /// Its number in the cut-down face, which is its code in the page.
    pub code: u16,
    /// Its advance in thousandths of an em, as the file's widths say.
    pub width: u16,
    /// The text its code stands for.
    pub text: String,
}

/// A face cut down to the glyphs in use.
pub struct EmbeddedFace {
    /// The face it was cut from.
    pub face: FaceId,
    /// By its number in the original face.
    pub glyphs: BTreeMap<u16, EmbeddedGlyph>,
    /// The font program and its measures, as printpdf wants them.
    pub font: ParsedFont,
}

/// The faces of a file, by their numbers.
pub struct EmbeddedFaces(Vec<EmbeddedFace>);

impl EmbeddedFaces {
    /// All of them, by number.
    pub fn iter(&self) -> impl Iterator<Item = &EmbeddedFace> {
        self.0.iter()
    }

    /// The face cut from `face`; every face of a run is there.
    pub fn get(&self, face: FaceId) -> &EmbeddedFace {
        let index = self
            .0
            .binary_search_by_key(&face, |embedded| embedded.face)
            .expect("the faces were collected from the same runs");
        &self.0[index]
    }
}

/// Cuts down every face, on all threads: this is most of the work of a file.
///
/// # Errors
/// Where a face's file is damaged or of an unknown kind.
pub fn subset_all(uses: &[FaceUse], fonts: &Fonts) -> Result<EmbeddedFaces, PdfError> {
    parallel::map(uses, |face_use| subset(face_use, fonts))
        .into_iter()
        .collect::<Result<_, _>>()
        .map(EmbeddedFaces)
}

fn subset(face_use: &FaceUse, fonts: &Fonts) -> Result<EmbeddedFace, PdfError> {
    let (data, index) = fonts.data(face_use.face);
    let name = fonts.postscript_name(face_use.face);
    let damaged = |error: skrifa::raw::ReadError| PdfError::Face {
        name: name.to_owned(),
        cause: error.to_string(),
    };
    let font = FontRef::from_index(data, index).map_err(damaged)?;
    let cut = cut(face_use, fonts).map_err(|cause| PdfError::Face {
        name: name.to_owned(),
        cause,
    })?;
    let mut parsed = measures(&font).map_err(damaged)?;
    let glyphs = embedded_glyphs(face_use, &font, &cut.codes, &mut parsed);
    parsed.font_name = Some(format!("{}+{}", tag(name, face_use), pdf_name(name)));
    parsed.original_bytes = cut.program;
    Ok(EmbeddedFace {
        face: face_use.face,
        glyphs,
        font: parsed,
    })
}

/// What a font descriptor has to say, from the face's tables.
fn measures(font: &FontRef) -> Result<ParsedFont, skrifa::raw::ReadError> {
    let head = font.head()?;
    let hhea = font.hhea()?;
    let units_per_em = head.units_per_em();
    Ok(ParsedFont {
        original_bytes: Vec::new(),
        font_index: 0,
        font_name: None,
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: BTreeMap::new(),
        units_per_em,
        font_metrics: FontMetrics {
            ascent: hhea.ascender().to_i16(),
            descent: hhea.descender().to_i16(),
        },
        // printpdf tells the kind from the program itself.
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em,
            x_min: head.x_min(),
            y_min: head.y_min(),
            x_max: head.x_max(),
            y_max: head.y_max(),
            caret_slope_rise: hhea.caret_slope_rise(),
            caret_slope_run: hhea.caret_slope_run(),
            us_weight_class: font.os2().map_or(0, |os2| os2.us_weight_class()),
        },
    })
}

/// The glyphs in use under their new numbers; their widths go into `parsed`.
fn embedded_glyphs(
    face_use: &FaceUse,
    font: &FontRef,
    codes: &BTreeMap<u16, u16>,
    parsed: &mut ParsedFont,
) -> BTreeMap<u16, EmbeddedGlyph> {
    let advances = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let mut glyphs = BTreeMap::new();
    for (glyph, text) in &face_use.glyphs {
        let code = codes.get(glyph).copied().unwrap_or_default();
        let advance = font_units(advances.advance_width(GlyphId::from(*glyph)));
        parsed.glyph_widths.insert(code, advance);
        let embedded = EmbeddedGlyph {
            code,
            width: thousandths(advance, parsed.units_per_em),
            text: text.clone(),
        };
        glyphs.insert(*glyph, embedded);
    }
    glyphs
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an unscaled advance is a whole 16-bit number"
)]
fn font_units(advance: Option<f32>) -> u16 {
    advance.unwrap_or_default() as u16
}

/// printpdf's own formula for the file's widths, cut and not rounded: glyphs
/// are placed from these numbers, so they have to be the same.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an advance is far below 65 em"
)]
fn thousandths(advance: u16, units_per_em: u16) -> u16 {
    (f32::from(advance) * 1000.0 / f32::from(units_per_em.max(1))) as u16
}

/// The six capitals that mark a cut-down face (ISO 32000-1 §9.6.4), made from
/// its name and glyphs: another choice of glyphs has another tag.
fn tag(name: &str, face_use: &FaceUse) -> String {
    let mut hash = Sha256::new();
    hash.update(name.as_bytes());
    for (glyph, _) in &face_use.glyphs {
        hash.update(glyph.to_be_bytes());
    }
    hash.finalize()
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}

/// A PostScript name has no spaces and only printable ASCII.
fn pdf_name(name: &str) -> String {
    let plain: String = name.chars().filter(char::is_ascii_graphic).collect();
    if plain.is_empty() {
        "Face".to_owned()
    } else {
        plain
    }
}
