//! “关于……的通知”一类的标题里用了逗号、冒号、分号等点号。
//!
//! 公文标题概括事由，一般不断句，停顿用“并”“及”或者改写。书名号、引号、括号里面的照原样；报告材料、讲话的标题可以用逗号，不在此列。

use super::kind::{kind_of, title};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "title-marks",
    name: "标题里的点号",
    family: Family::Elements,
    weight: Weight::Custom,
    clause: "编辑习惯（公文标题除书名号、引号、括号外一般不用标点，顿号除外）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于加强值守，做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于加强值守做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于防汛工作：值守和巡查的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于防汛值守和巡查工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于开展排查；落实整改的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于开展排查落实整改的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于印发《守土有责，守土尽责工作方案》的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于防汛、抗旱工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知。\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "凝心聚力，开创水利工作新局面\n各县要抓紧落实。\n",
        "关于“我为群众办实事，争做先锋”活动的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("title_marks.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let Some(title) = title(manuscript) else {
        return;
    };
    if !title.contains("关于") || kind_of(&title).is_none() {
        return;
    }
    let mut depth = 0_u32;
    for passage in manuscript.with_element(Role::Title) {
        for (at, letter) in passage.chars().char_indices() {
            match letter {
                '《' | '“' | '（' | '(' => depth += 1,
                '》' | '”' | '）' | ')' => depth = depth.saturating_sub(1),
                // A full stop that closes the title is `title-full-stop`'s.
                '。' if at + letter.len_utf8() == passage.words_range().end => {}
                '，' | '：' | '；' | '。' | '！' | '？' if depth == 0 => {
                    let message = format!("公文标题里一般不用“{letter}”");
                    notes.add(passage, at..at + letter.len_utf8(), message);
                }
                _ => {}
            }
        }
    }
}
