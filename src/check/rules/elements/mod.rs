//! 公文要素: title, 主送机关, 附件说明, signature, date and the rest (GB/T 9704-2012 §7).

mod addressee_colon;
mod addressee_person;
mod addressee_separators;
mod attachment_label;
mod attachment_mismatch;
mod attachment_note_brackets;
mod attachment_note_label;
mod attachment_note_marks;
mod attachment_note_place;
mod attachment_note_sequence;
mod attachment_note_single;
mod attachments;
mod blank_page_words;
mod cited_number_brackets;
mod closing_kind;
mod copy_number;
mod copy_to_label;
mod copy_to_stop;
mod date_before_signature;
mod date_impossible;
mod date_incomplete;
mod date_numerals;
mod date_separators;
mod date_zeros;
mod dates;
mod doc_number_brackets;
mod doc_number_ordinal;
mod doc_number_year;
mod imprint_last;
mod issued_word;
mod keywords;
mod kind;
mod mixed_kinds;
mod note_brackets;
mod number;
mod request_in_report;
mod secrecy_level;
mod secrecy_period;
mod secrecy_star;
mod signer_downward;
mod signer_form;
mod signer_missing;
mod title_full_stop;
mod title_kind;
mod title_marks;
mod title_missing;
mod title_repeated_kind;
mod upward_addressees;
mod urgency_word;

use crate::check::rule::Rule;

/// The rules of the family, by code.
pub(super) const RULES: &[&Rule] = &[
    &addressee_colon::RULE,
    &addressee_person::RULE,
    &addressee_separators::RULE,
    &attachment_label::RULE,
    &attachment_mismatch::RULE,
    &attachment_note_brackets::RULE,
    &attachment_note_label::RULE,
    &attachment_note_marks::RULE,
    &attachment_note_place::RULE,
    &attachment_note_sequence::RULE,
    &attachment_note_single::RULE,
    &blank_page_words::RULE,
    &cited_number_brackets::RULE,
    &closing_kind::RULE,
    &copy_number::RULE,
    &copy_to_label::RULE,
    &copy_to_stop::RULE,
    &date_before_signature::RULE,
    &date_impossible::RULE,
    &date_incomplete::RULE,
    &date_numerals::RULE,
    &date_separators::RULE,
    &date_zeros::RULE,
    &doc_number_brackets::RULE,
    &doc_number_ordinal::RULE,
    &doc_number_year::RULE,
    &imprint_last::RULE,
    &issued_word::RULE,
    &keywords::RULE,
    &mixed_kinds::RULE,
    &note_brackets::RULE,
    &request_in_report::RULE,
    &secrecy_level::RULE,
    &secrecy_period::RULE,
    &secrecy_star::RULE,
    &signer_downward::RULE,
    &signer_form::RULE,
    &signer_missing::RULE,
    &title_full_stop::RULE,
    &title_kind::RULE,
    &title_marks::RULE,
    &title_missing::RULE,
    &title_repeated_kind::RULE,
    &upward_addressees::RULE,
    &urgency_word::RULE,
];
