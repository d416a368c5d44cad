//! What signs below lines with notes (GB/T 9704-2012 §7.3.5.5): names and date
//! stand on one page, with the last lines of the text, whatever notes want.
//!
//! In: what waits for a date, of which some lines bear notes, or on a page that
//! has some. Out: lines of the text on pages as they come; the last ones and what
//! signs on the first page that has room for both with their notes. Where none
//! has, their notes begin below them and go on on the next page.

use super::{Broken, Company, Flow};
use crate::compose::PageStart;
use crate::layout::parting;

/// So many lines of a page at least are left to notes that began above.
const LEFT_TO_NOTES: f64 = 2.0;

impl<'a> Flow<'a> {
    /// Whether what waits bears notes, or comes to a page that has some.
    pub(super) fn is_noted(&self) -> bool {
        let bears = |broken: &Broken<'_>| !broken.notes.is_empty();
        !self.sheets.foot.is_empty() || self.waiting.iter().any(bears)
    }

    /// Puts down what waits for the date.
    pub(super) fn settle_noted(&mut self) {
        let fits = self.sheets.fits(self.wanted());
        if !fits && self.signs_the_first_page() {
            self.company = Company::Noted;
        } else if !fits {
            let (company, start) = self.place_what_may_part();
            if !self.sheets.fits(self.wanted_with_notes()) {
                self.company = company;
                self.sheets.facts.page_starts.extend(start);
                self.go_to_page_with_room();
            }
        }
        self.sheets.hold(self.bare());
        for broken in std::mem::take(&mut self.waiting) {
            self.place(&broken, None);
        }
    }

    /// Whether names and date stand on the first page with head and body, whose
    /// notes go on on the next one: else they would stand alone there.
    fn signs_the_first_page(&self) -> bool {
        let begun = self.bare() + self.first_note(&self.waiting);
        self.body_stays().is_some() && self.sheets.fits(begun)
    }

    /// Puts down the lines that need not stand on the page of what signs; gives
    /// how it is told where what is left goes to the next page, and where that
    /// begins if an office suite would not begin it there.
    fn place_what_may_part(&mut self) -> (Company, Option<PageStart>) {
        if self.body_parts() {
            self.place_head();
        } else if let Some(parted) = self.body_stays() {
            let text: Vec<Broken<'a>> = self.waiting.drain(..parted.paragraph).collect();
            for broken in &text {
                self.place(broken, None);
            }
            let block = self.waiting[0].block;
            return (Company::Parted, Some(PageStart { block, byte: 0 }));
        }
        let unkept = self.goes_unkept();
        let start = self.place_first_lines();
        (self.moved(), start.filter(|_| unkept))
    }

    /// Whether a body that would have room on the first page without its notes goes
    /// on on the next one with them: what signs stands there with its last lines.
    fn body_parts(&self) -> bool {
        let Some(parted) = self.body_stays() else {
            return false;
        };
        let text = &self.waiting[..parted.paragraph];
        let wanted = text
            .iter()
            .map(|it| self.height(it) + self.notes_begun(it, 0..it.lines.len()));
        text.last().is_some_and(Broken::can_part) && !self.sheets.fits(wanted.sum())
    }

    /// Puts down the lines of the first waiting paragraph that may part from what
    /// signs; gives where the others begin.
    fn place_first_lines(&mut self) -> Option<PageStart> {
        let first = self.waiting.first().filter(|it| it.can_part())?;
        let lines = first.lines.len();
        let stay = lines - parting::last_together(lines, self.page_ends());
        if stay == 0 {
            return None;
        }
        let mut first = self.waiting.remove(0);
        let page = self.sheets.page_count();
        self.place_lines(&mut first, stay);
        let (block, line) = (first.block, &first.lines[0]);
        let byte = first.shaped[line.range.start].bytes.start;
        self.waiting.insert(0, first);
        if page < self.sheets.page_count() {
            self.goes_on();
        }
        Some(PageStart { block, byte })
    }

    /// Goes to the first page that has room for what waits. Where it bears no
    /// notes, those that began above go on behind it.
    fn go_to_page_with_room(&mut self) {
        let held = self.bare_at_top();
        let bears = self.waiting.iter().any(|it| self.all_notes(it) > 0.0);
        let leaves = held + LEFT_TO_NOTES <= self.sheets.page_lines();
        if !bears && leaves && !self.sheets.is_empty() {
            self.sheets.add_page_for(held);
        }
        while !self.sheets.fits(self.wanted_with_notes()) {
            self.sheets.add_page();
        }
    }

    /// The grid lines that what waits wants with its notes; where no page has
    /// room for all of them, with the beginning of the first.
    fn wanted_with_notes(&self) -> f64 {
        let wanted = self.wanted();
        if wanted <= self.sheets.page_lines() {
            return wanted;
        }
        self.bare() + self.first_note(&self.waiting)
    }
}
