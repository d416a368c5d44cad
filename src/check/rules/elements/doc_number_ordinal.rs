//! 发文字号里的发文顺序号加了“第”字、编了虚位，或者少了“号”字。
//!
//! 标准要求“发文顺序号不加‘第’字，不编虚位（即1不编为01），在阿拉伯数字后加‘号’字”。
//! 命令（令）的“第6号”、纪要的“第4期”另有写法，不在此列。

use super::kind::head;
use super::number::{self, Ends};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "doc-number-ordinal",
    name: "发文顺序号写法",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.2.5",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "云川市人民政府文件\n云政发〔2026〕第8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "云川市人民政府文件\n云政发〔2026〕008号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "云川市人民政府文件\n云政发〔2026〕8\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "云川市人民政府文件\n云政发〔2026〕80号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "云川市人民政府令\n第6号\n《云川市河道管理办法》已经通过，现予公布。\n市长　江一川\n2026年3月5日\n",
        "云川市人民政府会议纪要\n〔2026〕第4期\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "云川市人民政府文件\n云政发〔2026〕×号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("doc_number_ordinal.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for passage in head(manuscript) {
        let from = passage.words_range().start;
        let Some(number) = number::of_line(passage.words()) else {
            continue;
        };
        if number.before.is_empty() && number.ends == Ends::WithHao {
            continue;
        }
        let wrong = from + number.before.start..from + number.range().end;
        let written = &passage.chars()[wrong.clone()];
        let plain = format!("{}号", &passage.words()[number.figures.clone()]);
        let message = format!("发文顺序号“{written}”应写作“{plain}”");
        let shown = from + number.start..wrong.end;
        notes
            .add(passage, shown, message)
            .edit(format!("改为“{plain}”"), vec![(wrong, plain)]);
    }
}
