//! Pages as PDF page descriptions, tagged.
//!
//! In: [`Pages`] and cut-down faces. Out: for each page its packed description
//! and which block each marked stretch belongs to. Pages are drawn and packed
//! one by one.

use super::boxes::Boxes;
use super::description::Description;
use super::pack::deflate;
use super::structure::Tag;
use super::subset::EmbeddedFaces;
use super::{inks, pictures, run};
use crate::font::Thicken;
use crate::layout::{
    Blend, GlyphRun, Item, MissingGlyph, Owner, Page, Pages, PlacedPicture, Point, Rule,
};
use crate::template::{Colour, Pt as Points, RedInk};
use crate::write::paged::look::{FRAME, THICKENING};
use crate::write::paged::number::number;
use crate::write::paged::parallel;

/// A page, drawn.
pub struct PageContent {
    /// The packed page description.
    pub packed: Vec<u8>,
    /// The block each marked stretch belongs to, by its number on the page.
    pub blocks: Vec<u32>,
    /// Whether colours are blended on it.
    pub blending: Blending,
}

/// Whether a page blends colours: then it is a group, which has a colour space
/// of its own (ISO 32000-1 §11.6.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blending {
    /// It does not.
    None,
    /// A picture presses upon its text, or lets what is under it show through.
    Some,
}

impl Blending {
    fn of(page: &Page, pages: &Pages) -> Self {
        let blends = |picture: &PlacedPicture| {
            let at = usize::try_from(picture.picture).ok();
            let shown = at.and_then(|at| pages.pictures.get(at));
            picture.blend == Blend::Multiply || shown.is_some_and(|it| !it.is_opaque())
        };
        let mut items = page.items.iter();
        if items.any(|item| matches!(item, Item::Picture(it) if blends(it))) {
            Self::Some
        } else {
            Self::None
        }
    }
}

/// Draws every page, on all threads.
pub fn draw_all(
    pages: &Pages,
    faces: &EmbeddedFaces,
    boxes: &Boxes,
    tags: &[Tag],
    red: RedInk,
) -> Vec<PageContent> {
    parallel::map(&pages.pages, |page| {
        let mut pen = Pen::new(pages.height, faces, tags, boxes);
        pen.red = red;
        let (turned, upright) = page.items.split_at(page.turned.min(page.items.len()));
        if !turned.is_empty() {
            pen.turned(pages.width, turned);
        }
        pen.draw(upright);
        let blocks = std::mem::take(&mut pen.blocks);
        PageContent {
            packed: deflate(&pen.finish()),
            blocks,
            blending: match red {
                RedInk::Screen => Blending::of(page, pages),
                // A press blends in its own inks.
                RedInk::Press => Blending::None,
            },
        }
    })
}

/// How ink is laid on at the moment.
#[derive(Clone, Copy, PartialEq)]
struct Ink {
    colour: Colour,
    /// The width of the line round each stroke, where strokes are thickened.
    outline: Option<Points>,
}

/// What consecutive items have in common: they are marked as one stretch.
#[derive(Clone, Copy, PartialEq)]
enum Stretch {
    Block(u32),
    /// Page numbers.
    Pagination,
    /// Rules that belong to no text.
    Layout,
}

/// Turns items into a page description.
pub struct Pen<'a> {
    height: Points,
    faces: &'a EmbeddedFaces,
    boxes: &'a Boxes<'a>,
    tags: &'a [Tag],
    red: RedInk,
    out: Description,
    blocks: Vec<u32>,
    stretch: Option<Stretch>,
    ink: Ink,
}

impl<'a> Pen<'a> {
    /// A pen for a page of this height, at its top.
    pub fn new(
        height: Points,
        faces: &'a EmbeddedFaces,
        tags: &'a [Tag],
        boxes: &'a Boxes<'a>,
    ) -> Self {
        Self {
            height,
            faces,
            boxes,
            tags,
            red: RedInk::Screen,
            out: Description::default(),
            blocks: Vec::new(),
            stretch: None,
            // What a page begins with (ISO 32000-1 §8.4.1).
            ink: Ink {
                colour: Colour::Black,
                outline: None,
            },
        }
    }

    /// What it has drawn.
    pub fn finish(mut self) -> Vec<u8> {
        self.leave();
        self.out.finish()
    }

    /// Draws items on the sheet as it lies on its side, `wide` high: its upper
    /// edge is the left one of the sheet that stands upright.
    fn turned(&mut self, wide: Points, items: &[Item]) {
        let upright = std::mem::replace(&mut self.height, wide);
        let across = number(wide.0, 3);
        self.out.operator(format_args!("0 1 -1 0 {across} 0"), "cm");
        self.draw(items);
        self.leave();
        // Back by the inverse: what ink and faces are in use stays known.
        self.out.operator(format_args!("0 -1 1 0 0 {across}"), "cm");
        self.height = upright;
    }

    fn draw(&mut self, items: &[Item]) {
        for item in items {
            self.enter(self.stretch_of(item));
            match item {
                Item::Glyphs(run) => self.glyphs(run),
                Item::Rule(rule) => self.rule(rule),
                Item::Missing(missing) => self.missing(missing),
                Item::Picture(picture) => self.picture(*picture),
            }
        }
    }

    fn stretch_of(&self, item: &Item) -> Stretch {
        let (owner, furniture) = match item {
            Item::Glyphs(run) => (run.owner, Stretch::Pagination),
            Item::Missing(missing) => (missing.owner, Stretch::Pagination),
            Item::Rule(rule) => (rule.owner, Stretch::Layout),
            Item::Picture(picture) => (picture.owner, Stretch::Layout),
        };
        match owner {
            Owner::Block(block) if self.tag(block).is_some() => Stretch::Block(block),
            Owner::Block(_) | Owner::Furniture => furniture,
        }
    }

