//! Pages: positioned glyphs and rules, and what they belong to. Writers of
//! paged formats walk it and measure nothing.
//!
//! Lengths are points; the origin is the page's top left corner, y grows down.

use crate::document::{Level, Lie, Picture};
use crate::font::{FaceId, Thicken};
use crate::template::{Colour, Pt};
use std::sync::Arc;

/// A whole document, laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pages {
    /// Width of every page.
    pub width: Pt,
    /// Height of every page.
    pub height: Pt,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// How many of them stand before page 1: those of the table of contents.
    pub front: usize,
    /// Where pages lead to other places of the document.
    pub links: Vec<Link>,
    /// The outline, in reading order; it nests by level.
    pub outline: Vec<Bookmark>,
    /// What the blocks are, in reading order; [`Owner::Block`] counts in it.
    pub structure: Vec<Structure>,
    /// The pictures, each file once, under whatever names it was given;
    /// [`PlacedPicture::picture`] counts in it.
    pub pictures: Vec<Arc<Picture>>,
    /// What pictures show, in words; [`Structure::Figure`] counts in it.
    pub figures: Vec<String>,
    /// The document's title, for the file's properties.
    pub title: Option<String>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// What is drawn, in reading order.
    pub items: Vec<Item>,
    /// So many of the first items stand on the sheet turned (GB/T 9704-2012
    /// §8): their places are those on a sheet that lies on its side, whose upper
    /// edge is this one's left edge.
    pub turned: usize,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Glyphs on one baseline.
    Glyphs(GlyphRun),
    /// A straight rule.
    Rule(Rule),
    /// A character no face has.
    Missing(MissingGlyph),
    /// A picture.
    Picture(PlacedPicture),
}

/// What an item belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// The block with this index in [`Pages::structure`].
    Block(u32),
    /// The page itself: page numbers, rules. Not part of the text.
    Furniture,
}

impl Owner {
    /// The block `number` places behind the one right behind this one: the
    /// footnotes of a paragraph follow it.
    pub(super) fn behind(self, number: usize) -> Self {
        match self {
            Self::Block(block) => {
                Self::Block(block + 1 + u32::try_from(number).expect("fewer notes than bytes"))
            }
            Self::Furniture => Self::Furniture,
        }
    }

    /// The block right ahead of this one: the bullet of an item.
    pub(super) fn ahead(self) -> Self {
        match self {
            Self::Block(block) => Self::Block(block.saturating_sub(1)),
            Self::Furniture => Self::Furniture,
        }
    }
}

/// What a block is, for tagged formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Structure {
    /// The document's title.
    Title,
    /// A heading that is a paragraph of its own.
    Heading(Level),
    /// A paragraph.
    Paragraph,
    /// An entry of a table of contents.
    ContentsEntry,
    /// The bullet of the item right behind it, whose list stands so many lists deep.
    Bullet(usize),
    /// An item of a list that stands so many lists deep.
    Item(usize),
    /// A further paragraph of an item, so many lists deep.
    ItemGoesOn(usize),
    /// A footnote, right behind the paragraph that refers to it.
    Note,
    /// A picture: which of [`Pages::figures`] says what it shows.
    Figure(u32),
    /// A cell of a table: which table (counted from 0), row and column.
    Cell {
        /// Table, counted from 0 through the document.
        table: u32,
        /// Row, counted from 0.
        row: u32,
        /// Column, counted from 0.
        column: u32,
        /// How many rows it takes.
        rows: u32,
        /// How many columns it takes.
        columns: u32,
        /// What it is in the table.
        kind: CellKind,
    },
}

/// What a cell is in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// It heads a column.
    Head,
    /// It is one of those below.
    Data,
}

/// A point on a page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// From the left edge.
    pub x: Pt,
    /// From the top edge.
    pub y: Pt,
}

/// Glyphs of one face and size on one baseline, left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// What it belongs to.
    pub owner: Owner,
    /// Where its first glyph's origin is, on the baseline.
    pub origin: Point,
    /// The face.
    pub face: FaceId,
    /// Type size.
    pub size: Pt,
    /// The share of its width to which each glyph is condensed: 1 where it is
    /// as the face has it. Places of glyphs are where they are on the page.
    pub scale: f64,
    /// Whether strokes are thickened.
    pub thicken: Thicken,
    /// Ink.
    pub colour: Colour,
    /// The characters the glyphs stand for, in order.
    pub text: String,
    /// The glyphs.
    pub glyphs: Vec<PlacedGlyph>,
}

/// A glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedGlyph {
    /// Its number in the face.
    pub id: u16,
    /// How many bytes of the run's text it stands for.
    pub text_bytes: u16,
    /// From the run's origin, in points. Kept short: a long document has
    /// millions of these.
    pub x: f32,
}

/// A straight rule, as a filled rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// What it belongs to.
    pub owner: Owner,
    /// Its top left corner.
    pub corner: Point,
    /// Its width.
    pub width: Pt,
    /// Its height.
    pub height: Pt,
    /// Ink.
    pub colour: Colour,
}

/// A character no face has: a box that bears its code point and stands for
/// the character itself.
#[derive(Debug, Clone, PartialEq)]
pub struct MissingGlyph {
    /// What it belongs to.
    pub owner: Owner,
    /// The character.
    pub character: char,
    /// What the box stands for: the character, and marks beside it that draw
    /// nothing.
    pub text: String,
    /// The frame's top left corner.
    pub corner: Point,
    /// The frame's width.
    pub width: Pt,
    /// The frame's height.
    pub height: Pt,
    /// The digits of its code point inside the frame, one run a line, from
    /// the frame's corner. They are pictures, not text; all boxes of one
    /// character and size share them.
    pub digits: Arc<[GlyphRun]>,
}

/// A picture on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedPicture {
    /// What it belongs to.
    pub owner: Owner,
    /// Which of [`Pages::pictures`].
    pub picture: u32,
    /// Its top left corner.
    pub corner: Point,
    /// Its width.
    pub width: Pt,
    /// Its height.
    pub height: Pt,
    /// How it is turned to be as wide and as high.
    pub lie: Lie,
    /// How it lies on what is under it.
    pub blend: Blend,
}

/// How a picture lies on what is under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blend {
    /// It covers it.
    Over,
    /// It presses upon it: its colours are multiplied with those of the text,
    /// so that both are read.
    Multiply,
}

/// A place that leads to another one.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The page it is on, counted from 0.
    pub page: usize,
    /// What it belongs to.
    pub owner: Owner,
    /// Its top left corner.
    pub corner: Point,
    /// Its width.
    pub width: Pt,
    /// Its height.
    pub height: Pt,
    /// Which entry of [`Pages::outline`] it leads to.
    pub bookmark: usize,
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// Its words.
    pub words: String,
    /// How deep it stands, from 1: the level of a heading, one more below the
    /// entry of an attachment. Levels may be skipped.
    pub depth: u8,
    /// The page it leads to, counted from 0.
    pub page: usize,
    /// The top of the line it leads to, from the page's top.
    pub top: Pt,
}
