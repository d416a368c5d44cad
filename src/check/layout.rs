//! A .docx as it is set, beside the template by which it should be.

use std::ops::RangeInclusive;

use super::manuscript::{Manuscript, Passage};
use crate::document::Place;
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

    /// The numbers of the pages of `sheet`, where the file tells.
    pub fn pages_of(&self, sheet: &Sheet) -> Option<RangeInclusive<u32>> {
        let leaves = &self.pages.leaves;
        let page = |paragraph: u32| {
            leaves.page(&Place::Docx {
                part: leaves.part.clone(),
                paragraph,
                character: 1,
            })
        };
        let mut sheets = self.pages.sheets.iter();
        let next = sheets.find(|it| it.first > sheet.first);
        let last = match next {
            Some(next) => {
                let page = page(next.first)?;
                page.saturating_sub(1).max(1)
            }
            None => leaves.count()?,
        };
        Some(page(sheet.first)?..=last)
    }
}
