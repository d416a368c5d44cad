//! Characters of running text in, what they are out: text, an escaped mark, or
//! asterisks that may have been meant for bold.

use std::ops::Range;

use super::blocks::Reader;

/// What takes a mark of Markdown its meaning.
const ESCAPE: char = '\\';

impl Reader<'_> {
    /// Characters of running text. Each that is escaped begins an event, and the
    /// backslash before it belongs to none.
    pub(super) fn words(&mut self, chars: &str, bytes: Range<usize>) {
        let taken = std::mem::replace(&mut self.taken, bytes.end);
        let before = self.text[..bytes.start].strip_suffix(ESCAPE);
        let is_escaped = before.is_some_and(|before| before.len() >= taken);
        if is_escaped && self.image.is_none() {
            self.growing.push_escaped(chars, bytes);
        } else if chars == "*" && self.image.is_none() {
            self.star(bytes);
        } else {
            self.push(chars, bytes);
        }
    }

    /// An asterisk that is text. Two of them side by side, no more, may have
    /// been meant for bold; a backslash says that they were not.
    fn star(&mut self, bytes: Range<usize>) {
        let at = |byte: usize| self.text.as_bytes().get(byte).copied();
        let before = bytes.start.checked_sub(1).and_then(at);
        let pair = at(bytes.start + 1) == Some(b'*') && at(bytes.start + 2) != Some(b'*');
        if pair && !matches!(before, Some(b'*' | b'\\')) {
            self.growing.push_stars(bytes.start..bytes.start + 2);
            self.star_taken = bytes.start + 1;
        } else if bytes.start != self.star_taken {
            self.push("*", bytes);
        }
    }
}
