//! The head of the first page (GB/T 9704-2012 §7.3.1, §7.3.2): title and 主送机关
//! stand there even where they leave no room for the body.
//!
//! In: paragraphs that wait for the body. Out: those of the head on pages, from
//! the first on. The body's own are set elsewhere (`flow`).

use super::{Broken, Flow};
use crate::document::Role;
use crate::template::Keep;

impl Flow<'_> {
    /// Whether the head that waits goes on over pages: to take all of it to the
    /// next would leave 版头 alone. The title stays whole, and a line of 主送机关
    /// with it.
    pub(super) fn head_goes_on(&self) -> bool {
        let on_first = self.sheets.page_count() == 1 && !self.sheets.is_empty();
        if !on_first || self.body_page.is_some() || self.body_stays().is_some() {
            return false;
        }
        let head = self.waiting.iter().take_while(|it| is_head(it));
        let (addressees, title): (Vec<_>, Vec<_>) =
            head.partition(|it| it.paragraph.paragraph.role == Role::Addressee);
        let title: f64 = title.into_iter().map(|it| self.height(it)).sum();
        let first = addressees.first();
        first.is_some_and(|it| {
            let line = it.paragraph.before.0 + self.lines_high(it);
            self.sheets.fits(title + line)
        })
    }

    /// Puts the head that waits down, line by line.
    pub(super) fn place_head(&mut self) {
        let head = self.waiting.iter().take_while(|it| is_head(it)).count();
        let head: Vec<Broken<'_>> = self.waiting.drain(..head).collect();
        for broken in &head {
            self.place(broken, None);
        }
    }
}

fn is_head(broken: &Broken<'_>) -> bool {
    let keeps = broken.paragraph.keep == Keep::WithNext;
    keeps && broken.paragraph.paragraph.role.is_head()
}
