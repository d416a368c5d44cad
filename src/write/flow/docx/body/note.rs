//! Footnotes where the text refers to them: a reference among the runs, and the
//! note's own paragraph, kept for the part of notes.

use docx_rs::{Paragraph, ParagraphChild};

use super::Body;
use crate::compose;
use crate::write::flow::docx::footnotes::{self, Note};
use crate::write::flow::docx::links::Links;

impl Body<'_> {
    /// The addresses in footnotes.
    pub(in super::super) fn note_links(&self) -> &Links {
        &self.note_links
    }

    /// The footnotes met so far.
    pub(in super::super) fn take_notes(&mut self) -> Vec<Note> {
        std::mem::take(&mut self.notes)
    }

    /// Adds the reference to a note to a paragraph.
    pub(super) fn refer(&mut self, paragraph: &mut Paragraph, note: &compose::Note<'_>) {
        let reference = footnotes::reference(note.number);
        let child = ParagraphChild::Run(Box::new(reference));
        paragraph.children.push(child);
        // Nothing of the text's page starts or links is the note's.
        let next = self.next;
        std::mem::swap(&mut self.links, &mut self.note_links);
        let (bare, style, further) = self.dressed(&note.paragraph);
        let built = self.with_runs(bare, &note.paragraph, (style, &[]));
        std::mem::swap(&mut self.links, &mut self.note_links);
        self.next = next;
        self.notes.push(Note {
            number: note.number,
            paragraph: built,
            further,
        });
    }
}
