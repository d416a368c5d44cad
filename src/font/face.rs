//! One face: its bytes, and what is read from them the first time it is asked.
//!
//! In: the bytes of a font file. Out: glyph ids, advances and metrics in ems.
//! It knows nothing of other faces, so nothing of fallback.

use super::bundled::Bundled;
use super::substitution::{full_width_of, ligature_of_pair};
use super::{Em, FaceMetrics, Ink};
use crate::template::{FaceRole, Weight};
use memmap2::Mmap;
use skrifa::charmap::{MapVariant, MappingIndex};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::{GlyphMetrics, Metrics};
use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// The selector that asks for the full-width form of a quote.
const FULL_WIDTH_SELECTOR: char = '\u{FE01}';
/// Hanzi whose boxes show where a face's hanzi stand: common ones, of closed
/// and open shapes.
const LEVEL_SAMPLE: &str = "国东永事务会议通知关于的一是在有和人这中大为上个民发工作要学习研究";

/// A face and what was read of it.
#[derive(Debug)]
pub(super) struct Face {
    /// The bytes of its file.
    pub data: FaceData,
    /// What it is used for.
    pub part: Part,
    reading: OnceLock<Reading>,
}

/// What a face is used for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The role it plays; `None` for one that only stands by.
    pub role: Option<FaceRole>,
    /// The weight it answers for.
    pub weight: Weight,
    /// Its family: a bold face goes with the regular one of its family.
    pub family: String,
}

/// Where the bytes of a face are.
#[derive(Debug)]
pub(super) enum FaceData {
    /// In the program.
    Bundled(&'static Bundled),
    /// In a file.
    Mapped {
        /// The file.
        path: PathBuf,
        /// Its bytes, shared by the faces in it.
        map: Arc<Mmap>,
        /// The index of the face in it.
        index: u32,
    },
}

/// What is read from a face, once.
#[derive(Debug)]
pub(super) struct Reading {
    mapping: MappingIndex,
    /// Its PostScript name.
    pub postscript_name: String,
    /// Its measures.
    pub metrics: FaceMetrics,
    /// The middle of its hanzi above the baseline.
    pub level: Option<Em>,
    /// The glyph of —— and its advance.
    pub dash_pair: Option<(u16, Em)>,
}

/// Which form of a character is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As the face's character map gives it.
    Plain,
    /// One em wide.
    FullWidth,
}

impl Face {
    /// A face that plays `part`; nothing is read yet.
    pub fn new(data: FaceData, part: Part) -> Self {
        Self {
            data,
            part,
            reading: OnceLock::new(),
        }
    }

    /// A face of the bundled set.
    pub fn bundled(bundled: &'static Bundled) -> Self {
        let part = Part {
            role: Some(bundled.role),
            weight: bundled.weight,
            family: bundled.family.to_owned(),
        };
        Self::new(FaceData::Bundled(bundled), part)
    }

    /// The bytes of its file, and its index in it.
    pub fn bytes(&self) -> (&[u8], u32) {
        match &self.data {
            FaceData::Bundled(bundled) => (bundled.data, 0),
            FaceData::Mapped { map, index, .. } => (map, *index),
        }
    }

    /// The glyph of `ch` in `form`, with its advance.
    pub fn glyph(&self, ch: char, form: Form) -> Option<(u16, Em)> {
        let font = self.font();
        let charmap = self.reading().mapping.charmap(&font);
        // Glyph 0 is the box for what a face lacks; some maps lead there.
        let plain = charmap.map(ch).filter(|glyph| *glyph != GlyphId::NOTDEF)?;
        let glyph = match form {
            Form::Plain => plain,
            Form::FullWidth => self.full_width(&font, ch, plain)?,
        };
        let id = u16::try_from(glyph.to_u32()).ok()?;
        Some((id, advance(&font, glyph)?))
    }

    /// How far glyph `id` moves on; nothing for a glyph the face lacks.
    pub fn advance(&self, id: u16) -> Em {
        advance(&self.font(), GlyphId::from(id)).unwrap_or_default()
    }

    /// The box round a glyph's ink; none for a blank or a glyph the face lacks.
    pub fn ink(&self, id: u16) -> Option<Ink> {
        let font = self.font();
        let glyphs = GlyphMetrics::new(&font, Size::unscaled(), LocationRef::default());
        let bounds = glyphs.bounds(GlyphId::from(id))?;
        let em = |units| em(units_per_em(&font), units);
        (bounds.y_max > bounds.y_min).then(|| Ink {
            left: em(bounds.x_min),
            bottom: em(bounds.y_min),
            right: em(bounds.x_max),
            top: em(bounds.y_max),
        })
    }

