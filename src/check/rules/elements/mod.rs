//! 公文要素: title, 主送机关, 附件说明, signature, date and the rest (GB/T 9704-2012 §7).

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[];
