//! Tables of a document.

use super::{Place, Text};

/// A table: rows of cells, the first rows perhaps its head.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The rows, top to bottom.
    pub rows: Vec<Row>,
    /// How many of the first rows are the head, repeated on each page.
    pub head_rows: usize,
    /// Where it stands in the input.
    pub place: Place,
}

impl Table {
    /// How many columns it has: the cells of its longest row.
    pub fn columns(&self) -> usize {
        let cells = self.rows.iter().map(|row| row.cells.len());
        cells.max().unwrap_or(0)
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// The cells, left to right.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// Its text; a line feed starts a new line.
    pub text: Text,
}
