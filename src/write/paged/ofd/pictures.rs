//! Pictures: their files as they were given, and where they stand (§10).

use super::frame::{Frame, Sheet};
use super::ids::Ids;
use crate::document::{Picture, Pixels};
use crate::layout::{Pages, PlacedPicture};
use crate::write::xml::Xml;

/// A picture of the document.
pub struct Medium<'a> {
    /// The number of the resource.
    pub id: String,
    /// The name of its file among the resources.
    pub file: String,
    /// The picture.
    pub picture: &'a Picture,
}

impl Medium<'_> {
    /// Its format by the name that OFD has for it (§7.9).
    pub fn format(&self) -> &'static str {
        match self.picture.pixels {
            Pixels::Packed { .. } => "PNG",
            Pixels::Jpeg(_) => "JPEG",
        }
    }
}

/// The pictures of `pages`, in their order.
pub fn media<'a>(pages: &'a Pages, ids: &mut Ids) -> Vec<Medium<'a>> {
    let numbered = pages.pictures.iter().map(|picture| {
        let id = ids.next();
        Medium {
            id: id.to_string(),
            file: format!("image_{id}.{}", picture.ending()),
            picture,
        }
    });
    numbered.collect()
}

/// Writes a picture at its place.
pub fn write(placed: &PlacedPicture, media: &[Medium<'_>], sheet: Sheet, id: u32, xml: &mut Xml) {
    let at = usize::try_from(placed.picture).ok();
    let Some(medium) = at.and_then(|at| media.get(at)) else {
        return;
    };
    let (corner, width, height) = (placed.corner, placed.width, placed.height);
    let frame = Frame::of(corner.x, corner.y, width, height);
    let attributes = [
        ("ID", id.to_string()),
        ("Boundary", sheet.on_page(frame).written()),
        ("CTM", sheet.fill(frame)),
        ("ResourceID", medium.id.clone()),
    ];
    xml.empty(
        "ofd:ImageObject",
        &attributes
            .each_ref()
            .map(|(name, value)| (*name, value.as_str())),
    );
}
