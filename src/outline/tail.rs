//! What stands below the body: 附件说明, 署名, 成文日期, 附注, 抄送, 印发.
//!
//! In: the paragraphs of one document from its body on. Out: readings for the
//! last ones. A date alone makes no signature of a sentence above it.

use std::ops::Range;

use crate::document::Role;

use super::attendance;
use super::date;
use super::draft::{Draft, Reading};
use super::marker::{self, Scheme};
use super::sentence::{is_closed, length};
use super::{web, words};

/// So many short lines may sign together, whatever they say. Those of more do only
/// where they name a body: a list above a date is no signature.
const SIGNERS: usize = 8;
/// How many lines of remarks may follow a date.
const REMARKS: usize = 24;

/// Settles 抄送 and 印发, which stand below everything.
pub(super) fn imprint(draft: &mut Draft<'_>, range: Range<usize>) {
    for at in range {
        if let Some(reading) = imprint_line(draft, at) {
            draft.settle(at, reading);
        }
    }
}

/// Settles the paragraphs of `body` that stand below the text.
pub(super) fn read(draft: &mut Draft<'_>, body: &Range<usize>) {
    web_foot(draft, body);
    attendance::read(draft, body);
    for at in body.clone() {
        if !draft.is_open(at) {
            continue;
        }
        if let Some(reading) = imprint_line(draft, at).filter(|_| at > body.start) {
            draft.settle(at, reading);
        } else if words::attachment_names(draft.text(at)).is_some() {
            attachment_note(draft, at, body);
        } else if date::is_whole(draft.text(at)) && closes(draft, at, body) {
            date_and_signature(draft, at, body);
        }
    }
    remarks(draft, body);
    undated_signature(draft, body);
}

/// What a web page has below the text it shows.
fn web_foot(draft: &mut Draft<'_>, body: &Range<usize>) {
    for at in body.clone().rev().take(REMARKS) {
        if !web::is_foot_line(draft.text(at)) {
            break;
        }
        let why = "网页附带的链接、版权等，不属于正文";
        draft.settle(at, Reading::new(Role::Other, 0.7, why));
    }
}

/// 抄送 and 印发, known by their words, and how many copies were printed below them.
fn imprint_line(draft: &Draft<'_>, at: usize) -> Option<Reading> {
    let text = draft.text(at);
    let above = at.checked_sub(1).and_then(|above| draft.role(above));
    if matches!(above, Some(Role::CopyTo | Role::Issued)) && words::counts_copies(text) {
        let why = "印发之下写印了多少份的一行，属于版记";
        return Some(Reading::new(Role::Issued, 0.9, why));
    }
    if words::is_copy_to(text) {
        return Some(Reading::new(
            Role::CopyTo,
            0.97,
            "以“抄送”之类的字样和冒号开头",
        ));
    }
    if words::is_keywords(text) {
        return Some(Reading::new(
            Role::Other,
            0.9,
            "“主题词”是旧版公文格式的要素",
        ));
    }
    words::is_issued(text).then(|| Reading::new(Role::Issued, 0.97, "机关、日期和“印发”同在一行"))
}

/// 附件：… and the entries of its list.
fn attachment_note(draft: &mut Draft<'_>, at: usize, body: &Range<usize>) {
    let names = words::attachment_names(draft.text(at)).unwrap_or_default();
    if !words::is_attachment_name(names) {
        return;
    }
    let mut number = marker::parse(names).and_then(|it| it.ordinal);
    draft.settle(
        at,
        Reading::new(Role::AttachmentNote, 0.95, "以“附件：”开头，列出附件名称"),
    );
    for next in at + 1..body.end {
        let text = draft.text(next);
        let marker = draft.units[next].marker;
        let entry = marker
            .filter(|it| matches!(it.scheme, Scheme::Arabic | Scheme::ArabicComma))
            .filter(|_| words::is_attachment_name(text));
        // A sentence is a name only where it is the next one of the list.
        let goes_on = |own: Option<u32>| number.is_some() && own == number.map(|it| it + 1);
        let Some(entry) = entry.filter(|it| !text.contains('。') || goes_on(it.ordinal)) else {
            break;
        };
        number = entry.ordinal;
        let why = "紧接“附件：”的编号各行，是附件名称，不是标题";
        draft.settle(next, Reading::new(Role::AttachmentNote, 0.95, why));
    }
}

