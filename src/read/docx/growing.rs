//! Characters with their looks in, one paragraph of a source out.
//!
//! What part of a paragraph is bold, italic or struck out becomes a marked
//! range; what all of it is becomes evidence, but for what we made bold
//! ourselves, which stood marked in the text. It reads no XML.

use std::ops::Range;
use std::rc::Rc;

use super::look::{Letters, Shape};
use super::numbering::Label;
use super::sheet::Colour;
use crate::document::{Inline, InlineKind, Paragraph, Place, Text, Verbatim};
use crate::read::{Evidence, Inked, SourceBlock, SourceParagraph, Typeset, Weight};

/// What a stretch of text looks like.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    bold: Weighed,
    italic: Weighed,
    strike: Weighed,
    dress: Dress,
    size: Option<u32>,
    face: Option<Rc<str>>,
    colour: Colour,
}

/// Whether a stretch has a look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Weighed {
    Has,
    #[default]
    HasNot,
}

impl From<bool> for Weighed {
    fn from(has: bool) -> Self {
        if has { Self::Has } else { Self::HasNot }
    }
}

/// What a stretch is by its character style.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Dress {
    /// A heading.
    Heading,
    /// What the text that this program set had marked as strong.
    Strong,
    /// Code.
    Code,
    /// Nothing that its style tells.
    #[default]
    Plain,
}

impl Look {
    /// The look of resolved letters.
    pub(super) fn of(letters: &Letters, dress: Dress) -> Self {
        let on = |it: Option<bool>| Weighed::from(it == Some(true));
        Self {
            bold: on(letters.bold),
            italic: on(letters.italic),
            strike: on(letters.strike),
            dress,
            size: letters.size,
            face: letters.face.clone(),
            colour: letters.colour.unwrap_or_default(),
        }
    }
}

/// A stretch of one look, from the end of the one before.
#[derive(Debug, Clone)]
struct Span {
    end: usize,
    look: Look,
}

/// A paragraph as it grows.
#[derive(Debug, Default)]
pub(super) struct Growing {
    /// Its number in the part.
    pub(super) number: u32,
    /// Its properties.
    pub(super) shape: Shape,
    /// The look of text that has none of its own.
    pub(super) base: Look,
    /// What follows it: text boxes, notes, pictures.
    pub(super) after: Vec<SourceBlock>,
    /// Whether its number was counted.
    pub(super) count: Count,
    text: String,
    verbatim: Vec<Verbatim>,
    spans: Vec<Span>,
    links: Vec<(Range<usize>, String)>,
    /// Where formulas stand.
    formulas: Vec<Range<usize>>,
    /// Marks of footnotes, of kinds that have no length.
    notes: Vec<(usize, InlineKind)>,
    /// Links that are open, outermost first; `None` for one that leads nowhere.
    open: Vec<(usize, Option<String>)>,
    /// Characters of the paragraph so far, those of pieces that are done too.
    characters: usize,
    /// Characters before the piece that is growing.
    before: usize,
    /// Whether there is more than white space.
    ink: Ink,
}

/// Whether a piece has more than white space.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Ink {
    #[default]
    None,
    Some,
}

/// Whether a paragraph's number was counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Count {
    /// Not yet: nothing of it is done.
    #[default]
    ToDo,
    /// A piece of the paragraph is done.
    Done,
}

impl Growing {
    /// An empty paragraph.
    pub(super) fn new(number: u32) -> Self {
        Self {
            number,
            ..Self::default()
        }
    }

    /// Adds characters.
    pub(super) fn push(&mut self, chars: &str, look: &Look) {
        if chars.is_empty() {
            return;
        }
        self.text.push_str(chars);
        self.characters += chars.chars().count();
        if !is_white(chars) {
            self.ink = Ink::Some;
        }
        let end = self.text.len();
        match self.spans.last_mut() {
            Some(last) if last.look == *look => last.end = end,
            _ => self.spans.push(Span {
                end,
                look: look.clone(),
            }),
        }
    }

    /// The bytes of the piece that is growing.
    pub(super) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Says where the characters `chars`, if they are what was added from the
    /// byte `from` on, stand in the part: `verbatim` counts from `skipped` bytes
    /// before them.
    pub(super) fn stand(
        &mut self,
        from: usize,
        chars: &str,
        skipped: usize,
        verbatim: &[Verbatim],
    ) {
        if self.text.get(from..) != Some(chars) {
            return;
        }
        for it in verbatim {
            let cut = skipped.saturating_sub(it.start).min(it.bytes.len());
            let start = from + (it.start + cut).saturating_sub(skipped);
            let length = (it.bytes.len() - cut).min(self.text.len().saturating_sub(start));
            let first = it.bytes.start + cut;
            if length > 0 {
                self.verbatim.push(Verbatim {
                    start,
                    bytes: first..first + length,
                    lead: 0,
                });
            }
        }
    }

