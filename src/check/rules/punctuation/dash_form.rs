//! 破折号写成了两个减号、制表线或者长短不对的横线。
//!
//! 破折号是“——”，占两个字的位置，由两个 U+2014 组成。“--”“－－”“──”“―”“———”
//! 是输入法或排版软件留下的样子。一个字长的“—”是连接号（如“北京—上海”），不在此列；
//! 单个减号可能是短横线连接号，也不动。整行都是横线的是分隔线，不管。

use std::ops::Range;

use crate::check::letters::{after, before, is_chinese};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "dash-form",
    name: "破折号形式",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 4.10（破折号的形式）、5.1.4（占两个字位置）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "抓住关键--干部队伍。",
            mended: "抓住关键——干部队伍。",
        },
        Wrong {
            text: "抓住关键──干部队伍。",
            mended: "抓住关键——干部队伍。",
        },
        Wrong {
            text: "抓住关键———干部队伍。",
            mended: "抓住关键——干部队伍。",
        },
        Wrong {
            text: "京津冀―雄安通道已经开工。",
            mended: "京津冀—雄安通道已经开工。",
        },
    ],
    right: &[
        "抓住关键——干部队伍。",
        "北京—上海、吐鲁番-哈密盆地",
        "——————————",
        "运行gongwen --help查看，型号为A--B。",
        "——坚持以人民为中心。",
    ],
    source: include_str!("dash_form.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let mut at = 0;
    while let Some(found) = chars[at..].find(is_bar) {
        let start = at + found;
        at = chars.len() - chars[start..].trim_start_matches(is_bar).len();
        if let Some(with) = right(chars, &(start..at)) {
            let run = &chars[start..at];
            let what = if with == "——" {
                "破折号"
            } else {
                "连接号"
            };
            let pen = notes.add(passage, start..at, format!("{what}写成了“{run}”"));
            pen.replace(with);
        }
    }
}

fn is_bar(mark: char) -> bool {
    matches!(mark, '-' | '–' | '—' | '―' | '─' | '━' | '－' | '−')
}

/// What should stand in the place of a run of bars among Chinese characters.
fn right(chars: &str, run: &Range<usize>) -> Option<&'static str> {
    let bars = &chars[run.clone()];
    let sides = [before(chars, run.start), after(chars, run.end)];
    let between = sides.iter().flatten().all(|&it| is_chinese(it));
    // A dash may begin a line; it does not stand alone on one.
    if !between || sides[1].is_none() || matches!(bars, "—" | "——") {
        return None;
    }
    match bars.chars().count() {
        1 if sides[0].is_some() => matches!(bars, "―" | "─" | "━").then_some("—"),
        2..=4 => Some("——"),
        _ => None,
    }
}
