//! 成文日期 in all its spellings: 2023年8月5日, 二〇二三年八月五日, 2023-08-05,
//! 7月*日.
//!
//! In: text. Out: whether it is a date and nothing else. It checks no calendar.

use super::numeral::{arabic_digit, chinese_digit};
use super::sentence::packed;

/// Whether `text` is a date and nothing else; white space inside it does not count.
pub(super) fn is_whole(text: &str) -> bool {
    let letters = packed(text);
    if letters.chars().count() > 16 {
        return false;
    }
    // A form leaves the numbers to be filled in.
    letters == "年月日" || words(&letters) || figures(&letters)
}

/// 2023年8月5日 and 2023年8月.
fn words(letters: &str) -> bool {
    let Some((year, rest)) = letters.split_once('年') else {
        return false;
    };
    let Some((month, day)) = rest.split_once('月') else {
        return false;
    };
    let day = day.strip_suffix('日').or(day.is_empty().then_some("1"));
    is_number(year, 2) && is_number(month, 1) && day.is_some_and(|day| is_number(day, 1))
}

/// 2023-08-05, 2023.8.5, 2023/8/5.
fn figures(letters: &str) -> bool {
    let parts: Vec<_> = letters.split(['-', '.', '/', '．']).collect();
    let digits =
        |part: &&str| !part.is_empty() && part.chars().all(|it| arabic_digit(it).is_some());
    parts.len() == 3 && parts[0].chars().count() == 4 && parts.iter().all(digits)
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
