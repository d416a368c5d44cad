//! The text of cells: broken into lines, and put down in as many parts as the
//! pages ask for.
//!
//! In: a composed table. Out: the lines of its cells, on pages.

use super::super::kinsoku;
use super::super::line::{Line, Room, break_lines};
use super::super::pages::{Owner, Point};
use super::super::sheets::{ABOVE_BASELINE, Sheets};
use super::{NEAR, count, whole};
use crate::compose::shape::{Shaped, shape};
use crate::compose::{CELL_PADDING, CELL_PADDING_BELOW, ComposedTable, in_cell};
use crate::document::{Extent, Paragraph, Stand};
use crate::template::Pt;

/// A cell, broken into lines.
pub(super) struct Cell {
    paragraph: Paragraph,
    shaped: Vec<Shaped>,
    lines: Vec<Line>,
    size: Pt,
    pitch: Pt,
    stand: Stand,
}

/// Breaks the cell that begins in a row and a column and takes so many columns.
pub(super) fn broken(
    sheets: &Sheets<'_>,
    table: &ComposedTable<'_>,
    (row, column, columns): (usize, usize, usize),
) -> Cell {
    let paragraph = table.paragraph(row, column);
    let style = table.style(row);
    let stance = table.stance(row, column, columns);
    let composed = in_cell(&paragraph, style, stance.align);
    let shaped = shape(&composed, sheets.template, sheets.fonts);
    let room = Room {
        first_left: CELL_PADDING,
        left: CELL_PADDING,
        right: table.width(column, columns) - CELL_PADDING - stance.inset,
        align: stance.align,
    };
    let lines = break_lines(&shaped, &kinsoku::breaks(&shaped), room);
    Cell {
        paragraph,
        shaped,
        lines,
        size: style.size,
        pitch: table.set.line_pitch,
        stand: stance.stand,
    }
}

/// The lines of the longest cell that begins in a row.
pub(super) fn lines_of(sheets: &Sheets<'_>, table: &ComposedTable<'_>, row: usize) -> usize {
    let areas = table.table.areas(row, table.columns.len());
    let lines = areas.iter().map(|area| match area.extent {
        Extent::Begins(1) => {
            let place = (row, area.column, area.columns);
            broken(sheets, table, place).lines.len()
        }
        // It has room in the rows below.
        Extent::Begins(_) | Extent::GoesOn => 1,
    });
    lines.max().unwrap_or(1)
}

/// A cell of which something is still to come.
pub(super) struct Open {
    /// What its text belongs to.
    pub(super) owner: Owner,
    /// Its lines.
    pub(super) cell: Cell,
    /// Its left edge on the page.
    pub(super) left: Pt,
    /// The row in which it ends.
    pub(super) last_row: usize,
    /// How many of its lines stand on pages.
    pub(super) done: usize,
    /// Where its part on this page begins.
    pub(super) top: Pt,
}

impl Open {
    /// How many of its lines are still to come.
    pub(super) fn left_over(&self) -> usize {
        self.cell.lines.len() - self.done
    }

    /// Puts down as many lines as fit above `bottom`: all of them where they do.
    pub(super) fn show_what_fits(&mut self, sheets: &mut Sheets<'_>, bottom: Pt) {
        let room = bottom - self.top - CELL_PADDING_BELOW * 2.0 + Pt(NEAR);
        let lines = whole(room / self.cell.pitch);
        self.show(sheets, lines.min(self.left_over()), bottom);
        self.top = bottom;
    }

    /// Puts down all lines that are left.
    pub(super) fn show_the_rest(&mut self, sheets: &mut Sheets<'_>, bottom: Pt) {
        self.show(sheets, self.left_over(), bottom);
    }

    /// Puts so many lines down, as they stand in the height where they are all of
    /// the cell.
    fn show(&mut self, sheets: &mut Sheets<'_>, lines: usize, bottom: Pt) {
        let pitch = self.cell.pitch;
        let free = bottom - self.top - pitch * count(lines);
        let above = match self.cell.stand {
            Stand::Middle if lines == self.cell.lines.len() => free / 2.0,
            Stand::Bottom if lines == self.cell.lines.len() => free - CELL_PADDING_BELOW,
            Stand::Top | Stand::Middle | Stand::Bottom => CELL_PADDING_BELOW,
        };
        let size = self.cell.size;
        let first = self.top + above + (pitch - size) / 2.0 + size * ABOVE_BASELINE;
        for down in 0..lines {
            let origin = Point {
                x: self.left,
                y: first + pitch * count(down),
            };
            let line = &self.cell.lines[self.done + down];
            let cell = &self.cell;
            sheets.draw_line(self.owner, line, &cell.shaped, &cell.paragraph, origin);
        }
        self.done += lines;
    }
}
