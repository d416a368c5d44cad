//! Characters in, what they are to a rule out: Chinese characters and marks,
//! and what stands next to a place.
//!
//! It judges single characters; what a stretch is, `quiet` says.

use crate::outline::is_ideograph;

/// Marks that open a stretch, each above the mark that closes it.
const OPENING: &str = "“‘（《〈【〔「『";
const CLOSING: &str = "”’）》〉】〕」』";

/// A Chinese character, 〇 and the rare ones beyond the basic plane included.
pub(super) fn is_han(letter: char) -> bool {
    is_ideograph(letter) || letter == '〇' || matches!(letter, '\u{20000}'..='\u{3ffff}')
}

/// A full-width mark that opens a stretch.
pub(super) fn opens(letter: char) -> bool {
    OPENING.contains(letter)
}

/// A full-width mark that closes a stretch.
pub(super) fn closes(letter: char) -> bool {
    CLOSING.contains(letter)
}

/// A full-width mark at which the voice pauses (点号).
pub(super) fn pauses(letter: char) -> bool {
    matches!(letter, '，' | '。' | '、' | '；' | '：' | '？' | '！')
}

/// A Chinese character or a mark of Chinese text.
pub(super) fn is_chinese(letter: char) -> bool {
    is_han(letter) || pauses(letter) || opens(letter) || closes(letter)
}

/// The character before the byte `at`.
pub(super) fn before(chars: &str, at: usize) -> Option<char> {
    chars[..at].chars().next_back()
}

/// The character at the byte `at`.
pub(super) fn after(chars: &str, at: usize) -> Option<char> {
    chars[at..].chars().next()
}

/// Whether `chars` is Chinese text with foreign words in it and not the other
/// way round: a word of another language takes more letters.
pub(super) fn is_chinese_text(chars: &str) -> bool {
    let (mut han, mut latin) = (0_usize, 0_usize);
    for letter in chars.chars() {
        if letter.is_ascii_alphabetic() {
            latin += 1;
        } else if is_han(letter) {
            han += 1;
        }
    }
    han * 2 >= latin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_chinese_by_most_of_its_letters() {
        assert!(is_chinese_text("按ISO 9001的要求执行"));
        assert!(is_chinese_text("（1）"));
        assert!(!is_chinese_text("The standard names 标题 and 署名"));
    }
}
