//! Tables on pages: a row after the other, the head again on each page.
//!
//! In: a composed table. Out: its cells and rules on the pages. A small row
//! stays whole; one of many lines fills the page and goes on on the next. Rows
//! stand on no grid: each is as high as its text, and at least as high as the
//! template says.

mod cells;
mod company;
mod rules;

use super::foot;
use super::pages::{CellKind, Owner, Structure};
use super::sheets::Sheets;
use crate::compose::{CELL_PADDING_BELOW, ComposedTable, HeadRepeat, RowBreak};
use crate::document::{Area, Extent};
use crate::template::Pt;
use cells::Open;
pub(super) use company::{Rows, beginning};
use rules::Frame;

/// Heights closer than this are the same: rounding.
const NEAR: f64 = 0.01;

/// So many lines of a row at least stand on either side of a page's end.
const FEWEST_LINES: usize = 2;

/// Puts a table on pages; what its last row stays with takes `below` lines, for
/// `along` of which all of it goes to the next page. Tells whether rows went there.
pub(super) fn place<'a>(
    sheets: &mut Sheets<'a>,
    table: &ComposedTable<'a>,
    along: f64,
    below: f64,
) -> Rows {
    if table.columns.is_empty() {
        return Rows::Stayed;
    }
    sheets.leave(table.before.0);
    sheets.make_room(beginning(sheets, table, along));
    let mut setter = Setter::new(sheets, table);
    setter.below = setter.sheets.template.line() * below;
    for row in 0..table.table.rows.len() {
        setter.row(row);
    }
    setter.end_page();
    let went = setter.went;
    sheets.tables += 1;
    went
}

/// How high a row is, or the first lines of one of the body that may be parted;
/// and its notes.
fn row_beginning<'a>(
    sheets: &Sheets<'_>,
    table: &ComposedTable<'a>,
    row: usize,
) -> (Pt, Vec<foot::Broken<'a>>) {
    let (lines, notes) = cells::lines_of(sheets, table, row);
    let may = row >= table.table.head() && table.rows[row] == RowBreak::May;
    let shown = if may { lines.min(FEWEST_LINES) } else { lines };
    (row_height(sheets, text_height(shown, table)), notes)
}

/// How high so many lines of a cell are with what keeps them off the rules.
fn text_height(lines: usize, table: &ComposedTable<'_>) -> Pt {
    table.set.line_pitch * count(lines) + CELL_PADDING_BELOW * 2.0
}

/// How high a row is whose text is so high.
fn row_height(sheets: &Sheets<'_>, text: Pt) -> Pt {
    text.max(sheets.template.line() * sheets.template.table.row_height.0)
}

#[expect(clippy::cast_precision_loss, reason = "a cell has few lines")]
fn count(lines: usize) -> f64 {
    lines as f64
}

/// Whether a row is set for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// It is, and its text is the document's.
    First,
    /// A head is repeated: it is no more of the text than a page number.
    Again,
}

/// Sets the rows of a table.
struct Setter<'s, 'a> {
    sheets: &'s mut Sheets<'a>,
    table: &'s ComposedTable<'a>,
    /// What the cells of the row make that is being set.
    areas: Vec<Area>,
    /// Cells that have text left, or go on in the rows below.
    open: Vec<Open<'a>>,
    frame: Frame,
    pass: Pass,
    /// Where the first row of the body begins on a page that has nothing else;
    /// `None` on the page on which text stands above the table.
    fresh: Option<Pt>,
    /// How high what is that the last row stays with.
    below: Pt,
    went: Rows,
}

impl<'s, 'a> Setter<'s, 'a> {
    fn new(sheets: &'s mut Sheets<'a>, table: &'s ComposedTable<'a>) -> Self {
        let top = sheets.top();
        let fresh = sheets.is_empty().then_some(top);
        Self {
            frame: Frame::new(table, sheets.left(), top),
            sheets,
            table,
            areas: Vec::new(),
            open: Vec::new(),
            pass: Pass::First,
            fresh,
            below: Pt::ZERO,
            went: Rows::Stayed,
        }
    }

