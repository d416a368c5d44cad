//! 文中引用的发文字号，年份没有用六角括号“〔〕”括入。
//!
//! 引用公文先引标题，后引发文字号，发文字号照原样写，年份用六角括号。
//! 只看机关代字以“发、函、办、字、政、文”之类的字结尾的；案号、证号、项目编号、标准号不在此列。

use super::number::{self, Ends};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "cited-number-brackets",
    name: "引用的发文字号年份括号",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 7.2.5（年份用六角括号“〔〕”括入）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "按照《关于加强管理的通知》（云政发[2026]8号）执行。",
            mended: "按照《关于加强管理的通知》（云政发〔2026〕8号）执行。",
        },
        Wrong {
            text: "根据云政办函（2025）17号的要求，制定本方案。",
            mended: "根据云政办函〔2025〕17号的要求，制定本方案。",
        },
        Wrong {
            text: "《云川市预算管理办法》（云财字【2024】3号）同时废止。",
            mended: "《云川市预算管理办法》（云财字〔2024〕3号）同时废止。",
        },
    ],
    right: &[
        "按照云政发〔2026〕8号文件执行。",
        "（2026）云01民终128号判决已经生效。",
        "项目编号为云川采购[2026]12号。",
        "不动产权证为云川国用（2010）第123号。",
        "见2025年年报（2025）第8号表。",
    ],
    source: include_str!("cited_number_brackets.rs"),
    look: Look::Passage(look),
};

/// What 机关代字 ends in.
const CODES: &str = "发函办字令复文政党委厅局规告电任";

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    if passage.role.is_head() {
        return;
    }
    for number in number::all(passage.chars()) {
        let code = passage.chars()[..number.open.start].chars().next_back();
        let known = code.is_some_and(|it| CODES.contains(it));
        let full = number.year.len() == 4 && number.before.is_empty();
        if !known || !full || number.ends == Ends::Bare || number.is_bracketed() {
            continue;
        }
        let range = number.open.start..number.range().end;
        let message = format!(
            "“{}”的年份没有括在六角括号里",
            &passage.chars()[number.range()]
        );
        let edits = vec![
            (number.open, "〔".to_owned()),
            (number.close, "〕".to_owned()),
        ];
        notes
            .add(passage, range, message)
            .edit("改用六角括号〔〕", edits);
    }
}