    /// What follows links to `address`, until it is closed.
    pub(super) fn open_link(&mut self, address: Option<String>) {
        self.open.push((self.text.len(), address));
    }

    /// Puts a footnote here.
    pub(super) fn push_note(&mut self, note: Paragraph) {
        let note = InlineKind::Footnote(Box::new(note));
        self.notes.push((self.text.len(), note));
    }

    /// Puts a further mark of the footnote at `place` here.
    pub(super) fn push_again(&mut self, place: Place) {
        let mark = InlineKind::FootnoteAgain(place);
        self.notes.push((self.text.len(), mark));
    }

    /// Ends the link opened last.
    pub(super) fn close_link(&mut self) {
        if let Some((start, Some(address))) = self.open.pop()
            && start < self.text.len()
        {
            self.links.push((start..self.text.len(), address));
        }
    }

    /// Makes a formula of what stands behind the byte `from`.
    pub(super) fn formula(&mut self, from: usize) {
        let whole = from..self.text.len();
        match self.formulas.last_mut().filter(|it| it.end == from) {
            Some(last) => last.end = whole.end,
            None => self.formulas.push(whole),
        }
    }

    /// Makes all of it so far the lead of what follows.
    pub(super) fn lead(&mut self) {
        for span in &mut self.spans {
            span.look.dress = Dress::Heading;
        }
    }

    /// Whether it has no characters but white space.
    pub(super) fn is_blank(&self) -> bool {
        self.ink == Ink::None
    }

    /// Where its next character stands, counted from 1.
    pub(super) fn next_character(&self) -> u32 {
        u32::try_from(self.characters + 1).unwrap_or(u32::MAX)
    }

    /// The paragraph and the character where its next one stands.
    pub(super) fn at(&self) -> (u32, u32) {
        (self.number.max(1), self.next_character())
    }

    /// Passes over a character that is no text: a break between two pieces.
    pub(super) fn skip(&mut self) {
        self.characters += 1;
        if self.text.is_empty() {
            self.before = self.characters;
        }
    }

    /// Takes the text so far as a piece of its own; links that are open go on.
    pub(super) fn take(
        &mut self,
        label: Option<&Label>,
        style: Option<String>,
        part: &str,
        blank_before: u32,
    ) -> SourceParagraph {
        let place = Place::Docx {
            part: part.to_owned(),
            paragraph: self.number,
            character: u32::try_from(self.before + 1).unwrap_or(u32::MAX),
        };
        let evidence = self.evidence(label, style);
        let number = label.map_or("", Label::number);
        let inlines = self.inlines(number.len());
        let mut text = Text::plain(number);
        text.append(Text {
            chars: std::mem::take(&mut self.text),
            inlines: Vec::new(),
            verbatim: std::mem::take(&mut self.verbatim),
        });
        text.inlines = inlines;
        self.forget();
        SourceParagraph {
            text,
            evidence,
            place,
            blank_before,
        }
    }

    /// Drops white space that makes no paragraph; notes to it are paragraphs.
    pub(super) fn drop_blank(&mut self) {
        let notes = std::mem::take(&mut self.notes).into_iter();
        let alone = notes.filter_map(|(_, kind)| match kind {
            InlineKind::Footnote(note) => Some(SourceBlock::Paragraph(SourceParagraph {
                text: note.text,
                evidence: Evidence::default(),
                place: note.place,
                blank_before: 0,
            })),
            _ => None,
        });
        self.after.splice(0..0, alone);
        self.forget();
        self.text.clear();
    }

    /// Drops what has grown since the last piece, and what follows it.
    pub(super) fn drop_piece(&mut self) {
        self.after.clear();
        self.forget();
        self.text.clear();
    }

    fn forget(&mut self) {
        self.before = self.characters;
        self.ink = Ink::None;
        self.spans.clear();
        self.links.clear();
        self.formulas.clear();
        self.notes.clear();
        self.verbatim.clear();
        for (start, _) in &mut self.open {
            *start = 0;
        }
    }

    fn evidence(&self, label: Option<&Label>, style: Option<String>) -> Evidence {
        let bold = self.all(|look| look.bold);
        Evidence {
            style,
            outline_level: self.shape.outline.filter(|it| *it < 9).map(|it| it + 1),
            list_label: label.and_then(Label::item),
            alignment: self.shape.alignment,
            face: self
                .all(|look| look.face.clone())
                .flatten()
                .map(|it| it.to_string()),
            half_points: self.all(|look| look.size).flatten(),
            weight: bold.map(|bold| match bold {
                Weighed::Has => Weight::Bold,
                Weighed::HasNot => Weight::Regular,
            }),
            typeset: self.typeset(label),
        }
    }

