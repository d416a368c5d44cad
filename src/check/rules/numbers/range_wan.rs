//! 数值的范围，前一个数漏了“万”或“亿”。
//!
//! “5—10万元”可以读成从5元到10万元。单位省去会有歧义的，前后都要写：“5万—10万元”“3亿—5亿元”。
//! 前一个数本来就不到一万的（“8000元至1万元”），写明它的单位即可。

use super::super::figure::{spans, value};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "range-wan",
    name: "数值范围缺“万”“亿”",
    family: Family::Numbers,
    weight: Weight::Mandatory,
    clause: "GB/T 15835—2011（数值范围：“13万元～17万元”不写为“13～17万元”）",
    fixing: Fixing::Unsafe,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "每户补助5—10万元。",
            mended: "每户补助5万—10万元。",
        },
        Wrong {
            text: "投资规模在3至5亿元之间。",
            mended: "投资规模在3亿至5亿元之间。",
        },
        Wrong {
            text: "年产量100-150万吨。",
            mended: "年产量100万-150万吨。",
        },
    ],
    right: &[
        "每户补助5万—10万元。",
        "每户补助8000元至1万元。",
        "2019—2023年投资5万元。",
        "每户补助5000—10000元。",
    ],
    source: include_str!("range_wan.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for span in spans(chars) {
        let rest = &chars[span.second.end..];
        let unit = &rest[..rest.len() - rest.trim_start_matches(['万', '亿']).len()];
        let (low, high) = (
            value(&chars[span.first.clone()]),
            value(&chars[span.second.clone()]),
        );
        // Nought is the same in every unit.
        let rises = 0.0 < low && low < high;
        if unit.is_empty() || !span.sign.is_empty() || !rises {
            continue;
        }
        let range = span.first.start..span.second.end + unit.len();
        let message = format!("“{}”前一个数也要写“{unit}”", &chars[range.clone()]);
        let at = span.first.end..span.first.end;
        let pen = notes.add(passage, range, message);
        pen.edit(format!("补上“{unit}”"), vec![(at, unit.to_owned())]);
    }
}
