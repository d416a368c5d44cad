//! [`Source`] in, [`Document`] out, with the reason for each guess.
//!
//! Pure: no I/O, no clock. It never changes a character and never drops one:
//! what it is unsure of is body. It reads the document, not prefixes: lines
//! become paragraphs (`wrap`), tables and 目录 are set aside (`grid`,
//! `contents`), paragraphs become documents (`parts`), what stands above and below the body is settled first (`head`, `tail`), then markers
//! become sequences (`sequence`) and sequences headings (`heading`), short
//! lines without a number headings too (`unnumbered`), and the rest items (`item`).

pub(crate) mod annex;
mod assemble;
mod attendance;
mod caption;
mod clash;
mod contents;
pub(crate) mod date;
mod division;
mod draft;
mod entries;
mod given;
mod grid;
mod head;
pub(crate) mod head_words;
mod heading;
mod item;
pub(crate) mod judge;
mod letterhead;
mod mark;
mod marker;
mod markup;
mod measure;
mod note_marks;
pub(crate) mod numeral;
mod page_line;
mod parting;
mod parts;
pub mod report;
pub(crate) mod sentence;
mod sequence;
mod tail;
mod title;
mod unnumbered;
mod web;
pub(crate) mod words;
mod wrap;

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Role};
use crate::read::Source;

pub(crate) use sentence::ends as sentence_ends;
pub(crate) use unnumbered::is_ideograph;

use draft::{Draft, Reading};
use mark::Mark;
pub(crate) use marker::{Found, Scheme, parse as marker};

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
    /// One entry a non-blank line of the source, in order; of a .docx, one a
    /// paragraph or line of one.
    pub lines: Vec<LineReading>,
    /// What the user should know.
    pub diagnostics: Vec<Diagnostic>,
}

/// How one line of the source was read.
#[derive(Debug, Clone, PartialEq)]
pub struct LineReading {
    /// The line, counted from 1; in a .docx, the paragraph.
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
    /// The same without the marks of Markdown, which the text as read has not.
    pub lead_shown: Option<usize>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// The rule that decided and its evidence, in Chinese.
    pub why: Cow<'static, str>,
}

impl LineReading {
    /// The same line, set as another element for the reason `why`.
    pub fn set_as(&mut self, role: Role, why: &str) {
        self.role = role;
        self.label = assemble::label(role);
        self.why = format!("{}；{why}", self.why).into();
    }
}

/// Reads the structure of `source`.
pub fn outline(source: &Source, options: OutlineOptions) -> Outline {
    let mut draft = Draft::new(source);
    web::chat(&mut draft);
    contents::read(&mut draft);
    grid::read(&mut draft, source.format);
    caption::read(&mut draft, source);
    item::bulleted(&mut draft);
    let parts = parts::divide(&draft);
    let carrier = (0..draft.units.len()).find(|&at| words::carries(draft.text(at)));
    for part in &parts.documents {
        let named = parts.names(draft.units.get(part.start).map_or("", |unit| &unit.text));
        let carried = named || carrier.is_some_and(|at| at < part.start);
        let place = head::Place::of(&draft, part, carried);
        read_part(&mut draft, part, place);
    }
    tail::imprint(&mut draft, parts.imprint.clone());
    let main = parts.documents.first().cloned().unwrap_or(0..0);
    let mut diagnostics = clash::replace(&mut draft, &main, &source.given);
    let mut document = assemble::document(source, &draft, &parts, options.buried);
    diagnostics.extend(clash::beside(&document, &source.given));
    given::place(&mut document, &source.given);
    diagnostics.extend(judge::given(&source.given, &document));
    diagnostics.extend(annex::notes(&document));
    diagnostics.extend(note_marks::told(&document));
    diagnostics.extend(report::diagnostics(&draft, &document, options.buried));
    Outline {
        lines: report::lines(source.format, &draft),
        document,
        diagnostics,
    }
}

/// Settles every paragraph of one document.
fn read_part(draft: &mut Draft<'_>, part: &Range<usize>, place: head::Place) {
    for at in part.clone() {
        if draft.mark(at) == Some(Mark::Plain) {
            let why = "行首的 \\ 指明不是标题";
            draft.settle(at, Reading::new(Role::Body, 1.0, why));
        }
    }
    let body = head::read(draft, part, place)..part.end;
    tail::read(draft, &body);
    head::greetings(draft, &body);
    division::read(draft, &body);
    heading::read(draft, &body);
    unnumbered::read(draft, &body);
    item::read(draft, &body);
    for at in part.clone() {
        if draft.is_open(at) {
            let refused = draft.units[at].marker.is_none();
            let why = marker::refusal(draft.text(at)).filter(|_| refused);
            let why = why.unwrap_or("没有可信的标题或要素特征，是正文");
            draft.settle(at, Reading::new(Role::Body, 0.9, why));
        }
    }
}
