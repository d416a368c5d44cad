//! A table: composed columns and rows in, a docx-rs table over the type area's
//! width out; a long one in pieces that are one table once they are joined.
//!
//! How wide columns are, where text stands in them and which rows stay whole is
//! composed; merged cells are Word's `gridSpan` and `vMerge`. Every row fills the
//! grid.

use std::ops::Range;

use docx_rs::{
    HeightRule, LineSpacing, LineSpacingType, Paragraph, TableCell, TableLayoutType, TableRow,
    VAlignType, VMergeType, WidthType,
};

use super::body::{Body, alignment};
use super::geometry::line;
use super::sheet;
use crate::compose::{ComposedTable, RowBreak};
use crate::document::{Area, Extent, Stand};
use crate::template::{Keep, Pt, Template};

/// The rows of `table` in `range` as a table.
pub(super) fn build(
    table: &ComposedTable<'_>,
    range: Range<usize>,
    body: &mut Body<'_>,
) -> docx_rs::Table {
    let edges = edges(table);
    let widths: Vec<usize> = edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let rows = range.map(|row| row_of(table, row, &edges, body)).collect();
    docx_rs::Table::without_borders(rows)
        .style(sheet::TABLE)
        .width(widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .set_grid(widths)
}

/// Where columns begin and the last one ends, in twips.
fn edges(table: &ComposedTable<'_>) -> Vec<usize> {
    let mut right = Pt::ZERO;
    let mut edges = vec![0];
    for column in &table.columns {
        right += column.width;
        edges.push(usize::try_from(right.twips()).unwrap_or_default());
    }
    edges
}

fn row_of(table: &ComposedTable<'_>, row: usize, edges: &[usize], body: &mut Body<'_>) -> TableRow {
    let areas = table.table.areas(row, table.columns.len());
    let cells = areas
        .into_iter()
        .map(|area| cell_of(table, (row, area), edges, body))
        .collect();
    let height = row_height(body.template());
    let built = TableRow::new(cells)
        .row_height(height)
        .height_rule(HeightRule::AtLeast);
    match table.rows[row] {
        RowBreak::Whole => built.cant_split(),
        RowBreak::May => built,
    }
}

/// The least height of a row in twips.
fn row_height(template: &Template) -> f32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "a line has some hundred twips"
    )]
    let height = (line(template) as f64 * template.table.row_height.0).round() as f32;
    height
}

fn cell_of(
    table: &ComposedTable<'_>,
    (row, area): (usize, Area),
    edges: &[usize],
    body: &mut Body<'_>,
) -> TableCell {
    let width = edges[area.column + area.columns] - edges[area.column];
    let stand = table.stance(row, area.column, area.columns).stand;
    let mut cell = TableCell::new()
        .width(width, WidthType::Dxa)
        .vertical_align(match stand {
            Stand::Top => VAlignType::Top,
            Stand::Middle => VAlignType::Center,
            Stand::Bottom => VAlignType::Bottom,
        });
    if area.columns > 1 {
        cell = cell.grid_span(area.columns);
    }
    match area.extent {
        Extent::Begins(1) => cell.add_paragraph(paragraph(table, (row, area), body)),
        Extent::Begins(_) => cell
            .vertical_merge(VMergeType::Restart)
            .add_paragraph(paragraph(table, (row, area), body)),
        Extent::GoesOn => cell
            .vertical_merge(VMergeType::Continue)
            .add_paragraph(kept(table, row, Paragraph::new().style(sheet::TABLE_TEXT))),
    }
}

/// A paragraph of a row, kept with the next where the row is: office suites ask the
/// paragraphs of a row.
fn kept(table: &ComposedTable<'_>, row: usize, paragraph: Paragraph) -> Paragraph {
    let last = row + 1 == table.rows.len();
    // The head keeps by its style.
    let of_body = row >= table.table.head() && table.stays_with_next(row);
    if of_body || (last && table.keep == Keep::WithNext) {
        paragraph.keep_next(true)
    } else {
        paragraph
    }
}

fn paragraph(
    table: &ComposedTable<'_>,
    (row, area): (usize, Area),
    body: &mut Body<'_>,
) -> Paragraph {
    let template = body.template();
    let (named, style) = if row < table.table.head() {
        (sheet::TABLE_HEAD, &template.table.head)
    } else {
        (sheet::TABLE_TEXT, &template.table.text)
    };
    let stance = table.stance(row, area.column, area.columns);
    let text = table.paragraph(row, area.column);
    let place = (row, area.column);
    let composed = table.in_cell(&text, place, stance.align);
    let mut built = Paragraph::new().style(named);
    if stance.align != style.align {
        built = built.align(alignment(stance.align));
    }
    built = kept(table, row, built);
    if table.set.line_pitch != template.table.line_pitch {
        let pitch = i32::try_from(table.set.line_pitch.twips()).unwrap_or_default();
        let spacing = LineSpacing::new().line(pitch);
        built = built.line_spacing(spacing.line_rule(LineSpacingType::Exact));
    }
    if stance.inset > Pt::ZERO {
        let inset = i32::try_from(stance.inset.twips()).unwrap_or_default();
        built = built.indent(None, None, Some(inset), None);
    }
    body.with_runs(built, &composed, (style, &[]))
}
