//! 起止年份颠倒了，后面的一个比前面的早。
//!
//! “2025—2021年”不是起止的写法，多半是写反了，或者哪一个年份写错了。

use std::ops::Range;

use super::super::figure::{spans, value};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "range-reversed",
    name: "起止年份颠倒",
    family: Family::Numbers,
    weight: Weight::Recommended,
    clause: "GB/T 15834—2011 4.13（起止用一字线，起在前，止在后）",
    fixing: Fixing::ByHand,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "2025—2021年累计投资3亿元。",
            mended: "2021—2025年累计投资3亿元。",
        },
        Wrong {
            text: "实施期为2030年至2026年。",
            mended: "实施期为2026年至2030年。",
        },
        Wrong {
            text: "2023-2020年的报表已经报送。",
            mended: "2020-2023年的报表已经报送。",
        },
    ],
    right: &[
        "2021—2025年累计投资3亿元。",
        "2025年比2021年增长30%。",
        "电话2025—2021。",
        "2020年至2020年底。",
    ],
    source: include_str!("range_reversed.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for span in spans(chars) {
        let year = |it: &Range<usize>| {
            let number = value(&chars[it.clone()]);
            (it.len() == 4 && (1900.0..2200.0).contains(&number)).then_some(number)
        };
        let sign = &chars[span.sign.clone()];
        let years = year(&span.first).zip(year(&span.second));
        let reversed = years.is_some_and(|(first, second)| first > second);
        if reversed
            && (sign.is_empty() || sign == "年")
            && chars[span.second.end..].starts_with('年')
        {
            let range = span.first.start..span.second.end + '年'.len_utf8();
            let message = format!("“{}”起止年份颠倒", &chars[range.clone()]);
            notes.add(passage, range, message);
        }
    }
}
