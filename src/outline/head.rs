//! What stands above the body: marks of the 版头, title, subtitle, byline,
//! 主送机关.
//!
//! In: the paragraphs of one document. Out: readings for its first ones, and
//! where the body begins. Where nothing at the top is short and open, there is
//! no title: a long opening paragraph is body.

use std::ops::Range;

use crate::document::Role;

use super::date;
use super::draft::{Draft, Reading};
use super::sentence::{is_closed, length};
use super::words;

/// How many short lines may stand above the body (menus of web pages included).
const WINDOW: usize = 24;

/// Which document of the file the paragraphs are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The one the file is.
    Main,
    /// An attachment or an enclosed document.
    Enclosed,
}

/// Settles the paragraphs above the body of `part`; returns where it begins.
pub(super) fn read(draft: &mut Draft<'_>, part: &Range<usize>, place: Place) -> usize {
    let at = marks(draft, part);
    let window = at..window_end(draft, at..part.end);
    let title = given_by_markup(draft, &window).or_else(|| find_title(draft, &window, part));
    let Some(title) = title else {
        return addressee(draft, at, part, Found::NoTitle);
    };
    before_title(draft, window.start..title.start);
    titles(draft, &title, place);
    let mut next = title.end;
    while next < window.end
        && !draft.units[next]
            .marker
            .is_some_and(|it| it.scheme.is_level())
    {
        let Some(reading) = under_title(draft, next, &title, &window) else {
            break;
        };
        draft.settle(next, reading);
        next += 1;
    }
    // 主送机关 plain above the text is no less so for a line of doubt above it.
    let doubted = next..window.end;
    let open = doubted.clone().all(|at| !tells(draft.text(at)));
    let below = window.end.max(next);
    if open && below < part.end && is_plain_addressee(draft.text(below)) {
        next = below;
    }
    addressee(draft, next, part, Found::Title)
}

/// Whether a title was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Title,
    NoTitle,
}

/// 附件1, 份号, 密级, 紧急程度, 发文机关标志, 发文字号, 签发人.
fn marks(draft: &mut Draft<'_>, part: &Range<usize>) -> usize {
    let mut at = part.start;
    while at < part.end {
        let Some(reading) = mark(draft, at, part) else {
            break;
        };
        draft.settle(at, reading);
        at += 1;
    }
    at
}

fn mark(draft: &Draft<'_>, at: usize, part: &Range<usize>) -> Option<Reading> {
    let text = draft.text(at);
    let packed: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    let (role, why) = if at == part.start && words::is_attachment_label(text) {
        (Role::AttachmentLabel, "“附件”及其序号独占一行")
    } else if words::is_copy_number(text) {
        (Role::CopyNumber, "开头的六位数字，是份号")
    } else if words::is_secrecy(text) {
        (Role::Secrecy, "开头独占一行的密级")
    } else if words::is_urgency(text) {
        (Role::Urgency, "开头独占一行的紧急程度")
    } else if words::is_doc_number(text) {
        (Role::DocNumber, "形如“机关代字〔年份〕序号”，是发文字号")
    } else if packed.starts_with("签发人：") && length(text) <= 40 {
        (Role::Signer, "以“签发人：”开头")
    } else if packed.ends_with("文件") && length(text) <= 30 && marked_off(draft, at, part) {
        (
            Role::IssuerMark,
            "以“文件”结尾，下面是发文字号，是发文机关标志",
        )
    } else {
        return None;
    };
    Some(Reading::new(role, 0.95, why))
}

/// Whether 发文字号 stands within three paragraphs below `at`.
fn marked_off(draft: &Draft<'_>, at: usize, part: &Range<usize>) -> bool {
    (at + 1..part.end.min(at + 4)).any(|near| words::is_doc_number(draft.text(near)))
}

/// The first paragraph that no title, byline or mark can be.
fn window_end(draft: &Draft<'_>, range: Range<usize>) -> usize {
    let limit = range.end.min(range.start + WINDOW);
    (range.start..limit)
        .find(|&at| !may_stand_above(draft, at))
        .unwrap_or(limit)
}

