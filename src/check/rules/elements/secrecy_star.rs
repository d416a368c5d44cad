//! 密级与保密期限之间没有用“★”。
//!
//! 标准的式样把密级和保密期限写作“机密★1年”，星号在两者之间。只有密级、没有保密期限的不在此列。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "secrecy-star",
    name: "密级标志",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 图2公文首页版式（密级★保密期限）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "机密☆1年\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "机密★1年\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "秘密 6个月\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "秘密★6个月\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "机密*1年\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "机密★1年\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "机密★1年\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "秘密\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n机密 1年的说法不准确。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("secrecy_star.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for passage in manuscript.with_element(Role::Secrecy) {
        let chars = passage.chars();
        let Some(level) = chars
            .find('密')
            .filter(|&at| !chars[at..].starts_with("密级"))
        else {
            continue;
        };
        let start = level + '密'.len_utf8();
        let rest = &chars[start..];
        let period = rest.trim_start_matches(|it: char| it.is_whitespace() || "☆·*＊".contains(it));
        if rest.contains('★') || period.is_empty() {
            continue;
        }
        let end = chars.len() - period.len();
        let shown = passage.words_range();
        notes
            .add(passage, shown, "密级和保密期限之间应为“★”")
            .edit("改为“★”", vec![(start..end, "★".to_owned())]);
    }
}
