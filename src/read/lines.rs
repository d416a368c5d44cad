//! Offsets in, lines and columns out: the one place where lines are counted.
//!
//! A line ends with LF, CR or CRLF, as in every editor. It does not cut text
//! into paragraphs; text.rs does, and cuts at a few more marks.

use std::ops::Range;

use crate::document::Place;

/// From one byte at which characters were counted to the next.
const STRIDE: usize = 1024;

/// Where the lines of a text begin.
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// How many characters begin before each [`STRIDE`] bytes: a whole text may
    /// stand on one line, and be asked for a place in each sentence.
    counted: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Goes through `text` once.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends_line = |at: &usize| match bytes[*at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let ends = (0..bytes.len()).filter(ends_line);
        let starts = std::iter::once(0).chain(ends.map(|end| end + 1)).collect();
        let stretches = bytes.chunks(STRIDE).map(begun);
        let counted = std::iter::once(0).chain(stretches.scan(0, |all, more| {
            *all += more;
            Some(*all)
        }));
        Self {
            text,
            starts,
            counted: counted.collect(),
        }
    }

    /// How many characters begin before the byte `offset`.
    fn characters_before(&self, offset: usize) -> usize {
        let stretch = offset / STRIDE;
        self.counted[stretch] + begun(&self.text.as_bytes()[stretch * STRIDE..offset])
    }

    /// The line that holds the byte `offset`, counted from 1.
    pub fn line(&self, offset: usize) -> u32 {
        let before = self.starts.partition_point(|start| *start <= offset);
        u32::try_from(before).unwrap_or(u32::MAX)
    }

    /// The characters of `line`, counted from 1, without what ends it; `text`
    /// is the one that was gone through.
    pub fn text_of<'t>(&self, line: u32, text: &'t str) -> &'t str {
        let at = (line as usize).saturating_sub(1);
        let start = self.starts.get(at).copied().unwrap_or(text.len());
        let end = self.starts.get(at + 1).copied().unwrap_or(text.len());
        text[start..end].trim_end_matches(['\n', '\r'])
    }

    /// The byte where `line`, counted from 1, begins.
    pub fn start(&self, line: u32) -> usize {
        let at = (line as usize).saturating_sub(1);
        self.starts.get(at).copied().unwrap_or(self.text.len())
    }

    /// The place of `bytes`, which begin on a character boundary.
    pub fn place(&self, bytes: Range<usize>) -> Place {
        let line = self.line(bytes.start);
        let start = self.starts[line as usize - 1];
        let before = self.characters_before(bytes.start) - self.characters_before(start);
        Place::Text {
            line,
            column: u32::try_from(before + 1).unwrap_or(u32::MAX),
            bytes,
        }
    }
}

/// How many characters of UTF-8 begin in `bytes`.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_counts_once_and_columns_are_characters() {
        let text = "一\r\n二\r三\n四五";
        let index = LineIndex::new(text);
        let place = |what: &str| {
            let start = text.find(what).expect("the sample holds it");
            match index.place(start..start + what.len()) {
                Place::Text { line, column, .. } => (line, column),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(place("一"), (1, 1));
        assert_eq!(place("二"), (2, 1));
        assert_eq!(place("三"), (3, 1));
        assert_eq!(place("五"), (4, 2));
    }

    #[test]
    fn columns_of_a_long_line_are_characters_too() {
        let text = "首\n".to_owned() + &"甲a".repeat(4000);
        let index = LineIndex::new(&text);
        for (at, (byte, _)) in text.char_indices().skip(2).enumerate() {
            let Place::Text { line, column, .. } = index.place(byte..byte) else {
                panic!("a text has lines");
            };
            assert_eq!((line, column as usize), (2, at + 1));
        }
        assert!(matches!(
            index.place(text.len()..text.len()),
            Place::Text { column: 8001, .. }
        ));
    }
}
