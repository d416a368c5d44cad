//! 层次序号: numbers of headings and items by GB/T 9704-2012 §7.3.3.

mod buried_item;
mod heading_mark;
mod item_chain;
mod level_order;
mod lone_number;
mod marker_form;
mod marker_mark;
mod number_gap;
mod number_repeat;
mod number_restart;
mod series;

use crate::check::rule::Rule;

pub(super) use series::numbered;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[
    &buried_item::RULE,
    &heading_mark::RULE,
    &item_chain::RULE,
    &level_order::RULE,
    &lone_number::RULE,
    &marker_form::RULE,
    &marker_mark::RULE,
    &number_gap::RULE,
    &number_repeat::RULE,
    &number_restart::RULE,
];
