//! 版记在单页上，或者不在最后一页。
//!
//! 版记在公文最后一面；双面印刷时最后一面是双页，不够时前面空一页，空白页和版记页都不编页码。只有一页的公文、模板不这样要求的、
//! 文件里看不出页数的，不在此列。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};
use crate::document::Role;
use crate::template::ImprintPage;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "imprint-page",
    name: "版记的页",
    family: Family::Layout,
    weight: Weight::Custom,
    clause: "GB/T 9704—2012 7.4.1、7.5（版记页前可有空白页）",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n抄：[新页]抄送：市委办公室，市水利局。\n印：[新页]云川市人民政府办公室　　2026年3月6日印发\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n抄：抄送：市委办公室，市水利局。\n印：云川市人民政府办公室　　2026年3月6日印发\n",
        },
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：[新页]云川市人民政府\n期：2026年3月5日\n抄：[新页]抄送：市委办公室，市水利局。\n印：云川市人民政府办公室　　2026年3月6日印发\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：[新页]云川市人民政府\n期：2026年3月5日\n抄：抄送：市委办公室，市水利局。\n印：云川市人民政府办公室　　2026年3月6日印发\n",
        },
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：[新页]各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n抄：[新页]抄送：市委办公室，市水利局。\n印：云川市人民政府办公室　　2026年3月6日印发\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n抄：[新页]抄送：市委办公室，市水利局。\n印：云川市人民政府办公室　　2026年3月6日印发\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n抄：抄送：市委办公室，市水利局。\n印：云川市人民政府办公室　　2026年3月6日印发\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：[新页]云川市人民政府\n期：2026年3月5日\n抄：抄送：市委办公室，市水利局。\n印：云川市人民政府办公室　　2026年3月6日印发\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n抄：[新页]抄送：市委办公室，市水利局。\n印：云川市人民政府办公室　　2026年3月6日印发\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：[新页]云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("imprint_page.rs"),
    look: Look::Layout(look),
};

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let leaves = &layout.pages.leaves;
    let Some(count) = leaves.count().filter(|it| *it > 1) else {
        return;
    };
    let imprint = layout
        .manuscript
        .passages
        .iter()
        .rfind(|it| it.document == 0 && it.role == Role::Issued);
    let Some((passage, page)) = imprint.and_then(|it| Some((it, leaves.page(it.place)?))) else {
        return;
    };
    let message = if page < count {
        format!("版记在第{page}页，不在最后一页（第{count}页）")
    } else if page % 2 == 1 && layout.template.imprint.page == ImprintPage::Even {
        format!("版记在第{page}页，双面印刷应在双页")
    } else {
        return;
    };
    notes.add(passage, passage.words_range(), message);
}
