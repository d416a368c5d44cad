//! 成文日期用点、短横或斜线隔开，没有写“年、月、日”。
//!
//! “用阿拉伯数字将年、月、日标全”，写作 2026年3月5日。

use super::dates;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "date-separators",
    name: "成文日期分隔",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.5.4",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026.3.5\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026-03-05\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026/3/5\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n2026.3.5的数据另报。\n云川市人民政府\n2026年3月5日\n",
        "防汛工作情况汇报\n（2026.3.5）\n现将情况汇报如下。\n",
    ],
    source: include_str!("date_separators.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for date in dates::official(manuscript) {
        if date.has_words() {
            continue;
        }
        let message = format!("“{}”没有写年、月、日", date.written());
        let pen = notes.add(date.passage, date.range.clone(), message);
        if let Some(plain) = date.plain() {
            pen.replace(plain);
        }
    }
}
