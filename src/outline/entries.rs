//! Entries of 附件说明 that turn to a further line (GB/T 9704-2012 §7.3.4).
//!
//! In: the lines. Out: whether one goes on with the name of an attachment above.
//! Between two numbers that follow each other every line does. Below the last name
//! one does that is set in as the names are and has a blank line below it: without
//! either it may be 署名.

use super::draft::Line;
use super::marker::{self, Scheme};
use super::measure;
use super::words;

/// How many lines a name may take.
const MOST: usize = 4;
/// The most that a name is set in, in half widths: 署名 stands further to the right.
const DEEPEST: usize = 24;

/// Whether line `at` goes on with an entry that line `above`, right above it, is
/// part of.
pub(super) fn goes_on(lines: &[Line<'_>], above: usize, at: usize) -> bool {
    if opens(lines[at].text).is_some() {
        return false;
    }
    let Some(entry) = entry_above(lines, above) else {
        return false;
    };
    match (number(lines[entry].text), number_below(lines, at)) {
        (Some(own), Some(next)) => next == own + 1,
        (_, None) => is_set_in_alone(lines, entry, at),
        (None, Some(_)) => false,
    }
}

/// The entry in 附件说明 that line `at` is part of.
fn entry_above(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let first = at.saturating_sub(MOST);
    let entry = (first..=at)
        .rev()
        .take_while(|&line| line == at || lines[line + 1].gap == 0)
        .find(|&line| opens(lines[line].text).is_some())?;
    is_of_note(lines, entry).then_some(entry)
}

/// Whether 附件： stands before the entry at `at` or above it.
fn is_of_note(lines: &[Line<'_>], at: usize) -> bool {
    // As many lines as twenty names take.
    let first = at.saturating_sub(20 * MOST);
    (first..=at)
        .rev()
        .take_while(|&line| line == at || lines[line + 1].gap == 0)
        .any(|line| words::attachment_names(lines[line].text).is_some())
}

/// What a line that begins an entry has behind 附件：.
fn opens(text: &str) -> Option<&str> {
    words::attachment_names(text)
        .filter(|it| !it.is_empty())
        .or_else(|| number_of(text).map(|_| text))
}

/// The number of the entry that a line begins.
fn number(text: &str) -> Option<u32> {
    number_of(words::attachment_names(text).unwrap_or(text))
}

fn number_of(text: &str) -> Option<u32> {
    let found = marker::parse(text)?;
    let is_entry = matches!(found.scheme, Scheme::Arabic | Scheme::ArabicComma);
    found.ordinal.filter(|_| is_entry)
}

/// The number of the entry next below line `at`, no blank line between.
fn number_below(lines: &[Line<'_>], at: usize) -> Option<u32> {
    let below = lines.get(at + 1..)?.iter().take(MOST);
    let mut below = below.take_while(|line| line.gap == 0);
    below.find_map(|line| number_of(line.text))
}

/// Whether line `at`, the last of its block, is set in below the entry at `entry`.
fn is_set_in_alone(lines: &[Line<'_>], entry: usize, at: usize) -> bool {
    let indent = |line: &Line<'_>| measure::width(&line.source.text.chars[..line.indent]);
    let ends = lines.get(at + 1).is_none_or(|below| below.gap > 0);
    let [own, above] = [at, entry].map(|line| indent(&lines[line]));
    ends && own > above && own <= DEEPEST
}
