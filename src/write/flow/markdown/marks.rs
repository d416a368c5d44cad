//! Marked ranges of a text in, marks of Markdown with their places out.
//!
//! A run-in lead is bold without the stop that closes it: by CommonMark's
//! flanking rule `**一是稳。**后文` is not bold, `**一是稳**。后文` is. Where no
//! placing of a mark can hold there is none; characters are never added.

use std::ops::Range;

use super::context::{Context, Kind};
use crate::document::{InlineKind, Text};

/// A range with the marks at its ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// The mark before it.
    pub(super) open: String,
    /// The mark behind it.
    pub(super) close: String,
}

/// The sets of marks to try, the fullest first and last the one without any but
/// those of footnotes.
pub(super) fn choices(text: &Text, context: &Context) -> Vec<Vec<Mark>> {
    let bold = if context.kind == Kind::Heading {
        Vec::new()
    } else {
        bold(text)
    };
    let mut all = bold.clone();
    all.extend(
        text.inlines
            .iter()
            .filter_map(|inline| other(&inline.kind, &inline.range)),
    );
    let notes = notes(text, &context.notes);
    let mut choices = vec![all, bold, Vec::new()];
    for choice in &mut choices {
        choice.extend_from_slice(&notes);
        choice.sort_by_key(|mark| (mark.range.start, usize::MAX - mark.range.end));
    }
    choices.dedup();
    choices
}

/// The marks of footnotes, which are in every set.
fn notes(text: &Text, numbers: &[usize]) -> Vec<Mark> {
    let notes = numbers.iter().zip(text.note_marks());
    let mark = |(number, (at, _)): (&usize, _)| Mark {
        range: at..at,
        open: format!("[^{number}]"),
        close: String::new(),
    };
    notes.map(mark).collect()
}

/// Marks that are not bold.
fn other(kind: &InlineKind, range: &Range<usize>) -> Option<Mark> {
    let (open, close) = match kind {
        InlineKind::Emphasis => ("*", "*".to_owned()),
        InlineKind::Strike => ("~~", "~~".to_owned()),
        InlineKind::Code => ("`", "`".to_owned()),
        InlineKind::Link(address) => ("[", format!("](<{address}>)")),
        InlineKind::Lead
        | InlineKind::Strong
        | InlineKind::Footnote(_)
        | InlineKind::FootnoteAgain(_) => return None,
    };
    Some(Mark {
        range: range.clone(),
        open: open.to_owned(),
        close,
    })
}

/// One bold mark for leads and strong ranges that meet.
fn bold(text: &Text) -> Vec<Mark> {
    let mut ranges: Vec<(Range<usize>, Stop)> = Vec::new();
    for inline in &text.inlines {
        let stop = match inline.kind {
            InlineKind::Lead => Stop::Outside,
            InlineKind::Strong => Stop::Inside,
            _ => continue,
        };
        match ranges.last_mut() {
            Some((last, with)) if inline.range.start <= last.end => {
                last.end = last.end.max(inline.range.end);
                *with = (*with).max(stop);
            }
            _ => ranges.push((inline.range.clone(), stop)),
        }
    }
    let placed = ranges
        .into_iter()
        .filter_map(|(range, stop)| place(&text.chars, &range, stop));
    let mark = |range| Mark {
        range,
        open: "**".to_owned(),
        close: "**".to_owned(),
    };
    placed.map(mark).collect()
}

/// Whether the mark at a bold range's end stands inside of its last stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stop {
    Inside,
    Outside,
}

/// The first range, shrunk by the marks of punctuation at its ends, that can be bold.
fn place(chars: &str, range: &Range<usize>, stop: Stop) -> Option<Range<usize>> {
    let inside = &chars[range.clone()];
    let start = inside.len() - inside.trim_start_matches(is_mark).len();
    let end = inside.trim_end_matches(is_mark).len();
    let last = inside
        .char_indices()
        .next_back()
        .filter(|(_, char)| is_mark(*char));
    let short = last.map_or(inside.len(), |(at, _)| at);
    let preferred = match stop {
        Stop::Outside => [0..short, 0..inside.len()],
        Stop::Inside => [0..inside.len(), 0..short],
    };
    let [first, second] = preferred;
    [first, second, 0..end, start..short, start..end]
        .into_iter()
        .filter(|part| part.start < part.end)
        .map(|part| range.start + part.start..range.start + part.end)
        .find(|part| can_be_bold(chars, part))
}

/// CommonMark's flanking rule for both ends.
fn can_be_bold(chars: &str, range: &Range<usize>) -> bool {
    let before = chars[..range.start].chars().next_back();
    let after = chars[range.end..].chars().next();
    let mut inside = chars[range.clone()].chars();
    let (first, last) = (inside.next(), chars[range.clone()].chars().next_back());
    flanks(first, before) && flanks(last, after)
}

/// Whether a mark between `inner` and `outer` leans on `inner`.
fn flanks(inner: Option<char>, outer: Option<char>) -> bool {
    let bears =
        |char: char| !char.is_whitespace() && (!is_mark(char) || !outer.is_some_and(is_word));
    inner.is_some_and(bears)
}

fn is_mark(char: char) -> bool {
    !char.is_alphanumeric() && !char.is_whitespace()
}

fn is_word(char: char) -> bool {
    !is_mark(char) && !char.is_whitespace()
}
