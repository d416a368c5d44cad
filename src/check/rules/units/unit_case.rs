//! 计量单位的字母大小写写错了。
//!
//! 词头“千”是小写的k，“兆”是大写的M，来源于人名的单位（W、V、Hz、Pa）第一个字母大写，米、克是小写。大小写错了
//! 就成了别的单位：K是开尔文。数后面的KG、KM、KW、Kwh、Mpa、HZ、ML等按标准改；信息量KB、型号不在此列。

use super::symbol::units;
use crate::check::letters::after;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "unit-case",
    name: "计量单位符号的大小写",
    family: Family::Units,
    weight: Weight::Mandatory,
    clause: "GB 3100—1993（单位、词头符号的大小写）；《中华人民共和国法定计量单位》",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Latin, Quiet::Number],
    wrong: &[
        Wrong {
            text: "每袋净重25KG。",
            mended: "每袋净重25kg。",
        },
        Wrong {
            text: "线路全长12.5Km，限速80km/h。",
            mended: "线路全长12.5km，限速80km/h。",
        },
        Wrong {
            text: "装机容量300KW，年发电40万KWH。",
            mended: "装机容量300kW，年发电40万kWh。",
        },
    ],
    right: &[
        "每袋净重25kg，线长3km。",
        "内存不小于512KB，硬盘1TB。",
        "型号为KG300，编号12KM5。",
        "带宽100M，显示屏4K。",
        "音量60dB，频率50Hz，压力5MPa。",
        "KM公司参加会议。",
    ],
    source: include_str!("unit_case.rs"),
    look: Look::Passage(look),
};

/// Symbols as the standard writes them; no other case of them is a unit.
const SYMBOLS: [&str; 22] = [
    "kg", "km", "kW", "kWh", "kV", "kVA", "kPa", "kHz", "kJ", "MW", "MPa", "MHz", "GHz", "Hz",
    "Pa", "cm", "mm", "mL", "mg", "dB", "GW", "hPa",
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for unit in units(chars) {
        let here = &chars[unit.clone()];
        let known = SYMBOLS.iter().find(|it| it.eq_ignore_ascii_case(here));
        let goes_on =
            after(chars, unit.end).is_some_and(|it| it.is_ascii_alphanumeric() || it == '-');
        let Some(symbol) = known.filter(|it| **it != here && !is_other(here) && !goes_on) else {
            continue;
        };
        let message = format!("单位符号“{here}”写“{symbol}”");
        notes.add(passage, unit, message).replace(*symbol);
    }
}

/// What is a unit in this case too, or may stand for two: ml, mW, mPa.
fn is_other(here: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "ml", "mW", "mPa", "mHz", "Mg", "MG", "Mm", "PA", "Mw", "mw", "mpa", "mhz",
    ];
    OTHERS.contains(&here)
}
