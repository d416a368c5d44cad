//! “四是”接在“三是”的段落里，没有另起一段。
//!
//! 前面各项都自成一段，唯独这一项埋在上一项的段落当中，多半是漏了回车。一段之内连着说几项的不在此列。
//! 转换时加 --split-items 可以使它自成一段。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Sureness};
use crate::document::{Block, Document, InlineKind, Paragraph};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "buried-item",
    name: "分项没有另起一段",
    family: Family::Numbering,
    weight: Weight::Custom,
    clause: "编辑习惯（并列的分项同样分段）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "一是抓筹资。多渠道筹措资金。\n二是抓进度。倒排工期，挂图作战。三是抓督查。定期通报进展。\n",
            mended: "一是抓筹资。多渠道筹措资金。\n二是抓进度。倒排工期，挂图作战。\n三是抓督查。定期通报进展。\n",
        },
        Wrong {
            text: "一是抓筹资。多渠道筹措资金。\n二是抓进度。倒排工期。\n三是抓督查。定期通报。四是抓验收。逐项销号。\n",
            mended: "一是抓筹资。多渠道筹措资金。\n二是抓进度。倒排工期。\n三是抓督查。定期通报。\n四是抓验收。逐项销号。\n",
        },
        Wrong {
            text: "第一，抓筹资。多渠道筹措资金。\n第二，抓进度。倒排工期，挂图作战。第三，抓督查。定期通报进展。\n",
            mended: "第一，抓筹资。多渠道筹措资金。\n第二，抓进度。倒排工期，挂图作战。\n第三，抓督查。定期通报进展。\n",
        },
    ],
    right: &[
        "要抓好三件事：一是筹资；二是督查；三是验收。",
        "一是抓筹资。多渠道筹措资金。\n二是抓进度。倒排工期，挂图作战。\n",
        "一是抓筹资。二是抓进度。三是抓督查。",
        "一是抓筹资。多渠道筹措资金。\n二是抓进度。倒排工期。三是抓督查。定期通报。四是抓验收。逐项销号。\n",
    ],
    source: include_str!("buried_item.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    each(manuscript.document, &mut |paragraph| {
        let leads = paragraph.text.inlines.iter();
        let mut buried = leads.filter(|it| it.kind == InlineKind::Lead && it.range.start > 0);
        // Two or more are a chain that goes on within the paragraph.
        if let (Some(lead), None) = (buried.next(), buried.next()) {
            let row = paragraph.place.row();
            let passage = manuscript.paragraphs().find(|it| it.place.row() == row);
            let Some(passage) = passage.filter(|it| it.words() == paragraph.text.chars) else {
                return;
            };
            let start = passage.words_range().start + lead.range.start;
            let words: String = passage.chars()[start..].chars().take(8).collect();
            let end = start + words.len();
            let message = format!("“{words}…”接着本段的序数，却没有另起一段");
            let _ = notes
                .add(passage, start..end, message)
                .sure(Sureness::Likely);
        }
    });
}

/// Calls `take` with each paragraph of a document and of those it encloses.
fn each<'d>(document: &'d Document, take: &mut impl FnMut(&'d Paragraph)) {
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => take(paragraph),
            Block::Enclosed(inner) => each(inner, take),
            Block::Table(_) | Block::Image(_) | Block::PageBreak(_) => {}
        }
    }
}
