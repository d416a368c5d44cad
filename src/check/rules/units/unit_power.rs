//! 单位符号的平方、立方写成了平排的2、3。
//!
//! “m2”应当写“m²”，“m3”写“m³”，或者用中文“平方米”“立方米”；平排的2、3会和后面的数连读。

use super::symbol::units;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "unit-power",
    name: "平方、立方的上标",
    family: Family::Units,
    weight: Weight::Recommended,
    clause: "GB 3100—1993（单位符号的指数写作上标）",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Latin, Quiet::Number],
    wrong: &[
        Wrong {
            text: "建筑面积120m2。",
            mended: "建筑面积120m²。",
        },
        Wrong {
            text: "库容3000万m3。",
            mended: "库容3000万m³。",
        },
        Wrong {
            text: "流域面积56.7 km2，流量8m3/s。",
            mended: "流域面积56.7 km²，流量8m³/s。",
        },
    ],
    right: &[
        "建筑面积120m²。",
        "细颗粒物PM2.5下降。",
        "长30m，宽20m，共2间。",
        "型号为5m25。",
        "建筑面积120平方米。",
    ],
    source: include_str!("unit_power.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for unit in units(chars) {
        let length = matches!(&chars[unit.clone()], "m" | "km" | "cm" | "mm" | "dm");
        let rest = &chars[unit.end..];
        let (raised, power) = match rest.chars().next() {
            Some('2') => ('²', "平方"),
            Some('3') => ('³', "立方"),
            _ => continue,
        };
        let more =
            rest[1..].starts_with(|it: char| it.is_ascii_alphanumeric() || ".,-".contains(it));
        if length && !more {
            let message = format!("“{}”的{power}写作上标", &chars[unit.start..=unit.end]);
            let digit = unit.end..unit.end + 1;
            notes.add(passage, digit, message).replace(raised);
        }
    }
}
