//! 引号里面又用引号，里外用了同一种；或者只有一层却用了单引号。
//!
//! 外面一层用双引号“ ”，里面一层用单引号‘ ’，再里面一层又用双引号。
//! 只有一层的用双引号。外文里的撇号和单引号不在此列。
//! 里外同形时也可能是引号打反了，改之前要看一眼。

use super::pairs::{Pair, pairs};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "quote-level",
    name: "引号层次",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 4.8（引号中还用引号时，外面一层用双引号，里面一层用单引号）",
    fixing: Fixing::Unsafe,
    looks_into: &[Quiet::Quotation],
    wrong: &[
        Wrong {
            text: "会议指出：“要落实“两不愁”要求。”",
            mended: "会议指出：“要落实‘两不愁’要求。”",
        },
        Wrong {
            text: "深入开展‘放管服’改革。",
            mended: "深入开展“放管服”改革。",
        },
        Wrong {
            text: "印发“《关于“十四五”规划的意见》解读”一文。",
            mended: "印发“《关于‘十四五’规划的意见》解读”一文。",
        },
    ],
    right: &[
        "会议指出：“要落实‘两不愁’要求。”",
        "《关于“十四五”规划的意见》",
        "推行“一窗受理”“一网通办”。",
        "引进Kids’ Club和Let’s Go品牌。",
    ],
    source: include_str!("quote_level.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let found = pairs(passage);
    if !found.singles.is_empty() {
        // Where one is missing nobody knows what is inside.
        return;
    }
    let is_quote = |it: &&Pair| matches!(it.kind, '“' | '‘');
    for it in found.pairs.iter().filter(is_quote) {
        let outer = found.around(it).find(is_quote).map(|outer| outer.kind);
        let (open, close) = match (outer, it.kind) {
            (Some('“'), '“') => ("‘", "’"),
            (None | Some('‘'), '‘') => ("“", "”"),
            _ => continue,
        };
        let message = match outer {
            Some(_) => "引号里面的引号与外面的同形",
            None => "只有一层的引号用了单引号",
        };
        let end = it.close + close.len();
        let edits = vec![
            (it.open..it.open + open.len(), open.to_owned()),
            (it.close..end, close.to_owned()),
        ];
        let pen = notes.add(passage, it.open..end, message);
        pen.edit(format!("改为“{open}……{close}”"), edits);
    }
}
