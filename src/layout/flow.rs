//! Lines onto pages: the grid of 22 lines (GB/T 9704-2012 §5.2.3), what stays
//! together, what begins a page.
//!
//! In: a composition. Out: pages without furniture. Lengths down the page are
//! counted in grid lines; a line box stands on the grid and its em box (0.88
//! above the baseline, 0.12 below) is centred in it.

use super::draw::put_glyph;
use super::kinsoku;
use super::line::{Line, Room, break_lines, set_lines};
use super::missing::Missing;
use super::pages::{Bookmark, Item, Owner, Page, Pages, Point, Rule, Structure};
use super::{Laid, table};
use crate::compose::shape::{Shaped, shape};
use crate::compose::{Composed, ComposedParagraph, Composition};
use crate::diagnostic::Diagnostic;
use crate::document::{Image, Paragraph, Place, Role, Text};
use crate::font::Fonts;
use crate::template::{Align, Keep, Lines, Pt, Start, Template};

/// The share of the em box that stands above the baseline.
pub(super) const ABOVE_BASELINE: f64 = 0.88;

/// So many lines of a paragraph wait for a signature that follows it.
const WAITING_LINES: usize = 4;

/// Lines closer than this to the grid's end still fit: rounding.
const NEAR: f64 = 0.001;

/// Lays a composition's blocks on pages.
pub(super) fn pages(composition: &Composition<'_>, fonts: &Fonts) -> Laid {
    let mut flow = Flow::new(composition.template, fonts);
    for block in &composition.blocks {
        flow.block(block);
    }
    flow.settle();
    flow.finish(composition.title.clone())
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

/// The pages so far, and how far the last one is filled.
pub(super) struct Flow<'a> {
    pub(super) template: &'a Template,
    pub(super) fonts: &'a Fonts,
    pages: Pages,
    /// Grid lines used on the last page.
    filled: f64,
    /// Paragraphs that wait for the one they stay with.
    waiting: Vec<Broken<'a>>,
    missing: Missing,
    notes: Vec<Diagnostic>,
    /// Tables so far.
    pub(super) tables: u32,
}

impl<'a> Flow<'a> {
    fn new(template: &'a Template, fonts: &'a Fonts) -> Self {
        let pages = Pages {
            width: template.page.width.pt(),
            height: template.page.height.pt(),
            pages: vec![Page::default()],
            ..Pages::default()
        };
        Self {
            template,
            fonts,
            pages,
            filled: 0.0,
            waiting: Vec::new(),
            missing: Missing::default(),
            notes: Vec::new(),
            tables: 0,
        }
    }

    fn finish(mut self, title: Option<String>) -> Laid {
        self.pages.title = title;
        self.notes.extend(self.missing.diagnostic());
        Laid {
            pages: self.pages,
            diagnostics: self.notes,
        }
    }

    fn block(&mut self, block: &Composed<'a>) {
        match block {
            Composed::Paragraph(paragraph) => self.paragraph(paragraph.clone()),
            Composed::Table(table) => {
                self.settle();
                table::place(self, table);
            }
            Composed::Image(image) => self.stand_in(image),
            Composed::PageBreak => {
                self.settle();
                self.new_page();
            }
        }
    }

    fn paragraph(&mut self, paragraph: ComposedParagraph<'a>) {
        let keep = paragraph.keep;
        let broken = self.break_paragraph(paragraph);
        let parts = keep == Keep::WithNext && broken.can_part();
        self.waiting.push(broken);
        // More headings in a row than a page holds need not stay together.
        if keep == Keep::Free || self.wanted() > self.page_lines() {
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
        let shaped = shape(&paragraph, self.template, self.fonts);
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
            right: self.template.area_width() - paragraph.right_indent,
            align: paragraph.align,
        }
    }

    /// Puts the waiting paragraphs on pages so that each stays with the next.
    pub(super) fn settle(&mut self) {
        self.settle_but(0);
    }

    /// Puts all but the last `kept` of them on pages, with room for the first
    /// line of the next.
    fn settle_but(&mut self, kept: usize) {
        let wanted = self.wanted();
        let parted = if wanted <= self.page_lines() && !self.fits(wanted) {
            self.part()
        } else {
            None
        };
        let settled = self.waiting.len() - kept;
        let waiting: Vec<Broken<'a>> = self.waiting.drain(..settled).collect();
        for (at, broken) in waiting.iter().enumerate() {
            self.place(broken, parted.filter(|_| at == 0));
        }
    }

