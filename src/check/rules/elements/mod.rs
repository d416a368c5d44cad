//! 公文要素: title, 主送机关, 附件说明, signature, date and the rest (GB/T 9704-2012 §7).

mod cited_number_brackets;
mod copy_number;
mod doc_number_brackets;
mod doc_number_ordinal;
mod doc_number_year;
mod kind;
mod number;
mod secrecy_period;
mod secrecy_star;
mod signer_downward;
mod signer_form;
mod signer_missing;
mod urgency_word;

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[
    &cited_number_brackets::RULE,
    &copy_number::RULE,
    &doc_number_brackets::RULE,
    &doc_number_ordinal::RULE,
    &doc_number_year::RULE,
    &secrecy_period::RULE,
    &secrecy_star::RULE,
    &signer_downward::RULE,
    &signer_form::RULE,
    &signer_missing::RULE,
    &urgency_word::RULE,
];
