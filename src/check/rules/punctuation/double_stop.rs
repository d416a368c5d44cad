//! 引文末尾的句号和引号外面的点号重复。
//!
//! 独立的引文（前面有冒号）句末点号在引号里面，外面不再用；引文只是句子的一部分，
//! 末尾的句号不要，点号放在引号外面。二者只有一个，“。”。”“。”，”总有一个多余。
//! 问号、叹号表示引文的语气，留在里面，不在此列。

use crate::check::letters::before;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "double-stop",
    name: "引号内外点号重复",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 4.8、附录B（引号与点号连用）",
    fixing: Fixing::Unsafe,
    looks_into: &[Quiet::Quotation],
    wrong: &[
        Wrong {
            text: "会议强调：“要抓早抓小。”。",
            mended: "会议强调：“要抓早抓小。”",
        },
        Wrong {
            text: "要弘扬“一枝一叶总关情。”的情怀。做到“功成不必在我。”，久久为功。",
            mended: "要弘扬“一枝一叶总关情。”的情怀。做到“功成不必在我”，久久为功。",
        },
        Wrong {
            text: "做到“功成不必在我。”。",
            mended: "做到“功成不必在我”。",
        },
    ],
    right: &[
        "会议强调：“要抓早抓小。”",
        "做到“功成不必在我”。",
        "有的同志问：“这样做对吗？”，会议作了回答。",
        "他说：“要抓早抓小。”大家都同意。",
    ],
    source: include_str!("double_stop.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for (at, found) in chars.match_indices("。”") {
        let end = at + found.len();
        let Some(outer) = chars[end..].chars().next() else {
            continue;
        };
        let pauses = matches!(outer, '。' | '，' | '；' | '、');
        let Some(open) = chars[..at].rfind('“').filter(|_| pauses) else {
            continue;
        };
        if passage.meets_code(&(at..end)) {
            continue;
        }
        let whole = outer == '。' && matches!(before(chars, open), None | Some('：' | '。'));
        let edit = if whole {
            end..end + outer.len_utf8()
        } else {
            at..at + '。'.len_utf8()
        };
        let message = format!("引号里面有“。”，外面又有“{outer}”");
        let pen = notes.add(passage, at..end + outer.len_utf8(), message);
        let gone = if whole { "外面" } else { "里面" };
        pen.edit(format!("删去引号{gone}的点号"), vec![(edit, String::new())]);
    }
}
