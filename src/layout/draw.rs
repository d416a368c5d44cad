//! Shaped characters as runs of glyphs on a page.
//!
//! In: characters and where they stand. Out: items; glyphs that share face,
//! size, ink and baseline share a run.

use super::pages::{GlyphRun, Item, Owner, PlacedGlyph, Point};
use crate::compose::shape::Shaped;
use crate::template::Pt;

/// Adds a glyph to the run that stands before it, or begins a run.
pub(super) fn put_glyph(items: &mut Vec<Item>, owner: Owner, one: &Shaped, chars: &str, at: Point) {
    let glyph = one.glyph.expect("the caller has seen the glyph");
    let y = at.y - one.size * glyph.raise.0;
    let text_bytes = u16::try_from(chars.len()).unwrap_or(u16::MAX);
    if let Some(Item::Glyphs(run)) = items.last_mut()
        && run.owner == owner
        && run.face == glyph.face
        && run.size == one.size
        && run.thicken == glyph.thicken
        && run.colour == one.colour
        && run.origin.y == y
    {
        run.glyphs
            .push(placed(glyph.id, text_bytes, at.x - run.origin.x));
        run.text.push_str(chars);
        return;
    }
    items.push(Item::Glyphs(GlyphRun {
        owner,
        origin: Point { x: at.x, y },
        face: glyph.face,
        size: one.size,
        scale: 1.0,
        thicken: glyph.thicken,
        colour: one.colour,
        text: chars.to_owned(),
        glyphs: vec![placed(glyph.id, text_bytes, Pt::ZERO)],
    }));
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a place on a page, to 0.0001 pt"
)]
fn placed(id: u16, text_bytes: u16, x: Pt) -> PlacedGlyph {
    PlacedGlyph {
        id,
        text_bytes,
        x: x.0 as f32,
    }
}

/// Shaped words as one run of glyphs from `origin` (page numbers, digits).
pub(super) fn runs_of(words: &str, shaped: &[Shaped], owner: Owner, origin: Point) -> Vec<Item> {
    let mut items = Vec::new();
    let mut x = origin.x;
    for one in shaped {
        let at = Point { x, y: origin.y };
        if one.glyph.is_some() {
            put_glyph(&mut items, owner, one, &words[one.bytes.clone()], at);
        }
        x += one.advance;
    }
    items
}
