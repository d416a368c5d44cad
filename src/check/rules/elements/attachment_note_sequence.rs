//! 附件说明里的顺序号不是从1起依次排的。
//!
//! “如有多个附件，使用阿拉伯数字标注附件顺序号”：每个附件都有号，不重、不漏、不跳。

use super::attachments::groups;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "attachment-note-sequence",
    name: "附件顺序号",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.4",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n3.检查办法\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n2.检查办法\n\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：任务分解表\n2.检查办法\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n2.检查办法\n\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n1.检查办法\n2.名单\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n2.检查办法\n3.名单\n\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于申报项目的函\n省科学技术厅：\n现将材料报送贵厅。\n附件：1．2025年度项目汇总表\n2．申报书\n云川市科学技术局\n2025年10月8日\n",
        "关于举办培训班的通知\n各中小学：\n现就有关事项通知如下。\n附件：1.报名表\n附件：2.日程安排\n青禾县教育局\n2025年7月1日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n2.检查办法\n\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：任务分解表\n\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n2.检查办法\n3.2026年计划\n\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("attachment_note_sequence.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for group in groups(manuscript).iter().filter(|it| it.len() > 1) {
        let wrong = group
            .iter()
            .zip(1..)
            .find(|(entry, place)| entry.number != Some(*place));
        if let Some((entry, place)) = wrong {
            let message = match entry.number {
                Some(number) => format!("第{place}个附件的顺序号是{number}"),
                None => format!("第{place}个附件没有顺序号"),
            };
            notes.add(entry.passage, entry.passage.words_range(), message);
        }
    }
}
