//! [`Source`] in, [`Document`] out, with the reason for each guess.
//!
//! Pure: no I/O, no clock. It never changes a character and never drops one:
//! what it is unsure of is body.

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Role};
use crate::read::Source;

/// What to do with a run-in lead buried in another item's paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BuriedItems {
    /// Report it and leave the paragraph whole.
    #[default]
    Keep,
    /// Make a paragraph of it.
    Split,
}

/// How to read a source.
#[derive(Debug, Clone, Copy, Default)]
pub struct OutlineOptions {
    /// See [`BuriedItems`].
    pub buried: BuriedItems,
}

/// What was recognised.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// The document.
    pub document: Document,
    /// One entry a non-blank line of the source, in order.
    pub lines: Vec<LineReading>,
    /// What the user should know.
    pub diagnostics: Vec<Diagnostic>,
}

/// How one line of the source was read.
#[derive(Debug, Clone, PartialEq)]
pub struct LineReading {
    /// The line, counted from 1.
    pub line: u32,
    /// The line's name among the outline labels (`h1`, `item`, `cont` …).
    pub label: &'static str,
    /// What the line's paragraph is; that of the paragraph above for a line
    /// that only goes on with it.
    pub role: Role,
    /// The marker at its start.
    pub marker: Option<String>,
    /// The marker's number.
    pub ordinal: Option<u32>,
    /// Characters from the line's start through the end of the run-in lead.
    pub lead_end: Option<usize>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// The rule that decided and its evidence, in Chinese.
    pub why: String,
}

/// Reads the structure of `source`.
pub fn outline(source: &Source, options: OutlineOptions) -> Outline {
    let _ = (source, options);
    Outline {
        document: Document::default(),
        lines: Vec::new(),
        diagnostics: Vec::new(),
    }
}
