//! Tables: columns of equal width over the type area, rows on the grid, a thin
//! frame round every cell. A row that does not fit goes on on the next page.

use super::flow::{ABOVE_BASELINE, Flow, plain};
use super::kinsoku;
use super::line::{Line, Room, break_lines};
use super::pages::{Owner, Point, Rule, Structure};
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

/// Puts a table on the pages of `flow`.
pub(super) fn place(flow: &mut Flow<'_>, table: &Table) {
    let columns = table
        .rows
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    if columns == 0 {
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
    let column = flow.template.area_width() / columns as f64;
    for (index, row) in table.rows.iter().enumerate() {
        let cells = break_row(flow, table, row, index, column);
        place_row(flow, &cells, column, columns);
    }
    flow.tables += 1;
}

fn break_row(
    flow: &mut Flow<'_>,
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
            let owner = flow.own(Structure::Cell {
                table: flow.tables,
                row: number(index),
                column: number(at),
            });
            break_cell(flow, table, cell, owner, column, align)
        })
        .collect()
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn break_cell(
    flow: &Flow<'_>,
    table: &Table,
    cell: &Cell,
    owner: Owner,
    column: Pt,
    align: Align,
) -> Broken {
    let paragraph = Paragraph::new(Role::Body, cell.text.clone(), table.place.clone());
    let composed = plain(&paragraph, flow.template, align);
    let shaped = shape(&composed, flow.template, flow.fonts);
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
fn place_row(flow: &mut Flow<'_>, cells: &[Broken], column: Pt, columns: usize) {
    let tallest = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
    let mut done = 0;
    while done < tallest.max(1) {
        flow.make_room(1.0);
        let part = (tallest.max(1) - done).min(whole_lines(flow.free()));
        for (at, cell) in cells.iter().enumerate() {
            draw_cell(flow, cell, done..done + part, offset(column, at));
        }
        frame_row(flow, part, column, columns);
        flow.fill(lines(part));
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

fn draw_cell(flow: &mut Flow<'_>, cell: &Broken, part: std::ops::Range<usize>, left: Pt) {
    let pitch = flow.template.line();
    let shown = part.filter_map(|at| cell.lines.get(at));
    for (down, line) in shown.enumerate() {
        let size = flow.template.styles.of(Role::Body).size;
        let origin = Point {
            x: flow.left() + left,
            y: flow.top() + pitch * lines(down) + (pitch - size) / 2.0 + size * ABOVE_BASELINE,
        };
        flow.draw_line(cell.owner, line, &cell.shaped, &cell.paragraph, origin);
    }
}

/// Frames a row's cells.
fn frame_row(flow: &mut Flow<'_>, part: usize, column: Pt, columns: usize) {
    let (left, top) = (flow.left(), flow.top());
    let height = flow.template.line() * lines(part);
    let width = offset(column, columns);
    let horizontal = [top, top + height].map(|y| (left, y, width, FRAME));
    let vertical = (0..=columns).map(|at| (left + offset(column, at), top, FRAME, height));
    for (x, y, width, height) in horizontal.into_iter().chain(vertical) {
        flow.rule(Rule {
            owner: Owner::Furniture,
            corner: Point { x, y },
            width,
            height,
            colour: Colour::Black,
        });
    }
}
