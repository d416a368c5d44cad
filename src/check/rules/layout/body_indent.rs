//! 正文的自然段不是左空二字。
//!
//! “每个自然段左空二字，回行顶格”。缩进的字数照本段的字号算；用空格空出的也算。
//! 居中、右对齐的段落和Word自动编号的段落不看；上一段没有写完（末尾没有标点）的，这一段是接排，也不看。
//! 正文里不到15个字的、不以句号等结尾的段落，表题、图题（“表1”“图二”）和表下的注看不准，不在此列。

use super::parts::{FirstLine, element, is_of_text, number, parts, tell};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Passage, Quiet};
use crate::document::Role;
use crate::outline::sentence::is_closed;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "body-indent",
    name: "首行空二字",
    family: Family::Layout,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.3",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[缩进0字]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[缩进1字]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[缩进4字]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项\n文：[新页 缩进0字]通知如下，请各县、各有关部门抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[缩进0字]　　现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[缩进32磅]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[居中 缩进0字]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("body_indent.rs"),
    look: Look::Layout(look),
};

/// What rounding and the sizes of other programs may differ by, in 字.
const TOLERANCE: f64 = 0.3;

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let passages = &layout.manuscript.passages;
    // What goes on from the page before is a paragraph of its own in some files.
    let goes_on = |it: &Passage<'_>| {
        let above = it.at.checked_sub(1).map(|at| &passages[at]);
        let open = |it: &Passage<'_>| it.role == Role::Body && !is_closed(it.words());
        it.role == Role::Body && above.is_some_and(open)
    };
    let text = parts(layout).filter(|it| is_of_text(it.passage) && !goes_on(it.passage));
    let wrong = text.filter_map(|part| {
        let measure = layout.template.measure(part.style.size);
        let wanted = part.style.first_indent.pt(measure).0 / measure.zi.0;
        let line = FirstLine::of(&part)?;
        let found = line.indents + line.typed;
        // Typed blanks are as wide as their face has them.
        let tolerance = if line.typed > 0.0 { 1.01 } else { TOLERANCE };
        let found_shown = number(found, 1);
        let message = format!("{}首行空{found_shown}字，应空{wanted:.0}字", element(&part));
        ((found - wanted).abs() > tolerance).then_some((part.passage, message))
    });
    tell(wrong, notes);
}
