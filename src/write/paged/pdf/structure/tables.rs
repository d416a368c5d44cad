//! Tables of the structure tree: Table, with TR, TH and TD (ISO 32000-1
//! §14.8.4.3.4), and tables of contents: TOC, with a TOCI an entry.
//!
//! In: blocks one after the other. Out: elements.

use std::ops::Range;

use super::{Cell, Element, Kids, Tag, Tree};
use crate::layout::CellKind;
use crate::write::paged::pdf::PdfError;
use lopdf::ObjectId;

impl Tree<'_> {
    /// A table of contents: a link an entry.
    pub(super) fn contents(
        &mut self,
        tags: &[Tag],
        blocks: Range<usize>,
        parent: ObjectId,
    ) -> Result<ObjectId, PdfError> {
        let contents = self.file.new_id();
        let mut kids = Kids::default();
        for block in blocks {
            let entry = self.file.new_id();
            let mut inside = Kids::default();
            inside.element(self.leaf(block, tags[block], entry)?);
            self.set(entry, "TOCI", contents, &inside)?;
            kids.element(entry);
        }
        self.set(contents, "TOC", parent, &kids)?;
        Ok(contents)
    }

    pub(super) fn table(
        &mut self,
        tags: &[Tag],
        blocks: Range<usize>,
        parent: ObjectId,
    ) -> Result<ObjectId, PdfError> {
        let table = self.file.new_id();
        let mut first = blocks.start;
        let mut kids = Kids::default();
        let parts = tags[blocks].chunk_by(|one, other| kind(*one) == kind(*other));
        for part in parts {
            kids.element(self.table_part(first, part, table)?);
            first += part.len();
        }
        self.set(table, "Table", parent, &kids)?;
        Ok(table)
    }

    /// The rows of a head, or those below it.
    fn table_part(
        &mut self,
        mut first: usize,
        cells: &[Tag],
        table: ObjectId,
    ) -> Result<ObjectId, PdfError> {
        let part = self.file.new_id();
        let mut kids = Kids::default();
        for row in cells.chunk_by(|one, other| row(*one) == row(*other)) {
            kids.element(self.row(first, row, part)?);
            first += row.len();
        }
        let name = match cells.first().copied().and_then(kind) {
            Some(CellKind::Head) => "THead",
            Some(CellKind::Data) | None => "TBody",
        };
        self.set(part, name, table, &kids)?;
        Ok(part)
    }

    fn row(&mut self, first: usize, cells: &[Tag], table: ObjectId) -> Result<ObjectId, PdfError> {
        let row = self.file.new_id();
        let mut kids = Kids::default();
        for (column, tag) in cells.iter().enumerate() {
            kids.element(self.leaf(first + column, *tag, row)?);
        }
        self.set(row, "TR", table, &kids)?;
        Ok(row)
    }
}

fn cell(tag: Tag) -> Option<Cell> {
    match tag.0 {
        Element::Cell(cell) => Some(cell),
        Element::Heading(_)
        | Element::Paragraph
        | Element::Figure(_)
        | Element::Entry
        | Element::Bullet(_)
        | Element::Item(_)
        | Element::Note => None,
    }
}

fn kind(tag: Tag) -> Option<CellKind> {
    cell(tag).map(|cell| cell.kind)
}

fn row(tag: Tag) -> Option<u32> {
    cell(tag).map(|cell| cell.row)
}
