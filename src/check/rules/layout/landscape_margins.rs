//! 横放的纸张，版心没有跟着转过来。
//!
//! 表格横排时纸张转过来，版心还是225毫米×156毫米：原来的订口、切口（28毫米、26毫米）成了上下两边，天头、地脚（37毫米、35毫米）
//! 成了左右两边。哪一边在上不论。相差1毫米以内不计。

use super::parts::number;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};
use crate::read::Twips;
use crate::template::Mm;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "landscape-margins",
    name: "横排页的页边",
    family: Family::Layout,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 5.2.1、8",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "纸张 297 210\n页边 37 26 35 28\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "纸张 297 210\n页边 28 37 26 35\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "纸张 297 210\n页边 25.4 25.4 25.4 25.4\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "纸张 297 210\n页边 28 37 26 35\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "纸张 297 210\n页边 28 37 26 20\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "纸张 297 210\n页边 26 37 28 35\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "纸张 297 210\n页边 26 37 28 35\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "纸张 297 210\n页边 28 35 26 37\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "页边 25.4 25.4 25.4 25.4\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("landscape_margins.rs"),
    look: Look::Layout(look),
};

/// What a margin may differ by (±1 mm), and what Word rounds.
const TOLERANCE: f64 = 1.05;

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let page = &layout.template.page;
    for sheet in layout.pages.sheets.iter().filter(|it| it.lies()) {
        let Some(margins) = sheet.margins else {
            continue;
        };
        let near = |found: Twips, wanted: Mm| (found.mm() - wanted.0).abs() <= TOLERANCE;
        // Turned to the right or to the left.
        let pair = |(one, other), (first, second)| {
            (near(one, first) && near(other, second)) || (near(one, second) && near(other, first))
        };
        let upright = pair((margins.top, margins.bottom), (page.left, page.right));
        let across = pair((margins.left, margins.right), (page.top, page.bottom));
        if upright && across {
            continue;
        }
        if let Some(passage) = layout.first_of(Some(sheet)) {
            let found = [margins.top, margins.bottom, margins.left, margins.right];
            let [top, bottom, left, right] = found.map(|it| number(it.mm(), 1));
            let message = format!(
                "横排的页，页边（毫米）上{top}下{bottom}左{left}右{right}，\
                 应是上下{}、{}，左右{}、{}",
                page.left.0, page.right.0, page.top.0, page.bottom.0
            );
            notes.add(passage, passage.words_range(), message);
            return;
        }
    }
}
