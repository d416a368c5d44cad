//! 百分比的范围，前一个数漏了百分号。
//!
//! 前后两个数的单位相同，省去前一个不致误解时才能省；百分号省去了，“10—20%”就成了从10到20%，
//! 所以前后都要写：“10%—20%”。

use super::super::figure::{spans, value};
use crate::check::letters::after;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "range-percent",
    name: "百分比范围缺百分号",
    family: Family::Numbers,
    weight: Weight::Mandatory,
    clause: "GB/T 15835—2011（数值范围：“15%～30%”不写为“15～30%”）",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "增长率保持在10—20%。",
            mended: "增长率保持在10%—20%。",
        },
        Wrong {
            text: "成本下降5-8%，效益提高。",
            mended: "成本下降5%-8%，效益提高。",
        },
        Wrong {
            text: "参保率为95至98%。",
            mended: "参保率为95%至98%。",
        },
    ],
    right: &[
        "增长率保持在10%—20%。",
        "2019—2023年增长20%。",
        "完成率由80提高到90%。",
        "占第1—3位的合计60%。",
        "利率维持在0—0.1%的水平。",
    ],
    source: include_str!("range_percent.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for span in spans(chars) {
        let percent = after(chars, span.second.end).filter(|it| "%％‰".contains(*it));
        let (low, high) = (
            value(&chars[span.first.clone()]),
            value(&chars[span.second.clone()]),
        );
        // Nought is the same in every unit.
        let rises = 0.0 < low && low < high;
        let Some(percent) = percent.filter(|_| span.sign.is_empty() && rises) else {
            continue;
        };
        let range = span.first.start..span.second.end + percent.len_utf8();
        let message = format!("“{}”前一个数也要写“{percent}”", &chars[range.clone()]);
        let at = span.first.end..span.first.end;
        let pen = notes.add(passage, range, message);
        pen.edit(format!("补上“{percent}”"), vec![(at, percent.to_string())]);
    }
}
