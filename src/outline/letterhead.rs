//! 版头: what stands above the red rule, 份号 to 签发人 (GB/T 9704-2012 §7.2),
//! and the 附件 line above an attachment.
//!
//! In: the first paragraphs of one document. Out: readings for them, and where
//! they end. A 发文字号 under a title is known here too.

use std::ops::Range;

use crate::document::Role;

use super::draft::{Draft, Reading};
use super::sentence::{is_closed, length, packed};
use super::{head_words, words};

/// How many lines 发文机关标志 may take, with what stands beside it.
const LINES: usize = 8;

/// Settles the lines of 版头 at the start of `part`; returns where they end.
pub(super) fn read(draft: &mut Draft<'_>, part: &Range<usize>) -> usize {
    let at = marks(draft, part, part.start);
    let Some(number) = number_below(draft, at, part) else {
        return at;
    };
    for line in at..number {
        let why = "在发文字号之上、标题之前的短行，是发文机关标志";
        let reading =
            mark(draft, line, part).unwrap_or_else(|| Reading::new(Role::IssuerMark, 0.85, why));
        draft.settle(line, reading);
    }
    marks(draft, part, number)
}

/// Settles marks one after the other from `from` on.
fn marks(draft: &mut Draft<'_>, part: &Range<usize>, from: usize) -> usize {
    let mut at = from;
    while at < part.end {
        let Some(reading) = mark(draft, at, part).filter(|_| draft.is_open(at)) else {
            break;
        };
        draft.settle(at, reading);
        at += 1;
    }
    at
}

/// The element of 版头 that paragraph `at` is by its own words.
pub(super) fn mark(draft: &Draft<'_>, at: usize, part: &Range<usize>) -> Option<Reading> {
    let text = draft.text(at);
    let packed = packed(text);
    let (role, why) = if at == part.start && words::is_attachment_label(text) {
        (Role::AttachmentLabel, "“附件”及其序号独占一行")
    } else if at == part.start && at > 0 && words::labelled_attachment(text).is_some() {
        (
            Role::AttachmentLabel,
            "“附件”的序号和名称在同一行，其下是附件的正文",
        )
    } else if head_words::is_copy_number(text) {
        (Role::CopyNumber, "开头的六位数字，是份号")
    } else if head_words::is_secrecy(text) {
        (Role::Secrecy, "开头独占一行的密级")
    } else if head_words::is_urgency(text) {
        (Role::Urgency, "开头独占一行的紧急程度")
    } else if head_words::is_doc_number(text) {
        let why = "形如“机关代字〔年份〕序号”或“第×号”，是发文字号";
        (Role::DocNumber, why)
    } else if head_words::numbers_and_signs(text) {
        let why = "发文字号之后同行是签发人，以行首的发文字号为准";
        (Role::DocNumber, why)
    } else if packed.starts_with("签发人：") && length(text) <= 40 {
        (Role::Signer, "以“签发人：”开头")
    } else if signs_on(draft, at, part) && head_words::are_names(text) {
        (Role::Signer, "签发人之下只有姓名的一行，接着列签发人")
    } else if signs_on(draft, at, part) && head_words::numbers_and_names(text) {
        let why = "签发人之下的发文字号，其后接着列签发人";
        (Role::DocNumber, why)
    } else if packed.ends_with("文件") && length(text) <= 30 && marked_off(draft, at, part) {
        let why = "以“文件”结尾，下面是发文字号，是发文机关标志";
        (Role::IssuerMark, why)
    } else {
        return None;
    };
    Some(Reading::new(role, 0.95, why))
}

/// Whether the paragraph above `at` names 签发人.
fn signs_on(draft: &Draft<'_>, at: usize, part: &Range<usize>) -> bool {
    at > part.start
        && (draft.role(at - 1) == Some(Role::Signer)
            || head_words::numbers_and_signs(draft.text(at - 1)))
}

/// Whether 发文字号 or 签发人 stands within three paragraphs below `at`.
fn marked_off(draft: &Draft<'_>, at: usize, part: &Range<usize>) -> bool {
    (at + 1..part.end.min(at + 4)).any(|near| {
        let text = draft.text(near);
        numbers(text) || packed(text).starts_with("签发人：")
    })
}

/// 发文字号, with or without 签发人 beside it.
fn numbers(text: &str) -> bool {
    head_words::is_doc_number(text) || head_words::numbers_and_signs(text)
}

/// 发文字号 with short lines above it from `from` on and a title below it. A
/// number below the title, with none below it, numbers what stands above.
fn number_below(draft: &Draft<'_>, from: usize, part: &Range<usize>) -> Option<usize> {
    let limit = part.end.min(from + LINES);
    let number = (from + 1..limit).find(|&at| numbers(draft.text(at)))?;
    let short = |at: usize| {
        let text = draft.text(at);
        draft.is_open(at) && !is_closed(text) && length(text) <= 30
    };
    let titled = (number + 1..part.end.min(number + LINES))
        .take_while(|&at| !is_closed(draft.text(at)))
        .any(|at| {
            let text = draft.text(at);
            draft.units[at].marker.is_none()
                && words::fits_a_title(text)
                && words::names_a_kind(text)
        });
    (titled && (from..number).all(short)).then_some(number)
}
