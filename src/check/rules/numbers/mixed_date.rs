//! 一个日期里又用阿拉伯数字、又用汉字数字。
//!
//! 年、月、日是同一类数字，只用一种写法：“2024年5月6日”或“二〇二四年五月六日”，不写“2024年五月6日”。
//! 农历的月日用汉字，和公历年份不在一起算。

use std::ops::Range;

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet, Sureness};
use crate::outline::numeral::{chinese, chinese_digit};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "mixed-date",
    name: "一个日期用两种数字",
    family: Family::Numbers,
    weight: Weight::Recommended,
    clause: "GB/T 15835—2011 第4章（同类别同形式）",
    fixing: Fixing::Unsafe,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "自2024年五月六日起执行。",
            mended: "自2024年5月6日起执行。",
        },
        Wrong {
            text: "二〇二四年5月6日召开会议。",
            mended: "2024年5月6日召开会议。",
        },
        Wrong {
            text: "5月六日召开会议。",
            mended: "5月6日召开会议。",
        },
    ],
    right: &[
        "自2024年5月6日起执行。",
        "二〇二四年五月六日",
        "2024年农历八月十五前后。",
        "八月十五是中秋节，2024年放假三天。",
        "2024年正月初五开工。",
        "十二月党课每月1日开讲。",
    ],
    source: include_str!("mixed_date.rs"),
    look: Look::Passage(look),
};

/// A number of a date: its bytes, its value, and whether it is Arabic.
type Part = (Range<usize>, u32, bool);

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for (at, word) in chars.match_indices('月') {
        let Some(month) = above(chars, at, month_of) else {
            continue;
        };
        let year = chars[..month.0.start]
            .strip_suffix('年')
            .and_then(|it| above(chars, it.len(), year_of));
        let day = day(chars, at + word.len());
        let parts: Vec<&Part> = year.iter().chain([&month]).chain(day.iter()).collect();
        let arabic = parts.iter().filter(|it| it.2).count();
        if arabic == 0 || arabic == parts.len() {
            continue;
        }
        let start = parts[0].0.start;
        let end = day
            .as_ref()
            .map_or(at + word.len(), |it| it.0.end + '日'.len_utf8());
        let year = year
            .as_ref()
            .map_or(String::new(), |it| format!("{}年", it.1));
        let day = day
            .as_ref()
            .map_or(String::new(), |it| format!("{}日", it.1));
        let message = format!("日期“{}”用了两种数字", &chars[start..end]);
        let with = format!("{year}{}月{day}", month.1);
        notes
            .add(passage, start..end, message)
            .sure(Sureness::Likely)
            .replace(with);
    }
}

/// The number right before `at`.
fn above(chars: &str, at: usize, read: fn(&str) -> Option<(u32, bool)>) -> Option<Part> {
    let head = &chars[..at];
    let start = head.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    let start = if start < at {
        start
    } else {
        head.trim_end_matches(is_chinese).len()
    };
    let (value, arabic) = read(&chars[start..at])?;
    Some((start..at, value, arabic))
}

/// The number between 月 and 日.
fn day(chars: &str, at: usize) -> Option<Part> {
    let end = at + chars[at..].find('日').filter(|&it| it <= 9)?;
    let (value, arabic) = number(&chars[at..end], 31)?;
    Some((at..end, value, arabic))
}

fn is_chinese(letter: char) -> bool {
    letter == '十' || chinese_digit(letter).is_some()
}

fn month_of(text: &str) -> Option<(u32, bool)> {
    number(text, 12)
}

fn number(text: &str, most: u32) -> Option<(u32, bool)> {
    let arabic = text.starts_with(|it: char| it.is_ascii_digit());
    let value = if arabic {
        text.parse().ok()?
    } else {
        chinese(text).filter(|it| it.1 == text.len())?.0
    };
    (1..=most).contains(&value).then_some((value, arabic))
}

fn year_of(text: &str) -> Option<(u32, bool)> {
    if text.len() == 4 {
        return text.parse().ok().map(|it| (it, true));
    }
    let digits: Option<Vec<_>> = text.chars().map(chinese_digit).collect();
    let digits = digits.filter(|it| it.len() == 4)?;
    Some((
        digits.iter().fold(0, |year, digit| year * 10 + digit),
        false,
    ))
}
