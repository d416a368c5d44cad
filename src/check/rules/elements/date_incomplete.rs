//! 公文的成文日期没有日，或者年份只写了两位。
//!
//! “将年、月、日标全，年份应标全称”。只看标题有法定文种的公文；用×、*或空白留待填写的不在此列。

use super::dates::{self, Figures};
use super::kind::kind;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "date-incomplete",
    name: "成文日期不全",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.5.4",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n26年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于防汛准备情况的报告\n市人民政府：\n现就有关事项通知如下。\n云川市水利局\n2026年11月\n",
            mended: "关于防汛准备情况的报告\n市人民政府：\n现就有关事项通知如下。\n云川市水利局\n2026年11月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年×月×日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n年　月　日\n",
        "防汛工作方案\n现就有关事项通知如下。\n云川市水利局\n2026年3月\n",
    ],
    source: include_str!("date_incomplete.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    if kind(manuscript).is_none() {
        return;
    }
    let own = dates::all(manuscript).filter(|it| it.passage.document == 0);
    for date in own.filter(|it| it.figures() != Figures::Open) {
        if date.plain().is_none() {
            let message = format!("“{}”没有把年、月、日标全", date.written());
            notes.add(date.passage, date.range.clone(), message);
        }
    }
}
