//! Pictures in the text of a document.

use std::sync::Arc;

use super::{Lie, Paragraph, Picture, Place};

/// A picture in the text: a block of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The file it came from, as the input names it.
    pub source: String,
    /// Words that stand for it.
    pub alternative: String,
    /// What is at hand of it.
    pub content: Content,
    /// Its caption, where the alternative words are one and no paragraph of
    /// the input is.
    pub caption: Option<Box<Paragraph>>,
    /// How large the input wants it, once it is turned.
    pub wanted: Option<Wanted>,
    /// How the input wants it turned, whatever the file says of itself.
    pub lie: Option<Lie>,
    /// Where it stands in the input.
    pub place: Place,
}

/// The size that the input of a picture gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Its width.
    pub width: Emu,
    /// Its height.
    pub height: Emu,
}

/// English metric units, 914,400 an inch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Emu(pub u32);

/// What is at hand of a picture.
#[derive(Clone, PartialEq, Eq)]
pub enum Content {
    /// Its name alone: the file was not opened, or cannot be used.
    Named,
    /// A file that stands in the input itself, not looked into.
    Held(Arc<[u8]>),
    /// The picture.
    Shown(Arc<Picture>),
}

impl std::fmt::Debug for Content {
    /// Without the bytes, which tell a reader nothing.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Named => out.write_str("Named"),
            Self::Held(file) => write!(out, "Held({} bytes)", file.len()),
            Self::Shown(picture) => write!(out, "Shown({picture:?})"),
        }
    }
}

impl Image {
    /// A picture of which nothing is known but names.
    pub fn named(source: String, place: Place) -> Self {
        Self {
            source,
            alternative: String::new(),
            content: Content::Named,
            caption: None,
            wanted: None,
            lie: None,
            place,
        }
    }

    /// The words that stand in its stead where it is not shown: the alternative
    /// ones, or else the file's name, where that is in the text. None where the
    /// caption says them, and for a picture of Word that has no words.
    pub fn stand_in(&self) -> &str {
        let named = match self.place {
            Place::Text { .. } | Place::Given { .. } => self.short_source(),
            Place::Docx { .. } => "",
        };
        match (&self.caption, self.alternative.as_str()) {
            (Some(_), _) => "",
            (None, "") => named,
            (None, words) => words,
        }
    }

    /// The file's name; of a picture written into the text, what it is alone.
    pub fn short_source(&self) -> &str {
        let data = self.source.starts_with("data:");
        let end = self.source.find([';', ',']).filter(|_| data);
        &self.source[..end.unwrap_or(self.source.len())]
    }
}
