//! Paragraphs of what stands beside the flow of the text (cells, captions,
//! tables of contents): in body style without indents.

use crate::compose::{ComposedParagraph, in_cell};
use crate::document::{Paragraph, Role};
use crate::template::{Align, Template};

/// A paragraph in body style without indents.
pub(super) fn plain<'a>(
    paragraph: &'a Paragraph,
    template: &'a Template,
    align: Align,
) -> ComposedParagraph<'a> {
    in_cell(paragraph, template.styles.of(Role::Body), align)
}
