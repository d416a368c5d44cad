//! 数字用法: figures and numerals by GB/T 15835-2011.

mod approx_arabic;
mod approx_comma;
mod approx_doubled;
mod date;
mod date_dotted;
mod decimal_form;
mod decrease_times;
mod grouping;
mod impossible_date;
mod mixed_date;
mod mixed_numeral;
mod percent_point;
mod percent_words;
mod range_dash;
mod range_percent;
mod range_reversed;
mod range_wan;
mod special_day;
mod time_colon;
mod weekday;
mod year_short;
mod year_zero;

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[
    &approx_arabic::RULE,
    &approx_comma::RULE,
    &approx_doubled::RULE,
    &date_dotted::RULE,
    &decimal_form::RULE,
    &decrease_times::RULE,
    &grouping::RULE,
    &impossible_date::RULE,
    &mixed_date::RULE,
    &mixed_numeral::RULE,
    &percent_point::RULE,
    &percent_words::RULE,
    &range_dash::RULE,
    &range_percent::RULE,
    &range_reversed::RULE,
    &range_wan::RULE,
    &special_day::RULE,
    &time_colon::RULE,
    &weekday::RULE,
    &year_short::RULE,
    &year_zero::RULE,
];
