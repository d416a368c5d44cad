//! Marks of footnotes that have no number to show: their note became a paragraph,
//! for 版头 and 版记 have no foot, or they stand there themselves.
//!
//! In: the document. Out: a note that counts them. It changes nothing.

use std::collections::HashSet;

use super::assemble::stands_in_no_flow;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document, Paragraph, Place, Referred, Role, Table, Text};

/// What the user should know of them.
pub(super) fn told(document: &Document) -> Option<Diagnostic> {
    let mut found = Found::default();
    found.document(document);
    let marks = found.again.iter();
    let mut bare =
        marks.filter(|((role, _), note)| stands_in_no_flow(*role) || !found.notes.contains(note));
    let ((_, first), _) = bare.next()?;
    let count = 1 + bare.count();
    let message = format!("{count} 处再次引用脚注的注码没有排：版头和版记里不能有脚注");
    let hint = "那里的注文已排成段落；请把脚注引在正文里";
    Some(
        Diagnostic::note("footnote-unmarked", message)
            .at((*first).clone())
            .hint(hint),
    )
}

/// The notes of a document and the further marks that refer to them.
#[derive(Default)]
struct Found<'d> {
    notes: HashSet<&'d Place>,
    /// Where each stands, and its note.
    again: Vec<((Role, &'d Place), &'d Place)>,
}

impl<'d> Found<'d> {
    fn document(&mut self, document: &'d Document) {
        for block in &document.blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Enclosed(enclosed) => self.document(enclosed),
                Block::Table(table) => self.table(table),
                Block::Image(_) | Block::PageBreak(_) => {}
            }
        }
    }

    fn table(&mut self, table: &'d Table) {
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            self.text(&cell.text, (Role::Body, &table.place));
        }
    }

    fn paragraph(&mut self, paragraph: &'d Paragraph) {
        self.text(&paragraph.text, (paragraph.role, &paragraph.place));
    }

    fn text(&mut self, text: &'d Text, stands: (Role, &'d Place)) {
        for (_, referred) in text.note_marks() {
            match referred {
                Referred::First(note) => drop(self.notes.insert(&note.place)),
                Referred::Again(note) => self.again.push((stands, note)),
            }
        }
    }
}
