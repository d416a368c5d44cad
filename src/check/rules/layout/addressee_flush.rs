//! 主送机关没有顶格。
//!
//! 主送机关“居左顶格，回行时仍顶格”。讲话里的称呼不是主送机关，不在此列。

use super::parts::{FirstLine, number, parts, tell};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};
use crate::document::Role;
use crate::outline::words::greets;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "addressee-flush",
    name: "主送机关顶格",
    family: Family::Layout,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.2",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：[缩进2字]各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：　　各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：[缩进32磅]各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：[居左]各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：在防汛工作会议上的讲话\n送：[缩进2字]同志们：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n",
    ],
    source: include_str!("addressee_flush.rs"),
    look: Look::Layout(look),
};

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let lines = parts(layout)
        .filter(|it| it.passage.role == Role::Addressee && !greets(it.passage.words()));
    let wrong = lines.filter_map(|part| {
        let line = FirstLine::of(&part)?;
        let found = line.indents + line.typed;
        let message = format!("主送机关前空{}字，应顶格", number(found, 1));
        (found > 0.3).then_some((part.passage, message))
    });
    tell(wrong, notes);
}
