//! The title: its lines among those above the body.
//!
//! In: a window of short open lines at the top of one document. Out: which of
//! them make the title, 1 to 4, or none: a kind of document (文种) at a line's
//! end tells it, or such a kind alone on its line, else the first line where
//! little stands beside it.

use std::ops::Range;

use crate::document::Role;

use super::draft::{Draft, Reading};
use super::head::{Place, is_under, tells};
use super::mark::Mark;
use super::sentence::{is_closed, length, packed};
use super::{web, words};

/// The most lines a title takes.
const LINES: usize = 4;

/// The lines of the title among those of `window`.
pub(super) fn find(
    draft: &Draft<'_>,
    window: &Range<usize>,
    part: &Range<usize>,
) -> Option<Range<usize>> {
    given_by_markup(draft, window)
        .or_else(|| named(draft, window))
        .or_else(|| stopped(draft, window, part))
        .or_else(|| kind_alone(draft, window, part))
        .or_else(|| alone(draft, window, part))
}

/// `#` lines of Markdown, Heading 1 of Word: the title where they stand first.
fn given_by_markup(draft: &Draft<'_>, window: &Range<usize>) -> Option<Range<usize>> {
    let top = |&at: &usize| draft.outline_level(at) == Some(1);
    let marked = |&at: &usize| draft.mark(at) == Some(Mark::Heading(1));
    // The user's own mark counts wherever it stands; other sources may have a
    // first-level heading below a plain title.
    let first = window
        .clone()
        .find(marked)
        .or_else(|| window.clone().next().filter(top))?;
    let count = (first..window.end).take_while(top).count();
    Some(first..first + count)
}

/// The title that ends in the name of a kind.
pub(super) fn named(draft: &Draft<'_>, window: &Range<usize>) -> Option<Range<usize>> {
    let mut named = window.clone().filter(|&at| closes_a_title(draft.text(at)));
    let first = named.next()?;
    // A page's own heading may stand above the title, with a menu between or
    // as the words the title ends in.
    let below_menu = named.next_back().filter(|&last| {
        let (page, title) = (draft.text(first), draft.text(last));
        let menu = (first..last).any(|at| web::is_head_line(draft.text(at)));
        title != page && (menu || title.ends_with(page))
    });
    let found = below_menu.unwrap_or(first);
    let start = start(draft, window.start, found);
    Some(start..end(draft, start, found + 1, window.end))
}

/// The title that a full stop closes, below open lines or none.
fn stopped(draft: &Draft<'_>, window: &Range<usize>, part: &Range<usize>) -> Option<Range<usize>> {
    let last = window.end;
    let found = part.contains(&last)
        && draft.is_open(last)
        && draft.units[last].marker.is_none()
        && words::is_stopped_title(draft.text(last));
    found.then(|| start(draft, window.start, last)..last + 1)
}

/// The kind and nothing else, in which the body's name may stand above: 通知,
/// 介绍信. The text or its 主送机关 stands right below.
fn kind_alone(
    draft: &Draft<'_>,
    window: &Range<usize>,
    part: &Range<usize>,
) -> Option<Range<usize>> {
    let text_below = |at: usize| {
        let below = at + 1;
        below == window.end || draft.text(below).ends_with(['：', ':'])
    };
    let found = window.clone().find(|&at| is_a_kind(draft.text(at)))?;
    let begins = start(draft, window.start, found) == window.start;
    let followed = text_below(found) && found + 1 < part.end;
    (begins && followed).then_some(window.start..found + 1)
}

/// Whether `text`, letter-spaced or not, is the name of a kind that is a whole
/// title where it is short: letters have no other.
fn is_a_kind(text: &str) -> bool {
    const LETTERS: [&str; 20] = [
        "证明",
        "证明信",
        "介绍信",
        "推荐信",
        "邀请函",
        "邀请书",
        "感谢信",
        "慰问信",
        "表扬信",
        "公开信",
        "贺信",
        "贺电",
        "倡议书",
        "承诺书",
        "保证书",
        "任命书",
        "申请书",
        "督办函",
        "启事",
        "声明",
    ];
    let packed = packed(text);
    let kind = packed.as_str();
    words::OFFICIAL_KINDS.contains(&kind) || LETTERS.contains(&kind)
}

/// Whether a title may end in this line: it names a kind, and is not one of
/// the lines that stand around titles.
fn closes_a_title(text: &str) -> bool {
    words::fits_a_title(text)
        && length(text) >= 4
        && words::names_a_kind(text)
        && !is_under(text)
        && !web::is_head_line(text)
        && !words::names_a_section(text)
}

