//! 页码没有单页居右、双页居左。
//!
//! “单页码居右空一字，双页码居左空一字”。用图文框、文本框、制表符摆放的看不准，不在此列；模板要页码居中的不看。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};
use crate::read::{Alignment, Bears, Counting};
use crate::template::PageNumberSide;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "page-number-side",
    name: "页码的位置",
    family: Family::Layout,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 7.5",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "页码 居中 — {} —\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "页码 居左 — {} —\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "页码 居右 — {} —\n双页页码 居右 — {} —\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "页码 居右 — {} —\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "页码 无\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("page_number_side.rs"),
    look: Look::Layout(look),
};

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    if layout.template.page_number.side != PageNumberSide::Outside {
        return;
    }
    for sheet in &layout.pages.sheets {
        let wrong = sheet.furniture.iter().find_map(|(bears, at)| {
            let number = layout.pages.furniture.get(*at)?;
            let found = number.alignment?;
            let (pages, wanted) = match bears {
                Bears::Even => ("双页", Alignment::Left),
                Bears::Others => ("单页", Alignment::Right),
                Bears::First => return None,
            };
            let wrong = number.counting == Counting::Counts && found != wanted;
            (wrong && found != Alignment::Justify).then_some((pages, wanted, found))
        });
        if let Some((pages, wanted, found)) = wrong
            && let Some(passage) = layout.first_of(Some(sheet))
        {
            let message = format!("{pages}页码{}，应{}", side(found), side(wanted));
            notes.add(passage, passage.words_range(), message);
            return;
        }
    }
}

fn side(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left | Alignment::Justify => "居左",
        Alignment::Center => "居中",
        Alignment::Right => "居右",
    }
}
