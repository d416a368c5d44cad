//! 序号的括号用了半角，或者整个序号是一个字符。
//!
//! 二级写“（一）”，四级写“（1）”，括号是全角的，占一个字的位置；不写“(一)”“（一)”。
//! “㈠”“⑴”“⒈”是一个字符，字体里常常没有，也改成一般的写法。“①”可以作第五级，不在此列。

use super::series::{Rank, numbered};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet, Standing};
use crate::outline::Scheme;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "marker-form",
    name: "序号的字形",
    family: Family::Numbering,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 §7.3.3（“一、”“（一）”“1.”“（1）”）",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Number, Quiet::Latin],
    wrong: &[
        Wrong {
            text: "一、主要做法\n(一)加强领导\n成立专班。\n（二)明确责任\n逐级分解。\n",
            mended: "一、主要做法\n（一）加强领导\n成立专班。\n（二）明确责任\n逐级分解。\n",
        },
        Wrong {
            text: "1.加强领导。具体是：\n(1)成立专班；\n(2)定期会商。\n",
            mended: "1.加强领导。具体是：\n（1）成立专班；\n（2）定期会商。\n",
        },
        Wrong {
            text: "一、主要做法\n㈠加强领导\n成立专班。\n㈡明确责任\n逐级分解。\n",
            mended: "一、主要做法\n（一）加强领导\n成立专班。\n（二）明确责任\n逐级分解。\n",
        },
        Wrong {
            text: "主要做法是：\n⒈成立专班；\n⒉定期会商。\n",
            mended: "主要做法是：\n1.成立专班；\n2.定期会商。\n",
        },
    ],
    right: &[
        "一、主要做法\n（一）加强领导\n成立专班。\n（二）明确责任\n逐级分解。\n",
        "(一)至(三)项所列情形，由有关部门处理。",
        "（1）成立专班。要求如下：\n①每周会商；\n②每月通报。\n",
        "(2023年修订)",
    ],
    source: include_str!("marker_form.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let Some((found, range)) =
        numbered(passage).filter(|_| passage.standing == Standing::Paragraph)
    else {
        return;
    };
    let here = &passage.chars()[range.clone()];
    let rank = match found.scheme {
        Scheme::Paren => Rank::Paren,
        Scheme::ArabicParen => Rank::ArabicParen,
        Scheme::Arabic => Rank::Arabic,
        _ => return,
    };
    let one = here.chars().count() == 1;
    let half = here.contains('(') || here.contains(')') && here.starts_with('（');
    if let Some(ordinal) = found.ordinal.filter(|_| one) {
        let message = format!("序号“{here}”是一个字符");
        notes
            .add(passage, range, message)
            .replace(rank.marker(ordinal));
    } else if half {
        let mended = here.replace('(', "（").replace(')', "）");
        let message = format!("序号“{here}”的括号不是全角");
        notes.add(passage, range, message).replace(mended);
    }
}
