//! 看不见的字符：零宽空格、零宽连接符、软连字符、方向控制符等。
//!
//! 它们多是从网页、聊天软件、PDF 里复制带来的，看不见却占着位置：检索不到、比对不出，
//! 有的软件里还会显示成方框或者把词断开。
//! 外文词里的软连字符一并当作不该有的；表情符号里的连接符不在此列。

use std::ops::Range;

use crate::check::letters::{after, before};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "invisible-character",
    name: "看不见的字符",
    family: Family::Typing,
    weight: Weight::Recommended,
    clause: "《党政机关公文处理工作条例》第二十条（四）（签发前审核文字、数字、标点等用法）",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Quotation, Quiet::Latin, Quiet::Number],
    wrong: &[
        Wrong {
            text: "各单位要\u{200b}认真贯彻执行。",
            mended: "各单位要认真贯彻执行。",
        },
        Wrong {
            text: "\u{200b}\u{feff}抓好工作\u{200c}落实。",
            mended: "抓好工作落实。",
        },
        Wrong {
            text: "优化营\u{ad}商环境，\u{202a}压实责任\u{202c}。",
            mended: "优化营商环境，压实责任。",
        },
    ],
    right: &[
        "各单位要认真贯彻执行。",
        "\u{3000}\u{3000}全角空格和\u{a0}不间断空格看得见。",
        "家人\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}团圆，\u{2764}\u{fe0f}\u{200d}\u{1f525}。",
        "人名中的间隔号·不是它。",
    ],
    source: include_str!("invisible_character.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let mut at = 0;
    while let Some(found) = chars[at..].find(is_invisible) {
        let start = at + found;
        at = chars.len() - chars[start..].trim_start_matches(is_invisible).len();
        if &chars[start..at] == "\u{200d}" && joins(chars, start..at) {
            continue;
        }
        let codes = chars[start..at]
            .chars()
            .map(|it| format!("U+{:04X}", u32::from(it)));
        let message = format!("看不见的字符{}", codes.collect::<Vec<_>>().join("、"));
        notes.add(passage, start..at, message).replace("");
    }
}

/// Whether the joiner at `range` makes one picture of two.
fn joins(chars: &str, range: Range<usize>) -> bool {
    let picture =
        |it: char| matches!(it, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}');
    before(chars, range.start).is_some_and(picture) && after(chars, range.end).is_some_and(picture)
}

fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}
