//! White space in, whether it is a blank to be filled in or parts the columns of
//! a form.

use std::ops::Range;

use super::letters::{after, before, closes, is_han, opens};

/// So many white spaces on end are room to write in.
const ROOM: usize = 3;

/// Whether the white space at `run` is a blank: a tab, much room, room behind a
/// colon or at a bracket, the inside of an empty bracket, what stands before
/// one, and what stands between a label and the next.
pub(super) fn is_blank(chars: &str, run: &Range<usize>) -> bool {
    let inside = &chars[run.clone()];
    let count = inside.chars().count();
    if inside.contains('\t') || count >= ROOM {
        return true;
    }
    let (left, right) = (before(chars, run.start), after(chars, run.end));
    let rest = &chars[run.end..];
    let colon = left.is_some_and(|it| matches!(it, '：' | ':'));
    let bracket = |it: Option<char>| it.is_some_and(|it| opens(it) || closes(it));
    let round = |it: Option<char>| matches!(it, Some('(' | '（' | ')' | '）'));
    let empty = left.is_some_and(opens) && right.is_some_and(closes)
        || matches!((left, right), (Some('('), Some(')')));
    let room = count > 1 && (colon || bracket(left) || round(left) || bracket(right));
    empty || room || is_empty_bracket(rest) || (colon && begins_label(rest))
}

/// `（  ）…`
fn is_empty_bracket(chars: &str) -> bool {
    let inside = chars.strip_prefix(['（', '(']);
    inside.is_some_and(|it| {
        let behind = it.trim_start();
        behind.len() < it.len() && behind.starts_with(['）', ')'])
    })
}

/// `电话：…`, `年  月…`: nothing stands before it.
fn begins_label(chars: &str) -> bool {
    let behind = chars.trim_start_matches(is_han);
    let label = &chars[..chars.len() - behind.len()];
    let short = label.chars().count() <= 6;
    let named = !label.is_empty() && short && behind.starts_with(['：', ':']);
    named || (label == "年" && behind.starts_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(chars: &str) -> bool {
        let start = chars.find(char::is_whitespace).expect("white space");
        let rest = chars[start..].trim_start();
        is_blank(chars, &(start..chars.len() - rest.len()))
    }

    #[test]
    fn what_is_to_be_filled_in_is_a_blank() {
        for chars in [
            "填表日期：  年",
            "（ ）同意",
            "本人（      ）承诺",
            "甲方：（盖章）\t乙方：",
            "兹有   ，性别",
            "联系人： 电话：",
            "日期： 年 月",
            "同意 （  ）不同意",
        ] {
            assert!(first(chars), "{chars}");
        }
        for chars in [
            "提高认识， 抓好",
            "会议指出： 要抓好",
            "《 条例》",
            "认识  ，抓好",
        ] {
            assert!(!first(chars), "{chars}");
        }
    }
}