    /// Where waiting paragraphs go on when they do not fit on this page. A
    /// heading goes to the next page with all that waits. Body text that stays
    /// with a signature leaves its last lines for it: then the line with which
    /// the next page begins is given.
    fn part(&mut self) -> Option<usize> {
        let first = self.waiting.first()?;
        let lines = first.lines.len();
        if !first.can_part() {
            self.new_page();
            return None;
        }
        let before = if first.begun.is_some() {
            0.0
        } else {
            first.paragraph.before.0
        };
        let height = before + self.lines_high(first) * count(lines);
        let left_over = if lines < 4 { 1 } else { 2 };
        self.fits(height).then_some(lines - left_over)
    }

    /// The grid lines that the waiting paragraphs want on one page.
    fn wanted(&self) -> f64 {
        let last = self.waiting.len().saturating_sub(1);
        let heights = self.waiting.iter().enumerate().map(|(at, broken)| {
            let lines = if at == last { 1 } else { broken.lines.len() };
            let first = at == 0 && self.filled == 0.0;
            let before = if first {
                0.0
            } else {
                broken.paragraph.before.0
            };
            before + self.lines_high(broken) * count(lines)
        });
        heights.sum()
    }

    fn lines_high(&self, broken: &Broken<'_>) -> f64 {
        line_height(broken.paragraph.style.size, self.template).0
    }

    /// Puts a paragraph down; the line `parted` begins a page.
    fn place(&mut self, broken: &Broken<'_>, parted: Option<usize>) -> Owner {
        let owner = broken
            .begun
            .unwrap_or_else(|| self.begin(&broken.paragraph));
        let height = self.lines_high(broken);
        for (at, line) in broken.lines.iter().enumerate() {
            self.make_room(if parted == Some(at) {
                f64::INFINITY
            } else {
                height
            });
            if at == 0 && broken.begun.is_none() {
                self.bookmark(&broken.paragraph);
            }
            let top = self.top();
            let size = broken.paragraph.style.size;
            let baseline =
                top + (self.template.line() * height - size) / 2.0 + size * ABOVE_BASELINE;
            self.draw(owner, line, broken, baseline);
            self.filled += height;
        }
        owner
    }

    /// Leaves the room above a paragraph and enters it in the structure.
    fn begin(&mut self, paragraph: &ComposedParagraph<'_>) -> Owner {
        if paragraph.start == Start::NewPage {
            self.new_page();
        }
        if self.filled > 0.0 {
            self.filled += paragraph.before.0;
        }
        self.own(structure(paragraph))
    }

    fn draw(&mut self, owner: Owner, line: &Line, broken: &Broken<'_>, baseline: Pt) {
        let origin = Point {
            x: self.left(),
            y: baseline,
        };
        self.draw_line(
            owner,
            line,
            &broken.shaped,
            broken.paragraph.paragraph,
            origin,
        );
    }

    /// Draws a line's characters from `origin`, the left end of its room on
    /// the baseline.
    pub(super) fn draw_line(
        &mut self,
        owner: Owner,
        line: &Line,
        shaped: &[Shaped],
        paragraph: &Paragraph,
        origin: Point,
    ) {
        for (one, x) in shaped[line.range.clone()].iter().zip(&line.x) {
            let at = Point {
                x: origin.x + *x,
                y: origin.y,
            };
            let chars = &paragraph.text.chars[one.bytes.clone()];
            if one.glyph.is_some() {
                put_glyph(self.items(), owner, one, chars, at);
            } else if one.character != '\n' {
                let missing = self.missing.glyph(self.fonts, owner, one, chars, at);
                self.items().push(Item::Missing(missing));
                // Marks may stand before the character itself.
                let within = chars.find(one.character).unwrap_or_default();
                let byte = one.bytes.start + within;
                self.missing.note(one.character, paragraph, byte);
            }
        }
    }

