//! 成文日期、印发日期用了汉字数字。
//!
//! “用阿拉伯数字将年、月、日标全”。2012年7月1日以前的公文按旧标准用汉字，不在此列；方案、总结等不是公文的材料和正文里的日期不归这条管。

use super::dates::{self, Figures};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "date-numerals",
    name: "成文日期用汉字数字",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.5.4",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n二〇二六年三月五日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n二○二六年十二月三十一日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年12月31日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市人民政府办公室　　二〇二六年三月六日印发\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市人民政府办公室　　2026年3月6日印发\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n二〇〇四年十一月四日\n",
        "云川市防汛工作方案\n现就有关事项通知如下。\n云川市水利局\n二〇二六年三月\n",
        "关于做好防汛工作的通知\n各县人民政府：\n二〇二六年三月五日，大坝合龙。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年×月×日\n",
    ],
    source: include_str!("date_numerals.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for date in dates::official(manuscript) {
        if date.figures() != Figures::Chinese || date.is_old() {
            continue;
        }
        let message = format!("“{}”用了汉字数字", date.written());
        let pen = notes.add(date.passage, date.range.clone(), message);
        if let Some(plain) = date.plain() {
            pen.replace(plain);
        }
    }
}
