//! The root of the document (§7.5): its pages, where its resources are, and
//! its outline (§7.8).

use super::frame::Frame;
use super::pictures::Medium;
use super::{OWN, PUBLIC, link, page_name, part};
use crate::layout::{Bookmark, Pages};
use crate::template::Pt;
use crate::write::paged::nest::nest;
use crate::write::xml::Xml;

/// What the root is made from.
pub struct Root<'a> {
    /// The pages.
    pub pages: &'a Pages,
    /// Their numbers.
    pub page_ids: &'a [u32],
    /// The last number given in the document.
    pub last_id: u32,
    /// The pictures.
    pub media: &'a [Medium<'a>],
}

impl Root<'_> {
    /// `Document.xml`.
    pub fn part(&self) -> Vec<u8> {
        part("ofd:Document", &[], |xml| {
            self.common(xml);
            self.list(xml);
            self.outline(xml);
        })
    }

    /// What all pages share.
    fn common(&self, xml: &mut Xml) {
        let Pages { width, height, .. } = *self.pages;
        xml.open("ofd:CommonData", &[]);
        xml.text("ofd:MaxUnitID", &[], &self.last_id.to_string());
        xml.open("ofd:PageArea", &[]);
        let paper = Frame::of(Pt::ZERO, Pt::ZERO, width, height);
        xml.text("ofd:PhysicalBox", &[], &paper.written());
        xml.close("ofd:PageArea");
        xml.text("ofd:PublicRes", &[], PUBLIC);
        if !self.media.is_empty() {
            xml.text("ofd:DocumentRes", &[], OWN);
        }
        xml.close("ofd:CommonData");
    }

    fn list(&self, xml: &mut Xml) {
        xml.open("ofd:Pages", &[]);
        for (index, id) in self.page_ids.iter().enumerate() {
            let (id, name) = (id.to_string(), page_name(index));
            xml.empty("ofd:Page", &[("ID", &id), ("BaseLoc", &name)]);
        }
        xml.close("ofd:Pages");
    }

    /// Each entry stands in the nearest one above it of a higher level.
    fn outline(&self, xml: &mut Xml) {
        let mut open = Vec::new();
        let there = |bookmark: &&Bookmark| bookmark.page < self.page_ids.len();
        let mut entries = self.pages.outline.iter().filter(there).peekable();
        if entries.peek().is_none() {
            return;
        }
        xml.open("ofd:Outlines", &[]);
        let mut deep = 0;
        for bookmark in entries {
            let depth = nest(&mut open, bookmark.depth);
            close(deep, depth, xml);
            xml.open("ofd:OutlineElem", &[("Title", &words(bookmark))]);
            link::write(bookmark, self.page_ids, xml);
            deep = depth;
        }
        close(deep, 1, xml);
        xml.close("ofd:Outlines");
    }
}

/// Closes the entries that an entry at `depth` does not stand in.
fn close(deep: usize, depth: usize, xml: &mut Xml) {
    for _ in depth..=deep {
        xml.close("ofd:OutlineElem");
    }
}

/// The words of an entry; XML takes no control characters.
fn words(bookmark: &Bookmark) -> String {
    bookmark
        .words
        .chars()
        .map(crate::write::xml::carried)
        .collect()
}
