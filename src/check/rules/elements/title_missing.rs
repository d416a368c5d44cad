//! 有主送机关、有落款的公文没有标题。
//!
//! 标题由发文机关名称、事由和文种组成，每件公文都有。只有正文的一段材料、讲话稿不在此列；在文首要素里给了标题的也不在此列。

use super::kind::{addressees, is_sent, stopped_title};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "title-missing",
    name: "缺标题",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "《党政机关公文处理工作条例》第九条（七）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "市直各单位：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n市直各单位：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "云政发〔2026〕8号\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "同志们：\n现就有关事项通知如下。\n",
        "各单位要抓紧落实。\n二要加强值守。\n",
        "---\n标题: 关于做好防汛工作的通知\n---\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知。\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("title_missing.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let has_one = manuscript.document.title().is_some() || stopped_title(manuscript).is_some();
    if has_one || !is_sent(manuscript) {
        return;
    }
    if let Some(addressee) = addressees(manuscript).next() {
        let range = addressee.words_range();
        notes.add(addressee, range, "主送机关之上没有标题");
    }
}
