//! Text in, the Arabic numbers in it out, and the ranges two of them make.
//!
//! Shared by the rules on numbers and units. A number is a run of half-width
//! digits with its decimal point and grouping commas; it judges nothing.

use std::ops::Range;

use crate::check::letters::{after, before};

/// The numbers of `chars`, in order.
pub(super) fn figures(chars: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + chars[at..].find(|it: char| it.is_ascii_digit())?;
        at = end(chars, start);
        Some(start..at)
    })
}

/// Where the number that begins at `start` ends.
fn end(chars: &str, start: usize) -> usize {
    let bytes = chars.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1)) {
        at += 1;
    }
    at
}

/// The value of a number.
pub(super) fn value(figure: &str) -> f64 {
    figure.replace(',', "").parse().unwrap_or(0.0)
}

/// Whether the number at `range` stands by itself: no part of a name, a code,
/// a date in figures or a longer range.
pub(super) fn is_free(chars: &str, range: &Range<usize>) -> bool {
    let wide = |it: char| ('０'..='９').contains(&it);
    let joins = |it: char| it.is_ascii_alphanumeric() || wide(it) || "-./:_#〔[".contains(it);
    before(chars, range.start).is_none_or(|it| !joins(it) && !DASHES.contains(it))
}

/// What joins the ends of a range, however it is typed.
const DASHES: &str = "-–—－~～∼";

/// Two numbers joined to a range: 5%—10%, 5万至10万.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// The first number.
    pub first: Range<usize>,
    /// What stands between it and what joins: % or a unit, often nothing.
    pub sign: Range<usize>,
    /// What joins.
    pub dash: Range<usize>,
    /// The second number.
    pub second: Range<usize>,
}

/// The ranges of `chars`, in order.
pub(super) fn spans(chars: &str) -> Vec<Span> {
    let all: Vec<_> = figures(chars).collect();
    let pairs = all.windows(2).filter_map(|pair| span(chars, pair));
    pairs.collect()
}

/// The range that two numbers make which follow each other.
fn span(chars: &str, pair: &[Range<usize>]) -> Option<Span> {
    let (first, second) = (pair[0].clone(), pair[1].clone());
    let between = &chars[first.end..second.start];
    // Most pairs of numbers stand far apart.
    if between.len() > 24 || !is_free(chars, &first) {
        return None;
    }
    let joins = |it: char| DASHES.contains(it);
    let joined = between.trim_end_matches(joins);
    let (sign, dash) = match joined.len() {
        length if length < between.len() => (joined.len(), between.len() - joined.len()),
        _ => {
            let sign = between.strip_suffix(['至', '到'])?.len();
            (sign, between.len() - sign)
        }
    };
    let sign = first.end..first.end + sign;
    let dash = sign.end..sign.end + dash;
    let unit = |it: char| {
        !it.is_whitespace() && !it.is_ascii_alphanumeric() && !"，。；、：（）".contains(it)
    };
    let plain = chars[sign.clone()].chars().all(unit);
    // 2024-05-06, 010-1234-5678, 1-2/3: more than a range.
    let more = after(chars, second.end).is_some_and(|it| joins(it) || "./:".contains(it));
    (plain && !more).then_some(Span {
        first,
        sign,
        dash,
        second,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(chars: &str) -> Vec<[&str; 4]> {
        let parts = |it: &Span| {
            [
                &chars[it.first.clone()],
                &chars[it.sign.clone()],
                &chars[it.dash.clone()],
                &chars[it.second.clone()],
            ]
        };
        spans(chars).iter().map(parts).collect()
    }

    #[test]
    fn ranges_are_read_however_they_are_joined() {
        assert_eq!(shown("提高5%-10.5%"), [["5", "%", "-", "10.5"]]);
        assert_eq!(shown("5万至10万元"), [["5", "万", "至", "10"]]);
        assert_eq!(shown("480—1,560米"), [["480", "", "—", "1,560"]]);
    }

    #[test]
    fn dates_codes_and_telephones_are_no_ranges() {
        for text in [
            "2024-05-06",
            "GB15835-2011",
            "0371-1234-5678",
            "A-1-2",
            "5个，10个",
        ] {
            assert!(spans(text).is_empty(), "{text}");
        }
    }
}
