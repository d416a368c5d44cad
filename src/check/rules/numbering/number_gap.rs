//! 同一级序号中间缺了一个或几个。
//!
//! 序号应当依次编排：“一、”之后是“二、”，“（三）”之后是“（四）”，条文也一样。中间缺号，多半是删改
//! 之后忘了重排，或者漏了一段。上级换了以后重新从一编起、或者接着编下去，都算正常；缺的序号写在
//! 别的段落当中的，不算缺号。附件说明的序号不在此列。

use super::series::{self, Fault, Member, Series};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "number-gap",
    name: "序号缺号",
    family: Family::Numbering,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 §7.3.3（结构层次序数依次标注）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "某某工作总结\n\n一、基本情况\n全年任务完成。\n三、存在问题\n力量不足。\n四、下步打算\n抓好落实。\n",
            mended: "某某工作总结\n\n一、基本情况\n全年任务完成。\n二、存在问题\n力量不足。\n三、下步打算\n抓好落实。\n",
        },
        Wrong {
            text: "一、主要任务\n（一）修路。年内完工。\n（二）架桥。年内开工。\n（四）通水。年内见效。\n",
            mended: "一、主要任务\n（一）修路。年内完工。\n（二）架桥。年内开工。\n（三）通水。年内见效。\n",
        },
        Wrong {
            text: "某某管理办法\n\n第一条 为了加强管理，制定本办法。\n第二条 本办法适用于全县。\n第四条 本办法由县政府办公室解释。\n第五条 本办法自印发之日起施行。\n",
            mended: "某某管理办法\n\n第一条 为了加强管理，制定本办法。\n第二条 本办法适用于全县。\n第三条 本办法由县政府办公室解释。\n第四条 本办法自印发之日起施行。\n",
        },
    ],
    right: &[
        "一、主要任务\n（一）修路。年内完工。\n（二）架桥。年内开工。\n二、保障措施\n（三）筹资。多渠道筹措。\n（四）督查。定期通报。\n",
        "一、主要任务\n（一）修路。年内完工。\n（二）架桥。年内开工。\n二、保障措施\n（一）筹资。多渠道筹措。\n（二）督查。定期通报。\n",
        "一、申报材料\n1.申请表。2.证明材料。\n3.承诺书。\n4.其他材料。\n二、申报时间\n全年受理。\n",
        "1.新增企业五家。\n2.新增岗位一百个。\n3.1—6月，完成投资三亿元。\n4.开工项目六个。\n5.竣工项目四个。\n",
        "一、第一批名单\n二、三等奖名单另行公布。\n二、第二批名单\n另行公布。\n",
    ],
    source: include_str!("number_gap.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for series in series::all(manuscript) {
        for (at, member) in series.members.iter().enumerate() {
            if let Some(Fault::Skipped(missing)) = member.fault
                && is_plain(&series, at)
            {
                tell(member, missing, notes);
            }
        }
    }
}

/// Headings and articles count by themselves; numbered text counts where the
/// numbers beside it follow each other.
fn is_plain(series: &Series<'_, '_>, at: usize) -> bool {
    let members = &series.members;
    let follows = |pair: &[Member<'_, '_>]| pair[0].ordinal + 1 == pair[1].ordinal;
    let above = at >= 2 && follows(&members[at - 2..at]);
    let below = members.get(at..at + 2).is_some_and(follows);
    (members[at].is_heading() && members[at - 1].is_heading()) || above && below
}

fn tell(member: &Member<'_, '_>, missing: u32, notes: &mut Notes<'_>) {
    let here = &member.passage.chars()[member.marker.clone()];
    let skipped = match member.ordinal - missing {
        1 => format!("“{}”", member.rank.marker(missing)),
        _ => format!(
            "“{}”至“{}”",
            member.rank.marker(missing),
            member.rank.marker(member.ordinal - 1)
        ),
    };
    let message = format!("序号“{here}”前面缺{skipped}");
    let pen = notes.add(member.passage, member.marker.clone(), message);
    let _ = pen.sure(Sureness::Likely);
}
