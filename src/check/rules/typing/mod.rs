//! 录入: accidents of typing: spaces, look-alikes, variants.

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[];
