//! Tables: columns of equal width over the type area, rows on the grid, a thin
//! frame round every cell. A row that does not fit goes on on the next page.

use super::kinsoku;
use super::line::{Line, Room, break_lines};
use super::pages::{Owner, Point, Rule, Structure};
use super::plain::plain;
use super::sheets::{ABOVE_BASELINE, Sheets};
use crate::compose::shape::{Shaped, shape};
use crate::document::{Cell, Paragraph, Role, Row, Table};
use crate::template::{Align, Colour, Pt};

/// How thick a cell's frame is.
const FRAME: Pt = Pt(0.5);

/// Between a frame and the text beside it.
const PADDING: Pt = Pt(4.0);

/// A cell, broken into lines.
struct Broken {
    owner: Owner,
    paragraph: Paragraph,
    shaped: Vec<Shaped>,
    lines: Vec<Line>,
}

/// Puts a table on pages.
pub(super) fn place(sheets: &mut Sheets<'_>, table: &Table) {
    let columns = table.columns();
    if columns == 0 {
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
    let column = sheets.template.area_width() / columns as f64;
    for (index, row) in table.rows.iter().enumerate() {
        let cells = break_row(sheets, table, row, index, column);
        place_row(sheets, &cells, column, columns);
    }
    sheets.tables += 1;
}

fn break_row(
    sheets: &mut Sheets<'_>,
    table: &Table,
    row: &Row,
    index: usize,
    column: Pt,
) -> Vec<Broken> {
    let align = if index < table.head_rows {
        Align::Center
    } else {
        Align::Left
    };
    let cells = row.cells.iter().enumerate();
    cells
        .map(|(at, cell)| {
            let owner = sheets.own(Structure::Cell {
                table: sheets.tables,
                row: number(index),
                column: number(at),
            });
            break_cell(sheets, table, cell, owner, column, align)
        })
        .collect()
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn break_cell(
    sheets: &Sheets<'_>,
    table: &Table,
    cell: &Cell,
    owner: Owner,
    column: Pt,
    align: Align,
) -> Broken {
    let paragraph = Paragraph::new(Role::Body, cell.text.clone(), table.place.clone());
    let composed = plain(&paragraph, sheets.template, align);
    let shaped = shape(&composed, sheets.template, sheets.fonts);
    let room = Room {
        first_left: PADDING,
        left: PADDING,
        right: column - PADDING,
        align,
    };
    let lines = break_lines(&shaped, &kinsoku::breaks(&shaped), room);
    Broken {
        owner,
        paragraph,
        shaped,
        lines,
    }
}

/// Puts a row down, in as many parts as the pages ask for.
fn place_row(sheets: &mut Sheets<'_>, cells: &[Broken], column: Pt, columns: usize) {
    let tallest = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
    let mut done = 0;
    while done < tallest.max(1) {
        sheets.make_room(1.0);
        let part = (tallest.max(1) - done).min(whole_lines(sheets.free()));
        for (at, cell) in cells.iter().enumerate() {
            draw_cell(sheets, cell, done..done + part, offset(column, at));
        }
        frame_row(sheets, part, column, columns);
        sheets.fill(lines(part));
        done += part;
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the lines of a page, at least one after make_room"
)]
fn whole_lines(free: f64) -> usize {
    (free + 0.001).floor().max(1.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "a page has few lines")]
fn lines(count: usize) -> f64 {
    count as f64
}

fn offset(column: Pt, at: usize) -> Pt {
    column * lines(at)
}

fn draw_cell(sheets: &mut Sheets<'_>, cell: &Broken, part: std::ops::Range<usize>, left: Pt) {
    let pitch = sheets.template.line();
    let shown = part.filter_map(|at| cell.lines.get(at));
    for (down, line) in shown.enumerate() {
        let size = sheets.template.styles.of(Role::Body).size;
        let origin = Point {
            x: sheets.left() + left,
            y: sheets.top() + pitch * lines(down) + (pitch - size) / 2.0 + size * ABOVE_BASELINE,
        };
        sheets.draw_line(cell.owner, line, &cell.shaped, &cell.paragraph, origin);
    }
}

/// Frames a row's cells.
fn frame_row(sheets: &mut Sheets<'_>, part: usize, column: Pt, columns: usize) {
    let (left, top) = (sheets.left(), sheets.top());
    let height = sheets.template.line() * lines(part);
    let width = offset(column, columns);
    let horizontal = [top, top + height].map(|y| (left, y, width, FRAME));
    let vertical = (0..=columns).map(|at| (left + offset(column, at), top, FRAME, height));
    for (x, y, width, height) in horizontal.into_iter().chain(vertical) {
        sheets.rule(Rule {
            owner: Owner::Furniture,
            corner: Point { x, y },
            width,
            height,
            colour: Colour::Black,
        });
    }
}
