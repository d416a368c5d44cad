//! 标题末尾“的通知”接连出现。
//!
//! 层层转发时只留一个文种，或者用书名号把原标题括起来。

use super::kind::title;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "title-repeated-kind",
    name: "标题文种重复",
    family: Family::Elements,
    weight: Weight::Custom,
    clause: "编辑习惯（转发、印发通知的标题省去重复的“的通知”）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于转发省水利厅关于做好防汛工作的通知的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于转发省水利厅做好防汛工作通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "转发市水利局关于做好汛前检查的通知的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "转发市水利局关于做好汛前检查的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于批转水利局防汛工作的意见的通知的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于批转水利局防汛工作意见的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于转发《关于做好防汛工作的通知》的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛通知发布工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("title_repeated_kind.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    const TWICE: &str = "的通知的通知";
    let repeats = title(manuscript).is_some_and(|it| it.ends_with(TWICE));
    if let Some(last) = manuscript
        .with_element(Role::Title)
        .last()
        .filter(|_| repeats)
    {
        let words = last.words_range();
        let start = last
            .words()
            .find(TWICE)
            .map_or(words.start, |at| words.start + at);
        notes.add(last, start..words.end, "标题里“的通知”重复");
    }
}
