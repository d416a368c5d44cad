//! 两个数字连用表示概数，用了阿拉伯数字。
//!
//! 概数用汉字数字，中间不用顿号：“三四个”“七八岁”，不写“3、4个”。“7、8月份”“1、2号楼”是列举，不是概数；
//! 前面有“分别”“第”的也不是。

use std::ops::Range;

use super::super::figure::{figures, is_free};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "approx-arabic",
    name: "概数用阿拉伯数字",
    family: Family::Numbers,
    weight: Weight::Recommended,
    clause: "GB/T 15835—2011（数字连用的概数用汉字数字，中间不用顿号）",
    fixing: Fixing::Unsafe,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "每村选派3、4个人。",
            mended: "每村选派三四个人。",
        },
        Wrong {
            text: "连续干了5、6天。",
            mended: "连续干了五六天。",
        },
        Wrong {
            text: "孩子只有7、8岁。",
            mended: "孩子只有七八岁。",
        },
    ],
    right: &[
        "分别新增3、4个。",
        "7、8月份进入汛期。",
        "1、2号楼已经封顶。",
        "第3、4个标段已经开工。",
        "产量占比分别提高15、22个百分点。",
        "每村选派三四个人。",
        "3、4年级学生减负。",
    ],
    source: include_str!("approx_arabic.rs"),
    look: Look::Passage(look),
};

const DIGITS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let all: Vec<_> = figures(chars).collect();
    for pair in all.windows(2) {
        let (first, second) = (&pair[0], &pair[1]);
        if first.len() != 1 || second.len() != 1 || &chars[first.end..second.start] != "、" {
            continue;
        }
        let digit = |it: &Range<usize>| chars[it.clone()].parse::<usize>().unwrap_or(0);
        let (one, two) = (digit(first), digit(second));
        let rest = &chars[second.end..];
        let counted = rest.starts_with(['个', '天', '家', '户', '年', '岁', '倍'])
            && !rest.starts_with("年级");
        let above = &chars[..first.start];
        let listed =
            above.ends_with(['第', '、', '各']) || near(above, "分别") || near(above, "依次");
        if one == 0 || two != one + 1 || !counted || listed || !is_free(chars, first) {
            continue;
        }
        let range = first.start..second.end;
        let message = format!("概数“{}”用汉字数字", &chars[range.clone()]);
        let with = format!("{}{}", DIGITS[one - 1], DIGITS[two - 1]);
        notes
            .add(passage, range, message)
            .sure(Sureness::Likely)
            .replace(with);
    }
}

/// Whether `word` stands in the last characters of `above`.
fn near(above: &str, word: &str) -> bool {
    const NEAR: usize = 24;
    let clause = above.rsplit(['。', '；']).next().unwrap_or(above);
    clause
        .char_indices()
        .rev()
        .take(NEAR)
        .any(|(at, _)| clause[at..].starts_with(word))
}
