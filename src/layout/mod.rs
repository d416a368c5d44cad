//! [`Composition`] in, [`Pages`] out: plain positioned data. It knows neither
//! PDF nor XML.
//!
//! The stages: a paragraph's characters are cut into lines (`line`, by the
//! rules of `compose::breaks`), what stays together is put on the same page (`flow`, on
//! the grid of `sheets`), and each page gets its furniture (`furniture`).

mod broken;
mod contents;
mod draw;
mod figure;
mod fill;
mod flow;
mod foot;
mod furniture;
mod imprint;
mod last_line;
mod letterhead;
mod level;
mod line;
mod missing;
mod optimal;
mod pages;
mod parting;
mod plain;
mod sheets;
mod squeeze;
mod table;

use crate::compose::{Composition, PageFacts};
use crate::diagnostic::Diagnostic;
use crate::font::Fonts;

pub use pages::{
    Blend, Bookmark, CellKind, GlyphRun, Item, Link, MissingGlyph, Owner, Page, Pages, PlacedGlyph,
    PlacedPicture, Point, Rule, Structure,
};

/// What layout hands on.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    /// The pages.
    pub pages: Pages,
    /// Characters that no face has, each told once.
    pub diagnostics: Vec<Diagnostic>,
    /// What writers that do not lay out need to know.
    pub facts: PageFacts,
}

/// Lays a composition out.
pub fn layout(composition: &Composition<'_>, fonts: &Fonts) -> Laid {
    let mut laid = squeeze::pages(composition, fonts);
    furniture::number_pages(&mut laid, composition.template, fonts);
    if let Some(contents) = &composition.contents {
        contents::place(&mut laid, contents, composition.template, fonts);
    }
    laid
}
