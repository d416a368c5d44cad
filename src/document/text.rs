//! Text with marked ranges: one string that is the text, letter for letter,
//! and inlines that say what parts of it are.

use std::ops::Range;

use super::{Paragraph, Place};

/// What a range of text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InlineKind {
    /// The lead of a run-in heading, its full stop included.
    Lead,
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// Struck out.
    Strike,
    /// Code, set as it stands.
    Code,
    /// A link to this address.
    Link(String),
    /// A reference to this footnote, at the start of the range, which is empty:
    /// the mark that stands there is composed.
    Footnote(Box<Paragraph>),
    /// A further reference to the footnote that stands at this place of the
    /// input, at the start of the range, which is empty.
    FootnoteAgain(Place),
}

/// What the mark of a footnote refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Referred<'a> {
    /// A note to which nothing before it refers.
    First(&'a Paragraph),
    /// The note at this place, to which an earlier mark refers too.
    Again(&'a Place),
}

/// A marked range of a [`Text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// Bytes of the text, on character boundaries.
    pub range: Range<usize>,
    /// What they are.
    pub kind: InlineKind,
}

/// Characters of a [`Text`] that stand letter for letter in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verbatim {
    /// Their first byte in the text.
    pub start: usize,
    /// Their bytes in the file: of the decoded text, or of the XML of the part
    /// of a .docx in which the paragraph stands.
    pub bytes: Range<usize>,
    /// How many bytes before them belong to the first of them, and go where it
    /// goes: the backslash of Markdown that escapes it.
    pub lead: usize,
}

impl Verbatim {
    /// Their bytes in the text.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.bytes.len()
    }
}

/// A paragraph's text and its marked ranges.
#[derive(Debug, Clone, Eq, Default)]
pub struct Text {
    /// The characters. A line feed is a line break inside the paragraph.
    pub chars: String,
    /// Marked ranges, sorted by start and then longest first; they may nest.
    pub inlines: Vec<Inline>,
    /// What of it stands so in the file, in order; all that was written another
    /// way there (an entity, a number of Word's) is left out, and a text that
    /// was made from others has none.
    pub verbatim: Vec<Verbatim>,
}

impl PartialEq for Text {
    /// Two texts are the same that say the same, wherever they stand.
    fn eq(&self, other: &Self) -> bool {
        self.chars == other.chars && self.inlines == other.inlines
    }
}

/// A stretch of text throughout which the same inlines hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The characters.
    pub chars: &'a str,
    /// Its first byte in the text.
    pub start: usize,
    /// What holds here, outermost first.
    pub kinds: Vec<&'a InlineKind>,
}

impl Text {
    /// Text without marked ranges.
    pub fn plain(chars: impl Into<String>) -> Self {
        Self {
            chars: chars.into(),
            ..Self::default()
        }
    }

    /// Says that what was added from the byte `start` on stands at `bytes` of
    /// the file, if it does.
    pub fn stands(&mut self, start: usize, bytes: Range<usize>) {
        if start + bytes.len() == self.chars.len() && !bytes.is_empty() {
            self.verbatim.push(Verbatim {
                start,
                bytes,
                lead: 0,
            });
        }
    }

    /// What of `range` stands so in the file, whole stretches that meet it or
    /// stand at its ends.
    pub fn verbatim_at(&self, range: &Range<usize>) -> &[Verbatim] {
        let all = &self.verbatim;
        let first = all.partition_point(|it| it.range().end < range.start);
        let behind = all.partition_point(|it| it.start <= range.end);
        &all[first..behind.max(first)]
    }

    /// Puts `more` behind it.
    pub fn append(&mut self, more: Self) {
        let by = self.chars.len();
        self.chars.push_str(&more.chars);
        let moved = more.inlines.into_iter().map(|it| Inline {
            range: it.range.start + by..it.range.end + by,
            kind: it.kind,
        });
        self.inlines.extend(moved);
        let moved = more.verbatim.into_iter().map(|it| Verbatim {
            start: it.start + by,
            ..it
        });
        self.verbatim.extend(moved);
    }

