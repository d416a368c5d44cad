//! 省略号和“等”“等等”一起用。
//!
//! 省略号已经表示还有没列出的，“等”“等等”也是这个意思，二者不同时使用；
//! 公文要读得出来，通常留“等”。
//! “等待”“等到”这样的“等”是动词，不在此列。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "ellipsis-with-deng",
    name: "省略号与“等”并用",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 附录A A.9（省略号和“等”“等等”不同时使用）",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "道路、桥梁、管网……等设施要同步建设。",
            mended: "道路、桥梁、管网等设施要同步建设。",
        },
        Wrong {
            text: "涉及土地、资金、用工……等等。",
            mended: "涉及土地、资金、用工等等。",
        },
        Wrong {
            text: "涉及土地、资金、用工等等……",
            mended: "涉及土地、资金、用工等等。",
        },
    ],
    right: &[
        "道路、桥梁、管网等设施要同步建设。",
        "他沉默了……等待答复。",
        "请稍等……",
        "大家都在说……等下一批再办。",
    ],
    source: include_str!("ellipsis_with_deng.rs"),
    look: Look::Passage(look),
};

/// What stands behind a 等 that is a verb.
const VERBS: &[&str] = &[
    "待", "到", "候", "于", "下", "着", "了", "你", "他", "我", "一",
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for (at, _) in chars.match_indices("……") {
        let end = at + "……".len();
        let (head, rest) = (&chars[..at], &chars[end..]);
        let listed = head.contains('、');
        if let Some(behind) = rest.strip_prefix('等') {
            if listed && !VERBS.iter().any(|it| behind.starts_with(it)) {
                let pen = notes.add(passage, at..end, "省略号后面又用了“等”");
                pen.replace("");
            }
        } else if listed && head.ends_with("等等") {
            let with = if rest.is_empty() { "。" } else { "" };
            let pen = notes.add(passage, at..end, "“等等”后面又用了省略号");
            pen.replace(with);
        }
    }
}
