//! What the stages work on: the source's lines, the paragraphs made of them,
//! and what has been found out about each so far.
//!
//! In: [`Source`]. Out: [`Draft`]. It joins hard-wrapped lines (`wrap`), and
//! decides nothing else.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::Role;
use crate::read::{Source, SourceBlock, SourceParagraph};

use super::marker::{self, Found};
use super::wrap;

/// A non-blank line of the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Its block in the source.
    pub block: usize,
    /// The paragraph it is.
    pub source: &'a SourceParagraph,
    /// Its text without white space at either end.
    pub text: &'a str,
}

impl Line<'_> {
    /// Bytes of white space before the text.
    pub(super) fn indent(&self) -> usize {
        let whole = &self.source.text.chars;
        whole.len() - whole.trim_start().len()
    }
}

/// A paragraph: one line, or several of a hard-wrapped text.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    /// Its lines, as indices of [`Draft::lines`].
    pub lines: Range<usize>,
    /// Its lines' texts, joined without anything between.
    pub text: Cow<'a, str>,
    /// The marker its text begins with.
    pub marker: Option<Found>,
}

/// What was found out about a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    /// What it is.
    pub role: Role,
    /// Whether its marker counts, as number of a heading or an item.
    pub numbered: Numbered,
    /// Run-in leads, as bytes of its text, in order.
    pub leads: Vec<Range<usize>>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// The rule and its evidence, in Chinese.
    pub why: Cow<'static, str>,
}

/// Whether the marker a paragraph begins with numbers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbered {
    /// It does.
    Yes,
    /// There is none, or it is plain text.
    No,
}

impl Reading {
    /// A reading without marker or lead.
    pub(super) fn new(role: Role, confidence: f32, why: impl Into<Cow<'static, str>>) -> Self {
        Self {
            role,
            numbered: Numbered::No,
            leads: Vec::new(),
            confidence,
            why: why.into(),
        }
    }

    /// The same reading, its marker counted.
    pub(super) fn numbered(mut self) -> Self {
        self.numbered = Numbered::Yes;
        self
    }

    /// The same reading with one more lead.
    pub(super) fn lead(mut self, range: Range<usize>) -> Self {
        self.leads.push(range);
        self
    }
}

/// The work in progress.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    /// The lines, in order.
    pub lines: Vec<Line<'a>>,
    /// The paragraphs, in order.
    pub units: Vec<Unit<'a>>,
    /// What is known of each paragraph; `None` while it is open.
    pub readings: Vec<Option<Reading>>,
}

impl<'a> Draft<'a> {
    /// Lines, paragraphs and markers of `source`, nothing decided.
    pub(super) fn new(source: &'a Source) -> Self {
        let lines: Vec<_> = source.blocks.iter().enumerate().filter_map(line).collect();
        let units: Vec<_> = wrap::paragraphs(source.format, &lines)
            .into_iter()
            .map(|range| unit(&lines, range))
            .collect();
        let readings = units.iter().map(|_| None).collect();
        Self {
            lines,
            units,
            readings,
        }
    }

    /// The text of paragraph `at`.
    pub(super) fn text(&self, at: usize) -> &str {
        &self.units[at].text
    }

    /// The text of paragraph `at` after its marker.
    pub(super) fn after_marker(&self, at: usize) -> &str {
        let unit = &self.units[at];
        &unit.text[unit.marker.map_or(0, |found| found.bytes)..]
    }

    /// The source paragraph where paragraph `at` begins.
    pub(super) fn first(&self, at: usize) -> &'a SourceParagraph {
        self.lines[self.units[at].lines.start].source
    }

    /// Whether nothing is known of paragraph `at` yet.
    pub(super) fn is_open(&self, at: usize) -> bool {
        self.readings[at].is_none()
    }

    /// The role found for paragraph `at`.
    pub(super) fn role(&self, at: usize) -> Option<Role> {
        self.readings[at].as_ref().map(|reading| reading.role)
    }

    /// Settles paragraph `at`.
    pub(super) fn settle(&mut self, at: usize, reading: Reading) {
        self.readings[at] = Some(reading);
    }
}

fn line((block, source): (usize, &SourceBlock)) -> Option<Line<'_>> {
    let SourceBlock::Paragraph(source) = source else {
        return None;
    };
    let text = source.text.chars.trim();
    (!text.is_empty()).then_some(Line {
        block,
        source,
        text,
    })
}

fn unit<'a>(lines: &[Line<'a>], range: Range<usize>) -> Unit<'a> {
    let text = match &lines[range.clone()] {
        [only] => Cow::Borrowed(only.text),
        several => Cow::Owned(several.iter().map(|line| line.text).collect()),
    };
    let marker = marker_after_marks(&text);
    Unit {
        lines: range,
        text,
        marker,
    }
}

/// The marker a text begins with; the marks of Markdown that plain text may
/// carry before it (`## 一、`, `**第一条**`) are passed over and counted.
fn marker_after_marks(text: &str) -> Option<Found> {
    let rest = text.trim_start_matches('#');
    let hashes = text.len() - rest.len();
    let spaced = hashes > 0 && rest.starts_with(char::is_whitespace);
    let rest = if spaced { rest.trim_start() } else { text };
    let rest = rest.strip_prefix("**").unwrap_or(rest);
    let found = marker::parse(rest)?;
    Some(Found {
        bytes: found.bytes + text.len() - rest.len(),
        ..found
    })
}
