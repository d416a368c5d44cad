//! Decoded plain text in, blocks out: one paragraph a non-blank line.
//!
//! It joins no lines and drops no character. Lines end with LF, CR or CRLF,
//! and are counted so. Inside a line U+0085, U+2028 and U+2029, the line ends
//! that Unicode adds, end a paragraph too; a form feed ends one and breaks the
//! page. White space at a paragraph's ends (U+3000, U+00A0, tabs) stays: it is
//! evidence of an indent or of an alignment.

use super::{Evidence, SourceBlock, SourceParagraph, control};
use crate::document::{Place, Text};

/// The blocks of `text` from the byte `start` on, which begins a line.
pub(super) fn blocks(text: &str, start: usize) -> Vec<SourceBlock> {
    let mut reader = Reader {
        line: 1 + line_ends(&text[..start]),
        column: 1,
        blank: 0,
        blocks: Vec::new(),
    };
    let mut from = start;
    while from < text.len() {
        let (end, next) = piece(text, from);
        reader.take(&text[from..end], from);
        reader.pass(&text[from..next], end - from);
        if text[end..next].starts_with('\u{c}') {
            reader.page_break(end..next);
        }
        from = next;
    }
    reader.blocks
}

/// Where the piece of a line that begins at `from` ends, and where the next one begins.
fn piece(text: &str, from: usize) -> (usize, usize) {
    let rest = &text[from..];
    let end = rest.bytes().enumerate().find_map(|(at, byte)| {
        let after = match byte {
            b'\r' if rest[at + 1..].starts_with('\n') => 2,
            b'\n' | b'\r' | b'\x0c' => 1,
            0xC2 if rest[at..].starts_with('\u{85}') => 2,
            0xE2 if rest[at..].starts_with(['\u{2028}', '\u{2029}']) => 3,
            _ => return None,
        };
        Some((from + at, from + at + after))
    });
    end.unwrap_or((text.len(), text.len()))
}

fn line_ends(text: &str) -> u32 {
    let crlf = text.matches("\r\n").count();
    let ends = text.matches(['\n', '\r']).count() - crlf;
    u32::try_from(ends).unwrap_or(u32::MAX)
}

struct Reader {
    line: u32,
    /// Column of the piece's first character.
    column: u32,
    /// Blank lines since the last block.
    blank: u32,
    blocks: Vec<SourceBlock>,
}

impl Reader {
    /// Takes a piece of a line, without what ends it, as a paragraph.
    fn take(&mut self, piece: &str, at: usize) {
        if piece.chars().all(char::is_whitespace) {
            return;
        }
        let bytes = at..at + piece.len();
        let mut text = Text::default();
        control::push(&mut text, piece, bytes.clone());
        self.blocks.push(SourceBlock::Paragraph(SourceParagraph {
            text,
            evidence: Evidence::default(),
            place: Place::Text {
                line: self.line,
                column: self.column,
                bytes,
            },
            blank_before: std::mem::take(&mut self.blank),
        }));
    }

    /// Goes on behind a piece and its end, which begins at `end` in it.
    fn pass(&mut self, piece: &str, end: usize) {
        if !piece[end..].starts_with(['\n', '\r']) {
            let chars = u32::try_from(piece.chars().count()).unwrap_or(u32::MAX);
            self.column = self.column.saturating_add(chars);
            return;
        }
        if self.column == 1 && piece.chars().all(char::is_whitespace) {
            self.blank += 1;
        }
        self.line += 1;
        self.column = 1;
    }

    fn page_break(&mut self, bytes: std::ops::Range<usize>) {
        self.blocks.push(SourceBlock::PageBreak(Place::Text {
            line: self.line,
            column: self.column.saturating_sub(1).max(1),
            bytes,
        }));
        self.blank = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `line:column text` of each paragraph with its blank lines before, `--` for a page break.
    fn shown(text: &str) -> Vec<String> {
        let show = |block: SourceBlock| match block {
            SourceBlock::Paragraph(paragraph) => match paragraph.place {
                Place::Text {
                    line,
                    column,
                    bytes,
                } => {
                    assert_eq!(text[bytes], paragraph.text.chars);
                    format!(
                        "{line}:{column} +{} {}",
                        paragraph.blank_before, paragraph.text.chars
                    )
                }
                other => panic!("{other:?}"),
            },
            SourceBlock::PageBreak(_) => "--".to_owned(),
            other => panic!("{other:?}"),
        };
        blocks(text, 0).into_iter().map(show).collect()
    }

    #[test]
    fn each_line_end_makes_a_paragraph() {
        assert_eq!(
            shown("甲\r\n乙\r丙\n\n \u{3000}\n丁"),
            ["1:1 +0 甲", "2:1 +0 乙", "3:1 +0 丙", "6:1 +2 丁"]
        );
    }

    #[test]
    fn white_space_at_the_ends_stays() {
        assert_eq!(
            shown("\u{3000}\u{3000}甲\u{a0}\t\n"),
            ["1:1 +0 \u{3000}\u{3000}甲\u{a0}\t"]
        );
    }

    #[test]
    fn unicode_line_ends_cut_without_counting_as_lines() {
        assert_eq!(
            shown("甲\u{2028}乙丙\u{2029}丁\u{85}戊\n己"),
            [
                "1:1 +0 甲",
                "1:3 +0 乙丙",
                "1:6 +0 丁",
                "1:8 +0 戊",
                "2:1 +0 己"
            ]
        );
    }

    #[test]
    fn a_form_feed_breaks_the_page() {
        assert_eq!(
            shown("甲\u{c}乙\n\u{c}\n丙"),
            ["1:1 +0 甲", "--", "1:3 +0 乙", "--", "3:1 +0 丙"]
        );
    }
}
