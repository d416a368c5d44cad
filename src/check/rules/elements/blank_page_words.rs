//! 用“此页无正文”的办法安排印章和日期。
//!
//! 排版后所剩空白容不下印章、成文日期时，“可以采取调整行距、字距的措施解决”，不另起一页写“此页无正文”。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::outline::sentence::packed;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "blank-page-words",
    name: "“此页无正文”",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 7.3.5.5（调整行距、字距解决）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n（此页无正文）\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n此页无正文\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n(此页无正文)\n云川市水利局\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市水利局\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n不得采用“此页无正文”的办法。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n此页无正文的情况要避免。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("blank_page_words.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for passage in manuscript.paragraphs() {
        let packed = packed(passage.words());
        let inner = packed.trim_matches(['（', '）', '(', ')', '。']);
        if inner == "此页无正文" {
            let message = "不用“此页无正文”，调整行距、字距";
            notes.add(passage, passage.words_range(), message);
        }
    }
}
