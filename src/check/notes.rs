//! What a rule writes down while it looks: ranges of passages, with messages
//! and edits. It leaves out what stands in a quiet stretch.

use std::ops::Range;

use super::finding::Sureness;
use super::manuscript::Passage;
use super::rule::Rule;

/// A finding as a rule sees it.
#[derive(Debug, Clone)]
pub struct Note {
    /// The passage, by its place among them.
    pub(super) passage: usize,
    /// The bytes of the passage that are meant.
    pub(super) range: Range<usize>,
    pub(super) sureness: Sureness,
    pub(super) message: String,
    pub(super) change: Option<Change>,
}

/// An edit of a passage.
#[derive(Debug, Clone)]
pub(super) struct Change {
    /// What it does, in Chinese.
    pub(super) message: String,
    /// Bytes of the passage, and what stands there then.
    pub(super) edits: Vec<(Range<usize>, String)>,
}

/// The notes of one rule.
#[derive(Debug)]
pub struct Notes<'r> {
    rule: &'r Rule,
    pub(super) notes: Vec<Note>,
}

impl<'r> Notes<'r> {
    /// None yet.
    pub(super) fn of(rule: &'r Rule) -> Self {
        Self {
            rule,
            notes: Vec::new(),
        }
    }

    /// Writes down that `range` of `passage` is wrong; nothing where it stands
    /// in a stretch that is left alone. What is not said is that it is certain
    /// and has no edit.
    pub fn add(
        &mut self,
        passage: &Passage<'_>,
        range: Range<usize>,
        message: impl Into<String>,
    ) -> Pen<'_> {
        if passage.is_quiet(&range, self.rule.looks_into) {
            return Pen { note: None };
        }
        self.notes.push(Note {
            passage: passage.at,
            range,
            sureness: Sureness::Certain,
            message: message.into(),
            change: None,
        });
        Pen {
            note: self.notes.last_mut(),
        }
    }
}

/// Says more about the finding written down last.
#[derive(Debug)]
pub struct Pen<'n> {
    note: Option<&'n mut Note>,
}

impl Pen<'_> {
    /// How sure it is.
    #[must_use]
    pub fn sure(mut self, sureness: Sureness) -> Self {
        if let Some(note) = &mut self.note {
            note.sureness = sureness;
        }
        self
    }

    /// Offers `with` in the place of the range that is meant.
    pub fn replace(self, with: impl Into<String>) {
        let with = with.into();
        let message = if with.is_empty() {
            "删去".to_owned()
        } else {
            format!("改为“{with}”")
        };
        if let Some(range) = self.note.as_ref().map(|note| note.range.clone()) {
            self.edit(message, vec![(range, with)]);
        }
    }

    /// Offers edits of the passage: sorted ranges, none over another, with
    /// what stands there then; `message` says in Chinese what they do.
    pub fn edit(self, message: impl Into<String>, edits: Vec<(Range<usize>, String)>) {
        if let Some(note) = self.note {
            note.change = Some(Change {
                message: message.into(),
                edits,
            });
        }
    }
}