/// Whether little but remarks follows the date at `at`, or names stand above it.
fn closes(draft: &Draft<'_>, at: usize, body: &Range<usize>) -> bool {
    let signed = at > body.start && is_signature(draft, at - 1);
    // Few lines only: to look through all of them at every date would not be linear.
    let near = body.end - at <= REMARKS;
    let others = || {
        (at + 1..body.end)
            .filter(|&next| !is_remark(draft, next))
            .count()
    };
    at > body.start && (signed || (near && others() <= 1))
}

/// What may follow the date: remarks, 附件说明, 版记.
fn is_remark(draft: &Draft<'_>, at: usize) -> bool {
    let text = draft.text(at);
    words::is_bracketed(text)
        || words::is_copy_to(text)
        || words::is_issued(text)
        || words::attachment_names(text).is_some()
        || draft.role(at) == Some(Role::AttachmentNote)
        || draft.units[at]
            .marker
            .is_some_and(|it| matches!(it.scheme, Scheme::Arabic | Scheme::ArabicComma))
}

/// Settles the date and the names above it, as many as sign together.
fn date_and_signature(draft: &mut Draft<'_>, at: usize, body: &Range<usize>) {
    let why = "全行只有日期，位于正文之后，是成文日期";
    draft.settle(at, Reading::new(Role::Date, 0.95, why));
    let mut above = at;
    while above > body.start {
        above -= 1;
        if is_contact(draft.text(above)) {
            continue;
        }
        let known = at - above <= SIGNERS || words::names_a_body(draft.text(above));
        if !(known && is_signature(draft, above)) {
            break;
        }
        let why = "成文日期之上的短行，句末无标点，是发文机关署名";
        draft.settle(above, Reading::new(Role::Signature, 0.93, why));
    }
}

/// The looks of a name that signs.
fn is_signature(draft: &Draft<'_>, at: usize) -> bool {
    let text = draft.text(at);
    let numbered = draft.units[at]
        .marker
        .is_some_and(|it| !it.scheme.is_item());
    let heading = draft.is_marked_heading(at);
    let short = (2..=40).contains(&length(text)) && !is_closed(text);
    let short = short && (!text.contains(['。', '：', '\t']) || words::signs_as(text));
    let words = text.chars().any(char::is_alphabetic) && !text.contains('，');
    // Nobody signs in a list.
    let listed = draft.first(at).evidence.list_label.is_some();
    draft.is_open(at)
        && short
        && words
        && !listed
        && !draft.is_above_table(at)
        && !words::closes_a_text(text)
        && !numbered
        && !heading
        && !date::is_whole(text)
}

/// A contact line between names and date belongs to neither.
fn is_contact(text: &str) -> bool {
    ["联系人", "联系电话", "电话：", "传真"]
        .iter()
        .any(|word| text.contains(word))
}

/// 附注 and other remarks in brackets after the date or at the very end.
fn remarks(draft: &mut Draft<'_>, body: &Range<usize>) {
    let last = (body.clone())
        .rev()
        .find(|&at| !matches!(draft.role(at), Some(Role::CopyTo | Role::Issued)));
    for at in body.start + 1..body.end {
        let dated =
            draft.role(at - 1) == Some(Role::Date) || draft.role(at - 1) == Some(Role::Note);
        let stands = dated || last == Some(at);
        if draft.is_open(at)
            && stands
            && words::is_bracketed(draft.text(at))
            && draft.units[at].marker.is_none()
        {
            let why = "正文之后用圆括号括起的一行，是附注";
            draft.settle(at, Reading::new(Role::Note, 0.93, why));
        }
    }
}

/// The last paragraph that no element is; an item with a bullet may be it.
fn last_text(draft: &Draft<'_>, body: &Range<usize>) -> Option<usize> {
    let mut all = body.clone().rev();
    all.find(|&at| draft.is_open(at) || draft.is_bulleted(at))
}

/// A body's name as the last line, without a date.
fn undated_signature(draft: &mut Draft<'_>, body: &Range<usize>) {
    let Some(last) = last_text(draft, body) else {
        return;
    };
    let tail = (last + 1..body.end).all(|at| draft.role(at) != Some(Role::Date));
    let below_text = last > body.start && is_closed(draft.text(last - 1));
    let text = draft.text(last);
    let name = is_signature(draft, last) && (words::names_a_body(text) || words::signs_as(text));
    if tail && below_text && name && length(text) <= 25 {
        let why = "正文之后的最后一行，是机关名称，句末无标点";
        draft.settle(last, Reading::new(Role::Signature, 0.75, why));
    }
}
