//! 附件说明写作“附：”，不是“附件：”。
//!
//! “编排‘附件’二字，后标全角冒号和附件名称”。只看正文之后、署名之前的附件说明；表格、清单上面的“附：”不在此列。

use super::attachments::groups;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "attachment-note-label",
    name: "附件说明的“附件”二字",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.4",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附：防汛工作任务分解表\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：防汛工作任务分解表\n\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附：1.任务分解表\n2.检查办法\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n2.检查办法\n\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附 ：联系人名单\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件 ：联系人名单\n\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：防汛工作任务分解表\n\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n附：\n防汛工作任务分解表\n",
        "关于做好防汛工作的通知\n各县人民政府：\n附：市水利局负责解释。此前的规定同时废止。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("attachment_note_label.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let closes = [Role::Signature, Role::Date];
    for group in groups(manuscript) {
        let Some(first) = group.first() else {
            continue;
        };
        let below = |it: &Passage<'_>| it.at > first.passage.at && closes.contains(&it.role);
        let short = !first.passage.words().starts_with("附件");
        if short && manuscript.paragraphs().any(below) {
            let start = first.passage.words_range().start;
            let range = start..start + '附'.len_utf8();
            let message = "附件说明以“附件：”开头，不写作“附：”";
            notes.add(first.passage, range, message).replace("附件");
        }
    }
}
