//! What signs (GB/T 9704-2012 §7.3.5): the text that stays with it, the room that
//! a seal wants at a page's top and below the date, and rows of names that no
//! page holds.
//!
//! In: what waits for a date. Out: of rows that no page holds, as many on each
//! page as have room for their seals, the date with the last. What fits on one
//! page is kept together elsewhere (`flow`).

use super::{Broken, Company, Flow, Parted, count};
use crate::compose::{ComposedParagraph, PageStart, Standing, below_the_date, below_the_name};
use crate::document::Role;
use crate::layout::parting;
use crate::template::SignatureForm;

impl<'a> Flow<'a> {
    /// The signature, where head and body above it fit on the first page: the
    /// body must show there (§7.3.3), which is more than that it goes with the
    /// signature.
    pub(super) fn body_stays(&self) -> Option<Parted> {
        let signature = self.waiting.iter().position(signs)?;
        let text = &self.waiting[..signature];
        let has_body = text
            .iter()
            .any(|broken| !broken.paragraph.paragraph.role.is_head());
        let height: f64 = text.iter().map(|broken| self.height(broken)).sum();
        let stays = self.body_page.is_none() && has_body && self.sheets.fits(height);
        stays.then_some(Parted {
            paragraph: signature,
            line: 0,
        })
    }

    /// What goes to the next page where what waits does, for a signature's sake.
    pub(super) fn moved(&self) -> Company {
        if self.waiting.iter().all(signs) {
            Company::Absent
        } else {
            Company::Moved
        }
    }

    /// Whether what waits ends with a date below a name.
    pub(super) fn signs(&self) -> bool {
        let role = |broken: &Broken<'_>| broken.paragraph.paragraph.role;
        let last = self.waiting.iter().rev().map(role).take(2);
        last.eq([Role::Date, Role::Signature])
    }

    /// The grid lines below the date that are the seal's.
    pub(super) fn seal(&self) -> f64 {
        match self.sheets.template.signature {
            SignatureForm::Sealed if self.signs() => below_the_date(self.sheets.template),
            SignatureForm::Sealed | SignatureForm::Unsealed | SignatureForm::Official => 0.0,
        }
    }

    /// Whether what waits ends with a name under a seal: its date is to come.
    pub(super) fn ends_in_seal(&self) -> bool {
        self.waiting.last().is_some_and(is_sealed)
    }

    /// The grid lines that what signs wants on one page with what goes there of
    /// the text above: of the first waiting paragraph the last lines, or those that
    /// have no room on this page.
    pub(super) fn least_signed(&self) -> f64 {
        let Some(first) = self.waiting.first().filter(|it| it.can_part()) else {
            return self.bare_at_top();
        };
        let lines = first.lines.len();
        let stay = if self.sheets.fits(self.height(first)) {
            lines - parting::last_together(lines, self.page_ends())
        } else {
            self.staying(first, 0).min(lines)
        };
        self.bare_at_top() - self.lines_high(first) * count(stay)
    }

    /// Whether names under seals wait.
    pub(super) fn has_seals(&self) -> bool {
        self.waiting.iter().any(is_sealed)
    }

    /// The blank lines above a paragraph at a page's top: those that its seal
    /// wants.
    pub(super) fn above_at_top(&self, paragraph: &ComposedParagraph<'_>) -> f64 {
        match (paragraph.stands, &paragraph.seal) {
            (Standing::Below, Some(seal)) => seal.above(self.sheets.template),
            (Standing::Below | Standing::Beside, _) => 0.0,
        }
    }

    /// Notes that so many lines of the body's first paragraph stay on the first
    /// page, where elsewhere none would.
    pub(super) fn note_first_lines(&mut self, broken: &Broken<'_>, stay: usize) {
        let is_first = self.body_page.is_none() && !broken.paragraph.paragraph.role.is_head();
        let ends = self.sheets.template.typesetting.page_ends;
        let free = self.sheets.lines_free(self.lines_high(broken));
        if is_first && stay > 0 && broken.staying(0, free, ends) == 0 {
            self.sheets.facts.first_lines = Some(broken.block);
        }
    }

    /// Notes where a page begins that nothing but layout would begin there.
    pub(super) fn begins(&mut self, start: PageStart) {
        self.sheets.facts.page_starts.push(start);
    }

