//! Bytes in, [`Source`] out: what a file says before anyone asks what it means.
//!
//! It decodes, takes front matter off, and cuts the rest into blocks with
//! their places and the evidence the file gives (styles, list labels). It does
//! not decide what a paragraph is; that is outline's.

mod front_matter;
mod source;

use crate::diagnostic::Diagnostic;

pub use front_matter::{FrontMatter, Given, Key};
pub use source::{Alignment, Evidence, Format, Source, SourceBlock, SourceParagraph, Weight};

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

/// Why an input cannot be read. The messages are Chinese and say what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Stub variant.
    #[error("文件是空的，没有可转换的文字")]
    Empty,
}

/// Reads the bytes of the file called `name`.
///
/// # Errors
/// Where the bytes are no text this program reads; see [`ReadError`].
pub fn read(bytes: &[u8], name: &str, options: ReadOptions) -> Result<Reading, ReadError> {
    let _ = (bytes, name, options);
    Err(ReadError::Empty)
}
