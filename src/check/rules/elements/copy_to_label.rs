//! 版记里用了“抄报”“报：”“送：”“发：”。
//!
//! 现行条例和标准只有“抄送”（和移到版记的“主送”），不再分抄报、抄送、抄发。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::document::Role;
use crate::outline::sentence::packed;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "copy-to-label",
    name: "“抄报”“抄发”",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "《党政机关公文处理工作条例》第九条（十六），GB/T 9704—2012 7.4.2",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄报：省水利厅。\n云川市人民政府办公室　　2026年3月6日印发\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：省水利厅。\n云川市人民政府办公室　　2026年3月6日印发\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n报：省水利厅。\n云川市人民政府办公室　　2026年3月6日印发\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：省水利厅。\n云川市人民政府办公室　　2026年3月6日印发\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n送：市委办公室。\n云川市人民政府办公室　　2026年3月6日印发\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市人民政府办公室　　2026年3月6日印发\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：省水利厅。\n云川市人民政府办公室　　2026年3月6日印发\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n主送：各县人民政府。\n抄送：省水利厅。\n云川市人民政府办公室　　2026年3月6日印发\n",
        "关于做好防汛工作的通知\n各县人民政府：\n抄报：上级机关的材料要及时。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("copy_to_label.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for passage in manuscript.paragraphs().filter(|it| it.role == Role::CopyTo) {
        let label = passage
            .words()
            .split(['：', ':'])
            .next()
            .unwrap_or_default();
        if matches!(
            packed(label).as_str(),
            "抄报" | "报" | "送" | "发" | "分送" | "发送"
        ) {
            let start = passage.words_range().start;
            let message = format!("版记里用“抄送”，不用“{label}”");
            notes.add(passage, start..start + label.len(), message);
        }
    }
}
