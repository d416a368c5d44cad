//! A paragraph broken into lines that is not on a page yet, or not all of it.
//!
//! In: a composed paragraph and its lines. Out: how many of them go together.
//! It knows no page.

use super::line::Line;
use super::pages::Owner;
use super::parting::{self, Begins};
use crate::compose::ComposedParagraph;
use crate::compose::shape::Shaped;
use crate::template::{Keep, PageEnds};

/// A paragraph broken into lines, not yet on a page.
pub(super) struct Broken<'a> {
    pub(super) paragraph: ComposedParagraph<'a>,
    pub(super) shaped: Vec<Shaped>,
    pub(super) lines: Vec<Line>,
    /// What its lines belong to, where some of them are on a page already.
    pub(super) begun: Option<Owner>,
    /// So many lines of it come after these.
    pub(super) later: usize,
}

impl Broken<'_> {
    /// Whether some lines may stand on one page and some on the next: of body
    /// text, not of a heading.
    pub(super) fn can_part(&self) -> bool {
        self.paragraph.style.keep == Keep::Free && self.lines.len() + self.later > 1
    }

    /// How many lines want a page together at its beginning.
    pub(super) fn first_lines(&self, ends: PageEnds) -> usize {
        if self.can_part() && self.begun.is_none() {
            parting::first_together(self.lines.len(), ends)
        } else {
            1
        }
    }

    /// How many lines from line `from` on stay where there is room for `free`;
    /// of what may not part, all.
    pub(super) fn staying(&self, from: usize, free: usize, ends: PageEnds) -> usize {
        let lines = self.lines.len() - from + self.later;
        if !self.can_part() {
            return lines;
        }
        let begins = match self.begun {
            None if from == 0 => Begins::Paragraph,
            None | Some(_) => Begins::Amid,
        };
        parting::staying(lines, free, begins, ends)
    }
}
