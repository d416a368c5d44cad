//! 一个约数用了两个意思相近或者相反的说法。
//!
//! “约”和“左右”“上下”“多”“余”只用一个：“约2小时”或“2小时左右”，不说“约2小时左右”；“近”是不到，“多”是超过，
//! “近200多人”自相矛盾。“超过”“至少”后面不再说“以上”，“不超过”“最多”后面不再说“以下”。

use super::super::figure::figures;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "approx-doubled",
    name: "约数的说法重复",
    family: Family::Numbers,
    weight: Weight::Custom,
    clause: "编辑习惯（约数只说一次，成分不赘余）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "约有30人参加，用时约2小时左右。",
            mended: "约有30人参加，用时约2小时。",
        },
        Wrong {
            text: "参加培训的近200多人。",
            mended: "参加培训的近200人。",
        },
        Wrong {
            text: "大约有30个左右的村，约占40%左右。",
            mended: "大约有30个村，约占40%。",
        },
        Wrong {
            text: "覆盖面超过60%以上。",
            mended: "覆盖面超过60%。",
        },
        Wrong {
            text: "至少3个以上部门会签。",
            mended: "至少3个部门会签。",
        },
    ],
    right: &[
        "用时约2小时。",
        "近10余年来变化很大。",
        "附近20米左右有一处水源。",
        "投资约3亿元，工期2年左右。",
        "超过2000公里，比上年多以上述数计。",
        "节约30元左右。",
        "附近有30多户，签约占40%左右，最近为2个左右。",
        "降到60%以下。",
        "超过5500家二级以上医院参加。",
    ],
    source: include_str!("approx_doubled.rs"),
    look: Look::Passage(look),
};

/// Words before a number, and those that say the same behind it.
const DOUBLED: [(&[&str], &[&str]); 3] = [
    (
        &["大约", "约", "将近", "近", "大概"],
        &["左右", "上下", "多", "余"],
    ),
    (&["超过", "不少于", "不低于", "至少", "最少"], &["以上"]),
    (
        &["不超过", "不高于", "不多于", "最多", "至多"],
        &["以下", "以内"],
    ),
];

/// What may stand between such a word and its number: 约有, 约占.
const VERBS: [&str; 5] = ["有", "占", "为", "需", "达"];

/// Words that end in 约 or 近 and say something else.
const OTHERS: [&str; 20] = [
    "节约",
    "预约",
    "签约",
    "合约",
    "条约",
    "公约",
    "制约",
    "违约",
    "履约",
    "集约",
    "纽约",
    "契约",
    "附近",
    "最近",
    "邻近",
    "临近",
    "靠近",
    "接近",
    "不超过",
    "约近",
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for figure in figures(chars) {
        let verb = VERBS
            .iter()
            .find(|it| chars[..figure.start].ends_with(**it));
        let start = figure.start - verb.map_or(0, |it| it.len());
        let above = &chars[..start];
        let below = &chars[figure.end..];
        for (first, second) in DOUBLED {
            let Some(word) = first.iter().find(|it| above.ends_with(**it)) else {
                continue;
            };
            let other = OTHERS
                .iter()
                .any(|it| above.ends_with(it) && it.len() > word.len());
            let Some((at, again)) = repeated(below, second).filter(|_| !other) else {
                continue;
            };
            if verb.is_some() && word.ends_with('近') {
                continue;
            }
            // 近10余年来: in these years.
            let years = *word == "近"
                && ["年", "个月", "天"]
                    .iter()
                    .any(|it| below[at + again.len()..].starts_with(it));
            if !years {
                let range = start - word.len()..figure.end + at + again.len();
                let message = format!("“{word}”和“{again}”意思重复或者矛盾，只用一个");
                let _ = notes.add(passage, range, message).sure(Sureness::Likely);
            }
        }
    }
}

/// Where one of `words` stands behind a number and its unit.
fn repeated(below: &str, words: &[&'static str]) -> Option<(usize, &'static str)> {
    const UNIT: usize = 5;
    for (at, letter) in below.char_indices().take(UNIT) {
        for word in words {
            // 多 and 余 come before what is counted: 200多人, 3万余户.
            let near =
                word.chars().count() > 1 || below[..at].chars().all(|it| "万亿千百十".contains(it));
            if near && below[at..].starts_with(word) {
                return Some((at, word));
            }
        }
        if "，。；、：（）的在和与及一二三四五六七八九十级".contains(letter)
            || letter.is_ascii_digit()
        {
            return None;
        }
    }
    None
}