    /// Marks `range` as `kind`, keeping the inlines sorted.
    pub fn mark(&mut self, range: Range<usize>, kind: InlineKind) {
        let before = |inline: &Inline| {
            (inline.range.start, usize::MAX - inline.range.end)
                <= (range.start, usize::MAX - range.end)
        };
        let at = self.inlines.partition_point(before);
        self.inlines.insert(at, Inline { range, kind });
    }

    /// The characters of `range` with what is marked of them; the mark of a
    /// note belongs to what stands before it.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        let mut part = Self::plain(&self.chars[range.clone()]);
        for inline in &self.inlines {
            let start = inline.range.start.max(range.start);
            let end = inline.range.end.min(range.end);
            let note = inline.range.is_empty() && (start == end) && (range.start < end || end == 0);
            if start < end || note {
                part.mark(start - range.start..end - range.start, inline.kind.clone());
            }
        }
        part
    }

    /// The footnotes that the text refers to, with the byte before which each
    /// one's mark stands, in order.
    pub fn footnotes(&self) -> impl Iterator<Item = (usize, &Paragraph)> {
        self.note_marks().filter_map(|(at, note)| match note {
            Referred::First(note) => Some((at, note)),
            Referred::Again(_) => None,
        })
    }

    /// The marks of footnotes, each with the byte before which it stands, in
    /// order.
    pub fn note_marks(&self) -> impl Iterator<Item = (usize, Referred<'_>)> {
        self.inlines.iter().filter_map(|inline| {
            let referred = match &inline.kind {
                InlineKind::Footnote(note) => Referred::First(note),
                InlineKind::FootnoteAgain(place) => Referred::Again(place),
                InlineKind::Lead
                | InlineKind::Strong
                | InlineKind::Emphasis
                | InlineKind::Strike
                | InlineKind::Code
                | InlineKind::Link(_) => return None,
            };
            Some((inline.range.start, referred))
        })
    }

    /// The text without white space at either end.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let chars = self.chars.trim();
        let skipped = self.chars.len() - self.chars.trim_start().len();
        let mut text = Self::plain(chars);
        for it in &self.verbatim {
            let own = it.range();
            let (start, end) = (own.start.max(skipped), own.end.min(skipped + chars.len()));
            if start < end {
                let first = it.bytes.start + (start - own.start);
                text.verbatim.push(Verbatim {
                    start: start - skipped,
                    bytes: first..first + (end - start),
                    lead: if start == own.start { it.lead } else { 0 },
                });
            }
        }
        for inline in &self.inlines {
            let inside = |at: usize| at.saturating_sub(skipped).min(chars.len());
            let range = inside(inline.range.start)..inside(inline.range.end);
            if !range.is_empty() || inline.range.is_empty() {
                text.mark(range, inline.kind.clone());
            }
        }
        text
    }

    /// The text cut wherever an inline begins or ends, in order. Together
    /// the segments are the whole text.
    pub fn segments(&self) -> Vec<Segment<'_>> {
        let mut cuts = vec![0, self.chars.len()];
        for inline in &self.inlines {
            cuts.extend([inline.range.start, inline.range.end]);
        }
        cuts.sort_unstable();
        cuts.dedup();
        let mut upcoming = self.inlines.iter().peekable();
        // What began before the cut and has not ended; few at a time, however
        // many the text has.
        let mut open: Vec<&Inline> = Vec::new();
        let segment = |cut: &[usize]| {
            open.retain(|inline| inline.range.end > cut[0]);
            while let Some(inline) = upcoming.next_if(|inline| inline.range.start <= cut[0]) {
                if inline.range.end > cut[0] {
                    open.push(inline);
                }
            }
            Segment {
                chars: &self.chars[cut[0]..cut[1]],
                start: cut[0],
                kinds: open.iter().map(|inline| &inline.kind).collect(),
            }
        };
        cuts.windows(2).map(segment).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_cover_the_text_and_carry_nested_kinds() {
        let mut text = Text::plain("一是稳。后文");
        text.mark(3..6, InlineKind::Strong);
        text.mark(0..12, InlineKind::Lead);
        let seen: Vec<_> = text
            .segments()
            .iter()
            .map(|segment| (segment.chars.to_owned(), segment.kinds.len()))
            .collect();
        let want = [("一", 1), ("是", 2), ("稳。", 1), ("后文", 0)];
        assert_eq!(seen, want.map(|(chars, kinds)| (chars.to_owned(), kinds)));
    }
}
