//! 纸张不是模板要求的大小（标准是A4：210毫米×297毫米）。
//!
//! 横排的页（如宽表格）纸张横放，长宽对调，不在此列；相差1毫米以内不计。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "page-size",
    name: "纸张大小",
    family: Family::Layout,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 5.1",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "纸张 216 279\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "纸张 184 260\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "纸张 297 420\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "纸张 297 210\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "纸张 210.5 296.5\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("page_size.rs"),
    look: Look::Layout(look),
};

/// What a length may differ by.
const TOLERANCE: f64 = 1.0;

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let page = &layout.template.page;
    let wanted = sorted(page.width.0, page.height.0);
    let wrong = layout.pages.sheets.iter().find_map(|sheet| {
        let (width, height) = sheet.paper?;
        let found = sorted(width.mm(), height.mm());
        let differs = |one: f64, other: f64| (one - other).abs() > TOLERANCE;
        let wrong = differs(found.0, wanted.0) || differs(found.1, wanted.1);
        wrong.then_some((sheet, found))
    });
    if let Some((sheet, found)) = wrong
        && let Some(passage) = layout.first_of(Some(sheet))
    {
        let message = format!(
            "纸张是{:.0}毫米×{:.0}毫米，应为{}毫米×{}毫米",
            found.0, found.1, wanted.0, wanted.1
        );
        notes.add(passage, passage.words_range(), message);
    }
}

/// The shorter side and the longer one.
fn sorted(one: f64, other: f64) -> (f64, f64) {
    (one.min(other), one.max(other))
}
