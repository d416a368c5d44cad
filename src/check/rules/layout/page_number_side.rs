//! 页码没有单页居右、双页居左。
//!
//! “单页码居右空一字，双页码居左空一字”。Word里要设“奇偶页不同”，双页才有自己的页脚；没有设而文件里看得出有双页的，双页页码和单页
//! 在同一边。用图文框、文本框、制表符摆放的看不准，不在此列；模板要页码居中的不看；横排的页另有规则（landscape-number）。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};
use crate::read::{Alignment, Bears, Counting, Facing, Furniture, Sheet};
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
        Wrong {
            text: "页码 居右 — {} —\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：[新页]云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：[新页]云川市人民政府\n期：2026年3月5日\n",
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
    for sheet in layout.pages.sheets.iter().filter(|it| !it.lies()) {
        let wrong = [
            ("单页", Bears::Others, Alignment::Right),
            ("双页", Bears::Even, Alignment::Left),
        ];
        let wrong = wrong.into_iter().find_map(|(pages, bears, wanted)| {
            let found = number(layout, sheet, bears)?.alignment?;
            let wrong = found != wanted && found != Alignment::Justify;
            wrong.then(|| format!("{pages}页码{}，应{}", side(found), side(wanted)))
        });
        if let Some(message) = wrong
            && let Some(passage) = layout.first_of(Some(sheet))
        {
            notes.add(passage, passage.words_range(), message);
            return;
        }
    }
}

/// The page number of such pages of a section. Even pages without footers of
/// their own bear the others', where there are even pages.
fn number<'l>(layout: &Layout<'l>, sheet: &Sheet, bears: Bears) -> Option<&'l Furniture> {
    let bears = match layout.pages.facing {
        Facing::Alike if bears == Bears::Even => {
            let pages = layout.pages_of(sheet)?;
            pages
                .into_iter()
                .any(|it| it % 2 == 0)
                .then_some(Bears::Others)?
        }
        Facing::Alike | Facing::Differ => bears,
    };
    let borne = sheet.furniture.iter().filter(|(it, _)| *it == bears);
    let mut borne = borne.filter_map(|(_, at)| layout.pages.furniture.get(*at));
    borne.find(|it| it.counting == Counting::Counts)
}

fn side(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left | Alignment::Justify => "居左",
        Alignment::Center => "居中",
        Alignment::Right => "居右",
    }
}
