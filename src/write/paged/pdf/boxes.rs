//! Characters that no face has, as a font of their own: each a glyph that is a
//! frame with the digits of its code point, and whose text is the character with
//! the marks beside it.
//!
//! In: the missing characters of [`Pages`]. Out: Type 3 fonts (ISO 32000-1
//! §9.6.5). Readers take such a glyph for the character wherever they search
//! or copy, and none reads the digits: they are drawn inside the glyph.

use super::PdfError;
use super::content::Pen;
use super::description::{Description, Shown};
use super::faces::FontObjects;
use super::file::real;
use super::pack;
use super::run;
use super::subset::EmbeddedFaces;
use super::tounicode::{self, CodeBytes, is_private};
use crate::layout::{GlyphRun, Item, MissingGlyph, Pages, PlacedGlyph, Point};
use crate::template::{Colour, Pt as Points};
use crate::write::paged::look::BASELINE;
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use std::collections::BTreeMap;

/// The first code of a font.
const FIRST: u8 = b'0';

/// An empty glyph before the others, by the name of m. poppler guesses the
/// size of a Type 3 font from the width of its m, and sets glyphs of another
/// size than their neighbours' on a line of their own.
const GAUGE: &str = "m";

/// The width at which poppler takes the font for one of text size: an m is 0.6
/// em, and the frame is 0.88 em high.
const GAUGE_WIDTH: f32 = 680.0;

/// Glyphs of one font.
const GLYPHS: usize = 64;

/// Units of the type size, which is the frame's height.
const UNITS: f64 = 1000.0;

/// What the boxes of a file stand for, each with the first box drawn for it.
pub struct Boxes<'a> {
    boxes: Vec<&'a MissingGlyph>,
    /// Where each text stands among them.
    places: BTreeMap<&'a str, usize>,
}

impl<'a> Boxes<'a> {
    /// All of `pages`.
    pub fn collect(pages: &'a Pages) -> Self {
        let mut firsts: BTreeMap<&str, &MissingGlyph> = BTreeMap::new();
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let Item::Missing(missing) = item {
                firsts.entry(&missing.text).or_insert(missing);
            }
        }
        Self {
            boxes: firsts.values().copied().collect(),
            places: firsts.into_keys().zip(0..).collect(),
        }
    }

    /// None.
    fn none() -> Self {
        Self {
            boxes: Vec::new(),
            places: BTreeMap::new(),
        }
    }

    /// Shows `missing` on a page of this height.
    pub fn show(&self, missing: &MissingGlyph, page_height: Points, out: &mut Description) {
        let index = self.places[missing.text.as_str()];
        let origin = origin(missing);
        out.face(&name(index / GLYPHS), missing.height.0);
        out.move_to([origin.x.0, (page_height - origin.y).0], 1.0);
        let shown = [Shown::Codes(vec![code(index % GLYPHS)])];
        let private = missing.text.chars().any(is_private);
        if private {
            run::begin_span(&missing.text, out);
        }
        out.show(&shown);
        if private {
            out.operator(format_args!(""), "EMC");
        }
    }

    /// Adds the fonts to those of the file.
    ///
    /// # Errors
    /// Where printpdf's document is not shaped as it was when this was written.
    pub fn add_fonts(
        &self,
        faces: &EmbeddedFaces,
        objects: &mut FontObjects,
    ) -> Result<(), PdfError> {
        if self.boxes.is_empty() {
            return Ok(());
        }
        // The digits' faces, without the boxes' own fonts: no font may lead to itself.
        let digits = objects.document.get_dictionary(objects.dictionary)?.clone();
        let digits = objects.document.add_object(digits);
        for (number, boxes) in self.boxes.chunks(GLYPHS).enumerate() {
            let font = add_font(boxes, faces, objects, digits);
            let fonts = objects.document.get_dictionary_mut(objects.dictionary)?;
            fonts.set(name(number), Object::Reference(font));
        }
        Ok(())
    }
}

fn name(number: usize) -> String {
    format!("Boxes{number}")
}

fn code(index: usize) -> u8 {
    FIRST + u8::try_from(index).expect("a font has few glyphs")
}

/// The name of a glyph, which readers ignore; marks in its text are told by
/// its number.
fn glyph_name(missing: &MissingGlyph, index: usize) -> String {
    let code = u32::from(missing.character);
    if missing.text.len() == missing.character.len_utf8() {
        format!("u{code:04X}")
    } else {
        format!("u{code:04X}.{index}")
    }
}

/// Where the glyph stands, on the baseline.
fn origin(missing: &MissingGlyph) -> Point {
    Point {
        x: missing.corner.x,
        y: missing.corner.y + missing.height * (1.0 - BASELINE),
    }
}

