//! Headings without a number: short lines that stand alone above the text
//! they head, several of a kind in one document.
//!
//! In: the paragraphs of one document, numbered headings settled. Out:
//! readings for such lines. One alone is left to be body, for it may be
//! anything, unless the source sets it apart. A heading without a number ranks
//! one below the nearest numbered one that governs it.

use std::ops::Range;

use crate::document::{Level, Role};
use crate::read::{Alignment, Weight};

use super::caption;
use super::date;
use super::draft::{Draft, Reading};
use super::sentence::{is_closed, length};
use super::words;

/// The longest such heading, in characters.
const LONGEST: usize = 24;
/// The shortest paragraph that a heading has under it, in characters.
const TEXT: usize = 20;

/// Settles the unnumbered headings of `body`.
pub(super) fn read(draft: &mut Draft<'_>, body: &Range<usize>) {
    let (titles, found): (Vec<_>, Vec<_>) = body
        .clone()
        .filter(|&at| is_candidate(draft, at, body))
        .partition(|&at| names_table(draft, at));
    for at in titles {
        let why = "以“表”和序号开头，其下就是表格，是表题，按正文处理";
        draft.settle(at, Reading::new(Role::Body, 0.85, why));
    }
    let several = found.len() > 1;
    let mut latest: Option<(usize, Level)> = None;
    for at in found {
        if !several && !stands_out(draft, at) {
            let why = "短行像没有编号的标题，但全文只此一处，按正文处理";
            draft.settle(at, Reading::new(Role::Body, 0.6, why));
            continue;
        }
        let level = level(draft, at, body, latest);
        latest = Some((at, level));
        let why = "短行独占一行，句末无标点，其下另有段落，全文不止一处：没有编号的标题";
        draft.settle(at, Reading::new(Role::Heading(level), 0.75, why));
    }
}

/// Short and open, with text below it and nothing of its kind above.
fn is_candidate(draft: &Draft<'_>, at: usize, body: &Range<usize>) -> bool {
    is_short_and_open(draft, at) && heads(draft, at + 1, body) && parts(draft, at, body)
}

/// Whether a paragraph is the title of the table below it, whose rows are parted
/// by tabs.
fn names_table(draft: &Draft<'_>, at: usize) -> bool {
    let below = at + 1;
    caption::is_of_table(draft.text(at))
        && draft.units.get(below).is_some()
        && draft.text(below).contains('\t')
}

/// The looks of such a heading by itself.
fn is_short_and_open(draft: &Draft<'_>, at: usize) -> bool {
    let text = draft.text(at);
    draft.is_open(at)
        && draft.units[at].marker.is_none()
        && (2..=LONGEST).contains(&length(text))
        && !is_closed(text)
        && text.chars().any(is_ideograph)
        && !text.contains(['\t', '。', '：', ':', '|', '│', '@'])
        && !words::is_bracketed(text)
        && !date::is_whole(text)
}

/// The role of a neighbour; an item with a bullet counts by its words.
fn role(draft: &Draft<'_>, at: usize) -> Option<Role> {
    draft.role(at).filter(|_| !draft.is_bulleted(at))
}

/// Whether `letter` is a Chinese character.
pub(crate) fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

/// Whether text, or what is numbered below, stands at `next`.
fn heads(draft: &Draft<'_>, next: usize, body: &Range<usize>) -> bool {
    next < body.end
        && match role(draft, next) {
            None => {
                let text = draft.text(next);
                is_closed(text) && (length(text) >= TEXT || draft.units[next].marker.is_some())
            }
            Some(role) => matches!(role, Role::Heading(_) | Role::Body),
        }
}

/// Whether the line stands below a paragraph or a heading, not among lines of
/// its kind.
fn parts(draft: &Draft<'_>, at: usize, body: &Range<usize>) -> bool {
    at == body.start
        || role(draft, at - 1).is_some_and(|role| role != Role::Other)
        || is_closed(draft.text(at - 1))
}

/// Whether the source sets the whole line bold or in the middle.
fn stands_out(draft: &Draft<'_>, at: usize) -> bool {
    let evidence = &draft.first(at).evidence;
    evidence.weight == Some(Weight::Bold) || evidence.alignment == Some(Alignment::Center)
}

/// The level of the heading at `at`: that of the one before it, unless a
/// higher number stands between; else one below the nearest number.
fn level(
    draft: &Draft<'_>,
    at: usize,
    body: &Range<usize>,
    latest: Option<(usize, Level)>,
) -> Level {
    let above = |from: usize| {
        (from..at).rev().find_map(|near| match draft.role(near) {
            Some(Role::Heading(level)) => Some(level),
            _ => None,
        })
    };
    let Some((before, level)) = latest else {
        return below(above(body.start));
    };
    let higher = (before + 1..at)
        .rev()
        .find_map(|near| match draft.role(near) {
            Some(Role::Heading(found)) if found < level => Some(found),
            _ => None,
        });
    higher.map_or(level, |found| below(Some(found)))
}

/// One below `level`; the highest where no number governs.
fn below(level: Option<Level>) -> Level {
    let depth = level.map_or(0, |level| usize::from(level.number()));
    Level::ALL[depth.min(3)]
}
