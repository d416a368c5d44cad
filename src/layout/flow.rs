//! Blocks onto pages: what stays together, what begins a page.
//!
//! In: a composition. Out: pages without furniture. Lengths down the page are
//! counted in grid lines; a line box stands on the grid and its em box (0.88
//! above the baseline, 0.12 below) is centred in it.

use super::kinsoku;
use super::line::{Line, Room, break_lines, set_lines};
use super::pages::{Owner, Point, Structure};
use super::sheets::{ABOVE_BASELINE, Sheets};
use super::{Laid, imprint, letterhead, table};
use crate::compose::shape::{Shaped, shape};
use crate::compose::{
    Composed, ComposedParagraph, Composition, FirstPage, Orientation, Standing, below_the_date,
    in_cell,
};
use crate::diagnostic::Diagnostic;
use crate::document::{Image, Paragraph, Role, Text};
use crate::font::Fonts;
use crate::template::{Align, Keep, Lines, Pt, SignatureForm, Start, Template};

/// So many lines of a paragraph wait for a signature that follows it.
const WAITING_LINES: usize = 4;

/// Whether text had to leave its page for that of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Company {
    /// No.
    Stayed,
    /// Yes: the signature would have stood alone.
    Moved,
    /// No: the signature stands alone, lest the first page show no body.
    Parted,
}

/// Lays a composition's blocks on pages.
pub(super) fn pages(composition: &Composition<'_>, fonts: &Fonts) -> (Laid, Company) {
    let mut flow = Flow {
        sheets: Sheets::new(composition.template, fonts),
        waiting: Vec::new(),
        company: Company::Stayed,
        body_page: None,
    };
    if let Some(head) = &composition.letterhead {
        letterhead::place(&mut flow.sheets, head);
    }
    for block in &composition.blocks {
        flow.block(block);
    }
    flow.settle();
    if let Some(imprint) = &composition.imprint {
        flow.sheets.turn(Orientation::Portrait);
        flow.sheets.facts.imprint = imprint::place(&mut flow.sheets, imprint);
    }
    if flow.body_page.is_some_and(|page| page > 1) {
        flow.sheets.facts.first_page = FirstPage::HeadAlone;
    }
    let laid = flow.sheets.finish(composition.title.clone());
    (laid, flow.company)
}

/// A paragraph broken into lines, not yet on a page.
struct Broken<'a> {
    paragraph: ComposedParagraph<'a>,
    shaped: Vec<Shaped>,
    lines: Vec<Line>,
    /// What its lines belong to, where some of them are on a page already.
    begun: Option<Owner>,
}

impl Broken<'_> {
    /// Whether some lines may stand on one page and some on the next: of body
    /// text, not of a heading.
    fn can_part(&self) -> bool {
        self.paragraph.style.keep == Keep::Free && self.lines.len() > 1
    }
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
}

