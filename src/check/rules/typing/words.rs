//! Text and a table of words in, the words of the table that stand in the text
//! out.
//!
//! A table is sorted, so that each character is looked up once; what stands
//! around a word may show that it is none: 自身分析 has no 身分.

use std::ops::Range;

use crate::check::letters::{after, before};

/// A word, what it should be, and the characters before and behind it beside
/// which it is part of others.
pub(super) type Entry = (&'static str, &'static str, &'static str, &'static str);

/// Where words of `table` stand in `chars`, and what they should be.
pub(super) fn find<'c>(
    chars: &'c str,
    table: &'c [Entry],
) -> impl Iterator<Item = (Range<usize>, &'static str)> + 'c {
    chars.char_indices().filter_map(move |(at, letter)| {
        let first = |entry: &Entry| initial(entry.0);
        let from = table.partition_point(|it| first(it) < letter);
        let same = table[from..].iter().take_while(|it| first(it) == letter);
        let mut here = same.filter(|it| chars[at..].starts_with(it.0));
        let free = |it: &&Entry| {
            let end = at + it.0.len();
            !before(chars, at).is_some_and(|letter| it.2.contains(letter))
                && !after(chars, end).is_some_and(|letter| it.3.contains(letter))
        };
        let entry = here.find(free)?;
        Some((at..at + entry.0.len(), entry.1))
    })
}

/// The first character of a word.
fn initial(word: &str) -> char {
    word.chars().next().unwrap_or_default()
}

/// Whether `table` is in the order that [`find`] relies on.
#[cfg(test)]
pub(super) fn is_sorted(table: &[Entry]) -> bool {
    table.is_sorted_by_key(|it| initial(it.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_are_no_part_of_others() {
        let table: &[Entry] = &[("己经", "已经", "自", ""), ("部份", "部分", "", "额")];
        let found = |chars: &str| -> Vec<_> { find(chars, table).map(|it| it.1).collect() };
        assert_eq!(found("己经有部份"), ["已经", "部分"]);
        assert!(found("自己经营全部份额").is_empty());
    }
}
