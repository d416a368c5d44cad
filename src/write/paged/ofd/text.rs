//! Runs of glyphs as text objects (§11.2): the characters, and where the glyph
//! of each stands.
//!
//! In: a [`GlyphRun`] and its cut-down face. Out: text objects. A stretch of
//! characters that have one glyph each is one object; what stands otherwise
//! (one glyph for ——) is an object of its own, so that readers who count
//! characters and readers who count glyphs agree on all others. So are blanks
//! at the ends: many readers drop them, and would miscount.

use super::content::Pen;
use super::faces::EmbeddedFace;
use super::frame::{Frame, numbers, written};
use super::link;
use super::steps::steps;
use crate::font::Thicken;
use crate::layout::{GlyphRun, MissingGlyph};
use crate::template::Pt;
use crate::write::paged::look::{BASELINE, THICKENING};
use crate::write::paged::usage::{Cluster, clusters};
use crate::write::xml::Xml;
use std::ops::Range;

/// The body of type, below and above the baseline, in ems: an object's frame
/// holds it at least, so that a blank has one too.
const BODY: [f64; 2] = [0.12, 0.88];

/// Text that goes into one object.
struct Piece {
    /// The glyphs, by their places in the run.
    glyphs: Range<usize>,
    /// The characters.
    text: String,
    /// How they are counted.
    count: Count,
}

/// How the characters of a piece and its glyphs are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    /// One glyph a character, in order.
    Paired,
    /// Otherwise.
    Odd,
}

/// Writes a run.
pub fn write(run: &GlyphRun, pen: &mut Pen<'_>) {
    let face = pen.drawing.faces.get(run.face);
    for piece in pieces(run) {
        object(run, &piece, face, pen);
    }
}

/// The pieces of a run, in its order.
fn pieces(run: &GlyphRun) -> Vec<Piece> {
    let clusters: Vec<Cluster> = clusters(run).collect();
    let stretches =
        clusters.chunk_by(|one, next| [one, next].map(count) == [Count::Paired, Count::Paired]);
    stretches.flat_map(without_ends).map(piece).collect()
}

fn piece(clusters: &[Cluster]) -> Piece {
    let ends = [clusters.first(), clusters.last()].map(|end| end.map(|it| it.glyphs.clone()));
    let [start, end] = ends.map(Option::unwrap_or_default);
    Piece {
        glyphs: start.start..end.end,
        text: clusters.iter().map(|cluster| cluster.text).collect(),
        count: clusters.first().map_or(Count::Odd, count),
    }
}

/// A character that takes more than two bytes is two to some readers.
fn count(cluster: &Cluster) -> Count {
    let mut chars = cluster.text.chars();
    match (chars.next(), chars.next()) {
        (Some(one), None) if u32::from(one) <= 0xFFFF && cluster.glyphs.len() == 1 => Count::Paired,
        _ => Count::Odd,
    }
}

/// A stretch in up to three parts: the blanks it begins with, the rest, and
/// the blanks that the rest ends with.
fn without_ends<'a, 't>(stretch: &'a [Cluster<'t>]) -> impl Iterator<Item = &'a [Cluster<'t>]> {
    let is_blank = |it: &Cluster| it.text.chars().all(char::is_whitespace);
    let head = stretch.iter().take_while(|it| is_blank(it)).count();
    let (blanks, rest) = stretch.split_at(head);
    let tail = rest.iter().rev().take_while(|it| is_blank(it)).count();
    let (text, more) = rest.split_at(rest.len() - tail);
    [blanks, text, more]
        .into_iter()
        .filter(|part| !part.is_empty())
}

/// Writes a piece as an object.
fn object(run: &GlyphRun, piece: &Piece, face: &EmbeddedFace, pen: &mut Pen<'_>) {
    let glyphs = &run.glyphs[piece.glyphs.clone()];
    let places: Vec<f64> = glyphs
        .iter()
        .map(|glyph| (run.origin.x + Pt(f64::from(glyph.x))).mm().0)
        .collect();
    let frame = frame(run, piece, &places, face).whole();
    let (first, steps) = steps(&places, frame.x);
    let baseline = run.origin.y.mm().0 - frame.y;
    pen.open("ofd:TextObject", frame, &style(run, face));
    let Pen { drawing, xml, .. } = pen;
    if let Some(bookmark) = link::of(drawing.pages, pen.page, run.owner) {
        link::write(bookmark, drawing.page_ids, xml);
    }
    drawing.inks.write("ofd:FillColor", run.colour, xml);
    if run.thicken == Thicken::Yes {
        drawing.inks.write("ofd:StrokeColor", run.colour, xml);
    }
    transforms(run, piece, face, xml);
    let mut attributes = vec![("X", first), ("Y", written(baseline))];
    if !steps.is_empty() {
        attributes.push(("DeltaX", steps));
    }
    let attributes: Vec<(&str, &str)> = attributes.iter().map(|it| (it.0, it.1.as_str())).collect();
    // Glyphs whose text cannot be told still need a character to stand for them.
    let text = if piece.text.is_empty() {
        " "
    } else {
        &piece.text
    };
    xml.text("ofd:TextCode", &attributes, text);
    xml.close("ofd:TextObject");
}

