//! 标点符号: marks by GB/T 15834-2011.

mod clashing_marks;
mod dash_form;
mod double_stop;
mod doubled_mark;
mod dunhao_before_word;
mod dunhao_between_marked;
mod ellipsis_form;
mod ellipsis_with_deng;
mod final_mark;
mod half_width_bracket;
mod half_width_mark;
mod mark_at_start;
mod marks;
mod nested_colon;
mod ordinal_mark;
mod pairs;
mod quote_direction;
mod quote_level;
mod semicolon_level;
mod straight_quote;
mod title_level;
mod unpaired_mark;

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[
    &clashing_marks::RULE,
    &dash_form::RULE,
    &double_stop::RULE,
    &doubled_mark::RULE,
    &dunhao_before_word::RULE,
    &dunhao_between_marked::RULE,
    &ellipsis_form::RULE,
    &ellipsis_with_deng::RULE,
    &final_mark::RULE,
    &half_width_bracket::RULE,
    &half_width_mark::RULE,
    &mark_at_start::RULE,
    &nested_colon::RULE,
    &ordinal_mark::RULE,
    &quote_direction::RULE,
    &quote_level::RULE,
    &semicolon_level::RULE,
    &straight_quote::RULE,
    &title_level::RULE,
    &unpaired_mark::RULE,
];