fn may_stand_above(draft: &Draft<'_>, at: usize) -> bool {
    let text = draft.text(at);
    let heading = draft
        .first(at)
        .evidence
        .outline_level
        .is_some_and(|level| level > 1);
    let level = draft.units[at]
        .marker
        .is_some_and(|it| it.scheme.is_level() || it.scheme.is_division());
    let sentence = text.ends_with(['。', '！', '？', '；']);
    let web = (length(text) <= 8 && !sentence) || is_web_line(text);
    // A tab parts the cells of a table.
    let row = text.contains('\t');
    !heading
        && !level
        && !row
        && (length(text) <= 70 || words::fits_a_title(text))
        && (!is_closed(text) || (web && !words::addresses(text)))
}

/// `#` lines of Markdown, Heading 1 of Word: the title where they stand first.
fn given_by_markup(draft: &Draft<'_>, window: &Range<usize>) -> Option<Range<usize>> {
    let top = |&at: &usize| draft.first(at).evidence.outline_level == Some(1);
    let first = window.clone().next().filter(top)?;
    let count = window.clone().take_while(top).count();
    Some(first..first + count)
}

/// The lines of the title among those above the body.
fn find_title(
    draft: &Draft<'_>,
    window: &Range<usize>,
    part: &Range<usize>,
) -> Option<Range<usize>> {
    let named = window.clone().find(|&at| {
        let text = draft.text(at);
        words::fits_a_title(text)
            && length(text) >= 4
            && words::names_a_kind(text)
            && !is_under(text)
    });
    if let Some(last) = named {
        return Some(
            title_start(draft, window.start, last)..title_end(draft, last + 1, window.end),
        );
    }
    // No name of a kind: the first line alone, where text follows it.
    let first = window.start;
    let plausible = window.contains(&first)
        && words::fits_a_title(draft.text(first))
        && (4..=40).contains(&length(draft.text(first)))
        && !is_under(draft.text(first))
        // 保障对象：农村人口 names a thing and tells it.
        && !draft.text(first).contains(['：', ':'])
        && window.len() <= 6
        && window.end < part.end;
    plausible.then(|| first..title_end(draft, first + 1, window.end))
}

/// Goes up over the lines that the title's last line goes on from.
fn title_start(draft: &Draft<'_>, top: usize, last: usize) -> usize {
    let mut start = last;
    while start > top && last - start < 3 {
        let above = draft.text(start - 1);
        let whole = words::names_a_kind(above) || is_under(above) || is_web_line(above);
        let part_of_it = length(above) >= 6 || draft.text(start).starts_with("关于");
        if whole || !part_of_it || is_closed(above) || length(above) > 40 {
            break;
        }
        start -= 1;
    }
    start
}

/// Goes down over lines that cannot begin a title: 的通知.
fn title_end(draft: &Draft<'_>, from: usize, limit: usize) -> usize {
    (from..limit)
        .find(|&at| !draft.text(at).starts_with(['的', '和', '及', '与', '暨']))
        .unwrap_or(limit)
}

fn before_title(draft: &mut Draft<'_>, range: Range<usize>) {
    for at in range {
        let reading = mark(draft, at, &(at + 1..draft.units.len()))
            .unwrap_or_else(|| Reading::new(Role::Other, 0.6, "标题之前的短行，不属于正文"));
        draft.settle(at, reading);
    }
}