/// Face, size, and how glyphs are drawn.
fn style(run: &GlyphRun, face: &EmbeddedFace) -> Vec<(&'static str, String)> {
    let mut style = vec![
        ("Font", face.id.clone()),
        ("Size", written(run.size.mm().0)),
    ];
    if run.scale < 1.0 {
        style.push(("HScale", written(run.scale)));
    }
    if run.thicken == Thicken::Yes {
        style.push(("Stroke", "true".to_owned()));
        style.push(("LineWidth", written(line(run))));
    }
    style
}

/// How wide the line round thickened strokes is.
fn line(run: &GlyphRun) -> f64 {
    match run.thicken {
        Thicken::Yes => run.size.mm().0 * THICKENING,
        Thicken::No => 0.0,
    }
}

/// The frame that holds the ink of the glyphs, and the body of type: what goes
/// beyond it is cut off (§8.5).
fn frame(run: &GlyphRun, piece: &Piece, places: &[f64], face: &EmbeddedFace) -> Frame {
    let em = run.size.mm().0;
    let wide = run.scale.min(1.0) * em;
    let [mut left, mut right] = [f64::MAX, f64::MIN];
    let [mut below, mut above] = BODY;
    for (glyph, place) in run.glyphs[piece.glyphs.clone()].iter().zip(places) {
        let [from, to, bottom, top] = face.glyph(glyph.id).reach;
        left = left.min(place + from * wide);
        right = right.max(place + to * wide);
        below = below.max(-bottom);
        above = above.max(top);
    }
    let line = line(run) / 2.0;
    let baseline = run.origin.y.mm().0;
    Frame {
        x: left - line,
        y: baseline - above * em - line,
        width: right - left + 2.0 * line,
        height: (above + below) * em + 2.0 * line,
    }
}

/// Tells the glyphs that the face's map does not give for the characters
/// (§11.4).
fn transforms(run: &GlyphRun, piece: &Piece, face: &EmbeddedFace, xml: &mut Xml) {
    let glyphs = &run.glyphs[piece.glyphs.clone()];
    if piece.count == Count::Odd {
        let codes = glyphs.iter().map(|glyph| face.code(glyph.id)).collect();
        transform(0, piece.text.chars().count().max(1), codes, xml);
        return;
    }
    let shown: Vec<Option<u16>> = piece
        .text
        .chars()
        .zip(glyphs)
        .map(|(character, glyph)| (!face.shows(character, glyph.id)).then(|| face.code(glyph.id)))
        .collect();
    let mut position = 0;
    for stretch in shown.chunk_by(|one, next| one.is_some() == next.is_some()) {
        let codes: Vec<u16> = stretch.iter().copied().flatten().collect();
        if !codes.is_empty() {
            transform(position, codes.len(), codes, xml);
        }
        position += stretch.len();
    }
}

fn transform(position: usize, characters: usize, codes: Vec<u16>, xml: &mut Xml) {
    let [position, characters, count] =
        [position, characters, codes.len()].map(|number| number.to_string());
    let attributes = [
        ("CodePosition", position.as_str()),
        ("CodeCount", characters.as_str()),
        ("GlyphCount", count.as_str()),
    ];
    let codes: Vec<f64> = codes.into_iter().map(f64::from).collect();
    xml.open("ofd:CGTransform", &attributes);
    xml.text("ofd:Glyphs", &[], &numbers(&codes));
    xml.close("ofd:CGTransform");
}

/// A missing character's text, where its box stands: found, but not seen
/// (§8.5, Visible). Its face is any that the file has: it shows no glyph of it.
pub fn unseen(missing: &MissingGlyph, digits: &GlyphRun, pen: &mut Pen<'_>) {
    let frame = Frame::of(
        missing.corner.x,
        missing.corner.y,
        missing.width,
        missing.height,
    );
    let Some(face) = pen.drawing.faces.for_unseen(digits.face) else {
        return;
    };
    let style = [
        ("Visible", "false".to_owned()),
        ("Font", face.id.clone()),
        ("Size", written(frame.height)),
    ];
    pen.open("ofd:TextObject", frame, &style);
    let baseline = written(frame.height * (1.0 - BASELINE));
    let place = [("X", "0"), ("Y", baseline.as_str())];
    pen.xml.text("ofd:TextCode", &place, &missing.text);
    pen.xml.close("ofd:TextObject");
}
