//! 分项列举里已经用了句号，项末又用分号。
//!
//! 分号停顿比句号小：分项列举的各项有一项或多项已包含句号时，各项的末尾不能再用分号，应当用句号。
//! 只看有序号的段落（段首的小标题自己的句号不算）和段内“一是……；二是……”。
//! 引号、括号里的句号不算。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Standing};
use crate::outline::{marker, sentence_ends};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "semicolon-level",
    name: "分号层次",
    family: Family::Punctuation,
    weight: Weight::Recommended,
    clause: "GB/T 15834—2011 附录A A.5（各项已包含句号时，末尾不用分号）",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "1.加强领导。成立专班。由办公室牵头；\n2.抓好落实，按月调度。",
            mended: "1.加强领导。成立专班。由办公室牵头。\n2.抓好落实，按月调度。",
        },
        Wrong {
            text: "要做好三件事。一是加强领导。成立专班；二是抓好落实；三是严格考核。",
            mended: "要做好三件事。一是加强领导。成立专班。二是抓好落实；三是严格考核。",
        },
        Wrong {
            text: "1.加强领导。成立专班。由办公室牵头；\n2.抓好落实；\n3.严格考核。",
            mended: "1.加强领导。成立专班。由办公室牵头。\n2.抓好落实；\n3.严格考核。",
        },
        Wrong {
            text: "（1）摸清底数。各县要建立台账。市级要抽查；\n（2）各部门要配合。",
            mended: "（1）摸清底数。各县要建立台账。市级要抽查。\n（2）各部门要配合。",
        },
    ],
    right: &[
        "1.加强领导。成立专班；\n2.抓好落实；\n3.严格考核。",
        "1.加强领导，成立专班；\n2.抓好落实，按月调度。",
        "要做好三件事。一是加强领导；二是抓好落实；三是严格考核。",
        "（一）加强领导。成立专班；\n（二）抓好落实。按月调度。",
        "一是坚持“稳”二是坚持“进”三是坚持“立”。",
        "一是抓筹资。途径有：一是财政；二是社会。",
        "1.落实“稳中求进。以进促稳。”要求；\n2.抓好落实。",
    ],
    source: include_str!("semicolon_level.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    if passage.standing == Standing::Cell || !passage.chars().contains('；') {
        return;
    }
    for (from, to) in items(passage) {
        let Some(item) = passage.chars()[from..to].strip_suffix('；') else {
            continue;
        };
        let end = from + item.len();
        if sentence_ends(passage.chars()).any(|it| from < it && it <= end) {
            let message = "这一项里已经用了句号，项末又用分号";
            notes.add(passage, end..to, message).replace("。");
        }
    }
}

/// Where the items begin and end: the passage behind its number and its lead,
/// and those that 一是, 二是 open in it.
fn items(passage: &Passage<'_>) -> Vec<(usize, usize)> {
    let words = passage.words_range();
    let whole = (behind_lead(passage), words.end);
    let mut items = members(passage.chars());
    if marker(passage.words()).is_some() && whole.0 < whole.1 {
        items.push(whole);
    }
    items
}

/// Where the words of an item begin behind its number and its lead. In a list
/// of clauses no lead was read: a first sentence may be one.
fn behind_lead(passage: &Passage<'_>) -> usize {
    let start = passage.body_range().start;
    if passage.marker.is_some() {
        return start.max(passage.lead_end.unwrap_or(0));
    }
    let first = sentence_ends(passage.chars()).find(|end| start < *end);
    first.unwrap_or(start)
}

/// Where those begin and end that 一是, 二是 and so on open in order. A further
/// 一是 begins a list of its own, inside an item or behind the last.
fn members(chars: &str) -> Vec<(usize, usize)> {
    const FIRST: &str = "一是";
    let starts: Vec<usize> = chars.match_indices(FIRST).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([chars.len()]);
    let lists = starts.iter().zip(ends);
    let found = lists.flat_map(|(&start, end)| members_of(&chars[..end], start));
    found.collect()
}

/// The members of the list that 一是 at `start` begins.
fn members_of(chars: &str, start: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = start;
    for word in ["二是", "三是", "四是", "五是", "六是", "七是", "八是"] {
        let Some(at) = chars[from..].find(word).map(|it| from + it) else {
            break;
        };
        found.push((from, at));
        from = at;
    }
    found
}
