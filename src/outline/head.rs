//! What stands above the body: 版头 (`letterhead`), title (`title`), subtitle,
//! byline, 主送机关.
//!
//! In: the paragraphs of one document. Out: readings for its first ones, and
//! where the body begins. Where nothing at the top is short and open, there is
//! no title: a long opening paragraph is body.

use std::ops::Range;

use crate::document::Role;

use super::date;
use super::draft::{Draft, Reading};
use super::sentence::{is_closed, length};
use super::{head_words, letterhead, title, web, words};

/// How many short lines may stand above the body (menus of web pages included).
const WINDOW: usize = 24;

/// Which document of the file the paragraphs are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The one the file is.
    Main,
    /// An attachment or an enclosed document.
    Enclosed,
    /// One of its own that stands below another in the file.
    Below,
}

impl Place {
    /// The place of `part`: below the first document an attachment where its
    /// first line says so, or where a line above names it or brings another
    /// document with it.
    pub(super) fn of(draft: &Draft<'_>, part: &Range<usize>, carried: bool) -> Self {
        if part.start == 0 {
            Self::Main
        } else if carried || words::is_attachment_label(draft.text(part.start)) {
            Self::Enclosed
        } else {
            Self::Below
        }
    }
}

/// Settles the paragraphs above the body of `part`; returns where it begins.
pub(super) fn read(draft: &mut Draft<'_>, part: &Range<usize>, place: Place) -> usize {
    let marked = letterhead::read(draft, part);
    let at = past_settled(draft, marked, part);
    let window = below_running_head(draft, at..window_end(draft, at..part.end), part);
    let Some(title) =
        title::find(draft, &window, part).or_else(|| under_label(draft, &window, part))
    else {
        return addressee(draft, at, part, Found::NoTitle);
    };
    for line in (at..title.start)
        .filter(|&line| draft.is_open(line))
        .collect::<Vec<_>>()
    {
        let reading = letterhead::mark(draft, line, &(line + 1..part.end))
            .unwrap_or_else(|| Reading::new(Role::Other, 0.6, "标题之前的短行，不属于正文"));
        draft.settle(line, reading);
    }
    title::settle(draft, &title, place);
    let window = if window.contains(&title.start) && title.end <= window.end {
        window
    } else {
        title.start..window_end(draft, title.end..part.end)
    };
    let mut next = title.end;
    let numbered = |draft: &Draft<'_>, at: usize| {
        draft.outline_level(at).is_some()
            || draft.units[at]
                .marker
                .is_some_and(|it| it.scheme.is_level())
    };
    while next < window.end && !numbered(draft, next) {
        let Some(reading) = under_title(draft, next, &title, &window) else {
            break;
        };
        draft.settle(next, reading);
        next += 1;
    }
    let below_contents = past_settled(draft, next, part);
    if below_contents > next {
        next = repeated_title(draft, below_contents, &title, part);
        return addressee(draft, next, part, Found::Title);
    }
    // 主送机关 plain above the text is no less so for a line of doubt above it.
    let doubted = next..window.end;
    let open = doubted.clone().all(|at| !tells(draft.text(at)));
    let below = window.end.max(next);
    if open
        && below < part.end
        && !draft.is_bulleted(below)
        && is_plain_addressee(draft.text(below))
    {
        next = below;
    }
    addressee(draft, next, part, Found::Title)
}

/// The short open line right under 附件1, which is the attachment's title
/// whatever its length: 宽表 above its table no less than 办法 above its text.
fn under_label(
    draft: &Draft<'_>,
    window: &Range<usize>,
    part: &Range<usize>,
) -> Option<Range<usize>> {
    let at = window.start;
    let more =
        |at: usize| at + 1 < part.end || (draft.has_more_below(at) && !draft.is_right_above(at));
    let inside = at == part.start + 1 && window.contains(&at) && more(at);
    if !inside || !words::is_attachment_label(draft.text(part.start)) {
        return None;
    }
    let is_name_at = |line: usize| part.contains(&line) && is_name(draft.text(line));
    let names = is_name_at(at) && is_name_at(at + 1);
    let short = length(draft.text(at)) <= 40 && !tells(draft.text(at));
    (short && !names).then(|| at..at + 1)
}

/// Where the lines from `at` on that are settled (目录) end.
fn past_settled(draft: &Draft<'_>, at: usize, part: &Range<usize>) -> usize {
    (at..part.end)
        .find(|&next| draft.is_open(next) || draft.is_bulleted(next))
        .unwrap_or(part.end)
}

