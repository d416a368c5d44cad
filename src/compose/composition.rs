//! What compose yields: plain data that both writer families read.

use std::ops::Range;

use crate::document::{Image, Level, Paragraph, Table};
use crate::template::{Align, Keep, Lines, Pt, Start, Style, Template};

/// A document with every look decided, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct Composition<'a> {
    /// The template it was composed by.
    pub template: &'a Template,
    /// The title for the files' properties, on one line.
    pub title: Option<String>,
    /// What to set, in reading order.
    pub blocks: Vec<Composed<'a>>,
}

/// One thing to set.
#[derive(Debug, Clone, PartialEq)]
pub enum Composed<'a> {
    /// A paragraph.
    Paragraph(ComposedParagraph<'a>),
    /// A table, over the type area's width.
    Table(&'a Table),
    /// A picture, scaled to the type area.
    Image(&'a Image),
    /// A new page.
    PageBreak,
}

/// A paragraph with its look decided.
#[derive(Debug, Clone, PartialEq)]
pub struct ComposedParagraph<'a> {
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// The style it takes; where the fields below differ from it, they hold.
    pub style: &'a Style,
    /// Lines that are broken already (titles): ranges of bytes of the text
    /// that together are the whole of it. Empty where layout breaks the lines.
    pub lines: Vec<Range<usize>>,
    /// Alignment.
    pub align: Align,
    /// Indent of the first line beyond `left_indent`; negative where it hangs.
    pub first_indent: Pt,
    /// Indent of every line on the left.
    pub left_indent: Pt,
    /// Indent of every line on the right.
    pub right_indent: Pt,
    /// Blank lines of the grid above it; none at the top of a page.
    pub before: Lines,
    /// Whether it stays with what follows.
    pub keep: Keep,
    /// Where it begins.
    pub start: Start,
    /// Its entry in the outline of the files.
    pub outline: Option<OutlineEntry>,
}

/// An entry in the outline (bookmarks, navigation pane).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineEntry {
    /// How deep it stands.
    pub level: Level,
    /// The words: of a run-in heading, its lead alone.
    pub words: String,
}
