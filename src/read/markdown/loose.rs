//! Marks of footnotes that no note answers: `[^1]` in the text, and no `[^1]:`.
//!
//! In: pieces of text with their bytes. Out: how many such marks there are, and the
//! first of them. To Markdown they are text like any other.

use std::ops::Range;

use crate::document::Place;
use crate::read::lines::LineIndex;

/// The marks met so far.
#[derive(Default)]
pub(super) struct Loose {
    /// How many, where the first stands, and the first itself.
    pub(super) first: Option<(usize, Place, String)>,
}

impl Loose {
    /// Looks for marks that begin in `chars`, a piece of the text at `bytes` of the
    /// file's `text`.
    pub(super) fn look_at(
        &mut self,
        chars: &str,
        bytes: &Range<usize>,
        text: &str,
        lines: &LineIndex,
    ) {
        if text.get(bytes.clone()) != Some(chars) {
            return;
        }
        for (at, _) in chars.match_indices('[') {
            let start = bytes.start + at;
            let Some(mark) = mark_at(&text[start..]).filter(|_| !text[..start].ends_with('\\'))
            else {
                continue;
            };
            let place = || lines.place(start..start + mark.len());
            self.first
                .get_or_insert_with(|| (0, place(), mark.to_owned()))
                .0 += 1;
        }
    }
}

/// The mark at the start of `text`.
fn mark_at(text: &str) -> Option<&str> {
    let label = text.strip_prefix("[^")?;
    let end = label.find(|it: char| it == ']' || it == '[' || it.is_whitespace())?;
    let closed = end > 0 && label[end..].starts_with(']');
    closed.then(|| &text[..end + 3])
}
