//! What the stages work on: the source's lines, the paragraphs made of them,
//! and what has been found out about each so far.
//!
//! In: [`Source`]. Out: [`Draft`]. It joins hard-wrapped lines (`wrap`), and
//! decides nothing else.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::{Place, Role, Sign};
use crate::read::{Format, Source, SourceBlock, SourceParagraph};

use super::mark::{self, Mark};
use super::marker::{self, Found, Scheme};
use super::markup;
use super::page_line::PageLines;
use super::parting;
use super::wrap::{self, Lines};

/// A non-blank line of the source, or an element of one that has several.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Its block in the source.
    pub block: usize,
    /// The paragraph it is.
    pub source: &'a SourceParagraph,
    /// Its text without white space at either end and without a mark.
    pub text: &'a str,
    /// Bytes before the text: white space and a mark.
    pub indent: usize,
    /// The user's mark before the text.
    pub mark: Option<Mark>,
    /// Blank lines above it, beyond those that part all lines of the text.
    pub gap: u32,
}

/// A paragraph: one line, or several of a hard-wrapped text.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    /// Its lines, as indices of [`Draft::lines`].
    pub lines: Lines,
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
    /// How many blocks the source has, tables and pictures among them.
    pub blocks: usize,
    /// Stretches of paragraphs that are the rows of a table, in order.
    pub tables: Vec<Range<usize>>,
    /// The blocks of the source that are tables, in order.
    table_blocks: Vec<usize>,
    /// The level that the source marks each paragraph with.
    levels: Vec<Option<u8>>,
}

impl<'a> Draft<'a> {
    /// Lines, paragraphs and markers of `source`, nothing decided.
    pub(super) fn new(source: &'a Source) -> Self {
        let blocks = source.blocks.iter().enumerate();
        let lines = blocks.filter_map(|(block, it)| line(source.format, block, it));
        let mut lines = parting::part(&lines.collect::<Vec<_>>());
        let usual = usual_gap(&lines);
        for line in &mut lines {
            line.gap = line.gap.saturating_sub(usual);
        }
        let pages = match source.format {
            Format::Txt | Format::Docx => PageLines::find(&lines),
            Format::Markdown => PageLines::default(),
        };
        let mut units: Vec<_> = wrap::paragraphs(source.format, &lines, &pages)
            .into_iter()
            .map(|own| unit(&lines, own))
            .collect();
        number_chapters(&mut units);
        let readings = units.iter().map(|unit| page_line(unit, &pages)).collect();
        let levels = markup::levels(source.format, &units, &lines);
        let blocks = source.blocks.iter().enumerate();
        let is_table = |block: &SourceBlock| matches!(block, SourceBlock::Table(_));
        let tables = blocks.filter(|(_, block)| is_table(block));
        let table_blocks = tables.map(|(at, _)| at).collect();
        Self {
            lines,
            units,
            readings,
            blocks: source.blocks.len(),
            tables: Vec::new(),
            table_blocks,
            levels,
        }
    }

    /// Whether a table of the source stands right below paragraph `at`.
    pub(super) fn is_above_table(&self, at: usize) -> bool {
        let below = self.lines[self.units[at].lines.last()].block + 1;
        self.table_blocks.binary_search(&below).is_ok()
    }

    /// Whether the paragraph below `at` stands right there, no table and no picture
    /// between.
    pub(super) fn is_right_above(&self, at: usize) -> bool {
        let block = self.lines[self.units[at].lines.last()].block;
        let below = self.units.get(at + 1).map(|it| it.lines.first);
        below.is_some_and(|below| self.lines[below].block == block + 1)
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
        self.lines[self.units[at].lines.first].source
    }

    /// The white space that its source has before and behind paragraph `at`.
    pub(super) fn around(&self, at: usize) -> (&'a str, &'a str) {
        let first = &self.lines[self.units[at].lines.first];
        let last = &self.lines[self.units[at].lines.last()];
        let behind = last.indent + last.text.len();
        let chars = |line: &Line<'a>| line.source.text.chars.as_str();
        (&chars(first)[..first.indent], &chars(last)[behind..])
    }

    /// Whether anything stands below paragraph `at`: another, or a table or a
    /// picture.
    pub(super) fn has_more_below(&self, at: usize) -> bool {
        let last = self.units[at].lines.last();
        self.lines[last].block + 1 < self.blocks
    }

    /// The outline level the user's mark or the source gives paragraph `at`,
    /// 1 for the highest.
    pub(super) fn outline_level(&self, at: usize) -> Option<u8> {
        match self.mark(at) {
            Some(Mark::Heading(level)) => Some(level),
            Some(Mark::Plain) => None,
            None => self.levels[at],
        }
    }