/// Passes over lines below 目录 that say the title once more.
fn repeated_title(
    draft: &mut Draft<'_>,
    from: usize,
    title: &Range<usize>,
    part: &Range<usize>,
) -> usize {
    let mut at = from;
    while at < part.end && title::repeats(draft, title, at) {
        let why = "重复了上面的标题";
        draft.settle(at, Reading::new(Role::Other, 0.8, why));
        at += 1;
    }
    at
}

/// The window below a line and a page number that a printed page left on top,
/// where the title is named there and not above.
fn below_running_head(
    draft: &Draft<'_>,
    window: Range<usize>,
    part: &Range<usize>,
) -> Range<usize> {
    let next = past_settled(draft, window.end, part);
    if window.len() > 1 || next == window.end || title::named(draft, &window).is_some() {
        return window;
    }
    let below = next..window_end(draft, next..part.end);
    if title::named(draft, &below).is_some() {
        below
    } else {
        window
    }
}

/// Whether a title was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Title,
    NoTitle,
}

/// Settles lines in the middle of `body` that greet those present once more.
pub(super) fn greetings(draft: &mut Draft<'_>, body: &Range<usize>) {
    for at in body.clone() {
        if draft.is_open(at) && words::greets(draft.text(at)) {
            let why = "独占一行的称呼，以冒号结尾";
            draft.settle(at, Reading::new(Role::Addressee, 0.85, why));
        }
    }
}

/// The first paragraph that no title, byline or mark can be.
fn window_end(draft: &Draft<'_>, range: Range<usize>) -> usize {
    let limit = range.end.min(range.start + WINDOW);
    (range.start..limit)
        .find(|&at| !may_stand_above(draft, at))
        .unwrap_or(limit)
}

/// Short and open, no heading and no row of a table. Menus of web pages may
/// be closed by a mark (字号：).
fn may_stand_above(draft: &Draft<'_>, at: usize) -> bool {
    let text = draft.text(at);
    let named = words::fits_a_title(text) && words::names_a_kind(text);
    let heading = draft.is_marked_heading(at)
        || (!named && draft.outline_level(at).is_some_and(|level| level > 1));
    let level = draft.units[at]
        .marker
        .is_some_and(|it| it.scheme.is_level() || it.scheme.is_division());
    let sentence = text.ends_with(['。', '！', '？', '；']);
    let web = (length(text) <= 8 && !sentence) || web::is_head_line(text);
    // A tab parts the cells of a table.
    let row = text.contains('\t');
    draft.is_open(at)
        && !heading
        && !level
        && !row
        && (length(text) <= 70 || words::fits_a_title(text))
        && (!is_closed(text) || (web && !words::addresses(text)))
}

/// A line between the title and the body; `None` where it may be the body's
/// first, for what is unsure is body.
fn under_title(
    draft: &Draft<'_>,
    at: usize,
    title: &Range<usize>,
    window: &Range<usize>,
) -> Option<Reading> {
    let text = draft.text(at);
    let lines: Vec<_> = window.clone().map(|at| draft.text(at)).collect();
    let is_page = web::words_of_pages(&lines) > 1;
    let reading = if let Some(reading) = letterhead::mark(draft, at, &(at + 1..draft.units.len())) {
        reading
    } else if title::repeats(draft, title, at) {
        Reading::new(Role::Other, 0.8, "重复了上面的标题")
    } else if web::is_head_line(text) && (!tells(text) || is_page) {
        Reading::new(Role::Other, 0.7, "网页附带的来源、时间等，不属于正文")
    } else if tells(text) && !is_page && !text.starts_with("摘自") {
        return None;
    } else if text.starts_with("——") && !text.contains(['年', '会']) {
        Reading::new(
            Role::Subtitle,
            0.85,
            "标题之下以破折号开头的一行，不是场合，是副标题",
        )
    } else if is_list_of_names(draft, at, window) {
        return None;
    } else if is_under(text) {
        Reading::new(Role::Byline, 0.9, "标题之下的署名、日期或场合")
    } else if length(text) <= 20 && words::names_a_body(text) && !words::names_a_kind(text) {
        Reading::new(Role::Byline, 0.6, "标题与正文之间的短行，以机关名称结尾")
    } else if is_bare_name(text) {
        Reading::new(Role::Byline, 0.65, "标题与正文之间两到四个字的一行，像姓名")
    } else if is_page && length(text) <= 20 {
        Reading::new(Role::Other, 0.6, "标题与正文之间的短行，像网页附带的")
    } else {
        return None;
    };
    Some(reading)
}