fn add_font(
    boxes: &[&MissingGlyph],
    faces: &EmbeddedFaces,
    objects: &mut FontObjects,
    digits: ObjectId,
) -> ObjectId {
    let document = &mut objects.document;
    let mut drawings = Dictionary::new();
    let gauge = Stream::new(
        Dictionary::new(),
        format!("{GAUGE_WIDTH} 0 d0").into_bytes(),
    );
    drawings.set(GAUGE, Object::Reference(document.add_object(gauge)));
    let mut names = vec![Object::Integer(i64::from(FIRST - 1)), GAUGE.into()];
    for (index, missing) in boxes.iter().enumerate() {
        let drawing = pack::deflate(&drawing(missing, faces));
        let stream = Stream::new(dictionary! { "Filter" => "FlateDecode" }, drawing);
        let name = glyph_name(missing, index);
        drawings.set(
            name.as_str(),
            Object::Reference(document.add_object(stream)),
        );
        names.push(Object::Name(name.into_bytes()));
    }
    let widths = boxes.iter().map(|missing| width(missing));
    let widths = numbers(std::iter::once(GAUGE_WIDTH).chain(widths));
    let cmap = Stream::new(
        dictionary! { "Filter" => "FlateDecode" },
        pack::deflate(&cmap(boxes)),
    );
    let unit = Object::Real(0.001);
    let font = dictionary! {
        "Type" => "Font",
        "Subtype" => "Type3",
        "FontBBox" => numbers(bounds(boxes)),
        "FontMatrix" => vec![unit.clone(), 0.into(), 0.into(), unit, 0.into(), 0.into()],
        "FirstChar" => i64::from(FIRST - 1),
        "LastChar" => i64::from(code(boxes.len() - 1)),
        "Widths" => widths,
        "Encoding" => dictionary! { "Type" => "Encoding", "Differences" => names },
        "CharProcs" => drawings,
        "Resources" => dictionary! { "Font" => Object::Reference(digits) },
        "ToUnicode" => Object::Reference(document.add_object(cmap)),
        "FontDescriptor" => Object::Reference(document.add_object(descriptor(boxes))),
    };
    document.add_object(font)
}

/// Units a point.
fn scale(missing: &MissingGlyph) -> f64 {
    // A frame of no height would divide by zero.
    UNITS / missing.height.0.max(0.1)
}

fn width(missing: &MissingGlyph) -> f32 {
    real(missing.width.0 * scale(missing))
}

/// Left, bottom, right and top of the largest of the glyphs.
fn bounds(boxes: &[&MissingGlyph]) -> [f32; 4] {
    let widest = boxes
        .iter()
        .map(|missing| width(missing))
        .fold(0.0, f32::max);
    let [bottom, top] = [-BASELINE, 1.0 - BASELINE].map(|y| real(y * UNITS));
    [0.0, bottom, widest, top]
}

fn numbers(numbers: impl IntoIterator<Item = f32>) -> Vec<Object> {
    numbers.into_iter().map(Object::Real).collect()
}

/// A tagged file's Type 3 fonts have to be described (ISO 32000-1, table 112).
fn descriptor(boxes: &[&MissingGlyph]) -> Dictionary {
    /// Its glyphs are no letters of a known alphabet.
    const SYMBOLIC: i64 = 4;
    dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => "CodePoints",
        "Flags" => SYMBOLIC,
        "FontBBox" => numbers(bounds(boxes)),
        "ItalicAngle" => 0,
        "Ascent" => real((1.0 - BASELINE) * UNITS),
        "Descent" => real(-BASELINE * UNITS),
        "StemV" => 0,
    }
}

fn cmap(boxes: &[&MissingGlyph]) -> Vec<u8> {
    let texts = boxes.iter().map(|missing| missing.text.clone());
    let entries: Vec<(u16, String)> = texts
        .enumerate()
        .map(|(index, text)| (code(index).into(), text))
        .collect();
    tounicode::cmap(CodeBytes::One, &entries)
}

/// The frame and the digits, in units of the font, as a glyph whose colour is
/// that of the text.
fn drawing(missing: &MissingGlyph, faces: &EmbeddedFaces) -> Vec<u8> {
    let origin = origin(missing);
    let scale = scale(missing);
    let boxes = Boxes::none();
    let mut pen = Pen::new(Points::ZERO, faces, &[], &boxes);
    let moved = |at: Point| Point {
        x: (at.x - origin.x) * scale,
        y: (at.y - origin.y) * scale,
    };
    pen.frame(
        moved(missing.corner),
        missing.width * scale,
        missing.height * scale,
    );
    for digits in missing.digits.iter() {
        pen.glyphs(&GlyphRun {
            origin: moved(Point {
                x: missing.corner.x + digits.origin.x,
                y: missing.corner.y + digits.origin.y,
            }),
            size: digits.size * scale,
            colour: Colour::Black,
            glyphs: stretched(digits, scale),
            ..digits.clone()
        });
    }
    let [left, bottom, right, top] = bounds(&[missing]);
    let mut drawing = format!("{right} 0 {left} {bottom} {right} {top} d1\n").into_bytes();
    drawing.extend(pen.finish());
    drawing
}

fn stretched(digits: &GlyphRun, scale: f64) -> Vec<PlacedGlyph> {
    let stretch = |glyph: &PlacedGlyph| PlacedGlyph {
        x: real(f64::from(glyph.x) * scale),
        ..*glyph
    };
    digits.glyphs.iter().map(stretch).collect()
}
