//! 用阿拉伯数字写的含有月日的专名，没有用间隔号隔开，或者没有加引号。
//!
//! “3·15”消费者权益日、“5·12”汶川特大地震这样的专名，月和日之间用间隔号“·”，外面加引号。
//! 不用小数点“.”，也不用大圆点“•”。后面接着“事故”“专案”“消费者”等词的才当作专名。

use crate::check::letters::before;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "special-day",
    name: "含有月日的专名",
    family: Family::Numbers,
    weight: Weight::Recommended,
    clause: "GB/T 15835—2011（含有月日的专名：用间隔号“·”隔开，外加引号）",
    fixing: Fixing::Unsafe,
    looks_into: &[Quiet::Number, Quiet::Quotation],
    wrong: &[
        Wrong {
            text: "开展3.15消费者权益日宣传。",
            mended: "开展“3·15”消费者权益日宣传。",
        },
        Wrong {
            text: "侦破“11.25”专案。",
            mended: "侦破“11·25”专案。",
        },
        Wrong {
            text: "汲取8•12爆炸事故教训。",
            mended: "汲取“8·12”爆炸事故教训。",
        },
    ],
    right: &[
        "开展“3·15”消费者权益日宣传。",
        "震级为3.15级。",
        "增长3.15%，高于国际水平。",
        "五四运动爆发。",
        "版本为3.15。",
    ],
    source: include_str!("special_day.rs"),
    look: Look::Passage(look),
};

/// What days are known for.
const KNOWN: [&str; 14] = [
    "事故",
    "事件",
    "专案",
    "案件",
    "晚会",
    "消费者",
    "国际消费者",
    "地震",
    "汶川",
    "特大",
    "重大",
    "惨案",
    "火灾",
    "爆炸",
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for (at, point) in chars.match_indices(['.', '．', '·', '•', '・', '‧', '∙']) {
        let above = &chars[..at];
        let month = &above[above.trim_end_matches(|it: char| it.is_ascii_digit()).len()..];
        let below = &chars[at + point.len()..];
        let day = &below[..below.len()
            - below
                .trim_start_matches(|it: char| it.is_ascii_digit())
                .len()];
        if !is_number(month, 12) || !is_number(day, 31) {
            continue;
        }
        let inner = at - month.len()..at + point.len() + day.len();
        let (opens, rest) = (before(chars, inner.start), &chars[inner.end..]);
        let quoted = opens == Some('“') && rest.starts_with('”');
        let known = rest.strip_prefix('”').filter(|_| quoted).unwrap_or(rest);
        let free = opens.is_none_or(|it| !it.is_ascii_alphanumeric() && !"./-".contains(it));
        if !free || !KNOWN.iter().any(|it| known.starts_with(it)) || (quoted && point == "·") {
            continue;
        }
        let range = if quoted {
            inner.start - '“'.len_utf8()..inner.end + '”'.len_utf8()
        } else {
            inner.clone()
        };
        let with = format!("“{month}·{day}”");
        let message = format!("专名里的月日写作“{with}”，用间隔号，加引号")
            .replace("““", "“")
            .replace("””", "”");
        notes
            .add(passage, range, message)
            .sure(Sureness::Likely)
            .replace(with);
    }
}

/// A number from 1 to `most` without leading zeros.
fn is_number(digits: &str, most: u32) -> bool {
    digits.len() <= 2
        && !digits.starts_with('0')
        && digits.parse().is_ok_and(|it: u32| (1..=most).contains(&it))
}
