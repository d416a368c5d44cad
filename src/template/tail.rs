//! The parts of a template about what ends a document: 署名
//! and 版记.
//!
//! In: the template's tree. Out: how names and dates sign, and
//! how 版记 is ruled and on which page it stands.
//! How their text looks is among the styles.

use super::section::{Faults, Section};
use super::units::Mm;
use super::values;

/// The keys of `imprint` (§7.4).
const IMPRINT_KEYS: [&str; 3] = ["even-page", "outer-rule", "inner-rule"];

/// 版记 (GB/T 9704-2012 §7.4).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ImprintForm {
    /// The page it stands on.
    pub page: ImprintPage,
    /// How thick its first and its last rule are; 0 for none.
    pub outer_rule: Mm,
    /// How thick the rules between its rows are; 0 for none.
    pub inner_rule: Mm,
}

/// How a document is signed (GB/T 9704-2012 §7.3.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureForm {
    /// With a seal that presses upon 署名 and 成文日期 (§7.3.5.1).
    Sealed,
    /// Without a seal (§7.3.5.2).
    Unsealed,
    /// By the signature stamp of an official (§7.3.5.3).
    Official,
}

/// On which page a 版记 may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImprintPage {
    /// On the last page, whatever its number.
    Any,
    /// On an even page, so that it is the back of the last sheet.
    Even,
}

/// The section `imprint`.
pub(super) fn imprint(section: Section<'_>, faults: &mut Faults) -> Option<ImprintForm> {
    section.expect_keys(&IMPRINT_KEYS, &IMPRINT_KEYS, faults);
    let page = section.value("even-page", values::imprint_page, faults);
    let outer_rule = section.value("outer-rule", values::millimetres, faults);
    let inner_rule = section.value("inner-rule", values::millimetres, faults);
    Some(ImprintForm {
        page: page?,
        outer_rule: outer_rule?,
        inner_rule: inner_rule?,
    })
}
