//! 标题把两个文种并在一起：请示报告、报告请示、请示函。
//!
//! 条例第八条的文种各有用处：请求批准用请示，汇报工作用报告，不相隶属机关之间用函；一件公文只用一个。
//! “请示报告制度”之类的制度名称不在标题末尾，不在此列。

use super::kind::title;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "mixed-kinds",
    name: "文种并用",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "《党政机关公文处理工作条例》第八条",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于增加防汛经费的请示报告\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于增加防汛经费的请示\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于水库加固的报告请示\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于水库加固的报告\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于借用场地的请示函\n市体育局：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于借用场地的函\n市体育局：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于执行请示报告制度情况的报告\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于印发重大事项请示报告规定的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于请求批准借用场地的函\n市体育局：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("mixed_kinds.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    const MIXED: [&str; 3] = ["的请示报告", "的报告请示", "的请示函"];
    let Some(title) = title(manuscript) else {
        return;
    };
    let mixed = MIXED.into_iter().find(|it| title.ends_with(it));
    let last = manuscript.with_role(0, Role::Title).last();
    if let (Some(mixed), Some(last)) = (mixed, last) {
        let kinds = mixed.trim_start_matches('的');
        let message = format!("“{kinds}”并用了两个文种");
        let words = last.words_range();
        let start = last
            .words()
            .rfind(kinds)
            .map_or(words.start, |at| words.start + at);
        notes.add(last, start..words.end, message);
    }
}
