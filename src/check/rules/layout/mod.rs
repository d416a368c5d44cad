//! 版式: the page, faces, sizes and places of a .docx against the template.

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[];
