//! 正文的一段没有句末标点。
//!
//! 一句话说完要用句号、问号或叹号；正文的段落以汉字收尾，多半是漏了句号，或者段落没有写完、断错了行。
//! 只看里面已经有逗号、句号的段落：光是一个词组的（图表、清单的一行）不管；
//! 标题、附件、落款、表格、脚注不管；以网址、公式收尾的也不管。

use crate::check::letters::is_han;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Passage, Standing, Sureness};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "final-mark",
    name: "段末缺标点",
    family: Family::Punctuation,
    weight: Weight::Recommended,
    clause: "GB/T 15834—2011 4.1（句号用于句子末尾）",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "各单位要提高认识。要按照职责分工，抓好各项任务的落实\n\n下一步工作由办公室负责。",
            mended: "各单位要提高认识。要按照职责分工，抓好各项任务的落实。\n\n下一步工作由办公室负责。",
        },
        Wrong {
            text: "各单位要提高认识。\n\n会议要求，各单位要按照职责分工，抓好各项任务的落实。请于月底前报送情况",
            mended: "各单位要提高认识。\n\n会议要求，各单位要按照职责分工，抓好各项任务的落实。请于月底前报送情况。",
        },
        Wrong {
            text: "会议要求，各单位要按照职责分工抓好落实。请各单位认真研究，",
            mended: "会议要求，各单位要按照职责分工抓好落实。请各单位认真研究。",
        },
        Wrong {
            text: "一、工作情况\n\n今年以来，全市上下认真落实各项部署，取得了明显成效。主要指标好于预期\n\n二、下步打算\n\n继续抓好落实。",
            mended: "一、工作情况\n\n今年以来，全市上下认真落实各项部署，取得了明显成效。主要指标好于预期。\n\n二、下步打算\n\n继续抓好落实。",
        },
    ],
    right: &[
        "一、提高政治站位，抓好工作落实\n\n各单位要认真研究。",
        "主要任务如下：\n\n加强领导；\n\n抓好落实。",
        "办公室、财务处、人事处",
        "详细情况见网站。网址为https://example.cn/a",
        "关于做好安全生产工作，切实保障人民群众生命财产安全的通知\n\n各单位：\n\n请认真落实。",
    ],
    source: include_str!("final_mark.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let meant = |it: &&Passage<'_>| {
        matches!(it.role, Role::Body | Role::Item) && it.standing == Standing::Paragraph
    };
    for passage in manuscript.passages.iter().filter(meant) {
        let words = passage.words();
        // A full stop says that sentences stand here; a lead's alone does not.
        let sentences = passage.chars()[passage.lead_end.unwrap_or(0)..].contains('。');
        let Some(last) = words.chars().next_back().filter(|_| sentences) else {
            continue;
        };
        let end = passage.words_range().end;
        let range = end - last.len_utf8()..end;
        if is_han(last) {
            let pen = notes.add(passage, range, "段末没有句末标点");
            let pen = pen.sure(Sureness::Likely);
            pen.edit("段末加“。”", vec![(end..end, "。".to_owned())]);
        } else if matches!(last, '，' | '、') {
            let pen = notes.add(passage, range, format!("段末是“{last}”，不是句末标点"));
            pen.sure(Sureness::Likely).replace("。");
        }
    }
}
