//! 成文日期、印发日期的月、日前面有零。
//!
//! “月、日不编虚位（即1不编为01）”。

use super::dates::{self, Figures};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "date-zeros",
    name: "成文日期编虚位",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.5.4",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n2026年03月05日\n云川市人民政府\n\n联系人：何某，电话：12345\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n2026年3月5日\n云川市人民政府\n\n联系人：何某，电话：12345\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年03月05日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月05日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市人民政府办公室　　2026年03月06日印发\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市人民政府办公室　　2026年3月6日印发\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知。\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年03月05日\n",
            mended: "关于做好防汛工作的通知。\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "一、提高认识\n各地要抓紧落实。\n二、压实责任\n各地要责任到人。\n云川市人民政府\n2026年03月05日\n",
            mended: "一、提高认识\n各地要抓紧落实。\n二、压实责任\n各地要责任到人。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "一、提高认识\n各地要抓紧落实。\n二、压实责任\n各地要责任到人。\n江一川\n2026年03月05日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年10月20日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n2026年03月05日录入的数据有误。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("date_zeros.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for date in dates::official(manuscript) {
        if date.figures() != Figures::Arabic || !date.has_words() || !date.has_zeros() {
            continue;
        }
        let message = format!("“{}”编了虚位", date.written());
        let pen = notes.add(date.passage, date.range.clone(), message);
        if let Some(plain) = date.plain() {
            pen.replace(plain);
        }
    }
}
