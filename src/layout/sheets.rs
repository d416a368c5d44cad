//! The pages so far, the grid of 22 lines on each (GB/T 9704-2012 §5.2.3), and
//! how far the last one is filled.
//!
//! In: lines, blocks and rules, one after the other. Out: pages without
//! furniture. What stays together is decided elsewhere (`flow`).

use super::Laid;
use super::draw::put_glyph;
use super::foot::Foot;
use super::line::Line;
use super::missing::Missing;
use super::pages::{
    Blend, Bookmark, Item, Owner, Page, Pages, PlacedPicture, Point, Rule, Structure,
};
pub(super) use crate::compose::shape::ABOVE_BASELINE;
use crate::compose::shape::Shaped;
use crate::compose::{Drawn, Orientation, OutlineEntry, OutlineKind, PageFacts};
use crate::document::Paragraph;
use crate::font::Fonts;
use crate::template::{Pt, Template};
use std::sync::Arc;

/// Lines closer than this to the grid's end still fit: rounding.
const NEAR: f64 = 0.001;

/// The pages so far.
pub(super) struct Sheets<'a> {
    pub(super) template: &'a Template,
    pub(super) fonts: &'a Fonts,
    pages: Pages,
    /// How each page lies.
    lies: Vec<Orientation>,
    /// Grid lines used on the last page.
    filled: f64,
    missing: Missing,
    /// What writers that do not lay out need to know.
    pub(super) facts: PageFacts,
    /// Tables so far.
    pub(super) tables: u32,
    /// So many grid lines of this page are the text's whatever its notes want.
    held: f64,
    /// The footnotes of this page.
    pub(super) foot: Foot<'a>,
    /// So many levels deeper headings stand in the outline: below an attachment.
    enclosed: u8,
    /// Pictures that press upon a page's text, and which page: they are drawn
    /// when all of it stands.
    pressed: Vec<(usize, PlacedPicture)>,
}

