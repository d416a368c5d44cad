//! Bytes in, [`Source`] out: what a file says before anyone asks what it means.
//!
//! It decodes, takes front matter off, and cuts the rest into blocks with
//! their places and the evidence the file gives (styles, list labels). It does
//! not decide what a paragraph is; that is outline's.

mod cells;
mod container;
mod control;
pub mod directive;
mod docx;
mod encoding;
mod findings;
mod front_matter;
mod lines;
mod markdown;
mod picture;
mod raw;
mod source;
mod text;
mod typeset;

use std::borrow::Cow;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use container::Found;
use control::Breaks;

pub use container::Container;
pub use docx::{DocxFault, Package, Part, is_word, relations_of};
pub(crate) use docx::{chinese_numeral, names_contents};
pub use front_matter::{FrontMatter, Given, GivenError, IGNORED as FRONT_MATTER_IGNORED, Key};
pub use lines::LineIndex;
pub use markdown::Structure;
pub use picture::{PictureError, bytes as picture_bytes, picture, png};
pub use raw::Raw;
pub use source::{Alignment, Evidence, Format, Source, SourceBlock, SourceParagraph, Weight};
pub use typeset::{
    Bears, Counting, Facing, Furniture, Indent, Indents, Inked, LeafStart, Leaves, LineSpacing,
    Margins, Pages, Sheet, Side, Twips, Typeset,
};

/// What a reader hands on: the source, and what it has to tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What the file says.
    pub source: Source,
    /// Notes and warnings.
    pub diagnostics: Vec<Diagnostic>,
}

/// How to read an input.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReadOptions {
    /// The format; told from the bytes and the name where none is given.
    pub format: Option<Format>,
    /// The encoding; told from the bytes where none is given.
    pub encoding: Option<&'static encoding_rs::Encoding>,
}

impl ReadOptions {
    /// The same with the format in which the file called `name` is read if it is
    /// a text.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        let format = self.format.or_else(|| Some(format_of(name)));
        Self { format, ..self }
    }
}

/// Why an input cannot be read. The messages are Chinese and say what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Not a byte, or nothing but white space.
    #[error("文件是空的，没有可转换的文字；请确认文件已保存、选对了文件")]
    Empty,
    /// A file that is no text.
    #[error("{}", .0.advice())]
    NotText(Container),
    /// A Word document that cannot be read.
    #[error(transparent)]
    Docx(#[from] DocxFault),
    /// `--from docx` for something else.
    #[error(
        "这不是 Word 文档（.docx），不能按 --from docx 读取；若是文本文件，去掉 --from docx 或改用 --from txt"
    )]
    NotDocx,
    /// Front matter that is a mapping, with something wrong in it.
    #[error("文首信息第 {line} 行第 {column} 列：{error}")]
    FrontMatter {
        /// Line of the file, counted from 1.
        line: u64,
        /// Column in characters, counted from 1.
        column: u64,
        /// What is wrong.
        error: GivenError,
    },
}

/// Reads the bytes of the file called `name`.
///
/// Control characters become visible ones (see `control`); apart from them the
/// paragraphs' texts are the file's.
///
/// # Errors
/// Where the bytes are no text this program reads, or front matter is wrong;
/// see [`ReadError`]. Text without front matter never fails for its content.
pub fn read(bytes: &[u8], name: &str, options: ReadOptions) -> Result<Reading, ReadError> {
    match container::look(bytes)? {
        Found::Docx(package) => return docx::read(package),
        Found::Text if options.format == Some(Format::Docx) => return Err(ReadError::NotDocx),
        Found::Text => {}
    }
    let format = options.format.unwrap_or_else(|| format_of(name));
    let decoded = encoding::decode(bytes, options.encoding)?;
    let text = &*decoded.text;
    if text.chars().all(char::is_whitespace) {
        return Err(ReadError::Empty);
    }
    let lines = LineIndex::new(text);
    let mut diagnostics = decoded.diagnostics(&lines);
    let head = front_matter::take(text, &lines)?;
    diagnostics.extend(head.warnings);
    let breaks = Breaks::of(format);
    diagnostics.extend(control::warn(text, head.body, &lines, breaks));
    let blocks = match format {
        Format::Txt => text::blocks(text, head.body),
        Format::Markdown => {
            let (blocks, note) = markdown::blocks(text, head.body, &lines);
            diagnostics.extend(note);
            blocks
        }
        Format::Docx => return Err(ReadError::NotDocx),
    };
    // Marks of Markdown alone (`# `, `> `) are no text either.
    if blocks.is_empty() && head.given.entries.is_empty() {
        return Err(ReadError::Empty);
    }
    let source = Source {
        format,
        blocks,
        given: head.given,
        pages: Pages::default(),
    };
    Ok(Reading {
        source,
        diagnostics,
    })
}

/// The decoded text of the file whose bytes are `bytes`, without a byte-order
/// mark, as [`read`] takes it; `None` for a .docx.
///
/// # Errors
/// As [`read`].
pub fn decoded(bytes: &[u8], options: ReadOptions) -> Result<Option<Cow<'_, str>>, ReadError> {
    match container::look(bytes)? {
        Found::Docx(_) => Ok(None),
        Found::Text => Ok(Some(encoding::decode(bytes, options.encoding)?.text)),
    }
}

/// The text of the file whose bytes are `bytes` beside them, in the encoding in
/// which [`read`] takes it; `None` for a .docx.
///
/// # Errors
/// As [`read`].
pub fn raw(bytes: &[u8], options: ReadOptions) -> Result<Option<Raw<'_>>, ReadError> {
    Ok(match container::look(bytes)? {
        Found::Docx(_) => None,
        Found::Text => {
            let encoding = encoding::of(bytes, options.encoding)?;
            Some(Raw::new(bytes, encoding))
        }
    })
}

/// The format by the ending of the name. A .docx whose bytes are text is text.
fn format_of(name: &str) -> Format {
    let ending = Path::new(name).extension().unwrap_or_default();
    if ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown") {
        Format::Markdown
    } else {
        Format::Txt
    }
}
