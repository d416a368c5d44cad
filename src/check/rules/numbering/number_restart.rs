//! 同一级标题又从“一”编起，而上面没有新的上一级标题。
//!
//! 标题编到“（三）”以后又出现“（一）”，两者之间没有另一个“一、”，读者分不清引用的是哪一个。多半是
//! 漏了上一级标题，或者是两份材料合成一份。可能另有用意，所以只作提示。正文里的分项清单不在此列。

use super::series::{self, Fault, Rank, Series};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "number-restart",
    name: "序号无故重起",
    family: Family::Numbering,
    weight: Weight::Custom,
    clause: "编辑习惯（同一上级之下序号不重复）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "一、基本情况\n全年任务完成。\n二、存在问题\n力量不足。\n一、下步打算\n抓好落实。\n二、有关建议\n增加力量。\n",
            mended: "一、基本情况\n全年任务完成。\n二、存在问题\n力量不足。\n三、下步打算\n抓好落实。\n四、有关建议\n增加力量。\n",
        },
        Wrong {
            text: "一、主要任务\n（一）修路。年内完工。\n（二）架桥。年内开工。\n（一）筹资。多渠道筹措。\n（二）督查。定期通报。\n",
            mended: "一、主要任务\n（一）修路。年内完工。\n（二）架桥。年内开工。\n二、保障措施\n（一）筹资。多渠道筹措。\n（二）督查。定期通报。\n",
        },
        Wrong {
            text: "一、总体要求\n坚持稳字当头。\n二、主要任务\n抓好春耕。\n三、保障措施\n加强领导。\n一、附则\n由农业局解释。\n",
            mended: "一、总体要求\n坚持稳字当头。\n二、主要任务\n抓好春耕。\n三、保障措施\n加强领导。\n四、附则\n由农业局解释。\n",
        },
    ],
    right: &[
        "一、主要任务\n（一）修路。年内完工。\n（二）架桥。年内开工。\n二、保障措施\n（一）筹资。多渠道筹措。\n（二）督查。定期通报。\n",
        "请报送以下材料：\n（一）申请表；\n（二）证明。\n另附以下说明：\n（一）来源；\n（二）用途。\n",
        "第一章 总则\n一、本办法适用于全县。\n二、经费由县财政保障。\n第二章 附则\n一、本办法由县政府办公室解释。\n二、本办法自印发之日起施行。\n",
    ],
    source: include_str!("number_restart.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let all = series::all(manuscript);
    for (at, series) in all.iter().enumerate() {
        let first = &series.members[0];
        let above = all[..at].iter().rev().find(|it| it.rank == series.rank);
        let headings = above.is_some_and(|it| are_headings(it)) && first.is_heading();
        let numbers = matches!(first.rank, Rank::Comma | Rank::Paren);
        if first.fault == Some(Fault::Restarted) && headings && numbers {
            let here = &first.passage.chars()[first.marker.clone()];
            let message = format!("又从“{here}”编起，上面却没有新的上一级标题");
            let pen = notes.add(first.passage, first.marker.clone(), message);
            let _ = pen.sure(Sureness::Possible);
        }
    }
}

fn are_headings(series: &Series<'_, '_>) -> bool {
    series.members.len() > 1 && series.members.iter().all(series::Member::is_heading)
}