/// 时间：3月1日 names a thing and tells it.
pub(super) fn tells(text: &str) -> bool {
    let content = text
        .split_once(['：', ':'])
        .map(|(_, content)| content.trim());
    content.is_some_and(|it| !it.is_empty())
}

/// The looks of a line that stands under a title and is none.
pub(super) fn is_under(text: &str) -> bool {
    text.starts_with("——")
        || text.starts_with("摘自")
        || date::is_whole(text)
        || words::is_bracketed(text)
        || head_words::is_doc_number(text)
        || is_name(text)
}

/// Three names one below the other are a list, not who signs.
fn is_list_of_names(draft: &Draft<'_>, at: usize, window: &Range<usize>) -> bool {
    let name = |near: usize| {
        let text = || draft.text(near);
        let posted = || text().contains(char::is_whitespace) && words::names_a_body(text());
        window.contains(&near) && (is_name(text()) || posted())
    };
    (at.saturating_sub(2)..=at).any(|first| (first..first + 3).all(name))
}

/// 王强 alone on its line; section names (前言) are no names.
fn is_bare_name(text: &str) -> bool {
    (2..=4).contains(&length(text))
        && text.chars().all(|it| matches!(it, '\u{3400}'..='\u{9fff}'))
        && !words::names_a_section(text)
        && !words::names_a_kind(text)
}

/// 王　强; 市长　王强.
fn is_name(text: &str) -> bool {
    // Four single characters and more are a letter-spaced line of a title.
    if text.split_whitespace().count() > 3 {
        return false;
    }
    let mut words = text.split_whitespace();
    let last = words.next_back().unwrap_or_default();
    let spaced = words.next().is_some();
    let office = text.split_whitespace().next().unwrap_or_default();
    let longest = if office.ends_with(['长', '席', '记', '任']) {
        8
    } else {
        3
    };
    spaced
        && (1..=longest).contains(&length(last))
        && length(text) <= 20
        && !words::names_a_kind(text)
}

/// 主送机关 on the first paragraph of the body, or the two or three lines it takes.
fn addressee(draft: &mut Draft<'_>, at: usize, part: &Range<usize>, found: Found) -> usize {
    let at = match found {
        Found::NoTitle if is_open_line(draft, at, part) => at + 1,
        _ => at,
    };
    let limit = part.end.min(at + 3);
    let last = (at..limit).find(|&near| !draft.text(near).ends_with(['、', '，']));
    let open = |near: usize| !draft.is_bulleted(near);
    let Some(last) = last.filter(|&last| open(last) && is_addressee(draft.text(last), found))
    else {
        return at;
    };
    // 各县…： and 市直各单位： one below the other.
    let last = (last + 1..limit.max(last + 1))
        .take_while(|&near| open(near) && is_plain_addressee(draft.text(near)))
        .last()
        .unwrap_or(last);
    let why = match found {
        Found::Title => "标题之后、正文之前，以冒号结尾，是主送机关或称谓",
        Found::NoTitle => "位于正文开头，以机关名称或称呼和冒号结尾，是主送机关或称谓",
    };
    for line in at..=last {
        draft.settle(line, Reading::new(Role::Addressee, 0.95, why));
    }
    last + 1
}

/// Whether `at` is a line that no mark closes, perhaps a title in doubt, with
/// 主送机关 plain below it.
fn is_open_line(draft: &Draft<'_>, at: usize, part: &Range<usize>) -> bool {
    let heading =
        |line: usize| draft.units[line].marker.is_some() || draft.outline_level(line).is_some();
    at + 1 < part.end
        && !heading(at)
        && !draft.is_bulleted(at + 1)
        && !is_closed(draft.text(at))
        && is_plain_addressee(draft.text(at + 1))
}

/// 单位名： alone on its line.
fn is_plain_addressee(text: &str) -> bool {
    words::addresses(text) && !words::leads_on(text) && length(text) <= 40
}

/// Below a title a short line that ends in ： is 主送机关 by its place; without
/// one it has to say so by its words.
fn is_addressee(text: &str, found: Found) -> bool {
    let short = length(text) <= 300 || words::lists_bodies(text);
    let colon = text.ends_with(['：', ':']) && short && !text.contains('\t');
    let enough = words::addresses(text) || (found == Found::Title && length(text) <= 20);
    let party = text.starts_with(['甲', '乙', '丙']) && text.chars().nth(1) == Some('方');
    colon && enough && !party && !words::leads_on(text)
}
