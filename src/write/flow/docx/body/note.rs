//! Footnotes where the text refers to them: a reference among the runs, and the
//! note's own paragraph, kept for the part of notes.

use docx_rs::{Paragraph, ParagraphChild};

use super::Body;
use crate::compose::Reference;
use crate::write::flow::docx::footnotes::{self, Cited, Note};
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

    /// Says to which notes several marks refer.
    pub(in super::super) fn cites(&mut self, cited: Cited) {
        self.cited = cited;
    }

    /// Adds the mark of a note to a paragraph.
    pub(super) fn refer(&mut self, paragraph: &mut Paragraph, mark: &Reference<'_>) {
        let child = |run| ParagraphChild::Run(Box::new(run));
        let Some(note) = &mark.note else {
            let runs = footnotes::again(mark.number, &mark.mark);
            return paragraph.children.extend(runs.map(child));
        };
        match self.cited.get(&mark.number) {
            Some(id) => {
                let children = footnotes::bookmarked(mark.number, *id);
                paragraph.children.extend(children);
            }
            None => paragraph
                .children
                .push(child(footnotes::reference(mark.number))),
        }
        // Nothing of the text's page starts or links is the note's.
        let next = self.next;
        std::mem::swap(&mut self.links, &mut self.note_links);
        let (bare, style, further) = self.dressed(note);
        let built = self.with_runs(bare, note, (style, &[]));
        std::mem::swap(&mut self.links, &mut self.note_links);
        self.next = next;
        self.notes.push(Note {
            number: mark.number,
            paragraph: built,
            further,
        });
    }
}
