//! Tables of contents in, none out: what Word made of the headings is no text.
//!
//! What a TOC field shows goes when the field ends; one that never ends stays, so
//! that no text is lost with it. With it go the words 目录 above it and the breaks
//! that gave it pages of its own.

use super::body::Walker;
use super::growing::Growing;
use super::told::Finding;
use crate::read::{SourceBlock, SourceParagraph};

/// The name of Word's style for what stands above a table of contents.
const TITLE: &str = "TOC Heading";

/// A table of contents that has begun.
#[derive(Debug)]
pub(super) struct Begun {
    /// How many blocks stand before it.
    blocks: usize,
    /// How many blank paragraphs stand before it.
    blank: u32,
}

impl Walker<'_> {
    /// The result of a TOC field begins; text before it is a paragraph of its own.
    pub(super) fn begin_contents(&mut self, growing: &mut Growing) {
        if self.frame.contents.is_some() {
            return;
        }
        if !growing.is_blank() {
            self.end_piece(growing);
        }
        self.frame.contents = Some(Begun {
            blocks: self.frame.blocks.len(),
            blank: self.frame.blank,
        });
    }

    /// The result of a TOC field ends: drops what was read since it began.
    pub(super) fn end_contents(&mut self, growing: &mut Growing) {
        let Some(begun) = self.frame.contents.take() else {
            return;
        };
        growing.drop_piece();
        let frame = &mut self.frame;
        frame.blocks.truncate(begun.blocks);
        frame.blank = begun.blank;
        if let Some(SourceBlock::Paragraph(last)) = frame.blocks.last()
            && is_title(last)
        {
            frame.blank = last.blank_before;
            frame.blocks.pop();
        }
        let kept = frame.blocks.len();
        frame.unbroken.retain(|at| *at < kept);
        frame.section.take_if(|at| *at >= kept);
        frame.without = Some(kept);
        self.tell(Finding::Contents, growing);
    }

    /// Whether a break here would part nothing: a table of contents that was dropped
    /// stood between it and the break before, or the beginning.
    pub(super) fn breaks_nothing(&self) -> bool {
        let blocks = &self.frame.blocks;
        self.frame.without == Some(blocks.len())
            && matches!(blocks.last(), None | Some(SourceBlock::PageBreak(_)))
    }
}

/// Whether a paragraph stands above a table of contents and says that it is one.
fn is_title(paragraph: &SourceParagraph) -> bool {
    let styled = paragraph.evidence.style.as_deref();
    styled.is_some_and(|it| it.eq_ignore_ascii_case(TITLE)) || names_contents(&paragraph.text.chars)
}

/// 目录, 目 录, 目次 alone on its line.
pub(crate) fn names_contents(text: &str) -> bool {
    let letters = text.chars().filter(|it| !it.is_whitespace());
    let name: String = letters.take(3).collect();
    text.chars().count() <= 8 && matches!(name.as_str(), "目录" | "目次")
}