    /// What is read from the face, read now if it has not been.
    pub fn reading(&self) -> &Reading {
        self.reading.get_or_init(|| {
            let font = self.font();
            Reading {
                mapping: MappingIndex::new(&font),
                postscript_name: string(&font, StringId::POSTSCRIPT_NAME).unwrap_or_default(),
                metrics: metrics(&font),
                level: match &self.data {
                    FaceData::Bundled(bundled) => bundled.level,
                    FaceData::Mapped { .. } => level(&font),
                },
                dash_pair: dash_pair(&font),
            }
        })
    }

    fn font(&self) -> FontRef<'_> {
        let (bytes, index) = self.bytes();
        FontRef::from_index(bytes, index)
            .expect("bundled files are sound, and installed ones were opened when they were found")
    }

    fn full_width(&self, font: &FontRef<'_>, ch: char, plain: GlyphId) -> Option<GlyphId> {
        if is_em_wide(font, plain, 1.0) {
            return Some(plain);
        }
        let charmap = self.reading().mapping.charmap(font);
        let variant = match charmap.map_variant(ch, FULL_WIDTH_SELECTOR) {
            Some(MapVariant::Variant(glyph)) => Some(glyph),
            Some(MapVariant::UseDefault) | None => None,
        };
        variant
            .or_else(|| full_width_of(font, plain))
            .filter(|glyph| is_em_wide(font, *glyph, 1.0))
    }
}

/// The glyph of —— : by the face's ligature of two dashes, of two full-width
/// dashes, or its two-em dash, whichever is two ems wide. In Noto's faces the
/// plain pair is too short, as is U+2E3A.
fn dash_pair(font: &FontRef<'_>) -> Option<(u16, Em)> {
    let charmap = font.charmap();
    let dash = charmap.map('—')?;
    let candidates = [
        ligature_of_pair(font, dash),
        full_width_of(font, dash).and_then(|wide| ligature_of_pair(font, wide)),
        charmap.map('\u{2E3A}'),
    ];
    let joined = candidates
        .into_iter()
        .flatten()
        .find(|glyph| is_em_wide(font, *glyph, 2.0))?;
    Some((u16::try_from(joined.to_u32()).ok()?, Em(2.0)))
}

fn is_em_wide(font: &FontRef<'_>, glyph: GlyphId, ems: f64) -> bool {
    advance(font, glyph).is_some_and(|advance| (advance.0 - ems).abs() < 0.01)
}

fn advance(font: &FontRef<'_>, glyph: GlyphId) -> Option<Em> {
    let glyphs = GlyphMetrics::new(font, Size::unscaled(), LocationRef::default());
    glyphs
        .advance_width(glyph)
        .map(|units| em(units_per_em(font), units))
}

/// Font units an em; a file that says none, or 0, is taken to mean the usual.
fn units_per_em(font: &FontRef<'_>) -> u16 {
    let said = font.head().map_or(0, |head| head.units_per_em());
    if said == 0 { 1000 } else { said }
}

fn em(per_em: u16, units: f32) -> Em {
    Em(f64::from(units) / f64::from(per_em))
}

fn metrics(font: &FontRef<'_>) -> FaceMetrics {
    let measured = Metrics::new(font, Size::unscaled(), LocationRef::default());
    let units_per_em = units_per_em(font);
    let em = |units| em(units_per_em, units);
    let bounds = measured.bounds.unwrap_or_default();
    FaceMetrics {
        units_per_em,
        ascent: em(measured.ascent),
        descent: em(measured.descent),
        // Faces without an OS/2 height of capitals are old; theirs are near this.
        cap_height: measured.cap_height.map_or(Em(0.7), em),
        italic_angle: f64::from(measured.italic_angle),
        left: em(bounds.x_min),
        bottom: em(bounds.y_min),
        right: em(bounds.x_max),
        top: em(bounds.y_max),
    }
}

/// The mean over [`LEVEL_SAMPLE`] of the middle of each glyph's box.
fn level(font: &FontRef<'_>) -> Option<Em> {
    let glyphs = GlyphMetrics::new(font, Size::unscaled(), LocationRef::default());
    let charmap = font.charmap();
    let middles: Vec<f64> = LEVEL_SAMPLE
        .chars()
        .filter_map(|ch| glyphs.bounds(charmap.map(ch)?))
        .map(|bounds| {
            em(
                units_per_em(font),
                f32::midpoint(bounds.y_min, bounds.y_max),
            )
            .0
        })
        .collect();
    let count = u32::try_from(middles.len())
        .ok()
        .filter(|count| *count > 0)?;
    Some(Em(middles.iter().sum::<f64>() / f64::from(count)))
}

fn string(font: &FontRef<'_>, id: StringId) -> Option<String> {
    let name = font.localized_strings(id).english_or_first()?;
    Some(name.to_string())
}
