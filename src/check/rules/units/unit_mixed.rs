//! 组合单位里一半用符号、一半用中文。
//!
//! 速度写“km/h”或“千米/小时”，不写“km/小时”。“元/kg”“kg/人”这样，一边不是计量单位的，不在此列。

use std::ops::Range;

use crate::check::letters::after;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "unit-mixed",
    name: "组合单位一半中文一半符号",
    family: Family::Units,
    weight: Weight::Recommended,
    clause: "GB 3100—1993、《中华人民共和国法定计量单位使用方法》（组合单位不得同时使用单位符号和中文符号）",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Latin, Quiet::Number],
    wrong: &[
        Wrong {
            text: "设计时速80km/小时。",
            mended: "设计时速80千米/小时。",
        },
        Wrong {
            text: "流量为120立方米/s。",
            mended: "流量为120立方米/秒。",
        },
        Wrong {
            text: "限值为50mg/立方米。",
            mended: "限值为50毫克/立方米。",
        },
    ],
    right: &[
        "设计时速80km/h。",
        "流量为120立方米/秒。",
        "单价为3元/kg，每天2kg/人。",
        "用量5kg/亩。",
        "共120间/m。",
        "玉米/kg，大米/t。",
    ],
    source: include_str!("unit_mixed.rs"),
    look: Look::Passage(look),
};

/// Symbols and the Chinese names of the same units.
const NAMES: [(&str, &str); 18] = [
    ("km", "千米"),
    ("kg", "千克"),
    ("mg", "毫克"),
    ("μg", "微克"),
    ("mm", "毫米"),
    ("cm", "厘米"),
    ("mL", "毫升"),
    ("ml", "毫升"),
    ("kW", "千瓦"),
    ("min", "分钟"),
    ("m³", "立方米"),
    ("m3", "立方米"),
    ("m²", "平方米"),
    ("L", "升"),
    ("t", "吨"),
    ("m", "米"),
    ("g", "克"),
    ("h", "小时"),
];

/// Chinese names of units, the longest first where one begins another.
const CHINESE: [&str; 20] = [
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "公斤",
    "千克",
    "毫克",
    "微克",
    "毫升",
    "小时",
    "分钟",
    "米",
    "克",
    "升",
    "吨",
    "秒",
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for (at, _) in chars.match_indices(['/', '／']) {
        let slash = after(chars, at).map_or(1, char::len_utf8);
        let (above, below) = (&chars[..at], &chars[at + slash..]);
        let left = symbol_before(above);
        if let Some((symbol, name)) =
            left.filter(|_| CHINESE.iter().any(|it| below.starts_with(it)))
        {
            tell(passage, at - symbol.len()..at, name, notes);
        }
        let right = symbol_at(below).filter(|_| is_quantity(above));
        if let Some((symbol, name)) = right {
            tell(passage, at + slash..at + slash + symbol.len(), name, notes);
        }
    }
}

fn tell(passage: &Passage<'_>, range: Range<usize>, name: &str, notes: &mut Notes<'_>) {
    let message = format!(
        "同一个单位里，“{}”也用中文“{name}”",
        &passage.chars()[range.clone()]
    );
    notes.add(passage, range, message).replace(name);
}

/// Whether `above` ends in a number with a unit: 120立方米, but not 玉米.
fn is_quantity(above: &str) -> bool {
    let mut units = CHINESE.iter().filter_map(|it| above.strip_suffix(it));
    units.any(is_number)
}

/// Whether `above` ends in a number.
fn is_number(above: &str) -> bool {
    let number = above.trim_end_matches([' ', '万', '亿']);
    number.ends_with(|it: char| it.is_ascii_digit())
}

/// The symbol at the end of `above`, behind a number.
fn symbol_before(above: &str) -> Option<(&'static str, &'static str)> {
    let found = NAMES.into_iter().find(|it| above.ends_with(it.0))?;
    is_number(&above[..above.len() - found.0.len()]).then_some(found)
}

/// The symbol at the start of `below`, and no other letter behind it; 秒 is s.
fn symbol_at(below: &str) -> Option<(&'static str, &'static str)> {
    let all = NAMES.into_iter().chain([("s", "秒")]);
    let mut found = all.filter(|it| below.starts_with(it.0));
    found.find(|it| {
        !below[it.0.len()..]
            .starts_with(|ch: char| ch.is_alphanumeric() && ch.is_ascii() || "²³".contains(ch))
    })
}
