//! 附件说明里附件名称后面加了标点。
//!
//! “附件名称后不加标点符号”。名称里面的书名号、括号照原样。

use super::attachments::entries;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "attachment-note-marks",
    name: "附件名称后的标点",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.4",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：防汛工作任务分解表。\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：防汛工作任务分解表\n\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表；\n2.检查办法。\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n2.检查办法\n\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1. 任务分解表，\n2. 检查办法\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1. 任务分解表\n2. 检查办法\n\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n2.检查办法（试行）\n\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：《防汛工作方案》\n\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n附件：见另册。其他材料由市水利局印发。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("attachment_note_marks.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for entry in entries(manuscript) {
        let name = entry.name();
        let bare = name.trim_end_matches(['。', '；', ';', '，', ',', '、']);
        if bare.len() < name.len() {
            let range = entry.name.start + bare.len()..entry.name.end;
            let message = format!("附件名称后不加“{}”", &name[bare.len()..]);
            notes.add(entry.passage, range, message).replace("");
        }
    }
}
