//! Edits of a text: made, made smaller, and two rounds of them made one.
//!
//! A list of edits is sorted, and none stands over another. Nothing here knows
//! what a text is for.

use std::ops::Range;

/// An edit of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the decoded text, or of the XML of the part of a .docx in which
    /// the finding stands; empty for an insertion.
    pub bytes: Range<usize>,
    /// The characters in their place, not escaped.
    pub with: String,
}

impl Edit {
    /// The same edit of `text` without the characters at its ends that it only
    /// puts back; `None` where it changes nothing.
    pub fn trimmed(&self, text: &str) -> Option<Self> {
        let old = &text[self.bytes.clone()];
        let same = |(one, other): &(char, char)| one == other;
        let head = old.chars().zip(self.with.chars()).take_while(same);
        let head: usize = head.map(|(ch, _)| ch.len_utf8()).sum();
        let (old, new) = (&old[head..], &self.with[head..]);
        let tail = old.chars().rev().zip(new.chars().rev()).take_while(same);
        let tail: usize = tail.map(|(ch, _)| ch.len_utf8()).sum();
        let bytes = self.bytes.start + head..self.bytes.end - tail;
        let with = new[..new.len() - tail].to_owned();
        (!bytes.is_empty() || !with.is_empty()).then_some(Self { bytes, with })
    }
}

/// What stands in each of the pieces of `old`, whose lengths in bytes are
/// `lengths`, when `with` stands in its place: character by character where
/// there are as many; else what stays at the ends stays in its pieces, and what
/// is new stands where the first character stood that goes.
pub fn replacements<'w>(old: &str, lengths: &[usize], with: &'w str) -> Vec<&'w str> {
    let whole = Edit {
        bytes: 0..old.len(),
        with: with.to_owned(),
    };
    let changed = whole
        .trimmed(old)
        .map_or(old.len()..old.len(), |it| it.bytes);
    let tail = old.len() - changed.end;
    let as_many = old.chars().count() == with.chars().count();
    // The byte of `with` that stands for the byte `at` of `old`.
    let cut = |at: usize| match at {
        _ if at >= changed.end => with.len() - (old.len() - at),
        _ if at <= changed.start => at,
        _ if as_many => {
            let letter = with.char_indices().nth(old[..at].chars().count());
            letter.map_or(with.len(), |it| it.0)
        }
        _ => with.len() - tail,
    };
    let (mut end, mut done) = (0, 0);
    let part = |(at, length): (usize, &usize)| {
        end += length;
        let start = done;
        done = if at + 1 < lengths.len() {
            cut(end)
        } else {
            with.len()
        };
        &with[start..done]
    };
    lengths.iter().enumerate().map(part).collect()
}

/// `text` with `edits` made.
pub fn edited(text: &str, edits: &[Edit]) -> String {
    let mut made = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        made.push_str(&text[done..edit.bytes.start]);
        made.push_str(&edit.with);
        done = edit.bytes.end;
    }
    made + &text[done..]
}

/// The edits that do to `text` at once what `first` and then `next` do to it.
pub fn composed(text: &str, first: &[Edit], next: &[Edit]) -> Vec<Edit> {
    let mut pieces = cut(vec![Piece::Kept(0..text.len())], first);
    pieces = cut(pieces, next);
    let mut edits = Vec::new();
    let mut open = Edit {
        bytes: 0..0,
        with: String::new(),
    };
    for piece in pieces
        .into_iter()
        .chain([Piece::Kept(text.len()..text.len())])
    {
        match piece {
            Piece::New(chars) => open.with.push_str(&chars),
            Piece::Kept(range) => {
                open.bytes.end = range.start;
                if text[open.bytes.clone()] != open.with {
                    edits.push(open);
                }
                open = Edit {
                    bytes: range.end..range.end,
                    with: String::new(),
                };
            }
        }
    }
    edits
}

