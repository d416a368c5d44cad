//! 数字用法: figures and numerals by GB/T 15835-2011.

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[];
