//! 层次序号: the numbers of headings and items (GB/T 9704-2012 §7.3.3).

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[];
