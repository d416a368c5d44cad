//! 两个不同的点号挨在一起，或者点号紧挨着括号的里侧。
//!
//! 一处停顿只用一个点号；“，。”“。，”“；。”是改稿时没有删净。
//! 句内点号也不放在前括号、前书名号之后，不放在后括号、后书名号之前。
//! 留哪一个要看意思：自动改时留停顿大的，需确认。问号、叹号可以连用，不在此列。

use crate::check::letters::{after, pauses};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "clashing-marks",
    name: "点号相撞",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 第4章（一处停顿用一个点号）",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "各单位要提高认识，。抓好落实。",
            mended: "各单位要提高认识。抓好落实。",
        },
        Wrong {
            text: "一是加强领导；。",
            mended: "一是加强领导。",
        },
        Wrong {
            text: "各县（市、区，）要抓好落实。",
            mended: "各县（市、区）要抓好落实。",
        },
        Wrong {
            text: "涉及人员、，资金（、设备）等。",
            mended: "涉及人员，资金（设备）等。",
        },
    ],
    right: &[
        "这样做对吗？！",
        "有的同志问：“这样做对吗？”，会议作了回答。",
        "（其中，县级以上的占三成。）",
        "标点“，。、；”各占一格。",
    ],
    source: include_str!("clashing_marks.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let mut done = 0;
    for (at, first) in chars.char_indices() {
        let middle = at + first.len_utf8();
        let Some(second) = after(chars, middle).filter(|_| at >= done) else {
            continue;
        };
        let Some(with) = kept(first, second) else {
            continue;
        };
        done = middle + second.len_utf8();
        if passage.meets_code(&(at..done)) {
            continue;
        }
        // Three in a row are a list of the marks themselves.
        if after(chars, done).is_some_and(pauses) && pauses(second) {
            done = chars.len() - chars[done..].trim_start_matches(pauses).len();
            continue;
        }
        let message = format!("“{first}”和“{second}”挨在一起");
        notes.add(passage, at..done, message).replace(with);
    }
}

/// What is left of two marks that do not stand side by side.
fn kept(first: char, second: char) -> Option<char> {
    let ranks = "、，：；。";
    match (ranks.find(first), ranks.find(second)) {
        (Some(one), Some(other)) if one != other => Some(if one > other { first } else { second }),
        (Some(_), None) if first != '。' && matches!(second, '）' | '》' | '〕') => {
            Some(second)
        }
        (None, Some(_)) if matches!(first, '（' | '《' | '〔') => Some(first),
        _ => None,
    }
}
