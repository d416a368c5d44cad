//! 小数点用了全角的点，或者小数点前漏了“0”。
//!
//! 阿拉伯数字的小数点是“.”，不用“．”；不到一的小数要写出前面的“0”：“0.5%”，不写“.5%”。
//! “1．”可能是序号，后面没有单位的“3．2”可能是节号，都不在此列。

use super::super::figure::figures;
use crate::check::letters::before;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "decimal-form",
    name: "小数的写法",
    family: Family::Numbers,
    weight: Weight::Mandatory,
    clause: "GB/T 15835—2011（小数点是齐底线的实心点“.”，纯小数写出小数点前的“0”）",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "增长3．5%。",
            mended: "增长3.5%。",
        },
        Wrong {
            text: "投资1．2亿元。",
            mended: "投资1.2亿元。",
        },
        Wrong {
            text: "误差不超过.5%。",
            mended: "误差不超过0.5%。",
        },
        Wrong {
            text: "增幅下降.8个百分点。",
            mended: "增幅下降0.8个百分点。",
        },
    ],
    right: &[
        "增长3.5%。",
        "1．5个方面同时发力。",
        "见3．2节。",
        "安排如下：1．5亿元用于修路；2．3亿元用于架桥。",
        "共12人。5%的人缺席。",
        "日期：2024.5.6。",
    ],
    source: include_str!("decimal_form.rs"),
    look: Look::Passage(look),
};

/// What shows that the number is a quantity.
const UNITS: &str = "%％‰亿万元倍";

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let start = passage.words_range().start;
    let all: Vec<_> = figures(chars).collect();
    for pair in all.windows(2) {
        let (whole, part) = (&pair[0], &pair[1]);
        let point = whole.end..part.start;
        let mark = &chars[point.clone()];
        // 1．5亿元用于修路；2．3亿元用于架桥: numbers of items.
        let above = before(chars, whole.start).is_none_or(|it| "：；。".contains(it));
        let marker = whole.len() <= 2 && (whole.start == start || above);
        if mark == "．" && !marker && counts(chars, part.end) {
            let number = &chars[whole.start..part.end];
            let message = format!("“{number}”的小数点用“.”");
            notes.add(passage, point, message).replace(".");
        }
    }
    for figure in all {
        let bare = chars[..figure.start].strip_suffix('.');
        let alone =
            bare.is_some_and(|it| !it.ends_with(|ch: char| ch.is_ascii_graphic() || ch == '．'));
        if alone && counts(chars, figure.end) && figure.start > start + 1 {
            let range = figure.start - 1..figure.end;
            let message = format!("“{}”小数点前面要写“0”", &chars[range.clone()]);
            let at = range.start..range.start;
            notes
                .add(passage, range, message)
                .edit("补上“0”", vec![(at, "0".to_owned())]);
        }
    }
}

fn counts(chars: &str, at: usize) -> bool {
    let rest = &chars[at..];
    rest.starts_with(|it| UNITS.contains(it)) || rest.starts_with("个百分点")
}
