//! 只有“（一）”，没有“（二）”。
//!
//! 分项至少有两项才需要编号。标题编了“一”而下面没有“二”，多半是漏了一项，或者不必编号。
//! 可能另有用意（例如节录），所以只作提示。

use super::series::{self, Rank};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Sureness};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "lone-number",
    name: "序号只有一个",
    family: Family::Numbering,
    weight: Weight::Custom,
    clause: "编辑习惯（两项以上才编号）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "一、主要做法\n（一）加强领导\n成立专班，定期会商。\n二、存在问题\n力量不足。\n",
            mended: "一、主要做法\n成立专班，定期会商。\n二、存在问题\n力量不足。\n",
        },
        Wrong {
            text: "一、主要做法\n（一）加强领导\n1.成立专班\n定期会商，及时解决。\n（二）落实责任\n逐级分解。\n二、存在问题\n力量不足。\n",
            mended: "一、主要做法\n（一）加强领导\n成立专班，定期会商，及时解决。\n（二）落实责任\n逐级分解。\n二、存在问题\n力量不足。\n",
        },
        Wrong {
            text: "某某县工作总结\n\n一、全年工作情况\n任务全部完成，各项指标好于上年。\n",
            mended: "某某县工作总结\n\n任务全部完成，各项指标好于上年。\n",
        },
    ],
    right: &[
        "一、主要做法\n（一）加强领导\n成立专班。\n（二）落实责任\n逐级分解。\n二、存在问题\n力量不足。\n",
        "一、主要做法\n（一）加强领导\n成立专班。\n二、存在问题\n（二）力量不足\n增加人手。\n",
        "一、同意你局的意见。请按程序报批。",
    ],
    source: include_str!("lone_number.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for series in series::all(manuscript) {
        let first = &series.members[0];
        let heading = matches!(first.passage.role, Role::Heading(_));
        let level = (Rank::Comma..=Rank::ArabicParen).contains(&series.rank);
        if series.members.len() == 1 && first.ordinal == 1 && heading && level {
            let here = &first.passage.chars()[first.marker.clone()];
            let message = format!("只有“{here}”，没有“{}”", series.rank.marker(2));
            let pen = notes.add(first.passage, first.marker.clone(), message);
            let _ = pen.sure(Sureness::Possible);
        }
    }
}
