//! Where in the input something stands.

use std::ops::Range;

/// A place in an input, for messages and for edits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// In a text file (.txt, .md).
    Text {
        /// Line, counted from 1.
        line: u32,
        /// Column in characters (Unicode scalar values), counted from 1.
        column: u32,
        /// Bytes in the decoded text, that is, in UTF-8 without a byte-order
        /// mark; the file's own bytes where it is such a file.
        bytes: Range<usize>,
    },
    /// In a part of a .docx package.
    Docx {
        /// The part's name, `word/document.xml`.
        part: String,
        /// Paragraph of the part, counted from 1.
        paragraph: u32,
        /// Character of the paragraph, counted from 1.
        character: u32,
    },
    /// In front matter or on the command line, under this key.
    Given {
        /// The key as the user wrote it.
        key: String,
    },
}

impl Place {
    /// The number by which a reader finds the place in its file: the line of a
    /// text, the paragraph of a .docx; `None` elsewhere.
    pub fn row(&self) -> Option<u32> {
        match self {
            Self::Text { line, .. } => Some(*line),
            Self::Docx { paragraph, .. } => Some(*paragraph),
            Self::Given { .. } => None,
        }
    }

    /// The character in its [`Place::row`], counted from 1.
    pub fn character(&self) -> Option<u32> {
        match self {
            Self::Text { column, .. } => Some(*column),
            Self::Docx { character, .. } => Some(*character),
            Self::Given { .. } => None,
        }
    }

    /// The part of a .docx; `""` elsewhere.
    pub fn part(&self) -> &str {
        match self {
            Self::Docx { part, .. } => part,
            Self::Text { .. } | Self::Given { .. } => "",
        }
    }

    /// The line of a text place; `None` elsewhere.
    pub fn line(&self) -> Option<u32> {
        match self {
            Self::Text { line, .. } => Some(*line),
            Self::Docx { .. } | Self::Given { .. } => None,
        }
    }
}
