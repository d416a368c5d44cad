//! “截止”后面直接跟了时间：应当用“截至”。
//!
//! “截止”是到一定期限停止（报名已经截止、截止日期）；“截至”是到某个时候为止（截至6月底）。
//! 后面跟着时间的用“截至”，或者“截止到”。

use crate::check::letters::before;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "cutoff-word",
    name: "截止与截至",
    family: Family::Typing,
    weight: Weight::Recommended,
    clause: "《现代汉语词典》“截至”“截止”条",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "截止2024年6月底，项目已完成过半。",
            mended: "截至2024年6月底，项目已完成过半。",
        },
        Wrong {
            text: "截止目前，各项工作进展顺利。",
            mended: "截至目前，各项工作进展顺利。",
        },
        Wrong {
            text: "截止去年底，全市共有企业3000家。",
            mended: "截至去年底，全市共有企业3000家。",
        },
    ],
    right: &[
        "截至2024年6月底，项目已完成过半。",
        "报名于6月30日截止，截止日期不变。",
        "截止到目前，各项工作进展顺利。",
        "于3月31日截止2026年度申报。",
        "报名截止2小时前不再受理，截止时间另行通知。",
    ],
    source: include_str!("cutoff_word.rs"),
    look: Look::Passage(look),
};

/// Words for a time.
const TIMES: &[&str] = &[
    "目前", "当前", "今年", "去年", "上年", "本月", "上月", "年底", "月底", "昨日", "今日", "现在",
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for (at, word) in chars.match_indices("截止") {
        let rest = &chars[at + word.len()..];
        let figures = rest.trim_start_matches(|it: char| it.is_ascii_digit());
        let dated = figures.len() < rest.len() && figures.starts_with(['年', '月']);
        // 3月31日截止2026年度申报: the time stands before it.
        let ended = before(chars, at).is_some_and(|it| "日月时号".contains(it));
        let dated = dated && !ended && !figures.starts_with("年度");
        if dated || TIMES.iter().any(|it| rest.starts_with(it)) {
            let message = "“截止”后面直接跟时间，应当用“截至”";
            let pen = notes.add(passage, at..at + word.len(), message);
            pen.sure(Sureness::Likely).replace("截至");
        }
    }
}
