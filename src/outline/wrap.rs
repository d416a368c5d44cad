//! Hard-wrapped lines back into paragraphs.
//!
//! In: the lines. Out: which of them make a paragraph. A text counts as
//! hard-wrapped only where many lines break off at one width; else every line
//! is a paragraph. It changes no character.

use std::ops::Range;

use crate::read::Format;

use super::draft::Line;
use super::marker;
use super::sentence::last_mark;

/// Half widths by which a full line may be short: an indent of two characters
/// taken off its start, and one character moved over by kinsoku.
const SHORT: usize = 8;
/// The narrowest measure that counts, in half widths (15 characters).
const NARROWEST: usize = 30;

/// The lines of each paragraph, in order.
pub(super) fn paragraphs(format: Format, lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let measure = match format {
        Format::Txt => measure(lines),
        Format::Markdown | Format::Docx => None,
    };
    let mut ranges: Vec<Range<usize>> = Vec::with_capacity(lines.len());
    for at in 0..lines.len() {
        let goes_on = measure.is_some_and(|measure| at > 0 && continues(lines, at, measure));
        match ranges.last_mut() {
            Some(range) if goes_on => range.end = at + 1,
            _ => ranges.push(at..at + 1),
        }
    }
    ranges
}

/// The width at which a hard-wrapped text breaks its lines, in half widths.
fn measure(lines: &[Line<'_>]) -> Option<usize> {
    let mut counts = [0_usize; 160];
    let mut wide = [0_usize; 161];
    for line in lines {
        let width = width(line.text).min(160);
        wide[width] += 1;
        if width < 160 && is_broken_off(line.text) {
            counts[width] += 1;
        }
    }
    let around = |at: usize| counts[at.saturating_sub(1)..=at + 1].iter().sum::<usize>();
    let best = (NARROWEST..150).max_by_key(|&at| around(at))?;
    let full: usize = counts[best - SHORT..=best + 2].iter().sum();
    let beyond: usize = wide[best + 5..].iter().sum();
    (full >= 4 && full * 4 >= lines.len() && beyond * 6 <= lines.len()).then_some(best)
}

fn continues(lines: &[Line<'_>], at: usize, measure: usize) -> bool {
    let (above, line) = (&lines[at - 1], &lines[at]);
    let together = line.source.blank_before == 0 && line.block == above.block + 1;
    let open = is_broken_off(above.text) || last_mark(above.text) == Some('；');
    let marked = marker::parse(line.text).is_some_and(|found| !found.scheme.is_item());
    let indented = line.indent() > above.indent();
    together && open && !marked && !indented && width(above.text) + SHORT >= measure
}

fn is_broken_off(text: &str) -> bool {
    last_mark(text).is_none_or(|mark| !"。！？；：…!?;:".contains(mark))
}

/// The width of `text` in half widths.
fn width(text: &str) -> usize {
    text.chars()
        .map(|it| if it.is_ascii() { 1 } else { 2 })
        .sum()
}
