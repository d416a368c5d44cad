//! 附件说明里只有一个附件，却编了“1.”。
//!
//! “如有多个附件，使用阿拉伯数字标注附件顺序号”；只有一个时只写名称。漏写了别的附件的，由人补上。

use super::attachments::groups;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "attachment-note-single",
    name: "单个附件编号",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 7.3.4（多个附件用阿拉伯数字标注顺序号）",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.防汛工作任务分解表\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：防汛工作任务分解表\n\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1. 检查办法\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：检查办法\n\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1、联系人名单\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：联系人名单\n\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：防汛工作任务分解表\n\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n2.检查办法\n\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：2026年防汛任务表\n\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("attachment_note_single.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for group in groups(manuscript) {
        let [only] = group.as_slice() else {
            continue;
        };
        if only.number == Some(1) {
            let number = only.numbered.start..only.name.start;
            let shown = only.numbered.start..only.name.end;
            notes
                .add(only.passage, shown, "只有一个附件，不编顺序号")
                .edit("删去顺序号", vec![(number, String::new())]);
        }
    }
}
