//! The text of cells: broken into lines, and put down in as many parts as the
//! pages ask for.
//!
//! In: a composed table. Out: the lines of its cells, on pages.

use super::super::foot;
use super::super::line::{Line, Room, break_lines};
use super::super::pages::{Owner, Point, Structure};
use super::super::sheets::{ABOVE_BASELINE, Sheets};
use super::{NEAR, count, whole};
use crate::compose::breaks::breaks;
use crate::compose::shape::{Shaped, shape};
use crate::compose::{CELL_PADDING, CELL_PADDING_BELOW, ComposedTable};
use crate::document::{Extent, Paragraph, Stand};
use crate::template::Pt;

/// A cell, broken into lines.
pub(super) struct Cell<'a> {
    paragraph: Paragraph,
    shaped: Vec<Shaped>,
    lines: Vec<Line>,
    notes: Vec<foot::Broken<'a>>,
    size: Pt,
    pitch: Pt,
    stand: Stand,
}

/// Breaks the cell that begins in a row and a column and takes so many columns.
pub(super) fn broken<'a>(
    sheets: &Sheets<'_>,
    table: &ComposedTable<'a>,
    (row, column, columns): (usize, usize, usize),
) -> Cell<'a> {
    let paragraph = table.paragraph(row, column);
    let style = table.style(row);
    let stance = table.stance(row, column, columns);
    let place = (row, column);
    let composed = table.in_cell(&paragraph, place, stance.align);
    let shaped = shape(&composed, sheets.template, sheets.fonts);
    let room = Room {
        first_left: CELL_PADDING,
        left: CELL_PADDING,
        right: table.width(column, columns) - CELL_PADDING - stance.inset,
        align: stance.align,
    };
    let lines = break_lines(&shaped, &breaks(&shaped), room);
    let marks = table.references(row, column).iter();
    let notes = marks.filter_map(|mark| foot::Broken::of(mark, sheets));
    Cell {
        notes: notes.collect(),
        paragraph,
        shaped,
        lines,
        size: style.size,
        pitch: table.set.line_pitch,
        stand: stance.stand,
    }
}

impl Cell<'_> {
    /// Enters its notes in the document's structure, right behind it.
    pub(super) fn own_notes(&self, sheets: &mut Sheets<'_>) {
        for _ in &self.notes {
            sheets.own(Structure::Note);
        }
    }
}

/// The lines of the longest cell that begins in a row, and the notes to its cells.
pub(super) fn lines_of<'a>(
    sheets: &Sheets<'_>,
    table: &ComposedTable<'a>,
    row: usize,
) -> (usize, Vec<foot::Broken<'a>>) {
    let (mut most, mut notes) = (1, Vec::new());
    for area in table.table.areas(row, table.columns.len()) {
        // Others have room in the rows below.
        if area.extent == Extent::Begins(1) {
            let cell = broken(sheets, table, (row, area.column, area.columns));
            most = most.max(cell.lines.len());
            notes.extend(cell.notes);
        }
    }
    (most, notes)
}

/// The cells that begin in a row and go on below: in which one they end, and how
/// many lines they have.
pub(super) fn merged(
    sheets: &Sheets<'_>,
    table: &ComposedTable<'_>,
    row: usize,
) -> Vec<(usize, usize)> {
    let areas = table.table.areas(row, table.columns.len()).into_iter();
    let merged = areas.filter_map(|area| match area.extent {
        Extent::Begins(rows) if rows > 1 => {
            let cell = broken(sheets, table, (row, area.column, area.columns));
            Some((row + rows - 1, cell.lines.len()))
        }
        Extent::Begins(_) | Extent::GoesOn => None,
    });
    merged.collect()
}

/// A cell of which something is still to come.
pub(super) struct Open<'a> {
    /// What its text belongs to.
    pub(super) owner: Owner,
    /// Its lines.
    pub(super) cell: Cell<'a>,
    /// Its left edge on the page.
    pub(super) left: Pt,
    /// The row in which it ends.
    pub(super) last_row: usize,
    /// How many of its lines stand on pages.
    pub(super) done: usize,
    /// Where its part on this page begins.
    pub(super) top: Pt,
}

impl<'a> Open<'a> {
    /// How many of its lines are still to come.
    pub(super) fn left_over(&self) -> usize {
        self.cell.lines.len() - self.done
    }

    /// The notes to the next `lines` of its lines; none to a head that is repeated.
    pub(super) fn notes(&self, lines: usize) -> Vec<(usize, &foot::Broken<'a>)> {
        let cell = &self.cell;
        let lines = match self.owner {
            Owner::Block(_) => lines,
            Owner::Furniture => 0,
        };
        let lines = cell.lines[self.done..].iter().take(lines);
        let notes = lines.flat_map(|line| foot::of_line(&cell.notes, &cell.shaped, line));
        notes.collect()
    }

    /// Puts down as many lines as fit above `bottom`: all of them where they do.
    pub(super) fn show_what_fits(&mut self, sheets: &mut Sheets<'a>, bottom: Pt) {
        let room = bottom - self.top - CELL_PADDING_BELOW * 2.0 + Pt(NEAR);
        let lines = whole(room / self.cell.pitch);
        self.show(sheets, lines.min(self.left_over()), bottom);
        self.top = bottom;
    }

    /// Puts down all lines that are left.
    pub(super) fn show_the_rest(&mut self, sheets: &mut Sheets<'a>, bottom: Pt) {
        self.show(sheets, self.left_over(), bottom);
    }

    /// Puts so many lines down, as they stand in the height where they are all of
    /// the cell.
    fn show(&mut self, sheets: &mut Sheets<'a>, lines: usize, bottom: Pt) {
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
        for (number, note) in self.notes(lines) {
            sheets.note(self.owner.behind(number), note);
        }
        self.done += lines;
    }
}
