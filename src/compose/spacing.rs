//! What a template asks for between characters: marks that share a cell, and
//! space between Chinese and Latin.
//!
//! In: shaped characters with their own advances. Out: the same, narrower or
//! wider; never another character. What lines do to them is layout's.

use super::marks::{is_bracket, is_closer, is_opener};
use super::shape::{Shaped, is_latin};
use crate::template::{LatinGap, Pt, Punctuation, Typesetting, Zi};

/// A mark narrower than this share of its size leaves no half blank.
const FULL_WIDTH: f64 = 0.75;

/// The share of a mark's cell that is blank.
const HALF: f64 = 0.5;

/// Sets marks and Latin as `typesetting` asks for.
pub(super) fn adjust(shaped: &mut [Shaped], typesetting: Typesetting) {
    match typesetting.punctuation {
        Punctuation::Full => {}
        Punctuation::Squeezed => squeeze(shaped),
    }
    match typesetting.latin_gap {
        LatinGap::None => {}
        LatinGap::Wide(gap) => part_latin(shaped, gap),
    }
}

/// What a full-width mark can give: the half of its cell that is blank.
pub fn blank_half(one: &Shaped) -> Pt {
    let is_mark = is_closer(one.character) || is_opener(one.character);
    if is_mark && one.advance.0 > one.size.0 * FULL_WIDTH {
        one.advance * HALF
    } else {
        Pt::ZERO
    }
}

/// Whether two characters are marks side by side, one of them a bracket, with
/// a blank half between them (《中文排版需求》, 连续标点符号的调整).
pub fn share_a_cell(before: &Shaped, after: &Shaped) -> bool {
    let (last, first) = (before.character, after.character);
    let is_mark = |one| is_closer(one) || is_opener(one);
    let has_blank = is_closer(last) || is_opener(first);
    has_blank && is_mark(last) && is_mark(first) && (is_bracket(last) || is_bracket(first))
}

/// Takes half a cell out between marks, and says what falls away at edges.
fn squeeze(shaped: &mut [Shaped]) {
    for one in &mut *shaped {
        one.edge = blank_half(one);
    }
    for at in 1..shaped.len() {
        if share_a_cell(&shaped[at - 1], &shaped[at]) {
            // The blank between two marks is halved once: a closing mark gives
            // its own, an opening mark after another one its own.
            let giver = if is_closer(shaped[at - 1].character) {
                at - 1
            } else {
                at
            };
            halve(&mut shaped[giver]);
        }
    }
}

/// Takes the blank half of a mark away, where it is still there.
fn halve(one: &mut Shaped) {
    let half = blank_half(one);
    one.advance -= half;
    one.edge = Pt::ZERO;
    if is_opener(one.character) {
        one.shift = half;
    }
}

/// Parts Chinese characters from Latin letters and digits.
fn part_latin(shaped: &mut [Shaped], gap: Zi) {
    for at in 1..shaped.len() {
        if meets_latin(shaped[at - 1].character, shaped[at].character) {
            let one = &mut shaped[at - 1];
            let wide = one.size * gap.0;
            one.advance += wide;
            one.edge = wide;
        }
    }
}

/// Whether a Chinese character and a Latin letter or digit stand side by side.
fn meets_latin(last: char, first: char) -> bool {
    let is_word = |one: char| is_latin(one) && one.is_alphanumeric();
    (is_chinese(last) && is_word(first)) || (is_word(last) && is_chinese(first))
}

/// Whether the character is a Chinese one and no mark.
pub fn is_chinese(character: char) -> bool {
    matches!(character, '〇' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
