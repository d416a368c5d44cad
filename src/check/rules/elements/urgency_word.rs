//! 紧急程度不是规定的用词。
//!
//! 紧急公文应当分别标注“特急”“加急”，电报应当分别标注“特提”“特急”“加急”“平急”。
//! “急件”“紧急”分不出缓急，改用哪一个由人定。只看版头里独占一行的。

use super::kind::head;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Standing};
use crate::document::Role;
use crate::outline::judge::is_urgency;
use crate::outline::sentence::packed;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "urgency-word",
    name: "紧急程度用词",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "《党政机关公文处理工作条例》第九条（三）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "急件\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "特急\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "紧急\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "加急\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "紧急程度：急件\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "特急\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "特急\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "加急\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的紧急通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("urgency_word.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for passage in head(manuscript) {
        let packed = packed(passage.words());
        let degree = packed
            .split_once(['：', ':'])
            .filter(|(name, _)| matches!(*name, "紧急程度" | "缓急"))
            .map_or(&*packed, |(_, degree)| degree);
        let given = passage.standing == Standing::Given
            && passage.role == Role::Urgency
            && !is_urgency(degree);
        if given
            || matches!(
                degree,
                "急件" | "紧急" | "急" | "火急" | "十万火急" | "特急件" | "加急件"
            )
        {
            let message = format!("紧急程度“{degree}”不是特急、加急之一");
            notes.add(passage, passage.words_range(), message);
        }
    }
}
