//! 版记里标注了主题词。
//!
//! 2012年的标准删去了主题词，此后的公文不再标注。2012年7月1日以前的公文不在此列。

use super::dates;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage};
use crate::outline::sentence::packed;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "keywords",
    name: "主题词",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 前言（删除主题词格式要素）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n主题词：水利 防汛 通知\n抄送：市委办公室。\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n主题词：防汛　工作　通知\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市水利局\n2025年5月6日\n主题词：水利 安全 通知\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市水利局\n2025年5月6日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n二〇〇八年三月五日\n主题词：水利 防汛 通知\n",
        "关于做好防汛工作的通知\n各县人民政府：\n主题词：是旧标准的要素。各单位不再标注。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("keywords.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let Some(date) = dates::all(manuscript).next().filter(|it| !it.is_old()) else {
        return;
    };
    let below = |it: &&Passage<'_>| it.at > date.passage.at;
    for passage in manuscript.paragraphs().filter(below) {
        if packed(passage.words()).starts_with("主题词：") {
            let message = "现行标准没有主题词";
            notes.add(passage, passage.words_range(), message);
        }
    }
}
