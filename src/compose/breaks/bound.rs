//! What stays whole for its sense: numbers with their units (`quantity`), years,
//! words with an apostrophe, addresses of the web, 发文字号.
//!
//! In: shaped characters and where a line may break by their marks. Out: the
//! same breaks, those inside such a whole left for where no line is wide
//! enough ([`Break::is_bound`]). The clause for each is in docs/typesetting.md.

use super::quantity::{self, is_digit};
use super::{Break, is_word};
use crate::compose::shape::Shaped;

/// Digits of years in Chinese numerals.
const YEAR_DIGITS: &str = "〇○零一二三四五六七八九";

/// The code of a body (机关代字) has so many characters at most.
const LONGEST_CODE: usize = 5;

/// From the bracket before the four digits of a year to the one behind.
const YEAR_AND_BRACKET: usize = 5;

/// Characters before a body's code that are none of it.
const BEFORE_CODE: &str = "按照据依经以和及与的在由对见为附将并";

/// Leaves the breaks inside what stays whole for where it must be cut.
pub(super) fn bind(shaped: &[Shaped], breaks: &mut [Break]) {
    for at in 1..shaped.len() {
        match shaped[at].character {
            '〕' | ')' | '）' | ']' | '］' => number_of_document(shaped, breaks, at),
            '年' => year(shaped, breaks, at),
            '’' => apostrophe(shaped, breaks, at),
            ':' => address(shaped, breaks, at),
            _ => {}
        }
        quantity::bind(shaped, breaks, at);
    }
}

/// Closes what is open before the characters of `range`.
pub(super) fn close(breaks: &mut [Break], range: std::ops::Range<usize>) {
    for one in &mut breaks[range] {
        *one = (*one).min(Break::Must);
    }
}

/// The same, but where it must be cut, it is before the first of them.
pub(super) fn close_from_seam(breaks: &mut [Break], range: std::ops::Range<usize>) {
    if !range.is_empty() {
        breaks[range.start] = breaks[range.start].min(Break::Seam);
        close(breaks, range.start + 1..range.end);
    }
}

/// Whether the characters begin with these.
pub(super) fn begins(shaped: &[Shaped], word: &str) -> bool {
    let mut here = shaped.iter().map(|one| one.character);
    word.chars().all(|character| here.next() == Some(character))
}

/// `二〇二六年`: the four numerals before 年 at `at` stay with it.
fn year(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let Some(from) = at.checked_sub(4) else {
        return;
    };
    let mut digits = shaped[from..at].iter();
    if digits.all(|one| YEAR_DIGITS.contains(one.character)) {
        close(breaks, from + 1..at + 1);
    }
}

/// `don’t`: an apostrophe between letters ends no line.
fn apostrophe(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let is_letter = |one: &Shaped| is_word(one.character) && one.character.is_alphabetic();
    if is_letter(&shaped[at - 1]) && shaped.get(at + 1).is_some_and(is_letter) {
        close(breaks, at + 1..at + 2);
    }
}

/// An address of the web may break after each of the marks that part it, but
/// not after the `://` before its name.
fn address(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    if !begins(&shaped[at..], "://") {
        return;
    }
    close(breaks, at + 1..(at + 4).min(shaped.len()));
    for at in at + 4..shaped.len() {
        let (last, first) = (shaped[at - 1].character, shaped[at].character);
        if !is_word(first) {
            return;
        }
        let parts = "/?&=_-".contains(last) && first.is_ascii_alphanumeric();
        breaks[at] = if parts { Break::May } else { Break::Must };
    }
}

/// 发文字号 (GB/T 9704-2012 §7.2.5): code of the body, year, number (8 or 8-1) and
/// 号 in one piece. `at` is the bracket behind the year, which may be none that
/// the standard wants.
fn number_of_document(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let digits = shaped[..at].iter().rev().take_while(|one| is_digit(one));
    let Some(open) = at.checked_sub(digits.count() + 1) else {
        return;
    };
    let is_year = match shaped[open].character {
        '〔' => true,
        '(' | '（' | '[' | '［' => at - open == YEAR_AND_BRACKET,
        _ => false,
    };
    let is = |at: usize, character| shaped.get(at).is_some_and(|one| one.character == character);
    let number = at + 1 + usize::from(is(at + 1, '第'));
    let rest = shaped.iter().skip(number);
    let length = rest
        .take_while(|one| is_digit(one) || matches!(one.character, '-' | '－' | '–'))
        .count();
    let end = number + length;
    if is_year && is(end, '号') {
        let code = code_before(&shaped[..open]);
        if code > 0 {
            close(breaks, open - code + 1..open);
            close_from_seam(breaks, open..at + 1);
        }
        close_from_seam(breaks, at + 1..end + 1);
    }
}

/// How many of the last characters are the code of a body.
fn code_before(shaped: &[Shaped]) -> usize {
    let last = shaped.iter().rev().take(LONGEST_CODE);
    let is_code = |one: &&Shaped| {
        let character = one.character;
        ('\u{4E00}'..='\u{9FFF}').contains(&character) && !BEFORE_CODE.contains(character)
    };
    last.take_while(is_code).count()
}
