//! 主送机关 that would keep the body off the first page go to the 版记
//! (GB/T 9704-2012 §7.3.2).
//!
//! In: a document. Out: the same with the given 主送机关 above 抄送. Those that
//! the text itself has are set where they stand: what was read is not moved.

use super::{Composed, Composition};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document, Origin, Paragraph, Role, Text};

/// Shorter ones (three lines of 28 characters) push nothing off a page.
const LONG: usize = 84;

/// Whether the document has given 主送机关 so many that its first page may not
/// show the body.
pub fn has_many_addressees(document: &Document) -> bool {
    let given = document
        .with_role(Role::Addressee)
        .filter(|it| it.origin == Origin::Given);
    are_many(given)
}

fn are_many<'p>(addressees: impl Iterator<Item = &'p Paragraph>) -> bool {
    let characters = addressees.map(|it| it.text.chars.chars().count());
    characters.sum::<usize>() > LONG
}

impl Composition<'_> {
    /// Whether so many 主送机关 stand above the body that its first page may not
    /// show it.
    pub fn has_many_addressees(&self) -> bool {
        let paragraphs = self.blocks.iter().filter_map(|block| match block {
            Composed::Paragraph(it) => Some(it.paragraph),
            Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => {
                None
            }
        });
        are_many(paragraphs.filter(|it| it.role == Role::Addressee))
    }
}

/// What to say where 主送机关 of the text itself keep the body off the first page.
pub(super) fn late_body() -> Diagnostic {
    let message = "主送机关太多，首页排不下正文";
    let hint =
        "正文里的主送机关照原样排，不移动；把它们写在文首（主送: …），排不下时就移到版记的抄送之上";
    Diagnostic::warning("first-page", message).hint(hint)
}

/// The document with its given 主送机关 in the 版记: 主送： in place of the colon
/// at the end, in the form of 抄送 and above it.
#[must_use]
pub fn move_addressees(document: &Document) -> Document {
    let is_given = |block: &Block| {
        matches!(block, Block::Paragraph(it)
            if it.role == Role::Addressee && it.origin == Origin::Given)
    };
    let (given, mut blocks): (Vec<Block>, Vec<Block>) =
        document.blocks.iter().cloned().partition(is_given);
    let is_imprint = |block: &&Block| matches!(block, Block::Paragraph(it) if matches!(it.role, Role::CopyTo | Role::Issued));
    let imprint = blocks.iter().rev().take_while(is_imprint).count();
    let at = blocks.len() - imprint;
    let rows = given.into_iter().filter_map(|block| match block {
        Block::Paragraph(addressee) => Some(Block::Paragraph(row(addressee))),
        Block::Table(_) | Block::Image(_) | Block::PageBreak(_) | Block::Enclosed(_) => None,
    });
    blocks.splice(at..at, rows.collect::<Vec<_>>());
    Document { blocks }
}

fn row(addressee: Paragraph) -> Paragraph {
    let names = addressee.text.chars.trim_end_matches(['：', ':', '。']);
    Paragraph {
        text: Text::plain(format!("主送：{names}。")),
        role: Role::CopyTo,
        ..addressee
    }
}
