//! A text, its marks and its escapes in, Markdown out that knows which of its
//! bytes are the text's and which are ours.

use std::collections::BTreeSet;
use std::ops::Range;

use super::context::Context;
use super::marks::Mark;

/// Bytes of the Markdown that are ours.
#[derive(Debug)]
struct Insert {
    /// The bytes.
    out: Range<usize>,
    /// The text's bytes they stand for; empty for a mark.
    text: Range<usize>,
}

/// Markdown of one text.
#[derive(Debug, Default)]
pub(super) struct Rendering {
    /// The Markdown.
    pub(super) out: String,
    inserts: Vec<Insert>,
}

/// What comes before the character at a byte, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stop<'a> {
    /// The end of a range; that of the inner one first.
    Close(usize, &'a str),
    /// The start of a range; that of the outer one first.
    Open(usize, &'a str),
    /// The character itself, escaped.
    Escape,
    /// The line feed.
    Break,
}

/// Renders `text` with `marks`, the characters at `escapes` escaped.
pub(super) fn render(
    text: &str,
    marks: &[Mark],
    escapes: &BTreeSet<usize>,
    context: &Context,
) -> Rendering {
    let mut rendering = Rendering::default();
    rendering.own(&context.prefix, 0..0);
    let mut done = 0;
    for (at, stop) in stops(text, marks, escapes) {
        rendering.out.push_str(&text[done..at]);
        done = at;
        match stop {
            Stop::Close(_, mark) | Stop::Open(_, mark) => rendering.own(mark, at..at),
            Stop::Break => {
                done = at + 1;
                rendering.own(&context.line_break, at..done);
            }
            Stop::Escape => done = rendering.escaped(text, at),
        }
    }
    rendering.out.push_str(&text[done..]);
    rendering.own(&context.suffix, text.len()..text.len());
    rendering
}

fn stops<'a>(text: &str, marks: &'a [Mark], escapes: &BTreeSet<usize>) -> Vec<(usize, Stop<'a>)> {
    let breaks = text.match_indices('\n').map(|(at, _)| at);
    let mut stops: Vec<(usize, Stop)> = breaks
        .filter(|at| !escapes.contains(at))
        .map(|at| (at, Stop::Break))
        .collect();
    for (order, mark) in marks.iter().enumerate() {
        stops.push((mark.range.start, Stop::Open(order, &mark.open)));
        stops.push((mark.range.end, Stop::Close(usize::MAX - order, &mark.close)));
    }
    stops.extend(escapes.iter().map(|at| (*at, Stop::Escape)));
    stops.sort_unstable();
    stops
}

impl Rendering {
    fn own(&mut self, chars: &str, text: Range<usize>) {
        let start = self.out.len();
        self.out.push_str(chars);
        if !chars.is_empty() {
            self.inserts.push(Insert {
                out: start..self.out.len(),
                text,
            });
        }
    }

    /// Escapes the character at `at`: by a backslash where that does it, else
    /// by its number. Returns where the text goes on.
    fn escaped(&mut self, text: &str, at: usize) -> usize {
        let char = text[at..].chars().next().unwrap_or_default();
        if char.is_ascii_punctuation() {
            self.own("\\", at..at);
            return at;
        }
        let end = at + char.len_utf8();
        self.own(&format!("&#{};", u32::from(char)), at..end);
        end
    }

    /// The byte of the text that `out` comes from or stands before.
    pub(super) fn text_at(&self, out: usize) -> usize {
        match self.insert_before(out) {
            Some(insert) if out < insert.out.end => insert.text.start,
            Some(insert) => insert.text.end + (out - insert.out.end),
            None => out,
        }
    }

    /// Whether the byte `out` is ours.
    pub(super) fn is_own(&self, out: usize) -> bool {
        self.insert_before(out)
            .is_some_and(|insert| out < insert.out.end)
    }

    fn insert_before(&self, out: usize) -> Option<&Insert> {
        let at = self
            .inserts
            .partition_point(|insert| insert.out.start <= out);
        at.checked_sub(1).map(|at| &self.inserts[at])
    }

    /// The text's bytes that `out` comes from, stretch by stretch.
    pub(super) fn text_in(&self, out: Range<usize>) -> Vec<Range<usize>> {
        let mut stretches = Vec::new();
        let mut from = out.start;
        while from < out.end {
            let next = self
                .inserts
                .partition_point(|insert| insert.out.end <= from);
            let insert = self.inserts.get(next);
            let until = insert.map_or(out.end, |insert| insert.out.start.min(out.end));
            if from < until {
                let start = self.text_at(from);
                stretches.push(start..start + (until - from));
            }
            from = insert.map_or(out.end, |insert| insert.out.end).max(until);
        }
        stretches
    }

    /// The Markdown without what only makes a block of it.
    pub(super) fn without_suffix(mut self, context: &Context) -> String {
        self.out.truncate(self.out.len() - context.suffix.len());
        self.out
    }
}
