//! 请示、报告主送了不止一个机关。
//!
//! “原则上主送一个上级机关，根据需要同时抄送相关上级机关和同级机关”。
//! 党委、政府联合报送的，主送同一级的“市委、市政府”是通行的写法，不在此列。

use super::kind::{addressees, is_sent, kind};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::outline::sentence::packed;
use crate::outline::words::names_a_body;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "upward-addressees",
    name: "上行文多头主送",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "《党政机关公文处理工作条例》第十五条（一）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于增加防汛经费的请示\n市人民政府、市财政局：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于增加防汛经费的请示\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于防汛准备情况的报告\n市水利局、市应急管理局：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于防汛准备情况的报告\n市水利局：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于增加编制的请示\n市人民政府，市委编办：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于增加编制的请示\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于增加防汛经费的请示\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n市财政局、市水利局：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于法治建设情况的报告\n市委、市政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于防汛准备情况的报告\n市人民政府（市防汛抗旱指挥部、市应急委）：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("upward_addressees.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let Some(kind @ ("请示" | "报告")) = kind(manuscript) else {
        return;
    };
    if !is_sent(manuscript) {
        return;
    }
    let Some(line) = addressees(manuscript).next() else {
        return;
    };
    let packed = packed(line.words());
    let inner = without_brackets(packed.trim_end_matches(['：', ':']));
    let names: Vec<&str> = inner.split(['、', '，', ',']).collect();
    // 党委 and 政府 of one level report together.
    let pair = names.len() == 2 && names[0].ends_with('委') && names[1].ends_with("政府");
    if names.len() > 1 && !pair && names.iter().all(|it| names_a_body(it)) {
        let message = format!("{kind}原则上主送一个上级机关，这里有{}个", names.len());
        notes.add(line, line.words_range(), message);
    }
}

/// `text` without what stands in brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let outside = |it: &char| {
        let before = depth;
        match it {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before == 0 && depth == 0
    };
    text.chars().filter(outside).collect()
}
