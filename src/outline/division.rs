//! 编, 章, 节 and 条 of laws and rules.
//!
//! In: the paragraphs of one document. Out: readings for chapters and
//! articles, and for the clauses under an article, which are body whatever
//! they are numbered with.

use std::ops::Range;

use crate::document::Role;

use super::draft::{Draft, Reading};
use super::marker::Scheme;
use super::sentence::length;

/// Settles chapters, articles and clauses of `body`.
pub(super) fn read(draft: &mut Draft<'_>, body: &Range<usize>) {
    let mut under = Under::Nothing;
    for at in body.clone() {
        if !draft.is_open(at) {
            continue;
        }
        let Some(scheme) = draft.units[at].marker.map(|it| it.scheme) else {
            continue;
        };
        under = match scheme {
            Scheme::Part | Scheme::Chapter | Scheme::Section if is_chapter(draft, at) => {
                let why = "“第×章（编、节）”独占一行，句末无标点";
                draft.settle(at, Reading::new(Role::Chapter, 0.97, why).numbered());
                Under::Chapter
            }
            Scheme::Article if opens(draft, at) => {
                let why = "以“第×条”开头，其后另起条文";
                draft.settle(at, Reading::new(Role::Article, 0.97, why).numbered());
                Under::Article
            }
            Scheme::Comma if under == Under::Chapter => {
                let why = "章之下以“一、”编号的段落，相当于条";
                draft.settle(at, Reading::new(Role::Article, 0.8, why).numbered());
                Under::Chapter
            }
            _ if scheme.is_level() && under == Under::Article => {
                let why = "条文之下编号的款项，是正文";
                draft.settle(at, Reading::new(Role::Body, 0.9, why));
                under
            }
            _ => under,
        };
    }
}

/// What the last division was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Under {
    Nothing,
    Chapter,
    Article,
}

/// The longest name of a chapter, in characters, and the longest of one that
/// blanks part from its number: a sentence has none there.
const LONGEST: usize = 40;
const LONGEST_PARTED: usize = 90;

/// 第一章 总则 alone on its line; a sentence that begins so is none.
fn is_chapter(draft: &Draft<'_>, at: usize) -> bool {
    let text = draft.text(at);
    let parted = draft.after_marker(at).starts_with(char::is_whitespace) && !text.contains('。');
    let longest = if parted { LONGEST_PARTED } else { LONGEST };
    length(text) <= longest && !text.ends_with(['。', '；', '，', '：'])
}

/// White space or words after 第X条, rather than the middle of a sentence.
fn opens(draft: &Draft<'_>, at: usize) -> bool {
    let rest = draft.after_marker(at);
    rest.is_empty() || rest.starts_with(char::is_whitespace) || length(rest) > 4
}
