//! 版式: the page, faces, sizes and places of a .docx against the template.

mod addressee_flush;
mod body_indent;
mod element_face;
mod element_size;
mod imprint_page;
mod landscape_margins;
mod landscape_number;
mod line_pitch;
mod page_header;
mod page_margins;
mod page_number_form;
mod page_number_missing;
mod page_number_side;
mod page_number_size;
mod page_size;
mod parts;
mod text_colour;
mod title_centred;
mod typed_indent;

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[
    &addressee_flush::RULE,
    &body_indent::RULE,
    &element_face::RULE,
    &element_size::RULE,
    &imprint_page::RULE,
    &landscape_margins::RULE,
    &landscape_number::RULE,
    &line_pitch::RULE,
    &page_header::RULE,
    &page_margins::RULE,
    &page_number_form::RULE,
    &page_number_missing::RULE,
    &page_number_side::RULE,
    &page_number_size::RULE,
    &page_size::RULE,
    &text_colour::RULE,
    &title_centred::RULE,
    &typed_indent::RULE,
];