impl<'a> Flow<'a> {
    fn block(&mut self, block: &Composed<'a>) {
        match block {
            Composed::Paragraph(paragraph) => self.paragraph(paragraph.clone()),
            Composed::Table(table) => {
                self.settle_above(table::beginning(&self.sheets, table));
                self.body_begins();
                table::place(&mut self.sheets, table);
            }
            Composed::Image(image) => self.stand_in(image),
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
        let broken = self.break_paragraph(paragraph);
        let parts = keep == Keep::WithNext && broken.can_part();
        self.waiting.push(broken);
        // More headings in a row than a page holds need not stay together.
        if keep == Keep::Free || self.wanted() > self.sheets.page_lines() {
            self.settle();
        } else if parts {
            // What is above stays with its first lines, what is below with its last.
            self.settle_but(1);
            self.place_all_but_last_lines();
        }
    }

    /// Puts down those lines of the one waiting paragraph that need not wait.
    fn place_all_but_last_lines(&mut self) {
        let Some(mut broken) = self.waiting.pop() else {
            return;
        };
        let ready = broken.lines.len().saturating_sub(WAITING_LINES);
        if ready > 0 {
            let rest = broken.lines.split_off(ready);
            let owner = self.place(&broken, None);
            broken.lines = rest;
            broken.begun = Some(owner);
        }
        self.waiting.push(broken);
    }

    fn break_paragraph(&self, paragraph: ComposedParagraph<'a>) -> Broken<'a> {
        let shaped = shape(&paragraph, self.sheets.template, self.sheets.fonts);
        let room = self.room(&paragraph);
        let lines = if paragraph.lines.is_empty() {
            break_lines(&shaped, &kinsoku::breaks(&shaped), room)
        } else {
            set_lines(&shaped, &line_ends(&paragraph, &shaped), room)
        };
        Broken {
            paragraph,
            shaped,
            lines,
            begun: None,
        }
    }

    fn room(&self, paragraph: &ComposedParagraph<'_>) -> Room {
        Room {
            first_left: paragraph.left_indent + paragraph.first_indent,
            left: paragraph.left_indent,
            right: self.sheets.area_width() - paragraph.right_indent,
            align: paragraph.align,
        }
    }

    /// Puts the waiting paragraphs on a page that has room for so many lines
    /// more: what they stay with is no paragraph.
    fn settle_above(&mut self, lines: f64) {
        let wanted = self.wanted() + lines;
        let waits = !self.waiting.is_empty();
        if waits && wanted <= self.sheets.page_lines() && !self.sheets.fits(wanted) {
            self.sheets.new_page();
        }
        self.settle();
    }

    /// Puts the waiting paragraphs on pages so that each stays with the next.
    fn settle(&mut self) {
        self.settle_but(0);
    }

    /// Puts all but the last `kept` of them on pages, with room for the first
    /// line of the next.
    fn settle_but(&mut self, kept: usize) {
        let wanted = self.wanted();
        let parted = if wanted <= self.sheets.page_lines() && !self.sheets.fits(wanted) {
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
                return Some(parted);
            }
            self.moves();
            self.sheets.new_page();
            return None;
        }
        let left_over = if lines < 4 { 1 } else { 2 };
        if !self.sheets.fits(self.height(first)) {
            return None;
        }
        self.moves();
        Some(Parted {
            paragraph: 0,
            line: lines - left_over,
        })
    }

    /// The signature, where head and body above it fit on the first page: the
    /// body must show there (§7.3.3), which is more than that it goes with the
    /// signature.
    fn body_stays(&self) -> Option<Parted> {
        let signature = self.waiting.iter().position(signs)?;
        let text = &self.waiting[..signature];
        let has_body = text
            .iter()
            .any(|broken| !is_head(broken.paragraph.paragraph.role));
        let height: f64 = text.iter().map(|broken| self.height(broken)).sum();
        let stays = self.body_page.is_none() && has_body && self.sheets.fits(height);
        stays.then_some(Parted {
            paragraph: signature,
            line: 0,
        })
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
            self.company = Company::Moved;
        }
    }

    /// The grid lines that the waiting paragraphs want on one page.
    fn wanted(&self) -> f64 {
        let last = self.waiting.len().saturating_sub(1);
        let heights = self.waiting.iter().enumerate().map(|(at, broken)| {
            let lines = if at == last { 1 } else { broken.lines.len() };
            let first = at == 0 && self.sheets.is_empty();
            let before = if first {
                0.0
            } else {
                broken.paragraph.before.0
            };
            before + self.lines_high(broken) * count(lines)
        });
        heights.sum::<f64>() + self.seal()
    }

    /// Whether what waits ends with a date below a name.
    fn signs(&self) -> bool {
        let role = |broken: &Broken<'_>| broken.paragraph.paragraph.role;
        let last = self.waiting.iter().rev().map(role).take(2);
        last.eq([Role::Date, Role::Signature])
    }

