//! Columns of numbers.
//!
//! In: the text of cells. Out: whether it is a number, where its fraction
//! begins, and where a column of such cells stands unasked. It measures nothing.

use super::counters::is_counter;
use super::table::Side;

/// What a cell of a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A number whose fraction, its sign of a share included, begins at this byte.
    Number(usize),
    /// Nothing, a sign that there is nothing to say, or the name of a row of sums.
    Nothing,
    /// Words.
    Words,
}

/// What stands for a number that is not known.
const BLANKS: [&str; 9] = ["", "—", "——", "-", "－", "/", "…", "……", "无"];

/// What names a row of sums where others have a number.
const SUMS: [&str; 4] = ["合计", "小计", "总计", "共计"];

/// Signs before a number, those of currencies among them.
const SIGNS: [char; 12] = [
    '+', '-', '－', '−', '＋', '±', '¥', '￥', '$', '＄', '€', '£',
];

/// Signs behind a number.
const SHARES: [char; 3] = ['%', '％', '‰'];

/// Brackets round a number: a figure that is planned, or one below nought.
const BRACKETS: [(char, char); 2] = [('（', '）'), ('(', ')')];

/// What parts the thousands of a number.
const COMMAS: [char; 2] = [',', '，'];

/// What `text` says.
pub fn said(text: &str) -> Said {
    let word: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    if BLANKS.contains(&word.as_str()) || SUMS.contains(&word.as_str()) {
        return Said::Nothing;
    }
    let bare = without_brackets(text);
    let unsigned = bare.trim_start_matches(SIGNS);
    let number = unsigned.trim_end_matches(SHARES);
    let number = number.strip_suffix(is_counter).unwrap_or(number);
    let (whole, fraction) = number.split_once(['.', '．']).unwrap_or((number, "0"));
    let opening = text.find(bare).unwrap_or_default();
    let signs = opening + bare.len() - unsigned.len();
    let grouped = whole.split(COMMAS).all(is_digits) || is_spaced(whole);
    if grouped && is_digits(fraction) {
        Said::Number(signs + whole.len())
    } else {
        Said::Words
    }
}

/// `text` without a pair of brackets round all of it.
fn without_brackets(text: &str) -> &str {
    let inner = |(open, close): (char, char)| text.strip_prefix(open)?.strip_suffix(close);
    BRACKETS.into_iter().find_map(inner).unwrap_or(text)
}

/// Whether `text` is digits, half or full width.
fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| digit(it).is_some())
}

/// What a digit, half or full width, counts.
fn digit(character: char) -> Option<u32> {
    match character {
        '０'..='９' => Some(u32::from(character) - u32::from('０')),
        _ => character.to_digit(10),
    }
}

/// Whether spaces part the thousands of a number: `12 345`.
fn is_spaced(whole: &str) -> bool {
    let mut groups = whole.split([' ', '\u{A0}', '\u{2009}', '\u{202F}']);
    let first = groups.next().unwrap_or_default();
    let thousands = |group: &str| is_digits(group) && group.chars().count() == 3;
    is_digits(first) && first.chars().count() <= 3 && groups.all(thousands)
}

/// Where a column stands unasked in which so many cells are words, and the
/// others that say anything `numbers`.
pub fn usual_side<'t>(words: usize, numbers: impl ExactSizeIterator<Item = &'t str>) -> Side {
    if words > 0 || numbers.len() == 0 {
        Side::Left
    } else if count_up(numbers) {
        Side::Center
    } else {
        Side::Right
    }
}

/// Whether the numbers of a column count its rows: 1, 2, 3 …
fn count_up<'t>(numbers: impl Iterator<Item = &'t str>) -> bool {
    let mut counts = 0;
    for (next, number) in (1_u32..).zip(numbers) {
        if value(number) != Some(next) {
            return false;
        }
        counts = next;
    }
    counts > 1
}

/// The number that digits alone make.
fn value(number: &str) -> Option<u32> {
    without_brackets(number)
        .chars()
        .try_fold(0_u32, |value, character| {
            value.checked_mul(10)?.checked_add(digit(character)?)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        for (text, want) in [
            ("12", Said::Number(2)),
            ("1,234.50", Said::Number(5)),
            ("-3.5%", Said::Number(2)),
            ("＋12％", Said::Number(5)),
            ("¥99", Said::Number(4)),
            ("-￥1,250.50", Said::Number(9)),
            ("1 234.5", Said::Number(5)),
            ("12个", Said::Number(2)),
            ("（12.5）", Said::Number(5)),
            ("(-3.5%)", Said::Number(3)),
            ("（12.5", Said::Words),
            ("（）", Said::Words),
            ("１２３", Said::Number(9)),
            ("１２．５％", Said::Number(6)),
            ("2025 2026", Said::Words),
            ("个", Said::Words),
            ("¥", Said::Words),
            ("12年", Said::Words),
            ("—", Said::Nothing),
            ("", Said::Nothing),
            ("无", Said::Nothing),
            ("合　计", Said::Nothing),
            ("3 公里", Said::Words),
            ("1.2.3", Said::Words),
            ("1,,2", Said::Words),
            (".", Said::Words),
            ("5.", Said::Words),
        ] {
            assert_eq!(said(text), want, "{text}");
        }
    }

    #[test]
    fn what_counts_the_rows_is_one_two_three() {
        assert!(count_up(["1", "2", "3"].into_iter()));
        assert!(count_up(["１", "２"].into_iter()));
        assert!(count_up(["（1）", "（2）"].into_iter()));
        assert!(!count_up(["1", "3"].into_iter()));
        assert!(!count_up(["1"].into_iter()));
        assert!(!count_up(["2023", "2024"].into_iter()));
    }
}
