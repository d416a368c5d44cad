//! Text in, the letters that stand behind a number as its unit out.
//!
//! It does not know which letters are units; names of models (KG300) and codes
//! (12KM5) are none.

use std::ops::Range;

use super::super::figure::{figures, is_free};

/// The runs of letters behind numbers, with 万, 亿 and blanks between.
pub(super) fn units(chars: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    figures(chars).filter_map(move |figure| {
        if !stands_alone(chars, &figure) {
            return None;
        }
        let rest = chars[figure.end..].trim_start_matches(['万', '亿', ' ']);
        let letters = rest.len()
            - rest
                .trim_start_matches(|it: char| it.is_ascii_alphabetic())
                .len();
        let start = chars.len() - rest.len();
        (letters > 0).then_some(start..start + letters)
    })
}

/// A number, also the second of a range: 10-20KM.
fn stands_alone(chars: &str, figure: &Range<usize>) -> bool {
    let above = &chars[..figure.start];
    let joined = above.trim_end_matches(['-', '–', '—', '～', '~']);
    is_free(chars, figure)
        || joined.len() < above.len() && joined.ends_with(|it: char| it.is_ascii_digit())
}
