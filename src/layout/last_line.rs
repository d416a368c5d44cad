//! No paragraph ends in a line of a single character (《中文排版需求》,
//! 孤行与孤字处理; GB/T 15834-2011 §5.1.11).
//!
//! In: the ends of a paragraph's lines. Out: the same number of lines, the last
//! one with a character or two of the line before. Nothing is squeezed into the
//! line before: that would take a line away that an office suite sets, and with
//! it the pages that both break alike.

use super::fill::WIDEST_GAP;
use super::line::{Matter, NEAR};
use crate::compose::breaks::Break;
use crate::compose::shape::Shaped;
use crate::template::{Align, Pt};

/// So many characters that are no marks has a last line at least.
const FEWEST: usize = 2;

/// What is pushed out for that is at most so many times the type size wide.
const MOST_OUT: f64 = 4.0;

/// Whether a last line has characters enough beside its marks.
pub(super) fn is_enough(line: &[Shaped]) -> bool {
    // The mark of a note is none of the text.
    let text = line.iter().filter(|one| !one.bytes.is_empty());
    let mut shown = text.filter(|one| counts(one.character));
    shown.nth(FEWEST - 1).is_some()
}

fn counts(character: char) -> bool {
    character.is_alphanumeric() || "%％‰℃".contains(character)
}

/// Moves the end of the last line but one where the last one is too short.
/// `first` is the character with which the first line begins.
pub(super) fn mend(matter: &Matter<'_>, first: usize, ends: &mut [usize]) {
    let [.., before, to] = *ends else {
        return;
    };
    if is_enough(&matter.shaped[before..to]) {
        return;
    }
    let from = ends.len().checked_sub(3).map_or(first, |line| ends[line]);
    let better = (from + 1..before)
        .rev()
        .find(|at| matter.breaks[*at] == Break::May && is_enough(&matter.shaped[*at..to]));
    if let Some(at) = better
        && bears(matter, from, at, before)
    {
        let last = ends.len() - 2;
        ends[last] = at;
    }
}

/// Whether the line from `from` can do without the characters from `at` on: few
/// are pushed out, what stays fills the line without wide gaps, and what is
/// pushed out fits the last line.
fn bears(matter: &Matter<'_>, from: usize, at: usize, before: usize) -> bool {
    let size = matter.shaped[at].size;
    let out: Pt = matter.shaped[at..before]
        .iter()
        .map(|one| one.advance)
        .sum();
    let mut line = matter.begin(from);
    for one in from..at {
        line.push(matter, one);
    }
    let (slack, _) = line.fit(matter, at);
    let spreads = match matter.room.align {
        Align::Justify => slack.0 <= size.0 * WIDEST_GAP * gaps(at - from),
        Align::Left | Align::Center | Align::Right => true,
    };
    spreads && out.0 <= size.0 * MOST_OUT + NEAR
}

/// The gaps between so many characters, where a quarter of them must do.
#[expect(clippy::cast_precision_loss, reason = "a line has few characters")]
fn gaps(characters: usize) -> f64 {
    characters as f64 / 4.0
}
