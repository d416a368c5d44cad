//! The pictures that a document shows, from the files that it names or holds.
//!
//! In: a document, and the folder of its file. Out: the document with the
//! pictures in it, and a warning about each that cannot be had: words stand in
//! for it, and nothing fails. Whoever wrote the text need not be whoever runs
//! the program (docs/decisions/0010): a path leads to files in the text's own
//! folder and below it, nowhere else, whatever links stand in between; nothing
//! is fetched.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::document::{Block, Content, Document, Image, Picture, Place};
use crate::read::{PictureError, picture, picture_bytes};

/// The files of all pictures of a document together.
const MOST_BYTES: usize = 256 << 20;

/// Why words stand in for a picture: the reason, and what to do behind a `；`.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
enum Refusal {
    #[error("是网上的图片，程序不联网；请下载到文稿的文件夹里，改写成文件名")]
    Remote,
    #[error("图片的数据写在文稿里；请存成文件，改写成文件名")]
    Inline,
    #[error("不在文稿所在的文件夹里，为安全起见不打开；请把图片放到文稿的文件夹里，写相对路径")]
    Outside,
    #[error("没有这个文件；请检查路径，它从文稿所在的文件夹算起")]
    Absent,
    #[error("图片不在这个 Word 文档里，只有一个链接；请在 Word 中插入图片本身")]
    Linked,
    #[error("文稿的图片总共超过 256 MB；请缩小图片")]
    TooMany,
    #[error(transparent)]
    Picture(#[from] PictureError),
}

/// Puts into `document` the pictures it shows.
pub(super) fn load(document: &mut Document, folder: &Path) -> Vec<Diagnostic> {
    let mut album = Album {
        folder,
        opened: BTreeMap::new(),
        bytes: 0,
        told: Vec::new(),
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
            Content::Named => picture_bytes(&locate(self.folder, &image.source)?)?,
        };
        self.bytes = self.bytes.saturating_add(file.len());
        if self.bytes > MOST_BYTES {
            return Err(Refusal::TooMany);
        }
        Ok(Arc::new(picture(file)?))
    }
}

fn is_of_word(place: &Place) -> bool {
    match place {
        Place::Docx { .. } => true,
        Place::Text { .. } | Place::Given { .. } => false,
    }
}

/// The file that a text's `source` names, in `folder` or below it.
fn locate(folder: &Path, source: &str) -> Result<PathBuf, Refusal> {
    refuse_addresses(source)?;
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    // Clerks write paths as Windows does; editors escape what is no ASCII.
    let written = source.replace('\\', "/");
    let unescaped = unescaped(&written);
    for path in [&written, &unescaped] {
        if let Some(found) = below(folder, Path::new(path))? {
            return Ok(found);
        }
    }
    Err(Refusal::Absent)
}

/// Refuses what begins with a scheme, a drive or the name of a host.
fn refuse_addresses(source: &str) -> Result<(), Refusal> {
    if source.starts_with("//") || source.starts_with("\\\\") {
        return Err(Refusal::Remote);
    }
    let scheme = source.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |it: &&str| it.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match scheme.filter(is_scheme) {
        Some("data") => Err(Refusal::Inline),
        Some(drive) if drive.len() == 1 => Err(Refusal::Outside),
        Some("http" | "https" | "ftp") => Err(Refusal::Remote),
        Some("file") => Err(Refusal::Outside),
        Some(_) | None => Ok(()),
    }
}

/// The file at `path` from `folder`, `None` where there is none; an error where
/// it leads out, by its steps or by links.
fn below(folder: &Path, path: &Path) -> Result<Option<PathBuf>, Refusal> {
    let mut depth = 0_usize;
    for step in path.components() {
        match step {
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::ParentDir => depth = depth.checked_sub(1).ok_or(Refusal::Outside)?,
            Component::RootDir | Component::Prefix(_) => return Err(Refusal::Outside),
        }
    }
    let found = folder.join(path).canonicalize();
    let (Ok(found), Ok(folder)) = (found, folder.canonicalize()) else {
        return Ok(None);
    };
    if found.starts_with(folder) {
        Ok(Some(found))
    } else {
        Err(Refusal::Outside)
    }
}

/// A path with its `%E5%9B%BE` as the characters they stand for.
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let hex = more.get(..2).filter(|_| *first == b'%');
        let code = hex.and_then(|hex| std::str::from_utf8(hex).ok());
        let code = code.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = &more[code.map_or(0, |_| 2)..];
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_where_they_are_text() {
        assert_eq!(unescaped("%E5%9B%BE%201.png"), "图 1.png");
        assert_eq!(unescaped("50%.png"), "50%.png");
        assert_eq!(unescaped("%ff.png"), "%ff.png");
    }

    #[test]
    fn what_leads_elsewhere_is_refused_before_anything_is_looked_for() {
        let folder = Path::new("/nowhere/at/all");
        for (source, why) in [
            ("http://example.org/a.png", Refusal::Remote),
            ("//example.org/a.png", Refusal::Remote),
            ("\\\\host\\share\\a.png", Refusal::Remote),
            ("data:image/png;base64,AAAA", Refusal::Inline),
            ("file:///etc/a.png", Refusal::Outside),
            ("C:\\a.png", Refusal::Outside),
            ("/etc/a.png", Refusal::Outside),
            ("../a.png", Refusal::Outside),
            ("b/../../a.png", Refusal::Outside),
            ("..%2Fa.png", Refusal::Outside),
            ("a.png", Refusal::Absent),
        ] {
            assert_eq!(locate(folder, source), Err(why), "{source}");
        }
    }
}
