//! What stands around a text: the start of its block, and how its lines break.
//!
//! In: a paragraph. Out: [`Context`]. It does not look at the text's marks.

use std::fmt::Write as _;

use crate::document::{InlineKind, Label, Paragraph, Role, Sign, Text};

/// The most digits that a number of Markdown has.
const MOST_DIGITS: usize = 9;

/// The kind of block a text stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph.
    Paragraph,
    /// An ATX heading, one line.
    Heading,
    /// The first paragraph of a list's item.
    Item,
    /// A cell of a table.
    Cell,
    /// A footnote at the document's end.
    Note,
}

/// What stands around a text.
#[derive(Debug, Clone)]
pub(super) struct Context {
    /// The kind of block.
    pub(super) kind: Kind,
    /// What stands before the text.
    pub(super) prefix: String,
    /// What stands for a line feed of the text.
    pub(super) line_break: String,
    /// What makes a block of the text where it is parsed alone.
    pub(super) suffix: String,
    /// The numbers of the footnotes that it refers to, mark by mark.
    pub(super) notes: Vec<usize>,
}

impl Context {
    fn paragraph() -> Self {
        Self {
            kind: Kind::Paragraph,
            prefix: String::new(),
            line_break: "\\\n".to_owned(),
            suffix: String::new(),
            notes: Vec::new(),
        }
    }

    /// A cell, parsed as the head of a table with one column.
    pub(super) fn cell() -> Self {
        Self {
            kind: Kind::Cell,
            prefix: "| ".to_owned(),
            line_break: "<br>".to_owned(),
            suffix: " |\n|---|".to_owned(),
            notes: Vec::new(),
        }
    }

    fn heading(level: u8) -> Self {
        Self {
            kind: Kind::Heading,
            prefix: format!("{} ", "#".repeat(usize::from(level))),
            line_break: "&#10;".to_owned(),
            suffix: String::new(),
            notes: Vec::new(),
        }
    }

    /// An item behind its bullet or its number.
    fn item(sign: &str) -> Self {
        Self {
            kind: Kind::Item,
            prefix: sign.to_owned(),
            line_break: format!("\\\n{}", " ".repeat(sign.len())),
            suffix: String::new(),
            notes: Vec::new(),
        }
    }

    /// A footnote of this number.
    pub(super) fn note(number: usize) -> Self {
        Self {
            kind: Kind::Note,
            prefix: format!("[^{number}]: "),
            line_break: "\\\n    ".to_owned(),
            ..Self::paragraph()
        }
    }

    /// The same for a text whose marks of footnotes have these numbers: a mark is
    /// one where its note stands below.
    pub(super) fn with_notes(mut self, numbers: Vec<usize>) -> Self {
        for number in &numbers {
            write!(self.suffix, "\n\n[^{number}]: .").expect("a String takes everything");
        }
        self.notes = numbers;
        self
    }

    /// What stands around `paragraph`.
    pub(super) fn of(paragraph: &Paragraph) -> Self {
        if let Some(level) = heading_level(paragraph) {
            return Self::heading(level);
        }
        match &paragraph.label {
            Some(Label { sign, .. }) => match sign {
                Sign::Bullet(_) => Self::item("- "),
                Sign::Number => number(paragraph).map_or_else(Self::paragraph, Self::item),
                Sign::Further => Self::paragraph(),
            },
            None => Self::paragraph(),
        }
    }

    /// The paragraph's text as it is to be written: the number of an article is a
    /// lead, that of an item is Markdown's.
    pub(super) fn text_of(paragraph: &Paragraph) -> Text {
        let mut text = paragraph.text.clone();
        if let Some(number) = number(paragraph) {
            return text.part(number.len()..text.chars.len());
        }
        if paragraph.role == Role::Article
            && paragraph.lead_end().is_none()
            && let Some(marker) = &paragraph.marker
            && text.chars.starts_with(&marker.text)
        {
            text.mark(0..marker.text.len(), InlineKind::Lead);
        }
        text
    }
}

/// The number at the start of an item, with the blank behind it, where Markdown has
/// numbers that look so.
fn number(paragraph: &Paragraph) -> Option<&str> {
    let label = paragraph.label.as_ref()?;
    let text = paragraph.text.chars.as_str();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &text[digits..];
    let marked = behind.starts_with(". ") || behind.starts_with(") ");
    let may = label.sign == Sign::Number && (1..=MOST_DIGITS).contains(&digits) && marked;
    may.then(|| &text[..digits + 2])
}

/// 1 for a title to 5 for （1）; a heading with body text in its paragraph is
/// a paragraph with a lead.
fn heading_level(paragraph: &Paragraph) -> Option<u8> {
    let level = match paragraph.role {
        Role::Title | Role::AttachmentTitle => 1,
        Role::Chapter => 2,
        Role::Heading(level) => level.number() + 1,
        _ => return None,
    };
    let runs_in = |end: usize| end < paragraph.text.chars.len();
    let heads_alone = level == 1 || !paragraph.lead_end().is_some_and(runs_in);
    heads_alone.then_some(level)
}