    fn bookmark(&mut self, paragraph: &ComposedParagraph<'_>) {
        if let Some(entry) = &paragraph.outline {
            let bookmark = Bookmark {
                words: entry.words.clone(),
                level: entry.level,
                page: self.pages.pages.len() - 1,
                top: self.top(),
            };
            self.pages.outline.push(bookmark);
        }
    }

    /// Enters a block in the document's structure.
    pub(super) fn own(&mut self, structure: Structure) -> Owner {
        let index = u32::try_from(self.pages.structure.len()).expect("fewer blocks than bytes");
        self.pages.structure.push(structure);
        Owner::Block(index)
    }

    /// The words that stand for a picture, centred, until pictures are set.
    fn stand_in(&mut self, image: &Image) {
        self.settle();
        let words = if image.alternative.is_empty() {
            &image.source
        } else {
            &image.alternative
        };
        let paragraph = Paragraph::new(Role::Body, Text::plain(words.clone()), image.place.clone());
        let composed = plain(&paragraph, self.template, Align::Center);
        let shaped = shape(&composed, self.template, self.fonts);
        let lines = break_lines(&shaped, &kinsoku::breaks(&shaped), self.room(&composed));
        let owner = self.own(Structure::Paragraph);
        for line in &lines {
            self.make_room(1.0);
            let size = composed.style.size;
            let drop = (self.template.line() - size) / 2.0 + size * ABOVE_BASELINE;
            let origin = Point {
                x: self.left(),
                y: self.top() + drop,
            };
            self.draw_line(owner, line, &shaped, &paragraph, origin);
            self.filled += 1.0;
        }
        self.notes.push(image_note(image));
    }

    /// Begins a page if `lines` more do not fit on this one.
    pub(super) fn make_room(&mut self, lines: f64) {
        if !self.fits(lines) {
            self.new_page();
        }
    }

    fn fits(&self, lines: f64) -> bool {
        self.filled == 0.0 || self.filled + lines <= self.page_lines() + NEAR
    }

    /// The grid lines still free on this page.
    pub(super) fn free(&self) -> f64 {
        self.page_lines() - self.filled
    }

    /// Takes `lines` of this page.
    pub(super) fn fill(&mut self, lines: f64) {
        self.filled += lines;
    }

    fn page_lines(&self) -> f64 {
        f64::from(self.template.grid.lines)
    }

    fn new_page(&mut self) {
        if self.filled > 0.0 {
            self.pages.pages.push(Page::default());
            self.filled = 0.0;
        }
    }

    fn items(&mut self) -> &mut Vec<Item> {
        let page = self.pages.pages.last_mut();
        &mut page.expect("a flow begins with a page").items
    }

    /// Draws a rule.
    pub(super) fn rule(&mut self, rule: Rule) {
        self.items().push(Item::Rule(rule));
    }

    /// The type area's left edge.
    pub(super) fn left(&self) -> Pt {
        self.template.page.left.pt()
    }

    /// The top of the next free line of this page.
    pub(super) fn top(&self) -> Pt {
        self.template.page.top.pt() + self.template.line() * self.filled
    }
}

/// A paragraph in body style without indents.
pub(super) fn plain<'a>(
    paragraph: &'a Paragraph,
    template: &'a Template,
    align: Align,
) -> ComposedParagraph<'a> {
    ComposedParagraph {
        paragraph,
        style: template.styles.of(Role::Body),
        lines: Vec::new(),
        align,
        first_indent: Pt::ZERO,
        left_indent: Pt::ZERO,
        right_indent: Pt::ZERO,
        before: Lines(0.0),
        keep: Keep::Free,
        start: Start::Below,
        outline: None,
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

/// The place of a character of a paragraph.
pub(super) fn place_in(paragraph: &Paragraph, byte: usize) -> Place {
    let before = &paragraph.text.chars[..byte];
    let characters = u32::try_from(before.chars().count()).unwrap_or(u32::MAX);
    match &paragraph.place {
        Place::Text {
            line,
            column,
            bytes,
        } => Place::Text {
            line: *line,
            column: column + characters,
            bytes: bytes.start + byte..bytes.end.max(bytes.start + byte),
        },
        Place::Docx {
            part,
            paragraph,
            character,
        } => Place::Docx {
            part: part.clone(),
            paragraph: *paragraph,
            character: character + characters,
        },
        given @ Place::Given { .. } => given.clone(),
    }
}
