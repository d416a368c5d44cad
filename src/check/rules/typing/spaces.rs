//! A passage in, the white space inside its words out, and whether the words
//! run on as a text's do.

use std::ops::Range;

use crate::check::{Passage, Quiet, Standing};
use crate::document::Role;

/// Whether white space in the passage is no means of lining things up.
pub(super) fn is_running(passage: &Passage<'_>) -> bool {
    let role = matches!(
        passage.role,
        Role::Body | Role::Item | Role::Article | Role::Heading(_) | Role::Footnote
    );
    role && passage.standing != Standing::Cell
}

/// The runs of white space inside the words behind a marker: blanks, tabs,
/// no-break spaces and one ideographic space. A line break is none, nor are two
/// ideographic spaces, which are set there on purpose.
pub(super) fn runs(passage: &Passage<'_>) -> impl Iterator<Item = Range<usize>> {
    let chars = passage.chars();
    let words = passage.words_range();
    // The white space right behind a marker that ends in a mark counts.
    let marked = passage.marker.is_some_and(|it| it.ends_with(['、', '）']));
    let mut at = if marked {
        words.start
    } else {
        passage.body_range().start
    };
    std::iter::from_fn(move || {
        loop {
            let start = at + chars[at..words.end].find(is_blank)?;
            at = words.end - chars[start..words.end].trim_start_matches(is_blank).len();
            if is_beside_code(passage, start..at) {
                continue;
            }
            if chars[start..at].matches('\u{3000}').count() < 2 {
                return Some(start..at);
            }
        }
    })
}

/// Whether code stands on either side, which a space sets off.
fn is_beside_code(passage: &Passage<'_>, run: Range<usize>) -> bool {
    let mut code = passage.quiet(Quiet::Code);
    code.any(|it| it.end == run.start || it.start == run.end)
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() && letter != '\n'
}
