//! The characters of a passage in, the stretches out in which nothing is to be
//! touched: addresses, numbers, Latin phrases, code, quotations.
//!
//! It judges characters alone; that a stretch is code, the reader says.

mod address;
mod code;

use std::ops::Range;

use crate::document::{InlineKind, Text};

/// Why a stretch is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quiet {
    /// An address of the web, of mail, or of a file; the name of a file.
    Address,
    /// `1,234.5`, `9:30`, `2024.5.6`, `1/2`.
    Number,
    /// Words of another language with the marks between them.
    Latin,
    /// Code, a formula, a tag or a comment of a web page.
    Code,
    /// The inside of “…”, which says what others wrote.
    Quotation,
}

impl Quiet {
    /// All of them: for what is no matter of the words.
    pub const ALL: &[Self] = &[
        Self::Address,
        Self::Number,
        Self::Latin,
        Self::Code,
        Self::Quotation,
    ];
}

/// The quiet stretches of a passage, by where they begin.
#[derive(Debug, Default)]
pub(super) struct Stretches {
    found: Vec<(Quiet, Range<usize>)>,
    /// How far those up to each of them reach.
    reaches: Vec<usize>,
}

impl Stretches {
    /// Those of `text`, in which the reader knows that `literal` are no words.
    pub(super) fn of(text: &Text, literal: impl Iterator<Item = Range<usize>>) -> Self {
        let mut found = stretches(text);
        let inside = literal.filter(|it| it.end <= text.chars.len());
        found.extend(inside.map(|it| (Quiet::Code, it)));
        Self::sorted(found)
    }

    fn sorted(mut found: Vec<(Quiet, Range<usize>)>) -> Self {
        found.sort_by_key(|(_, it)| it.start);
        let reaches = found.iter().scan(0, |reach, (_, it)| {
            *reach = it.end.max(*reach);
            Some(*reach)
        });
        Self {
            reaches: reaches.collect(),
            found,
        }
    }

    /// Adds one.
    pub(super) fn add(&mut self, kind: Quiet, range: Range<usize>) {
        let mut found = std::mem::take(&mut self.found);
        found.push((kind, range));
        *self = Self::sorted(found);
    }

    /// Whether one holds all of `range`, of a kind that is not in `looks_into`.
    pub(super) fn hold(&self, range: &Range<usize>, looks_into: &[Quiet]) -> bool {
        // Those that begin behind it cannot, and where none up to one reaches
        // its end, none further up does: a long line has thousands.
        let behind = self
            .found
            .partition_point(|(_, it)| it.start <= range.start);
        let above = self.found[..behind].iter().zip(&self.reaches[..behind]);
        let mut near = above.rev().take_while(|(_, reach)| range.end <= **reach);
        near.any(|((kind, it), _)| !looks_into.contains(kind) && range.end <= it.end)
    }

    /// Those of `kind`.
    pub(super) fn of_kind(&self, kind: Quiet) -> impl Iterator<Item = Range<usize>> + '_ {
        let of_kind = self.found.iter().filter(move |(it, _)| *it == kind);
        of_kind.map(|(_, range)| range.clone())
    }
}

/// The quiet stretches of a text, by kind.
fn stretches(text: &Text) -> Vec<(Quiet, Range<usize>)> {
    let mut found = Vec::new();
    for inline in &text.inlines {
        if inline.kind == InlineKind::Code {
            found.push((Quiet::Code, inline.range.clone()));
        }
    }
    let as_code = code::stretches(&text.chars);
    found.extend(as_code.map(|range| (Quiet::Code, range)));
    let addresses = address::addresses(&text.chars).into_iter();
    found.extend(addresses.map(|range| (Quiet::Address, range)));
    found.extend(western(&text.chars));
    found.extend(quotations(&text.chars).map(|range| (Quiet::Quotation, range)));
    found
}

/// Runs of ASCII: an address, a number, or Latin words; marks at a run's ends
/// belong to what stands around it.
fn western(chars: &str) -> Vec<(Quiet, Range<usize>)> {
    let mut found = Vec::new();
    let mut start = None;
    let ends = chars.char_indices().chain([(chars.len(), '。')]);
    for (at, ch) in ends {
        let inside = ch.is_ascii_graphic() || is_letter(ch) || (ch == ' ' && start.is_some());
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.extend(run(chars, from..at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// A letter of a Western alphabet.
fn is_letter(ch: char) -> bool {
    ch.is_ascii_alphabetic() || matches!(ch, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}')
}

/// What one run of Western characters is.
fn run(chars: &str, range: Range<usize>) -> Vec<(Quiet, Range<usize>)> {
    let words = &chars[range.clone()];
    let edge = |ch: char| !ch.is_ascii_digit() && !is_letter(ch);
    let address = |word: &str| {
        let mail = word
            .find('@')
            .is_some_and(|at| word[at..].contains('.') && at > 0);
        word.contains("://") || word.starts_with("www.") || mail
    };
    // Words are split at spaces: an address may stand beside a number.
    let mut found = Vec::new();
    let mut latin: Option<Range<usize>> = None;
    let mut at = range.start;
    for word in words.split_inclusive(' ') {
        let trimmed = word.trim_matches(' ');
        let begins = at + word.len() - word.trim_start().len();
        let whole = begins..begins + trimmed.len();
        at += word.len();
        if address(trimmed) {
            found.push((Quiet::Address, whole));
            continue;
        }
        let head = trimmed.len() - trimmed.trim_start_matches(edge).len();
        let core = trimmed.trim_matches(edge);
        let inner = begins + head..begins + head + core.len();
        if core.is_empty() {
            continue;
        }
        if core.contains(is_letter) {
            let from = latin.as_ref().map_or(inner.start, |it| it.start);
            latin = Some(from..inner.end);
        } else if core.len() > 1 {
            found.push((Quiet::Number, inner));
        }
    }
    found.extend(latin.map(|it| (Quiet::Latin, it)));
    found
}

/// The insides of “…”, the marks themselves not.
fn quotations(chars: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let open = rest + chars[rest..].find('“')? + '“'.len_utf8();
        let close = open + chars[open..].find('”')?;
        rest = close + '”'.len_utf8();
        Some(open..close)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(chars: &str) -> Vec<String> {
        let found = stretches(&Text::plain(chars));
        let mut found: Vec<_> = found
            .into_iter()
            .map(|(kind, range)| (range.start, format!("{kind:?} {}", &chars[range])))
            .collect();
        found.sort();
        found.into_iter().map(|(_, it)| it).collect()
    }

    #[test]
    fn addresses_numbers_and_latin_words_are_quiet() {
        assert_eq!(
            shown("共1,234.5万元,见https://a.cn/b?c=1 ，9:30开始"),
            [
                "Number 1,234.5",
                "Address https://a.cn/b?c=1",
                "Address https://a.cn/b?c=1",
                "Number 9:30"
            ]
        );
        assert_eq!(
            shown("按ISO 9001, Rev. 2 (A)执行"),
            ["Latin ISO 9001, Rev. 2 (A", "Number 9001"]
        );
        assert_eq!(shown("写信给a.b@c.cn."), ["Address a.b@c.cn."]);
    }

    #[test]
    fn quotations_are_quiet_without_their_marks() {
        assert_eq!(shown("所谓“甲,乙”,是"), ["Quotation 甲,乙"]);
    }
}
