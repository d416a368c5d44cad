//! 标题没有居中。
//!
//! 标题“分一行或多行居中排布”。用空格、制表符或左缩进挪到中间的看不准，不在此列。

use super::parts::{parts, tell};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};
use crate::document::Role;
use crate::read::{Alignment, Indents};
use crate::template::Align;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "title-centred",
    name: "标题居中",
    family: Family::Layout,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.1",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "题：[居左]关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：[居右]关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：[两端对齐]关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：[居左]　　　　　　　　关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：[居左]各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("title_centred.rs"),
    look: Look::Layout(look),
};

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let titles =
        parts(layout).filter(|it| matches!(it.passage.role, Role::Title | Role::AttachmentTitle));
    let wrong = titles.filter_map(|part| {
        let found = part.passage.evidence?.alignment;
        let indents = part.typeset.indents?;
        let moved = indents != Indents::default() || part.passage.words_range().start > 0;
        let wanted = part.style.align == Align::Center && found != Some(Alignment::Center);
        (wanted && !moved).then(|| (part.passage, "标题没有居中".to_owned()))
    });
    tell(wrong, notes);
}
