//! How high the head of a table is: a high one is not repeated.
//!
//! In: a table with its columns. Out: whether each page shows the head. Lines are
//! counted by the width of their text, for none are broken here.

use super::{CELL_PADDING, CELL_PADDING_BELOW, ComposedTable, HeadRepeat};
use crate::compose::shape::{Shaped, shape, width};
use crate::document::{Area, Extent};
use crate::font::Fonts;
use crate::template::{Align, Pt, Template};

/// A head higher than this share of a page is not repeated.
const HIGHEST: f64 = 0.5;

/// Whether the pages of a table, so high each, show its head.
pub(super) fn repeat(table: &ComposedTable<'_>, page: Pt, by: (&Template, &Fonts)) -> HeadRepeat {
    if height(table, by) > page * HIGHEST {
        HeadRepeat::Once
    } else {
        HeadRepeat::EachPage
    }
}

fn height(table: &ComposedTable<'_>, by: (&Template, &Fonts)) -> Pt {
    let least = by.0.line() * by.0.table.row_height.0;
    let (mut top, mut bottom) = (Pt::ZERO, Pt::ZERO);
    for row in 0..table.table.head() {
        let mut high = least;
        for area in table.table.areas(row, table.columns.len()) {
            let text = cell_height(table, (row, area), by);
            match area.extent {
                Extent::Begins(1) => high = high.max(text),
                Extent::Begins(_) => bottom = bottom.max(top + text),
                Extent::GoesOn => {}
            }
        }
        top += high;
    }
    top.max(bottom)
}

/// How high the text of a cell is with what keeps it off the rules.
fn cell_height(
    table: &ComposedTable<'_>,
    (row, area): (usize, Area),
    by: (&Template, &Fonts),
) -> Pt {
    let paragraph = table.paragraph(row, area.column);
    let composed = table.in_cell(&paragraph, (row, area.column), Align::Left, by.0);
    let shaped = shape(&composed, by.0, by.1);
    let room = table.width(area.column, area.columns) - CELL_PADDING * 2.0;
    by.0.table.line_pitch * lines(&shaped, room, by.0) + CELL_PADDING_BELOW * 2.0
}

/// How many lines the text of a cell takes in so much room.
pub(super) fn lines(shaped: &[Shaped], room: Pt, template: &Template) -> f64 {
    let room = room.max(template.table.text.size);
    let lines = shaped.split(|one| one.character == '\n');
    lines.map(|line| (width(line) / room).ceil().max(1.0)).sum()
}
