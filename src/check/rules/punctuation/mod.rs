//! 标点符号: marks by GB/T 15834-2011.

mod doubled_mark;
mod half_width_bracket;
mod half_width_mark;
mod pairs;
mod quote_direction;
mod quote_level;
mod straight_quote;
mod title_level;
mod unpaired_mark;

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[
    &doubled_mark::RULE,
    &half_width_bracket::RULE,
    &half_width_mark::RULE,
    &quote_direction::RULE,
    &quote_level::RULE,
    &straight_quote::RULE,
    &title_level::RULE,
    &unpaired_mark::RULE,
];
