//! The stations in a row: the bytes of one input in, the bytes of its outputs
//! and what the user should know out.
//!
//! Templates and faces are loaded once and shared among threads. It reads and
//! writes no input or output file, knows no clock, and prints nothing: the
//! caller hands bytes in, times the stages if it likes, and puts the outputs
//! in their places.

use std::io;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::font::{FontError, FontOptions};
use crate::outline::{Outline, OutlineOptions, outline};
use crate::read::{ReadError, ReadOptions, Source, read};

/// A format this program writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutputFormat {
    /// Word.
    Docx,
    /// PDF.
    Pdf,
    /// Markdown (CommonMark + GFM).
    Markdown,
}

impl OutputFormat {
    /// Every format, in the order in which they are written.
    pub const ALL: [Self; 3] = [Self::Docx, Self::Pdf, Self::Markdown];

    /// Its name on the command line, which is also the ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Markdown => "md",
        }
    }

    /// The format of a file called `path`, by its ending.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "docx" => Some(Self::Docx),
            "pdf" => Some(Self::Pdf),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// A station, for a caller that times them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Bytes to Source.
    Read,
    /// Source to Document.
    Outline,
    /// Template and faces; done once for all inputs that share them.
    Prepare,
    /// Document to Composition, and Composition to Pages where a PDF is asked for.
    Layout,
    /// The bytes of one format.
    Write(OutputFormat),
}

/// What holds for every input of a run.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// How to read.
    pub read: ReadOptions,
    /// How to outline.
    pub outline: OutlineOptions,
    /// Elements given on the command line, key and value; they go before
    /// those of the input's own front matter.
    pub given: Vec<(String, String)>,
    /// The template, a bundled name or a path; the input's own where none is given.
    pub template: Option<String>,
    /// Where faces may come from.
    pub fonts: FontOptions,
    /// The date the files' properties bear, in seconds since 1970 (SOURCE_DATE_EPOCH).
    pub epoch: Option<u64>,
}

/// One input.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Its file name, for its format and for messages.
    pub name: &'a str,
    /// The folder against which a template named in its front matter is found.
    pub folder: &'a Path,
    /// What stands in it.
    pub bytes: &'a [u8],
}

/// One output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its format.
    pub format: OutputFormat,
    /// The whole file.
    pub bytes: Vec<u8>,
}

/// What became of one input.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted {
    /// One entry a format that was asked for, in the order asked.
    pub outputs: Vec<Output>,
    /// Notes and warnings, in the order of the stations.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why one input gave no outputs. The messages are Chinese.
#[derive(Debug, thiserror::Error)]
pub enum ConvertError {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Its faces cannot be loaded.
    #[error(transparent)]
    Font(#[from] FontError),
    /// A writer failed.
    #[error("生成 {format} 时出错：{cause}", format = .format.ending())]
    Write {
        /// The format.
        format: OutputFormat,
        /// What went wrong.
        cause: io::Error,
    },
}

/// Converts inputs, one after the other or many at a time.
pub struct Converter {
    settings: Settings,
}

impl Converter {
    /// A converter that has loaded nothing yet.
    pub fn new(settings: Settings) -> Self {
        Self { settings }
    }

    /// The source of an input with the given elements put in, and its outline.
    ///
    /// # Errors
    /// Where the input cannot be read or a given element is unknown or wrong.
    pub fn outline(
        &self,
        input: Input<'_>,
        done: &mut dyn FnMut(Stage),
    ) -> Result<(Source, Outline), ConvertError> {
        let mut reading = read(input.bytes, input.name, self.settings.read)?;
        done(Stage::Read);
        let mut found = outline(&reading.source, self.settings.outline);
        reading.diagnostics.append(&mut found.diagnostics);
        found.diagnostics = reading.diagnostics;
        done(Stage::Outline);
        Ok((reading.source, found))
    }

    /// The outputs of one input; `done` is told each stage as it ends.
    ///
    /// # Errors
    /// Where any station refuses the input; then there are no outputs at all.
    pub fn convert(
        &self,
        input: Input<'_>,
        formats: &[OutputFormat],
        done: &mut dyn FnMut(Stage),
    ) -> Result<Converted, ConvertError> {
        let (_, outline) = self.outline(input, done)?;
        let outputs = formats.iter().map(|format| Output {
            format: *format,
            bytes: Vec::new(),
        });
        Ok(Converted {
            outputs: outputs.collect(),
            diagnostics: outline.diagnostics,
        })
    }
}
