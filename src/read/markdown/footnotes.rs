//! Footnotes: the notes of a text in, each ready to be put where its mark is.
//!
//! A note is one where the text refers to it and it holds paragraphs alone. Any
//! other `[^1]` and its note stay text as they stand: a note with a table in it, a
//! note that nothing refers to.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::blocks::Reader;
use super::events;
use crate::document::{Inline, Paragraph, Place, Role, Text};
use crate::read::SourceBlock;
use crate::read::lines::LineIndex;

/// The notes of a text by their labels.
#[derive(Default)]
pub(super) struct Footnotes {
    /// Those whose mark has not come yet.
    waiting: BTreeMap<String, Paragraph>,
    /// Where each of them stands; `None` for one that became a paragraph.
    places: BTreeMap<String, Option<Place>>,
}

/// What a mark refers to.
pub(super) enum Marked {
    /// A note, for the first time.
    First(Paragraph),
    /// The note at this place once more.
    Again(Place),
}

impl Footnotes {
    /// Whether what stands under this label is a footnote.
    pub(super) fn has(&self, label: &str) -> bool {
        self.places.contains_key(label)
    }

    /// What a mark with this label refers to.
    pub(super) fn take(&mut self, label: &str) -> Option<Marked> {
        if let Some(note) = self.waiting.remove(label) {
            return Some(Marked::First(note));
        }
        let place = self.places.get(label)?.clone();
        place.map(Marked::Again)
    }

    /// The note at `place` became a paragraph: no mark refers to it any more.
    pub(super) fn dissolve(&mut self, place: &Place) {
        for it in self.places.values_mut() {
            it.take_if(|it| it == place);
        }
    }
}

/// The footnotes of `text` from the byte `start` on.
pub(super) fn read(text: &str, start: usize, lines: &LineIndex) -> Footnotes {
    let mut found = Found::default();
    if !text[start..].contains("[^") {
        return Footnotes::default();
    }
    let mut note: Option<(String, Reader)> = None;
    for (event, bytes) in events(text, start) {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let reader = Reader::new(text, lines, Footnotes::default());
                note = Some((label.into_string(), reader));
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((label, reader)) = note.take() {
                    found.define(label, &reader.finish().0);
                }
            }
            event => match &mut note {
                Some((_, reader)) => reader.take(event, bytes),
                None => found.look_for_mark(event),
            },
        }
    }
    found.notes()
}

/// What a text defines and refers to.
#[derive(Default)]
struct Found {
    defined: BTreeMap<String, Paragraph>,
    referred: BTreeSet<String>,
}

impl Found {
    fn look_for_mark(&mut self, event: Event<'_>) {
        if let Event::FootnoteReference(label) = event {
            self.referred.insert(label.into_string());
        }
    }

    fn define(&mut self, label: String, blocks: &[SourceBlock]) {
        if let Some(note) = folded(blocks) {
            self.defined.entry(label).or_insert(note);
        }
    }

    fn notes(mut self) -> Footnotes {
        let referred = self.referred;
        self.defined.retain(|label, _| referred.contains(label));
        Footnotes {
            places: self
                .defined
                .iter()
                .map(|(label, note)| (label.clone(), Some(note.place.clone())))
                .collect(),
            waiting: self.defined,
        }
    }
}

/// Paragraphs as one, a line each; `None` where there is anything else.
fn folded(blocks: &[SourceBlock]) -> Option<Paragraph> {
    let mut note: Option<Paragraph> = None;
    for block in blocks {
        let SourceBlock::Paragraph(paragraph) = block else {
            return None;
        };
        let text = paragraph.text.trimmed();
        if let Some(note) = &mut note {
            append(&mut note.text, text);
        } else {
            let place = paragraph.place.clone();
            note = Some(Paragraph::new(Role::Footnote, text, place));
        }
    }
    note
}

fn append(text: &mut Text, more: Text) {
    text.chars.push('\n');
    let by = text.chars.len();
    text.chars.push_str(&more.chars);
    let moved = more.inlines.into_iter().map(|inline| Inline {
        range: inline.range.start + by..inline.range.end + by,
        kind: inline.kind,
    });
    text.inlines.extend(moved);
}
