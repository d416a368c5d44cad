//! 用汉字写的年份，“0”没有写成“〇”。
//!
//! 年份是编号，“0”写“〇”：“二〇二四年”，不写“零”；用圆圈、字母代替的归录入管。
//! “一千零五十”这样的数量用“零”，不在此列。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "year-zero",
    name: "汉字年份里的“〇”",
    family: Family::Numbers,
    weight: Weight::Mandatory,
    clause: "GB/T 15835—2011（“零”和“〇”：用作编号时写“〇”）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "自二零二四年起执行。",
            mended: "自二〇二四年起执行。",
        },
        Wrong {
            text: "一九零八年建校。",
            mended: "一九〇八年建校。",
        },
        Wrong {
            text: "二零零五年底前完成。",
            mended: "二〇〇五年底前完成。",
        },
    ],
    right: &[
        "自二〇二四年起执行。",
        "两千零八年前后，村里通了路。",
        "收入一千零五十元。",
        "一百零一年的历史。",
    ],
    source: include_str!("year_zero.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    if passage.role == Role::Date {
        return;
    }
    let chars = passage.chars();
    for (at, _) in chars.match_indices('年') {
        let mut start = at;
        let mut digits = Vec::new();
        for (from, digit) in chars[..at].char_indices().rev() {
            if !is_digit(digit) || digits.len() == 5 {
                break;
            }
            start = from;
            digits.insert(0, digit);
        }
        let year: String = digits
            .iter()
            .map(|&it| if is_zero(it) { '〇' } else { it })
            .collect();
        let centuries = ["一八", "一九", "二〇", "二一"]
            .iter()
            .any(|it| year.starts_with(it));
        if digits.len() == 4 && centuries && digits.contains(&'零') {
            let message = format!("年份“{}年”里的零写“〇”", &chars[start..at]);
            notes.add(passage, start..at, message).replace(year);
        }
    }
}

fn is_zero(letter: char) -> bool {
    "〇零○◯0０OoＯ".contains(letter)
}

fn is_digit(letter: char) -> bool {
    is_zero(letter) || "一二三四五六七八九".contains(letter)
}
