//! 序号后面该用顿号的用了点，该用点的用了顿号。
//!
//! “一”后面用顿号，“1”后面用下脚点：写“一、”“1.”，不写“一．”“1、”。“1、2号楼”这样列举的数不是序号；
//! “1．”和“1.”印出来一样，也不提。“（一）、”“一，”归标点符号管。

use super::series::numbered;
use crate::check::letters::after;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Standing};
use crate::outline::Scheme;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "marker-mark",
    name: "序号后的点号",
    family: Family::Numbering,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 §7.3.3；GB/T 15834—2011 附录B（序次语之后的标点）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "一、主要做法\n1、加强领导。成立专班。\n2、明确责任。逐级分解。\n",
            mended: "一、主要做法\n1.加强领导。成立专班。\n2.明确责任。逐级分解。\n",
        },
        Wrong {
            text: "主要做法是：\n1、成立专班；\n2、定期会商。\n",
            mended: "主要做法是：\n1.成立专班；\n2.定期会商。\n",
        },
        Wrong {
            text: "一．主要做法\n成立专班。\n二．存在问题\n力量不足。\n",
            mended: "一、主要做法\n成立专班。\n二、存在问题\n力量不足。\n",
        },
    ],
    right: &[
        "一、二、三等奖名单已经公布。",
        "1、2号楼住户已经搬迁。",
        "（一）、（二）项所列材料由申请人提供。",
        "1.加强领导。成立专班。\n2．明确责任。逐级分解。\n",
        "一、主要做法\n（一）加强领导\n成立专班。\n",
    ],
    source: include_str!("marker_mark.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let Some((found, range)) =
        numbered(passage).filter(|_| passage.standing == Standing::Paragraph)
    else {
        return;
    };
    let chars = passage.chars();
    let here = &chars[range.clone()];
    let number = here.trim_end_matches(|it: char| "、．.".contains(it) || it.is_whitespace());
    let (mended, message) = match found.scheme {
        Scheme::Comma => (format!("{number}、"), "汉字序号后面用顿号"),
        Scheme::ArabicComma => (format!("{number}."), "阿拉伯数字序号后面用下脚点"),
        _ => return,
    };
    if mended == here {
        return;
    }
    let pen = notes.add(passage, range.clone(), format!("{message}：“{here}”"));
    // 1、2023年 would become a number with a decimal point.
    let number_follows = after(chars, range.end).is_some_and(|it| it.is_ascii_digit());
    if !(found.scheme == Scheme::ArabicComma && number_follows) {
        pen.replace(mended);
    }
}
