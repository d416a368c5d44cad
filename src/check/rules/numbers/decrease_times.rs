//! 减少、下降、缩短用了“倍”。
//!
//! 减少一倍就减成了零，减少两倍不可能。说减少用分数、百分数：“减少一半”“下降三分之二”“缩短60%”。“下降1倍标准差”说的是量的单位，不在此列。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "decrease-times",
    name: "用“倍”说减少",
    family: Family::Numbers,
    weight: Weight::Custom,
    clause: "编辑习惯（“倍”不用于减少）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "办理时间缩短2倍。",
            mended: "办理时间缩短三分之二。",
        },
        Wrong {
            text: "事故起数比上年下降了一倍。",
            mended: "事故起数比上年下降了一半。",
        },
        Wrong {
            text: "用水量减少近3倍。",
            mended: "用水量减少近四分之三。",
        },
    ],
    right: &[
        "产量增加2倍。",
        "事故起数下降50%。",
        "办理时间缩短到原来的三分之一。",
        "收入是上年的2倍，事故减少了一半。",
        "气温下降1倍标准差。",
    ],
    source: include_str!("decrease_times.rs"),
    look: Look::Passage(look),
};

const LESS: [&str; 8] = [
    "减少", "降低", "下降", "缩小", "缩短", "减小", "减轻", "下跌",
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for (at, times) in chars.match_indices('倍') {
        let above = &chars[..at];
        if chars[at + times.len()..].starts_with("标准") {
            continue;
        }
        let number =
            |it: char| it.is_ascii_digit() || "一二三四五六七八九十百两几数半.多余".contains(it);
        let verb = above.trim_end_matches(number);
        if verb.len() == above.len() {
            continue;
        }
        let verb = verb.trim_end_matches(['近', '约', '了']);
        let Some(less) = LESS.iter().find(|it| verb.ends_with(**it)) else {
            continue;
        };
        let range = verb.len() - less.len()..at + times.len();
        let message = format!("“{}”：减少不用“倍”，用分数、百分数", &chars[range.clone()]);
        let _ = notes.add(passage, range, message).sure(Sureness::Likely);
    }
}
