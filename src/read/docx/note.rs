//! Marks of notes: references, and the fields that give the mark of a note again
//! (`NOTEREF`).
//!
//! In: elements. Out: footnotes where they are referred to. A field is known by
//! the bookmark around an earlier reference; any other is its result.

use std::collections::HashMap;

use super::body::{NoteKind, Walker};
use super::fault::DocxFault;
use super::fold;
use super::growing::{Growing, Look};
use super::told::Finding;
use super::xml::{Open, Tag, Xml};
use crate::document::{Paragraph, Place, Role};
use crate::read::{Evidence, SourceBlock, SourceParagraph};

/// The footnotes that stand in the text, and the names by which fields find them.
#[derive(Debug, Default)]
pub(super) struct References {
    places: HashMap<(NoteKind, String), Place>,
    /// Names of bookmarks that are open, by their ids.
    open: HashMap<String, String>,
    named: HashMap<String, Place>,
}

impl References {
    /// A bookmark begins or ends.
    pub(super) fn bookmark(&mut self, open: &Open<'_>) {
        let id = open.attribute("id").unwrap_or_default().into_owned();
        match open.attribute("name") {
            Some(name) if open.tag == Tag::BookmarkStart => {
                self.open.insert(id, name.into_owned());
            }
            Some(_) | None => drop(self.open.remove(&id)),
        }
    }

    /// A note stands here.
    fn stands(&mut self, key: (NoteKind, String), place: &Place) {
        for name in self.open.values() {
            self.named.insert(name.clone(), place.clone());
        }
        self.places.insert(key, place.clone());
    }
}

impl Walker<'_> {
    /// Whether the field whose code is over gives the mark of a note again, which
    /// stands here then instead of its result.
    pub(super) fn refers_again(&mut self, growing: &mut Growing) -> bool {
        if !self.has_foot() {
            return false;
        }
        let name = self.fields().note();
        let place = name.and_then(|name| self.references.named.get(&name));
        if let Some(place) = place {
            growing.push_again(place.clone());
        }
        place.is_some()
    }

    /// Whether what is filled is text of the flow or a cell of a table in it.
    fn has_foot(&self) -> bool {
        self.depth == self.cells && self.cells <= 1
    }

    /// A note: a footnote where it is referred to; in a text box or a table inside
    /// a table, which have none, `[注1]` there and its text after the paragraph.
    pub(super) fn note(
        &mut self,
        kind: NoteKind,
        open: &Open<'_>,
        xml: &mut Xml<'_>,
        growing: &mut Growing,
        look: &Look,
    ) -> Result<(), DocxFault> {
        let id = open.attribute("id").unwrap_or_default().into_owned();
        xml.skip()?;
        let in_flow = self.has_foot() && !self.fields().in_code();
        let key = (kind, id);
        // A note is said once, however often it is referred to.
        let Some((mut text, place)) = self.notes.remove(&key) else {
            if let Some(place) = self.references.places.get(&key).filter(|_| in_flow) {
                growing.push_again(place.clone());
            }
            return Ok(());
        };
        self.breaks.note(&place, growing.at());
        if in_flow {
            if kind == NoteKind::End {
                self.tell(Finding::EndNote, growing);
            }
            self.references.stands(key, &place);
            growing.push_note(Paragraph::new(Role::Footnote, text.trimmed(), place));
            return Ok(());
        }
        self.tell(Finding::Note, growing);
        self.referred += 1;
        let mark = format!("[注{}]", self.referred);
        self.push(&mark, growing, look);
        fold::shift(&mut text, &mark);
        growing.after.push(SourceBlock::Paragraph(SourceParagraph {
            text,
            evidence: Evidence::default(),
            place,
            blank_before: 0,
        }));
        Ok(())
    }
}
