//! A composition for a writer that does not lay out, with the pages that layout
//! found where keeping together what belongs together would not give them.
//!
//! In: a composition and the facts of its pages. Out: the same with page breaks
//! where layout began pages by force. A paragraph that goes on there becomes
//! two, for no other construct breaks a page inside a paragraph in every office
//! suite: where one is told to do so by a break among the text, `LibreOffice` indents
//! what follows as a first line.

use super::composition::{Composed, ComposedParagraph, Composition, FirstPage};
use super::{PageFacts, PageStart, Standing};
use crate::document::{Inline, Paragraph, Role, Text};
use crate::template::{Keep, Lines, Pt};

/// The two parts of each paragraph that goes on on a page of its own, in order.
pub fn halves(composition: &Composition<'_>, facts: &PageFacts) -> Vec<[Paragraph; 2]> {
    let parted = facts.page_starts.iter().filter(|start| start.byte > 0);
    parted
        .filter_map(|start| match composition.blocks.get(start.block)? {
            Composed::Paragraph(it) => Some(split(it.paragraph, start.byte)),
            Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => {
                None
            }
        })
        .collect()
}

fn split(paragraph: &Paragraph, byte: usize) -> [Paragraph; 2] {
    let chars = &paragraph.text.chars;
    [(0, byte), (byte, chars.len())].map(|(from, to)| {
        let inlines = paragraph.text.inlines.iter();
        let cut = inlines.map(|inline| Inline {
            range: inline.range.start.clamp(from, to) - from
                ..inline.range.end.clamp(from, to) - from,
            kind: inline.kind.clone(),
        });
        let text = Text {
            chars: chars[from..to].to_owned(),
            inlines: cut.filter(|inline| !inline.range.is_empty()).collect(),
            verbatim: Vec::new(),
        };
        Paragraph {
            text,
            ..paragraph.clone()
        }
    })
}

impl<'a> Composition<'a> {
    /// The same with the pages that `facts` tell; `halves` are those of the
    /// paragraphs that go on on a page of their own.
    #[must_use]
    pub fn paged<'b>(&self, facts: &PageFacts, halves: &'b [[Paragraph; 2]]) -> Composition<'b>
    where
        'a: 'b,
    {
        let mut paged: Composition<'b> = self.clone();
        let below_head = paged.letterhead.is_some() || facts.first_page == FirstPage::HeadAlone;
        if below_head || is_signed_at_once(&paged.blocks) {
            free_head(&mut paged.blocks);
        }
        for block in &facts.goes_on {
            free_above(&mut paged.blocks[..=*block]);
        }
        let mut halves = halves.iter().rev();
        for start in facts.page_starts.iter().rev() {
            if start.byte == 0 {
                free_above(&mut paged.blocks[..start.block]);
            } else if let Some(halves) = halves.next() {
                part(&mut paged.blocks, *start, halves);
            }
            let at = start.block + usize::from(start.byte > 0);
            paged.blocks.insert(at, Composed::PageBreak);
        }
        paged
    }
}

/// Whether the first paragraph below the head stays with a signature: head and
/// all would go to the next page where they do not fit together, and a chain
/// longer than a page is kept together nowhere.
fn is_signed_at_once(blocks: &[Composed<'_>]) -> bool {
    let head = blocks.iter().take_while(|block| is_head(block)).count();
    let role = |at: usize| match blocks.get(at) {
        Some(Composed::Paragraph(it)) => Some(it.paragraph.role),
        Some(Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_))
        | None => None,
    };
    matches!(role(head + 1), Some(Role::Signature | Role::Date))
}

fn is_head(block: &Composed<'_>) -> bool {
    matches!(block, Composed::Paragraph(it) if it.paragraph.role.is_head())
}

/// What stands at the head of the first page is there anyway; kept with text that
/// has no room there, it would leave 版头 alone.
fn free_head(blocks: &mut [Composed<'_>]) {
    for block in blocks {
        match block {
            Composed::Paragraph(it) if it.paragraph.role.is_head() => it.keep = Keep::Free,
            Composed::Paragraph(_)
            | Composed::Table(_)
            | Composed::Image(_)
            | Composed::PageBreak
            | Composed::Turn(_) => return,
        }
    }
}

/// What ends a page need not stay with what begins the next.
fn free_above(blocks: &mut [Composed<'_>]) {
    for block in blocks.iter_mut().rev() {
        let Composed::Paragraph(paragraph) = block else {
            return;
        };
        paragraph.keep = Keep::Free;
        match paragraph.stands {
            Standing::Beside => {}
            Standing::Below => return,
        }
    }
}

/// Puts two parts in the place of a paragraph, the second without the indent
/// of a first line.
fn part<'b>(blocks: &mut Vec<Composed<'b>>, start: PageStart, [ends, goes_on]: &'b [Paragraph; 2]) {
    let Some(Composed::Paragraph(whole)) = blocks.get(start.block) else {
        return;
    };
    // The mark of a footnote stands on the line of what is before it.
    let (above, mut below): (Vec<_>, Vec<_>) = whole
        .references
        .iter()
        .cloned()
        .partition(|mark| mark.at <= start.byte);
    for mark in &mut below {
        mark.at -= start.byte;
    }
    let first = ComposedParagraph {
        paragraph: ends,
        keep: Keep::Free,
        references: above,
        ..whole.clone()
    };
    let second = ComposedParagraph {
        paragraph: goes_on,
        references: below,
        first_indent: Pt::ZERO,
        before: Lines(0.0),
        outline: None,
        ..whole.clone()
    };
    let both = [first, second].map(Composed::Paragraph);
    blocks.splice(start.block..=start.block, both);
}
