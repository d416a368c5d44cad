//! 层次颠倒：低一级的序号下面，又用高一级的序号分项。
//!
//! 结构层次依次是“一、”“（一）”“1.”“（1）”。可以跳过一级，也可以从某一级开始，但是用了低一级的以后，
//! 不宜反过来在它下面用高一级的，例如“1.”下面再分“（一）”“（二）”。法规条文“条”下的“（一）”不在此列。

use super::series::{self, Member, Rank, Series};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "level-order",
    name: "层次颠倒",
    family: Family::Numbering,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 §7.3.3；GB/T 15834—2011 附录B（序次语的层次）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "1.加强领导\n（一）成立专班\n定期会商。\n（二）落实责任\n逐级分解。\n2.加强督查\n每月通报。\n",
            mended: "一、加强领导\n（一）成立专班\n定期会商。\n（二）落实责任\n逐级分解。\n二、加强督查\n每月通报。\n",
        },
        Wrong {
            text: "（一）加强领导\n一、成立专班\n定期会商。\n二、落实责任\n逐级分解。\n（二）加强督查\n每月通报。\n",
            mended: "（一）加强领导\n1.成立专班\n定期会商。\n2.落实责任\n逐级分解。\n（二）加强督查\n每月通报。\n",
        },
        Wrong {
            text: "（1）加强领导\n1.成立专班\n定期会商。\n2.落实责任\n逐级分解。\n（2）加强督查\n每月通报。\n",
            mended: "1.加强领导\n（1）成立专班\n定期会商。\n（2）落实责任\n逐级分解。\n2.加强督查\n每月通报。\n",
        },
    ],
    right: &[
        "一、加强领导\n1.成立专班\n定期会商。\n2.落实责任\n逐级分解。\n二、加强督查\n每月通报。\n",
        "一、加强领导\n（一）成立专班\n1.定期会商。\n2.逐级分解。\n（二）落实责任\n3.每月通报。\n4.年终考核。\n",
        "1.将第二条修改为：申请人应当提交下列材料：\n（一）申请书；\n（二）证明。\n2.删去第五条。\n",
        "第一条 申请人应当提交下列材料：\n（一）申请书；\n（二）证明。\n第二条 有下列情形之一的，不予受理：\n（一）材料不全；\n（二）逾期。\n",
    ],
    source: include_str!("level_order.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let all = series::all(manuscript);
    for inner in all.iter().filter(|it| is_level(it.rank)) {
        let first = &inner.members[0];
        let last = &inner.members[inner.members.len() - 1];
        // A law that is amended item by item has clauses of its own.
        if inner.members.len() < 2
            || first.ordinal != 1
            || !inner.members.iter().all(Member::is_heading)
        {
            continue;
        }
        let inside = |outer: &&Series<'_, '_>| {
            outer.members.windows(2).any(|pair| {
                pair[0].passage.at < first.passage.at
                    && last.passage.at < pair[1].passage.at
                    && pair[1].ordinal == pair[0].ordinal + 1
            })
        };
        let lower = |it: &&Series<'_, '_>| is_level(it.rank) && it.rank > inner.rank;
        let Some(outer) = all.iter().filter(lower).find(inside) else {
            continue;
        };
        let here = first.rank.marker(1);
        let message = format!("“{here}”这一级用在“{}”下面，层次颠倒", outer.rank.marker(1));
        let pen = notes.add(first.passage, first.marker.clone(), message);
        let _ = pen.sure(Sureness::Likely);
    }
}

/// The four levels of §7.3.3.
fn is_level(rank: Rank) -> bool {
    (Rank::Comma..=Rank::ArabicParen).contains(&rank)
}
