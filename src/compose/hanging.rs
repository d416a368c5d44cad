//! Lines that turn hang under what follows a label: 抄送： (GB/T 9704-2012
//! §7.4.2), 出席：, 请假： and 列席： (§10.3).
//!
//! In: a composed paragraph that opens with a label and a colon. Out: the same
//! with a hanging indent; no character is added.

use super::shape::{Shaped, shape, width};
use super::{Composed, ComposedParagraph, Composition};
use crate::document::Role;
use crate::font::Fonts;
use crate::template::{Align, Pt};

/// How many characters a label may have (抄送, 列席人员 …).
const LABEL: usize = 6;

/// Hangs the lists of names under each other.
pub(super) fn attendance(composition: &mut Composition<'_>, fonts: &Fonts) {
    let template = composition.template;
    for block in &mut composition.blocks {
        if let Composed::Paragraph(list) = block
            && list.paragraph.role == Role::Attendance
        {
            let shaped = shape(list, template, fonts);
            let room = template.area_width() - list.left_indent - list.right_indent;
            hang(list, &shaped, room);
        }
    }
}

/// Lets the lines after the first begin where the text after the colon does;
/// `room` is how wide a line may be.
pub(super) fn hang(paragraph: &mut ComposedParagraph<'_>, shaped: &[Shaped], room: Pt) {
    let colon = shaped
        .iter()
        .take(LABEL)
        .position(|one| matches!(one.character, '：' | ':'));
    let Some(colon) = colon else { return };
    let label = width(&shaped[..=colon]);
    if label * 2.0 < room {
        paragraph.align = Align::Justify;
        paragraph.left_indent += paragraph.first_indent + label;
        paragraph.first_indent = -label;
    }
}
