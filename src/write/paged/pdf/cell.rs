//! Cells of tables in the structure tree.
//!
//! In: what layout says of a cell. Out: its attributes, as in the file.

use crate::layout::CellKind;

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Which table of the document.
    pub table: u32,
    /// Which row of it.
    pub row: u32,
    /// How many rows and columns it takes.
    pub span: (u32, u32),
    /// What it is in the table.
    pub kind: CellKind,
}

impl Cell {
    /// What it heads and how far it reaches (ISO 32000-1 §14.8.5.7).
    pub fn attributes(self) -> String {
        let scope = match self.kind {
            CellKind::Head => "/Scope/Column",
            CellKind::Data => "",
        };
        let (rows, columns) = self.span;
        let span = |key: &str, count: u32| match count {
            1 => String::new(),
            _ => format!("/{key} {count}"),
        };
        let said = format!(
            "{scope}{}{}",
            span("RowSpan", rows),
            span("ColSpan", columns)
        );
        match said.as_str() {
            "" => said,
            _ => format!("/A<</O/Table{said}>>"),
        }
    }
}
