//! “%”和“个百分点”用在一个数上。
//!
//! “5%”是比率，“5个百分点”是两个百分数相差的数，一个数后面不能两样都用。多半该去掉百分号；
//! 如果本意是增长率，就去掉“个百分点”。

use super::super::figure::figures;
use crate::check::letters::after;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "percent-point",
    name: "百分号和百分点重复",
    family: Family::Numbers,
    weight: Weight::Custom,
    clause: "编辑习惯（“百分点”前面不再用百分号）",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "占比提高5%个百分点。",
            mended: "占比提高5个百分点。",
        },
        Wrong {
            text: "增速回落0.3％个百分点。",
            mended: "增速回落0.3个百分点。",
        },
        Wrong {
            text: "比上年下降2%百分点。",
            mended: "比上年下降2百分点。",
        },
    ],
    right: &[
        "占比提高5个百分点。",
        "占比提高5%，比上年多2个百分点。",
        "提高5%、2个百分点。",
    ],
    source: include_str!("percent_point.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for figure in figures(chars) {
        let Some(percent) = after(chars, figure.end).filter(|it| "%％".contains(*it)) else {
            continue;
        };
        let sign = figure.end..figure.end + percent.len_utf8();
        let rest = &chars[sign.end..];
        if rest.starts_with("个百分点") || rest.starts_with("百分点") {
            let message = format!("“百分点”前面不用“{percent}”");
            notes.add(passage, sign, message).replace("");
        }
    }
}
