//! Marks by which a user of plain text overrules the recognition: `## ` at a
//! line's start forces a heading, `\` before a marker forbids one.
//!
//! In: a line of a .txt file without white space at its ends. Out: the mark
//! and its extent. A mark is no part of the text. It says nothing of Markdown,
//! where the same marks belong to the language.

use super::marker;
use super::sentence::is_closed;

/// The most `#` a mark has, as in Markdown.
const DEEPEST: usize = 6;

/// What a user's mark at a line's start says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A heading of this outline level, 1 for the title.
    Heading(u8),
    /// What looks like a marker behind it is plain text.
    Plain,
}

/// The mark at the start of `text`, and the bytes it takes, white space behind
/// it included. `#` counts with white space behind it and words that no full
/// stop closes (`#1机组` is text, and so is a sentence), `\` before a marker or
/// a `#`.
pub(super) fn take(text: &str) -> Option<(Mark, usize)> {
    if let Some(rest) = text.strip_prefix('\\') {
        let guarded = rest.starts_with('#') || marker::parse(rest).is_some();
        return guarded.then_some((Mark::Plain, 1));
    }
    let words = text.trim_start_matches('#');
    let level = text.len() - words.len();
    let behind = words.trim_start();
    let spaced = behind.len() < words.len() && !behind.is_empty();
    let heads = spaced && !is_closed(behind);
    if level == 0 || level > DEEPEST || !heads {
        return None;
    }
    let level = u8::try_from(level).expect("six at most");
    Some((Mark::Heading(level), text.len() - behind.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_followed_by_what_it_marks() {
        for (text, want) in [
            ("## 抓实项目", Some((Mark::Heading(2), 3))),
            ("#\u{3000}标题", Some((Mark::Heading(1), 4))),
            ("#1机组检修", None),
            ("####### 七个", None),
            ("##", None),
            ("# 井号开头的一句话。", None),
            ("\\一、是今年的数", Some((Mark::Plain, 1))),
            ("\\# 号键", Some((Mark::Plain, 1))),
            ("\\正文", None),
            ("正文 # 后", None),
        ] {
            assert_eq!(take(text), want, "{text}");
        }
    }
}
