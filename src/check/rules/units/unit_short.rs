//! “平方米”“立方米”说成了“平方”“立方”。
//!
//! “平方”“立方”不是计量单位，漏了“米”；也可能是平方公里。数后面的“平方”“个平方”才提。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "unit-short",
    name: "平方米、立方米说不全",
    family: Family::Units,
    weight: Weight::Recommended,
    clause: "《中华人民共和国法定计量单位》（平方米、立方米）",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "新建厂房1200平方。",
            mended: "新建厂房1200平方米。",
        },
        Wrong {
            text: "清运垃圾3.5万立方，还绿5000平方左右。",
            mended: "清运垃圾3.5万立方米，还绿5000平方米左右。",
        },
        Wrong {
            text: "每户不少于80个平方。",
            mended: "每户不少于80平方米。",
        },
    ],
    right: &[
        "新建厂房1200平方米。",
        "流域面积13.3平方公里。",
        "库容3000立方米。",
        "5的平方是25。",
        "占地20平方千米，约20平方英里。",
    ],
    source: include_str!("unit_short.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for word in ["平方", "立方"] {
        for (at, _) in chars.match_indices(word) {
            let above = chars[..at].strip_suffix('个').unwrap_or(&chars[..at]);
            let number = above.trim_end_matches(['万', '亿', '多', '余', '千', '百']);
            let end = at + word.len();
            let rest = &chars[end..];
            let whole =
                rest.starts_with(|it: char| "米公千厘分毫英尺根和差数码里寸百".contains(it));
            if number.ends_with(|it: char| it.is_ascii_digit()) && !whole {
                let message = format!("“{word}”不是计量单位，写“{word}米”");
                let range = above.len()..end;
                notes
                    .add(passage, range, message)
                    .replace(format!("{word}米"));
            }
        }
    }
}
