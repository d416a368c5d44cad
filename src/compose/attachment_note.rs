//! The indents of 附件说明 (GB/T 9704-2012 §7.3.4): lines that turn begin under
//! the first character of the name, and numbers stand under each other.
//!
//! In: a composition. Out: the same with hanging indents; no character is
//! added, whatever stands between a number and its name.

use super::shape::{Shaped, shape, width};
use super::{Composed, ComposedParagraph, Composition};
use crate::document::Role;
use crate::font::Fonts;
use crate::template::{Pt, Template};

/// Sets the indents of each run of 附件说明.
pub(super) fn indent(composition: &mut Composition<'_>, fonts: &Fonts) {
    let template = composition.template;
    // How wide the 附件： of the run is, while blocks belong to one.
    let mut label: Option<Pt> = None;
    for block in &mut composition.blocks {
        match block {
            Composed::Paragraph(entry) if entry.paragraph.role == Role::AttachmentNote => {
                label = Some(indent_entry(entry, label, template, fonts));
            }
            _ => label = None,
        }
    }
}

/// Sets the indents of one entry; `label` is the width of the 附件： above it.
/// Gives the width of the one that the next entry stands beside.
fn indent_entry(
    entry: &mut ComposedParagraph<'_>,
    label: Option<Pt>,
    template: &Template,
    fonts: &Fonts,
) -> Pt {
    let shaped = shape(entry, template, fonts);
    let own = label_length(&shaped);
    let number = number_length(&shaped[own..]);
    let own_width = width(&shaped[..own]);
    let beside = if own > 0 {
        own_width
    } else {
        label.unwrap_or_default()
    };
    // Entries on lines of one paragraph stand where its lines turn.
    let several = shaped.iter().any(|one| one.character == '\n');
    let hung = if several { own } else { own + number };
    let hang = width(&shaped[..hung]);
    let left = entry.left_indent + entry.first_indent + (beside - own_width) + hang;
    if left * 2.0 < template.area_width() {
        entry.left_indent = left;
        entry.first_indent = -hang;
    }
    beside
}

/// How many characters 附件： and the white space behind it are.
fn label_length(shaped: &[Shaped]) -> usize {
    let colon = shaped
        .iter()
        .position(|one| matches!(one.character, '：' | ':'));
    let is_label = |colon: &usize| {
        let word = shaped[..*colon].iter().map(|one| one.character);
        let word: String = word.filter(|it| !it.is_whitespace()).collect();
        matches!(word.as_str(), "附件" | "附")
    };
    colon
        .filter(is_label)
        .map_or(0, |colon| colon + 1 + blanks(&shaped[colon + 1..]))
}

/// How many characters the number of an entry is: 1., 2． or 3、 and the white
/// space behind it.
fn number_length(shaped: &[Shaped]) -> usize {
    let digits = shaped
        .iter()
        .take_while(|one| one.character.is_numeric())
        .count();
    match shaped.get(digits).map(|one| one.character) {
        Some('.' | '．' | '、') if digits > 0 => digits + 1 + blanks(&shaped[digits + 1..]),
        _ => 0,
    }
}

fn blanks(shaped: &[Shaped]) -> usize {
    let is_blank = |one: &&Shaped| one.character.is_whitespace() && one.character != '\n';
    shaped.iter().take_while(is_blank).count()
}
