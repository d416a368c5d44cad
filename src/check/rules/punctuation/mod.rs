//! 标点符号: marks by GB/T 15834-2011.

mod dash_form;
mod doubled_mark;
mod ellipsis_form;
mod ellipsis_with_deng;
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
    &dash_form::RULE,
    &doubled_mark::RULE,
    &ellipsis_form::RULE,
    &ellipsis_with_deng::RULE,
    &half_width_bracket::RULE,
    &half_width_mark::RULE,
    &quote_direction::RULE,
    &quote_level::RULE,
    &straight_quote::RULE,
    &title_level::RULE,
    &unpaired_mark::RULE,
];