/// A stretch of a text that was edited.
enum Piece {
    /// Bytes of the text as it was.
    Kept(Range<usize>),
    /// What was put in.
    New(String),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Kept(range) => range.len(),
            Self::New(chars) => chars.len(),
        }
    }

    fn part(&self, range: Range<usize>) -> Self {
        match self {
            Self::Kept(own) => Self::Kept(own.start + range.start..own.start + range.end),
            Self::New(chars) => Self::New(chars[range].to_owned()),
        }
    }
}

/// `pieces` with `edits` made, which count from the first one's beginning.
fn cut(pieces: Vec<Piece>, edits: &[Edit]) -> Vec<Piece> {
    let mut made = Vec::new();
    let mut edits = edits.iter().peekable();
    let mut start = 0;
    // Up to where the edit that is being made takes away.
    let mut gone = 0;
    for piece in pieces {
        let end = start + piece.len();
        let mut at = start;
        loop {
            let from = at.max(gone.min(end));
            let next = edits.peek().map_or(end, |edit| edit.bytes.start.min(end));
            if from < next {
                made.push(piece.part(from - start..next - start));
            }
            at = next.max(from);
            let Some(edit) = edits.next_if(|edit| edit.bytes.start < end) else {
                break;
            };
            made.push(Piece::New(edit.with.clone()));
            gone = edit.bytes.end;
        }
        start = end;
    }
    made.extend(edits.map(|edit| Piece::New(edit.with.clone())));
    made
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn edit(bytes: Range<usize>, with: &str) -> Edit {
        Edit {
            bytes,
            with: with.to_owned(),
        }
    }

    #[test]
    fn an_edit_is_no_larger_than_what_it_changes() {
        let text = "甲，，乙";
        assert_eq!(edit(3..9, "，").trimmed(text), Some(edit(6..9, "")));
        assert_eq!(edit(0..3, "甲").trimmed(text), None);
        assert_eq!(edit(0..12, "甲乙").trimmed(text), Some(edit(3..9, "")));
        assert_eq!(edit(3..3, "丙").trimmed(text), Some(edit(3..3, "丙")));
    }

    #[test]
    fn what_is_new_stands_in_the_piece_of_what_it_replaces() {
        assert_eq!(replacements("１２３", &[3, 6], "123"), ["1", "23"]);
        assert_eq!(
            replacements("甲,乙", &[3, 1, 3], "甲，乙"),
            ["甲", "，", "乙"]
        );
        assert_eq!(replacements("甲...乙", &[5, 4], "甲……乙"), ["甲……", "乙"]);
        assert_eq!(replacements("的的", &[3, 3], "的"), ["的", ""]);
        assert_eq!(replacements("甲乙", &[3, 3], "甲丙乙"), ["甲丙", "乙"]);
        assert_eq!(replacements("甲乙", &[3, 3], ""), ["", ""]);
        assert_eq!(replacements("", &[0], "甲"), ["甲"]);
    }

    #[test]
    fn what_is_put_back_is_no_edit() {
        let text = "甲乙丙";
        assert_eq!(composed(text, &[edit(3..6, "丁")], &[edit(3..6, "乙")]), []);
    }

    /// Edits of a text of `length` ASCII characters from random cuts.
    fn edits(length: usize, cuts: &[(usize, usize, String)]) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        for (at, take, with) in cuts {
            let done = edits.last().map_or(0, |it| it.bytes.end + 1);
            let start = done + at;
            if start <= length {
                edits.push(edit(start..(start + take).min(length), with));
            }
        }
        edits
    }

    proptest! {
        #[test]
        fn two_rounds_at_once_are_the_two_rounds(
            text in "[a-z]{0,40}",
            one in prop::collection::vec((0..6usize, 0..4usize, "[A-Z]{0,3}"), 0..6),
            two in prop::collection::vec((0..6usize, 0..4usize, "[0-9]{0,3}"), 0..6),
        ) {
            let first = edits(text.len(), &one);
            let middle = edited(&text, &first);
            let next = edits(middle.len(), &two);
            let both = composed(&text, &first, &next);
            prop_assert_eq!(edited(&text, &both), edited(&middle, &next));
            for pair in both.windows(2) {
                prop_assert!(pair[0].bytes.end < pair[1].bytes.start);
            }
        }
    }
}
