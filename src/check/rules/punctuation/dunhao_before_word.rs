//! “等”“以及”前面用了顿号。
//!
//! 并列成分用顿号隔开时，末尾的“等”“等等”前面不用顿号；“以及”前面停顿较大，用逗号。
//! “等级”“等待”“等值”这样的词不在此列。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "dunhao-before-word",
    name: "“等”“以及”前的顿号",
    family: Family::Punctuation,
    weight: Weight::Recommended,
    clause: "GB/T 15834—2011 附录A A.3（“以及”之前用逗号）、B.1.2（“等”之前不用顿号）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "医院、学校、企业、等单位要做好准备。",
            mended: "医院、学校、企业等单位要做好准备。",
        },
        Wrong {
            text: "涉及土地、资金、用工、等等。",
            mended: "涉及土地、资金、用工等等。",
        },
        Wrong {
            text: "学校、医院、以及企业要做好准备。",
            mended: "学校、医院，以及企业要做好准备。",
        },
    ],
    right: &[
        "医院、学校、企业等单位要做好准备。",
        "明确职责、等级、程序，实行按劳分配、等价交换。",
        "不能坐、等、靠。",
        "避免推诿、等待观望。",
    ],
    source: include_str!("dunhao_before_word.rs"),
    look: Look::Passage(look),
};

/// What stands behind a 等 that begins another word.
const OTHERS: &str = "级价外分候待同于号差距值式边离温压额高效量比、着到";

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for (at, comma) in chars.match_indices('、') {
        let rest = &chars[at + comma.len()..];
        let (word, with) = if rest.starts_with("以及") {
            ("以及", "，")
        } else if rest
            .strip_prefix('等')
            .is_some_and(|it| !it.starts_with(is_other))
        {
            ("等", "")
        } else {
            continue;
        };
        let message = format!("“{word}”前面用了顿号");
        notes
            .add(passage, at..at + comma.len(), message)
            .replace(with);
    }
}

fn is_other(letter: char) -> bool {
    OTHERS.contains(letter)
}
