//! 文字不是黑色。
//!
//! “如无特殊说明，公文中文字的颜色均为黑色”；发文机关标志和版头的分隔线用红色。
//! 链接的颜色、接近黑色的深灰不在此列。

use super::parts::is_mark;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Passage, Quiet};
use crate::document::{Inline, InlineKind, Role};
use crate::template::Colour;
use std::ops::Range;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "text-colour",
    name: "文字颜色",
    family: Family::Layout,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 5.2.4",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[红色]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：[红色]关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：[#0070C0]2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[#000000]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[#1A1A1A]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "标：[红色]云川市人民政府文件\n号：云政发〔2026〕8号\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("text_colour.rs"),
    look: Look::Layout(look),
};

/// The lightest ink that is as good as black.
const DARK: u8 = 0x40;

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let mut told: Vec<Coloured<'_>> = Vec::new();
    let passages = layout.manuscript.passages.iter();
    for passage in passages.filter(|it| !is_red(it, layout)) {
        for (rgb, range) in colours(passage) {
            match told.iter_mut().find(|it| it.rgb == rgb) {
                Some(it) => {
                    it.count += usize::from(it.last != passage.at);
                    it.last = passage.at;
                }
                None => told.push(Coloured {
                    rgb,
                    passage,
                    range,
                    count: 1,
                    last: passage.at,
                }),
            }
        }
    }
    for it in told {
        let [red, green, blue] = it.rgb;
        let more = match it.count {
            1 => String::new(),
            count => format!("（共{count}段）"),
        };
        let message = format!("文字颜色是#{red:02X}{green:02X}{blue:02X}，应为黑色{more}");
        notes.add(it.passage, it.range, message);
    }
}

/// A colour with the words that have it first.
struct Coloured<'l> {
    rgb: [u8; 3],
    passage: &'l Passage<'l>,
    range: Range<usize>,
    /// How many paragraphs have it, and the last of them so far.
    count: usize,
    last: usize,
}

/// The colours in a passage that are not as good as black, with their words.
fn colours<'p>(passage: &'p Passage<'_>) -> impl Iterator<Item = ([u8; 3], Range<usize>)> + 'p {
    let inks = passage.evidence.iter().flat_map(|it| &it.typeset.inks);
    inks.filter_map(|inked| {
        let dark = inked.rgb.iter().all(|it| *it <= DARK);
        let inside = inked.range.end <= passage.chars().len();
        let told = !dark && inside && !is_link(passage, &inked.range);
        told.then(|| (inked.rgb, inked.range.clone()))
    })
}

/// Whether the template has it red; lines above a title may be a mark that is
/// not known as one.
fn is_red(passage: &Passage<'_>, layout: &Layout<'_>) -> bool {
    let style = layout.template.styles.of(passage.role);
    style.colour == Colour::Red || passage.role == Role::Other || is_mark(passage)
}

fn is_link(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let over = |it: &Inline| {
        matches!(it.kind, InlineKind::Link(_))
            && it.range.start <= range.start
            && range.end <= it.range.end
    };
    passage.text.inlines.iter().any(over)
}
