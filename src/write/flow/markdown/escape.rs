//! A text in, Markdown out that parses back to it.
//!
//! The rule: a mark is escaped where it would act in CommonMark + GFM, and
//! only there. What acts is not guessed but asked of pulldown-cmark: the text
//! is parsed as it stands, what acted is escaped, and so on until the text
//! comes back whole; then each escape that the text does without is taken back
//! (of `*甲*` one star is escaped, the other is alone and does nothing). A lone
//! `*` thus stays bare. GFM's bare links (`https://…`) change no text and stay.
//!
//! Space at a line's ends and control characters have no backslash and are
//! written by number (`&#32;`). A text whose marks act in very many ways gets
//! a backslash before every mark, so that the work stays in bounds.

use std::collections::BTreeSet;

use super::context::{Context, Kind};
use super::marks::Mark;
use super::parsed::{Verdict, compare};
use super::rendering::{Rendering, render};

/// How many bytes may be parsed for a text, at least, and as a multiple of its length.
const LEAST_WORK: usize = 256 * 1024;
const MOST_TIMES: usize = 24;

/// Marks that nest are not tried without their backslash in a longer text.
const LONG_NEST: usize = 4096;

/// Markdown of `text` with the first of `choices`, sets of marks, that holds.
pub(super) fn markdown(text: &str, choices: &[Vec<Mark>], context: &Context) -> String {
    let unmarked = choices.iter().all(Vec::is_empty);
    if unmarked && context.kind != Kind::Cell && is_plain(text) {
        return format!("{}{text}", context.prefix);
    }
    let mut work = LEAST_WORK.max(text.len() * MOST_TIMES);
    for marks in choices {
        if let Some(rendering) = settle(text, marks, context, &mut work) {
            return rendering.without_suffix(context);
        }
    }
    let marks = choices.last().map_or(&[][..], Vec::as_slice);
    render(text, marks, &every_mark(text), context).without_suffix(context)
}

/// Whether no character of the text could act anywhere.
fn is_plain(text: &str) -> bool {
    let ends = [text.chars().next(), text.chars().next_back()];
    let quiet = |char: char| char.is_alphabetic() || (!char.is_ascii() && !char.is_whitespace());
    let acts = |byte: u8| byte.is_ascii_control() || b"\\`*_[]<>&~|#=".contains(&byte);
    ends.iter().all(|end| end.is_some_and(quiet)) && !text.bytes().any(acts)
}

/// Renders `text` until it comes back; `None` where it does not.
fn settle(text: &str, marks: &[Mark], context: &Context, work: &mut usize) -> Option<Rendering> {
    let mut escapes = nesting(text);
    if context.kind == Kind::Cell {
        escapes.extend(text.match_indices('|').map(|(at, _)| at));
    }
    loop {
        let rendering = render(text, marks, &escapes, context);
        *work = work.checked_sub(rendering.out.len() + 1)?;
        let Verdict::Act { acting, lost } = compare(&rendering, text, marks, context) else {
            return Some(without_spare(
                rendering, text, marks, escapes, context, work,
            ));
        };
        let known = escapes.len();
        escapes.extend(acting);
        if escapes.len() == known {
            escapes.extend(lost);
        }
        if escapes.len() == known {
            return None;
        }
    }
}

/// Marks at a line's start that may open a quotation or a list inside another
/// (`> > >`, `+ + +`, `1. 1.`). They are escaped before the first parse, whose
/// time grows with the square of their depth; a spare one is taken back.
fn nesting(text: &str) -> BTreeSet<usize> {
    let mut starts = vec![0];
    starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
    let marks = starts.into_iter().filter_map(|start| {
        let line = &text[start..];
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let digits = line[indent..]
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        let at = start + indent + digits;
        let mark = *text.as_bytes().get(at)?;
        let opens = if digits == 0 {
            b">+-*".contains(&mark)
        } else {
            b".)".contains(&mark)
        };
        if !opens {
            return None;
        }
        let again = text[at + 1..].trim_start_matches([' ', '\t']);
        let nests = |char: char| ">+-*".contains(char) || char.is_ascii_digit();
        again.starts_with(nests).then_some(at)
    });
    marks.collect()
}

/// Takes back each escape that the text does without.
fn without_spare(
    mut rendering: Rendering,
    text: &str,
    marks: &[Mark],
    mut escapes: BTreeSet<usize>,
    context: &Context,
    work: &mut usize,
) -> Rendering {
    let deep = if text.len() > LONG_NEST {
        nesting(text)
    } else {
        BTreeSet::new()
    };
    loop {
        let before = escapes.len();
        // Those that write a number first: a backslash is easier to read.
        let mut spare: Vec<usize> = escapes.iter().rev().copied().collect();
        spare.sort_by_key(|at| text.as_bytes()[*at].is_ascii_punctuation());
        for at in spare {
            if deep.contains(&at) {
                continue;
            }
            let Some(left) = work.checked_sub(rendering.out.len()) else {
                return rendering;
            };
            *work = left;
            escapes.remove(&at);
            let shorter = render(text, marks, &escapes, context);
            if compare(&shorter, text, marks, context) == Verdict::Same {
                rendering = shorter;
            } else {
                escapes.insert(at);
            }
        }
        if escapes.len() == before {
            return rendering;
        }
    }
}

/// Every mark of ASCII, every control character, and the spaces at the lines' ends.
fn every_mark(text: &str) -> BTreeSet<usize> {
    let is_space = |char: char| char == ' ' || char == '\t';
    let acts = |at: usize, char: char| {
        let at_end = text[at + char.len_utf8()..].starts_with('\n') || at + 1 == text.len();
        let at_start = at == 0 || text[..at].ends_with('\n');
        char.is_ascii_punctuation()
            || (char.is_ascii_control() && char != '\n')
            || (is_space(char) && (at_start || at_end))
            || (char == '\n' && (at_start || at + 1 == text.len()))
    };
    text.char_indices()
        .filter(|(at, char)| acts(*at, *char))
        .map(|(at, _)| at)
        .collect()
}
