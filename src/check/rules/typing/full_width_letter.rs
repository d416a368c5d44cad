//! 全角的数字和拉丁字母（１２３、ＡＢＣ）。
//!
//! 公文里的阿拉伯数字和拉丁字母用半角，一个占半个汉字的位置；全角的是输入法的全角状态留下的，
//! 检索、比对不到，同一篇里半角、全角混用也不整齐。
//! 段首的序号一并管；全角的％、＋、＝等符号不在此列。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "full-width-letter",
    name: "全角数字和字母",
    family: Family::Typing,
    weight: Weight::Recommended,
    clause: "GB/T 15835—2011（阿拉伯数字占半个汉字位置）",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Quotation],
    wrong: &[
        Wrong {
            text: "全年新增就业１２万人。",
            mended: "全年新增就业12万人。",
        },
        Wrong {
            text: "支出１，９２５．４万元。",
            mended: "支出1,925.4万元。",
        },
        Wrong {
            text: "建成５Ｇ基站３００座。",
            mended: "建成5G基站300座。",
        },
        Wrong {
            text: "召开“１０１”专题会议，推进ＰＰＰ项目。",
            mended: "召开“101”专题会议，推进PPP项目。",
        },
    ],
    right: &[
        "全年新增就业12万人。",
        "增长5％以上，＋、－两档都要写明。",
        "第一产业、二氧化碳、PPP项目。",
    ],
    source: include_str!("full_width_letter.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let mut at = 0;
    while let Some(found) = chars[at..].find(is_full_width) {
        let start = at + found;
        at = chars.len() - chars[start..].trim_start_matches(is_full_width).len();
        // The separators of a number change with it: １，２３４．５
        while let Some(more) = separated(&chars[start..], &chars[at..]) {
            at += more;
        }
        let run = &chars[start..at];
        let message = format!("“{run}”是全角字符");
        let with: String = run.chars().map(half_width).collect();
        notes.add(passage, start..at, message).replace(with);
    }
}

/// The bytes of a separator and the digits behind it, where `rest` goes on with
/// them and `number` is nothing but digits so far.
fn separated(number: &str, rest: &str) -> Option<usize> {
    let head = &number[..number.len() - rest.len()];
    let last = head.chars().next_back()?;
    let mark = rest.chars().next().filter(|it| matches!(it, '，' | '．'))?;
    let behind = rest.strip_prefix(mark)?;
    let after = behind.trim_start_matches(|it| matches!(it, '０'..='９'));
    let digits = behind[..behind.len() - after.len()].chars().count();
    let whole = matches!(last, '０'..='９') && (digits == 3 || mark == '．' && digits > 0);
    whole.then_some(rest.len() - after.len())
}

fn is_full_width(letter: char) -> bool {
    matches!(letter, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// The ASCII form, which stands U+FEE0 below.
fn half_width(letter: char) -> char {
    let below = u32::from(letter).checked_sub(0xfee0);
    below.and_then(char::from_u32).unwrap_or(letter)
}
