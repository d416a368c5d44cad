//! 录入: accidents of typing: spaces, look-alikes, variants.

mod full_width_letter;
mod invisible_character;
mod look_alike_digit;
mod markup_left;
mod radical_character;
mod space_at_mark;
mod space_in_words;
mod spaces;
mod traditional_character;
mod zero_form;

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[
    &full_width_letter::RULE,
    &invisible_character::RULE,
    &look_alike_digit::RULE,
    &markup_left::RULE,
    &radical_character::RULE,
    &space_at_mark::RULE,
    &space_in_words::RULE,
    &traditional_character::RULE,
    &zero_form::RULE,
];
