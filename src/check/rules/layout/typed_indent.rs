//! 段首用空格空出二字，没有用首行缩进。
//!
//! 换了字号、字体或者改了文字，空格就不再是两个字；在“段落”里设首行缩进2字符。
//! 正文里不到15个字的、不以句号等结尾的段落，表题、图题（“表1”“图二”）和表下的注看不准，不在此列。

use super::parts::{FirstLine, is_of_text, parts, tell};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "typed-indent",
    name: "用空格缩进",
    family: Family::Layout,
    weight: Weight::Custom,
    clause: "编辑习惯（缩进用段落格式，不用空格）",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[缩进0字]　　现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[缩进0字]    现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n文：[缩进0字]　　各县要加强值守，发现险情立即报告市防汛办。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n文：各县要加强值守，发现险情立即报告市防汛办。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[缩进32磅]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：[居左]　　关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("typed_indent.rs"),
    look: Look::Layout(look),
};

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let text = parts(layout).filter(|it| is_of_text(it.passage));
    let wrong = text.filter_map(|part| {
        let line = FirstLine::of(&part)?;
        let typed = line.typed >= 1.0 && line.indents.abs() < 0.1;
        typed.then(|| (part.passage, "段首用空格代替首行缩进".to_owned()))
    });
    tell(wrong, notes);
}
