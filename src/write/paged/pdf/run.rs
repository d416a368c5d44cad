//! One run of glyphs as printpdf operations.
//!
//! In: a [`GlyphRun`] and its cut-down face. Out: operations inside a text
//! section. Glyphs stand within 0.01 pt of where layout put them.

use super::faces;
use super::subset::{EmbeddedFace, EmbeddedFaces};
use super::tounicode::utf16;
use super::usage::clusters;
use crate::layout::GlyphRun;
use crate::template::Pt as Points;
use printpdf::{Codepoint, DictItem, Op, PdfFontHandle, Pt, TextItem, TextMatrix};
use std::collections::BTreeMap;

/// A length as PDF numbers go, to a thousandth of a point.
pub fn short(length: Points) -> Pt {
    Pt(real((length.0 * 1000.0).round() / 1000.0))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "PDF numbers are kept as f32 by the crates; pages are small"
)]
fn real(number: f64) -> f32 {
    number as f32
}

/// The operations that show a run, its first glyph at `origin` from the page's
/// bottom left corner.
pub fn show(run: &GlyphRun, origin: (Points, Points), faces: &EmbeddedFaces, ops: &mut Vec<Op>) {
    let face = faces.get(run.face);
    ops.push(Op::SetFont {
        font: PdfFontHandle::External(faces::resource_name(run.face)),
        size: short(run.size),
    });
    let start = f64::from(run.glyphs.first().map_or(0.0, |glyph| glyph.x));
    ops.push(Op::SetTextMatrix {
        matrix: matrix(run.scale, short(origin.0 + Points(start)), short(origin.1)),
    });
    let codes = placed(run, face);
    let mut shown = 0;
    for cluster in clusters(run) {
        let odd = cluster.glyphs.len() > 1 || {
            let glyph = run.glyphs[cluster.glyphs.start].id;
            face.glyphs
                .get(&glyph)
                .is_none_or(|embedded| embedded.text != cluster.text)
        };
        if odd {
            push_text(ops, &codes[shown..cluster.glyphs.start]);
            ops.push(span(cluster.text));
            push_text(ops, &codes[cluster.glyphs.clone()]);
            ops.push(Op::EndMarkedContent);
            shown = cluster.glyphs.end;
        }
    }
    push_text(ops, &codes[shown..]);
}

/// Where a run stands, and how it is condensed.
fn matrix(scale: f64, x: Pt, y: Pt) -> TextMatrix {
    if scale < 1.0 {
        TextMatrix::Raw([real(scale), 0.0, 0.0, 1.0, x.0, y.0])
    } else {
        TextMatrix::Translate(x, y)
    }
}

/// Opens a span whose text is given, whatever its glyphs stand for.
fn span(text: &str) -> Op {
    let words = DictItem::Bytes(utf16(text));
    Op::BeginMarkedContentWithProperties {
        tag: "Span".to_owned(),
        properties: DictItem::Dict {
            map: BTreeMap::from([("ActualText".to_owned(), words)]),
        },
    }
}

fn push_text(ops: &mut Vec<Op>, codes: &[Codepoint]) {
    if !codes.is_empty() {
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(codes.to_vec())],
        });
    }
}

/// The run's codes, each with the correction after it, in thousandths of an
/// em, that brings the next glyph to its place. What rounding leaves over goes
/// into the next correction: it never adds up along a line.
fn placed(run: &GlyphRun, face: &EmbeddedFace) -> Vec<Codepoint> {
    // Type of no size would divide by zero.
    let thousandth = run.size.0.max(0.1) * run.scale.max(0.01) / 1000.0;
    let start = run.glyphs.first().map_or(0.0, |glyph| glyph.x);
    let mut pen = 0.0;
    let mut codes = Vec::with_capacity(run.glyphs.len());
    for (index, glyph) in run.glyphs.iter().enumerate() {
        let embedded = face.glyphs.get(&glyph.id);
        pen += embedded.map_or(0.0, |embedded| f64::from(embedded.width));
        let correction = run.glyphs.get(index + 1).map_or(0.0, |next| {
            let wanted = (f64::from(next.x) - f64::from(start)) / thousandth;
            round(pen - wanted, thousandth)
        });
        pen -= correction;
        let code = embedded.map_or(0, |embedded| embedded.code);
        codes.push(Codepoint::new(code, real(correction)));
    }
    codes
}

/// Whole thousandths of an em are fine enough for body text; larger type takes
/// tenths of them.
fn round(correction: f64, thousandth: f64) -> f64 {
    const FINEST: f64 = 0.02;
    if thousandth < FINEST {
        correction.round()
    } else {
        (correction * 10.0).round() / 10.0
    }
}