impl<'a> Sheets<'a> {
    /// One empty page.
    pub(super) fn new(template: &'a Template, fonts: &'a Fonts) -> Self {
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
            lies: vec![Orientation::Portrait],
            filled: 0.0,
            missing: Missing::default(),
            facts: PageFacts::default(),
            tables: 0,
            held: 0.0,
            foot: Foot::default(),
            enclosed: 0,
            pressed: Vec::new(),
        }
    }

    /// The pages, of a document with this title.
    pub(super) fn finish(mut self, title: Option<String>) -> Laid {
        self.pages.title = title;
        while self.foot.goes_on() {
            self.add_page();
        }
        self.draw_foot();
        for (page, lie) in self.pages.pages.iter_mut().zip(&self.lies) {
            page.turned = match lie {
                Orientation::Portrait => 0,
                Orientation::Landscape => page.items.len(),
            };
        }
        for (page, picture) in self.pressed {
            self.pages.pages[page].items.push(Item::Picture(picture));
        }
        Laid {
            pages: self.pages,
            diagnostics: self.missing.diagnostic().into_iter().collect(),
            facts: self.facts,
        }
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
            // The mark of a note is none of the paragraph's text.
            let mut own = [0; 4];
            let chars = match &paragraph.text.chars[one.bytes.clone()] {
                "" => one.character.encode_utf8(&mut own),
                chars => chars,
            };
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

    /// Enters a heading whose first line is the next one in the outline.
    pub(super) fn bookmark(&mut self, entry: &OutlineEntry) {
        let bookmark = Bookmark {
            words: entry.words.clone(),
            depth: match entry.kind {
                OutlineKind::Heading => self.enclosed + entry.level.number(),
                OutlineKind::Attachment => 1,
            },
            page: self.pages.pages.len() - 1,
            top: match self.lies() {
                Orientation::Portrait => self.top(),
                // Down the sheet a turned line has no top.
                Orientation::Landscape => Pt::ZERO,
            },
        };
        self.pages.outline.push(bookmark);
        if entry.kind == OutlineKind::Attachment {
            self.enclosed = 1;
        }
    }

    /// Enters a block in the document's structure.
    pub(super) fn own(&mut self, structure: Structure) -> Owner {
        let block = index(self.pages.structure.len());
        self.pages.structure.push(structure);
        Owner::Block(block)
    }

    /// Lets a picture press upon a line whose middle is at `middle`.
    pub(super) fn press(&mut self, pressed: &Drawn, middle: Point) {
        let picture = self.picture(pressed, middle, Blend::Multiply);
        self.pressed.push((self.page_count() - 1, picture));
    }

    /// Draws a picture.
    pub(super) fn show(&mut self, picture: PlacedPicture) {
        self.items().push(Item::Picture(picture));
    }

    /// A picture with its middle at `middle`, not drawn yet.
    pub(super) fn picture(&mut self, drawn: &Drawn, middle: Point, blend: Blend) -> PlacedPicture {
        let pictures = &mut self.pages.pictures;
        let known = pictures.iter().position(|it| it.file == drawn.picture.file);
        let picture = known.unwrap_or_else(|| {
            pictures.push(Arc::clone(&drawn.picture));
            pictures.len() - 1
        });
        self.pages.figures.push(drawn.words.clone());
        let owner = self.own(Structure::Figure(index(self.pages.figures.len() - 1)));
        PlacedPicture {
            owner,
            picture: index(picture),
            corner: Point {
                x: middle.x - drawn.width / 2.0,
                y: middle.y - drawn.height / 2.0,
            },
            width: drawn.width,
            height: drawn.height,
            lie: drawn.lie,
            blend,
        }
    }

    /// Goes to a page on which `lines` more fit.
    pub(super) fn make_room(&mut self, lines: f64) {
        while !self.fits(lines) {
            self.add_page();
        }
    }

    /// Whether `lines` more fit on this page; on one without even notes anything
    /// does.
    pub(super) fn fits(&self, lines: f64) -> bool {
        (self.filled == 0.0 && self.foot.is_empty()) || self.has_room(lines)
    }

    /// Whether this page has room for `lines` more.
    pub(super) fn has_room(&self, lines: f64) -> bool {
        self.filled + lines <= self.room() + NEAR
    }

    /// How many lines so high fit on this page; any number of none.
    pub(super) fn lines_free(&self, height: f64) -> usize {
        if height <= 0.0 {
            return usize::MAX;
        }
        let lines = ((self.free() + NEAR) / height).max(0.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a page has few lines, and never less than none"
        )]
        let lines = lines.floor() as usize;
        lines
    }

    /// The grid lines still free on this page.
    pub(super) fn free(&self) -> f64 {
        self.room() - self.filled
    }

    /// The grid lines that this page's notes leave for text: below the mark of one
    /// that goes on on the next page, those that are held.
    fn room(&self) -> f64 {
        if self.foot.goes_on() && self.filled > 0.0 {
            return self.filled.max(self.held);
        }
        self.page_lines() - self.foot.height() / self.template.line()
    }

    /// The room below the text of this page, and below what is held for it.
    pub(super) fn below_text(&self) -> Pt {
        self.template.line() * (self.page_lines() - self.filled.max(self.held))
    }

    /// Holds the next `lines` of this page for text: the notes to it have what is
    /// below, and go on on the next page.
    pub(super) fn hold(&mut self, lines: f64) {
        self.held = self.filled + lines;
    }

    /// Whether the next `lines` of this page are held.
    pub(super) fn holds(&self, lines: f64) -> bool {
        self.filled + lines <= self.held + NEAR
    }

    /// The room of this page for notes that began on the one before: a line at
    /// least is the text's.
    pub(super) fn beside_held(&self) -> Pt {
        self.area_height() - self.template.line() * self.held.max(1.0)
    }

    /// Leaves `lines` free, but not at a page's top.
    pub(super) fn leave(&mut self, lines: f64) {
        if !self.is_empty() {
            self.filled += lines;
        }
    }

    /// Whether nothing is on this page.
    pub(super) fn is_empty(&self) -> bool {
        self.filled == 0.0
    }

    /// Takes `lines` of this page.
    pub(super) fn fill(&mut self, lines: f64) {
        self.filled += lines;
    }

    /// The grid lines of a page.
    pub(super) fn page_lines(&self) -> f64 {
        match self.lies() {
            Orientation::Portrait => f64::from(self.template.grid.lines),
            Orientation::Landscape => self.template.area_width() / self.template.line(),
        }
    }

    /// How wide the type area is as this page lies.
    pub(super) fn area_width(&self) -> Pt {
        match self.lies() {
            Orientation::Portrait => self.template.area_width(),
            Orientation::Landscape => self.template.area_height(),
        }
    }

    /// How high the type area is as this page lies.
    pub(super) fn area_height(&self) -> Pt {
        match self.lies() {
            Orientation::Portrait => self.template.area_height(),
            Orientation::Landscape => self.template.area_width(),
        }
    }

    /// The type area's upper edge.
    pub(super) fn area_top(&self) -> Pt {
        match self.lies() {
            Orientation::Portrait => self.template.page.top.pt(),
            Orientation::Landscape => self.template.page.left.pt(),
        }
    }

    /// How this page lies.
    pub(super) fn lies(&self) -> Orientation {
        self.lies.last().copied().unwrap_or_default()
    }

    /// Lets pages lie so from here on: this one, where nothing is on it. Notes end
    /// as those before lie.
    pub(super) fn turn(&mut self, lie: Orientation) {
        if self.lies() == lie {
            return;
        }
        self.new_page();
        while !self.foot.is_empty() {
            self.add_page();
        }
        if let Some(last) = self.lies.last_mut() {
            *last = lie;
        }
    }

    /// Begins a page, unless this one is empty.
    pub(super) fn new_page(&mut self) {
        if self.filled > 0.0 {
            self.add_page();
        }
    }

    /// Begins a page, even if this one is empty.
    pub(super) fn add_page(&mut self) {
        self.add_page_for(0.0);
    }

    /// Begins a page of which so many lines are held for text.
    pub(super) fn add_page_for(&mut self, lines: f64) {
        self.held = lines;
        self.foot = self.draw_foot();
        self.pages.pages.push(Page::default());
        self.lies.push(self.lies());
        self.filled = 0.0;
    }

    /// How many pages there are; the last one's number.
    pub(super) fn page_count(&self) -> usize {
        self.pages.pages.len()
    }

    /// What is drawn on this page so far.
    pub(super) fn items(&mut self) -> &mut Vec<Item> {
        let page = self.pages.pages.last_mut();
        &mut page.expect("a flow begins with a page").items
    }

    /// Draws a rule.
    pub(super) fn rule(&mut self, rule: Rule) {
        self.items().push(Item::Rule(rule));
    }

    /// The type area's left edge.
    pub(super) fn left(&self) -> Pt {
        match self.lies() {
            Orientation::Portrait => self.template.page.left.pt(),
            Orientation::Landscape => self.template.page.bottom.pt(),
        }
    }

    /// The top of the next free line of this page.
    pub(super) fn top(&self) -> Pt {
        self.area_top() + self.template.line() * self.filled
    }
}

/// A place in a list of the pages.
fn index(place: usize) -> u32 {
    u32::try_from(place).expect("fewer blocks than bytes")
}
