//! 横放的纸张，页码还排在纸的下边（长边）。
//!
//! 表格横排时“页码位置与公文其他页码保持一致”：纸转回来，页码仍在版心下边缘之下，就是横放时左右两头的短边，用文本框或图文框摆放。
//! 用文本框、图文框、制表符摆放的看不准，不在此列；没有页码的另有规则。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};
use crate::read::{Counting, Furniture, Side};
use crate::template::PageNumberSide;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "landscape-number",
    name: "横排页的页码",
    family: Family::Layout,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 8",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "纸张 297 210\n页边 28 37 26 35\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "纸张 297 210\n页边 28 37 26 35\n页码 无\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "纸张 297 210\n页边 28 37 26 35\n页码 居中 — {} —\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "纸张 297 210\n页边 28 37 26 35\n页码 无\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "纸张 297 210\n页边 26 35 28 37\n页码 居右 {}\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "页码 居右 {}\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "纸张 297 210\n页边 28 37 26 35\n页码 无\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "页码 居中 — {} —\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("landscape_number.rs"),
    look: Look::Layout(look),
};

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    if layout.template.page_number.side == PageNumberSide::None {
        return;
    }
    let below = |it: &Furniture| {
        it.side == Side::Below && it.counting == Counting::Counts && it.alignment.is_some()
    };
    let wrong = layout.pages.sheets.iter().find(|sheet| {
        let mut borne = sheet.furniture.iter();
        sheet.lies() && borne.any(|(_, at)| layout.pages.furniture.get(*at).is_some_and(below))
    });
    if let Some(sheet) = wrong
        && let Some(passage) = layout.first_of(Some(sheet))
    {
        let message = "横排的页，页码在纸的下边，应和别的页一致，在左右的短边";
        notes.add(passage, passage.words_range(), message);
    }
}
