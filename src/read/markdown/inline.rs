//! Pieces of one paragraph in, its text with marked ranges out.

use std::ops::Range;

use crate::document::{InlineKind, Paragraph, Place, Text};
use crate::read::control;

/// A paragraph's text as it grows.
#[derive(Default)]
pub(super) struct Growing {
    text: Text,
    /// Ranges that are open, outermost first.
    open: Vec<(usize, InlineKind)>,
    /// A line of the file ended and nothing has followed yet.
    soft_break: bool,
    /// Where two asterisks stand that opened and closed nothing.
    stars: Vec<usize>,
    /// The further marks of notes as they stand in the file.
    again: String,
    /// The bytes of the file that the text came from.
    pub(super) bytes: Option<Range<usize>>,
}

/// A paragraph's text with what is known of it.
pub(super) struct Grown {
    /// The text.
    pub(super) text: Text,
    /// See [`Growing::stars`].
    pub(super) stars: Vec<usize>,
    /// Where the note stands that is the text.
    pub(super) note: Option<Place>,
    /// The bytes of the file.
    pub(super) bytes: Range<usize>,
}

impl Growing {
    /// Adds characters that stand at `bytes` of the file.
    pub(super) fn push(&mut self, chars: &str, bytes: Range<usize>) {
        if std::mem::take(&mut self.soft_break) && self.needs_space(chars) {
            self.text.chars.push(' ');
        }
        control::push(&mut self.text, chars, bytes.clone());
        let start = self.bytes.as_ref().map_or(bytes.start, |all| all.start);
        self.bytes = Some(start..bytes.end);
    }

    /// Adds characters that stand at `bytes` of the file, the first of them
    /// behind a backslash that escapes it.
    pub(super) fn push_escaped(&mut self, chars: &str, bytes: Range<usize>) {
        let before = self.text.verbatim.len();
        self.push(chars, bytes);
        if let Some(first) = self.text.verbatim.get_mut(before) {
            first.lead = 1;
        }
    }

    /// Adds two asterisks that opened and closed nothing.
    pub(super) fn push_stars(&mut self, bytes: Range<usize>) {
        self.push("", bytes.clone());
        self.stars.push(self.text.chars.len());
        self.push("**", bytes);
    }

    /// Puts a footnote here.
    pub(super) fn push_note(&mut self, note: Paragraph, bytes: Range<usize>) {
        self.push("", bytes);
        let at = self.text.chars.len();
        self.text.mark(at..at, InlineKind::Footnote(Box::new(note)));
    }

    /// Puts a further mark of the footnote at `place` here, which stands as
    /// `mark` in the file.
    pub(super) fn push_again(&mut self, place: Place, mark: &str, bytes: Range<usize>) {
        self.push("", bytes);
        let at = self.text.chars.len();
        self.text.mark(at..at, InlineKind::FootnoteAgain(place));
        self.again.push_str(mark);
    }

    /// Whether the text begins with one of `words`.
    pub(super) fn begins_with(&self, words: &[&str]) -> bool {
        let chars = self.text.chars.trim_start();
        words.iter().any(|it| chars.starts_with(it))
    }

    /// The text so far.
    pub(super) fn so_far(&self) -> &str {
        &self.text.chars
    }

    /// The file's line ends here, the paragraph does not.
    pub(super) fn soft_break(&mut self) {
        self.soft_break = true;
    }

    /// A line break of the paragraph.
    pub(super) fn hard_break(&mut self) {
        self.text.chars.push('\n');
    }

    /// Takes white space at the end back, but no line break and nothing that is
    /// marked.
    pub(super) fn trim_end(&mut self) {
        let is_space = |char: char| char != '\n' && char.is_whitespace();
        let inlines = self.text.inlines.iter().map(|it| it.range.end);
        let marked = inlines.chain(self.open.iter().map(|(start, _)| *start));
        let end = self.text.chars.trim_end_matches(is_space).len();
        let end = marked.fold(end, usize::max);
        self.text.chars.truncate(end);
        self.text.verbatim.retain(|it| it.start < end);
        if let Some(last) = self.text.verbatim.last_mut() {
            let length = last.bytes.len().min(end - last.start);
            last.bytes.end = last.bytes.start + length;
        }
    }

    fn needs_space(&self, next: &str) -> bool {
        let before = self.text.chars.chars().next_back();
        let after = next.chars().next();
        let is_western = |char: char| !char.is_whitespace() && !is_chinese(char);
        before.is_some_and(is_western) && after.is_some_and(is_western)
    }

    /// What follows is `kind`, until it is closed.
    pub(super) fn open(&mut self, kind: InlineKind) {
        self.open.push((self.text.chars.len(), kind));
    }

    /// Ends what was opened last.
    pub(super) fn close(&mut self) {
        if let Some((start, kind)) = self.open.pop() {
            self.mark_from(start, kind);
        }
    }

    /// Adds characters that are `kind`.
    pub(super) fn push_as(&mut self, kind: InlineKind, chars: &str, bytes: Range<usize>) {
        // A space for a line end stands before the range.
        self.push("", bytes.clone());
        let start = self.text.chars.len();
        self.push(chars, bytes);
        self.mark_from(start, kind);
    }

    fn mark_from(&mut self, start: usize, kind: InlineKind) {
        let end = self.text.chars.len();
        if start < end {
            self.text.mark(start..end, kind);
        }
    }

    /// The text so far with its bytes, or `None` where it is blank; ranges
    /// that are open go on in the text that follows.
    pub(super) fn take(&mut self) -> Option<Grown> {
        for (start, kind) in self.open.clone() {
            self.mark_from(start, kind);
        }
        for (start, _) in &mut self.open {
            *start = 0;
        }
        self.soft_break = false;
        let stars = std::mem::take(&mut self.stars);
        let text = std::mem::take(&mut self.text);
        let bytes = self.bytes.take()?;
        let again = std::mem::take(&mut self.again);
        let blank = |text: &Text| text.chars.chars().all(char::is_whitespace);
        let (text, note) = if blank(&text) {
            alone(&text, &again)
        } else {
            (text, None)
        };
        (!blank(&text)).then_some(Grown {
            text,
            stars,
            note,
            bytes,
        })
    }
}

/// What marks to nothing are: a note a paragraph, at its place; the mark of one
/// that stands elsewhere itself.
fn alone(marks: &Text, again: &str) -> (Text, Option<Place>) {
    let note = marks.footnotes().next().map(|(_, note)| note);
    let mut text = note.map_or_else(Text::default, |note| note.text.clone());
    text.chars.push_str(again);
    (text, note.map(|note| note.place.clone()))
}

/// Chinese characters and the full-width marks that stand with them.
fn is_chinese(char: char) -> bool {
    matches!(char, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '…' | '—')
}
