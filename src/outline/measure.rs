//! The width at which a hard-wrapped text breaks its lines.
//!
//! In: the lines. Out: their measure in half widths, or `None` where the text
//! is not hard-wrapped; and whether its paragraphs begin with an indent.

use super::draft::Line;
use super::wrap::is_broken_off;

/// The narrowest measure that counts, in half widths (15 characters).
const NARROWEST: usize = 30;
/// Lines as wide as this and wider are counted together.
const WIDEST: usize = 160;

/// The width of full lines, in half widths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure(pub usize);

/// The measure of a hard-wrapped text: many lines break off within a few
/// characters of it, and few are longer.
pub(super) fn of(lines: &[Line<'_>]) -> Option<Measure> {
    // Lines of each width that break off, and all lines.
    let mut counts = [0_usize; WIDEST];
    let mut wide = [0_usize; WIDEST + 1];
    for line in lines.iter().filter(|line| !is_columns(line.text)) {
        let width = width(line.text).min(WIDEST);
        wide[width] += 1;
        if width < WIDEST && is_broken_off(line.text) {
            counts[width] += 1;
        }
    }
    let around = |at: usize| counts[at.saturating_sub(1)..=at + 1].iter().sum::<usize>();
    let best = (NARROWEST..WIDEST - 10).max_by_key(|&at| around(at))?;
    let full: usize = counts[best - 8..=best + 2].iter().sum();
    let beyond: usize = wide[best + 5..].iter().sum();
    let many = full * 4 >= lines.len() && beyond * 6 <= lines.len();
    // Many headings and short last lines are no doubt where nothing is longer.
    let none_longer = full * 6 >= lines.len() && beyond * 12 <= lines.len();
    (full >= 4 && (many || none_longer)).then_some(Measure(best))
}

/// Whether paragraphs begin with an indent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Indents {
    /// Many do.
    Usual,
    /// Few or none.
    Rare,
}

impl Indents {
    /// What is usual among `lines`.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let indented = lines.iter().filter(|line| line.indent > 0).count();
        if indented * 5 >= lines.len() && indented < lines.len() {
            Self::Usual
        } else {
            Self::Rare
        }
    }
}

/// Names or cells side by side, parted by tabs, wide spaces or leaders: a line
/// of its own, however long.
pub(super) fn is_columns(text: &str) -> bool {
    ["\t", "\u{3000}\u{3000}", "    ", "....", "………", "····"]
        .iter()
        .any(|gap| text.contains(gap))
}

/// The width of `text` in half widths.
pub(super) fn width(text: &str) -> usize {
    text.chars()
        .map(|it| if it.is_ascii() { 1 } else { 2 })
        .sum()
}
