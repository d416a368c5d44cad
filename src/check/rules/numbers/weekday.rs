//! 写明的星期和日期对不上。
//!
//! “2024年5月6日”是星期一，后面写了别的星期，不是日期错就是星期错，收文的人不知道该哪一天来。只看写全了年份、
//! 紧跟着星期的日期。

use super::date::dates;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "weekday",
    name: "日期和星期对不上",
    family: Family::Numbers,
    weight: Weight::Mandatory,
    clause: "GB/T 7408.1—2023（公历日历日期和星期；GB/T 15835—2011 引用它的前身）",
    fixing: Fixing::ByHand,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "定于2024年5月6日（星期二）召开会议。",
            mended: "定于2024年5月6日（星期一）召开会议。",
        },
        Wrong {
            text: "2023年10月1日（周六）放假。",
            mended: "2023年10月1日（周日）放假。",
        },
        Wrong {
            text: "2025年3月3日星期三上午报到。",
            mended: "2025年3月3日星期一上午报到。",
        },
    ],
    right: &[
        "定于2024年5月6日（星期一）召开会议。",
        "2023年10月1日（周日）放假。",
        "5月6日（星期二）召开会议。",
        "2024年5月6日（周年纪念）举行仪式。",
        "2024年5月6日（星期一至星期三）值班。",
    ],
    source: include_str!("weekday.rs"),
    look: Look::Passage(look),
};

const DAYS: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for date in dates(chars) {
        let Some(weekday) = date
            .weekday()
            .filter(|_| date.length_of_month() >= Some(date.day))
        else {
            continue;
        };
        let rest = &chars[date.range.end..];
        let inner = rest.trim_start_matches(['（', '(', '，', ' ']);
        let Some(name) = ["星期", "周"].into_iter().find(|it| inner.starts_with(it)) else {
            continue;
        };
        let written = inner[name.len()..].chars().next().unwrap_or('。');
        let sunday = written == '天' && weekday == 0;
        let right = DAYS[weekday as usize];
        let known = written == '天' || "日一二三四五六".contains(written);
        if known && !sunday && !right.contains(written) {
            let end = chars.len() - inner.len() + name.len() + written.len_utf8();
            let message = format!("“{}”是{name}{right}", &chars[date.range.clone()]);
            notes.add(passage, date.range.start..end, message);
        }
    }
}
