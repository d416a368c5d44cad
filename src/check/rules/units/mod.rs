//! 计量单位: names and signs of units by GB 3100-1993.

mod celsius;
mod kilowatt_hour;
mod symbol;
mod unit_case;
mod unit_glyph;
mod unit_mixed;
mod unit_old;
mod unit_power;
mod unit_short;

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[
    &celsius::RULE,
    &kilowatt_hour::RULE,
    &unit_case::RULE,
    &unit_glyph::RULE,
    &unit_mixed::RULE,
    &unit_old::RULE,
    &unit_power::RULE,
    &unit_short::RULE,
];
