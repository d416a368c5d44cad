//! An editor's eye: a source and its outline in, findings with their places
//! and edits out.
//!
//! One rule is one file of `rules`; each looks at passages (`manuscript`) and
//! writes down what it finds (`notes`). Here that becomes findings in places of
//! the file, sorted. Nothing is changed and nothing printed: edits are made by
//! `fix`, faces of the output by `face`.

pub mod baseline;
mod blank;
pub mod config;
pub mod face;
mod finding;
pub mod fix;
mod given;
mod ignored;
mod layout;
mod letters;
pub mod manual;
mod manuscript;
mod notes;
mod quiet;
mod rule;
mod rules;

use std::ops::Range;

use crate::document::Place;
use crate::outline::Outline;
use crate::read::{Format, LineIndex, Source};
use crate::template::Template;

pub use finding::{Finding, Fix, Shown, Sureness};
pub use ignored::Ignored;
pub use layout::Layout;
pub use manuscript::{Manuscript, Passage, Standing};
pub use notes::{Note, Notes, Pen};
pub use quiet::Quiet;
pub use rule::{Family, Fixing, Look, Rule, Weight, Wrong};
pub use rules::{all, by_code};

/// What is checked.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The decoded text of a .txt or .md; `None` for a .docx, whose paragraphs
    /// are its lines.
    pub decoded: Option<&'a str>,
    /// What it says.
    pub source: &'a Source,
    /// What it was read as.
    pub outline: &'a Outline,
    /// How a .docx should be set; rules on layout look at nothing without.
    pub template: Option<&'a Template>,
}

/// The findings of `rules`, each with the weight it has, in the order of
/// their places.
pub fn check(text: Text<'_>, rules: &[(&'static Rule, Weight)]) -> Vec<Finding> {
    let manuscript = Manuscript::new(text.source, text.outline);
    let lines = text
        .decoded
        .map(|decoded| (decoded, LineIndex::new(decoded)));
    let set = text.template.filter(|_| text.source.format == Format::Docx);
    let layout = set.map(|template| Layout {
        manuscript: &manuscript,
        pages: &text.source.pages,
        template,
    });
    let mut found = Vec::new();
    for (rule, weight) in rules {
        let mut notes = Notes::of(rule);
        match rule.look {
            Look::Passage(look) => {
                for passage in &manuscript.passages {
                    look(passage, &mut notes);
                }
            }
            Look::Manuscript(look) => look(&manuscript, &mut notes),
            Look::Layout(look) => {
                if let Some(layout) = &layout {
                    look(layout, &mut notes);
                }
            }
        }
        found.extend(notes.notes.into_iter().map(|note| (*rule, *weight, note)));
    }
    let ignored = text.decoded.map(|it| Ignored::of(it, manuscript.format));
    let ignored = ignored.unwrap_or_default();
    found.retain(|(rule, _, note)| {
        let passage = manuscript.passage(note.passage);
        let lines = lines.as_ref();
        let (place, _) = Placed { passage, lines }.ends(&note.range);
        !ignored.silences(rule.code, passage, place.line())
    });
    // Front matter stands above all passages.
    let order = |note: &Note| (note.passage < manuscript.passages.len(), note.passage);
    found.sort_by_key(|(_, _, note)| (order(note), note.range.start, note.range.end));
    let is_markdown = manuscript.format == Format::Markdown;
    let finding = |(rule, weight, note): (&'static Rule, Weight, Note)| {
        let passage = manuscript.passage(note.passage);
        let placed = Placed {
            passage,
            lines: lines.as_ref(),
        };
        let (place, end) = placed.ends(&note.range);
        Finding {
            rule,
            weight,
            sureness: note.sureness,
            shown: placed.shown(&note.range, &place),
            page: text.source.pages.leaves.page(&place),
            place,
            end,
            stands: placed.stands(&note.range),
            fix: placed.fix(rule, &note, manuscript.format),
            message: note.message,
        }
    };
    let mut findings: Vec<Finding> = found.into_iter().map(finding).collect();
    if let Some(decoded) = text.decoded.filter(|_| is_markdown) {
        fix::settle(decoded, &mut findings);
    }
    findings
}

/// A passage with the lines of the file it stands in.
struct Placed<'m> {
    passage: &'m Passage<'m>,
    lines: Option<&'m (&'m str, LineIndex<'m>)>,
}