    /// Whether paragraph `at` is a heading by a mark that is meant as one: a
    /// style of Word may stand for looks alone.
    pub(super) fn is_marked_heading(&self, at: usize) -> bool {
        let meant = match self.first(at).place {
            Place::Docx { .. } => false,
            Place::Text { .. } | Place::Given { .. } => true,
        };
        meant && self.outline_level(at).is_some_and(|level| level > 1)
    }

    /// Whether paragraph `at` is of a list that numbers nothing: its bullet says
    /// what it is, whatever its words are. What has a number goes by that.
    pub(super) fn is_bulleted(&self, at: usize) -> bool {
        self.first(at).evidence.list_label.is_some()
            && self.units[at].marker.is_none()
            && self.outline_level(at).is_none()
    }

    /// The user's mark before paragraph `at`.
    pub(super) fn mark(&self, at: usize) -> Option<Mark> {
        self.lines[self.units[at].lines.first].mark
    }

    /// Blank lines above paragraph `at`, beyond those between all lines.
    pub(super) fn gap(&self, at: usize) -> u32 {
        self.lines[self.units[at].lines.first].gap
    }

    /// Whether paragraph `at` is a further element of the line of the one above.
    pub(super) fn stands_beside(&self, at: usize) -> bool {
        let line = self.units[at].lines.first;
        line > 0 && self.lines[line].block == self.lines[line - 1].block
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

/// The line of a block, its mark taken off; `None` for what is no line.
fn line(format: Format, block: usize, source: &SourceBlock) -> Option<Line<'_>> {
    let SourceBlock::Paragraph(source) = source else {
        return None;
    };
    let whole = source.text.chars.as_str();
    let text = whole.trim();
    if text.is_empty() {
        return None;
    }
    let marked = match format {
        Format::Txt => mark::take(text),
        Format::Markdown | Format::Docx => None,
    };
    let (mark, bytes) = marked.unzip();
    let text = &text[bytes.unwrap_or(0)..];
    Some(Line {
        block,
        source,
        text,
        indent: whole.trim_end().len() - text.len(),
        mark,
        gap: source.blank_before,
    })
}

/// The blank lines that stand between all lines of a text. U+2028, a form feed
/// and the blanks between two elements part a line in two without any.
fn usual_gap(lines: &[Line<'_>]) -> u32 {
    let number = |line: &Line<'_>| line.source.place.line();
    let pairs = lines
        .windows(2)
        .filter(|pair| number(&pair[0]) != number(&pair[1]));
    pairs.map(|pair| pair[1].gap).min().unwrap_or(0)
}

/// The reading of a page number or a running head, settled before all else.
fn page_line(unit: &Unit<'_>, pages: &PageLines) -> Option<Reading> {
    let why = "印刷页的页码或页眉，复制时混入，不属于正文";
    pages
        .has(unit.lines.first)
        .then(|| Reading::new(Role::Other, 0.9, why))
}

/// The paragraph that `own` lines make, joined without anything between.
fn unit<'a>(lines: &[Line<'a>], own: Lines) -> Unit<'a> {
    let first = &lines[own.first];
    // The number of a list inside an item numbers that list, not the text.
    let label = first.source.evidence.list_label.as_ref();
    let inner = label.is_some_and(|label| label.sign == Sign::Number);
    let plain = inner || first.mark == Some(Mark::Plain);
    let text = if own.more.is_empty() {
        Cow::Borrowed(first.text)
    } else {
        Cow::Owned(own.iter().map(|line| lines[line].text).collect())
    };
    Unit {
        lines: own,
        marker: marker_in_bold(&text).filter(|_| !plain),
        text,
    }
}

/// Where sections are numbered 1.1, chapters are numbered 1 and 1. alike.
fn number_chapters(units: &mut [Unit<'_>]) {
    let is_dotted = |unit: &Unit<'_>| unit.marker.is_some_and(|it| it.scheme.is_dotted());
    if !units.iter().any(is_dotted) {
        return;
    }
    for unit in units {
        match &mut unit.marker {
            Some(found) if found.scheme == Scheme::Arabic => found.scheme = Scheme::Bare,
            Some(_) => {}
            None => unit.marker = marker::bare(&unit.text),
        }
    }
}

/// The marker a text begins with; bullets and asterisks that plain text may
/// carry before it (`- 一是`, `**第一条**`) are passed over and counted.
fn marker_in_bold(text: &str) -> Option<Found> {
    const BULLETS: [&str; 5] = ["- ", "* ", "• ", "● ", "■ "];
    let bullet = BULLETS.iter().find_map(|it| text.strip_prefix(it));
    let rest = bullet.map_or(text, str::trim_start);
    let rest = rest.strip_prefix("**").unwrap_or(rest);
    let found = marker::parse(rest)?;
    Some(Found {
        bytes: found.bytes + text.len() - rest.len(),
        ..found
    })
}
