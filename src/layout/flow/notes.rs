//! Lines with footnotes: how many stay on a page whose foot the notes fill.
//!
//! In: a paragraph broken into lines. Out: counts of lines, and the room of their
//! notes in lines of the grid. A note that begins on a page may go on on the next
//! one (`foot`), but no line of text follows its mark on that page then.

use std::ops::Range;

use super::{Broken, Flow, count};
use crate::layout::foot;
use crate::template::Pt;

impl<'a> Flow<'a> {
    /// How many lines of a paragraph from line `from` on stay on this page.
    pub(super) fn staying(&self, broken: &Broken<'a>, from: usize) -> usize {
        let free = self.fitting(broken, from);
        let ends = self.sheets.template.typesetting.page_ends;
        let stay = broken.staying(from, free, ends);
        // One at least on a page that has no other line, and of the body on
        // the first.
        let first = self.body_page.is_none() && !broken.paragraph.paragraph.role.is_head();
        if self.sheets.is_empty() || (first && free > 0) {
            stay.max(1)
        } else {
            stay
        }
    }

    /// How many lines from line `from` on have room on this page with their notes.
    fn fitting(&self, broken: &Broken<'a>, from: usize) -> usize {
        let height = self.lines_high(broken);
        let free = self.sheets.lines_free(height);
        let rest = height * count(broken.lines.len() - from);
        if broken.notes.is_empty() || self.sheets.holds(rest) {
            return free;
        }
        let lines = 1..=free.min(broken.lines.len() - from);
        let fits = |lines: &usize| {
            let notes = self.notes_begun(broken, from..from + lines);
            self.sheets.has_room(height * count(*lines) + notes)
        };
        match lines.take_while(fits).last() {
            Some(lines) if from + lines == broken.lines.len() => free,
            Some(lines) => lines,
            None => 0,
        }
    }

    /// How many lines of the grid a line wants with what of its notes has to begin
    /// on its page; itself alone where that is held for it.
    pub(super) fn line_wanted(&self, broken: &Broken<'a>, at: usize) -> f64 {
        let height = self.lines_high(broken);
        if self.sheets.holds(height) {
            return height;
        }
        height + self.notes_begun(broken, at..at + 1)
    }

    /// How many lines of the grid the notes to these lines take where the last
    /// line ends the page: the last note has only to begin there.
    pub(super) fn notes_begun(&self, broken: &Broken<'a>, lines: Range<usize>) -> f64 {
        let end = lines.end.saturating_sub(1);
        let notes = notes(broken, lines).into_iter();
        let (last, above): (Vec<_>, Vec<_>) = notes.partition(|(line, _)| *line == end);
        let last: Vec<_> = last.into_iter().map(|(_, note)| note).collect();
        let begun = foot::begun(&last, &self.sheets);
        let above: Pt = above.into_iter().map(|(_, note)| note.height()).sum();
        self.sheets.foot.more(above + begun) / self.sheets.template.line()
    }

    /// How many lines of the grid the notes to these lines take.
    pub(super) fn notes_whole(&self, broken: &Broken<'a>, lines: Range<usize>) -> f64 {
        let notes = notes(broken, lines);
        let whole = notes.into_iter().map(|(_, note)| note.height()).sum();
        self.sheets.foot.more(whole) / self.sheets.template.line()
    }

    /// How many lines of the grid the notes to all lines of a paragraph take.
    pub(super) fn all_notes(&self, broken: &Broken<'a>) -> f64 {
        self.notes_whole(broken, 0..broken.lines.len())
    }

    /// How many lines of the grid the first note to these paragraphs takes where
    /// it begins; 0 where there is none.
    pub(super) fn first_note(&self, paragraphs: &[Broken<'a>]) -> f64 {
        let ends = self.sheets.template.typesetting.page_ends;
        let mut all = paragraphs
            .iter()
            .flat_map(|it| notes(it, 0..it.lines.len()));
        let begun = all.next().map(|(_, note)| note.beginning(ends));
        self.sheets.foot.more(begun.unwrap_or_default()) / self.sheets.template.line()
    }
}

/// The notes of these lines, each with its line.
fn notes<'b, 'a>(
    broken: &'b Broken<'a>,
    lines: Range<usize>,
) -> Vec<(usize, &'b foot::Broken<'a>)> {
    let lines = lines.filter_map(|at| Some((at, broken.lines.get(at)?)));
    let notes = lines.flat_map(|(at, line)| broken.notes_of(line).map(move |(_, note)| (at, note)));
    notes.collect()
}
