//! Tables: how wide their columns are, where text stands in them, which rows
//! may go on on the next page, and what stands with them.
//!
//! In: composed blocks. Out: the same, each table with what both writers need
//! to know of it; neither measures text. No lines are broken here.

mod arrange;
mod columns;
mod fit;
mod head;
mod widths;

use super::shape::{Shaped, shape};
use std::collections::BTreeMap;

use super::{ComposedParagraph, Reference, Standing};
use crate::document::{Cell, Extent, Paragraph, Role, Side, Stand, Table};
use crate::font::Fonts;
use crate::template::{Align, Keep, Lines, Pt, Start, Style, Template};

pub(super) use arrange::arrange;
pub use fit::TableType;

/// Between a rule and the text beside it.
pub const CELL_PADDING: Pt = Pt(5.0);

/// Between a rule and the text above or below it.
pub const CELL_PADDING_BELOW: Pt = Pt(3.0);

/// A row of more lines than this may be parted by the end of a page.
const WHOLE_LINES: usize = 5;

/// How the pages lie that a stretch of the document stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// On their side, for a table that is too wide (GB/T 9704-2012 §8). The
    /// sheet and its page number stay as they are; what stands on it is turned.
    Landscape,
}

/// A table with its look decided.
#[derive(Debug, Clone, PartialEq)]
pub struct ComposedTable<'a> {
    /// The table.
    pub table: &'a Table,
    /// The type it is set in.
    pub set: TableType,
    /// Its columns; together they are as wide as the type area.
    pub columns: Vec<Column>,
    /// Whether each row may be parted.
    pub rows: Vec<RowBreak>,
    /// Whether each page shows its head.
    pub repeat: HeadRepeat,
    /// The marks of footnotes in its cells, by row and column.
    pub references: BTreeMap<(usize, usize), Vec<Reference<'a>>>,
    /// Blank lines of the grid above it; none at the top of a page.
    pub before: Lines,
    /// Whether its last row stays with what follows: a signature (§7.3.5.5).
    pub keep: Keep,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// How wide it is, from the middle of a rule to the middle of the next.
    pub width: Pt,
    /// Where text stands in its cells below the head.
    pub align: Align,
    /// How far from the right edge the number of each row ends, so that the
    /// decimal points stand below each other; empty where they do by themselves.
    pub insets: Vec<Pt>,
}

/// Whether a row may go on on the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowBreak {
    /// It is small and stays whole.
    Whole,
    /// It has many lines and may be parted.
    May,
}

/// Which pages of a table show its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadRepeat {
    /// All of them.
    EachPage,
    /// The first one: it is so high that it would leave little of the others.
    Once,
}

/// Where the text of a cell stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stance {
    /// Across the cell.
    pub align: Align,
    /// How far it stays off the cell's right edge, beside the padding.
    pub inset: Pt,
    /// In the height of the cell.
    pub stand: Stand,
}

impl<'a> ComposedTable<'a> {
    /// A table of which nothing is decided yet.
    pub(super) fn of(table: &'a Table, template: &Template) -> Self {
        Self {
            table,
            set: TableType::of(&template.table),
            columns: Vec::new(),
            rows: Vec::new(),
            repeat: HeadRepeat::EachPage,
            references: BTreeMap::new(),
            before: Lines(0.0),
            keep: Keep::Free,
        }
    }

    /// Whether a row stands on the page of the one below: the head, the first row
    /// of the body, so that a page does not end with that one alone, and the last
    /// row but one, so that none begins so. A row that is parted stays with none; the last
    /// one's company is [`ComposedTable::keep`].
    pub fn stays_with_next(&self, row: usize) -> bool {
        let (head, rows) = (self.table.head(), self.rows.len());
        let at_an_end = row == head || row + 2 == rows;
        let of_body = at_an_end && row < rows && self.rows[row] == RowBreak::Whole;
        row + 1 < rows && (row < head || of_body)
    }

    /// How wide so many columns are from the column `from` on.
    pub fn width(&self, from: usize, columns: usize) -> Pt {
        let columns = self.columns.iter().skip(from).take(columns);
        columns.map(|column| column.width).sum()
    }

