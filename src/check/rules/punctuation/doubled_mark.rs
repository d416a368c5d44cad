//! 同一个点号接连出现。
//!
//! 句号、逗号、顿号、分号、冒号都只用一个；接连两个是录入时多按了一次键。
//! 问号和叹号在表达强烈语气时可以叠用，不在此列；三个以上的“。”是省略号的误写，由 ellipsis-form 管。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "doubled-mark",
    name: "点号重复",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 第4章（点号表示停顿，各用一个）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "各单位要提高认识，，抓好落实。",
            mended: "各单位要提高认识，抓好落实。",
        },
        Wrong {
            text: "请认真贯彻执行。。",
            mended: "请认真贯彻执行。",
        },
        Wrong {
            text: "涉及人员、、资金、场地。",
            mended: "涉及人员、资金、场地。",
        },
    ],
    right: &[
        "这件事办成了吗？？",
        "会议强调：“要抓紧。”。",
        "一是人员；二是资金……",
        "这些问题值得深思。。。",
    ],
    source: include_str!("doubled_mark.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let mut at = 0;
    while let Some(found) = chars[at..].find(['，', '。', '、', '；', '：']) {
        let start = at + found;
        let mark = chars[start..].chars().next().expect("a mark was found");
        let rest = chars[start..].trim_start_matches(mark);
        let end = chars.len() - rest.len();
        let dots = mark == '。' && end - start > 2 * mark.len_utf8();
        if end - start > mark.len_utf8() && !dots {
            let message = format!("“{mark}”接连出现");
            notes.add(passage, start..end, message).replace(mark);
        }
        at = end;
    }
}