    /// Sets a row on this page, or on as many as it needs.
    fn row(&mut self, row: usize) {
        self.begin(row);
        while self.goes_on(row) {
            self.next_page();
        }
        let height = self.height(row);
        self.fill(height);
        self.end(row);
        if row < self.table.table.head() && self.pass == Pass::First {
            self.fresh = self.fresh.map(|top| top + height);
        }
    }

    /// Whether a row goes to the next page; those of its lines that stay here are
    /// put down.
    fn goes_on(&mut self, row: usize) -> bool {
        let free = self.free();
        let fits = self.noted(row) <= free + Pt(NEAR);
        let goes_along = fits && self.goes_along(row, free);
        // A line that has no room on a bare page has none anywhere.
        if (fits && !goes_along) || (self.is_bare() && self.left_over(row) <= 1) {
            return false;
        }
        if let Some(lines) = self.lines_here(row, free) {
            self.part(lines);
        }
        if goes_along {
            self.went = Rows::Along;
        }
        true
    }

    /// How high a row is with the notes that have to begin on its page. On a bare
    /// page notes go on on the next one rather than their row, and so they do where
    /// the page is held for it.
    fn noted(&self, row: usize) -> Pt {
        let height = self.height(row);
        if self.is_bare() || self.holds(height) {
            height
        } else {
            height + self.notes(row, usize::MAX)
        }
    }

    /// Whether so much of the page is held for what comes next.
    fn holds(&self, height: Pt) -> bool {
        self.sheets.holds(height / self.sheets.template.line())
    }

    /// Opens the cells that begin in a row.
    fn begin(&mut self, row: usize) {
        self.areas = self.table.table.areas(row, self.table.columns.len());
        let top = self.sheets.top();
        for at in 0..self.areas.len() {
            let area = self.areas[at];
            if let Extent::Begins(rows) = area.extent {
                let owner = match self.pass {
                    Pass::First => self.own(row, area, rows),
                    Pass::Again => Owner::Furniture,
                };
                let cell = cells::broken(self.sheets, self.table, (row, area.column, area.columns));
                if self.pass == Pass::First {
                    cell.own_notes(self.sheets);
                }
                let left = self.frame.left_of(area.column);
                self.open.push(Open {
                    owner,
                    cell,
                    left,
                    last_row: row + rows - 1,
                    done: 0,
                    top,
                });
            }
        }
    }

    fn own(&mut self, row: usize, area: Area, rows: usize) -> Owner {
        let kind = if row < self.table.table.head() {
            CellKind::Head
        } else {
            CellKind::Data
        };
        let table = self.sheets.tables;
        self.sheets.own(Structure::Cell {
            table,
            row: number(row),
            column: number(area.column),
            rows: number(rows),
            columns: number(area.columns),
            kind,
        })
    }

    /// How high a row has to be on this page: so that every cell that ends in it
    /// has room for what is left of its text.
    fn height(&self, row: usize) -> Pt {
        let y = self.sheets.top();
        let ends = self.open.iter().filter(|open| open.last_row == row);
        let wanted = ends.map(|open| text_height(open.left_over(), self.table) - (y - open.top));
        row_height(self.sheets, wanted.fold(Pt::ZERO, Pt::max))
    }

    /// The lines still to come of the cells that end in a row: of the longest.
    fn left_over(&self, row: usize) -> usize {
        let ends = self.open.iter().filter(|open| open.last_row == row);
        ends.map(Open::left_over).max().unwrap_or(0)
    }

    /// How high the notes are to the next `lines` lines of the cells that end in a
    /// row, of which the last one has only to begin on this page.
    fn notes(&self, row: usize, lines: usize) -> Pt {
        let ends = self.open.iter().filter(|open| open.last_row == row);
        let notes = ends.flat_map(|open| open.notes(lines));
        let notes: Vec<_> = notes.map(|(_, note)| note).collect();
        let begun = foot::begun(&notes, self.sheets);
        self.sheets.foot.more(begun)
    }

    /// The room that is free on this page.
    fn free(&self) -> Pt {
        self.sheets.template.line() * self.sheets.free()
    }

