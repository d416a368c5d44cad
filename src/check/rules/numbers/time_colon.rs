//! 时刻里用了全角的冒号。
//!
//! 用数字写时刻，时、分之间用半角的“:”，不用全角的“：”。比例（1：30）不在此列：
//! 前面有“上午”“下午”“日”等词、或者是一段时间的才当作时刻。

use super::super::figure::{figures, value};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "time-colon",
    name: "时刻里的冒号",
    family: Family::Numbers,
    weight: Weight::Recommended,
    clause: "GB/T 15835—2011（时分秒之间用“:”）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "会议定于上午9：30召开。",
            mended: "会议定于上午9:30召开。",
        },
        Wrong {
            text: "5月6日14：00报到。",
            mended: "5月6日14:00报到。",
        },
        Wrong {
            text: "时间为9：00—11：30。",
            mended: "时间为9:00—11:30。",
        },
    ],
    right: &[
        "会议定于上午9:30召开。",
        "比例为1：30。",
        "得分如下：30分。",
        "沙石比1：2，水灰比1：15。",
    ],
    source: include_str!("time_colon.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let all: Vec<_> = figures(chars).collect();
    // Where the time before this one ends: 9：00—11：30.
    let mut known = None;
    for pair in all.windows(2) {
        let (hour, minute) = (&pair[0], &pair[1]);
        let clock = &chars[hour.end..minute.start] == "："
            && minute.len() == 2
            && value(&chars[hour.clone()]) <= 24.0
            && value(&chars[minute.clone()]) < 60.0;
        if !clock {
            continue;
        }
        let above = &chars[..hour.start];
        let span = above.trim_end_matches(['—', '-', '～', '~', '至']);
        let goes_on = known.is_some_and(|end| end == span.len() && end < above.len());
        if goes_on || is_told(above) {
            known = Some(minute.end);
            let time = &chars[hour.start..minute.end];
            let message = format!("时刻“{time}”用半角冒号");
            notes
                .add(passage, hour.end..minute.start, message)
                .replace(":");
        }
    }
}

/// Whether the words above a number tell that it is a time.
fn is_told(above: &str) -> bool {
    const WORDS: [&str; 14] = [
        "上午",
        "下午",
        "晚上",
        "晚",
        "早上",
        "早",
        "凌晨",
        "中午",
        "傍晚",
        "日",
        "时间",
        "时间为",
        "时间：",
        "时间是",
    ];
    WORDS.iter().any(|word| above.trim_end().ends_with(word))
}
