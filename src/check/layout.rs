//! A .docx as it is set, beside the template by which it should be.

use super::manuscript::{Manuscript, Passage};
use crate::read::{Pages, Sheet};
use crate::template::Template;

/// What rules on layout look at.
#[derive(Debug, Clone, Copy)]
pub struct Layout<'m> {
    /// The text.
    pub manuscript: &'m Manuscript<'m>,
    /// The pages, with their headers and footers.
    pub pages: &'m Pages,
    /// How it should be.
    pub template: &'m Template,
}

impl<'m> Layout<'m> {
    /// The first paragraph of the pages of `sheet`, or of the whole file: where
    /// a finding about all of them is written down.
    pub fn first_of(&self, sheet: Option<&Sheet>) -> Option<&'m Passage<'m>> {
        let from = sheet.map_or(0, |it| it.first);
        let inside = |it: &&Passage<'_>| it.row() >= from;
        let manuscript: &'m Manuscript<'m> = self.manuscript;
        manuscript
            .paragraphs()
            .find(inside)
            .or_else(|| manuscript.passages.first())
    }
}