    /// How many lines of a row go on this page that has no room for all of it;
    /// none where the row goes to the next page. On a page that is bare they are
    /// one at least, or the row would never be set.
    fn lines_here(&self, row: usize, free: Pt) -> Option<usize> {
        let room = free - CELL_PADDING_BELOW * 2.0 + Pt(NEAR);
        let pitch = self.table.set.line_pitch;
        let most = whole(room / pitch);
        let fits = |lines: &usize| pitch * count(*lines) + self.notes(row, *lines) <= room;
        let lines = (0..=most).rev().find(fits).unwrap_or(0);
        // Few lines are not left alone on the next page.
        let lines = lines.min(self.left_over(row).saturating_sub(FEWEST_LINES));
        let parts = self.table.rows[row] == RowBreak::May && lines >= FEWEST_LINES;
        if self.is_bare() {
            Some(lines.max(1))
        } else {
            parts.then_some(lines)
        }
    }

    /// Whether nothing but the head is on this page, not even notes.
    fn is_bare(&self) -> bool {
        self.fresh == Some(self.sheets.top()) && self.sheets.foot.is_empty()
    }

    /// Puts so many lines of a row down, which goes on on the next page.
    fn part(&mut self, lines: usize) {
        let height = text_height(lines, self.table);
        self.fill(height);
        let bottom = self.sheets.top();
        for open in &mut self.open {
            open.show_what_fits(self.sheets, bottom);
        }
    }

    /// Takes the height of a row, or of a part of it, and rules it.
    fn fill(&mut self, height: Pt) {
        let top = self.sheets.top();
        self.frame.row(self.sheets, &self.areas, top);
        self.sheets.fill(height / self.sheets.template.line());
    }

    /// Puts down what is left of the cells that end in a row.
    fn end(&mut self, row: usize) {
        let bottom = self.sheets.top();
        let (ends, open) = std::mem::take(&mut self.open)
            .into_iter()
            .partition(|open| open.last_row == row);
        self.open = open;
        let ends: Vec<Open<'a>> = ends;
        for mut cell in ends {
            cell.show_the_rest(self.sheets, bottom);
        }
    }

    /// Goes on on the next page: below the head, where it is repeated.
    fn next_page(&mut self) {
        let bottom = self.sheets.top();
        for open in &mut self.open {
            open.show_what_fits(self.sheets, bottom);
        }
        self.end_page();
        self.sheets.add_page();
        self.leave_notes();
        self.frame.begin(self.sheets.top());
        let begun = self.sheets.top();
        self.repeat_head();
        let top = self.sheets.top();
        if top > begun {
            self.frame.end_head(top);
        }
        self.fresh = Some(top);
        for open in &mut self.open {
            open.top = top;
        }
    }

    /// Goes behind notes that go on on this page and leave too little of it.
    fn leave_notes(&mut self) {
        if self.sheets.foot.is_empty() {
            return;
        }
        let head = company::head(self.sheets, self.table).height;
        let (row, _) = row_beginning(self.sheets, self.table, self.table.table.head());
        let more = text_height(FEWEST_LINES, self.table);
        let least = (head + row + more) / self.sheets.template.line();
        self.sheets.make_room(least);
    }

    /// Rules off what stands on this page.
    fn end_page(&mut self) {
        let bottom = self.sheets.top();
        self.frame.end(self.sheets, bottom);
    }

    fn repeat_head(&mut self) {
        let once = self.table.repeat == HeadRepeat::Once;
        if self.pass == Pass::Again || once || !self.head_is_set() {
            return;
        }
        let open = std::mem::take(&mut self.open);
        let areas = std::mem::take(&mut self.areas);
        self.pass = Pass::Again;
        for row in 0..self.table.table.head() {
            self.row(row);
        }
        self.pass = Pass::First;
        self.open = open;
        self.areas = areas;
    }

    /// Whether all of the head stands on pages: a page may end inside it.
    fn head_is_set(&self) -> bool {
        let head = self.table.table.head();
        head > 0 && self.open.iter().all(|open| open.last_row >= head)
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the lines of a page, none where there is no room"
)]
fn whole(lines: f64) -> usize {
    lines.floor().max(0.0) as usize
}
