//! 版记的印发日期后面没有“印发”二字。
//!
//! 印发日期“用阿拉伯数字将年、月、日标全……后加‘印发’二字”。只看抄送下面一行：机关名称之后空开、写着日期的。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Quiet};
use crate::document::Role;
use crate::outline::date::is_whole;
use crate::outline::words::names_a_body;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "issued-word",
    name: "印发日期无“印发”",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.4.3",
    fixing: Fixing::Unsafe,
    looks_into: &[Quiet::Number],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市人民政府办公室　　2026年3月6日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市人民政府办公室　　2026年3月6日印发\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市水利局办公室    2026年3月6日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市水利局办公室    2026年3月6日印发\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市财政局办公室　2026年12月6日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市财政局办公室　2026年12月6日印发\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市人民政府办公室　　2026年3月6日印发\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n共印30份\n",
    ],
    source: include_str!("issued_word.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for passage in manuscript.paragraphs().filter(|it| it.role == Role::CopyTo) {
        let Some(next) = manuscript.passages.get(passage.at + 1) else {
            continue;
        };
        let words = next.words();
        let Some((name, date)) = words.split_once(char::is_whitespace) else {
            continue;
        };
        if names_a_body(name) && is_whole(date) && date.ends_with('日') {
            let range = next.words_range();
            let start = range.end - date.trim_start().len();
            let end = range.end..range.end;
            notes
                .add(next, start..range.end, "印发日期之后没有“印发”")
                .edit("加上“印发”", vec![(end, "印发".to_owned())]);
        }
    }
}
