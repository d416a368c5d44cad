//! The part of a template about the table of contents.
//!
//! In: the template's tree. Out: what stands above it and how deep it goes. Its
//! title looks as 标题 does, its entries as 正文.

use super::section::{Faults, Section};
use super::values;

/// The keys of `contents`.
const CONTENTS_KEYS: [&str; 2] = ["title", "levels"];

/// How a table of contents is set, where one is asked for (`目录: true`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsForm {
    /// The words above it: 目　录.
    pub title: String,
    /// The deepest level of headings that it lists, 1 to 4.
    pub levels: u8,
}

/// The section `contents`.
pub(super) fn contents(section: Section<'_>, faults: &mut Faults) -> Option<ContentsForm> {
    section.expect_keys(&CONTENTS_KEYS, &CONTENTS_KEYS, faults);
    let title = section.value("title", values::words, faults);
    let levels = section.value("levels", values::levels, faults);
    Some(ContentsForm {
        title: title?,
        levels: levels?,
    })
}
