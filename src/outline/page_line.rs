//! What the pages of a printed text leave in it when it is copied: page
//! numbers, and the running heads beside them.
//!
//! In: the lines of a text file. Out: which of them are such. A number alone
//! is none: dashes stand beside it, or 第 and 页.

use std::collections::BTreeMap;

use super::draft::Line;
use super::sentence::packed;

/// How many lines from the top the title is looked for in.
const TITLE: usize = 6;

/// The lines that pages left in the text.
#[derive(Debug, Default)]
pub(super) struct PageLines(Vec<bool>);

impl PageLines {
    /// Finds them among `lines`.
    pub(super) fn find(lines: &[Line<'_>]) -> Self {
        let numbers: Vec<bool> = lines.iter().map(|line| is_number(line.text)).collect();
        if !numbers.contains(&true) {
            return Self::default();
        }
        // The title may stand on several lines, and on one at a page's head.
        let top = lines.iter().take(TITLE);
        let title: String = top.flat_map(|line| line.text.split_whitespace()).collect();
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for line in lines {
            *times.entry(line.text).or_default() += 1;
        }
        let beside = |at: usize| {
            let near = [at.checked_sub(1), Some(at + 1)];
            let number = near
                .into_iter()
                .flatten()
                .any(|it| numbers.get(it) == Some(&true));
            let head = || title.contains(lines[at].text) && lines[at].text.chars().count() >= 6;
            number && at > 0 && (times[lines[at].text] > 1 || (at >= TITLE && head()))
        };
        Self(
            (0..lines.len())
                .map(|at| numbers[at] || beside(at))
                .collect(),
        )
    }

    /// Whether line `at` is one.
    pub(super) fn has(&self, at: usize) -> bool {
        self.0.get(at) == Some(&true)
    }
}

/// — 3 —, - 3 -, 第3页, 第 3 页 共 5 页.
fn is_number(text: &str) -> bool {
    const LONGEST: usize = 24;
    if text.len() > LONGEST * 3 {
        return false;
    }
    let packed = packed(text);
    dashed(&packed) || paged(&packed)
}

/// — 3 —.
fn dashed(packed: &str) -> bool {
    let is_dash = |it: char| "-－—–·".contains(it);
    let number = packed.trim_start_matches(is_dash);
    let bare = number.trim_end_matches(is_dash);
    number.len() < packed.len() && bare.len() < number.len() && is_digits(bare)
}

/// 第3页, 第3页 共5页.
fn paged(packed: &str) -> bool {
    let Some((number, rest)) = packed
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('页'))
    else {
        return false;
    };
    let rest = rest.trim_start_matches(['，', ',', '/', '、']);
    let total = rest
        .strip_prefix('共')
        .and_then(|rest| rest.strip_suffix('页'));
    is_digits(number) && (rest.is_empty() || total.is_some_and(is_digits))
}

fn is_digits(text: &str) -> bool {
    (1..=4).contains(&text.chars().count())
        && text
            .chars()
            .all(|it| super::numeral::arabic_digit(it).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_have_dashes_or_words_beside_them() {
        for text in [
            "— 3 —",
            "-12-",
            "－３－",
            "第 3 页",
            "第3页 共15页",
            "第3页，共15页",
        ] {
            assert!(is_number(text), "{text}");
        }
        for text in ["3", "2019—2023", "第3页的表", "—", "- 甲 -", "第三页"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
