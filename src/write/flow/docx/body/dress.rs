//! The looks of a paragraph: its style, and direct formatting where it differs
//! from that.
//!
//! In: a composed paragraph. Out: a docx-rs paragraph without text, and elements
//! of `w:pPr` that docx-rs cannot write.

use docx_rs::{AlignmentType, LineSpacing, Paragraph};

use super::{Body, Place, blank_lines};
use crate::compose::ComposedParagraph;
use crate::template::{Align, Keep, Start, Style, Template};
use crate::write::flow::docx::geometry::Indents;
use crate::write::flow::docx::sheet;
use crate::write::xml::Xml;

impl<'t> Body<'t> {
    /// A paragraph without text in its style and with what differs from it, the
    /// style, and what docx-rs cannot write.
    pub(super) fn dressed(
        &mut self,
        composed: &ComposedParagraph<'_>,
    ) -> (Paragraph, &'t Style, Vec<u8>) {
        let role = sheet::style_role(composed, self.template);
        let style = self.template.styles.of(role);
        let mut further = further(composed, style, self.template);
        if let Some(item) = composed.item {
            further.extend(self.bullets.of_item(item));
        }
        if self
            .parting
            .is_some_and(|it| std::ptr::eq(it, composed.paragraph))
        {
            let mut xml = Xml::fragment();
            xml.value("w:widowControl", "0");
            further.extend(xml.into_bytes());
        }
        let in_list = sheet::paragraph_in_list(composed, self.template);
        let named = in_list.unwrap_or_else(|| sheet::named(role));
        let mut paragraph = Paragraph::new().style(named.id);
        if composed.align != style.align {
            paragraph = paragraph.align(alignment(composed.align));
        }
        if composed.keep == Keep::WithNext && style.keep == Keep::Free {
            paragraph = paragraph.keep_next(true);
        }
        (self.place(paragraph, composed, style), style, further)
    }

    /// Page start and blank lines above, which a page's top takes away.
    fn place(
        &mut self,
        mut paragraph: Paragraph,
        composed: &ComposedParagraph<'_>,
        style: &Style,
    ) -> Paragraph {
        let next = self.next;
        paragraph = self.page_start(paragraph);
        let asked = composed.start == Start::NewPage && next == Place::Below;
        if asked && style.start == Start::Below {
            paragraph = paragraph.page_break_before(true);
        }
        let before = match next {
            Place::Below if composed.start == Start::Below => composed.before.0,
            Place::First | Place::Section | Place::NewPage | Place::Below => 0.0,
        };
        let (lines, twips) = blank_lines(before, self.template);
        let (after_lines, after) = blank_lines(composed.after.0, self.template);
        let as_styled = lines == blank_lines(style.before.0, self.template).0;
        if as_styled && after_lines == 0 {
            return paragraph;
        }
        let spacing = LineSpacing::new().before_lines(lines).before(twips);
        paragraph.line_spacing(match after_lines {
            0 => spacing,
            _ => spacing.after_lines(after_lines).after(after),
        })
    }
}

/// Elements of `w:pPr` that docx-rs cannot write: indents in both ways, and
/// what the style turns on and the paragraph off.
fn further(composed: &ComposedParagraph<'_>, style: &Style, template: &Template) -> Vec<u8> {
    let mut xml = Xml::fragment();
    if composed.keep == Keep::Free && style.keep == Keep::WithNext {
        xml.value("w:keepNext", "0");
    }
    if composed.start == Start::Below && style.start == Start::NewPage {
        xml.value("w:pageBreakBefore", "0");
    }
    let own = Indents::of(style, template);
    let wanted = own.adjusted(
        composed.left_indent,
        composed.right_indent,
        composed.first_indent,
    );
    if wanted != own {
        wanted.write(|attributes| xml.empty("w:ind", attributes));
    }
    xml.into_bytes()
}

pub(in super::super) fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Justify => AlignmentType::Both,
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
    }
}
