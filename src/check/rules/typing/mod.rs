//! 录入: accidents of typing: spaces, look-alikes, variants.

mod full_width_letter;
mod invisible_character;
mod look_alike_digit;
mod radical_character;
mod traditional_character;
mod zero_form;

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[
    &full_width_letter::RULE,
    &invisible_character::RULE,
    &look_alike_digit::RULE,
    &radical_character::RULE,
    &traditional_character::RULE,
    &zero_form::RULE,
];
