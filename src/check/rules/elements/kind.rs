//! The kind (文种) of a document by its title, and what it says of the rest.

use crate::check::{Manuscript, Passage};
use crate::document::Role;
use crate::outline::sentence::packed;
use crate::outline::words::{OFFICIAL_KINDS, greets, without_remark};

/// The main document's title without white space, and without a remark or a
/// full stop at its end.
pub(super) fn title(manuscript: &Manuscript<'_>) -> Option<String> {
    let title = packed(&manuscript.document.title()?);
    Some(without_remark(title.trim_end_matches('。')).to_owned())
}

/// The kind in which `title` ends.
pub(super) fn kind_of(title: &str) -> Option<&'static str> {
    OFFICIAL_KINDS
        .into_iter()
        .find(|kind| title.ends_with(kind))
}

/// The kind of the main document.
pub(super) fn kind(manuscript: &Manuscript<'_>) -> Option<&'static str> {
    kind_of(&title(manuscript)?)
}

/// The lines of the main document that name its 主送机关; the words that greet
/// those present name none.
pub(super) fn addressees<'m, 'a>(
    manuscript: &'m Manuscript<'a>,
) -> impl Iterator<Item = &'m Passage<'a>> {
    let names = |it: &&Passage<'_>| !greets(it.words());
    manuscript.with_element(Role::Addressee).filter(names)
}

/// Whether the main document is sent from one body to others: it has
/// 主送机关, and a name or a date below its text.
pub(super) fn is_sent(manuscript: &Manuscript<'_>) -> bool {
    let signed = [Role::Signature, Role::Date]
        .into_iter()
        .any(|role| manuscript.with_element(role).next().is_some());
    signed && addressees(manuscript).next().is_some()
}

/// The last paragraphs of the main document's text, the last one first.
pub(super) fn closing<'m, 'a>(
    manuscript: &'m Manuscript<'a>,
) -> impl Iterator<Item = &'m Passage<'a>> {
    let of_text =
        |it: &&Passage<'_>| it.document == 0 && matches!(it.role, Role::Body | Role::Article);
    manuscript.paragraphs().rev().filter(of_text).take(3)
}

/// The elements of 版头 that are given, and the lines at the top of the main
/// document, down to its first sentence.
pub(super) fn head<'m, 'a>(
    manuscript: &'m Manuscript<'a>,
) -> impl Iterator<Item = &'m Passage<'a>> {
    const LINES: usize = 16;
    let of_head = |it: &&Passage<'_>| it.document == 0 && !it.words().contains('。');
    let given = manuscript.elements.iter();
    let given = given.filter(|it| matches!(it.role, Role::Urgency | Role::DocNumber));
    given.chain(manuscript.paragraphs().take_while(of_head).take(LINES))
}