fn titles(draft: &mut Draft<'_>, title: &Range<usize>, place: Place) {
    let role = match place {
        Place::Main => Role::Title,
        Place::Enclosed => Role::AttachmentTitle,
    };
    let kind = |at: usize| words::names_a_kind(draft.text(at));
    let named = title.clone().any(kind);
    let readings = title.clone().map(|at| {
        let marked = draft.first(at).evidence.outline_level == Some(1);
        let (confidence, why) = match (marked, named, kind(at)) {
            (true, ..) => (0.99, "位于正文之前，来源标为一级标题"),
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

/// A line between the title and the body; `None` where it may be the body's
/// first, for what is unsure is body.
fn under_title(
    draft: &Draft<'_>,
    at: usize,
    title: &Range<usize>,
    window: &Range<usize>,
) -> Option<Reading> {
    let text = draft.text(at);
    let above: String = title.clone().map(|line| draft.text(line)).collect();
    let is_page = web_words(draft, window) > 1;
    let reading = if let Some(reading) = mark(draft, at, &(at + 1..draft.units.len())) {
        reading
    } else if above.contains(text) && length(text) >= 4 {
        Reading::new(Role::Other, 0.8, "重复了上面的标题")
    } else if is_web_line(text) && (!tells(text) || is_page) {
        Reading::new(Role::Other, 0.7, "网页附带的来源、时间等，不属于正文")
    } else if tells(text) && !is_page && !text.starts_with("摘自") {
        return None;
    } else if text.starts_with("——") && !text.contains(['年', '会']) {
        Reading::new(
            Role::Subtitle,
            0.85,
            "标题之下以破折号开头的一行，不是场合，是副标题",
        )
    } else if is_under(text) {
        Reading::new(Role::Byline, 0.9, "标题之下的署名、日期或场合")
    } else if length(text) <= 20 && words::names_a_body(text) && !words::names_a_kind(text) {
        Reading::new(Role::Byline, 0.6, "标题与正文之间的短行，以机关名称结尾")
    } else if is_page && length(text) <= 20 {
        Reading::new(Role::Other, 0.6, "标题与正文之间的短行，像网页附带的")
    } else {
        return None;
    };
    Some(reading)
}

/// 时间：3月1日 names a thing and tells it.
fn tells(text: &str) -> bool {
    let content = text
        .split_once(['：', ':'])
        .map(|(_, content)| content.trim());
    content.is_some_and(|it| !it.is_empty())
}

/// How many different words of web pages the lines above the body have.
fn web_words(draft: &Draft<'_>, window: &Range<usize>) -> usize {
    let has = |word: &&&str| window.clone().any(|at| draft.text(at).contains(**word));
    WEB_WORDS.iter().filter(has).count()
}

/// The looks of a line that stands under a title and is none.
fn is_under(text: &str) -> bool {
    text.starts_with("——")
        || text.starts_with("摘自")
        || date::is_whole(text)
        || words::is_bracketed(text)
        || words::is_doc_number(text)
        || is_name(text)
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

/// What a web page adds to the text it shows.
const WEB_WORDS: [&str; 12] = [
    "来源：",
    "时间：",
    "字体：",
    "字号：",
    "浏览",
    "打印",
    "分享",
    "您的位置",
    "发布日期",
    "收藏",
    "下载",
    "当前位置",
];

fn is_web_line(text: &str) -> bool {
    WEB_WORDS.iter().any(|word| text.contains(word)) && length(text) <= 40
}

/// 主送机关 on the first paragraph of the body, or the two or three lines it takes.
fn addressee(draft: &mut Draft<'_>, at: usize, part: &Range<usize>, found: Found) -> usize {
    let at = match found {
        Found::NoTitle if is_open_line(draft, at, part) => at + 1,
        _ => at,
    };
    let limit = part.end.min(at + 3);
    let last = (at..limit).find(|&near| !draft.text(near).ends_with(['、', '，']));
    let Some(last) = last.filter(|&last| is_addressee(draft.text(last), found)) else {
        return at;
    };
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
    let heading = |line: usize| {
        draft.units[line].marker.is_some() || draft.first(line).evidence.outline_level.is_some()
    };
    at + 1 < part.end
        && !heading(at)
        && !is_closed(draft.text(at))
        && is_plain_addressee(draft.text(at + 1))
}

/// 单位名： alone on its line.
fn is_plain_addressee(text: &str) -> bool {
    words::addresses(text) && !words::leads_on(text) && length(text) <= 40
}

fn is_addressee(text: &str, found: Found) -> bool {
    let colon = text.ends_with(['：', ':']) && length(text) <= 300;
    let enough = words::addresses(text) || (found == Found::Title && length(text) <= 20);
    colon && enough && !words::leads_on(text)
}
