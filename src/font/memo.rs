//! Glyphs already found, by character, so that long texts cost a look at
//! memory a character instead of a search through a face's tables.
//!
//! In: a character and the way to find its glyph. Out: that glyph. It holds
//! the Basic Multilingual Plane only: rarer characters are found anew.

use super::Glyph;
use std::sync::OnceLock;

/// Characters a block.
const BLOCK: usize = 256;
/// Blocks of the plane.
const BLOCKS: usize = 0x1_0000 / BLOCK;

type Slot = OnceLock<Option<Glyph>>;

/// What was found for each character. Threads that meet over a character find
/// the same glyph, so it does not matter whose answer stays.
#[derive(Debug)]
pub(super) struct Memo {
    blocks: Box<[OnceLock<Box<[Slot]>>]>,
}

impl Memo {
    /// Nothing found yet; blocks take memory when one of their characters is
    /// first met.
    pub fn new() -> Self {
        Self {
            blocks: (0..BLOCKS).map(|_| OnceLock::new()).collect(),
        }
    }

    /// The glyph of `ch`: what was found before, else what `find` gives.
    pub fn glyph(&self, ch: char, find: impl FnOnce() -> Option<Glyph>) -> Option<Glyph> {
        let Some(slot) = self.slot(ch) else {
            return find();
        };
        *slot.get_or_init(find)
    }

    fn slot(&self, ch: char) -> Option<&Slot> {
        let code = usize::try_from(u32::from(ch)).ok()?;
        let block = self.blocks.get(code / BLOCK)?;
        let slots = block.get_or_init(|| (0..BLOCK).map(|_| OnceLock::new()).collect());
        slots.get(code % BLOCK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{Em, FaceId, Thicken};

    const GLYPH: Glyph = Glyph {
        face: FaceId(1),
        id: 7,
        advance: Em(1.0),
        raise: Em(0.0),
        thicken: Thicken::No,
    };

    #[test]
    fn a_character_of_the_plane_is_looked_for_once() {
        let memo = Memo::new();
        assert_eq!(memo.glyph('国', || Some(GLYPH)), Some(GLYPH));
        assert_eq!(memo.glyph('国', || None), Some(GLYPH));
        assert_eq!(memo.glyph('\u{E000}', || None), None);
        assert_eq!(memo.glyph('\u{E000}', || Some(GLYPH)), None);
    }

    #[test]
    fn a_character_beyond_the_plane_is_looked_for_each_time() {
        let memo = Memo::new();
        assert_eq!(memo.glyph('𠅤', || None), None);
        assert_eq!(memo.glyph('𠅤', || Some(GLYPH)), Some(GLYPH));
    }
}
