//! What a screen leaves in the text copied from it: menus, sources and links
//! of a web page, senders and times of a chat.
//!
//! In: a line. Out: whether it reads like one of them. Where the lines of a
//! page may stand is for `head` and `tail`; those of a chat stand anywhere.

use crate::document::Role;

use super::draft::{Draft, Reading};

/// The longest line of the kind, in characters.
const LONGEST: usize = 40;

/// What stands above the text.
const HEAD: [&str; 13] = [
    "来源：",
    "时间：",
    "字体：",
    "字号：",
    "【字体",
    "浏览",
    "打印",
    "分享",
    "您的位置",
    "发布日期",
    "收藏",
    "下载",
    "当前位置",
];

/// What stands below it.
const FOOT: [&str; 17] = [
    "上一篇",
    "下一篇",
    "返回顶部",
    "返回首页",
    "版权所有",
    "网站地图",
    "网站标识码",
    "关于我们",
    "扫一扫",
    "相关链接",
    "相关阅读",
    "关闭窗口",
    "打印本页",
    "分享到",
    "责任编辑",
    "附件下载",
    "浏览次数",
];

/// Whether `text` reads like a line above the text of a page.
pub(super) fn is_head_line(text: &str) -> bool {
    is_short(text) && HEAD.iter().any(|word| text.contains(word))
}

/// Whether `text` reads like a line below the text of a page.
pub(super) fn is_foot_line(text: &str) -> bool {
    const FILES: [&str; 6] = [".doc", ".docx", ".xls", ".xlsx", ".pdf", ".wps"];
    let words = FOOT.iter().any(|word| text.contains(word));
    let file = FILES.iter().any(|ending| text.ends_with(ending));
    is_short(text) && !text.ends_with('。') && (words || file)
}

/// Settles the lines of a chat where two tell sender and time, and comments of
/// HTML.
pub(super) fn chat(draft: &mut Draft<'_>) {
    let senders = (0..draft.units.len())
        .filter(|&at| is_sender(draft.text(at)))
        .count();
    for at in 0..draft.units.len() {
        let text = draft.text(at);
        let why = if senders > 1 && (is_sender(text) || is_reaction(text)) {
            "聊天记录的发送人、时间或表情，不属于正文"
        } else if text.starts_with("<!--") && text.ends_with("-->") {
            "网页源码的注释，不属于正文"
        } else {
            continue;
        };
        draft.settle(at, Reading::new(Role::Other, 0.8, why));
    }
}

/// 某科室-小王 16:44: short, with the time at its end.
fn is_sender(text: &str) -> bool {
    let time = text.split_whitespace().next_back().unwrap_or_default();
    let clock = time.split_once(':').is_some_and(|(hour, minute)| {
        let digits = |part: &str| part.bytes().all(|it| it.is_ascii_digit());
        (1..=2).contains(&hour.len()) && minute.len() == 2 && digits(hour) && digits(minute)
    });
    is_short(text) && clock && time.len() < text.len()
}

/// @所有人, [图片].
fn is_reaction(text: &str) -> bool {
    let bracketed = text.starts_with('[') && text.ends_with(']') && !text.contains(' ');
    is_short(text) && (text.starts_with('@') || bracketed)
}

/// How many different words of pages `lines` have.
pub(super) fn words_of_pages(lines: &[&str]) -> usize {
    let has = |word: &&&str| lines.iter().any(|line| line.contains(**word));
    HEAD.iter().filter(has).count()
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST
}