    /// The style of the text of a row.
    pub fn style(&self, row: usize) -> &Style {
        if row < self.table.head() {
            &self.set.head
        } else {
            &self.set.text
        }
    }

    /// Where the text of the cell stands that begins in a row and a column and
    /// takes so many columns.
    pub fn stance(&self, row: usize, column: usize, columns: usize) -> Stance {
        let cell = self.table.rows[row].cells.get(column);
        let side = cell.and_then(|cell| cell.side);
        let given = side.or_else(|| self.table.sides.get(column).copied().flatten());
        let head = row < self.table.head();
        let own = &self.columns[column];
        let align = match given {
            Some(side) => aligned(side),
            // What heads columns, or is said of several, stands above their middle.
            None if head || columns > 1 => Align::Center,
            None => own.align,
        };
        let inset = match align {
            Align::Right if !head => own.insets.get(row).copied(),
            Align::Right | Align::Left | Align::Center | Align::Justify => None,
        };
        Stance {
            align,
            inset: inset.unwrap_or_default(),
            stand: cell.and_then(|cell| cell.stand).unwrap_or(Stand::Middle),
        }
    }

    /// The marks of footnotes in the cell in a row and a column.
    pub fn references(&self, row: usize, column: usize) -> &[Reference<'a>] {
        let references = self.references.get(&(row, column));
        references.map_or(&[], Vec::as_slice)
    }

    /// The text of the cell in a row and a column as a paragraph, to be set by
    /// [`ComposedTable::in_cell`].
    pub fn paragraph(&self, row: usize, column: usize) -> Paragraph {
        let cell = self.table.rows[row].cells.get(column);
        paragraph(self.table, cell)
    }

    /// `paragraph`, which is the text of the cell in a row and a column, in the
    /// style of its row.
    pub fn in_cell<'p>(
        &'p self,
        paragraph: &'p Paragraph,
        (row, column): (usize, usize),
        align: Align,
    ) -> ComposedParagraph<'p> {
        ComposedParagraph {
            references: self.references(row, column).to_vec(),
            ..in_cell(paragraph, self.style(row), align)
        }
    }
}

/// A paragraph of a cell in this style.
pub fn in_cell<'p>(
    paragraph: &'p Paragraph,
    style: &'p Style,
    align: Align,
) -> ComposedParagraph<'p> {
    ComposedParagraph {
        paragraph,
        style,
        lines: Vec::new(),
        align,
        first_indent: Pt::ZERO,
        left_indent: Pt::ZERO,
        right_indent: Pt::ZERO,
        before: Lines(0.0),
        after: Lines(0.0),
        keep: Keep::Free,
        start: Start::Below,
        stands: Standing::Below,
        seal: None,
        references: Vec::new(),
        item: None,
        outline: None,
    }
}

fn paragraph(table: &Table, cell: Option<&Cell>) -> Paragraph {
    let text = cell.map(|cell| cell.text.clone()).unwrap_or_default();
    Paragraph::new(Role::Body, text, table.place.clone())
}

fn aligned(side: Side) -> Align {
    match side {
        Side::Left => Align::Left,
        Side::Center => Align::Center,
        Side::Right => Align::Right,
    }
}

/// A cell that takes one column, shaped.
struct Shown {
    row: usize,
    column: usize,
    shaped: Vec<Shaped>,
}

/// Hands every cell that takes one column to `look`, row by row.
fn each_cell(
    composed: &ComposedTable<'_>,
    (template, fonts): (&Template, &Fonts),
    mut look: impl FnMut(&Shown),
) {
    let table = composed.table;
    let columns = table.columns();
    for (row, cells) in table.rows.iter().enumerate() {
        for area in table.areas(row, columns) {
            let own = matches!(area.extent, Extent::Begins(_)) && area.columns == 1;
            if own && area.column < cells.cells.len() {
                let paragraph = composed.paragraph(row, area.column);
                let place = (row, area.column);
                let cell = composed.in_cell(&paragraph, place, Align::Left);
                look(&Shown {
                    row,
                    column: area.column,
                    shaped: shape(&cell, template, fonts),
                });
            }
        }
    }
}
