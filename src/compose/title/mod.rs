//! Where a title that is too long for one line breaks (GB/T 9704-2012 §7.3.1): at
//! whole words, in a trapezium or a diamond, never an hourglass, with issuer,
//! matter and kind kept together.
//!
//! In: a composition whose title lines stand as they were read or given. Out:
//! the same with `lines` filled where one line does not hold the text. What the
//! author broke stays broken there; only a line too long for the area is broken
//! further. `words` tells the words, `parts` the issuer and the kind, `pauses` where
//! a reader pauses, `arrange` weighs that against the shape of the lines.

mod arrange;
mod parts;
mod pauses;
mod vocabulary;
mod words;

use std::ops::Range;

use self::arrange::Measured;
use self::pauses::{DASH_PAIR, pauses};
use super::shape::{Shaped, shape, width};
use super::{Composed, ComposedParagraph, Composition};
use crate::document::Role;
use crate::font::Fonts;
use crate::template::{Pt, Template};

pub use self::words::LICENCE as WORD_LIST_LICENCE;

/// Breaks the titles of a composition.
pub(super) fn break_lines(composition: &mut Composition<'_>, fonts: &Fonts) {
    let template = composition.template;
    for block in &mut composition.blocks {
        if let Composed::Paragraph(paragraph) = block
            && matches!(
                paragraph.paragraph.role,
                Role::Title | Role::AttachmentTitle
            )
        {
            paragraph.lines = lines(paragraph, template, fonts);
        }
    }
}

/// The lines of a title, or of a name that signs; none where each line of the
/// author's fits as it is, and where a title has more lines than can be shaped.
pub(super) fn lines(
    paragraph: &ComposedParagraph<'_>,
    template: &Template,
    fonts: &Fonts,
) -> Vec<Range<usize>> {
    let room = template.area_width() - paragraph.left_indent - paragraph.right_indent;
    let shaped = shape(paragraph, template, fonts);
    let given = shaped.split_inclusive(|one| one.character == '\n');
    if given.clone().all(|line| width(line) <= room) {
        return Vec::new();
    }
    given
        .map(|line| broken(line, room))
        .collect::<Option<Vec<_>>>()
        .map(|lines| lines.concat())
        .unwrap_or_default()
}

/// The lines that one line of the author's takes, as bytes of the title.
fn broken(line: &[Shaped], room: Pt) -> Option<Vec<Range<usize>>> {
    let ends = if width(line) <= room {
        vec![line.len()]
    } else {
        measured(line, room).best()?
    };
    let mut from = line[0].bytes.start;
    let range = |end: usize| {
        let to = line[end - 1].bytes.end;
        std::mem::replace(&mut from, to)..to
    };
    Some(ends.into_iter().map(range).collect())
}

/// A line of the author's as it is to be arranged.
fn measured(line: &[Shaped], room: Pt) -> Measured {
    let characters: Vec<char> = line.iter().map(character).collect();
    let mut starts = vec![Pt::ZERO];
    let mut blanks = vec![Pt::ZERO];
    for one in line {
        let blank = if one.character.is_whitespace() {
            one.advance
        } else {
            Pt::ZERO
        };
        starts.push(starts[starts.len() - 1] + one.advance);
        blanks.push(blank);
    }
    Measured {
        starts,
        blanks,
        pauses: pauses(&characters),
        room,
        size: line[0].size,
    }
}

/// What stands for a shaped character among the words: —— is one of them where
/// one glyph shows both of its dashes.
fn character(one: &Shaped) -> char {
    let is_pair = one.character == '—' && one.bytes.len() > '—'.len_utf8();
    if is_pair { DASH_PAIR } else { one.character }
}
