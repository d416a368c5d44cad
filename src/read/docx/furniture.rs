//! Headers and footers: what they say, and whether it is more than a page
//! number.
//!
//! They are no text of the document and are left out; where they hold words,
//! the user is told.

use std::collections::BTreeMap;

use super::body::{Context, Notes, Walker};
use super::fault::DocxFault;
use super::fold::fold;
use super::numbering::Numbering;
use super::package::{Package, Use};
use super::relations::Relations;
use super::told::{Finding, Told};
use super::xml::Xml;
use crate::read::{Counting, Evidence, Furniture, Side, SourceBlock};

/// Real documents have few; what claims more is not looked through.
const MOST: usize = 64;

/// The headers and footers of a document, by the names of their parts.
pub(super) fn look(
    package: &mut Package<'_>,
    relations: &Relations,
    context: &Context<'_>,
    told: &mut Told,
) -> Result<BTreeMap<String, Furniture>, DocxFault> {
    let mut found = BTreeMap::new();
    let kinds = [("header", Side::Above), ("footer", Side::Below)];
    let names: BTreeMap<&str, Side> = kinds
        .iter()
        .flat_map(|(kind, side)| {
            relations
                .of_kind(kind)
                .map(|it| (it.target.as_str(), *side))
        })
        .take(MOST)
        .collect();
    for (name, side) in names {
        let Some(text) = package.text(name, Use::Beside)? else {
            continue;
        };
        let mut numbering = Numbering::default();
        let own = Relations::default();
        let walker = Walker::new(context, &mut numbering, Notes::new(), name, own);
        let blocks = walker.walk(&mut Xml::new(&text, name))?.blocks;
        let furniture = furniture(side, &text, blocks);
        if !is_page_number(&furniture.chars) {
            told.add(Finding::Furniture, || None);
        }
        found.insert(name.to_owned(), furniture);
    }
    Ok(found)
}

fn furniture(side: Side, text: &str, blocks: Vec<SourceBlock>) -> Furniture {
    let first = blocks.iter().find_map(|block| match block {
        SourceBlock::Paragraph(paragraph) => Some(&paragraph.evidence),
        SourceBlock::Table(_) | SourceBlock::Image(_) | SourceBlock::PageBreak(_) => None,
    });
    let half_points = first.and_then(|it: &Evidence| it.half_points);
    // A frame, a text box or tabs stand where they say, not where `w:jc` does.
    let placed = ["w:framePr", "w:txbxContent", "w:ptab", "w:tab/>"];
    let placed = placed.iter().any(|it| text.contains(it));
    let alignment = first.and_then(|it| it.alignment).filter(|_| !placed);
    Furniture {
        side,
        chars: fold(blocks).text.chars,
        counting: if counts(text) {
            Counting::Counts
        } else {
            Counting::Silent
        },
        alignment,
        half_points,
    }
}

/// Whether a field `PAGE` stands in the part; NUMPAGES is another one.
fn counts(text: &str) -> bool {
    text.match_indices("PAGE").any(|(at, word)| {
        let letter = |it: char| it.is_ascii_alphanumeric();
        !text[..at].ends_with(letter) && !text[at + word.len()..].starts_with(letter)
    })
}

/// Nothing but figures and what stands around them: — 1 —, 第 1 页 共 3 页.
fn is_page_number(chars: &str) -> bool {
    chars
        .chars()
        .all(|it| it.is_whitespace() || it.is_ascii_digit() || "—–-－·•/／第页共，,".contains(it))
}
