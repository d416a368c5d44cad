//! 省略号写成了三个英文句点、一串句号、单个“…”或者太多的点。
//!
//! 省略号是六个小圆点“……”，占两个字的位置；整段省略可以用十二个点，单独占一行。
//! 目录里引向页码的一串点不是省略号，不在此列；外文、代码里的“...”，“.NET”“../”开头的点也不动。

use std::ops::Range;

use super::marks::end_before_name;
use crate::check::letters::{before, is_chinese, is_chinese_text, is_han};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "ellipsis-form",
    name: "省略号形式",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 4.11（省略号的形式）、附录A A.9（不多于十二点）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "有的跑项目，有的争资金...各显其能。",
            mended: "有的跑项目，有的争资金……各显其能。",
        },
        Wrong {
            text: "道路、桥梁、管网…都要抓紧。",
            mended: "道路、桥梁、管网……都要抓紧。",
        },
        Wrong {
            text: "这些问题值得深思。。。",
            mended: "这些问题值得深思……",
        },
        Wrong {
            text: "道路、桥梁、管网…………都要抓紧。",
            mended: "道路、桥梁、管网……都要抓紧。",
        },
    ],
    right: &[
        "有的跑项目，有的争资金……各显其能。",
        "第一章　总则.........................1",
        "第二章　职责…………………………3",
        "…………",
        "执行see Annex A...B两项。",
        "先进入目录。../conf/a.ini是配置，.../cmd下是程序。",
        "道路、桥梁、管网……..docx格式的都要交。",
    ],
    source: include_str!("ellipsis_form.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let mut at = 0;
    if !is_chinese_text(chars) {
        return;
    }
    while let Some(found) = chars[at..].find(is_dot) {
        let start = at + found;
        at = start + (chars.len() - start) - chars[start..].trim_start_matches(is_dot).len();
        let run = start..end_before_name(chars, &(start..at));
        if is_wrong(chars, &run) && !passage.meets_code(&run) {
            let message = format!("省略号写成了“{}”", &chars[run.clone()]);
            notes.add(passage, run, message).replace("……");
        }
    }
}

fn is_dot(mark: char) -> bool {
    matches!(mark, '.' | '…' | '。' | '．' | '⋯')
}

/// Whether a run of dots is an ellipsis in another form than ……
fn is_wrong(chars: &str, run: &Range<usize>) -> bool {
    let dots = &chars[run.clone()];
    let ellipsis = dots.contains(['…', '⋯']);
    let count = dots.chars().count();
    let (rest, previous) = (&chars[run.end..], before(chars, run.start));
    let leader = rest
        .trim_start()
        .starts_with(|it: char| it.is_ascii_digit());
    if dots == "……" || leader || previous.is_none() || count > 8 && rest.contains("……") {
        return false;
    }
    let chinese = previous.is_some_and(is_chinese) || rest.starts_with(is_han);
    chinese && (ellipsis || count >= 3) && !ends_a_sentence(dots)
}

/// An ellipsis with the full stop of its sentence: ……。 is another matter.
fn ends_a_sentence(dots: &str) -> bool {
    dots.trim_matches('。') == "……"
}
