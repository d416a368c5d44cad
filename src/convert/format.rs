//! The formats that this program writes: their names, the endings of their
//! files, and how a file in one shows whose work it is.

use std::path::Path;

use super::Digest;
use crate::write::flow::docx;
use crate::write::paged::{ofd, pdf};

/// A format this program writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutputFormat {
    /// Word.
    Docx,
    /// PDF.
    Pdf,
    /// OFD (GB/T 33190-2016).
    Ofd,
    /// Markdown (CommonMark + GFM).
    Markdown,
}

impl OutputFormat {
    /// Every format, in the order in which they are written.
    pub const ALL: [Self; 4] = [Self::Docx, Self::Pdf, Self::Ofd, Self::Markdown];

    /// Those that are written where none is asked for.
    pub const USUAL: [Self; 3] = [Self::Docx, Self::Pdf, Self::Markdown];

    /// Its name on the command line, which is also the ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Ofd => "ofd",
            Self::Markdown => "md",
        }
    }

    /// Whether it is made from a Composition, and so needs a template and faces.
    pub(super) fn is_composed(self) -> bool {
        match self {
            Self::Docx | Self::Pdf | Self::Ofd => true,
            Self::Markdown => false,
        }
    }

    /// Whether a file in this format is provably this program's own work and
    /// as it was written. Markdown bears no proof.
    pub fn is_unedited(self, bytes: &[u8]) -> bool {
        match self {
            Self::Docx => docx::is_unedited(bytes),
            Self::Pdf => pdf::is_unedited(bytes),
            Self::Ofd => ofd::is_unedited(bytes),
            Self::Markdown => false,
        }
    }

    /// Whether a file in this format is this program's own work, edited since or
    /// not. Markdown bears no mark, and a PDF tells only while it is as written.
    pub fn bears_mark(self, bytes: &[u8]) -> bool {
        match self {
            Self::Docx => docx::bears_mark(bytes),
            Self::Pdf => pdf::is_unedited(bytes),
            Self::Ofd => ofd::bears_mark(bytes),
            Self::Markdown => false,
        }
    }

    /// Whether a .docx of ours says that `markdown` is what this program gave for
    /// its text. One that was made from a Markdown file says nothing: that file
    /// would be taken for an output.
    pub fn tells_of_markdown(docx: &[u8], markdown: &[u8]) -> bool {
        docx::markdown_digest(docx).is_some_and(|it| it == Digest::of(markdown).to_string())
    }

    /// The format of a file called `path`, by its ending.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "docx" => Some(Self::Docx),
            "pdf" => Some(Self::Pdf),
            "ofd" => Some(Self::Ofd),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}
