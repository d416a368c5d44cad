//! Headers and footers: whether they hold more than a page number.
//!
//! They are no text of the document and are left out; where they hold words,
//! the user is told.

use std::collections::BTreeSet;

use super::body::{Context, Notes, Walker};
use super::fault::DocxFault;
use super::fold::fold;
use super::numbering::Numbering;
use super::package::{Package, Use};
use super::relations::Relations;
use super::told::{Finding, Told};
use super::xml::Xml;

/// Real documents have few; what claims more is not looked through.
const MOST: usize = 64;

/// Looks through the headers and footers of a document.
pub(super) fn look(
    package: &mut Package<'_>,
    relations: &Relations,
    context: &Context<'_>,
    told: &mut Told,
) -> Result<(), DocxFault> {
    let kinds = ["header", "footer"];
    let names: BTreeSet<&str> = kinds
        .iter()
        .flat_map(|kind| relations.of_kind(kind))
        .map(|it| it.target.as_str())
        .take(MOST)
        .collect();
    for name in names {
        let Some(text) = package.text(name, Use::Beside)? else {
            continue;
        };
        let mut numbering = Numbering::default();
        let own = Relations::default();
        let walker = Walker::new(context, &mut numbering, Notes::new(), name, own);
        let (blocks, _) = walker.walk(&mut Xml::new(&text, name))?;
        if !is_page_number(&fold(blocks).text.chars) {
            told.add(Finding::Furniture, || None);
        }
    }
    Ok(())
}

/// Nothing but figures and what stands around them: — 1 —, 第 1 页 共 3 页.
fn is_page_number(chars: &str) -> bool {
    chars
        .chars()
        .all(|it| it.is_whitespace() || it.is_ascii_digit() || "—–-－·•/／第页共，,".contains(it))
}
