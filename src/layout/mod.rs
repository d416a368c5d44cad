//! [`Composition`](crate::compose::Composition) in, [`Pages`] out: plain
//! positioned data. It knows neither PDF nor XML.

mod pages;

pub use pages::{
    Bookmark, GlyphRun, Item, MissingGlyph, Owner, Page, Pages, PlacedGlyph, Point, Rule, Structure,
};
