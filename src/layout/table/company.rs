//! Which rows of a table stand on one page: the first ones with the head, the last
//! ones with what signs below them (GB/T 9704-2012 §7.3.5.5), notes and all.
//!
//! In: a composed table, and how far the page is filled. Out: heights, and whether
//! a row goes to the next page. Where no page has room for the last rows, all of
//! their notes and what signs, the notes have what is left below the others and go
//! on on the next page.

use super::cells;
use super::{FEWEST_LINES, NEAR, Setter, row_beginning, text_height};
use crate::compose::{ComposedTable, HeadRepeat, RowBreak};
use crate::layout::foot;
use crate::layout::sheets::Sheets;
use crate::template::Pt;

/// Whether rows went to the page of what signs, for its sake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum Rows {
    /// They stand where they would without it.
    Stayed,
    /// They went along.
    Along,
}

/// How many lines of the grid the beginning of a table takes with its notes: the
/// head, and the first rows below it or the first lines of one that may be parted.
/// Where all rows stay together, the `along` lines that the last one stays with
/// come along, if a page has room for both, if need be with the beginning of the
/// first note.
pub(in crate::layout) fn beginning(
    sheets: &Sheets<'_>,
    table: &ComposedTable<'_>,
    along: f64,
) -> f64 {
    let rows = together(sheets, table, table.table.head(), Vec::new());
    let first = head(sheets, table).and(rows);
    let height = first.height;
    let with =
        |notes: Pt| table.before.0 + (height + sheets.foot.more(notes)) / sheets.template.line();
    let signed = first.signed(sheets).map(|notes| with(notes) + along);
    let mut signed = signed.into_iter().filter(|it| *it <= sheets.page_lines());
    match signed.next() {
        Some(signed) if along > 0.0 && is_whole(table) => signed,
        _ => with(first.begun(sheets)),
    }
}

/// Whether all rows of the body stay together.
fn is_whole(table: &ComposedTable<'_>) -> bool {
    table.rows.len() > table.table.head() && stay_to_the_last(table, table.table.head())
}

/// Whether a row stays with all rows below it, the last of which is not parted.
fn stay_to_the_last(table: &ComposedTable<'_>, row: usize) -> bool {
    let last = table.rows.len().saturating_sub(1);
    table.rows.last() == Some(&RowBreak::Whole) && (row..last).all(|row| table.stays_with_next(row))
}

/// Rows that stand on one page, and their notes.
#[derive(Default)]
pub(super) struct Together<'a> {
    /// How high the rows are.
    pub(super) height: Pt,
    /// The notes to all but the last of them.
    above: Vec<foot::Broken<'a>>,
    /// Those to the last one.
    last: Vec<foot::Broken<'a>>,
}

impl Together<'_> {
    /// These rows with those right below them.
    fn and(mut self, below: Self) -> Self {
        self.above.append(&mut self.last);
        self.above.extend(below.above);
        Self {
            height: self.height + below.height,
            above: self.above,
            last: below.last,
        }
    }

    /// How high the notes are where nothing stands below: those to the last row have
    /// only to begin on its page.
    fn begun(&self, sheets: &Sheets<'_>) -> Pt {
        let last: Vec<_> = self.last.iter().collect();
        let above = self.above.iter().map(foot::Broken::height);
        above.sum::<Pt>() + foot::begun(&last, sheets)
    }

    /// How high they are with what signs below: at best all of them, where no page
    /// has room for that all but the end of the last one, else the beginning of the
    /// first one.
    fn signed(&self, sheets: &Sheets<'_>) -> [Pt; 3] {
        let ends = sheets.template.typesetting.page_ends;
        let notes = || self.above.iter().chain(&self.last);
        let whole: Pt = notes().map(foot::Broken::height).sum();
        let end = notes()
            .last()
            .map(|last| last.height() - last.beginning(ends));
        let first = notes().next().map(|first| first.beginning(ends));
        let none = Pt::ZERO;
        [whole, whole - end.unwrap_or(none), first.unwrap_or(none)]
    }
}

/// How high the head is, and how high its notes.
pub(super) fn head<'a>(sheets: &Sheets<'_>, table: &ComposedTable<'a>) -> Together<'a> {
    let rows = (0..table.table.head()).map(|row| row_beginning(sheets, table, row));
    rows.fold(Together::default(), |above, (height, last)| {
        above.and(Together {
            height,
            above: Vec::new(),
            last,
        })
    })
}

