//! The table of contents on pages of its own before page 1.
//!
//! In: pages with their numbers, and what to list. Out: the same with the pages
//! of the table before them. They bear no number, and are an even count where
//! the template prints on both sides, so that page 1 is the front of a sheet.

use super::Laid;
use super::draw::runs_of;
use super::line::{Room, break_lines};
use super::pages::{Item, Link, Owner, Page, Point, Structure};
use super::plain::plain;
use super::sheets::{ABOVE_BASELINE, Sheets};
use crate::compose::breaks::breaks;
use crate::compose::shape::{Shaped, shape, shape_words, width};
use crate::compose::{ComposedParagraph, Contents, ContentsEntry, EntryForm};
use crate::document::{Paragraph, Place, Role, Text};
use crate::font::Fonts;
use crate::template::{Align, ImprintPage, Pt, Template};

/// Between words, dots and number, in 字.
const GAP: f64 = 0.25;

/// Puts the table before the pages.
pub(super) fn place(laid: &mut Laid, contents: &Contents, template: &Template, fonts: &Fonts) {
    let pages = contents.entries.iter().map(|entry| {
        let bookmark = laid.pages.outline.get(entry.heading);
        bookmark.map_or(1, |bookmark| bookmark.page + 1)
    });
    laid.facts.contents = pages.collect();
    let mut table = Table {
        sheets: Sheets::new(template, fonts),
        template,
        fonts,
        links: Vec::new(),
    };
    table.title(&contents.title);
    for (entry, page) in contents.entries.iter().zip(&laid.facts.contents) {
        table.entry(entry, *page);
    }
    let links = table.links;
    let mut front = table.sheets.finish(None);
    if template.imprint.page == ImprintPage::Even && front.pages.pages.len() % 2 == 1 {
        front.pages.pages.push(Page::default());
    }
    front.pages.links = links;
    before(laid, front);
}

/// Puts the pages of `front` before those of `laid`.
fn before(laid: &mut Laid, front: Laid) {
    let count = front.pages.pages.len();
    let blocks = u32::try_from(front.pages.structure.len()).expect("a line an entry");
    let body = &mut laid.pages;
    for item in body.pages.iter_mut().flat_map(|page| &mut page.items) {
        if let Owner::Block(block) = owner(item) {
            *block += blocks;
        }
    }
    for bookmark in &mut body.outline {
        bookmark.page += count;
    }
    body.structure.splice(0..0, front.pages.structure);
    body.pages.splice(0..0, front.pages.pages);
    body.links = front.pages.links;
    body.front = count;
    for told in front.diagnostics {
        if !laid.diagnostics.contains(&told) {
            laid.diagnostics.push(told);
        }
    }
}

fn owner(item: &mut Item) -> &mut Owner {
    match item {
        Item::Glyphs(run) => &mut run.owner,
        Item::Rule(rule) => &mut rule.owner,
        Item::Missing(missing) => &mut missing.owner,
        Item::Picture(picture) => &mut picture.owner,
    }
}

/// The table so far.
struct Table<'a> {
    sheets: Sheets<'a>,
    template: &'a Template,
    fonts: &'a Fonts,
    links: Vec<Link>,
}

impl Table<'_> {
    /// The words above it, as 标题, and a blank line.
    fn title(&mut self, words: &str) {
        let paragraph = composed(words);
        let style = self.template.styles.of(Role::Title);
        let title = ComposedParagraph {
            style,
            ..plain(&paragraph, self.template, Align::Center)
        };
        let owner = self.sheets.own(Structure::Paragraph);
        self.lines(&title, owner, self.template.area_width());
        self.sheets.leave(1.0);
    }

    /// An entry: its words, dots, and the number of its page at the right edge.
    fn entry(&mut self, entry: &ContentsEntry, page: usize) {
        let paragraph = composed(&entry.words);
        let plain = plain(&paragraph, self.template, Align::Left);
        let form = EntryForm::of(self.template);
        let composed = ComposedParagraph {
            left_indent: form.left(entry.level),
            first_indent: form.step * -1.0,
            ..plain
        };
        let owner = self.sheets.own(Structure::ContentsEntry);
        let area = self.template.area_width();
        let left = composed.left_indent + composed.first_indent;
        let wide = width(&shape(&composed, self.template, self.fonts));
        let right = area - form.free(area, (left, wide));
        let end = self.lines(&composed, owner, right);
        self.number(&composed, (owner, page), end);
        self.link(owner, left, entry.heading);
    }

    /// Sets a paragraph; gives where its last line ends.
    fn lines(&mut self, composed: &ComposedParagraph<'_>, owner: Owner, right: Pt) -> Pt {
        let shaped = shape(composed, self.template, self.fonts);
        let room = Room {
            first_left: composed.left_indent + composed.first_indent,
            left: composed.left_indent,
            right,
            align: composed.align,
        };
        let lines = break_lines(&shaped, &breaks(&shaped), room);
        for line in &lines {
            self.sheets.make_room(1.0);
            let origin = Point {
                x: self.sheets.left(),
                y: self.sheets.top() + self.drop(composed.style.size),
            };
            let paragraph = composed.paragraph;
            self.sheets
                .draw_line(owner, line, &shaped, paragraph, origin);
            self.sheets.fill(1.0);
        }
        let end = lines.last().and_then(|line| {
            let last = line.range.end.checked_sub(1)?;
            Some(*line.x.last()? + shaped[last].advance)
        });
        end.unwrap_or(room.first_left)
    }

    /// From the top of a line to its baseline.
    fn drop(&self, size: Pt) -> Pt {
        (self.template.line() - size) / 2.0 + size * ABOVE_BASELINE
    }

    /// The number of the page on the line that was set last, and the dots that
    /// lead to it from `end`.
    fn number(&mut self, composed: &ComposedParagraph<'_>, (owner, page): (Owner, usize), end: Pt) {
        let style = composed.style;
        let words = page.to_string();
        let shape = |words: &str| shape_words(words, style.letter, style.size, self.fonts);
        let shaped = shape(&words);
        let gap = self.template.measure(style.size).zi * GAP;
        let number = self.template.area_width() - width(&shaped);
        let dots = dots(&shape("."), number - gap - (end + gap));
        let leader = shape(&dots);
        let start = number - gap - width(&leader);
        let origin = |x: Pt| Point {
            x: self.sheets.left() + x,
            y: self.sheets.top() - self.template.line() + self.drop(style.size),
        };
        let mut items = runs_of(&dots, &leader, Owner::Furniture, origin(start));
        items.extend(runs_of(&words, &shaped, owner, origin(number)));
        self.sheets.items().extend(items);
    }

    /// Leads from the line that was set last to its heading.
    fn link(&mut self, owner: Owner, left: Pt, bookmark: usize) {
        let height = self.template.line();
        self.links.push(Link {
            page: self.sheets.page_count() - 1,
            owner,
            corner: Point {
                x: self.sheets.left() + left,
                y: self.sheets.top() - height,
            },
            width: self.template.area_width() - left,
            height,
            bookmark,
        });
    }
}

/// As many dots as there is room for.
fn dots(dot: &[Shaped], room: Pt) -> String {
    let step = width(dot);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a line has room for some hundred dots, never for less than none"
    )]
    let count = if step.0 > 0.0 {
        (room / step).max(0.0) as usize
    } else {
        0
    };
    ".".repeat(count)
}

fn composed(words: &str) -> Paragraph {
    let place = Place::Given {
        key: "目录".to_owned(),
    };
    Paragraph::new(Role::Body, Text::plain(words), place)
}
