//! A table in, a GFM table out.
//!
//! Such a table has one head row. A table without a head gets an empty one; of
//! several head rows the first is the head. It cannot merge cells: their text
//! stands in the first of them, the others are empty.

use super::context::Context;
use super::{escape, marks};
use crate::document::{Cell, Row, Side, Table, Text};

/// The Markdown of `table`, without a line end behind it.
///
/// `numbers` gives those of the footnotes that a cell refers to.
pub(super) fn markdown_of<'d>(
    table: &'d Table,
    mut numbers: impl FnMut(&'d Text) -> Vec<usize>,
) -> String {
    let columns = table.columns();
    if columns == 0 {
        return String::new();
    }
    let mut rows = table
        .rows
        .iter()
        .map(|row| row_of(row, columns, &mut numbers));
    let head = match table.head_rows {
        0 => None,
        _ => rows.next(),
    };
    let mut lines = vec![head.unwrap_or_else(|| "| ".repeat(columns) + "|")];
    lines.push(rule(table, columns));
    lines.extend(rows);
    lines.join("\n")
}

/// The line below the head, which says how columns are aligned.
fn rule(table: &Table, columns: usize) -> String {
    let mark = |column| match table.side(column) {
        None => "|---",
        Some(Side::Left) => "|:--",
        Some(Side::Center) => "|:-:",
        Some(Side::Right) => "|--:",
    };
    (0..columns).map(mark).collect::<String>() + "|"
}

fn row_of<'d>(
    row: &'d Row,
    columns: usize,
    numbers: &mut impl FnMut(&'d Text) -> Vec<usize>,
) -> String {
    let cells = row.cells.iter();
    let mut cells: Vec<String> = cells.map(|it| cell(it, numbers(&it.text))).collect();
    cells.resize(columns, "| ".to_owned());
    cells.concat() + "|"
}

/// `| text `, or `| ` where there is none.
fn cell(cell: &Cell, notes: Vec<usize>) -> String {
    let context = Context::cell().with_notes(notes);
    if cell.text.chars.is_empty() {
        return context.prefix;
    }
    let choices = marks::choices(&cell.text, &context);
    escape::markdown(&cell.text.chars, &choices, &context) + " "
}