    /// How it is set. What is not black is counted from behind its number.
    fn typeset(&self, label: Option<&Label>) -> Typeset {
        let shift = label.map_or(0, |label| label.number().len());
        let inked = |(range, look): (Range<usize>, &Look)| {
            let inked = !is_white(&self.text[range.clone()]);
            look.colour.0.filter(|_| inked).map(|rgb| Inked {
                range: range.start + shift..range.end + shift,
                rgb,
            })
        };
        let shifted = |it: &Range<usize>| it.start + shift..it.end + shift;
        let code = self.stretches_with(|look| Weighed::from(look.dress == Dress::Code));
        Typeset {
            line: self.shape.spacing.lines(),
            indents: label.is_none().then(|| self.shape.spacing.indents()),
            inks: self.stretches().filter_map(inked).collect(),
            literal: self.formulas.iter().chain(&code).map(shifted).collect(),
        }
    }

    /// The stretches with the bytes they take.
    fn stretches(&self) -> impl Iterator<Item = (Range<usize>, &Look)> {
        let starts = std::iter::once(0).chain(self.spans.iter().map(|span| span.end));
        starts
            .zip(&self.spans)
            .map(|(start, span)| (start..span.end, &span.look))
    }

    /// What `of` gives for all characters, if it gives the same; white space
    /// has no say.
    fn all<T: PartialEq>(&self, of: impl Fn(&Look) -> T) -> Option<T> {
        let mut seen = self
            .stretches()
            .filter(|(range, _)| !is_white(&self.text[range.clone()]))
            .map(|(_, look)| of(look));
        let first = seen.next()?;
        seen.all(|it| it == first).then_some(first)
    }

    /// The marked ranges, all further on by `shift` bytes.
    fn inlines(&mut self, shift: usize) -> Vec<Inline> {
        for (start, address) in &self.open {
            if let Some(address) = address.as_ref().filter(|_| *start < self.text.len()) {
                self.links.push((*start..self.text.len(), address.clone()));
            }
        }
        let mut inlines = Vec::new();
        let mut mark = |range: Range<usize>, kind| {
            let range = range.start + shift..range.end + shift;
            inlines.push(Inline { range, kind });
        };
        for range in self.strong() {
            mark(range, InlineKind::Strong);
        }
        for range in self.parts(|look| look.italic) {
            mark(range, InlineKind::Emphasis);
        }
        for range in self.parts(|look| look.strike) {
            mark(range, InlineKind::Strike);
        }
        for (range, address) in self.links.drain(..) {
            mark(range, InlineKind::Link(address));
        }
        for (at, kind) in self.notes.drain(..) {
            mark(at..at, kind);
        }
        inlines.sort_by_key(|it| (it.range.start, std::cmp::Reverse(it.range.end)));
        inlines
    }

    /// The stretches that are strong: all of it only where it was marked so.
    fn strong(&self) -> Vec<Range<usize>> {
        let strong = |look: &Look| match (look.bold, look.dress) {
            (Weighed::HasNot, Dress::Plain | Dress::Code) => Weighed::HasNot,
            _ => Weighed::Has,
        };
        if self.all(|look| look.dress) == Some(Dress::Strong) {
            return self.stretches_with(strong);
        }
        self.parts(strong)
    }

    /// The stretches that have a look, where part of the paragraph has not.
    fn parts(&self, of: impl Fn(&Look) -> Weighed) -> Vec<Range<usize>> {
        if self.all(&of).is_some() {
            return Vec::new();
        }
        self.stretches_with(of)
    }

    /// The stretches that have a look; white space goes with what stands
    /// around it, never at an end.
    fn stretches_with(&self, of: impl Fn(&Look) -> Weighed) -> Vec<Range<usize>> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        let mut goes_on = false;
        for (range, look) in self.stretches() {
            let chars = &self.text[range.clone()];
            if is_white(chars) {
                continue;
            }
            let has = of(look) == Weighed::Has;
            let start = range.start + chars.len() - chars.trim_start().len();
            let end = range.end - (chars.len() - chars.trim_end().len());
            match parts.last_mut() {
                Some(last) if has && goes_on => last.end = end,
                _ if has => parts.push(start..end),
                _ => {}
            }
            goes_on = has;
        }
        parts
    }
}

fn is_white(chars: &str) -> bool {
    chars.chars().all(char::is_whitespace)
}
