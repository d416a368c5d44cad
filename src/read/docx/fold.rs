//! Blocks of a cell or a note in, one text out: paragraphs and rows become
//! lines, a table inside a table its words.
//!
//! It drops no character; pictures are handed back.

use crate::document::{Image, Sign, Table, Text};
use crate::read::SourceBlock;

/// Blocks as one text.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The text, a line a paragraph.
    pub(super) text: Text,
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
                if let Some(Sign::Bullet(sign)) = label.map(|label| label.sign) {
                    shift(&mut text, &format!("{sign} "));
                }
                folded.line(text);
            }
            SourceBlock::Table(table) => {
                folded.tables += 1;
                for row in rows(table) {
                    folded.line(row);
                }
            }
            SourceBlock::Image(image) => folded.images.push(image),
            SourceBlock::PageBreak(_) => {}
        }
    }
    folded
}

impl Folded {
    fn line(&mut self, text: Text) {
        if !self.text.chars.is_empty() {
            self.text.chars.push('\n');
        }
        self.text.append(text);
    }
}

/// The rows of a table as lines, their cells parted by tabs.
fn rows(table: Table) -> Vec<Text> {
    let line = |cells: Vec<crate::document::Cell>| {
        let mut line = Text::default();
        for cell in cells {
            if cell.text.chars.is_empty() {
                continue;
            }
            if !line.chars.is_empty() {
                line.chars.push('\t');
            }
            line.append(cell.text);
        }
        line
    };
    let lines = table.rows.into_iter().map(|row| line(row.cells));
    lines.filter(|it| !it.chars.is_empty()).collect()
}

/// Puts `before` in front of a text.
pub(super) fn shift(text: &mut Text, before: &str) {
    let mut whole = Text::plain(before);
    whole.append(std::mem::take(text));
    *text = whole;
}
