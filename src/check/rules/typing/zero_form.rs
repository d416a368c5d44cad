//! 汉字“〇”写成了圆圈、字母 O 或者数字 0。
//!
//! 汉字数字的年份、编号里，“零”写作“〇”（U+3007）。“○”（几何图形）、字母“O”、数字“0”看着像，
//! 却是别的字符：字形大小不对，检索不到。前后都是汉字数字，或者前面是汉字数字、后面是“年”的才算。

use crate::check::letters::{after, before};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "zero-form",
    name: "汉字〇的写法",
    family: Family::Typing,
    weight: Weight::Mandatory,
    clause: "GB/T 15835—2011（汉字数字用作编号时，零写作“〇”）",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Quotation, Quiet::Latin, Quiet::Number],
    wrong: &[
        Wrong {
            text: "二○二四年，全市实现增长。",
            mended: "二〇二四年，全市实现增长。",
        },
        Wrong {
            text: "二O二四年，全市实现增长。",
            mended: "二〇二四年，全市实现增长。",
        },
        Wrong {
            text: "到二○三○年，基本建成。二00九年立项。",
            mended: "到二〇三〇年，基本建成。二〇〇九年立项。",
        },
    ],
    right: &[
        "二〇二四年，全市实现增长。",
        "○表示已完成，第一○完成。",
        "推行O2O模式，建成一0号泵站。",
        "新增10年以上的企业。",
    ],
    source: include_str!("zero_form.rs"),
    look: Look::Passage(look),
};

const DIGITS: &str = "一二三四五六七八九〇";

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let mut at = 0;
    while let Some(found) = chars[at..].find(is_round) {
        let start = at + found;
        at = chars.len() - chars[start..].trim_start_matches(is_round).len();
        let digit = |it: Option<char>| it.is_some_and(|it| DIGITS.contains(it));
        let next = after(chars, at);
        if digit(before(chars, start)) && (digit(next) || next == Some('年')) {
            let run = &chars[start..at];
            let with = "〇".repeat(run.chars().count());
            let message = format!("汉字“〇”写成了“{run}”");
            notes.add(passage, start..at, message).replace(with);
        }
    }
}

/// What is taken for 〇; not 〇 itself.
fn is_round(letter: char) -> bool {
    matches!(
        letter,
        '○' | '◯' | 'O' | 'o' | 'Ｏ' | '0' | '０' | 'О' | 'Ο'
    )
}
