//! 标点符号: marks by GB/T 15834-2011.

mod doubled_mark;

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[&doubled_mark::RULE];
