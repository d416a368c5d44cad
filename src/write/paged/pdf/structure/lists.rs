//! Lists of the structure tree: L, with an LI for each item, of Lbl (its bullet;
//! none where a number opens its text) and LBody (its text, and the lists in it)
//! (ISO 32000-1 §14.8.4.3.3).
//!
//! In: blocks one after the other, each bullet right ahead of its item. Out:
//! elements. An inner list ends where an item stands further out.

use super::{Element, Kids, Tag, Tree};
use crate::write::paged::pdf::PdfError;
use lopdf::ObjectId;

/// Blocks that are being walked through, and the footnotes met on the way: they
/// stand behind the whole list.
pub(super) struct Walk<'t> {
    pub(super) tags: &'t [Tag],
    pub(super) block: usize,
    /// What footnotes stand under.
    pub(super) parent: ObjectId,
    pub(super) notes: Vec<ObjectId>,
}

impl Walk<'_> {
    /// How deep the item stands that comes next.
    fn level(&self) -> Option<usize> {
        match self.tags.get(self.block)?.0 {
            Element::Bullet(level) | Element::Item(level) => Some(level),
            Element::ItemGoesOn(_)
            | Element::Heading(_)
            | Element::Paragraph
            | Element::Entry
            | Element::Note
            | Element::Figure(_)
            | Element::Cell { .. } => None,
        }
    }

    /// Whether a further paragraph comes next of an item of level `level`.
    fn goes_on(&self, level: Option<usize>) -> bool {
        match self.tags.get(self.block) {
            Some(Tag(Element::ItemGoesOn(deep))) => level.is_some_and(|level| *deep >= level),
            _ => false,
        }
    }

    fn is_at_note(&self) -> bool {
        let tag = self.tags.get(self.block);
        tag.is_some_and(|tag| tag.0 == Element::Note)
    }
}

impl Tree<'_> {
    /// The list that begins at the item that comes next.
    pub(super) fn list(
        &mut self,
        walk: &mut Walk<'_>,
        parent: ObjectId,
    ) -> Result<ObjectId, PdfError> {
        let list = self.file.new_id();
        let outermost = walk.level();
        let mut kids = Kids::default();
        while walk.level().is_some() && walk.level() >= outermost {
            kids.element(self.item(walk, list)?);
        }
        self.set(list, "L", parent, &kids)?;
        Ok(list)
    }

    /// An item: its bullet, its text, its footnotes, its further paragraphs and the
    /// lists in it.
    fn item(&mut self, walk: &mut Walk<'_>, list: ObjectId) -> Result<ObjectId, PdfError> {
        let item = self.file.new_id();
        let level = walk.level();
        let mut kids = Kids::default();
        if let Element::Bullet(_) = walk.tags[walk.block].0 {
            kids.element(self.leaf(walk.block, walk.tags[walk.block], item)?);
            walk.block += 1;
        }
        let (body, mut inside) = self.open(walk.block);
        walk.block += 1;
        loop {
            if walk.is_at_note() {
                let note = self.leaf(walk.block, walk.tags[walk.block], walk.parent)?;
                walk.notes.push(note);
                walk.block += 1;
            } else if walk.goes_on(level) {
                inside.element(self.leaf(walk.block, walk.tags[walk.block], body)?);
                walk.block += 1;
            } else if walk.level() > level {
                inside.element(self.list(walk, body)?);
            } else {
                break;
            }
        }
        self.set(body, "LBody", item, &inside)?;
        kids.element(body);
        self.set(item, "LI", list, &kids)?;
        Ok(item)
    }
}
