//! Lists of Markdown: which paragraph is what of an item.
//!
//! In: lists and items as they open and close, with the text at which an item
//! stands. Out: the label of each paragraph. A number stands as the file has it;
//! where a list of several has the same in all of them, the habit of letting
//! Markdown count, they are counted.

use crate::document::{Label, Sign, Text};

/// The lists that are open, the innermost last.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// What opens the item whose first paragraph has not come yet.
    opening: Option<Opening>,
}

/// A list.
enum List {
    Bullets,
    /// The numbers so far, each with the block that it opens.
    Numbers(Vec<(Number, usize)>),
}

/// A number with its mark, `3.`, which others may cite: it is text.
#[derive(Clone)]
struct Number {
    digits: String,
    mark: char,
}

/// What stands before an item.
enum Opening {
    Bullet,
    Number(Number),
}

/// A number that stands in the file for another.
pub(super) struct Counted {
    /// The block that it opens.
    pub(super) block: usize,
    /// How many bytes it takes.
    length: usize,
    /// The number that is meant.
    digits: String,
}

impl Lists {
    /// A list begins, whose items have numbers where there is a first one.
    pub(super) fn begin(&mut self, first: Option<u64>) {
        self.open.push(match first {
            Some(_) => List::Numbers(Vec::new()),
            None => List::Bullets,
        });
    }

    /// Whether no list is open.
    pub(super) fn is_outside(&self) -> bool {
        self.open.is_empty()
    }

    /// An item begins, at which `text` stands.
    pub(super) fn begin_item(&mut self, text: &str) {
        let behind = text.trim_start_matches(|it: char| it.is_ascii_digit());
        self.opening = Some(match self.open.last() {
            Some(List::Numbers(_)) => Opening::Number(Number {
                digits: text[..text.len() - behind.len()].to_owned(),
                mark: behind.chars().next().unwrap_or('.'),
            }),
            Some(List::Bullets) | None => Opening::Bullet,
        });
    }

    /// The item ends.
    pub(super) fn end_item(&mut self) {
        self.opening = None;
    }

    /// The innermost list ends: the numbers that it has for others.
    pub(super) fn end(&mut self) -> Vec<Counted> {
        let Some(List::Numbers(numbers)) = self.open.pop() else {
            return Vec::new();
        };
        let Some((Number { digits: first, .. }, _)) = numbers.first().cloned() else {
            return Vec::new();
        };
        let alike = numbers.iter().all(|(it, _)| it.digits == first);
        let Some(first_number) = first.parse::<u64>().ok().filter(|_| alike) else {
            return Vec::new();
        };
        let counted = (first_number..).zip(numbers).skip(1);
        counted
            .map(|(number, (written, block))| Counted {
                block,
                length: written.digits.len(),
                digits: number.to_string(),
            })
            .collect()
    }

    /// The text of the paragraph that is the block `block`, its number before it, and
    /// what it is of an item.
    pub(super) fn paragraph(&mut self, text: Text, block: usize) -> (Text, Option<Label>) {
        match self.opening.take() {
            Some(Opening::Bullet) => {
                let sign = Sign::Bullet("•".to_owned());
                (text, Some(self.label(sign)))
            }
            Some(Opening::Number(number)) => {
                let mut whole = Text::plain(format!("{}{} ", number.digits, number.mark));
                whole.append(text);
                if let Some(List::Numbers(numbers)) = self.open.last_mut() {
                    numbers.push((number, block));
                }
                (whole, self.in_bullets(Sign::Number))
            }
            None => (text, self.in_bullets(Sign::Further)),
        }
    }

    /// A paragraph of an item of the innermost list.
    fn label(&self, sign: Sign) -> Label {
        Label {
            sign,
            level: self.open.len().saturating_sub(1),
        }
    }

    /// What a paragraph is that has no bullet: where none stands round it, one of
    /// the text.
    fn in_bullets(&self, sign: Sign) -> Option<Label> {
        let bulleted = self.open.iter().any(|it| matches!(it, List::Bullets));
        bulleted.then(|| self.label(sign))
    }
}

impl Counted {
    /// Puts the number that is meant into the text that it opens.
    pub(super) fn put_into(&self, text: &mut Text) {
        text.chars.replace_range(..self.length, &self.digits);
        let moved = |at: usize| (at + self.digits.len()).saturating_sub(self.length);
        for inline in &mut text.inlines {
            inline.range = moved(inline.range.start)..moved(inline.range.end);
        }
        for it in &mut text.verbatim {
            it.start = moved(it.start);
        }
    }
}
