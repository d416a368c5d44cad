//! The pictures that a document shows, from the files that it names or holds.
//!
//! In: a document, and the folder of its file. Out: the document with the
//! pictures in it, the files that it named, and a warning about each picture that
//! cannot be had: words stand in for it, and nothing fails. Which files a text may
//! name, `confined` says.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::basis::{NamedBy, Referred};
use super::confined::{PathError, locate};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Content, Document, Image, Picture, Place};
use crate::read::{PictureError, picture, picture_bytes};

/// The files of all pictures of a document together.
const MOST_BYTES: usize = 256 << 20;

/// Why words stand in for a picture: the reason, and what to do behind a `；`.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
enum Refusal {
    #[error(transparent)]
    Path(#[from] PathError),
    #[error("图片不在这个 Word 文档里，只有一个链接；请在 Word 中插入图片本身")]
    Linked,
    #[error("文稿的图片总共超过 256 MB；请缩小图片")]
    TooMany,
    #[error(transparent)]
    Picture(#[from] PictureError),
}

/// Puts into `document` the pictures it shows.
pub(super) fn load(
    document: &mut Document,
    folder: &Path,
    referred: &mut Vec<Referred>,
) -> Vec<Diagnostic> {
    let mut album = Album {
        folder,
        opened: BTreeMap::new(),
        bytes: 0,
        told: Vec::new(),
        referred,
    };
    album.blocks(&mut document.blocks);
    album.told
}

/// The pictures opened so far, each file once.
struct Album<'f> {
    folder: &'f Path,
    opened: BTreeMap<String, Result<Arc<Picture>, Refusal>>,
    bytes: usize,
    told: Vec<Diagnostic>,
    referred: &'f mut Vec<Referred>,
}

impl Album<'_> {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Image(image) => self.image(image),
                Block::Enclosed(document) => self.blocks(&mut document.blocks),
                Block::Paragraph(_) | Block::Table(_) | Block::PageBreak(_) => {}
            }
        }
    }

    fn image(&mut self, image: &mut Image) {
        let known = self.opened.get(&image.source).cloned();
        let found = known.unwrap_or_else(|| {
            let found = self.open(image);
            self.opened.insert(image.source.clone(), found.clone());
            found
        });
        match found {
            Ok(picture) => image.content = Content::Shown(picture),
            Err(refusal) => {
                self.told.push(told(image, &refusal));
                image.content = Content::Named;
            }
        }
    }

    fn open(&mut self, image: &Image) -> Result<Arc<Picture>, Refusal> {
        let file = match &image.content {
            Content::Held(file) => Arc::clone(file),
            Content::Shown(picture) => return Ok(Arc::clone(picture)),
            Content::Named if is_of_word(&image.place) => return Err(Refusal::Linked),
            Content::Named => self.named(&image.source)?,
        };
        self.bytes = self.bytes.saturating_add(file.len());
        if self.bytes > MOST_BYTES {
            return Err(Refusal::TooMany);
        }
        Ok(Arc::new(picture(file)?))
    }

    fn named(&mut self, source: &str) -> Result<Arc<[u8]>, Refusal> {
        let found = locate(self.folder, source)
            .map_err(Refusal::from)
            .and_then(|file| Ok(picture_bytes(&file)?));
        self.referred.push(Referred {
            path: source.to_owned(),
            by: NamedBy::Text,
            bytes: found.as_ref().ok().cloned(),
        });
        found
    }
}

fn is_of_word(place: &Place) -> bool {
    match place {
        Place::Docx { .. } => true,
        Place::Text { .. } | Place::Given { .. } => false,
    }
}

fn told(image: &Image, refusal: &Refusal) -> Diagnostic {
    let why = refusal.to_string();
    let (reason, advice) = why.split_once('；').unwrap_or((&why, ""));
    let source = image.short_source();
    let instead = match image.stand_in() {
        "" => "",
        _ => "，以文字代替",
    };
    let message = format!("图片“{source}”没有排入{instead}：{reason}");
    let told = Diagnostic::warning("image-not-set", message).at(image.place.clone());
    if advice.is_empty() {
        told
    } else {
        told.hint(advice)
    }
}
