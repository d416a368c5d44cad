//! 电量单位写成了“千瓦/小时”。
//!
//! 一千瓦时是一千瓦用一小时，是相乘，不是相除：写“千瓦时”或“kW·h”，不写“千瓦/小时”“kW/h”。

use super::super::figure::figures;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "kilowatt-hour",
    name: "千瓦时写成除式",
    family: Family::Units,
    weight: Weight::Recommended,
    clause: "GB 3100—1993、《中华人民共和国法定计量单位》（千瓦时是千瓦乘小时，符号kW·h）",
    fixing: Fixing::Unsafe,
    looks_into: &[Quiet::Latin, Quiet::Number],
    wrong: &[
        Wrong {
            text: "全年用电5000千瓦/小时。",
            mended: "全年用电5000千瓦时。",
        },
        Wrong {
            text: "年发电3.2亿千瓦/时。",
            mended: "年发电3.2亿千瓦时。",
        },
        Wrong {
            text: "电价每100kw/h优惠5元。",
            mended: "电价每100kW·h优惠5元。",
        },
    ],
    right: &[
        "全年用电5000千瓦时。",
        "年发电3.2亿kW·h。",
        "车速60千米/小时。",
        "功率50千瓦，每小时耗水2吨。",
    ],
    source: include_str!("kilowatt_hour.rs"),
    look: Look::Passage(look),
};

/// How it is written wrong, and right.
const WRONG: [(&str, &str); 6] = [
    ("千瓦/小时", "千瓦时"),
    ("千瓦/时", "千瓦时"),
    ("kW/h", "kW·h"),
    ("KW/h", "kW·h"),
    ("KW/H", "kW·h"),
    ("kw/h", "kW·h"),
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for figure in figures(chars) {
        let unit = chars[figure.end..].trim_start_matches(['万', '亿', '多', '余', ' ']);
        if let Some((wrong, right)) = WRONG.iter().find(|it| unit.starts_with(it.0)) {
            let start = chars.len() - unit.len();
            let message = format!("电量单位“{wrong}”写“{right}”");
            notes
                .add(passage, start..start + wrong.len(), message)
                .replace(*right);
        }
    }
}
