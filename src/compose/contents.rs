//! The table of contents that a user asks for (`目录: true`).
//!
//! In: a composition. Out: the same with the headings that the template wants
//! listed. The words are composed, not text of the document; on which page each
//! heading stands layout finds out.

use super::{Composed, Composition};
use crate::diagnostic::Diagnostic;
use crate::document::Level;

/// A table of contents, on pages of its own before the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The words above it.
    pub title: String,
    /// What it lists, in reading order; never empty.
    pub entries: Vec<ContentsEntry>,
}

/// A heading in a table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsEntry {
    /// How deep it stands.
    pub level: Level,
    /// Its words, of a run-in heading those of the lead without the full stop.
    pub words: String,
    /// Which of the composition's outline entries it is, counted from 0.
    pub heading: usize,
}

/// Lists the headings of a composition, or tells that there is none.
pub fn list_contents(composition: &mut Composition<'_>) -> Option<Diagnostic> {
    let form = &composition.template.contents;
    let entries = composition.blocks.iter().filter_map(|block| match block {
        Composed::Paragraph(paragraph) => paragraph.outline.as_ref(),
        Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => None,
    });
    let entries: Vec<ContentsEntry> = entries
        .enumerate()
        .filter(|(_, entry)| entry.level.number() <= form.levels)
        .map(|(heading, entry)| ContentsEntry {
            level: entry.level,
            words: entry.words.trim_end_matches('。').to_owned(),
            heading,
        })
        .collect();
    if entries.is_empty() {
        let message = "要了目录，但没有认出可以列入目录的标题，没有排目录";
        return Some(Diagnostic::warning("contents", message));
    }
    composition.contents = Some(Contents {
        title: form.title.clone(),
        entries,
    });
    None
}
