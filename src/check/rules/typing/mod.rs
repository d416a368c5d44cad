//! 录入: accidents of typing: spaces, look-alikes, variants.

mod cutoff_word;
mod full_width_letter;
mod invisible_character;
mod look_alike_digit;
mod markup_left;
mod misspelt_word;
mod radical_character;
mod repeated_phrase;
mod repeated_word;
mod space_at_mark;
mod space_in_words;
mod spaces;
mod traditional_character;
mod variant_word;
mod words;
mod zero_form;

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[
    &cutoff_word::RULE,
    &full_width_letter::RULE,
    &invisible_character::RULE,
    &look_alike_digit::RULE,
    &markup_left::RULE,
    &misspelt_word::RULE,
    &radical_character::RULE,
    &repeated_phrase::RULE,
    &repeated_word::RULE,
    &space_at_mark::RULE,
    &space_in_words::RULE,
    &traditional_character::RULE,
    &variant_word::RULE,
    &zero_form::RULE,
];
