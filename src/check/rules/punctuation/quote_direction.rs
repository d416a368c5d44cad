//! 双引号的方向打反了。
//!
//! 前引号“标在项目之前，后引号”标在项目之后。一段里只多出两个没有配成对的双引号，
//! 又是“……“、”……”或”……“的样子，就是其中一个（或两个）打反了。
//! 多出的引号不止两个的，说不准错在哪里，由 unpaired-mark 提示。

use super::pairs::pairs;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "quote-direction",
    name: "引号方向",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 4.8（引号的形式）、5.1.3（两部分标在相应项目的两端）",
    fixing: Fixing::Unsafe,
    looks_into: &[Quiet::Quotation],
    wrong: &[
        Wrong {
            text: "深入开展“放管服“改革。",
            mended: "深入开展“放管服”改革。",
        },
        Wrong {
            text: "深入开展”放管服”改革。",
            mended: "深入开展“放管服”改革。",
        },
        Wrong {
            text: "深入开展”放管服“改革，落实“两不愁”。",
            mended: "深入开展“放管服”改革，落实“两不愁”。",
        },
    ],
    right: &[
        "深入开展“放管服”改革，落实“两不愁”“三保障”。",
        "他说：“要落实‘两不愁’。”",
        "”的方针，提出了“",
        "《关于“十四五”规划的意见》",
    ],
    source: include_str!("quote_direction.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    for (single, with) in pairs(passage).turned(passage.chars()).into_iter().flatten() {
        let message = format!("引号打反了：这里应当是“{with}”");
        let pen = notes.add(passage, single.range(), message);
        pen.sure(Sureness::Likely).replace(with);
    }
}
