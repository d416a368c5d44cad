//! 同一个点号接连出现。
//!
//! 句号、逗号、顿号、分号、冒号都只用一个；接连两个是录入时多按了一次键，半角的“,,”、一全一半的“，,”也是。
//! 问号和叹号在表达强烈语气时可以叠用，不在此列；“.NET”“.docx”“../”里的点是名称的，代码里的标点是代码的，也不算；三个以上的“。”是省略号的误写，由 ellipsis-form 管。

use super::half_width_mark::{full_width, is_chinese};
use super::marks::end_before_name;
use crate::check::letters::is_chinese_text;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "doubled-mark",
    name: "点号重复",
    family: Family::Punctuation,
    weight: Weight::Mandatory,
    clause: "GB/T 15834—2011 第4章（点号表示停顿，各用一个）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "各单位要提高认识，，抓好落实。",
            mended: "各单位要提高认识，抓好落实。",
        },
        Wrong {
            text: "请认真贯彻执行。。",
            mended: "请认真贯彻执行。",
        },
        Wrong {
            text: "全年查处案件120起,,占比不高;;其中要案3起，,已结案..",
            mended: "全年查处案件120起，占比不高；其中要案3起，已结案。",
        },
        Wrong {
            text: "涉及人员、、资金、场地。",
            mended: "涉及人员、资金、场地。",
        },
    ],
    right: &[
        "这件事办成了吗？？",
        "会议强调：“要抓紧。”。",
        "比值为12::30，网址为http://example.cn，见第1..3行。",
        "一是人员；二是资金……",
        "这些问题值得深思。。。",
        "本系统用C语言写成。.NET框架不用装。.docx格式也可以。.5及以上的进位。",
        "先进入目录。../conf/a.ini是配置。./run是程序。",
    ],
    source: include_str!("doubled_mark.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    let chinese = is_chinese_text(chars);
    let mut at = passage.body_range().start;
    while let Some(found) = chars[at..].find(|it| pause(it).is_some()) {
        let start = at + found;
        let first = chars[start..].chars().next().expect("a mark was found");
        let mark = pause(first).expect("a pause was found");
        let rest = chars[start..].trim_start_matches(|it| pause(it) == Some(mark));
        at = chars.len() - rest.len();
        let end = end_before_name(chars, &(start..at));
        let marks = &chars[start..end];
        let count = marks.chars().count();
        let dots = mark == '。' && count > 2;
        let half = marks.is_ascii();
        let foreign = half && !(chinese && is_chinese(chars, &(start..end), first));
        if count > 1 && !dots && !foreign && !passage.meets_code(&(start..end)) {
            let message = if marks.chars().all(|it| it == first) {
                format!("“{first}”接连出现")
            } else {
                format!("“{mark}”接连出现：“{marks}”")
            };
            notes.add(passage, start..end, message).replace(mark);
        }
    }
}

/// The full-width form of a mark that is used once.
fn pause(mark: char) -> Option<char> {
    let full = full_width(mark).unwrap_or(mark);
    matches!(full, '，' | '。' | '、' | '；' | '：').then_some(full)
}
