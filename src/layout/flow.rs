//! Blocks onto pages: what stays together, what begins a page.
//!
//! In: a composition. Out: pages without furniture. Lengths down the page are
//! counted in grid lines; a line box stands on the grid and its em box (0.88
//! above the baseline, 0.12 below) is centred in it.

mod head;
mod noted;
mod notes;
mod signature;
mod tables;

use super::broken::{self, Broken};
use super::line::Line;
use super::pages::{Owner, Point};
use super::parting;
use super::sheets::{ABOVE_BASELINE, Sheets};
use super::{Laid, figure, imprint, letterhead};
use crate::compose::{
    Composed, ComposedParagraph, Composition, Figure, FirstPage, PageStart, Standing,
};
use crate::document::Role;
use crate::font::Fonts;
use crate::template::{Keep, Lines, PageEnds, Pt, Start, Template};

/// So many lines of a paragraph wait for a signature that follows it.
const WAITING_LINES: usize = 4;

/// Whether text had to leave its page for that of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Company {
    /// No.
    Stayed,
    /// Yes: the signature would have stood alone.
    Moved,
    /// No: there is none that could, as above a picture.
    Absent,
    /// No: its notes go on on the next page, lest the first one show no body or the
    /// signature stand alone.
    Noted,
    /// No: the signature stands alone, lest the first page show no body.
    Parted,
    /// The names and their seals stand on several pages.
    Rows,
}

/// Lays a composition's blocks on pages.
pub(super) fn pages(composition: &Composition<'_>, fonts: &Fonts) -> (Laid, Company) {
    let mut flow = Flow {
        sheets: Sheets::new(composition.template, fonts),
        waiting: Vec::new(),
        company: Company::Stayed,
        body_page: None,
        first_body: None,
        block: 0,
    };
    if let Some(head) = &composition.letterhead {
        letterhead::place(&mut flow.sheets, head);
    }
    let mut rest = composition.blocks.as_slice();
    while let Some((block, below)) = rest.split_first() {
        flow.block = composition.blocks.len() - rest.len();
        flow.block(block, below);
        rest = below;
    }
    flow.settle();
    if let Some(imprint) = &composition.imprint {
        flow.sheets.facts.imprint = imprint::place(&mut flow.sheets, imprint);
    }
    if flow.body_page.is_some_and(|page| page > 1) {
        flow.sheets.facts.first_page = FirstPage::HeadAlone;
    }
    let laid = flow.sheets.finish(composition.title.clone());
    (laid, flow.company)
}

/// Where waiting paragraphs go on on the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Parted {
    /// Which of them, counted from 0.
    paragraph: usize,
    /// Which of its lines begins the page, counted from 0.
    line: usize,
}

/// The pages so far, and what waits to be put on them.
struct Flow<'a> {
    sheets: Sheets<'a>,
    /// Paragraphs that wait for the one they stay with.
    waiting: Vec<Broken<'a>>,
    company: Company,
    /// The first page that shows the body, once there is one.
    body_page: Option<usize>,
    /// The block that it shows first.
    first_body: Option<usize>,
    /// The block that is set now.
    block: usize,
}

