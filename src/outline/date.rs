//! 成文日期 in all its spellings: 2023年8月5日, 二〇二三年八月五日, 2023-08-05,
//! 7月*日.
//!
//! In: text. Out: whether it is a date and nothing else. It checks no calendar.

use super::numeral::{arabic_digit, chinese_digit};
use super::sentence::packed;

/// Whether `text` is a date and nothing else; white space inside it does not count.
pub(crate) fn is_whole(text: &str) -> bool {
    // A form leaves the numbers to be filled in.
    packed(text) == "年月日" || Spelled::read(text).is_some()
}

/// A date as it is spelled, without white space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spelled {
    /// The year.
    pub(crate) year: String,
    /// The month.
    pub(crate) month: String,
    /// The day, where there is one.
    pub(crate) day: Option<String>,
    /// What parts them.
    pub(crate) by: Parting,
}

/// What parts year, month and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parting {
    /// 年, 月, 日.
    Words,
    /// `-`, `.` or `/`.
    Marks,
}

impl Spelled {
    /// The date that is all of `text`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let letters = packed(text);
        let short = letters.chars().count() <= 16;
        short.then(|| words(&letters).or_else(|| figures(&letters)))?
    }
}

/// 2023年8月5日 and 2023年8月.
fn words(letters: &str) -> Option<Spelled> {
    let (year, rest) = letters.split_once('年')?;
    let (month, day) = rest.split_once('月')?;
    let day = match day {
        "" => None,
        day => Some(day.strip_suffix('日')?),
    };
    let whole = is_number(year, 2) && is_number(month, 1) && day.is_none_or(|it| is_number(it, 1));
    whole.then(|| Spelled {
        year: year.to_owned(),
        month: month.to_owned(),
        day: day.map(str::to_owned),
        by: Parting::Words,
    })
}

/// 2023-08-05, 2023.8.5, 2023/8/5.
fn figures(letters: &str) -> Option<Spelled> {
    let parts: Vec<_> = letters.split(['-', '.', '/', '．']).collect();
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    let digits =
        |part: &&str| !part.is_empty() && part.chars().all(|it| arabic_digit(it).is_some());
    let whole = year.chars().count() == 4 && parts.iter().all(digits);
    whole.then(|| Spelled {
        year: (*year).to_owned(),
        month: (*month).to_owned(),
        day: Some((*day).to_owned()),
        by: Parting::Marks,
    })
}

/// Digits of any kind, or the marks that stand for a digit left out.
fn is_number(text: &str, least: usize) -> bool {
    text.chars().count() >= least
        && text.chars().all(|it| {
            arabic_digit(it).is_some()
                || chinese_digit(it).is_some()
                || "十廿卅*＊×xXＸ□".contains(it)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_date_is_one() {
        let dates = [
            "2023年8月5日",
            "２０２３年８月５日",
            "二〇二三年八月五日",
            "二○二三年十二月三十一日",
            "二0二三年八月五日",
            "2023 年 8 月 5 日",
            "2026.04.20",
            "20××年×月×日",
            "年　　月　　日",
        ];
        for text in dates {
            assert!(is_whole(text), "{text}");
        }
        for text in [
            "2023年工作总结",
            "2004年4月16日至18日，",
            "3.2",
            "五年来",
            "",
        ] {
            assert!(!is_whole(text), "{text}");
        }
    }
}