impl Placed<'_> {
    /// The places of the first character of `range` and of the one behind it.
    fn ends(&self, range: &Range<usize>) -> (Place, Place) {
        (self.at(range.start), self.behind(range))
    }

    fn behind(&self, range: &Range<usize>) -> Place {
        // The end of a line is no place on the next one.
        let last = self.passage.chars()[range.clone()].chars().next_back();
        match (last, self.lines) {
            (Some(last), Some((text, lines))) => {
                let start = self.byte(range.end - last.len_utf8());
                let end = text.ceil_char_boundary(start + last.len_utf8());
                lines.place(end..end)
            }
            _ => self.at(range.end),
        }
    }

    fn at(&self, byte: usize) -> Place {
        let (place, start) = self.passage.line_at(byte);
        match (place, self.lines) {
            (
                Place::Docx {
                    part,
                    paragraph,
                    character,
                },
                _,
            ) => {
                // A number that Word counts is no character of the file.
                let mut verbatim = self.passage.text.verbatim.iter();
                let counted = verbatim.find(|it| it.start >= start);
                let from = counted.map_or(start, |it| it.start);
                let before = self.passage.chars().get(from..byte).unwrap_or_default();
                let before = u32::try_from(before.chars().count()).unwrap_or(u32::MAX);
                Place::Docx {
                    part: part.clone(),
                    paragraph: *paragraph,
                    character: character.saturating_add(before),
                }
            }
            (_, Some((_, lines))) => {
                let at = self.byte(byte);
                lines.place(at..at)
            }
            (place, None) => place.clone(),
        }
    }

    /// The byte of the decoded text at or before the passage's `byte`.
    fn byte(&self, byte: usize) -> usize {
        let verbatim = &self.passage.text.verbatim;
        let behind = verbatim.partition_point(|it| it.start <= byte);
        match (verbatim[..behind].last(), self.passage.place) {
            (Some(it), _) => it.bytes.start + (byte - it.start).min(it.bytes.len()),
            (None, Place::Text { bytes, .. }) => bytes.start,
            (None, _) => 0,
        }
    }

    /// The line of the file round `range`, which begins at `place`.
    fn shown(&self, range: &Range<usize>, place: &Place) -> Shown {
        if let (Some((text, lines)), Place::Text { line, bytes, .. }) = (self.lines, place) {
            let whole = lines.text_of(*line, text);
            let start = (bytes.start - lines.start(*line)).min(whole.len());
            let end = self.stands(range).map_or(bytes.start, |it| it.end);
            let end = end.saturating_sub(lines.start(*line)).min(whole.len());
            return Shown::of(whole, start..end.max(start));
        }
        Shown::of(self.passage.chars(), range.clone())
    }

    /// The bytes of the file from the first to the last that `range` is known
    /// to stand at.
    fn stands(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let known = self.passage.text.verbatim_at(range).iter();
        let known = known.filter_map(|it| {
            let own = it.range();
            let (start, end) = (own.start.max(range.start), own.end.min(range.end));
            let byte = |at: usize| it.bytes.start + (at - own.start);
            let meets = start < end || (start == end && range.is_empty());
            meets.then(|| byte(start)..byte(end))
        });
        known.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
    }

    /// The edits of a note in the file; `None` where the file writes the
    /// characters another way.
    fn fix(&self, rule: &Rule, note: &Note, format: Format) -> Option<Fix> {
        let change = note.change.as_ref()?;
        let decoded = self.lines.map(|(text, _)| *text);
        let marked = decoded.filter(|_| format == Format::Markdown);
        let mut edits = Vec::new();
        let mut fixing = rule.fixing;
        for (range, with) in &change.edits {
            // Marks of YAML would make another value of it.
            let plain = |it: char| !it.is_ascii() || it.is_ascii_alphanumeric();
            if self.passage.standing == Standing::Given && !with.chars().all(plain) {
                return None;
            }
            let pieces = self.passage.edits(range, with)?;
            if marked.is_some_and(|text| fix::spans_a_mark(text, &pieces)) {
                fixing = Fixing::ByHand;
            }
            edits.extend(pieces);
        }
        if fixing == Fixing::ByHand {
            edits.clear();
        }
        edits.sort_by_key(|edit| (edit.bytes.start, edit.bytes.end));
        Some(Fix {
            fixing,
            message: change.message.clone(),
            edits,
        })
    }
}
