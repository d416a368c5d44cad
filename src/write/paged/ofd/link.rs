//! Going to a place of the document: what is done on a click (§14, Goto).

use super::frame::written;
use crate::layout::{Bookmark, Owner, Pages};
use crate::write::xml::Xml;

/// Writes the action that leads to `bookmark`: the top of the line on its page;
/// sideways and in scale nothing changes. Nothing where its page is none.
pub fn write(bookmark: &Bookmark, page_ids: &[u32], xml: &mut Xml) {
    let Some(page) = page_ids.get(bookmark.page) else {
        return;
    };
    let (page, top) = (page.to_string(), written(bookmark.top.mm().0));
    let place = [
        ("Type", "XYZ"),
        ("PageID", page.as_str()),
        ("Left", "0"),
        ("Top", top.as_str()),
        ("Zoom", "0"),
    ];
    xml.open("ofd:Actions", &[]);
    xml.open("ofd:Action", &[("Event", "CLICK")]);
    xml.open("ofd:Goto", &[]);
    xml.empty("ofd:Dest", &place);
    xml.close("ofd:Goto");
    xml.close("ofd:Action");
    xml.close("ofd:Actions");
}

/// The entry of the outline to which what belongs to `owner` on a page leads.
pub fn of(pages: &Pages, page: usize, owner: Owner) -> Option<&Bookmark> {
    let mut links = pages.links.iter();
    let link = links.find(|link| link.page == page && link.owner == owner)?;
    pages.outline.get(link.bookmark)
}
