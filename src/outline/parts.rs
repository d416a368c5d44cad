//! A document inside a document: attachments and the plan a notice carries.
//!
//! In: the paragraphs. Out: stretches of them, the main document first, each
//! read as a document of its own. Which lines are title and signature of each
//! is for `head` and `tail`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::date;
use super::draft::Draft;
use super::sentence::is_closed;
use super::words;

/// A file's paragraphs, divided.
#[derive(Debug)]
pub(super) struct Parts {
    /// The paragraphs of each document, the main one first.
    pub documents: Vec<Range<usize>>,
    /// 版记 after the last attachment: it is the main document's.
    pub imprint: Range<usize>,
    /// What 附件说明 names, without white space and 《》.
    named: BTreeSet<String>,
}

impl Parts {
    /// Whether 附件说明 names the document that opens with `line`.
    pub(super) fn names(&self, line: &str) -> bool {
        self.named.contains(&letters(line))
    }
}

/// Divides the paragraphs.
pub(super) fn divide(draft: &Draft<'_>) -> Parts {
    let (mut documents, named) = documents(draft);
    let count = draft.units.len();
    let last = documents.len() - 1;
    let start = documents[last].start;
    let kept = (start + 1..count)
        .rev()
        .find(|&at| draft.is_bulleted(at) || !is_imprint(draft.text(at)))
        .map_or(count, |at| at + 1);
    if last > 0 {
        documents[last].end = kept;
    }
    Parts {
        imprint: documents[last].end..count,
        documents,
        named,
    }
}

/// Cuts the paragraphs where a document begins; each has two at least.
fn documents(draft: &Draft<'_>) -> (Vec<Range<usize>>, BTreeSet<String>) {
    let count = draft.units.len();
    let mut parts = Vec::new();
    let mut start = 0;
    // The attachments that 附件说明 names.
    let mut named: BTreeSet<String> = BTreeSet::new();
    for at in 1..count {
        if let Some(names) = words::attachment_names(draft.text(at)) {
            named.extend(names_of(names));
        }
        let opens = draft.is_open(at)
            && (opens_attachment(draft, at)
                || opens_labelled(draft, at)
                || opens_named(draft, start, at, &named)
                || opens_enclosed(draft, start, at));
        if opens && at > start + 1 {
            parts.push(start..at);
            start = at;
        }
    }
    parts.push(start..count);
    (parts, named)
}

/// 附件1 alone on its line, with the attachment's title or text under it.
fn opens_attachment(draft: &Draft<'_>, at: usize) -> bool {
    let text = draft.text(at);
    let next = draft.units.get(at + 1);
    // 附件： above a numbered list of names is 附件说明, no attachment.
    let lists = next.is_some_and(|it| it.marker.is_some()) && text.ends_with(['：', ':']);
    words::is_attachment_label(text) && draft.has_more_below(at) && !lists
}

/// 附件1：检查表 with its text below it; lines of the kind one below the other
/// are 附件说明.
fn opens_labelled(draft: &Draft<'_>, at: usize) -> bool {
    let labelled = |near: usize| words::labelled_attachment(draft.text(near)).is_some();
    // A table between two labels belongs to the one above.
    let listed = draft.is_right_above(at) && (labelled(at + 1) || is_tail_line(draft.text(at + 1)));
    let goes_on = draft.is_right_above(at - 1) && labelled(at - 1);
    labelled(at) && draft.has_more_below(at) && !listed && !goes_on
}

/// A short line below the signature that says once more what 附件说明 named.
fn opens_named(draft: &Draft<'_>, start: usize, at: usize, named: &BTreeSet<String>) -> bool {
    let text = draft.text(at);
    !named.is_empty()
        && at > start + 2
        && words::fits_a_title(text)
        && named.contains(&letters(text))
        && draft.units[at].marker.is_none()
        && at + 1 < draft.units.len()
}

/// The name an entry of 附件说明 gives, its number and book title marks taken off.
fn names_of(entry: &str) -> Option<String> {
    let number = super::marker::parse(entry).map_or(0, |found| found.bytes);
    let name = letters(&entry[number..]);
    (!name.is_empty()).then_some(name)
}

/// `text` without white space and 《》.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|it| !it.is_whitespace() && !matches!(it, '《' | '》'))
        .collect()
}

/// A title that stands after the signature and date of the document above it,
/// or above a line that greets its readers.
fn opens_enclosed(draft: &Draft<'_>, start: usize, at: usize) -> bool {
    let text = draft.text(at);
    let titled = words::fits_a_title(text) && draft.units[at].marker.is_none();
    if !titled || at < start + 3 || is_tail_line(text) || date::is_whole(text) {
        return false;
    }
    let kind = (at..draft.units.len().min(at + 3))
        .any(|near| words::fits_a_title(draft.text(near)) && words::names_a_kind(draft.text(near)));
    let body_follows = (at + 1..draft.units.len().min(at + 8))
        .any(|near| is_closed(draft.text(near)) || draft.units[near].marker.is_some());
    let greeted = words::names_a_kind(text)
        && at + 1 < draft.units.len()
        && words::greets(draft.text(at + 1));
    kind && body_follows && (greeted || signed_above(draft, start, at))
}

/// Whether a date, perhaps with a remark or 抄送 after it, ends just above `at`.
fn signed_above(draft: &Draft<'_>, start: usize, at: usize) -> bool {
    (start + 1..at)
        .rev()
        .take(6)
        .find(|&above| !is_tail_line(draft.text(above)))
        .is_some_and(|above| {
            let closed_before = is_closed(draft.text(above - 1)) || above >= start + 3;
            date::is_whole(draft.text(above)) && !draft.is_bulleted(above) && closed_before
        })
}

/// What stands in 版记 by its words.
fn is_imprint(text: &str) -> bool {
    words::is_copy_to(text)
        || words::is_issued(text)
        || words::is_keywords(text)
        || words::counts_copies(text)
}

/// What may stand between the date and the next document.
fn is_tail_line(text: &str) -> bool {
    words::is_bracketed(text) || is_imprint(text) || words::attachment_names(text).is_some()
}
