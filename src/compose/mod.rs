//! (Document, Template, Fonts) in, [`Composition`] out: what both writer
//! families need and neither may work out for itself.
//!
//! It decides title line breaks, indents of signature and date, blank lines
//! and page starts. It breaks no body lines (layout does) and knows neither
//! PDF nor XML.

use std::ops::Range;

use crate::document::{Document, Image, Level, Paragraph, Role, Table};
use crate::font::Fonts;
use crate::template::{Align, Keep, Letter, Lines, Pt, Start, Style, Template};

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
    /// The style of its role; where the fields below differ from it, they hold.
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
    /// 1 for the highest.
    pub level: Level,
    /// The words: of a run-in heading, its lead alone.
    pub words: String,
}

/// What part of a paragraph a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RunKind {
    /// The paragraph's own text.
    Plain,
    /// The lead of an item (一是…。).
    ItemLead,
    /// The lead of a run-in heading of this role.
    HeadingLead(Role),
    /// Strongly emphasised.
    Strong,
    /// Emphasised.
    Emphasis,
}

/// A stretch of a paragraph in one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Run<'a> {
    /// The characters.
    pub chars: &'a str,
    /// Its first byte in the paragraph's text.
    pub start: usize,
    /// What part of the paragraph it is.
    pub kind: RunKind,
    /// Faces and weight.
    pub letter: Letter,
    /// The address it links to.
    pub link: Option<&'a str>,
}

impl<'a> ComposedParagraph<'a> {
    /// The runs of the paragraph: together they are the whole of its text.
    pub fn runs(&self, template: &Template) -> Vec<Run<'a>> {
        let _ = template;
        Vec::new()
    }
}

/// Composes `document`.
pub fn compose<'a>(
    document: &'a Document,
    template: &'a Template,
    fonts: &Fonts,
) -> Composition<'a> {
    let _ = fonts;
    Composition {
        template,
        title: document.title(),
        blocks: Vec::new(),
    }
}
