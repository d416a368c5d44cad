//! Blocks of a cell or a note in, one text out: paragraphs and rows become
//! lines, a table inside a table its words.
//!
//! It drops no character; pictures are handed back.

use std::ops::Range;

use crate::document::{CellLine, Image, Sign, Table, Text};
use crate::read::SourceBlock;

/// Blocks as one text.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The text, a line a paragraph.
    pub(super) text: Text,
    /// The paragraphs.
    pub(super) lines: Vec<CellLine>,
    /// The pictures.
    pub(super) images: Vec<Image>,
    /// How many tables there were.
    pub(super) tables: usize,
}

/// Folds `blocks`.
pub(super) fn fold(blocks: Vec<SourceBlock>) -> Folded {
    let mut folded = Folded::default();
    for block in blocks {
        match block {
            SourceBlock::Paragraph(paragraph) => {
                let label = paragraph.evidence.list_label;
                let mut text = paragraph.text;
                let length = text.chars.len();
                if let Some(Sign::Bullet(sign)) = label.map(|label| label.sign) {
                    shift(&mut text, &format!("{sign} "));
                }
                let moved = text.chars.len() - length;
                let line = CellLine {
                    start: 0,
                    place: paragraph.place,
                    literal: further(paragraph.evidence.typeset.literal, moved),
                };
                folded.line(text, vec![line]);
            }
            SourceBlock::Table(table) => {
                folded.tables += 1;
                for (row, lines) in rows(table) {
                    folded.line(row, lines);
                }
            }
            SourceBlock::Image(image) => folded.images.push(image),
            SourceBlock::PageBreak(_) => {}
        }
    }
    folded
}

impl Folded {
    fn line(&mut self, text: Text, lines: Vec<CellLine>) {
        append((&mut self.text, &mut self.lines), '\n', (text, lines));
    }
}

/// Puts a text with its paragraphs behind another, parted by `sign`.
fn append(
    (text, lines): (&mut Text, &mut Vec<CellLine>),
    sign: char,
    (more, more_lines): (Text, Vec<CellLine>),
) {
    if !text.chars.is_empty() {
        text.chars.push(sign);
    }
    let shift = text.chars.len();
    lines.extend(more_lines.into_iter().map(|line| CellLine {
        start: line.start + shift,
        literal: further(line.literal, shift),
        ..line
    }));
    text.append(more);
}

/// The same ranges, all further on by `shift` bytes.
fn further(ranges: Vec<Range<usize>>, shift: usize) -> Vec<Range<usize>> {
    let moved = ranges.into_iter();
    moved.map(|it| it.start + shift..it.end + shift).collect()
}

/// The rows of a table as lines, their cells parted by tabs.
fn rows(table: Table) -> Vec<(Text, Vec<CellLine>)> {
    let line = |cells: Vec<crate::document::Cell>| {
        let (mut text, mut lines) = (Text::default(), Vec::new());
        for cell in cells {
            if !cell.text.chars.is_empty() {
                append((&mut text, &mut lines), '\t', (cell.text, cell.lines));
            }
        }
        (text, lines)
    };
    let lines = table.rows.into_iter().map(|row| line(row.cells));
    lines.filter(|(it, _)| !it.chars.is_empty()).collect()
}

/// Puts `before` in front of a text.
pub(super) fn shift(text: &mut Text, before: &str) {
    let mut whole = Text::plain(before);
    whole.append(std::mem::take(text));
    *text = whole;
}
