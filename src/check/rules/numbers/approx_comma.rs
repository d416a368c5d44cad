//! 两个数字连用表示概数，中间用了顿号。
//!
//! “三四个人”是概数，两个数字之间不用顿号；用了顿号就是列举（“一、二等奖”是一等奖和二等奖）。
//! 后面是“个”“天”“岁”这样的量词、前面不是“第”，才当作概数；段首的“三、”是序号，不在此列。

use crate::check::letters::{after, before};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Sureness};
use crate::outline::numeral::chinese_digit;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "approx-comma",
    name: "概数中间的顿号",
    family: Family::Numbers,
    weight: Weight::Recommended,
    clause: "GB/T 15835—2011（概数：两个数字连用，两数之间不用顿号）",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "每村选派三、四个人。",
            mended: "每村选派三四个人。",
        },
        Wrong {
            text: "连续干了五、六天。",
            mended: "连续干了五六天。",
        },
        Wrong {
            text: "平均年龄四十五、六岁。",
            mended: "平均年龄四十五六岁。",
        },
    ],
    right: &[
        "一、二、三等奖名单已经公布。",
        "第三、四季度完成。",
        "三、四个方面工作安排",
        "一、二年级学生减负。",
        "住在三、四号楼。",
        "每村选派三四个人。",
        "一、二次设备全部更新。",
        "违反第二十一、二十二条规定的，从重处理。",
    ],
    source: include_str!("approx_comma.rs"),
    look: Look::Passage(look),
};

/// What approximate numbers count; 级, 号, 项 and the like are enumerated.
const COUNTED: &str = "个天家户年岁里斤米倍成十百千万";

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let start = passage.words_range().start;
    for (at, mark) in chars.match_indices('、') {
        let Some(first) = before(chars, at).and_then(digit) else {
            continue;
        };
        let from = at - "一".len();
        let behind = at + mark.len();
        let second = after(chars, behind)
            .filter(|&it| digit(it) == Some(first + 1) || first == 1 && it == '两');
        let Some(second) = second else { continue };
        let end = behind + second.len_utf8();
        let rest = &chars[end..];
        let counted = rest.starts_with(|it| COUNTED.contains(it)) && !rest.starts_with("年级");
        // 二十一、二十二 are two numbers in full.
        let full = before(chars, from).is_some_and(|it| "十百".contains(it))
            && rest.starts_with(['十', '百']);
        let listed = full || before(chars, from).is_some_and(|it| "第初、".contains(it));
        if counted && !listed && from > start {
            let message = format!("概数“{}”中间不用顿号", &chars[from..end]);
            let pen = notes.add(passage, from..end, message);
            let edit = vec![(at..behind, String::new())];
            pen.sure(Sureness::Likely).edit("删去顿号", edit);
        }
    }
}

/// 一 to 九.
fn digit(letter: char) -> Option<u32> {
    chinese_digit(letter).filter(|&it| it > 0)
}
