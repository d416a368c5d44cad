//! The text of 版头 as runs: parts side by side, tabs between those that do not
//! follow right upon each other.
//!
//! In: composed parts. Out: docx-rs runs and tab stops. It places no lines.

use docx_rs::Run;

use super::body::Body;
use super::geometry::{half_points, tracking};
use super::styles::colour_value;
use crate::compose::{HeadElement, HeadPiece};
use crate::template::{Align, Pt, Style, Template};

/// A part of an element, with the element it is of.
#[derive(Clone, Copy)]
pub(super) struct Part<'h> {
    pub(super) element: &'h HeadElement<'h>,
    pub(super) piece: &'h HeadPiece,
}

/// Whether two places are the same to the eye.
pub(super) fn near(one: Pt, other: Pt) -> bool {
    (one.0 - other.0).abs() < 0.5
}

/// The places to which tabs lead: those of parts that do not follow right
/// upon the part before them.
pub(super) fn stops(parts: &[Part<'_>]) -> Vec<(&'static str, Pt)> {
    let stop = |piece: &HeadPiece| match piece.align {
        Align::Right => Some(("right", piece.end)),
        Align::Left | Align::Center | Align::Justify => Some(("left", *piece.x.first()?)),
    };
    let pairs = parts.windows(2);
    let tabbed = pairs
        .filter(|pair| !follows(pair[0].piece, pair[1].piece))
        .map(|pair| pair[1].piece);
    // What stands on the right by itself has a tab before it.
    let first = parts.first().map(|part| part.piece);
    let first = first.filter(|first| first.align == Align::Right);
    first.into_iter().chain(tabbed).filter_map(stop).collect()
}

fn follows(before: &HeadPiece, after: &HeadPiece) -> bool {
    let start = after.x.first().copied().unwrap_or_default();
    near(before.end + before.spacing, start)
}

pub(super) fn runs(parts: &[Part<'_>], style: &Style, body: &Body<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let tabbed = match at {
            0 => part.piece.align == Align::Right,
            _ => !follows(parts[at - 1].piece, part.piece),
        };
        if tabbed {
            runs.push(Run::new().add_tab());
        }
        let blanks = match parts.get(at + 1) {
            Some(next) if !follows(part.piece, next.piece) => Blanks::Tab,
            Some(_) | None => Blanks::Written,
        };
        runs.extend(runs_of(*part, blanks, style, body));
    }
    runs
}

/// What becomes of the blanks at a part's end.
#[derive(Clone, Copy)]
pub(super) enum Blanks {
    /// They are written.
    Written,
    /// A tab stands for them.
    Tab,
}

/// The runs of a part in a paragraph of this style.
pub(super) fn runs_of(part: Part<'_>, blanks: Blanks, style: &Style, body: &Body<'_>) -> Vec<Run> {
    let piece = part.piece;
    let chars = &part.element.paragraph.text.chars[piece.bytes.clone()];
    let chars = match blanks {
        Blanks::Written => chars,
        Blanks::Tab => chars.trim_end(),
    };
    body.stretch(chars, piece.letter, style.letter, |run| {
        dress(run, part, style, body.template())
    })
}

/// What differs from the style: size, width, spacing, ink.
fn dress(mut run: Run, part: Part<'_>, style: &Style, template: &Template) -> Run {
    let piece = part.piece;
    if piece.size != style.size {
        run = run.size(usize::try_from(half_points(piece.size)).unwrap_or(1));
    }
    if piece.scale < 1.0 {
        run = run.stretch(whole(piece.scale * 100.0));
    }
    let spacing = piece.spacing.twips();
    let plain = near_twips(piece.spacing, template.tracking(piece.size));
    if !plain || tracking(template, piece.size) != tracking(template, style.size) {
        run = run.character_spacing(i32::try_from(spacing).unwrap_or(0));
    }
    if part.element.style.colour != style.colour {
        run = run.color(colour_value(part.element.style.colour));
    }
    run
}

fn near_twips(one: Pt, other: Pt) -> bool {
    (one.0 - other.0).abs() < 0.05
}

#[expect(clippy::cast_possible_truncation, reason = "a share of a hundred")]
fn whole(number: f64) -> i32 {
    number.round() as i32
}
