//! The outline beside the pages (ISO 32000-1 §12.3.3).
//!
//! In: the bookmarks of [`Pages`], flat, with levels. Out: outline objects,
//! each entry under the nearest one above it of a higher level.

use super::PdfError;
use super::file::{File, count, real};
use super::tounicode::utf16;
use crate::layout::{Bookmark, Pages};
use crate::write::paged::nest::nest;
use lopdf::{Object, ObjectId, StringFormat, dictionary};

/// An entry of the tree; its parent and children are told by depth.
struct Entry<'a> {
    id: ObjectId,
    bookmark: &'a Bookmark,
    depth: usize,
}

/// Adds the outline, if there is one, and returns its root.
///
/// # Errors
/// Where the file grows beyond what its table can tell.
pub fn add_outline(
    file: &mut File,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Result<Option<ObjectId>, PdfError> {
    let mut open = Vec::new();
    let entries: Vec<Entry> = pages
        .outline
        .iter()
        .filter(|bookmark| bookmark.page < page_ids.len())
        .map(|bookmark| Entry {
            id: file.new_id(),
            bookmark,
            depth: nest(&mut open, bookmark.depth),
        })
        .collect();
    if entries.is_empty() {
        return Ok(None);
    }
    let root = file.new_id();
    let mut object = dictionary! { "Type" => "Outlines" };
    add_children(file, pages, page_ids, &entries, (root, &mut object))?;
    file.set(root, object)?;
    Ok(Some(root))
}

/// Adds `entries`, which are all that stand under one parent, and tells the
/// parent of them.
fn add_children(
    file: &mut File,
    pages: &Pages,
    page_ids: &[ObjectId],
    entries: &[Entry],
    (parent, parent_object): (ObjectId, &mut lopdf::Dictionary),
) -> Result<(), PdfError> {
    let Some(first) = entries.first() else {
        return Ok(());
    };
    let families: Vec<&[Entry]> = entries
        .chunk_by(|_, next| next.depth > first.depth)
        .collect();
    for (index, family) in families.iter().enumerate() {
        let entry = &family[0];
        let mut object = dictionary! {
            "Title" => Object::String(utf16(&entry.bookmark.words), StringFormat::Hexadecimal),
            "Parent" => Object::Reference(parent),
            "Dest" => destination(entry.bookmark, pages, page_ids),
        };
        if let Some(before) = index.checked_sub(1).and_then(|index| families.get(index)) {
            object.set("Prev", Object::Reference(before[0].id));
        }
        if let Some(after) = families.get(index + 1) {
            object.set("Next", Object::Reference(after[0].id));
        }
        let below = (entry.id, &mut object);
        add_children(file, pages, page_ids, &family[1..], below)?;
        file.set(entry.id, object)?;
    }
    let last = families.last().map_or(first.id, |family| family[0].id);
    parent_object.set("First", Object::Reference(first.id));
    parent_object.set("Last", Object::Reference(last));
    // All entries are open: every descendant can be seen.
    parent_object.set("Count", count(entries.len()));
    Ok(())
}

/// The top of the line on its page; sideways and in scale nothing changes.
pub fn destination(bookmark: &Bookmark, pages: &Pages, page_ids: &[ObjectId]) -> Object {
    let top = real((pages.height - bookmark.top).0);
    Object::Array(vec![
        Object::Reference(page_ids[bookmark.page]),
        "XYZ".into(),
        Object::Null,
        Object::Real(top),
        Object::Null,
    ])
}
