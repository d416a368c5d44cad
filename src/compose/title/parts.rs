//! The parts of a title: issuer, matter and kind, and what stands in brackets.
//!
//! In: its words. Out: the numbers of the words at which parts begin. What
//! it costs to part them is told in `pauses`.

use super::vocabulary::{OPENERS, VERBS, count, ends_a_body};

/// The longest quotation, and the longest note in brackets, that stays whole.
const SHORT_QUOTATION: usize = 8;
const SHORT_NOTE: usize = 4;
/// The longest kind; what follows a 的 at more length is no kind.
const LONGEST_KIND: usize = 8;

/// The piece that the issuer ends before.
pub(super) fn issuer(words: &[String]) -> usize {
    let names = |at: usize| {
        let mut before = words[..at].iter().rev();
        let last = before.find(|word| !word.trim().is_empty());
        last.is_some_and(|word| ends_a_body(word))
    };
    let verb = |at: &usize| VERBS.contains(&words[*at].as_str()) && names(*at);
    let end = words
        .iter()
        .position(|word| OPENERS.contains(word.as_str()));
    (1..end.unwrap_or(words.len())).find(verb).unwrap_or(0)
}

/// The piece that the kind begins at: what follows the last 的.
pub(super) fn kind(words: &[String]) -> usize {
    let end = words.len();
    let Some(at) = words.iter().rposition(|word| word == "的") else {
        return end;
    };
    let length: usize = words[at + 1..].iter().map(|word| count(word)).sum();
    if length <= LONGEST_KIND { at + 1 } else { end }
}

/// For each piece, whether the place before it lies within a short quotation,
/// or within or before a short note.
pub(super) fn held(words: &[String]) -> Vec<bool> {
    let mut held = vec![false; words.len()];
    for (open, word) in words.iter().enumerate() {
        let (closer, longest) = match word.as_str() {
            "“" => ("”", SHORT_QUOTATION),
            "（" => ("）", SHORT_NOTE),
            "《" => ("》", SHORT_QUOTATION),
            _ => continue,
        };
        let Some(close) = words[open..].iter().position(|word| word == closer) else {
            continue;
        };
        let close = open + close;
        let length: usize = words[open + 1..close].iter().map(|word| count(word)).sum();
        if length <= longest {
            held[open + 1..close].fill(true);
            held[open] |= word == "（";
        }
    }
    held
}

/// For each piece, whether the place before it lies within 《…》.
pub(super) fn quoted(words: &[String]) -> Vec<bool> {
    let mut depth = 0_usize;
    let mut quoted = Vec::with_capacity(words.len());
    for word in words {
        quoted.push(depth > 0);
        match word.as_str() {
            "《" => depth += 1,
            "》" => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    quoted
}
