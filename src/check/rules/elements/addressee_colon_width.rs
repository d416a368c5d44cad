//! 主送机关之后用了半角冒号。
//!
//! “最后一个机关名称后标全角冒号”。讲话的称呼不是主送机关，不在此列。

use super::kind::addressees;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "addressee-colon-width",
    name: "主送机关后半角冒号",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.2",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府:\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n市财政局:\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n市财政局：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县（区）人民政府，市直各单位:\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县（区）人民政府，市直各单位：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "在防汛工作会议上的讲话\n同志们:\n现就有关事项通知如下。\n",
        "关于做好防汛工作的通知\n各县人民政府：\n联系人:江一川\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("addressee_colon_width.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for passage in addressees(manuscript) {
        if passage.words().ends_with(':') {
            let end = passage.words_range().end;
            notes
                .add(passage, end - 1..end, "主送机关之后应为全角冒号")
                .replace("：");
        }
    }
}
