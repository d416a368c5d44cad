//! 一个要素整段的字号与模板不同。
//!
//! 标准的一般用法：标题2号，其余各要素3号，版记4号。发文机关标志的字号以醒目美观为准，不在此列。
//! 正文里不到15个字的、不以句号等结尾的段落，表题、图题（“表1”“图二”）和表下的注看不准，不在此列。

use super::parts::{element, parts, tell};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};
use crate::template::{Pt, size_name};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "element-size",
    name: "要素的字号",
    family: Family::Layout,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 5.2.2、7.2至7.4（各要素一般用的字号）",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[四号]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：[三号]关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：[小四]云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：[二号]关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[三号]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("element_size.rs"),
    look: Look::Layout(look),
};

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let wrong = parts(layout).filter_map(|part| {
        let found = f64::from(part.passage.evidence?.half_points?) / 2.0;
        let wanted = part.style.size.0;
        let message = format!(
            "{}是{}，应为{}",
            element(&part),
            size_name(Pt(found)),
            size_name(part.style.size)
        );
        ((found - wanted).abs() > 0.3).then_some((part.passage, message))
    });
    tell(wrong, notes);
}
