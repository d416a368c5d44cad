//! 书名号里面又用了双书名号。
//!
//! 书名号中还需要书名号时，外面一层用双书名号《 》，里面一层用单书名号〈 〉，
//! 批转、转发文件的标题里最常见。

use super::pairs::{Pair, pairs};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "title-level",
    name: "书名号层次",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 4.15（书名号中还用书名号时，里面一层用单书名号）",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Quotation],
    wrong: &[
        Wrong {
            text: "根据《关于印发《安全生产管理办法》的通知》要求，现将有关事项通知如下。",
            mended: "根据《关于印发〈安全生产管理办法〉的通知》要求，现将有关事项通知如下。",
        },
        Wrong {
            text: "《《意见》分工方案》已印发。",
            mended: "《〈意见〉分工方案》已印发。",
        },
        Wrong {
            text: "《转发《规程》《细则》的通知》",
            mended: "《转发〈规程〉〈细则〉的通知》",
        },
    ],
    right: &[
        "根据《关于印发〈安全生产管理办法〉的通知》要求，现通知如下。",
        "认真学习《条例》《规定》。",
        "《关于“十四五”规划的意见》（见《汇编》）",
    ],
    source: include_str!("title_level.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let found = pairs(passage);
    if found
        .singles
        .iter()
        .any(|it| matches!(it.mark, '《' | '》'))
    {
        return;
    }
    let is_title = |it: &&Pair| matches!(it.kind, '《' | '〈');
    for it in found.pairs.iter().filter(|it| it.kind == '《') {
        let inside = found.around(it).find(is_title);
        if inside.is_some_and(|outer| outer.kind == '《') {
            let end = it.close + '》'.len_utf8();
            let edits = vec![
                (it.open..it.open + '《'.len_utf8(), "〈".to_owned()),
                (it.close..end, "〉".to_owned()),
            ];
            let pen = notes.add(passage, it.open..end, "书名号里面的书名号与外面的同形");
            pen.edit("改为“〈……〉”", edits);
        }
    }
}
