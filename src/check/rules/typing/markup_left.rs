//! 正文里留着 Markdown、网页的记号：**、~~、<br>、&nbsp; 等。
//!
//! 从 Markdown、网页复制来的文字带着格式记号，排进公文就成了多余的字符。
//! .md 文件里认得出的记号不会留下来；乘方（2**3）、代码里的不在此列。
//! 一个.txt到处是这样的记号，多半是Markdown存成了.txt，只报一处，说出全文有几处。

use std::ops::Range;

use crate::check::letters::is_han;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage, Quiet, Sureness};
use crate::read::Format;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "markup-left",
    name: "残留的格式记号",
    family: Family::Typing,
    weight: Weight::Recommended,
    clause: "《党政机关公文处理工作条例》第二十条（四）（签发前审核文字、数字、标点等用法）",
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
        "各单位要<span style=\"color:red\">抓好</span>落实。",
        "计算2**3的值，型号A*B。",
        "收入<1000元或>5000元的不计。",
        "联系人张**，电话139****0000。",
        "密码为******，请妥善保管。",
    ],
    source: include_str!("markup_left.rs"),
    look: Look::Manuscript(look),
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

/// So many marks on so many lines make a text Markdown.
const WHOLE: usize = 4;

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let marked = |it: &&Passage<'_>| it.chars().contains("**") || it.chars().starts_with("# ");
    let lines = || manuscript.passages.iter().filter(marked);
    if manuscript.format == Format::Txt && lines().count() >= WHOLE {
        let mut own = manuscript.passages.iter().map(|it| (it, marks(it)));
        let all: usize = own.clone().map(|(_, marks)| marks.len()).sum();
        if let Some((passage, marks)) = own
            .find(|(_, marks)| !marks.is_empty())
            .filter(|_| all >= WHOLE)
        {
            let mark = &marks[0];
            let message = format!(
                "全文有{all}处残留的记号（如“{}”），像是Markdown：改名为.md，或用 --from md 读",
                mark.sign
            );
            let _ = notes
                .add(passage, mark.range.clone(), message)
                .sure(Sureness::Likely);
            return;
        }
    }
    for passage in &manuscript.passages {
        for mark in marks(passage) {
            let message = format!("残留的记号“{}”", mark.sign);
            let pen = notes.add(passage, mark.range.clone(), message);
            match mark.edits {
                Some(edits) => pen.edit("删去记号", edits),
                None => pen.replace(""),
            }
        }
    }
}

/// A mark in a passage.
struct Mark {
    sign: &'static str,
    range: Range<usize>,
    /// What to do where it is not to delete the whole.
    edits: Option<Vec<(Range<usize>, String)>>,
}

fn marks(passage: &Passage<'_>) -> Vec<Mark> {
    let chars = passage.chars();
    let mut marks = Vec::new();
    if !chars.contains(['*', '~', '<', '&']) {
        return marks;
    }
    for (at, _) in chars.match_indices(['<', '&']) {
        let tag = TAGS.iter().find(|tag| chars[at..].starts_with(**tag));
        if let Some(tag) = tag.filter(|tag| tag.starts_with('<') || **tag == "&nbsp;") {
            marks.push(Mark {
                sign: tag,
                range: at..at + tag.len(),
                edits: None,
            });
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
            marks.push(Mark {
                sign,
                range: open..close + sign.len(),
                edits: Some(edits.to_vec()),
            });
        }
    }
    marks
}
