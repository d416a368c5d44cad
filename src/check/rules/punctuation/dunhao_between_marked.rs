//! 并列的引号之间、并列的书名号之间用了顿号。
//!
//! 引号、书名号已经把并列的各项分开，标有引号的并列成分之间、标有书名号的并列成分之间通常不用顿号。
//! 引号或书名号之后有括注的，并列各项里有没标引号、书名号的，宜用顿号，不在此列。

use super::pairs::{Pair, Pairing, pairs};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "dunhao-between-marked",
    name: "引号、书名号之间的顿号",
    family: Family::Punctuation,
    weight: Weight::Recommended,
    clause: "GB/T 15834—2011 4.5.3.5",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Quotation],
    wrong: &[
        Wrong {
            text: "推行“一窗受理”、“一网通办”、“一次办好”。",
            mended: "推行“一窗受理”“一网通办”“一次办好”。",
        },
        Wrong {
            text: "认真学习《条例》、《规定》和《细则》。",
            mended: "认真学习《条例》《规定》和《细则》。",
        },
        Wrong {
            text: "全面落实“两不愁”、“三保障”政策。",
            mended: "全面落实“两不愁”“三保障”政策。",
        },
    ],
    right: &[
        "推行“一窗受理”“一网通办”。",
        "认真学习《条例》（2020年修订）、《规定》。",
        "推行“一窗受理”、告知承诺、“一网通办”。",
        "推行“一窗受理”、“一网通办”、告知承诺。",
        "推进“一窗”服务、“一网”服务。",
    ],
    source: include_str!("dunhao_between_marked.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    if !chars.contains("”、“") && !chars.contains("》、《") {
        return;
    }
    let found = pairs(passage);
    let mut done = 0;
    for first in found.pairs.iter().filter(|it| is_marked(it.kind)) {
        let list = list(chars, &found, *first);
        let last = list[list.len() - 1];
        if first.open < done || list.len() < 2 {
            continue;
        }
        done = last.close;
        if stands_alone(chars, first.open, last.close) {
            tell(passage, &list, notes);
        }
    }
}

fn is_marked(kind: char) -> bool {
    matches!(kind, '“' | '《')
}

/// `first` and what follows it of its kind with nothing but 、 between.
fn list(chars: &str, found: &Pairing, first: Pair) -> Vec<Pair> {
    let mut list = vec![first];
    let mut last = first;
    let closing = |it: Pair| chars[it.close..].chars().next().map_or(0, char::len_utf8);
    let next = |last: Pair| {
        let behind = last.close + closing(last);
        let at = chars[behind..]
            .starts_with('、')
            .then(|| behind + '、'.len_utf8())?;
        let place = found.pairs.binary_search_by_key(&at, |it| it.open).ok()?;
        Some(found.pairs[place]).filter(|it| it.kind == first.kind)
    };
    while let Some(it) = next(last) {
        list.push(it);
        last = it;
    }
    list
}

/// Whether no other member stands before or behind the list, and no note.
fn stands_alone(chars: &str, open: usize, close: usize) -> bool {
    let behind = chars[close..].trim_start_matches(['”', '》']);
    !chars[..open].ends_with('、') && !behind.starts_with(['、', '（', '('])
}

/// One finding for the whole list.
fn tell(passage: &Passage<'_>, list: &[Pair], notes: &mut Notes<'_>) {
    let comma = '、'.len_utf8();
    let commas = list[1..].iter().map(|it| it.open - comma..it.open);
    let edits: Vec<_> = commas.map(|it| (it, String::new())).collect();
    let name = if list[0].kind == '“' {
        "引号"
    } else {
        "书名号"
    };
    let message = format!("标有{name}的并列成分之间通常不用顿号");
    let pen = notes.add(passage, edits[0].0.clone(), message);
    pen.edit("删去顿号", edits);
}
