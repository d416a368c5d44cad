//! 一个要素整段的字体与模板不同。
//!
//! 标准的一般用法：标题小标宋，正文仿宋，第一层黑体，第二层楷体，密级和紧急程度黑体，附件序号黑体。
//! 同一种字体的各家（仿宋、仿宋_GB2312、方正仿宋等）算相同；字体由主题决定、看不出名字的不看。
//! 正文里不到15个字的、不以句号等结尾的段落，表题、图题（“表1”“图二”）和表下的注看不准，不在此列。

use super::parts::{element, parts, tell};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};
use crate::document::Role;
use crate::template::{FaceNames, FaceRole};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "element-face",
    name: "要素的字体",
    family: Family::Layout,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 7.2至7.4（各要素一般用的字体）",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[宋体]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：[黑体]关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n一：[仿宋]一、提高认识\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n一：[仿宋]二、抓好落实\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n一：一、提高认识\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n一：二、抓好落实\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[方正仿宋_GBK]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：[华文中宋]关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[FangSong]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("element_face.rs"),
    look: Look::Layout(look),
};

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let wrong = parts(layout).filter_map(|part| {
        // The lead of a paragraph has a face of its own.
        let found = part.passage.evidence?.face.as_deref()?;
        let mixed = part.passage.lead_end.is_some() || part.passage.role == Role::Attendance;
        let wanted = part.style.letter.face;
        let kin = kin(found, &layout.template.faces)?;
        let message = format!("{}用的是{found}，应为{}", element(&part), wanted.name());
        (!mixed && kin != Kin::Of(wanted)).then_some((part.passage, message))
    });
    tell(wrong, notes);
}

/// What a face is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kin {
    /// One of the faces of official documents.
    Of(FaceRole),
    /// A face that is none of them.
    Foreign,
}

/// What the face called `name` is; `None` where its name does not tell.
fn kin(name: &str, faces: &[FaceNames]) -> Option<Kin> {
    const FOREIGN: [&str; 6] = [
        "微软雅黑",
        "Microsoft YaHei",
        "等线",
        "DengXian",
        "隶书",
        "幼圆",
    ];
    const WORDS: [(&str, FaceRole); 12] = [
        ("小标宋", FaceRole::Xiaobiaosong),
        ("xiaobiaosong", FaceRole::Xiaobiaosong),
        ("中宋", FaceRole::Xiaobiaosong),
        ("仿宋", FaceRole::Fangsong),
        ("fangsong", FaceRole::Fangsong),
        ("楷", FaceRole::Kaiti),
        ("kaiti", FaceRole::Kaiti),
        ("黑", FaceRole::Heiti),
        ("heiti", FaceRole::Heiti),
        ("simhei", FaceRole::Heiti),
        ("宋", FaceRole::Songti),
        ("simsun", FaceRole::Songti),
    ];
    let listed = faces
        .iter()
        .find(|it| it.installed.iter().any(|it| it == name));
    if let Some(listed) = listed {
        return Some(Kin::Of(listed.role));
    }
    if FOREIGN.iter().any(|it| name.starts_with(it)) {
        return Some(Kin::Foreign);
    }
    let small = name.to_ascii_lowercase();
    let word = WORDS.iter().find(|(word, _)| small.contains(word));
    word.map(|(_, role)| Kin::Of(*role))
}
