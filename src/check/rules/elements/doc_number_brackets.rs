//! 发文字号的年份没有用六角括号“〔〕”括入。
//!
//! 标准要求“年份应标全称，用六角括号‘〔〕’括入”。方括号、圆括号、方头括号都不是六角括号。
//! 只看版头或者标题下面独占一行的发文字号；正文中引用的由 cited-number-brackets 管。

use super::kind::head;
use super::number;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "doc-number-brackets",
    name: "发文字号年份括号",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.2.5",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "云川市人民政府文件\n云政发[2026]8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "云川市人民政府文件\n云政发（2026）8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "云水【2026】12号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云水〔2026〕12号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "云川市人民政府令\n第6号\n现予公布。\n云川市人民政府\n2026年3月5日\n",
        "根据有关要求，制定本方案[2026]。\n",
        "会议纪要\n〔2026〕第4期\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("doc_number_brackets.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for passage in head(manuscript) {
        let from = passage.words_range().start;
        let Some(number) = number::of_line(passage.words()).filter(|it| !it.is_bracketed()) else {
            continue;
        };
        let [whole, open, close] =
            [number.range(), number.open, number.close].map(|it| from + it.start..from + it.end);
        let message = format!(
            "“{}”的年份没有括在六角括号里",
            &passage.chars()[whole.clone()]
        );
        let edits = vec![(open, "〔".to_owned()), (close, "〕".to_owned())];
        notes
            .add(passage, whole, message)
            .edit("改用六角括号〔〕", edits);
    }
}
