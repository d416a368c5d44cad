//! A table of contents (目录) in the text: lines that repeat the headings to
//! come, or end in a page number.
//!
//! In: the paragraphs of the file. Out: readings for the lines of the table,
//! so that no heading is taken twice. What the table says of levels is not used.

use std::collections::BTreeMap;
use std::ops::{Bound, Range};

use crate::document::Role;
use crate::read::names_contents;

use super::draft::{Draft, Reading};
use super::sentence::{is_closed, length, packed};

/// The longest line of a table of contents, in characters, its page number not counted.
const LONGEST: usize = 60;
/// How many lines make a table that no line 目录 announces.
const FEWEST: usize = 4;
/// How many texts with the same beginning are looked through for a later one.
const ALIKE: usize = 4;

/// Settles the lines of tables of contents.
pub(super) fn read(draft: &mut Draft<'_>) {
    let later = Later::of(draft);
    let mut at = 0;
    while at < draft.units.len() {
        let announced = names_contents(draft.text(at));
        let start = at + usize::from(announced);
        let end = entries_end(draft, &later, start, announced);
        let fewest = if announced { 2 } else { FEWEST };
        if end - start >= fewest {
            settle(draft, at..end);
        }
        at = end.max(at + 1);
    }
}

/// Settles 目录 and its lines as what belongs to no text.
fn settle(draft: &mut Draft<'_>, table: Range<usize>) {
    for at in table {
        let why = if names_contents(draft.text(at)) {
            "“目录”二字独占一行，其下是与标题相同的各行"
        } else {
            "目录中的一行：与后文的标题相同，或以页码结尾"
        };
        draft.settle(at, Reading::new(Role::Other, 0.9, why));
    }
}

/// The end of the lines from `start` on that can stand in a table.
fn entries_end(draft: &Draft<'_>, later: &Later, start: usize, announced: bool) -> usize {
    (start..draft.units.len())
        .find(|&at| !is_entry(draft, later, at, announced))
        .unwrap_or(draft.units.len())
}

/// A line of the table: short and open, with a page number, or numbered and
/// said again further down.
fn is_entry(draft: &Draft<'_>, later: &Later, at: usize, announced: bool) -> bool {
    let text = draft.text(at);
    let (words, paged) = without_page(text);
    // A row of a table may end in a figure too.
    let paged = paged && (announced || !text.contains('\t')) && !words.contains('\t');
    let fits = (2..=LONGEST).contains(&length(words)) && !is_closed(words);
    let numbered = draft.units[at].marker.is_some();
    draft.is_open(at) && fits && (paged || (numbered && later.repeats(words, at)))
}

/// The words of a line and whether leaders and a page number stand behind
/// them: 一、总体要求……3.
fn without_page(text: &str) -> (&str, bool) {
    const LEADERS: [char; 7] = ['…', '.', '·', '．', '-', '\t', ' '];
    let bare = text.trim_end_matches(['）', ')', '－', '—']);
    let words = bare.trim_end_matches(|it: char| it.is_ascii_digit());
    if words.len() == bare.len() || bare.len() - words.len() > 4 {
        return (text, false);
    }
    let kept = words
        .trim_end_matches(['（', '('])
        .trim_end_matches(|it: char| LEADERS.contains(&it) || it.is_whitespace());
    let leaders = &words[kept.len()..];
    let led = leaders.contains('…')
        || leaders.contains('\t')
        || leaders.chars().filter(|it| LEADERS.contains(it)).count() >= 2;
    if led { (kept, true) } else { (text, false) }
}

/// The paragraphs' texts without white space, each with its last place.
struct Later(BTreeMap<String, usize>);

impl Later {
    fn of(draft: &Draft<'_>) -> Self {
        let texts = (0..draft.units.len()).map(|at| (beginning(draft.text(at)), at));
        Self(texts.collect())
    }

    /// Whether a paragraph after `at` begins with `words`.
    fn repeats(&self, words: &str, at: usize) -> bool {
        let words = beginning(words);
        let from = (Bound::Included(&words), Bound::Unbounded);
        self.0
            .range::<String, _>(from)
            .take(ALIKE)
            .take_while(|(text, _)| text.starts_with(&words))
            .any(|(_, &last)| last > at)
    }
}

/// As much of a paragraph as is compared, without white space.
fn beginning(text: &str) -> String {
    packed(text).chars().take(LONGEST).collect()
}
