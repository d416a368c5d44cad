//! Columns of numbers.
//!
//! In: the text of cells. Out: whether it is a number, and where its fraction
//! begins. It measures nothing.

/// What a cell of a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
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

/// Signs before a number.
const SIGNS: [char; 6] = ['+', '-', '－', '−', '＋', '±'];

/// Signs behind a number.
const SHARES: [char; 3] = ['%', '％', '‰'];

/// What `text` says.
pub(super) fn said(text: &str) -> Said {
    let word: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    if BLANKS.contains(&word.as_str()) || SUMS.contains(&word.as_str()) {
        return Said::Nothing;
    }
    let unsigned = text.trim_start_matches(SIGNS);
    let number = unsigned.trim_end_matches(SHARES);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let signs = text.len() - unsigned.len();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = whole.split([',', '，']).all(digits);
    if grouped && digits(fraction) {
        Said::Number(signs + whole.len())
    } else {
        Said::Words
    }
}

/// Whether the numbers of a column count its rows: 1, 2, 3 …
pub(super) fn count_up<'t>(numbers: impl Iterator<Item = &'t str>) -> bool {
    let mut counts = 0;
    for (next, number) in (1_u32..).zip(numbers) {
        if number.parse() != Ok(next) {
            return false;
        }
        counts = next;
    }
    counts > 1
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
        assert!(!count_up(["1", "3"].into_iter()));
        assert!(!count_up(["1"].into_iter()));
        assert!(!count_up(["2023", "2024"].into_iter()));
    }
}
