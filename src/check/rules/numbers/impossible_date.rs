//! 日历上没有的日期。
//!
//! 4月、6月、9月、11月没有31日，2月没有30日，平年的2月没有29日，也没有13月。多半是改日期时只改了一半，
//! 要核对原来的安排。农历的日期不在此列；成文日期归公文要素管。

use super::date::dates;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "impossible-date",
    name: "正文里日历上没有的日期",
    family: Family::Numbers,
    weight: Weight::Mandatory,
    clause: "GB/T 7408.1—2023（公历日历日期；GB/T 15835—2011 引用它的前身）",
    fixing: Fixing::ByHand,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "请于6月31日前报送。",
            mended: "请于6月30日前报送。",
        },
        Wrong {
            text: "2023年2月29日召开会议。",
            mended: "2023年2月28日召开会议。",
        },
        Wrong {
            text: "2024年13月5日开工。",
            mended: "2024年12月5日开工。",
        },
    ],
    right: &[
        "请于6月30日前报送。",
        "2024年2月29日召开会议。",
        "2月29日是闰日。",
        "农历2月30日是集日。",
        "服药31日为一个疗程。",
    ],
    source: include_str!("impossible_date.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    const OTHER: [&str; 4] = ["农历", "阴历", "藏历", "旧历"];
    // 成文日期 and 印发日期 are elements.
    if matches!(passage.role, Role::Date | Role::Issued) {
        return;
    }
    let chars = passage.chars();
    for date in dates(chars) {
        let most = date.length_of_month();
        let exists = most.is_some_and(|most| (1..=most).contains(&date.day));
        let other = OTHER
            .iter()
            .any(|it| chars[..date.range.start].ends_with(it));
        if exists || other {
            continue;
        }
        let written = &chars[date.range.clone()];
        let message = match (most, date.year) {
            (_, _) if date.day == 0 => format!("“{written}”：没有0日"),
            (None, _) => format!("“{written}”：没有{}月", date.month),
            (Some(28), Some(year)) => format!("“{written}”：{year}年2月只有28天"),
            (Some(most), _) => format!("“{written}”：{}月只有{most}天", date.month),
        };
        notes.add(passage, date.range, message);
    }
}
