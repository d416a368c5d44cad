//! Items: what has a bullet, and what words number: 一是, 一要, 第一，, 其一，,
//! 首先，, 一方面，, ——.
//!
//! In: the open paragraphs of one document. Out: readings with their leads,
//! also of items buried inside another's paragraph. A chain inside one
//! paragraph (一是…；二是…) is body.

use std::ops::Range;

use crate::document::Role;

use super::draft::{Draft, Reading};
use super::heading::strong_lead;
use super::marker::{self, Found, Scheme};
use super::sentence::{ends, first_of_several, length};

/// The longest sentence that still leads, in characters.
const LEAD: usize = 60;

/// Settles what has a bullet, before any words are looked at: 附件1 or a date in a
/// list is an item of it.
pub(super) fn bulleted(draft: &mut Draft<'_>) {
    for at in 0..draft.units.len() {
        if draft.is_open(at) && draft.is_bulleted(at) {
            let why = "有项目符号，是列表里的一项";
            draft.settle(at, Reading::new(Role::Body, 0.95, why));
        }
    }
}

/// Settles the items of `body`.
pub(super) fn read(draft: &mut Draft<'_>, body: &Range<usize>) {
    let candidates: Vec<_> = body
        .clone()
        .filter(|&at| draft.is_open(at) && item_marker(draft, at).is_some())
        .collect();
    for (position, &at) in candidates.iter().enumerate() {
        let Some(found) = item_marker(draft, at) else {
            continue;
        };
        let near = Neighbours {
            above: position.checked_sub(1).map(|it| candidates[it]),
            below: candidates.get(position + 1).copied(),
        };
        let reading = item(draft, at, found, near);
        draft.settle(at, reading);
    }
}

/// The marker of paragraph `at`, if it is one by words.
fn item_marker(draft: &Draft<'_>, at: usize) -> Option<Found> {
    draft.units[at].marker.filter(|it| it.scheme.is_item())
}

/// The item candidates just above and below.
#[derive(Debug, Clone, Copy)]
struct Neighbours {
    above: Option<usize>,
    below: Option<usize>,
}

/// An item, or body where it is a chain or has no company.
fn item(draft: &Draft<'_>, at: usize, found: Found, near: Neighbours) -> Reading {
    let text = draft.text(at);
    let inside = inner_items(text, found);
    // After 二要… in a paragraph of its own, 三要…。四要…。 is the third with a
    // fourth buried in it.
    let follows = near
        .above
        .and_then(|above| item_marker(draft, above))
        .is_some_and(|above| {
            let next = above.ordinal.map(|it| it + 1);
            above.scheme == found.scheme && found.ordinal.is_some() && next == found.ordinal
        });
    if !follows && is_chain(text, found, &inside) {
        return Reading::new(Role::Body, 0.85, "一段之内连着说完的“一是…二是…”，不是标题");
    }
    if !has_company(draft, at, found, near) && inside.is_empty() && strong_lead(draft, at).is_none()
    {
        return Reading::new(
            Role::Body,
            0.6,
            "段首像序数词，但前后没有与之相连的，按正文处理",
        );
    }
    let end = lead_end(draft, at, found);
    let why = match (end > found.bytes, found.scheme) {
        (true, Scheme::Dash) => "并列的破折号段落，首句领起全段",
        (true, _) => "段首序数词与前后相连，首句点题，其后展开",
        (false, _) => "段首序数词与前后相连，没有另起的首句，只取序数词",
    };
    let mut reading = Reading::new(Role::Item, 0.97, why).numbered().lead(0..end);
    for range in inside {
        reading = reading.lead(range);
    }
    reading
}

/// Where the lead ends: the first full stop, or the marker where no short
/// sentence follows it.
fn lead_end(draft: &Draft<'_>, at: usize, found: Found) -> usize {
    let text = draft.text(at);
    strong_lead(draft, at)
        .or_else(|| first_of_several(text).filter(|&end| length(&text[found.bytes..end]) <= LEAD))
        .unwrap_or(found.bytes)
}

/// Whether the number goes on from a neighbour, or one goes on from it.
fn has_company(draft: &Draft<'_>, at: usize, found: Found, near: Neighbours) -> bool {
    let close = |other: usize| {
        let between = other.min(at) + 1..other.max(at);
        between.len() <= 12 && !between.into_iter().any(|it| is_heading(draft, it))
    };
    let scheme =
        |other: usize| item_marker(draft, other).is_some_and(|it| it.scheme == found.scheme);
    let above = near.above.filter(|&other| close(other));
    let below = near.below.filter(|&other| close(other));
    match found.scheme {
        Scheme::Is | Scheme::Must if found.ordinal.is_some_and(|it| it > 1) => true,
        Scheme::Dash | Scheme::First => {
            above.or(below).is_some_and(scheme) || below.is_some_and(scheme)
        }
        _ => above.is_some_and(scheme) || below.is_some_and(scheme),
    }
}

/// What ends a run of items: numbers do not go on across it.
fn is_heading(draft: &Draft<'_>, at: usize) -> bool {
    matches!(
        draft.role(at),
        Some(Role::Heading(_) | Role::Chapter | Role::Title)
    )
}

/// Items that open a sentence inside the paragraph and continue its number:
/// their leads.
fn inner_items(text: &str, found: Found) -> Vec<Range<usize>> {
    let Some(mut last) = found.ordinal.filter(|_| found.scheme != Scheme::First) else {
        return Vec::new();
    };
    let starts: Vec<_> = ends(text).collect();
    let mut leads = Vec::new();
    for (index, &start) in starts.iter().enumerate() {
        let gap = text[start..].len() - text[start..].trim_start().len();
        let Some(inner) = marker::parse(&text[start + gap..]) else {
            continue;
        };
        if inner.scheme != found.scheme || inner.ordinal != Some(last + 1) {
            continue;
        }
        last += 1;
        let begin = start + gap;
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        let several = !text[end..].trim().is_empty() && length(&text[begin..end]) <= LEAD;
        leads.push(begin..if several { end } else { begin + inner.bytes });
    }
    leads
}

/// Clauses joined by ； or ，, or sentences of which none is elaborated.
fn is_chain(text: &str, found: Found, inside: &[Range<usize>]) -> bool {
    let Some(second) = found.ordinal.map(|it| it + 1) else {
        return false;
    };
    let sentence = ends(text).next().unwrap_or(text.len());
    let clauses = text.match_indices(['；', '，']).any(|(at, mark)| {
        // 此外，四是… opens a sentence of its own.
        (mark == "；" || at < sentence)
            && marker::parse(&text[at + mark.len()..])
                .is_some_and(|it| it.scheme == found.scheme && it.ordinal == Some(second))
    });
    // 一是…。二是…。: the next item begins where the first sentence ends.
    let bare = inside.first().is_some_and(|range| {
        ends(text)
            .next()
            .is_some_and(|end| text[end..range.start].trim().is_empty())
    });
    clauses || bare
}
