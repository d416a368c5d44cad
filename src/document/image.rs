//! Pictures in the text of a document.

use std::sync::Arc;

use super::{Paragraph, Picture, Place};

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
    /// Where it stands in the input.
    pub place: Place,
}

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
            place,
        }
    }

    /// The words that stand in its stead where it is not shown: the alternative
    /// ones, or else the file's name; none where the caption says them.
    pub fn stand_in(&self) -> &str {
        if self.caption.is_some() {
            ""
        } else if self.alternative.is_empty() {
            self.short_source()
        } else {
            &self.alternative
        }
    }

    /// The file's name; of a picture written into the text, what it is alone.
    pub fn short_source(&self) -> &str {
        let data = self.source.starts_with("data:");
        let end = self.source.find([';', ',']).filter(|_| data);
        &self.source[..end.unwrap_or(self.source.len())]
    }
}
