//! 层次序号: numbers of headings and items by GB/T 9704-2012 §7.3.3.

mod number_gap;
mod number_repeat;
mod number_restart;
mod series;

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[
    &number_gap::RULE,
    &number_repeat::RULE,
    &number_restart::RULE,
];