/// How high a row of the body is with those below that it stays with, the last of
/// them as far as it has to begin on its page; and how high their notes, of which
/// the last one has only to begin there where nothing stands below its row. Of
/// cells that began above, `merged` tells the rows in which they end, and how far
/// below the row's upper edge.
fn together<'a>(
    sheets: &Sheets<'_>,
    table: &ComposedTable<'a>,
    row: usize,
    mut merged: Vec<(usize, Pt)>,
) -> Together<'a> {
    let (mut height, mut above) = (Pt::ZERO, Vec::new());
    for row in row..table.table.rows.len() {
        let (high, last) = row_beginning(sheets, table, row);
        let top = height;
        height += high;
        if table.rows[row] == RowBreak::Whole {
            let begun = cells::merged(sheets, table, row).into_iter();
            merged.extend(begun.map(|(last, lines)| (last, top + text_height(lines, table))));
            let ends = merged.iter().filter(|(last, _)| *last == row);
            height = ends.fold(height, |height, (_, end)| height.max(*end));
        }
        if !table.stays_with_next(row) {
            return Together {
                height,
                above,
                last,
            };
        }
        above.extend(last);
    }
    Together {
        height,
        above,
        last: Vec::new(),
    }
}

/// Where what signs leaves a row.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Signed {
    /// On this page, with it.
    Here,
    /// On this page, so much of which is held for both: notes have what is below.
    Held(Pt),
    /// On the next page, with it.
    Next,
}

impl<'a> Setter<'_, 'a> {
    /// Whether a row that fits on this page, of which so much is free, goes to the
    /// next one with what it stays with. Of rows that may not, the page is held for
    /// both where it can be.
    pub(super) fn goes_along(&mut self, row: usize, free: Pt) -> bool {
        match self.signed(row, free) {
            Some(Signed::Here) => false,
            Some(Signed::Held(height)) => {
                self.sheets.hold(height / self.sheets.template.line());
                false
            }
            Some(Signed::Next) => true,
            None => self.goes_with_next(row, free),
        }
    }

    /// Whether the last row but one goes to the page of the last one.
    fn goes_with_next(&self, row: usize, free: Pt) -> bool {
        let last_but_one = row > self.table.table.head() && self.table.stays_with_next(row);
        last_but_one && !self.is_bare() && {
            let below = together(self.sheets, self.table, row + 1, self.merged_below(row));
            let wanted = below.height + self.sheets.foot.more(below.begun(self.sheets));
            wanted > free - self.noted(row) + Pt(NEAR)
        }
    }

    /// Where what signs leaves a row that stays with it.
    fn signed(&self, row: usize, free: Pt) -> Option<Signed> {
        let last = row + 1 == self.table.rows.len();
        let ends = last || stay_to_the_last(self.table, row);
        if self.below <= Pt::ZERO || row < self.table.table.head() || !ends {
            return None;
        }
        let ending = self.ending(row);
        if self.holds(ending.height) {
            return Some(Signed::Here);
        }
        let empty = foot::Foot::default();
        let fits = |notes: Pt, foot: &foot::Foot<'_>, room: Pt| {
            ending.height + foot.more(notes) <= room + Pt(NEAR)
        };
        let signed = ending.signed(self.sheets);
        for notes in signed {
            if fits(notes, &self.sheets.foot, free) {
                let all = notes == signed[0];
                return Some(if all {
                    Signed::Here
                } else {
                    Signed::Held(ending.height)
                });
            }
            if fits(notes, &empty, self.page()) && self.may_leave(row, free) {
                return Some(Signed::Next);
            }
        }
        Some(Signed::Here)
    }

    /// What is left of a row, those below it, and what signs.
    fn ending(&self, row: usize) -> Together<'a> {
        let open = self.open.iter().flat_map(|open| open.notes(usize::MAX));
        let here = Together {
            height: self.height(row) + self.below,
            above: Vec::new(),
            last: open.map(|(_, note)| note.clone()).collect(),
        };
        if row + 1 == self.table.rows.len() {
            return here;
        }
        here.and(together(
            self.sheets,
            self.table,
            row + 1,
            self.merged_below(row),
        ))
    }

    /// Whether a row, or its last lines, may go to the next page: not the first one
    /// below the head, nor one that has a page for itself.
    fn may_leave(&self, row: usize, free: Pt) -> bool {
        let parted = self.lines_here(row, free).unwrap_or(0);
        let parts = self.table.rows[row] == RowBreak::May && parted >= FEWEST_LINES;
        parts || (row > self.table.table.head() && !self.is_bare())
    }

    /// The room of a page below the head.
    fn page(&self) -> Pt {
        let head = match self.table.repeat {
            HeadRepeat::EachPage => head(self.sheets, self.table).height,
            HeadRepeat::Once => Pt::ZERO,
        };
        self.sheets.area_height() - head
    }

    /// The cells that go on below a row: in which one they end, and how far below
    /// the upper edge of the next one their text does.
    fn merged_below(&self, row: usize) -> Vec<(usize, Pt)> {
        let bottom = self.sheets.top() + self.height(row);
        let on = self.open.iter().filter(|open| open.last_row > row);
        on.map(|open| {
            let text = text_height(open.left_over(), self.table);
            (open.last_row, open.top + text - bottom)
        })
        .collect()
    }
}
