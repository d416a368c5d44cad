//! 同一级序号用了两次。
//!
//! 同一上级之下，“二、”之后又是“二、”，“（三）”之后又是“（三）”，是增删之后忘了重排。上级换了以后
//! 重新从一编起的，不在此列。

use super::series::{self, Fault};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "number-repeat",
    name: "序号重复",
    family: Family::Numbering,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 §7.3.3（结构层次序数依次标注）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "一、基本情况\n全年任务完成。\n二、存在问题\n力量不足。\n二、下步打算\n抓好落实。\n",
            mended: "一、基本情况\n全年任务完成。\n二、存在问题\n力量不足。\n三、下步打算\n抓好落实。\n",
        },
        Wrong {
            text: "一、主要任务\n（一）修路。年内完工。\n（二）架桥。年内开工。\n（二）通水。年内见效。\n",
            mended: "一、主要任务\n（一）修路。年内完工。\n（二）架桥。年内开工。\n（三）通水。年内见效。\n",
        },
        Wrong {
            text: "请报送以下材料：\n1.申请表；\n2.证明；\n3.承诺书；\n3.其他材料。\n",
            mended: "请报送以下材料：\n1.申请表；\n2.证明；\n3.承诺书；\n4.其他材料。\n",
        },
    ],
    right: &[
        "一、主要任务\n（一）修路。年内完工。\n（二）架桥。年内开工。\n二、保障措施\n（一）筹资。多渠道筹措。\n（二）督查。定期通报。\n",
        "请报送以下材料：\n1.申请表；\n2.证明。\n另附以下说明：\n1.来源；\n2.用途。\n",
        "（二）项目资金到位后，按规定拨付。\n（三）项目完工后，组织验收。\n",
    ],
    source: include_str!("number_repeat.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for series in series::all(manuscript) {
        for member in &series.members {
            if member.fault == Some(Fault::Repeated) && member.ordinal > 1 {
                let here = &member.passage.chars()[member.marker.clone()];
                let message = format!("序号“{here}”前面已经用过");
                let pen = notes.add(member.passage, member.marker.clone(), message);
                let _ = pen.sure(Sureness::Likely);
            }
        }
    }
}
