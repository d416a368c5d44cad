//! 中文里用了不分前后的直引号 " 或 '。
//!
//! 中文引号分前引号和后引号，双引号是“ ”，单引号是‘ ’。直引号是英文输入法打出来的，
//! 在公文里分不清起止。一段里的直引号成双时按先后配成对；成单的只提示，不改。
//! 外文、代码里的引号和撇号，表示英寸、角秒的 " 不在此列。

use std::ops::Range;

use crate::check::letters::{before, is_chinese_text, is_han};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "straight-quote",
    name: "直引号",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 4.8（引号的形式）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "深入开展\"放管服\"改革。",
            mended: "深入开展“放管服”改革。",
        },
        Wrong {
            text: "推行\"一窗受理\"\"一网通办\"，让群众少跑腿。",
            mended: "推行“一窗受理”“一网通办”，让群众少跑腿。",
        },
        Wrong {
            text: "坚持'一张蓝图绘到底'的思路。",
            mended: "坚持“一张蓝图绘到底”的思路。",
        },
    ],
    right: &[
        "深入开展“放管服”改革。",
        "配备15\"和17\"显示屏各一台。",
        "引进Let's Go和Kids' Club两个品牌。",
        "设备型号为\"A\" \"B\"级 (see \"Annex C\" for details)的，按\\\"处理。",
    ],
    source: include_str!("straight_quote.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    if !is_chinese_text(chars) {
        return;
    }
    for mark in ['"', '\''] {
        if !chars.contains(mark) {
            continue;
        }
        let free = |at: &usize| !passage.is_quiet(&(*at..*at + 1), &[]);
        let places = chars.match_indices(mark).map(|(at, _)| at).filter(free);
        let places: Vec<usize> = places.collect();
        let (pairs, rest) = places.as_chunks::<2>();
        if rest.is_empty() && pairs.iter().all(|&[open, close]| fits(chars, open..close)) {
            for &[open, close] in pairs {
                let edits = vec![(open..open + 1, "“".into()), (close..close + 1, "”".into())];
                let pen = notes.add(passage, open..close + 1, "中文里用了直引号");
                pen.edit("改为“……”", edits);
            }
        } else if mark == '"' && rest.len() == 1 && pairs.is_empty() && quotes(chars, rest[0]) {
            notes.add(
                passage,
                rest[0]..rest[0] + 1,
                "中文里用了直引号，而且不成对",
            );
        }
    }
}

/// Whether the marks at the ends of `range` enclose Chinese words, or words in
/// Chinese ones.
fn fits(chars: &str, range: Range<usize>) -> bool {
    let inside = &chars[range.start + 1..range.end];
    let previous = before(chars, range.start);
    let measure = previous.is_some_and(|it| it.is_ascii_digit() || it == '\\');
    inside.contains(is_han) && !measure
}

/// Whether a single mark stands at a Chinese word.
fn quotes(chars: &str, at: usize) -> bool {
    before(chars, at).is_some_and(is_han) || chars[at + 1..].starts_with(is_han)
}
