//! 千分撇分出的一节不是三位。
//!
//! 用千分撇分节，从个位起三位一节，只有最前面一节可以少于三位：“1,234,567”。一节多了少了，多半是漏了或者
//! 多了一位数字，读者也不知道是哪一位，要核对原数。只有一撇的，后面是“元”“万”“亿”才提：“12,34”可能是两个数。

use super::super::figure::{figures, is_free};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "grouping",
    name: "千分撇的位置",
    family: Family::Numbers,
    weight: Weight::Recommended,
    clause: "GB/T 15835—2011（多位数分节：三位一组）",
    fixing: Fixing::ByHand,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "安排资金1,23,456元。",
            mended: "安排资金123,456元。",
        },
        Wrong {
            text: "总人口12,345,67人。",
            mended: "总人口1,234,567人。",
        },
        Wrong {
            text: "产值1,234,56万元。",
            mended: "产值123,456万元。",
        },
        Wrong {
            text: "安排资金1,2345元，拨付12345,678元。",
            mended: "安排资金12,345元，拨付12,345,678元。",
        },
    ],
    right: &[
        "安排资金1,234,567.8元。",
        "坐标为12,34。",
        "共1,234人。",
        "取值为1,2,3,4。",
        "查看文件2023,2024两卷，取值为1000,2000。",
        "取值为10,2000、12345,678。",
    ],
    source: include_str!("grouping.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for figure in figures(chars).filter(|it| is_free(chars, it)) {
        let number = &chars[figure.clone()];
        let whole = number.split('.').next().unwrap_or(number);
        let mut groups = whole.split(',').map(str::len);
        let first = groups.next().unwrap_or(0);
        let rest: Vec<_> = groups.collect();
        // 1,2,3 and 12,34 are lists; one group of three shows what is meant, or
        // the sum of money that one too long is.
        let grouped = first <= 3 && rest.contains(&3);
        let money = chars[figure.end..].starts_with(['元', '万', '亿']);
        let long = matches!(rest[..], [only] if first <= 3 && only > 3 || first > 3 && only == 3);
        if grouped && rest.iter().any(|&it| it != 3) || long && money {
            let message = format!("“{number}”分节不是三位一组，请核对");
            let _ = notes.add(passage, figure, message).sure(Sureness::Likely);
        }
    }
}
