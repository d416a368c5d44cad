//! “第一”“其一”“首先”后面用了顿号。
//!
//! “第”字头、“其”字头的序次语和“首先”“其次”“最后”作序次语时，后面用逗号，不用顿号。
//! “第一、第二产业”“首先、必须”这样本来就并列的不在此列。

use super::series::numbered;
use crate::check::letters::after;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Standing};
use crate::outline::Scheme;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "ordinal-word-mark",
    name: "“第一”后的点号",
    family: Family::Numbering,
    weight: Weight::Recommended,
    clause: "GB/T 15834—2011 附录B（“第”“其”字头序次语及“首先”“其次”等之后用逗号）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "第一、加强领导。成立专班。\n第二、明确责任。逐级分解。\n",
            mended: "第一，加强领导。成立专班。\n第二，明确责任。逐级分解。\n",
        },
        Wrong {
            text: "首先、加强领导。成立专班。\n其次、明确责任。逐级分解。\n",
            mended: "首先，加强领导。成立专班。\n其次，明确责任。逐级分解。\n",
        },
        Wrong {
            text: "其一、加强领导。成立专班。\n其二、明确责任。逐级分解。\n",
            mended: "其一，加强领导。成立专班。\n其二，明确责任。逐级分解。\n",
        },
    ],
    right: &[
        "第一、第二产业稳步增长，第三产业加快发展。",
        "第一、二季度完成选址，第三季度开工。",
        "第一，加强领导。成立专班。\n第二，明确责任。逐级分解。\n",
        "第一、三产业稳步增长。",
    ],
    source: include_str!("ordinal_word_mark.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let Some((found, range)) =
        numbered(passage).filter(|_| passage.standing == Standing::Paragraph)
    else {
        return;
    };
    let words = matches!(found.scheme, Scheme::Nth | Scheme::Among | Scheme::First);
    let chars = passage.chars();
    let Some(word) = chars[range.clone()].strip_suffix('、').filter(|_| words) else {
        return;
    };
    let lists = |it: char| it == '第' || it == '其' || "一二三四五六七八九十".contains(it);
    if after(chars, range.end).is_some_and(lists) {
        return;
    }
    let mark = range.end - '、'.len_utf8()..range.end;
    let message = format!("“{word}”后面用逗号，不用顿号");
    notes.add(passage, mark, message).replace("，");
}