    /// Whether an office suite that takes the whole of the first waiting
    /// paragraph to what it stays with would leave a page without text, or
    /// would have more to keep together than a page holds.
    pub(super) fn goes_unkept(&self) -> bool {
        self.waiting.first().is_some_and(|first| {
            let whole = self.wanted() + count(first.placed);
            self.first_body.is_none_or(|block| block == first.block)
                || whole > self.sheets.page_lines()
        })
    }

    /// Notes that the first waiting paragraph goes on of itself on the page of
    /// what signs.
    pub(super) fn goes_on(&mut self) {
        if self.signs() && self.goes_unkept() {
            let block = self.waiting[0].block;
            self.sheets.facts.goes_on.push(block);
        }
    }

    /// Puts rows that no page holds on several.
    pub(super) fn settle_rows(&mut self) {
        self.company = Company::Rows;
        let signed = self.waiting.iter().position(is_sealed).unwrap_or_default();
        let mut rows = rows(self.waiting.split_off(signed));
        let text: f64 = self.waiting.iter().map(|it| self.height(it)).sum();
        let here = self.rows_within(&rows, self.sheets.free() - text);
        if here > 0 {
            self.put(rows.drain(..here));
        } else {
            self.take_last_lines_along(&mut rows);
        }
        while !rows.is_empty() {
            self.sheets.new_page();
            if let Some(first) = rows[0].first() {
                let block = first.block;
                self.begins(PageStart { block, byte: 0 });
            }
            let here = self.rows_within(&rows, self.sheets.page_lines()).max(1);
            self.put(rows.drain(..here));
        }
    }

    /// The page of the text has room for no row: its last lines go to that of
    /// the first ones, as they do where all rows fit there.
    fn take_last_lines_along(&mut self, rows: &mut Vec<Vec<Broken<'a>>>) {
        let text: f64 = self.waiting.iter().map(|it| self.height(it)).sum();
        let here = self.rows_within(rows, self.sheets.page_lines() - text);
        for row in rows.drain(..here) {
            self.waiting.extend(row);
        }
        self.settle_together(0);
        self.company = Company::Rows;
    }

    /// Puts what waits and these rows down where they stand.
    fn put(&mut self, rows: impl Iterator<Item = Vec<Broken<'a>>>) {
        let waiting = std::mem::take(&mut self.waiting);
        for broken in waiting.into_iter().chain(rows.flatten()) {
            self.place(&broken, None);
        }
    }

    /// How many of the rows stand in `room`, seals and all.
    fn rows_within(&self, rows: &[Vec<Broken<'a>>], room: f64) -> usize {
        let mut taken = 0.0;
        let fits = |row: &&Vec<Broken<'a>>| {
            let top = taken == 0.0 && self.sheets.is_empty();
            taken += row.iter().map(|it| self.row_height(it, top)).sum::<f64>();
            let is_last = row.last().is_some_and(|last| !is_sealed(last));
            let template = self.sheets.template;
            let below = if is_last {
                below_the_date(template)
            } else {
                below_the_name(template)
            };
            taken + below <= room
        };
        rows.iter().take_while(fits).count()
    }

    fn row_height(&self, broken: &Broken<'_>, top: bool) -> f64 {
        let above = if top {
            self.above_at_top(&broken.paragraph)
        } else {
            broken.paragraph.before.0
        };
        above + self.lines_high(broken) * count(broken.lines.len())
    }
}

/// Whether a paragraph is a name that signs, or its date.
fn signs(broken: &Broken<'_>) -> bool {
    matches!(
        broken.paragraph.paragraph.role,
        Role::Signature | Role::Date
    )
}

fn is_sealed(broken: &Broken<'_>) -> bool {
    broken.paragraph.seal.is_some()
}

/// Names side by side, the date with the last.
fn rows<'a>(signed: Vec<Broken<'a>>) -> Vec<Vec<Broken<'a>>> {
    let mut rows: Vec<Vec<Broken<'a>>> = Vec::new();
    for broken in signed {
        let begins = is_sealed(&broken) && broken.paragraph.stands == Standing::Below;
        match rows.last_mut() {
            Some(row) if !begins => row.push(broken),
            _ => rows.push(vec![broken]),
        }
    }
    rows
}