    fn tag(&self, block: u32) -> Option<Tag> {
        self.tags.get(usize::try_from(block).ok()?).copied()
    }

    /// Opens a marked stretch, unless it is open.
    fn enter(&mut self, stretch: Stretch) {
        if self.stretch == Some(stretch) {
            return;
        }
        self.leave();
        match stretch {
            Stretch::Block(block) => {
                let tag = self.tag(block).map_or("P", Tag::name);
                let number = self.blocks.len();
                self.out
                    .operator(format_args!("/{tag}<</MCID {number}>>"), "BDC");
                self.blocks.push(block);
            }
            Stretch::Pagination => self.artifact("Pagination"),
            Stretch::Layout => self.artifact("Layout"),
        }
        self.stretch = Some(stretch);
    }

    fn artifact(&mut self, kind: &str) {
        self.out
            .operator(format_args!("/Artifact<</Type/{kind}>>"), "BDC");
    }

    fn leave(&mut self) {
        self.out.end_text();
        if self.stretch.take().is_some() {
            self.out.operator(format_args!(""), "EMC");
        }
    }

    /// Sets what differs from the ink in use.
    fn dip(&mut self, ink: Ink) {
        let old = std::mem::replace(&mut self.ink, ink);
        if old.colour != ink.colour {
            self.colour(ink.colour);
        }
        if let Some(width) = ink.outline
            && old.outline != ink.outline
        {
            self.out
                .operator(format_args!("{}", number(width.0, 3)), "w");
        }
        if old.outline.is_some() != ink.outline.is_some() {
            // Fill and stroke, or fill alone (ISO 32000-1, table 106).
            let mode = if ink.outline.is_some() { 2 } else { 0 };
            self.out.operator(format_args!("{mode}"), "Tr");
        }
    }

    /// The colour of fills and lines.
    fn colour(&mut self, colour: Colour) {
        let (name, red) = (inks::NAME, inks::red());
        match (colour, self.red) {
            (Colour::Black, _) => self.out.operator(format_args!("0 g 0"), "G"),
            (Colour::Red, RedInk::Screen) => {
                self.out.operator(format_args!("1 0 0 rg 1 0 0"), "RG");
            }
            (Colour::Red, RedInk::Press) => self
                .out
                .operator(format_args!("/{name} cs {red} scn/{name} CS {red}"), "SCN"),
        }
    }

    /// Shows a run.
    pub fn glyphs(&mut self, glyphs: &GlyphRun) {
        self.out.begin_text();
        self.dip(Ink {
            colour: glyphs.colour,
            outline: match glyphs.thicken {
                Thicken::Yes => Some(glyphs.size * THICKENING),
                Thicken::No => None,
            },
        });
        let origin = (glyphs.origin.x, self.height - glyphs.origin.y);
        run::show(glyphs, origin, self.faces, &mut self.out);
    }

    fn rule(&mut self, rule: &Rule) {
        self.dip(Ink {
            colour: rule.colour,
            ..self.ink
        });
        self.fill(rule.corner, rule.width, rule.height);
    }

    fn fill(&mut self, corner: Point, width: Points, height: Points) {
        self.out.end_text();
        let bottom = self.height - corner.y - height;
        self.out.fill([corner.x.0, bottom.0], [width.0, height.0]);
    }

    /// Shows the box of a character no face has.
    fn missing(&mut self, missing: &MissingGlyph) {
        self.out.begin_text();
        let first = missing.digits.first();
        self.dip(Ink {
            colour: first.map_or(Colour::Black, |digits| digits.colour),
            outline: None,
        });
        self.boxes.show(missing, self.height, &mut self.out);
    }

    /// Lays a picture over what is under it.
    fn picture(&mut self, picture: PlacedPicture) {
        self.out.end_text();
        let name = pictures::name(picture.picture);
        self.out.operator(format_args!(""), "q");
        match picture.blend {
            Blend::Multiply => {
                let state = pictures::MULTIPLY;
                self.out.operator(format_args!("/{state}"), "gs");
            }
            Blend::Over => {}
        }
        let matrix = self.onto(picture).map(|it| number(it, 3));
        self.out
            .operator(format_args!("{}", matrix.join(" ")), "cm");
        self.out.operator(format_args!("/{name}"), "Do Q");
    }

    /// The matrix by which an image, one wide and high, becomes the picture
    /// (ISO 32000-1 §8.3.4).
    fn onto(&self, picture: PlacedPicture) -> [f64; 6] {
        let bottom = self.height - picture.corner.y - picture.height;
        let at = |corner| {
            let (across, up) = picture.lie.moved(corner);
            let (width, height) = (picture.width.0, picture.height.0);
            (picture.corner.x.0 + across * width, bottom.0 + up * height)
        };
        let ((x, y), foot, side) = (at((0.0, 0.0)), at((1.0, 0.0)), at((0.0, 1.0)));
        [foot.0 - x, foot.1 - y, side.0 - x, side.1 - y, x, y]
    }

    /// Draws the four sides of a frame.
    pub fn frame(&mut self, corner: Point, width: Points, height: Points) {
        let line = height * FRAME;
        let right = corner.x + width - line;
        let bottom = corner.y + height - line;
        self.fill(corner, width, line);
        self.fill(
            Point {
                y: bottom,
                ..corner
            },
            width,
            line,
        );
        self.fill(corner, line, height);
        self.fill(Point { x: right, ..corner }, line, height);
    }
}
