//! The indents of 署名 and 成文日期 where no seal is set
//! (GB/T 9704-2012 §7.3.5.2), and the text that stays with them.
//!
//! 署名 ends two 字 from the right edge and the date begins two 字 right of
//! where 署名 begins; where the date is the longer, the date ends two 字 from
//! the edge and 署名 moves left to keep that offset.

use super::shape::{shape, width};
use super::{Composed, ComposedParagraph, Composition};
use crate::document::Role;
use crate::font::Fonts;
use crate::template::{Align, Keep, Pt, Template};

/// Keeps the text above a signature on its page: no page bears the signature
/// alone (§7.3.5.5).
pub(super) fn keep_company(composition: &mut Composition<'_>) {
    let signs = |role| matches!(role, Role::Signature | Role::Date);
    for at in 1..composition.blocks.len() {
        let (above, below) = composition.blocks.split_at_mut(at);
        if let (Some(Composed::Paragraph(text)), Some(Composed::Paragraph(signature))) =
            (above.last_mut(), below.first())
            && signs(signature.paragraph.role)
            && !signs(text.paragraph.role)
        {
            text.keep = Keep::WithNext;
        }
    }
}

/// Sets the indents of each signature that a date follows.
pub(super) fn indent(composition: &mut Composition<'_>, fonts: &Fonts) {
    let template = composition.template;
    for at in 1..composition.blocks.len() {
        let (above, below) = composition.blocks.split_at_mut(at);
        if let (Some(Composed::Paragraph(name)), Some(Composed::Paragraph(date))) =
            (above.last_mut(), below.first_mut())
            && name.paragraph.role == Role::Signature
            && date.paragraph.role == Role::Date
        {
            indent_pair(name, date, template, fonts);
        }
    }
}

fn indent_pair<'a>(
    name: &mut ComposedParagraph<'a>,
    date: &mut ComposedParagraph<'a>,
    template: &Template,
    fonts: &Fonts,
) {
    let name_width = width(&shape(name, template, fonts));
    let date_width = width(&shape(date, template, fonts));
    let two = template.measure(date.style.size).zi * 2.0;
    let (name_right, date_right) = if date_width > name_width {
        (two + date_width + two - name_width, two)
    } else {
        (two, name_width - date_width)
    };
    let widest = template.area_width();
    for (paragraph, right) in [(name, name_right), (date, date_right)] {
        paragraph.align = Align::Right;
        paragraph.right_indent = right.max(Pt::ZERO).min(widest / 2.0);
    }
}
