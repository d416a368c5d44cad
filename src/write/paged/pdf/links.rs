//! Places that lead to other places: link annotations (ISO 32000-1 §12.5.6.5).
//!
//! In: the links of [`Pages`]. Out: an annotation each, and which of them a page
//! and a block have. A block that has one is tagged as a link (`structure`).

use super::PdfError;
use super::file::{File, count, real};
use super::outline::destination;
use super::tounicode::utf16;
use crate::layout::{Link, Owner, Pages};
use lopdf::{Object, ObjectId, StringFormat, dictionary};

/// An annotation in the file.
#[derive(Debug, Clone, Copy)]
pub struct Annotation {
    /// Its object.
    pub id: ObjectId,
    /// The page it is on, counted from 0.
    pub page: usize,
    /// The block it belongs to.
    pub block: u32,
}

/// Adds the annotations, in the order of their keys in the parent tree, the
/// first of which is that of the first page after the last.
///
/// # Errors
/// Where the file grows beyond what its table can tell.
pub fn add_links(
    file: &mut File,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Result<Vec<Annotation>, PdfError> {
    let mut annotations = Vec::with_capacity(pages.links.len());
    for link in &pages.links {
        let Owner::Block(block) = link.owner else {
            continue;
        };
        let key = page_ids.len() + annotations.len();
        let id = add_link(file, (pages, page_ids), link, key)?;
        annotations.push(Annotation {
            id,
            page: link.page,
            block,
        });
    }
    Ok(annotations)
}

fn add_link(
    file: &mut File,
    (pages, page_ids): (&Pages, &[ObjectId]),
    link: &Link,
    key: usize,
) -> Result<ObjectId, PdfError> {
    let bookmark = &pages.outline[link.bookmark];
    let top = pages.height - link.corner.y;
    let corners = [
        link.corner.x,
        top - link.height,
        link.corner.x + link.width,
        top,
    ];
    let corners = corners.map(|length| Object::Real(real(length.0)));
    file.add(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => corners.to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        // Printed with the page, as PDF/A asks (ISO 19005-2 §6.3.2).
        "F" => 4,
        "Contents" => Object::String(utf16(&bookmark.words), StringFormat::Hexadecimal),
        "Dest" => destination(bookmark, pages, page_ids),
        "StructParent" => count(key),
    })
}
