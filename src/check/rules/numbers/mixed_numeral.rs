//! 一个数里又用阿拉伯数字、又用汉字数字。
//!
//! 数值很大的，“万”“亿”可以用汉字，其余用阿拉伯数字（“3亿5000万”）；除此以外一个数只用一种：
//! “2500”或“二千五百”，不写“2千5百”。“千克”“千米”“千瓦”的“千”属于单位，不在此列。

use std::ops::Range;

use super::super::figure::{figures, is_free};
use crate::check::letters::{after, before};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "mixed-numeral",
    name: "数值里汉字、阿拉伯数字混用",
    family: Family::Numbers,
    weight: Weight::Recommended,
    clause: "GB/T 15835—2011（阿拉伯数字与汉字数字同时使用：除“万”“亿”外不同时采用）",
    fixing: Fixing::Unsafe,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "培训2千5百人次。",
            mended: "培训2500人次。",
        },
        Wrong {
            text: "新增企业5千多户。",
            mended: "新增企业5000多户。",
        },
        Wrong {
            text: "安排资金3百万元。",
            mended: "安排资金300万元。",
        },
    ],
    right: &[
        "总重5千克，长3千米，功率2千瓦。",
        "投资3亿5000万元。",
        "入围2023百强县。",
        "拥有二十三个村。",
        "气压为9百帕。",
        "2024十大新闻。",
    ],
    source: include_str!("mixed_numeral.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let mut done = 0;
    for figure in figures(chars) {
        if figure.start < done || !is_free(chars, &figure) {
            continue;
        }
        if follows_chinese(chars, &figure) {
            let start = figure.start - "二十".len();
            let message = format!("“{}”混用了两种数字", &chars[start..figure.end]);
            notes.add(passage, start..figure.end, message);
            continue;
        }
        let Some((end, value)) = mixed(chars, &figure) else {
            continue;
        };
        done = end;
        let message = format!("“{}”混用了两种数字", &chars[figure.start..end]);
        // 1万6千, 2千5: what the whole is cannot be said from here.
        let alone = before(chars, figure.start).is_none_or(|it| !"万亿".contains(it))
            && after(chars, end).is_none_or(|it| !it.is_ascii_digit() && !"零十百千".contains(it));
        let pen = notes.add(passage, figure.start..end, message);
        if let Some(value) = value.filter(|_| alone) {
            pen.replace(value.to_string());
        }
    }
}

/// 三十5: Chinese tens, hundreds or thousands before the number.
fn follows_chinese(chars: &str, figure: &Range<usize>) -> bool {
    let mut above = chars[..figure.start].chars().rev();
    let unit = above.next().is_some_and(|it| "十百千".contains(it));
    let digit = above
        .next()
        .is_some_and(|it| "一二三四五六七八九".contains(it));
    let more = after(chars, figure.end).is_some_and(|it| it == '%' || it == '．');
    unit && digit && figure.len() == 1 && !more
}

/// 2千5百: where the number ends, and its value if it is a whole one.
fn mixed(chars: &str, figure: &Range<usize>) -> Option<(usize, Option<u32>)> {
    let mut end = unit_end(chars, figure)?;
    let mut total = part(chars, figure);
    while let Some(next) = figures(&chars[end..]).next().filter(|it| it.start == 0) {
        let next = end..end + next.end;
        let Some(after) = unit_end(chars, &next) else {
            break;
        };
        total = total.zip(part(chars, &next)).map(|(a, b)| a + b);
        end = after;
    }
    Some((end, total))
}

/// Where the unit of thousands, hundreds or tens behind a number ends.
fn unit_end(chars: &str, figure: &Range<usize>) -> Option<usize> {
    if figure.len() > 3 || chars[figure.clone()].contains(',') {
        return None;
    }
    let unit = after(chars, figure.end)?;
    let end = figure.end + unit.len_utf8();
    let rest = &chars[end..];
    let next = rest.chars().next().unwrap_or('。');
    let decimal = chars[figure.clone()].contains('.');
    let counts = match unit {
        '千' => !"克米瓦伏安卡帕赫焦牛比特升吨兆分".contains(next) && !rest.starts_with("字节"),
        '百' => !decimal && figure.len() <= 2 && !"强佳帕优分姓货合度科日".contains(next),
        '十' => {
            !decimal && figure.len() == 1 && ("万亿多余几".contains(next) || next.is_ascii_digit())
        }
        _ => false,
    };
    counts.then_some(end)
}

/// The value of a number with its unit, if it is a whole one.
fn part(chars: &str, figure: &Range<usize>) -> Option<u32> {
    let number: u32 = chars[figure.clone()].parse().ok()?;
    let unit = match after(chars, figure.end)? {
        '千' => 1000,
        '百' => 100,
        _ => 10,
    };
    Some(number * unit)
}
