//! A table: rows of cells in, a docx-rs table over the type area's width out;
//! a long one in pieces that are one table once they are joined.
//!
//! Columns share the width by how many characters their widest cell has: a
//! count, not a measurement. Rows that are short get a last cell that spans
//! what is missing, so that every row fills the grid.

use std::ops::Range;

use docx_rs::{
    Paragraph, TableBorder, TableBorderPosition, TableBorders, TableCell, TableLayoutType,
    TableRow, VAlignType, WidthType,
};

use super::body::Body;
use super::sheet;
use crate::compose::{Run, RunKind};
use crate::document::{Cell, InlineKind, Role, Row, Segment, Table};
use crate::template::{FaceRole, Letter};

/// A column is as wide as at least this many characters, and at most as that many.
const CHARACTERS: std::ops::RangeInclusive<usize> = 3..=20;

/// The rows of `table` in `range` as a table of columns that are `widths` wide.
pub(super) fn build(
    table: &Table,
    range: Range<usize>,
    widths: &[usize],
    body: &mut Body<'_>,
) -> docx_rs::Table {
    let rows = range
        .map(|index| {
            let row = &table.rows[index];
            let style = if index < table.head_rows {
                sheet::TABLE_HEAD
            } else {
                sheet::TABLE_TEXT
            };
            row_of(row, style, widths, body)
        })
        .collect();
    let whole = widths.iter().sum();
    docx_rs::Table::new(rows)
        .style(sheet::TABLE)
        .width(whole, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .set_borders(borders())
        .set_grid(widths.to_vec())
}

fn borders() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    [Top, Left, Bottom, Right, InsideH, InsideV]
        .into_iter()
        .fold(TableBorders::new(), |borders, position| {
            borders.set(TableBorder::new(position).size(4).color("auto"))
        })
}

/// The widths of the columns in twips, together the type area's; none where
/// the table has no cell at all.
pub(super) fn widths(table: &Table, body: &Body<'_>) -> Vec<usize> {
    let columns = table.columns();
    if columns == 0 {
        return Vec::new();
    }
    let mut counts = vec![*CHARACTERS.start(); columns];
    for row in &table.rows {
        for (count, cell) in counts.iter_mut().zip(&row.cells) {
            let lines = cell.text.chars.lines();
            let widest = lines.map(|line| line.chars().count()).max().unwrap_or(0);
            *count = widest.clamp(*count, *CHARACTERS.end());
        }
    }
    let all: usize = counts.iter().sum();
    let area = usize::try_from(body.template().area_width().twips()).unwrap_or(columns);
    let mut widths: Vec<_> = counts.iter().map(|count| area * count / all).collect();
    let rest = area - widths.iter().sum::<usize>();
    widths[columns - 1] += rest;
    widths
}

fn row_of(row: &Row, style: &str, widths: &[usize], body: &mut Body<'_>) -> TableRow {
    let empty = [Cell::default()];
    let cells = if row.cells.is_empty() {
        &empty[..]
    } else {
        &row.cells
    };
    let last = cells.len() - 1;
    let built = cells
        .iter()
        .enumerate()
        .map(|(index, cell)| {
            let spanned = if index == last {
                &widths[index..]
            } else {
                &widths[index..=index]
            };
            let built = TableCell::new()
                .add_paragraph(cell_paragraph(cell, style, body))
                .width(spanned.iter().sum(), WidthType::Dxa)
                .vertical_align(VAlignType::Center);
            if spanned.len() > 1 {
                built.grid_span(spanned.len())
            } else {
                built
            }
        })
        .collect();
    TableRow::new(built).cant_split()
}

fn cell_paragraph(cell: &Cell, style: &str, body: &mut Body<'_>) -> Paragraph {
    let mut paragraph = Paragraph::new().style(style);
    let mut normal = body.template().styles.of(Role::Body).clone();
    if style == sheet::TABLE_HEAD {
        normal.letter.face = FaceRole::Heiti;
    }
    for segment in cell.text.segments() {
        let run = run_of(&segment, normal.letter, normal.size, body);
        paragraph
            .children
            .extend(body.run(&run, &normal, &normal, &[]));
    }
    paragraph
}

fn run_of<'c>(
    segment: &Segment<'c>,
    letter: Letter,
    size: crate::template::Pt,
    body: &Body<'_>,
) -> Run<'c> {
    let mut run = Run {
        chars: segment.chars,
        start: segment.start,
        kind: RunKind::Plain,
        letter,
        size,
        link: None,
    };
    for kind in &segment.kinds {
        match kind {
            InlineKind::Strong => {
                run.kind = RunKind::Strong;
                run.letter.weight = body.template().emphasis.strong.weight;
            }
            InlineKind::Emphasis => {
                run.kind = RunKind::Emphasis;
                run.letter.face = FaceRole::Kaiti;
            }
            InlineKind::Link(address) => run.link = Some(address),
            InlineKind::Lead | InlineKind::Strike | InlineKind::Code | InlineKind::Footnote(_) => {}
        }
    }
    run
}
