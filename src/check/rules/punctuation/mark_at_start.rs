//! 一段以点号或者后半个引号、括号开头。
//!
//! 点号放在文字之后，后引号、后括号、后书名号放在项目之后，都不出现在一行之首，更不会是一段的第一个字。
//! 这样的段落多半是断行断错了，应当接到上一段末尾，或者删去多余的标点。
//! 表格的格子里不管。

use crate::check::letters::{closes, pauses};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Standing};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "mark-at-start",
    name: "段首标点",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 5.1.1—5.1.3（不出现在一行之首）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "各单位要提高认识。\n\n，抓好落实，确保完成任务。",
            mended: "各单位要提高认识，抓好落实，确保完成任务。",
        },
        Wrong {
            text: "会议原则同意该方案。\n\n。由办公室印发执行。",
            mended: "会议原则同意该方案。\n\n由办公室印发执行。",
        },
        Wrong {
            text: "会议研究了有关事项。\n\n、设备和资金由财务处负责落实到位。",
            mended: "会议研究了有关事项。\n\n人员、设备和资金由财务处负责落实到位。",
        },
    ],
    right: &[
        "……大家都这么说。",
        "》》点击图片进入专题《《",
        "——坚持以人民为中心。",
        "（以下简称《办法》）由办公室解释。",
        "“十四五”期间，各项工作稳步推进。",
    ],
    source: include_str!("mark_at_start.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let first = passage.words().chars().next();
    let astray = first.filter(|&it| pauses(it) || closes(it));
    let astray = astray.filter(|_| !passage.words().starts_with("》》"));
    if passage.standing == Standing::Cell || passage.role == Role::Other {
        return;
    }
    if let Some(mark) = astray {
        let start = passage.words_range().start;
        let range = start..start + mark.len_utf8();
        notes.add(passage, range, format!("一段以“{mark}”开头"));
    }
}
