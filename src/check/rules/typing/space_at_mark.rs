//! 中文标点前后多了空格。
//!
//! 中文标点自带空白，占一个字的位置，前后都不再加空格：加了，字就对不上行列，标点还可能被挤到行首。
//! 序号后面的顿号、括号之后也不加。
//! 署名、日期、名单一类靠空格对齐的地方，表格，以及两个以上全角空格（是有意的排版）不在此列；
//! 供填写的空白也不动：三个以上的空格、制表符，“：”后面和括号旁边的两个空格，空括号（ ）的里面。

use crate::check::blank::is_blank;
use crate::check::letters::{
    after, before, closes, is_chinese, is_chinese_text, is_han, opens, pauses,
};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

use super::spaces::{is_running, runs};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "space-at-mark",
    name: "标点前后的空格",
    family: Family::Typing,
    weight: Weight::Recommended,
    clause: "GB/T 15834—2011 5.1（标点占一个字位置，置于相应文字之后）",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Quotation],
    wrong: &[
        Wrong {
            text: "各单位要提高认识， 抓好落实 。",
            mended: "各单位要提高认识，抓好落实。",
        },
        Wrong {
            text: "按照《 条例 》的规定执行。",
            mended: "按照《条例》的规定执行。",
        },
        Wrong {
            text: "分为甲类、 B类， 5项。",
            mended: "分为甲类、B类，5项。",
        },
        Wrong {
            text: "一、 总体要求\n\n坚持稳中求进。",
            mended: "一、总体要求\n\n坚持稳中求进。",
        },
    ],
    right: &[
        "各单位要提高认识，抓好落实。",
        "1. 加强领导。各单位要认真研究。",
        "采用ISO 9001 和GB/T 9704 两项标准。",
        "县（区） 新修渠道（公里） 清淤渠道（公里）",
        "填表日期：      年    月    日，共    页。",
        "申请单位（盖章）：    联系人：    电话：",
        "审核意见：（  ）同意 （  ）不同意；本人（      ）承诺属实。",
        "甲方：（盖章）\t乙方：（签字）",
        "主任：\u{3000}\u{3000}张某\u{3000}\u{3000}（兼）",
    ],
    source: include_str!("space_at_mark.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    if !is_running(passage) {
        return;
    }
    let chars = passage.chars();
    // Words without a mark between them may be a row of a table.
    let is_row = !chars[passage.body_range().start..].contains(pauses);
    let chinese = is_chinese_text(chars);
    for run in runs(passage) {
        let (Some(left), Some(right)) = (before(chars, run.start), after(chars, run.end)) else {
            continue;
        };
        let marked = run.end == passage.body_range().start;
        let blank = !marked && is_blank(chars, &run);
        if is_row && !marked || !chinese || blank {
            continue;
        }
        let inside = matches!(left, '、' | '，' | '；') && right.is_ascii_alphanumeric();
        let message = if pauses(right) || closes(right) {
            format!("“{right}”前面多了空格")
        } else if opens(left) || inside || (pauses(left) || closes(left)) && is_chinese(right) {
            format!("“{left}”后面多了空格")
        } else if opens(right) && is_han(left) {
            format!("“{right}”前面多了空格")
        } else {
            continue;
        };
        notes.add(passage, run, message).replace("");
    }
}
