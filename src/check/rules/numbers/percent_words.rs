//! “百分之”后面用了阿拉伯数字。
//!
//! “百分之三十”是汉字的写法，“30%”是阿拉伯数字的写法，一个数只用一种，不写“百分之30”。

use super::super::figure::figures;
use crate::check::letters::after;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "percent-words",
    name: "“百分之”后用阿拉伯数字",
    family: Family::Numbers,
    weight: Weight::Recommended,
    clause: "GB/T 15835—2011（阿拉伯数字与汉字数字同时使用）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "比重为百分之30。",
            mended: "比重为30%。",
        },
        Wrong {
            text: "增长百分之5.2以上。",
            mended: "增长5.2%以上。",
        },
        Wrong {
            text: "完成率超过百分之90，好于上年。",
            mended: "完成率超过90%，好于上年。",
        },
    ],
    right: &[
        "比重为百分之三十。",
        "比重为30%。",
        "占百分之几，还要核实。",
    ],
    source: include_str!("percent_words.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    const WORDS: &str = "百分之";
    let chars = passage.chars();
    for figure in figures(chars) {
        if !chars[..figure.start].ends_with(WORDS) {
            continue;
        }
        let range = figure.start - WORDS.len()..figure.end;
        let number = &chars[figure.clone()];
        let pen = notes.add(passage, range, format!("“百分之{number}”混用了两种数字"));
        // 百分之10至20 has another end, 百分之10% another sign.
        let plain = after(chars, figure.end).is_none_or(|it| !"%％至到—-～~、几".contains(it));
        if plain {
            pen.replace(format!("{number}%"));
        }
    }
}
