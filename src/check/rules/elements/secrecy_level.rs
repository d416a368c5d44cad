//! 文首给的密级不是绝密、机密、秘密之一。
//!
//! 国家秘密的密级分为这三级；“内部”“普通”“保密”不是密级。正文里这样写的看不出是密级，不在此列。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::document::Role;
use crate::read::Key;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "secrecy-level",
    name: "密级",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "《中华人民共和国保守国家秘密法》（密级分为绝密、机密、秘密三级）；GB/T 9704—2012 7.2.2",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "---\n密级: 内部\n---\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "---\n密级: 秘密★1年\n---\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "---\n密级: 保密\n---\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "---\n密级: 机密\n---\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "---\n密级: 密\n---\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "---\n密级: 绝密★20年\n---\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "---\n密级: 机密★1年\n---\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "---\n密级: 绝密\n---\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "---\n密级: 机密1年\n---\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("secrecy_level.rs"),
    look: Look::Manuscript(look),
};

const LEVELS: [&str; 3] = ["绝密", "机密", "秘密"];

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    // A period that is given is of the element, too.
    let levels = manuscript.given.values(Key::Secrecy);
    let is_level = |words: &str| levels.iter().any(|it| it.trim() == words);
    let given = manuscript.elements.iter();
    let given = given.filter(|it| it.role == Role::Secrecy && is_level(it.words()));
    for passage in given {
        let words = passage.words();
        let level = words
            .trim_start_matches("密级")
            .trim_start_matches(['：', ':', ' ']);
        if !LEVELS.iter().any(|it| level.starts_with(it)) {
            let message = format!("密级“{words}”不是绝密、机密、秘密之一");
            notes.add(passage, passage.words_range(), message);
        }
    }
}
