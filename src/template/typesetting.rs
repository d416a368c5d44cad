//! The part of a template about how characters stand in lines and lines on
//! pages, where the standard leaves a choice.
//!
//! In: the section `typesetting`. Out: [`Typesetting`]. What each choice does
//! is layout's; docs/typesetting.md tells why each default is what it is.

use super::section::{Faults, Section};
use super::units::Zi;
use super::values;

/// The keys of `typesetting`, in the order of [`Typesetting`]'s fields.
const KEYS: [&str; 3] = ["punctuation", "latin-gap", "page-ends"];

/// How characters stand in lines and lines on pages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Typesetting {
    /// How wide full-width marks are.
    pub punctuation: Punctuation,
    /// The space between Chinese characters and Latin letters or digits.
    pub latin_gap: LatinGap,
    /// Where a paragraph may go on on the next page.
    pub page_ends: PageEnds,
}

/// How wide full-width marks are (GB/T 15834-2011 §5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Punctuation {
    /// A cell of the grid each (§5.1.1 to §5.1.3); less only where that keeps a
    /// mark from a line's start.
    Full,
    /// Marks side by side share a cell's half, and a mark at a line's edge
    /// gives its blank half (§5.1.10).
    Squeezed,
}

/// The space between Chinese and Latin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LatinGap {
    /// None.
    None,
    /// So much of the width of a character.
    Wide(Zi),
}

/// Where a paragraph may go on on the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageEnds {
    /// Anywhere: every page has all its lines.
    Full,
    /// Not after its first line nor before its last.
    NoWidows,
}

/// The section `typesetting`.
pub(super) fn read(section: Section<'_>, faults: &mut Faults) -> Option<Typesetting> {
    section.expect_keys(&KEYS, &KEYS, faults);
    let punctuation = section.value("punctuation", values::punctuation, faults);
    let latin_gap = section.value("latin-gap", values::latin_gap, faults);
    let page_ends = section.value("page-ends", values::page_ends, faults);
    Some(Typesetting {
        punctuation: punctuation?,
        latin_gap: latin_gap?,
        page_ends: page_ends?,
    })
}
