//! Combining marks (é written as e and U+0301): each stands over its base.
//!
//! In: shaped characters, each with its own advance. Out: marks without advance,
//! centred over the base and clear of it. Letters and marks stay as many
//! characters as they are in the text.

use super::shape::Shaped;
use crate::font::{Em, Fonts, Ink};
use crate::template::Pt;

/// Between the top of what is under a mark and the mark, in ems at least.
const CLEAR: f64 = 0.04;

/// A mark whose ink begins higher than this, in ems, stands above its base;
/// the others strike through it or stand below.
const ABOVE: f64 = 0.3;

/// Whether the character is a mark that combines with the one before it
/// (Unicode blocks Combining Diacritical Marks, their extensions and supplement,
/// those for symbols, and half marks).
pub fn is_combining(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{34E}'
            | '\u{350}'..='\u{36F}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FE20}'..='\u{FE2F}'
    )
}

/// Puts the marks over their bases.
pub(super) fn place(shaped: &mut [Shaped], fonts: &Fonts) {
    // Ink is read of what bears a mark alone: it takes as long as all else.
    let (mut under, mut base) = (None, None);
    for at in 0..shaped.len() {
        if !is_combining(shaped[at].character) {
            under = Some(at);
            continue;
        }
        if let Some(under) = under.take() {
            base = Base::of(&shaped[under], fonts);
        }
        if let Some(base) = &mut base {
            base.bear(&mut shaped[at], fonts);
        }
    }
}

/// What marks stand over, with those that do so already.
struct Base {
    /// From its origin to the middle of its ink.
    middle: Pt,
    /// From its origin to where the next character stands.
    advance: Pt,
    /// The top of its ink, and of the marks on it.
    top: Em,
}

impl Base {
    fn of(one: &Shaped, fonts: &Fonts) -> Option<Self> {
        let glyph = one.glyph?;
        let ink = fonts.ink(glyph.face, glyph.id);
        let middle = ink.map_or(one.advance / 2.0, |ink| one.size * middle(ink));
        let top = ink.map_or(0.0, |ink| ink.top.0 + glyph.raise.0);
        Some(Self {
            middle,
            advance: one.advance,
            top: Em(top),
        })
    }

    fn bear(&mut self, mark: &mut Shaped, fonts: &Fonts) {
        let Some(glyph) = &mut mark.glyph else {
            return;
        };
        let Some(ink) = fonts.ink(glyph.face, glyph.id) else {
            return;
        };
        if ink.bottom.0 > ABOVE {
            let clear = self.top.0 + CLEAR - (ink.bottom.0 + glyph.raise.0);
            glyph.raise = Em(glyph.raise.0 + clear.max(0.0));
            self.top = Em(ink.top.0 + glyph.raise.0);
        }
        mark.shift = self.advance - self.middle + mark.size * middle(ink);
        mark.advance = Pt::ZERO;
    }
}

/// The middle of a glyph's ink, in ems from its origin.
fn middle(ink: Ink) -> f64 {
    f64::midpoint(ink.left.0, ink.right.0)
}
