//! 不同类的主送机关之间用了顿号。
//!
//! 同类的机关之间用顿号，不同类的之间用逗号：“各县（区）人民政府，市政府各部门、各直属机构”。
//! 只看“人民政府”之后接本级“各部门”“各单位”的。

use super::kind::addressees;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "addressee-separators",
    name: "主送机关之间的标点",
    family: Family::Elements,
    weight: Weight::Custom,
    clause: "编辑习惯（同类机关之间用顿号，不同类机关之间用逗号）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县（区）人民政府、市政府各部门：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县（区）人民政府，市政府各部门：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各乡镇人民政府、县直各单位：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各乡镇人民政府，县直各单位：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各市、县人民政府、省政府各部门：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各市、县人民政府，省政府各部门：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县（区）人民政府，市政府各部门、各直属机构：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n市财政局、市水利局：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各市、县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("addressee_separators.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    const BODY: &str = "人民政府、";
    const OWN: [&str; 10] = [
        "国务院各",
        "省政府各",
        "市政府各",
        "县政府各",
        "区政府各",
        "省直各",
        "市直各",
        "县直各",
        "区直各",
        "州直各",
    ];
    for passage in addressees(manuscript) {
        for (at, _) in passage.chars().match_indices(BODY) {
            let end = at + BODY.len();
            if OWN.iter().any(|it| passage.chars()[end..].starts_with(it)) {
                let range = end - '、'.len_utf8()..end;
                let message = "不同类的主送机关之间用逗号";
                notes.add(passage, range, message).replace("，");
            }
        }
    }
}
