//! One run of glyphs as part of a page description.
//!
//! In: a [`GlyphRun`] and its cut-down face. Out: operators inside a text
//! object. Glyphs stand within 0.01 pt of where layout put them.

use super::description::{Description, Shown, round_back};
use super::faces;
use super::subset::{EmbeddedFace, EmbeddedFaces};
use super::tounicode::{hex_utf16, is_private};
use crate::layout::GlyphRun;
use crate::template::Pt as Points;
use crate::write::paged::usage::clusters;
use std::ops::Range;

/// Shows a run, its first glyph at `origin` from the page's bottom left corner.
pub fn show(
    run: &GlyphRun,
    origin: (Points, Points),
    faces: &EmbeddedFaces,
    out: &mut Description,
) {
    let face = faces.get(run.face);
    out.face(&faces::resource_name(run.face).0, run.size.0);
    let start = f64::from(run.glyphs.first().map_or(0.0, |glyph| glyph.x));
    let x = origin.0.0 + start;
    let stands = out.move_to([x, origin.1.0], run.scale);
    let line = Line::new(run, face, stands - x);
    // One glyph keeps the spacing of those before it, and the pen goes by that.
    let kept = if run.glyphs.len() > 1 {
        out.spacing(line.spacing);
        0.0
    } else {
        out.spaced()
    };
    let mut shown = 0;
    for cluster in clusters(run) {
        if is_odd(run, face, &cluster.glyphs, cluster.text) {
            out.show(&line.parts(shown..cluster.glyphs.start));
            begin_span(cluster.text, out);
            out.show(&line.parts(cluster.glyphs.clone()));
            out.operator(format_args!(""), "EMC");
            shown = cluster.glyphs.end;
        }
    }
    out.show(&line.parts(shown..run.glyphs.len()));
    if run.scale >= 1.0 {
        out.pen_at(x + line.end + kept);
    }
}

/// Whether glyphs stand for another text than the face's map tells of them, or
/// for one whose code points mean what their users agreed on, which has to be
/// told apart from the map (ISO 19005-2 §6.2.11.7.3).
fn is_odd(run: &GlyphRun, face: &EmbeddedFace, glyphs: &Range<usize>, text: &str) -> bool {
    let embedded = || face.glyphs.get(&run.glyphs[glyphs.start].id);
    glyphs.len() > 1
        || text.chars().any(is_private)
        || embedded().is_none_or(|embedded| embedded.text != text)
}

/// Opens a span whose text is given, whatever its glyphs stand for.
pub fn begin_span(text: &str, out: &mut Description) {
    let words = hex_utf16(text);
    out.operator(format_args!("/Span<</ActualText{words}>>"), "BDC");
}

/// The codes of a run, and how they are spaced.
struct Line {
    codes: Vec<u16>,
    /// What is added to each width, in points: what most of them have.
    spacing: f64,
    /// How many thousandths of an em the pen goes back after each code, to
    /// bring the next glyph to its place. What rounding leaves over goes into
    /// the next one: it never adds up along a line.
    back: Vec<f64>,
    /// From where the first glyph was to stand to where the pen stands at last.
    end: f64,
}

impl Line {
    /// The line of a run whose first glyph stands `off` to the right of its place.
    fn new(run: &GlyphRun, face: &EmbeddedFace, off: f64) -> Self {
        let embedded = run.glyphs.iter().map(|glyph| face.glyphs.get(&glyph.id));
        let (codes, widths): (Vec<u16>, Vec<f64>) = embedded
            .map(|glyph| glyph.map_or((0, 0.0), |glyph| (glyph.code, f64::from(glyph.width))))
            .unzip();
        // Type of no size would divide by zero.
        let em = run.size.0.max(0.1);
        let scale = run.scale.max(0.01);
        let start = run.glyphs.first().map_or(0.0, |glyph| glyph.x);
        // Where glyphs stand, as if nothing were condensed.
        let places: Vec<f64> = run
            .glyphs
            .iter()
            .map(|glyph| (f64::from(glyph.x) - f64::from(start)) / scale)
            .collect();
        let advances: Vec<f64> = widths.iter().map(|width| width * em / 1000.0).collect();
        let spacing = spacing(&places, &advances);
        let mut pen = off;
        let mut back = Vec::with_capacity(codes.len());
        for (index, advance) in advances.iter().enumerate() {
            pen += advance + spacing;
            let beyond = places.get(index + 1).map_or(0.0, |next| pen - next);
            back.push(round_back(beyond * 1000.0 / em, em));
            pen -= back[index] * em / 1000.0;
        }
        Self {
            codes,
            spacing,
            back,
            end: pen,
        }
    }

    /// What is shown for some of the glyphs.
    fn parts(&self, glyphs: Range<usize>) -> Vec<Shown> {
        let mut parts: Vec<Shown> = Vec::new();
        for (code, back) in self.codes[glyphs.clone()].iter().zip(&self.back[glyphs]) {
            match parts.last_mut() {
                Some(Shown::Codes(codes)) => codes.extend(code.to_be_bytes()),
                _ => parts.push(Shown::Codes(code.to_be_bytes().to_vec())),
            }
            if *back != 0.0 {
                parts.push(Shown::Back(*back));
            }
        }
        parts
    }
}

/// What most glyphs have between their width and the next one, to a
/// ten-thousandth of a point.
fn spacing(places: &[f64], advances: &[f64]) -> f64 {
    let gaps = places.windows(2).zip(advances);
    let mut gaps: Vec<i64> = gaps
        .map(|(pair, advance)| ten_thousandths(pair[1] - pair[0] - advance))
        .collect();
    gaps.sort_unstable();
    let most = gaps
        .chunk_by(|one, other| one == other)
        .max_by_key(|same| same.len())
        .map_or(0, |same| same[0]);
    #[expect(clippy::cast_precision_loss, reason = "a gap is small")]
    let most = most as f64;
    most / 10_000.0
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a gap on a page is far below 2^63 of them"
)]
fn ten_thousandths(length: f64) -> i64 {
    (length * 10_000.0).round() as i64
}
