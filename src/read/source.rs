//! What any reader yields.

use super::typeset::{Pages, Typeset};
use crate::document::{Image, Label, Place, Table, Text};

/// The kind of file a source was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Txt,
    /// Markdown (CommonMark + GFM).
    Markdown,
    /// Office Open XML.
    Docx,
}

/// What a file says: blocks in reading order, and what was given beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The kind of file.
    pub format: Format,
    /// The blocks, in reading order. Blank lines of a text file are no blocks.
    pub blocks: Vec<SourceBlock>,
    /// The elements given in front matter, by their English keys, in the
    /// order of the file.
    pub given: super::FrontMatter,
    /// How the pages of a .docx are set; nothing for text.
    pub pages: Pages,
}

/// One block of a source.
#[derive(Debug, Clone, PartialEq)]
pub enum SourceBlock {
    /// A paragraph; in a text file, one line.
    Paragraph(SourceParagraph),
    /// A table.
    Table(Table),
    /// A picture.
    Image(Image),
    /// A page break.
    PageBreak(Place),
}

/// A paragraph as the file has it.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceParagraph {
    /// The text, white space at its ends included, the line end not.
    pub text: Text,
    /// What the file says about the paragraph besides its text.
    pub evidence: Evidence,
    /// Where it stands.
    pub place: Place,
    /// Blank lines between this paragraph and the one before.
    pub blank_before: u32,
}

/// What a file says about a paragraph besides its text. Evidence, not truth:
/// a clerk's Heading 2 may be anything.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evidence {
    /// The name of the paragraph's style.
    pub style: Option<String>,
    /// Outline level, 1 for the highest (`#` in Markdown, Heading 1 in Word).
    pub outline_level: Option<u8>,
    /// The bullet of a list the paragraph belongs to, which is not part of its
    /// text; numbers are.
    pub list_label: Option<Label>,
    /// Horizontal alignment, where the file gives one.
    pub alignment: Option<Alignment>,
    /// East Asian face of the whole paragraph.
    pub face: Option<String>,
    /// Type size of the whole paragraph, in half points.
    pub half_points: Option<u32>,
    /// Whether the whole paragraph is bold.
    pub weight: Option<Weight>,
    /// How a .docx sets it.
    pub typeset: Typeset,
}

/// Horizontal alignment as a file gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
    /// Justified.
    Justify,
}

/// Weight as a file gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Not bold.
    Regular,
    /// Bold.
    Bold,
}
