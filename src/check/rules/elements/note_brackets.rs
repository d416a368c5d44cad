//! 附注没有加圆括号。
//!
//! “如有附注，居左空二字加圆括号编排在成文日期下一行”。只看成文日期下面紧接的一行：“此件……”“联系人……”。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage, Standing};
use crate::document::Role;
use crate::outline::sentence::length;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "note-brackets",
    name: "附注未加圆括号",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.6",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n此件公开发布\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n（此件公开发布）\n",
        },
        Wrong {
            text: "关于增加防汛经费的请示\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n联系人：江一川，电话：5550127\n",
            mended: "关于增加防汛经费的请示\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n（联系人：江一川，电话：5550127）\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n此件发至县级。\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n（此件发至县级）\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n（此件公开发布）\n",
        "关于做好防汛工作的通知\n各县人民政府：\n联系人：江一川，电话：5550127\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n联系人名单\n一、水利局\n江一川\n",
    ],
    source: include_str!("note_brackets.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let Some(date) = manuscript.with_role(0, Role::Date).last() else {
        return;
    };
    let Some(next) = manuscript.passages.get(date.at + 1) else {
        return;
    };
    let begins = |line: &Passage<'_>| {
        let words = line.words();
        words.starts_with("此件") || words.starts_with("联系人：") || words.starts_with("联系人:")
    };
    // Several lines of contacts are a list, not one remark.
    let further = manuscript.passages.get(next.at + 1);
    let more = further.is_some_and(|it| it.words().contains("电话") || begins(it));
    let own = next.document == 0 && next.standing == Standing::Paragraph;
    if own && begins(next) && !more && length(next.words()) <= 60 {
        let words = next.words_range();
        let end = words.start + next.words().trim_end_matches('。').len()..words.end;
        let edits = vec![
            (words.start..words.start, "（".to_owned()),
            (end, "）".to_owned()),
        ];
        notes
            .add(next, words, "附注没有加圆括号")
            .edit("加上圆括号", edits);
    }
}