    /// The grid lines below the date that are the seal's.
    fn seal(&self) -> f64 {
        match self.sheets.template.signature {
            SignatureForm::Sealed if self.signs() => below_the_date(self.sheets.template),
            SignatureForm::Sealed | SignatureForm::Unsealed | SignatureForm::Official => 0.0,
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
    fn place(&mut self, broken: &Broken<'_>, parted: Option<usize>) -> Owner {
        let owner = broken
            .begun
            .unwrap_or_else(|| self.begin(&broken.paragraph));
        let height = self.lines_high(broken);
        for (at, line) in broken.lines.iter().enumerate() {
            self.sheets.make_room(if parted == Some(at) {
                f64::INFINITY
            } else {
                height
            });
            if at == 0
                && broken.begun.is_none()
                && let Some(entry) = &broken.paragraph.outline
            {
                self.sheets.bookmark(entry);
            }
            if !is_head(broken.paragraph.paragraph.role) {
                self.body_begins();
            }
            let baseline = self.baseline(broken);
            self.draw(owner, line, broken, baseline);
            self.sheets.fill(height);
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
    fn body_begins(&mut self) {
        let page = self.sheets.page_count();
        self.body_page.get_or_insert(page);
    }

    /// Leaves the room above a paragraph and enters it in the structure.
    fn begin(&mut self, paragraph: &ComposedParagraph<'_>) -> Owner {
        if paragraph.start == Start::NewPage {
            self.sheets.new_page();
        }
        self.sheets.leave(paragraph.before.0);
        self.sheets.own(structure(paragraph))
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

    /// The words that stand for a picture, centred, until pictures are set.
    fn stand_in(&mut self, image: &Image) {
        self.settle();
        self.body_begins();
        let words = if image.alternative.is_empty() {
            &image.source
        } else {
            &image.alternative
        };
        let paragraph = Paragraph::new(Role::Body, Text::plain(words.clone()), image.place.clone());
        let style = self.sheets.template.styles.of(Role::Body);
        let composed = in_cell(&paragraph, style, Align::Center);
        let shaped = shape(&composed, self.sheets.template, self.sheets.fonts);
        let lines = break_lines(&shaped, &kinsoku::breaks(&shaped), self.room(&composed));
        let owner = self.sheets.own(Structure::Paragraph);
        for line in &lines {
            self.sheets.make_room(1.0);
            let size = composed.style.size;
            let drop = (self.sheets.template.line() - size) / 2.0 + size * ABOVE_BASELINE;
            let origin = Point {
                x: self.sheets.left(),
                y: self.sheets.top() + drop,
            };
            self.sheets
                .draw_line(owner, line, &shaped, &paragraph, origin);
            self.sheets.fill(1.0);
        }
        self.sheets.note(image_note(image));
    }
}

/// Whether a paragraph is a name that signs, or its date.
fn signs(broken: &Broken<'_>) -> bool {
    matches!(
        broken.paragraph.paragraph.role,
        Role::Signature | Role::Date
    )
}

/// Whether a paragraph stands above the body: 版头, title, 主送机关.
fn is_head(role: Role) -> bool {
    match role {
        Role::CopyNumber
        | Role::Secrecy
        | Role::Urgency
        | Role::IssuerMark
        | Role::DocNumber
        | Role::Signer
        | Role::Title
        | Role::Subtitle
        | Role::Byline
        | Role::Addressee => true,
        Role::Heading(_)
        | Role::Chapter
        | Role::Article
        | Role::Item
        | Role::Body
        | Role::AttachmentNote
        | Role::AttachmentLabel
        | Role::AttachmentTitle
        | Role::Attendance
        | Role::Signature
        | Role::Date
        | Role::Note
        | Role::CopyTo
        | Role::Issued
        | Role::Other => false,
    }
}

/// How many grid lines a line of this size takes: one, unless it is too large.
fn line_height(size: Pt, template: &Template) -> Lines {
    let box_height = size * 1.2;
    Lines((box_height / template.line()).ceil().max(1.0))
}

fn structure(paragraph: &ComposedParagraph<'_>) -> Structure {
    match (paragraph.paragraph.role, paragraph.paragraph.lead_end()) {
        (Role::Title, _) => Structure::Title,
        (Role::Heading(level), None) => Structure::Heading(level),
        _ => Structure::Paragraph,
    }
}

/// The composed line ends, counted in shaped characters.
fn line_ends(paragraph: &ComposedParagraph<'_>, shaped: &[Shaped]) -> Vec<usize> {
    let ends = paragraph.lines.iter();
    ends.map(|line| shaped.partition_point(|one| one.bytes.end <= line.end))
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "a page has few lines")]
fn count(lines: usize) -> f64 {
    lines as f64
}

fn image_note(image: &Image) -> Diagnostic {
    Diagnostic::warning(
        "image-not-set",
        format!("图片“{}”未排入，版面上以说明文字代替", image.source),
    )
    .at(image.place.clone())
}
