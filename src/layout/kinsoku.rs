//! Where a line may break: the rules of GB/T 15834-2011 §5.1 and of
//! 《中文排版需求》 (line-start and line-end prohibition, unbreakable marks,
//! numbers with their units).
//!
//! In: shaped characters. Out: for each, whether a line may end before it. It
//! measures nothing.

use crate::compose::shape::{Shaped, is_latin};

/// Marks that may not begin a line.
const NOT_FIRST: &str = "、。，．；：？！）〕】〗》〉」』”’％‰℃·～々］｝｣｡､";

/// Marks that may not end a line.
const NOT_LAST: &str = "（〔【〖《〈「『“‘［｛＄￥￡№§｢";

/// ASCII marks that may not begin a line after a Chinese character.
const NOT_FIRST_ASCII: &str = ")]},.;:?!%";

/// Units that stay with the number before them (GB 3100, and what reports
/// count in), the longest of those that share a beginning first.
const UNITS: [&str; 36] = [
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "千克",
    "公斤",
    "公顷",
    "千瓦时",
    "千瓦",
    "个百分点",
    "亿元",
    "万元",
    "万人",
    "万亩",
    "万吨",
    "亿",
    "万",
    "千",
    "元",
    "年",
    "月",
    "日",
    "时",
    "分",
    "秒",
    "号",
    "人",
    "米",
    "吨",
    "亩",
    "％",
    "℃",
];

/// A closing mark, whose right half is blank and can be squeezed out.
pub(super) fn is_closer(character: char) -> bool {
    "、。，．；：）〕】〗》〉」』”’］｝".contains(character)
}

/// An opening mark, whose left half is blank and can be squeezed out.
pub(super) fn is_opener(character: char) -> bool {
    "（〔【〖《〈「『“‘［｛".contains(character)
}

/// For each character, whether a line may end before it. The first may not.
pub(super) fn breaks(shaped: &[Shaped]) -> Vec<bool> {
    let mut breaks: Vec<bool> = Vec::with_capacity(shaped.len());
    breaks.extend(shaped.first().map(|_| false));
    breaks.extend(shaped.windows(2).map(|pair| may_break(&pair[0], &pair[1])));
    bind_dashes(shaped, &mut breaks);
    bind_units(shaped, &mut breaks);
    breaks
}

fn may_break(before: &Shaped, after: &Shaped) -> bool {
    let (last, first) = (before.character, after.character);
    if last == '\n' {
        return true;
    }
    // The mark of a note stays with what it is to.
    if after.bytes.is_empty() {
        return false;
    }
    if last == ' ' {
        return first != ' ';
    }
    if NOT_FIRST.contains(first) || NOT_LAST.contains(last) || first == ' ' {
        return false;
    }
    if is_word(last) && is_word(first) {
        return ends_word_part(last, first);
    }
    let ascii_mark = NOT_FIRST_ASCII.contains(first) || "([{".contains(last);
    let ellipsis = last == '…' && first == '…';
    !(ascii_mark || ellipsis)
}

/// Takes away the breaks inside —— and before and after a single —, which
/// joins what stands at its sides.
fn bind_dashes(shaped: &[Shaped], breaks: &mut [bool]) {
    let is_dash = |at: usize| shaped.get(at).is_some_and(|one| one.character == '—');
    for at in 1..shaped.len() {
        let single = is_dash(at) && !is_pair(&shaped[at]) && !is_dash(at + 1);
        let after_single = is_dash(at - 1)
            && !is_pair(&shaped[at - 1])
            && !(at >= 2 && is_dash(at - 2))
            && is_word(shaped[at].character);
        breaks[at] &= !(single || after_single);
    }
}

/// Whether one glyph shows both dashes.
fn is_pair(shaped: &Shaped) -> bool {
    shaped.advance.0 > shaped.size.0 * 1.5
}

/// Whether the character is part of a Latin word or a number. `*` stands for a
/// character that is kept back and breaks like a Chinese one.
fn is_word(character: char) -> bool {
    is_latin(character) && !matches!(character, ' ' | '*')
}

/// A long word or address may break after a hyphen between letters and after
/// a slash.
fn ends_word_part(last: char, first: char) -> bool {
    first.is_alphabetic() && matches!(last, '-' | '/')
}

/// Takes away the breaks between a number and its unit and inside the unit.
fn bind_units(shaped: &[Shaped], breaks: &mut [bool]) {
    for at in 1..shaped.len() {
        if shaped[at - 1].character.is_ascii_digit()
            && let Some(length) = unit_at(&shaped[at..])
        {
            breaks[at..at + length].fill(false);
        }
    }
}

/// The length of the unit that begins here, in characters.
fn unit_at(shaped: &[Shaped]) -> Option<usize> {
    UNITS.iter().find_map(|unit| {
        let mut here = shaped.iter().map(|one| one.character);
        unit.chars()
            .all(|character| here.next() == Some(character))
            .then(|| unit.chars().count())
    })
}
