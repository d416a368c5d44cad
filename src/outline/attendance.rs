//! Who was at a meeting: 出席：, 请假：, 列席： below the text of 纪要
//! (GB/T 9704-2012 §10.3).
//!
//! In: the paragraphs of one document from its body on. Out: readings for the
//! lines of names at its end, each with its label as a lead. Such lines above
//! the text stay as they are: the standard has none there.

use std::ops::Range;

use crate::document::Role;

use super::draft::{Draft, Reading};
use super::sentence::is_closed;
use super::words;

/// So many lines from the end are looked through.
const NEAR_THE_END: usize = 24;

/// The words that name who was there, or was not.
const PRESENT: [&str; 5] = ["出席", "请假", "列席", "缺席", "特邀列席"];
/// What stands beside them at times.
const BESIDE: [&str; 4] = ["主持", "参加", "旁听", "记录"];
/// What may follow either.
const WHO: [&str; 7] = ["", "人", "人员", "单位", "领导", "同志", "代表"];

/// Settles the lines of names at the end of `body`.
pub(super) fn read(draft: &mut Draft<'_>, body: &Range<usize>) {
    let mut lines = Vec::new();
    let mut tells_who = false;
    for at in body.clone().rev().take(NEAR_THE_END) {
        let text = draft.text(at);
        match label(text).filter(|_| draft.is_open(at)) {
            Some(label) => {
                tells_who |= label.tells_who;
                lines.push((at, label.bytes));
            }
            None if draft.is_open(at) && is_closed(text) && !words::is_bracketed(text) => break,
            None => {}
        }
    }
    if !tells_who {
        return;
    }
    for (at, end) in lines {
        let why = "正文之后以“出席”“请假”“列席”之类的字样和冒号开头，是与会名单";
        let reading = Reading::new(Role::Attendance, 0.93, why).lead(0..end);
        draft.settle(at, reading);
    }
}

/// The words before a list of names.
struct Label {
    /// How long it is with its colon.
    bytes: usize,
    /// Whether it is one of [`PRESENT`].
    tells_who: bool,
}

/// The label of a line of names.
fn label(text: &str) -> Option<Label> {
    let (word, names) = text.split_once(['：', ':'])?;
    let names_stand = names.chars().any(char::is_alphabetic);
    let packed: String = word.chars().filter(|it| !it.is_whitespace()).collect();
    let begins = |known: &[&str]| {
        let mut ends = known.iter().filter_map(|it| packed.strip_prefix(it));
        ends.any(|end| WHO.contains(&end))
    };
    let tells_who = begins(&PRESENT);
    (names_stand && (tells_who || begins(&BESIDE))).then_some(Label {
        bytes: text.len() - names.len(),
        tells_who,
    })
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn a_label_is_a_word_of_the_list_and_a_colon() {
        let bytes = |text| label(text).map(|it| it.bytes);
        assert_eq!(bytes("出席：江一川、何平。"), Some("出席：".len()));
        assert_eq!(bytes("列席人员: 陈思"), Some("列席人员:".len()));
        assert_eq!(bytes("请　假：马行健"), Some("请　假：".len()));
        assert_eq!(bytes("出席会议的有：江一川"), None);
        assert_eq!(bytes("出席："), None);
        assert_eq!(label("记录：陈思").map(|it| it.tells_who), Some(false));
    }
}
