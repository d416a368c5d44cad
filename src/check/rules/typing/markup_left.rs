//! 正文里留着 Markdown、网页的记号：**、~~、<br>、&nbsp; 等。
//!
//! 从 Markdown、网页复制来的文字带着格式记号，排进公文就成了多余的字符。
//! .md 文件里认得出的记号不会留下来；乘方（2**3）、代码里的不在此列。

use crate::check::letters::is_han;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "markup-left",
    name: "残留的格式记号",
    family: Family::Typing,
    weight: Weight::Recommended,
    clause: "《党政机关公文处理工作条例》第二十五条（印发前检查公文的文字）",
    fixing: Fixing::Unsafe,
    looks_into: &[Quiet::Quotation, Quiet::Latin],
    wrong: &[
        Wrong {
            text: "**加强领导。**各单位要认真研究。",
            mended: "加强领导。各单位要认真研究。",
        },
        Wrong {
            text: "各单位要认真研究，<b>抓好</b>落实。",
            mended: "各单位要认真研究，抓好落实。",
        },
        Wrong {
            text: "各单位&nbsp;要认真~~研究~~贯彻。",
            mended: "各单位要认真研究贯彻。",
        },
    ],
    right: &[
        "计算2**3的值，型号A*B。",
        "收入<1000元或>5000元的不计。",
        "联系人张**，电话139****0000。",
        "密码为******，请妥善保管。",
    ],
    source: include_str!("markup_left.rs"),
    look: Look::Passage(look),
};

const TAGS: &[&str] = &[
    "<b>",
    "</b>",
    "<br>",
    "<br/>",
    "<br />",
    "<p>",
    "</p>",
    "<strong>",
    "</strong>",
    "<em>",
    "</em>",
    "<u>",
    "</u>",
    "<span>",
    "</span>",
    "<div>",
    "</div>",
    "&nbsp;",
    "&amp;",
    "&lt;",
    "&gt;",
    "&quot;",
    "&ldquo;",
    "&rdquo;",
    "&mdash;",
    "&middot;",
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    if !chars.contains(['*', '~', '<', '&']) {
        return;
    }
    for (at, _) in chars.match_indices(['<', '&']) {
        let tag = TAGS.iter().find(|tag| chars[at..].starts_with(**tag));
        if let Some(tag) = tag.filter(|tag| tag.starts_with('<') || **tag == "&nbsp;") {
            let pen = notes.add(passage, at..at + tag.len(), format!("残留的记号“{tag}”"));
            pen.replace("");
        }
    }
    for sign in ["**", "~~"] {
        let places: Vec<usize> = chars.match_indices(sign).map(|(at, _)| at).collect();
        let (pairs, _) = places.as_chunks::<2>();
        for &[open, close] in pairs {
            let inside = &chars[open + sign.len()..close];
            let sole = |at: usize| !chars[at + sign.len()..].starts_with(&sign[..1]);
            if !inside.contains(is_han) || !sole(open) || !sole(close) {
                continue;
            }
            let edits = [open, close].map(|at| (at..at + sign.len(), String::new()));
            let message = format!("残留的记号“{sign}”");
            let pen = notes.add(passage, open..close + sign.len(), message);
            pen.edit("删去记号", edits.to_vec());
        }
    }
}
