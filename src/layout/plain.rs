//! Paragraphs of what stands beside the flow of the text (cells, captions,
//! tables of contents): in body style without indents.

use crate::compose::{ComposedParagraph, Standing};
use crate::document::{Paragraph, Role};
use crate::template::{Align, Keep, Lines, Pt, Start, Template};

/// A paragraph in body style without indents.
pub(super) fn plain<'a>(
    paragraph: &'a Paragraph,
    template: &'a Template,
    align: Align,
) -> ComposedParagraph<'a> {
    ComposedParagraph {
        paragraph,
        style: template.styles.of(Role::Body),
        lines: Vec::new(),
        align,
        first_indent: Pt::ZERO,
        left_indent: Pt::ZERO,
        right_indent: Pt::ZERO,
        before: Lines(0.0),
        keep: Keep::Free,
        start: Start::Below,
        stands: Standing::Below,
        seal: None,
        notes: Vec::new(),
        outline: None,
    }
}
