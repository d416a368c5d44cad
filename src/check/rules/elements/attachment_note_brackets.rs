//! 附件说明里给整个附件名称加了书名号。
//!
//! “附件：”已经说明后面是名称，标准的式样也不加书名号。名称里引用别的文件、只有一部分在书名号里的，不在此列。

use super::attachments::entries;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "attachment-note-brackets",
    name: "附件名称的书名号",
    family: Family::Elements,
    weight: Weight::Custom,
    clause: "编辑习惯（附件名称前有“附件：”，不另加书名号）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：《防汛工作方案》\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：防汛工作方案\n\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.《任务分解表》\n2.检查办法\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n2.检查办法\n\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n2.《检查办法（试行）》\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.任务分解表\n2.检查办法（试行）\n\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：防汛工作方案\n\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：《防汛条例》解读\n\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：关于印发《防汛条例》的说明\n\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：《甲办法》与《乙办法》\n\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("attachment_note_brackets.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for entry in entries(manuscript) {
        let name = entry.name();
        let inner = name.strip_prefix('《').and_then(|it| it.strip_suffix('》'));
        if inner.is_some_and(|it| !it.contains(['《', '》'])) {
            let open = entry.name.start..entry.name.start + '《'.len_utf8();
            let close = entry.name.end - '》'.len_utf8()..entry.name.end;
            let edits = vec![(open, String::new()), (close, String::new())];
            notes
                .add(entry.passage, entry.name.clone(), "附件名称不加书名号")
                .edit("删去书名号", edits);
        }
    }
}
