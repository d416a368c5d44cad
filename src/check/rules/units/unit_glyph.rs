//! 用了把单位合成一个字符的“㎡”“㎏”“㎜”。
//!
//! 这些字符是为了和旧编码兼容，仿宋等字体常常没有，转换、检索也容易出错；公文正文用中文名称“平方米”“千克”“毫米”。
//! “℃”本来就是摄氏度的符号，不在此列。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "unit-glyph",
    name: "合成一个字符的单位",
    family: Family::Units,
    weight: Weight::Custom,
    clause: "编辑习惯（正文用单位的中文名称；合成字符许多字体没有）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "建筑面积120㎡。",
            mended: "建筑面积120平方米。",
        },
        Wrong {
            text: "每袋净重25㎏。",
            mended: "每袋净重25千克。",
        },
        Wrong {
            text: "管径50㎜，容积3㎥。",
            mended: "管径50毫米，容积3立方米。",
        },
    ],
    right: &[
        "建筑面积120平方米。",
        "气温25℃。",
        "每袋净重25kg。",
        "浓度为10‰。",
    ],
    source: include_str!("unit_glyph.rs"),
    look: Look::Passage(look),
};

const GLYPHS: [(char, &str); 15] = [
    ('㎡', "平方米"),
    ('㎥', "立方米"),
    ('㎢', "平方千米"),
    ('㎏', "千克"),
    ('㎎', "毫克"),
    ('㎍', "微克"),
    ('㎞', "千米"),
    ('㎝', "厘米"),
    ('㎜', "毫米"),
    ('㎟', "平方毫米"),
    ('㎠', "平方厘米"),
    ('㎖', "毫升"),
    ('㎾', "千瓦"),
    ('㏄', "毫升"),
    ('㏕', "密耳"),
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    // All of them stand between U+3380 and U+33DF.
    let compatible = |it: char| ('\u{3380}'..='\u{33df}').contains(&it);
    for (at, letter) in chars.char_indices().filter(|it| compatible(it.1)) {
        let Some((_, name)) = GLYPHS.iter().find(|it| it.0 == letter) else {
            continue;
        };
        let range = at..at + letter.len_utf8();
        let message = format!("“{letter}”是一个合成字符，写“{name}”");
        notes.add(passage, range, message).replace(*name);
    }
}
