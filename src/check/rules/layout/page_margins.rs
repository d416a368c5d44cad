//! 页边不是模板要求的尺寸。
//!
//! 标准是天头（上白边）37毫米±1毫米，订口（左白边）28毫米±1毫米，版心156毫米×225毫米，因此右白边26毫米，下白边35毫米。
//! 装订线算在左白边里。横排的页另有规则（landscape-margins）。
//! 几个节都不对的，每个节都提示。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "page-margins",
    name: "页边与版心",
    family: Family::Layout,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 5.2.1",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "页边 25.4 31.8 25.4 31.8\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "页边 37 26 35 25\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "页边 30 26 35 28\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "页边 37.5 26.4 34.6 27.5\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "纸张 297 210\n页边 26 37 28 35\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("page_margins.rs"),
    look: Look::Layout(look),
};

/// What a margin may differ by (±1 mm), and what Word rounds.
const TOLERANCE: f64 = 1.05;

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    for sheet in layout.pages.sheets.iter().filter(|it| !it.lies()) {
        let Some(margins) = sheet.margins else {
            continue;
        };
        let page = &layout.template.page;
        let sides = [
            ("上", margins.top, page.top),
            ("下", margins.bottom, page.bottom),
            ("左", margins.left, page.left),
            ("右", margins.right, page.right),
        ];
        let wrong = sides
            .into_iter()
            .filter(|(_, found, wanted)| (found.mm() - wanted.0).abs() > TOLERANCE);
        let wrong: Vec<String> = wrong
            .map(|(side, found, wanted)| format!("{side}{:.1}（应为{}）", found.mm(), wanted.0))
            .collect();
        if let Some(passage) = layout.first_of(Some(sheet)).filter(|_| !wrong.is_empty()) {
            let message = format!("页边（毫米）不对：{}", wrong.join("，"));
            notes.add(passage, passage.words_range(), message);
        }
    }
}
