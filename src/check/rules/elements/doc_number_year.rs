//! 发文字号的年份只写了两位。
//!
//! 标准要求“年份应标全称”。补成“20”开头的四位，是不是这个世纪由人确认。

use super::kind::head;
use super::number;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "doc-number-year",
    name: "发文字号年份不全",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.2.5",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "云川市人民政府文件\n云政发〔26〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "云川市人民政府文件\n云政办〔25〕17号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云川市人民政府文件\n云政办〔2025〕17号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "云水函〔24〕3号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云水函〔2024〕3号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "云川市人民政府文件\n云政发〔2026〕18号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n第〔26〕8号井已经停用。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("doc_number_year.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for passage in head(manuscript) {
        let from = passage.words_range().start;
        let number = number::of_line(passage.words());
        let Some(number) = number.filter(|it| it.year.len() == 2) else {
            continue;
        };
        let year = from + number.year.start..from + number.year.end;
        let written = &passage.chars()[year.clone()];
        let message = format!("发文字号的年份“{written}”没有写全");
        let whole = format!("20{written}");
        let shown = from + number.range().start..from + number.range().end;
        notes
            .add(passage, shown, message)
            .edit(format!("年份改为“{whole}”"), vec![(year, whole)]);
    }
}
