//! 用了已经废除的计量单位名称。
//!
//! 公尺（米）、公升（升）、公吨（吨）、华里、市里、市尺、市斤、市两以及“呎”“吋”“瓩”，1991年起不再使用。“公斤”“公里”
//! 是法定单位“千克”“千米”的俗称，可以用；“亩”“斤”在农业文件里还通行，也不提。市制单位要换算，不能只改名称。

use super::super::figure::figures;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "unit-old",
    name: "废除的计量单位名称",
    family: Family::Units,
    weight: Weight::Recommended,
    clause: "《国务院关于在我国统一实行法定计量单位的命令》（1984年）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "围墙高3公尺。",
            mended: "围墙高3米。",
        },
        Wrong {
            text: "亩产800市斤。",
            mended: "亩产400千克。",
        },
        Wrong {
            text: "距县城12华里。",
            mended: "距县城6公里。",
        },
        Wrong {
            text: "水深5英呎。",
            mended: "水深1.524米。",
        },
    ],
    right: &[
        "围墙高3米，重50公斤，距县城6公里。",
        "粮食产量1.2万亿斤，播种面积500万亩。",
        "记了10公分。",
        "公尺这个名称已经不用。",
    ],
    source: include_str!("unit_old.rs"),
    look: Look::Passage(look),
};

/// Old names, and what is used now.
const OLD: [(&str, &str); 13] = [
    ("公尺", "“米”"),
    ("公升", "“升”"),
    ("公吨", "“吨”"),
    ("华里", "公里，1华里是0.5公里"),
    ("市里", "公里，1市里是0.5公里"),
    ("市尺", "米，1市尺是1/3米"),
    ("市斤", "千克，1市斤是0.5千克"),
    ("市两", "克，1市两是50克"),
    ("呎", "米，1英尺是0.3048米"),
    ("吋", "厘米，1英寸是2.54厘米"),
    ("哩", "公里，1英里约是1.609公里"),
    ("浬", "“海里”"),
    ("瓩", "“千瓦”"),
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for figure in figures(chars) {
        let rest = &chars[figure.end..];
        let unit = rest.trim_start_matches(['万', '亿', '多', '余', ' ', '英']);
        let Some((old, now)) = OLD.iter().find(|it| unit.starts_with(it.0)) else {
            continue;
        };
        // 20市里来的 speaks of a town.
        if *old == "市里" && unit[old.len()..].starts_with(['来', '的', '有']) {
            continue;
        }
        let start = chars.len() - unit.len();
        let message = format!("“{old}”已经废除，改用{now}");
        notes.add(passage, start..start + old.len(), message);
    }
}
