//! Characters in, the pairs of quotes, brackets and title marks out, and those
//! that found no partner.
//!
//! Half-width round brackets pair with full-width ones: which width is right
//! another asks. An apostrophe is no quote, and `1)` no bracket.

use std::ops::Range;

use crate::check::letters::{after, before, is_han};
use crate::check::{Passage, Quiet};

/// Two marks that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// The byte of the opening mark.
    pub open: usize,
    /// The byte of the closing mark.
    pub close: usize,
    /// The opening mark in its full-width form.
    pub kind: char,
    /// The pair round it, by its place among the pairs.
    pub around: Option<usize>,
}

/// A mark without a partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Single {
    /// Its byte.
    pub at: usize,
    /// The mark as it stands.
    pub mark: char,
}

impl Single {
    /// Its bytes.
    pub fn range(self) -> Range<usize> {
        self.at..self.at + self.mark.len_utf8()
    }
}

/// The pairs of a passage, in the order of their opening marks.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    pub pairs: Vec<Pair>,
    /// Marks without a partner, in order.
    pub singles: Vec<Single>,
}

/// The full-width opening mark for either mark of a pair, and whether it opens.
fn kind(mark: char) -> Option<(char, Turn)> {
    let (kind, turn) = match mark {
        '“' | '‘' | '《' | '〈' | '【' | '〔' => (mark, Turn::Opens),
        '（' | '(' => ('（', Turn::Opens),
        '”' => ('“', Turn::Closes),
        '’' => ('‘', Turn::Closes),
        '》' => ('《', Turn::Closes),
        '〉' => ('〈', Turn::Closes),
        '】' => ('【', Turn::Closes),
        '〕' => ('〔', Turn::Closes),
        '）' | ')' => ('（', Turn::Closes),
        _ => return None,
    };
    Some((kind, turn))
}

enum Turn {
    Opens,
    Closes,
}

/// Pairs the marks of a passage; those in code and in addresses are none.
pub(super) fn pairs(passage: &Passage<'_>) -> Pairing {
    let kinds = [Quiet::Code, Quiet::Address].into_iter();
    let quiet: Vec<Range<usize>> = kinds.flat_map(|it| passage.quiet(it)).collect();
    pair(passage.chars(), &quiet)
}

/// Pairs the marks of `chars` outside `quiet`.
fn pair(chars: &str, quiet: &[Range<usize>]) -> Pairing {
    let mut found = Pairing::default();
    // Places among the pairs; a pair without its end has `close` == `open`.
    let mut open: Vec<usize> = Vec::new();
    for (at, mark) in chars.char_indices() {
        let Some((kind, turn)) = kind(mark) else {
            continue;
        };
        if quiet.iter().any(|it| it.contains(&at)) {
            continue;
        }
        match turn {
            Turn::Opens => {
                let around = open.last().copied();
                open.push(found.pairs.len());
                found.pairs.push(Pair {
                    open: at,
                    close: at,
                    kind,
                    around,
                });
            }
            Turn::Closes => {
                let partner = open.iter().rposition(|&it| found.pairs[it].kind == kind);
                if let Some(place) = partner {
                    found.pairs[open[place]].close = at;
                    open.truncate(place);
                } else if !is_no_bracket(chars, at, mark) {
                    found.singles.push(Single { at, mark });
                }
            }
        }
    }
    found.part(chars);
    found
}

/// Whether `open` and `close` are the halves of one pair.
pub(super) fn match_up(open: char, close: char) -> bool {
    matches!(
        (kind(open), kind(close)),
        (Some((one, Turn::Opens)), Some((other, Turn::Closes))) if one == other
    )
}

impl Pairing {
    /// Moves the opening marks without an end to the singles.
    fn part(&mut self, chars: &str) {
        let mut places = Vec::with_capacity(self.pairs.len());
        let mut kept: Vec<Pair> = Vec::new();
        for pair in &self.pairs {
            let around = pair.around.and_then(|it: usize| places[it]);
            if pair.close == pair.open {
                let mark = after(chars, pair.open).expect("a mark was found");
                let single = Single {
                    at: pair.open,
                    mark,
                };
                self.singles.push(single);
                places.push(around);
            } else {
                places.push(Some(kept.len()));
                kept.push(Pair { around, ..*pair });
            }
        }
        self.singles.sort_by_key(|it| it.at);
        self.pairs = kept;
    }

    /// The pairs round `pair`, the nearest first.
    pub fn around(&self, pair: &Pair) -> impl Iterator<Item = &Pair> {
        let mut next = pair.around;
        std::iter::from_fn(move || {
            let pair = &self.pairs[next?];
            next = pair.around;
            Some(pair)
        })
    }

    /// The double quotes that were turned the wrong way, where the passage lacks
    /// nothing else: “…“, ”…”, ”…“. A half at the passage's end looks so too
    /// where a quotation was broken off.
    pub fn turned(&self, words: &str) -> Option<Vec<(Single, char)>> {
        let [first, second] = self.singles[..] else {
            return None;
        };
        let begins = first.at == 0;
        let ends = second.range().end == words.len();
        let inside = &words[first.range().end..second.at];
        let quoted = inside.ends_with(is_han) && inside.starts_with(is_han);
        match (first.mark, second.mark) {
            _ if !quoted => None,
            ('“', '“') if !ends => Some(vec![(second, '”')]),
            ('”', '”') if !begins => Some(vec![(first, '“')]),
            ('”', '“') if !begins && !ends => Some(vec![(first, '“'), (second, '”')]),
            _ => None,
        }
    }
}

/// Whether a closing mark is an apostrophe, or the end of a number `1)`.
fn is_no_bracket(chars: &str, at: usize, mark: char) -> bool {
    let previous = before(chars, at).unwrap_or(' ');
    match mark {
        '’' => {
            // ’99 stands for 1999.
            let year = chars[at + mark.len_utf8()..].starts_with(|it: char| it.is_ascii_digit());
            year || previous.is_ascii_alphanumeric() || previous == ' '
        }
        ')' | '）' => {
            let numeral =
                |it: char| it.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(it);
            let head = chars[..at].trim_end_matches(numeral);
            let length = chars[head.len()..at].chars().count();
            let apart = |it: char| it.is_whitespace() || "，。；：、,;:".contains(it);
            (1..=3).contains(&length) && before(head, head.len()).is_none_or(apart)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pairs with the number of pairs round each, and the singles.
    fn shown(chars: &str) -> (Vec<String>, String) {
        let found = pair(chars, &[]);
        let pairs = found.pairs.iter().map(|it| {
            let end = it.close + after(chars, it.close).map_or(0, char::len_utf8);
            format!("{}{}", found.around(it).count(), &chars[it.open..end])
        });
        (
            pairs.collect(),
            found.singles.iter().map(|it| it.mark).collect(),
        )
    }

    #[test]
    fn marks_pair_and_nest() {
        let (pairs, singles) = shown("《“甲”规划》（乙)");
        assert_eq!(pairs, ["0《“甲”规划》", "1“甲”", "0（乙)"]);
        assert_eq!(singles, "");
    }

    #[test]
    fn what_finds_no_partner_is_told() {
        assert_eq!(shown("（甲“乙”").1, "（");
        assert_eq!(shown("甲”（乙）“丙").1, "”“");
        assert_eq!(shown("1）甲；（2）乙;3)丙").1, "");
        assert_eq!(shown("it’s ’99").1, "");
    }
}
