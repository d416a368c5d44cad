//! A Document in, Markdown (CommonMark + GFM) out.
//!
//! Each paragraph stands between blank lines: headings as `#`, leads bold. Each
//! line of a title is a `#` heading of its own, for such a heading is one line
//! and no break in it is both plain and free of characters. Parsed, each
//! paragraph's text is the Document's; `escape` says how. It measures nothing,
//! writes no front matter, and holds one block at a time.

mod context;
mod escape;
mod marks;
mod parsed;
mod rendering;
mod table;

use std::borrow::Cow;
use std::io::{self, Write};

use crate::document::{Block, Document, Image, Paragraph, Referred, Sign, Text};
use context::{Context, Kind};

/// How to write Markdown. There is nothing to choose yet.
#[derive(Debug, Clone, Copy, Default)]
pub struct MarkdownOptions {}

/// Writes `document` to `out`. Page breaks have no Markdown and are left out.
///
/// # Errors
/// Those of `out`.
pub fn write(
    document: &Document,
    options: &MarkdownOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let MarkdownOptions {} = options;
    let mut writer = Writer {
        out,
        between: "",
        items: Vec::new(),
        notes: Vec::new(),
    };
    writer.document(document)?;
    writer.notes()
}

struct Writer<'a, 'd> {
    out: &'a mut dyn Write,
    /// What parts the next block from the one before.
    between: &'static str,
    /// The items that the last block stands in, itself included, the outermost
    /// first: how deep the list of each stands, and where its text begins.
    items: Vec<(usize, usize)>,
    /// The footnotes so far.
    notes: Vec<&'d Paragraph>,
}

impl<'d> Writer<'_, 'd> {
    fn document(&mut self, document: &'d Document) -> io::Result<()> {
        for (at, block) in document.blocks.iter().enumerate() {
            let below = &document.blocks[at + 1..];
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph)?,
                Block::Table(table) => {
                    let written = table::markdown_of(table, |text| self.numbers(text));
                    self.above(below, &written)?;
                }
                Block::Image(image) => self.above(below, &image_of(image))?,
                Block::PageBreak(_) => {}
                Block::Enclosed(enclosed) => self.document(enclosed)?,
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &'d Paragraph) -> io::Result<()> {
        let numbers = self.numbers(&paragraph.text);
        let mut round = self.items_round(paragraph);
        let column = round.last().map_or(0, |(_, column)| *column);
        self.block(&indented(&markdown_of(paragraph, numbers), column))?;
        let context = Context::of(paragraph);
        if let Some(label) = &paragraph.label
            && context.kind == Kind::Item
        {
            round.push((label.level, column + context.prefix.len()));
        }
        self.items = round;
        Ok(())
    }

    /// Writes a table or a picture, which stands inside an item where the item goes on
    /// `below` it.
    fn above(&mut self, below: &[Block], markdown: &str) -> io::Result<()> {
        let words = |block: &&Block| !matches!(block, Block::Table(_) | Block::Image(_));
        let round = match below.iter().find(words) {
            Some(Block::Paragraph(next)) if is_further(next) => self.items_round(next),
            _ => Vec::new(),
        };
        let column = round.last().map_or(0, |(_, column)| *column);
        self.block(&indented(markdown, column))?;
        self.items = round;
        Ok(())
    }

    /// The numbers of the notes that the marks of a text refer to.
    fn numbers(&mut self, text: &'d Text) -> Vec<usize> {
        let mut number = |referred| match referred {
            Referred::First(note) => {
                self.notes.push(note);
                Some(self.notes.len())
            }
            Referred::Again(place) => {
                let note = self.notes.iter().position(|note| note.place == *place);
                note.map(|at| at + 1)
            }
        };
        let marks = text.note_marks();
        marks.filter_map(|(_, referred)| number(referred)).collect()
    }

    /// The items that a paragraph stands in: those above it with lists less deep, and
    /// the one of which it is a further paragraph. None for what is no part of an
    /// item, headings with a bullet among them.
    fn items_round(&self, paragraph: &Paragraph) -> Vec<(usize, usize)> {
        let Some(label) = &paragraph.label else {
            return Vec::new();
        };
        let above = self.items.iter().copied();
        match (&label.sign, Context::of(paragraph).kind) {
            (_, Kind::Item) => above.filter(|(level, _)| *level < label.level).collect(),
            (Sign::Further, Kind::Paragraph) => {
                above.filter(|(level, _)| *level <= label.level).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The footnotes, below all else.
    fn notes(&mut self) -> io::Result<()> {
        for (number, note) in (1..).zip(std::mem::take(&mut self.notes)) {
            let context = Context::note(number);
            let choices = marks::choices(&note.text, &context);
            self.block(&escape::markdown(&note.text.chars, &choices, &context))?;
        }
        Ok(())
    }

    fn block(&mut self, markdown: &str) -> io::Result<()> {
        if markdown.is_empty() {
            return Ok(());
        }
        self.out.write_all(self.between.as_bytes())?;
        self.between = "\n";
        self.items.clear();
        self.out.write_all(markdown.as_bytes())?;
        self.out.write_all(b"\n")
    }
}

/// Whether a paragraph goes on with the item above.
fn is_further(paragraph: &Paragraph) -> bool {
    let label = paragraph.label.as_ref();
    label.is_some_and(|label| label.sign == Sign::Further)
}

/// The lines of an item so many columns further in.
fn indented(markdown: &str, columns: usize) -> Cow<'_, str> {
    if columns == 0 {
        return Cow::Borrowed(markdown);
    }
    let indent = " ".repeat(columns);
    let lines = markdown.lines().map(|line| format!("{indent}{line}"));
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

fn markdown_of(paragraph: &Paragraph, notes: Vec<usize>) -> String {
    let context = Context::of(paragraph);
    let text = Context::text_of(paragraph);
    let context = context.with_notes(notes);
    if text.chars.is_empty() {
        return String::new();
    }
    escape::markdown(&text.chars, &marks::choices(&text, &context), &context)
}

/// A picture. Its words and its address are no text of the document, so every
/// mark in them is escaped.
fn image_of(image: &Image) -> String {
    let escaped = |words: &str| {
        let mut markdown = String::new();
        for char in words.chars().filter(|char| !char.is_control()) {
            if char.is_ascii_punctuation() {
                markdown.push('\\');
            }
            markdown.push(char);
        }
        markdown
    };
    let address = image.source.replace(['\n', '\r'], "");
    let plain = |char: char| char.is_alphanumeric() || "/._-:".contains(char);
    let address = if !address.is_empty() && address.chars().all(plain) {
        address
    } else {
        let angles = address.replace('\\', "\\\\");
        format!("<{}>", angles.replace('<', "\\<").replace('>', "\\>"))
    };
    format!("![{}]({address})", escaped(&image.alternative))
}
