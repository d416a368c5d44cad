//! 页码两边不是一字线。
//!
//! 页码的“数字左右各放一条一字线”，写作“— 1 —”。短横“- 1 -”、“第1页”、只有数字，都不是。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};
use crate::read::{Counting, Furniture};
use crate::template::PageNumberSide;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "page-number-form",
    name: "页码的样子",
    family: Family::Layout,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 7.5",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "页码 居右 - {} -\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "页码 居右 {}\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "页码 居右 第{}页\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "页码 居右 —{}—\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "页码 无\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("page_number_form.rs"),
    look: Look::Layout(look),
};

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let number = &layout.template.page_number;
    let wanted = bare(&number.format.replace("{}", ""));
    let counts = |it: &&Furniture| it.counting == Counting::Counts;
    let mut counting = layout.pages.furniture.iter().filter(counts);
    let wrong = counting.find(|it| bare(&it.chars) != wanted);
    if let Some(wrong) = wrong.filter(|_| number.side != PageNumberSide::None)
        && let Some(passage) = layout.first_of(None)
    {
        let found = wrong.chars.trim();
        let right = number.format.replace("{}", "1");
        let message = format!("页码写作“{found}”，应为“{right}”");
        notes.add(passage, passage.words_range(), message);
    }
}

/// What stands around the figures.
fn bare(chars: &str) -> String {
    let counts = |it: &char| !it.is_whitespace() && !it.is_ascii_digit();
    chars.chars().filter(counts).collect()
}
