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
        let mut kids = Kids::default();
        let cells = placed(tags, blocks);
        for part in cells.chunk_by(|one, other| kind(one.tag) == kind(other.tag)) {
            kids.element(self.table_part(part, table)?);
        }
        self.set(table, "Table", parent, &kids)?;
        Ok(table)
    }

    /// The rows of a head, or those below it.
    fn table_part(&mut self, cells: &[Placed], table: ObjectId) -> Result<ObjectId, PdfError> {
        let part = self.file.new_id();
        let mut kids = Kids::default();
        for cells in cells.chunk_by(|one, other| row(one.tag) == row(other.tag)) {
            kids.element(self.row(cells, part)?);
        }
        let name = match cells.first().and_then(|first| kind(first.tag)) {
            Some(CellKind::Head) => "THead",
            Some(CellKind::Data) | None => "TBody",
        };
        self.set(part, name, table, &kids)?;
        Ok(part)
    }

    fn row(&mut self, cells: &[Placed], table: ObjectId) -> Result<ObjectId, PdfError> {
        let row = self.file.new_id();
        let mut kids = Kids::default();
        for cell in cells {
            kids.element(self.cell(cell, row)?);
        }
        self.set(row, "TR", table, &kids)?;
        Ok(row)
    }

    /// A cell with its footnotes in it.
    fn cell(&mut self, placed: &Placed, row: ObjectId) -> Result<ObjectId, PdfError> {
        let (element, mut kids) = self.open(placed.block);
        for note in placed.block + 1..=placed.block + placed.notes {
            kids.element(self.leaf(note, Tag(Element::Note), element)?);
        }
        kids.attributes = cell(placed.tag).map(Cell::attributes).unwrap_or_default();
        self.set(element, placed.tag.name(), row, &kids)?;
        Ok(element)
    }
}

/// A cell among the blocks.
struct Placed {
    block: usize,
    tag: Tag,
    /// How many footnotes are right behind it.
    notes: usize,
}

/// The cells among `blocks`, which begin with one.
fn placed(tags: &[Tag], blocks: Range<usize>) -> Vec<Placed> {
    let mut cells: Vec<Placed> = Vec::new();
    for block in blocks {
        match cells.last_mut() {
            Some(cell) if tags[block].0 == Element::Note => cell.notes += 1,
            _ => cells.push(Placed {
                block,
                tag: tags[block],
                notes: 0,
            }),
        }
    }
    cells
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
        | Element::ItemGoesOn(_)
        | Element::Note => None,
    }
}

fn kind(tag: Tag) -> Option<CellKind> {
    cell(tag).map(|cell| cell.kind)
}

fn row(tag: Tag) -> Option<u32> {
    cell(tag).map(|cell| cell.row)
}
