//! 附件说明写在了署名和成文日期之后。
//!
//! 附件说明“在正文下空一行左空二字编排”，即在正文之后、署名之前。
//! 日期之后的“附件：”下面还有附件正文的，是附件的开头，不在此列；网页上的下载链接也不在此列。

use super::attachments::groups;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "attachment-note-place",
    name: "附件说明的位置",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.4",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n附件：防汛工作任务分解表\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：防汛工作任务分解表\n\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n附件：1.任务分解表\n2.检查办法\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n2.检查办法\n\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n（此件公开发布）\n附件：防汛工作方案\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n附件：防汛工作方案\n云川市人民政府\n2026年3月5日\n（此件公开发布）\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：防汛工作任务分解表\n\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n附件：任务分解表.docx\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n附件：防汛工作方案\n一、总体要求\n坚持预防为主。\n二、工作任务\n开展巡查。\n",
    ],
    source: include_str!("attachment_note_place.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let groups = groups(manuscript);
    let Some(date) = manuscript.with_role(0, Role::Date).next() else {
        return;
    };
    for group in groups
        .iter()
        .filter(|it| it.iter().all(|it| it.passage.at > date.at))
    {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            continue;
        };
        let file = |name: &str| {
            name.contains(['.', '．']) && name.ends_with(|it: char| it.is_ascii_alphanumeric())
        };
        let of_foot =
            |it: &Passage<'_>| matches!(it.role, Role::Note | Role::CopyTo | Role::Issued);
        let mut below = manuscript
            .passages
            .iter()
            .filter(|it| it.at > last.passage.at);
        let alone = below.all(of_foot) && last.passage.document == 0;
        if alone && !group.iter().any(|it| file(it.name())) {
            let message = "附件说明应在正文之后、署名之前";
            notes.add(first.passage, first.passage.words_range(), message);
        }
    }
}
