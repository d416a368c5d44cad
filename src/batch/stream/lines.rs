//! Bytes in, lines out, none held beyond a limit.
//!
//! A line ends at a line feed or at the end of the bytes. One that is longer
//! than the limit is told as soon as that is known, and the rest of it passed
//! over: a line without end takes no memory. It does not decode.

use std::io::{self, BufRead, Read as _};

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Its bytes, without the line feed.
    Whole(Vec<u8>),
    /// It has more bytes than may be held.
    TooLong,
}

/// The lines of a reader; they end at the first error.
pub struct Lines<R> {
    reader: R,
    limit: usize,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    AtStart,
    /// In a line that was told already.
    PastLimit,
    Ended,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `reader`, of at most `limit` bytes each.
    pub fn new(reader: R, limit: usize) -> Self {
        Self {
            reader,
            limit,
            state: State::AtStart,
        }
    }

    fn read(&mut self) -> io::Result<Option<Line>> {
        if self.state == State::PastLimit {
            self.reader.skip_until(b'\n')?;
            self.state = State::AtStart;
        }
        let mut line = Vec::new();
        let most = u64::try_from(self.limit).unwrap_or(u64::MAX);
        let mut head = self.reader.by_ref().take(most.saturating_add(1));
        head.read_until(b'\n', &mut line)?;
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if line.len() > self.limit {
            self.state = State::PastLimit;
            return Ok(Some(Line::TooLong));
        } else if line.is_empty() {
            return Ok(None);
        }
        Ok(Some(Line::Whole(line)))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::Ended {
            return None;
        }
        let line = self.read().transpose();
        if !matches!(line, Some(Ok(_))) {
            self.state = State::Ended;
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn lines(text: &str, limit: usize) -> Vec<String> {
        let lines = Lines::new(BufReader::with_capacity(2, text.as_bytes()), limit);
        let shown = lines.map(|line| match line.expect("memory can be read") {
            Line::Whole(bytes) => String::from_utf8(bytes).expect("UTF-8"),
            Line::TooLong => "…".to_owned(),
        });
        shown.collect()
    }

    #[test]
    fn the_last_line_needs_no_line_feed_and_empty_ones_are_lines() {
        assert_eq!(lines("a\n\nb", 9), ["a", "", "b"]);
        assert_eq!(lines("a\nb\n", 9), ["a", "b"]);
        assert_eq!(lines("", 9), [""; 0]);
    }

    #[test]
    fn a_line_past_the_limit_is_passed_over() {
        assert_eq!(
            lines("abc\nabcd\nabcdefgh\nabc", 3),
            ["abc", "…", "…", "abc"]
        );
        assert_eq!(lines("abcdefgh", 3), ["…"]);
    }

    /// Gives `a` for ever.
    struct Endless(usize);

    impl io::Read for Endless {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            self.0 += into.len();
            into.fill(b'a');
            Ok(into.len())
        }
    }

    #[test]
    fn a_line_without_end_is_told_when_the_limit_is_passed() {
        let mut lines = Lines::new(BufReader::with_capacity(16, Endless(0)), 100);
        let first = lines.next().expect("a line").expect("it can be read");
        assert_eq!(first, Line::TooLong);
        assert!(lines.reader.get_ref().0 <= 128);
    }

    #[test]
    fn lines_end_at_an_error() {
        let broken = io::Read::chain(&b"a\nb"[..], Broken);
        let mut lines = Lines::new(BufReader::new(broken), 9);
        assert!(matches!(lines.next(), Some(Ok(Line::Whole(_)))));
        assert!(matches!(lines.next(), Some(Err(_))));
        assert!(lines.next().is_none());
    }

    struct Broken;

    impl io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::TimedOut.into())
        }
    }
}
