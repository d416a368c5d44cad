//! Bold that CommonMark does not see: `**一是稳。**后文`.
//!
//! A run of asterisks between a Chinese mark and a Chinese character neither
//! opens nor closes emphasis, for Chinese sets no spaces. Many write run-in
//! heads so all the same, and nobody wants the asterisks in print. In: a
//! paragraph's text and where such `**` stand in it. Out: the text with bold
//! in their place, where they stand at the paragraph's start and behind a mark
//! that closes, or just around a quotation. Others stay as they are: `7月**日`.

use crate::document::{InlineKind, Text};

/// Two asterisks.
const STARS: &str = "**";

/// `text` with bold for pairs of `stars`, byte offsets in ascending order; and
/// how many pairs there were.
pub(super) fn resolve(text: Text, stars: &[usize]) -> (Text, usize) {
    let pairs: Vec<(usize, usize)> = pairs(&text.chars, stars);
    if pairs.is_empty() {
        return (text, 0);
    }
    let gone: Vec<usize> = pairs
        .iter()
        .flat_map(|&(open, close)| [open, close])
        .collect();
    // Where a byte of the text stands once the asterisks before it are gone.
    let moved = |at: usize| at - STARS.len() * gone.partition_point(|&it| it < at);
    let mut chars = String::with_capacity(text.chars.len());
    let mut from = 0;
    for &at in &gone {
        chars.push_str(&text.chars[from..at]);
        from = at + STARS.len();
    }
    chars.push_str(&text.chars[from..]);
    let mut bold = Text::plain(chars);
    for inline in text.inlines {
        bold.mark(
            moved(inline.range.start)..moved(inline.range.end),
            inline.kind,
        );
    }
    for &(open, close) in &pairs {
        bold.mark(moved(open)..moved(close), InlineKind::Strong);
    }
    (bold, pairs.len())
}

fn pairs(chars: &str, stars: &[usize]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut rest = stars;
    while let [open, close, after @ ..] = rest {
        if is_bold(chars, *open, *close) {
            pairs.push((*open, *close));
            rest = after;
        } else {
            rest = &rest[1..];
        }
    }
    pairs
}

/// Whether the words between the asterisks at `open` and `close` are a lead or
/// a quotation.
fn is_bold(chars: &str, open: usize, close: usize) -> bool {
    let words = &chars[open + STARS.len()..close];
    let lead = open == 0 && words.ends_with(['。', '：', '！', '？', '；', '）', '”', '》']);
    let quoted = words.starts_with(['“', '《', '（']) && words.ends_with(['”', '》', '）']);
    (lead || quoted) && !words.starts_with(char::is_whitespace) && !words.contains('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_and_quotations_become_bold_and_placeholders_stay() {
        for (chars, want, bold) in [
            ("**一是稳。**后文", "一是稳。后文", "一是稳。"),
            ("前文**“引”**后文", "前文“引”后文", "“引”"),
            ("7月**日，**局", "7月**日，**局", ""),
        ] {
            let stars: Vec<_> = chars.match_indices(STARS).map(|(at, _)| at).collect();
            let (text, count) = resolve(Text::plain(chars), &stars);
            let found = text
                .inlines
                .first()
                .map_or("", |it| &text.chars[it.range.clone()]);
            assert_eq!((text.chars.as_str(), found), (want, bold));
            assert_eq!(count, usize::from(!bold.is_empty()));
        }
    }
}
