//! 附件说明 entry by entry (GB/T 9704-2012 §7.3.4).

use std::ops::Range;

use crate::check::{Manuscript, Passage};
use crate::document::Role;
use crate::outline::words::attachment_names;
use crate::outline::{Scheme, marker};

/// An entry of 附件说明.
pub(super) struct Entry<'m, 'a> {
    /// Its passage.
    pub(super) passage: &'m Passage<'a>,
    /// Its number, where it has one.
    pub(super) number: Option<u32>,
    /// Where the number begins, and the name behind it ends.
    pub(super) numbered: Range<usize>,
    /// The bytes of its name.
    pub(super) name: Range<usize>,
}

impl Entry<'_, '_> {
    /// Its name.
    pub(super) fn name(&self) -> &str {
        &self.passage.chars()[self.name.clone()]
    }
}

/// All entries: those that are given, and those of the text.
pub(super) fn entries<'m, 'a>(
    manuscript: &'m Manuscript<'a>,
) -> impl Iterator<Item = Entry<'m, 'a>> {
    let given = manuscript.elements.iter();
    let given = given.filter(|it| it.role == Role::AttachmentNote);
    let given = given.map(|it| entry(it, attachment_names(it.words()).unwrap_or(it.words())));
    given.chain(groups(manuscript).into_iter().flatten())
}

/// Each 附件说明 of the text with its entries, in order.
pub(super) fn groups<'m, 'a>(manuscript: &'m Manuscript<'a>) -> Vec<Vec<Entry<'m, 'a>>> {
    let mut groups: Vec<Vec<Entry<'m, 'a>>> = Vec::new();
    let mut open = false;
    for passage in manuscript.paragraphs() {
        if let Some(entry) = first(passage) {
            // 附件：1. and 附件：2. on lines of their own are one note.
            let goes_on = open && entry.number.is_some_and(|it| it > 1);
            match groups.last_mut().filter(|_| goes_on) {
                Some(group) => group.push(entry),
                None => groups.push(vec![entry]),
            }
            open = true;
            continue;
        }
        let further = next(passage).filter(|_| open);
        open = further.is_some();
        if let (Some(entry), Some(group)) = (further, groups.last_mut()) {
            group.push(entry);
        }
    }
    groups
}

/// The entry behind 附件：.
fn first<'m, 'a>(passage: &'m Passage<'a>) -> Option<Entry<'m, 'a>> {
    let name = attachment_names(passage.words()).filter(|it| !it.is_empty())?;
    (passage.role == Role::AttachmentNote).then(|| entry(passage, name))
}

/// A further entry, which begins with its number.
fn next<'m, 'a>(passage: &'m Passage<'a>) -> Option<Entry<'m, 'a>> {
    let entry = entry(passage, passage.words());
    let known = passage.role == Role::AttachmentNote;
    entry.number.is_some().then_some(entry).filter(|_| known)
}

/// `words`, which end the passage's words, as number and name.
fn entry<'m, 'a>(passage: &'m Passage<'a>, words: &str) -> Entry<'m, 'a> {
    let end = passage.words_range().end;
    let start = end - words.len();
    let number =
        marker(words).filter(|it| matches!(it.scheme, Scheme::Arabic | Scheme::ArabicComma));
    let number = number.and_then(|found| {
        let name = words[found.bytes..].trim_start();
        Some((found.ordinal?, end - name.len()))
    });
    Entry {
        passage,
        number: number.map(|(number, _)| number),
        numbered: start..end,
        name: number.map_or(start, |(_, name)| name)..end,
    }
}