/// No name of a kind: the first line, where text follows it.
fn alone(draft: &Draft<'_>, window: &Range<usize>, part: &Range<usize>) -> Option<Range<usize>> {
    let first = window.start;
    let plausible = window.contains(&first)
        && may_be_a_line(draft.text(first))
        && length(draft.text(first)) <= 40
        && window.len() <= 6
        && window.end < part.end;
    if !plausible {
        return None;
    }
    let blank = |at: usize| draft.gap(at) > 0;
    // A second line without a blank between, and something of another kind below.
    let second = first + 1;
    let parted =
        |at: usize| (at < window.end && is_under(draft.text(at))) || (at < part.end && blank(at));
    let two = second < window.end
        && !blank(second)
        && parted(second + 1)
        && may_be_a_line(draft.text(second))
        && length(draft.text(second)) <= 30;
    let from = if two { second + 1 } else { second };
    Some(first..end(draft, first, from, window.end))
}

/// Whether a title that names no kind may have this line.
fn may_be_a_line(text: &str) -> bool {
    words::fits_a_title(text)
        && length(text) >= 4
        && !is_under(text)
        && !words::names_a_section(text)
        && !words::names_all_of_some_bodies(text)
        // 保障对象：农村人口 names a thing and tells it.
        && !text.contains(['：', ':'])
}

/// Goes up over the lines that the title's last line goes on from.
fn start(draft: &Draft<'_>, top: usize, last: usize) -> usize {
    let mut start = last;
    while start > top && last - start < LINES - 1 {
        let above = draft.text(start - 1);
        let whole = words::names_a_kind(above) || is_under(above) || web::is_head_line(above);
        let part_of_it = length(above) >= 6 || draft.text(start).starts_with("关于");
        if whole || !part_of_it || is_closed(above) || length(above) > 40 {
            break;
        }
        start -= 1;
    }
    start
}

/// Goes down over lines that belong to the title: those that cannot begin one
/// (的通知), a kind of document under a line that ends in a lesser word (工作),
/// and a remark such as （试行）.
fn end(draft: &Draft<'_>, start: usize, from: usize, limit: usize) -> usize {
    let goes_on = |at: usize| {
        let text = draft.text(at);
        text.starts_with(['的', '和', '及', '与', '暨'])
            || words::qualifies_a_title(text)
            || (draft.gap(at) == 0
                && words::ends_in_doubt(draft.text(at - 1))
                && closes_a_title(text))
    };
    (from..limit.min(start + LINES))
        .find(|&at| !goes_on(at))
        .unwrap_or(limit.min((start + LINES).max(from)))
}

/// Settles the lines of `title`.
pub(super) fn settle(draft: &mut Draft<'_>, title: &Range<usize>, place: Place) {
    let role = match place {
        Place::Main | Place::Below => Role::Title,
        Place::Enclosed => Role::AttachmentTitle,
    };
    let kind = |at: usize| words::names_a_kind(draft.text(at)) || is_a_kind(draft.text(at));
    let named = title.clone().any(kind);
    let stopped = title
        .clone()
        .any(|at| words::is_stopped_title(draft.text(at)));
    let readings = title.clone().map(|at| {
        let marked = draft.outline_level(at) == Some(1);
        let (confidence, why) = match (marked, named, kind(at)) {
            (false, false, _) if stopped => {
                (0.9, "位于正文之前，写成“关于……的”加文种，只是末尾多了句号")
            }
            (true, ..) => (0.99, "位于正文之前，来源（样式或 #）标为一级标题"),
            (false, true, true) => (0.95, "位于正文之前，句末无标点，以文种名称结尾"),
            (false, true, false) => (0.95, "与相邻的以文种名称结尾的一行合成标题"),
            (false, false, _) => (0.65, "位于正文之前的短行，句末无标点"),
        };
        (at, Reading::new(role, confidence, why))
    });
    for (at, reading) in readings.collect::<Vec<_>>() {
        draft.settle(at, reading);
    }
}

/// Whether lines from `at` on tell of the title once more, or of something else.
pub(super) fn repeats(draft: &Draft<'_>, title: &Range<usize>, at: usize) -> bool {
    let text = draft.text(at);
    let whole: String = title.clone().map(|line| draft.text(line)).collect();
    length(text) >= 4 && whole.contains(text) && !tells(text)
}
