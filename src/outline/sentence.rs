//! Sentences of a paragraph, and its letters without white space.
//!
//! In: text. Out: byte offsets, or letters to compare. A full stop inside quotes or brackets closes
//! no sentence of the paragraph, unless the quotes do not balance at all.

/// Where each sentence of `text` ends: the byte after its 。！ or ？.
pub(crate) fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let nests = balanced(text);
    let mut depth = 0_i32;
    text.char_indices().filter_map(move |(at, letter)| {
        if nests {
            depth += nesting(letter);
        }
        let stop = matches!(letter, '。' | '！' | '？');
        (stop && depth == 0).then_some(at + letter.len_utf8())
    })
}

/// Where the first sentence ends, where anything follows it.
pub(super) fn first_of_several(text: &str) -> Option<usize> {
    ends(text)
        .next()
        .filter(|&end| !text[end..].trim().is_empty())
}

/// Whether quotes and brackets pair; a text with a slip of the pen is read
/// without them.
fn balanced(text: &str) -> bool {
    let mut depth = 0;
    for letter in text.chars() {
        depth += nesting(letter);
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// 1 for what opens, -1 for what closes.
fn nesting(letter: char) -> i32 {
    match letter {
        '“' | '‘' | '（' | '(' | '《' | '〈' | '【' | '〔' | '「' | '『' => 1,
        '”' | '’' | '）' | ')' | '》' | '〉' | '】' | '〕' | '」' | '』' => -1,
        _ => 0,
    }
}

/// The last character that is no closing quote or bracket.
pub(super) fn last_mark(text: &str) -> Option<char> {
    text.chars().rev().find(|&letter| nesting(letter) >= 0)
}

/// Whether `text` ends as a sentence or a clause does.
pub(crate) fn is_closed(text: &str) -> bool {
    last_mark(text).is_some_and(|mark| "。！？；：，、…!?;:,".contains(mark))
}

/// `text` without its white space, by which titles are letter-spaced and tables
/// of contents set their columns: what is compared with words.
pub(crate) fn packed(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// How many characters `text` has.
pub(crate) fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_stops_in_quotes_close_no_sentence() {
        let text = "他说：“稳。进。”就好。完";
        assert_eq!(
            ends(text).collect::<Vec<_>>(),
            ["他说：“稳。进。”就好。".len()]
        );
    }

    #[test]
    fn quotes_that_do_not_balance_are_passed_over() {
        assert_eq!(first_of_several("一“稳。进。"), Some("一“稳。".len()));
    }
}