impl<'a> Flow<'a> {
    /// Takes a block, with those below it.
    fn block(&mut self, block: &Composed<'a>, below: &[Composed<'a>]) {
        match block {
            Composed::Paragraph(paragraph) => self.paragraph(paragraph.clone()),
            Composed::Table(table) => self.table(table, below),
            Composed::Image(figure) => self.figure(figure, below.first()),
            Composed::PageBreak => {
                self.settle();
                self.sheets.new_page();
            }
            Composed::Turn(lie) => {
                self.settle();
                self.sheets.turn(*lie);
            }
        }
    }

    fn paragraph(&mut self, paragraph: ComposedParagraph<'a>) {
        let keep = paragraph.keep;
        let broken = Broken::of(paragraph, &self.sheets, self.block);
        // A text of which no line would stay takes the heading above it along.
        let lines = broken.lines.len();
        let parts = keep == Keep::WithNext
            && broken.can_part()
            && parting::last_together(lines, self.page_ends()) < lines;
        self.waiting.push(broken);
        // More headings in a row than a page holds need not stay together; of
        // names that do not, the date says how they stand.
        let held = self.bare() <= self.sheets.page_lines() || self.ends_in_seal();
        if keep == Keep::Free || !held {
            self.settle();
        } else if parts {
            // What is above stays with its first lines, what is below with its last.
            self.settle_but(1);
            self.place_all_but_last_lines();
        }
    }

    /// A picture stays with the headings above it and the caption below.
    fn figure(&mut self, figure: &Figure<'a>, below: Option<&Composed<'a>>) {
        let Some(drawn) = &figure.drawn else {
            self.settle();
            self.body_begins(self.block);
            return figure::stand_in(&mut self.sheets, figure.image);
        };
        let caption = match below {
            Some(Composed::Paragraph(it)) if it.paragraph.role == Role::Caption => {
                let broken = Broken::of(it.clone(), &self.sheets, self.block);
                it.before.0 + self.lines_high(&broken) * count(broken.lines.len())
            }
            Some(
                Composed::Paragraph(_)
                | Composed::Table(_)
                | Composed::Image(_)
                | Composed::PageBreak
                | Composed::Turn(_),
            )
            | None => 0.0,
        };
        let lines = drawn.lines(self.sheets.template).0;
        self.settle_above(lines + caption);
        self.sheets.make_room(lines + caption);
        self.body_begins(self.block);
        let below = figure.free_below(drawn, self.sheets.template);
        figure::place(&mut self.sheets, drawn, below);
    }

    /// Puts the waiting paragraphs where `lines` more fit below them, if they
    /// fit on a page at all.
    fn settle_above(&mut self, lines: f64) {
        let wanted = self.above() + lines;
        let heads = self.waiting.first().is_some_and(|first| !first.can_part());
        if heads && wanted <= self.sheets.page_lines() {
            self.sheets.make_room(wanted);
        }
        self.settle();
    }

    /// The grid lines that all that waits takes, with what it leaves below.
    fn above(&self) -> f64 {
        let heights = self.waiting.iter().map(|broken| {
            let (before, after) = (broken.paragraph.before.0, broken.paragraph.after.0);
            before + self.lines_high(broken) * count(broken.lines.len()) + after
        });
        heights.sum()
    }

    /// Puts down those lines of the one waiting paragraph that need not wait.
    fn place_all_but_last_lines(&mut self) {
        let Some(mut broken) = self.waiting.pop() else {
            return;
        };
        let ready = broken.lines.len().saturating_sub(WAITING_LINES);
        if ready > 0 {
            self.place_lines(&mut broken, ready);
        }
        self.waiting.push(broken);
    }

    /// Puts down the first `ready` lines of a paragraph, which keeps the others.
    fn place_lines(&mut self, broken: &mut Broken<'a>, ready: usize) {
        let rest = broken.lines.split_off(ready);
        broken.later = rest.len();
        let owner = self.place(broken, None);
        broken.lines = rest;
        broken.later = 0;
        broken.begun = Some(owner);
        broken.placed += ready;
    }

    /// Puts the waiting paragraphs on pages so that each stays with the next.
    fn settle(&mut self) {
        self.settle_but(0);
    }

    /// Puts all but the last `kept` of them on pages, with room for the first
    /// line of the next.
    fn settle_but(&mut self, kept: usize) {
        if self.least_signed() > self.sheets.page_lines() && self.has_seals() {
            return self.settle_rows();
        }
        if !self.sheets.fits(self.wanted()) && self.head_goes_on() {
            self.place_head();
            return self.settle_but(kept);
        }
        self.settle_together(kept);
    }

    /// Puts all but the last `kept` of them on pages, those that go to the next
    /// one together.
    fn settle_together(&mut self, kept: usize) {
        if kept == 0 && self.signs() && self.is_noted() {
            return self.settle_noted();
        }
        let wanted = self.wanted();
        // Rows of seals are here only where a page holds them.
        let held = wanted <= self.sheets.page_lines() || self.has_seals();
        let parted = if held && !self.sheets.fits(wanted) {
            self.part()
        } else {
            None
        };
        let settled = self.waiting.len() - kept;
        let waiting: Vec<Broken<'a>> = self.waiting.drain(..settled).collect();
        for (at, broken) in waiting.iter().enumerate() {
            let line = parted.filter(|parted| parted.paragraph == at);
            self.place(broken, line.map(|parted| parted.line));
        }
    }

    /// Where waiting paragraphs go on when they do not fit on this page. A
    /// heading goes to the next page with all that waits. Body text that stays
    /// with a signature leaves its last lines for it.
    fn part(&mut self) -> Option<Parted> {
        let first = self.waiting.first()?;
        let lines = first.lines.len();
        if !first.can_part() {
            if let Some(parted) = self.body_stays() {
                self.company = Company::Parted;
                let block = self.waiting[parted.paragraph].block;
                self.begins(PageStart { block, byte: 0 });
                return Some(parted);
            }
            self.moves();
            self.sheets.make_room(self.wanted());
            return None;
        }
        let left_over = parting::last_together(lines, self.page_ends());
        if !self.sheets.fits(self.height(first)) {
            self.goes_on();
            return None;
        }
        let (line, block) = (lines - left_over, first.block);
        let byte = first.shaped[first.lines[line].range.start].bytes.start;
        let hard = self.goes_unkept();
        self.moves();
        if self.signs() && hard {
            self.begins(PageStart { block, byte });
        }
        Some(Parted { paragraph: 0, line })
    }

    /// The grid lines that a waiting paragraph wants, those above it included.
    fn height(&self, broken: &Broken<'_>) -> f64 {
        let before = if broken.begun.is_some() {
            0.0
        } else {
            broken.paragraph.before.0
        };
        before + self.lines_high(broken) * count(broken.lines.len())
    }

    /// Notes that what waits goes to the next page for a signature's sake.
    fn moves(&mut self) {
        if self.signs() {
            self.company = self.moved();
        }
    }

    /// The grid lines that the waiting paragraphs want on one page, notes included.
    fn wanted(&self) -> f64 {
        let last = self.waiting.len().saturating_sub(1);
        let notes = self.waiting.iter().enumerate().map(|(at, broken)| {
            if at == last {
                self.notes_begun(broken, 0..broken.first_lines(self.page_ends()))
            } else {
                self.notes_whole(broken, 0..broken.lines.len())
            }
        });
        self.bare() + notes.sum::<f64>()
    }

    /// The grid lines that they want on one page without their notes.
    fn bare(&self) -> f64 {
        match self.waiting.first() {
            Some(_) if self.sheets.is_empty() => self.bare_at_top(),
            Some(first) => first.paragraph.before.0 + self.bare_below(),
            None => self.bare_below(),
        }
    }

    /// The same at the top of a page.
    fn bare_at_top(&self) -> f64 {
        let above = |first: &Broken<'_>| self.above_at_top(&first.paragraph);
        self.waiting.first().map_or(0.0, above) + self.bare_below()
    }

    /// The same without the room above the first of them.
    fn bare_below(&self) -> f64 {
        let last = self.waiting.len().saturating_sub(1);
        let heights = self.waiting.iter().enumerate().map(|(at, broken)| {
            let lines = if at == last {
                broken.first_lines(self.page_ends())
            } else {
                broken.lines.len()
            };
            let before = if at == 0 {
                0.0
            } else {
                broken.paragraph.before.0
            };
            before + self.lines_high(broken) * count(lines)
        });
        heights.sum::<f64>() + self.seal()
    }

    /// Where paragraphs may part. The first page must show text of the body
    /// (§7.3.3), be it a single line.
    fn page_ends(&self) -> PageEnds {
        if self.body_page.is_none() {
            PageEnds::Full
        } else {
            self.sheets.template.typesetting.page_ends
        }
    }

    /// How many lines of the grid a line of it takes.
    fn lines_high(&self, broken: &Broken<'_>) -> f64 {
        match broken.paragraph.stands {
            Standing::Below => line_height(broken.paragraph.style.size, self.sheets.template).0,
            Standing::Beside => 0.0,
        }
    }

    /// Puts a paragraph down; the line `parted` begins a page.
    fn place(&mut self, broken: &Broken<'a>, parted: Option<usize>) -> Owner {
        if parted == Some(0) {
            self.sheets.new_page();
        }
        let owner = broken
            .begun
            .unwrap_or_else(|| self.begin(&broken.paragraph));
        let height = self.lines_high(broken);
        let mut turn = self.staying(broken, 0);
        self.note_first_lines(broken, turn);
        let mut parted = parted;
        for (at, line) in broken.lines.iter().enumerate() {
            let page = self.sheets.page_count();
            if (at > 0 && parted == Some(at)) || turn == at {
                self.sheets.new_page();
            } else {
                self.sheets.make_room(self.line_wanted(broken, at));
            }
            if turn == at || page != self.sheets.page_count() {
                turn = at + self.staying(broken, at);
                // Gone to the next page as a whole, it is not parted there.
                parted = parted.filter(|_| at > 0);
            }
            if at == 0
                && broken.begun.is_none()
                && let Some(entry) = &broken.paragraph.outline
            {
                self.sheets.bookmark(entry);
            }
            if !broken.paragraph.paragraph.role.is_head() {
                self.body_begins(broken.block);
            }
            let baseline = self.baseline(broken);
            if at == 0 && broken.begun.is_none() {
                broken.bullet(&mut self.sheets, owner, baseline);
            }
            self.draw(owner, line, broken, baseline);
            self.sheets.fill(height);
            for (number, note) in broken.notes_of(line) {
                self.sheets.note(owner.behind(number), note);
            }
        }
        self.press(broken);
        self.sheets.leave(broken.paragraph.after.0);
        owner
    }

    /// Lets the seal of a name press upon its last line.
    fn press(&mut self, broken: &Broken<'_>) {
        let Some(seal) = &broken.paragraph.seal else {
            return;
        };
        if let Some(pressed) = &seal.picture {
            let high = self.sheets.template.line()
                * line_height(broken.paragraph.style.size, self.sheets.template).0;
            let middle = Point {
                x: self.sheets.left() + seal.centre,
                y: self.sheets.top() - high / 2.0,
            };
            self.sheets.press(pressed, middle);
        }
    }

    /// The baseline of the next line of a paragraph: in the middle of its line,
    /// or of the last one where it stands beside that.
    fn baseline(&self, broken: &Broken<'_>) -> Pt {
        let size = broken.paragraph.style.size;
        let high = self.sheets.template.line() * line_height(size, self.sheets.template).0;
        let top = match broken.paragraph.stands {
            Standing::Below => self.sheets.top(),
            Standing::Beside => self.sheets.top() - high,
        };
        top + (high - size) / 2.0 + size * ABOVE_BASELINE
    }

    /// Notes that the body stands on this page.
    fn body_begins(&mut self, block: usize) {
        let page = self.sheets.page_count();
        self.body_page.get_or_insert(page);
        self.first_body.get_or_insert(block);
    }

    /// Leaves the room above a paragraph and enters it in the structure.
    fn begin(&mut self, paragraph: &ComposedParagraph<'_>) -> Owner {
        if paragraph.start == Start::NewPage {
            self.sheets.new_page();
        }
        if self.sheets.is_empty() {
            self.sheets.fill(self.above_at_top(paragraph));
        } else {
            self.sheets.leave(paragraph.before.0);
        }
        broken::enter(&mut self.sheets, paragraph)
    }

    fn draw(&mut self, owner: Owner, line: &Line, broken: &Broken<'_>, baseline: Pt) {
        let origin = Point {
            x: self.sheets.left(),
            y: baseline,
        };
        self.sheets.draw_line(
            owner,
            line,
            &broken.shaped,
            broken.paragraph.paragraph,
            origin,
        );
    }
}

/// How many grid lines a line of this size takes: one, unless it is too large.
fn line_height(size: Pt, template: &Template) -> Lines {
    let box_height = size * 1.2;
    Lines((box_height / template.line()).ceil().max(1.0))
}

#[expect(clippy::cast_precision_loss, reason = "a page has few lines")]
fn count(lines: usize) -> f64 {
    lines as f64
}
