//! 计量单位: names and signs of units by GB 3100-1993.

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[];
