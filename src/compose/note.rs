//! Footnotes: their numbers, and the marks that stand in the text and before
//! the notes.
//!
//! In: composed blocks. Out: each paragraph with the notes it refers to, numbered
//! through the document. Marks are circled figures unless the template says
//! otherwise, as books in Chinese have them: beside digits of the text they are no
//! exponents. Which page a note
//! stands on, layout decides, and Word for itself.

use std::collections::{BTreeMap, HashMap};

use super::shape::{Setting, Shaped, shape, shape_stretch};
use super::{Composed, ComposedParagraph, Composition, compose_paragraph};
use crate::document::{Place, Referred, Table, Text, circled};
use crate::font::{Em, Fonts};
use crate::template::{LatinFace, Letter, NoteMark, Pt, Style, Template};

/// A mark in a paragraph, and the note that it refers to.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference<'a> {
    /// The byte of the paragraph's text before which its mark stands.
    pub at: usize,
    /// The number of its note, from 1 through the document.
    pub number: u32,
    /// Its mark: ① to ㊿, then (51); or figures alone.
    pub mark: String,
    /// The note; `None` where it stands with an earlier mark.
    pub note: Option<ComposedParagraph<'a>>,
}

/// A mark in the text is so much smaller than the text.
const SMALL: f64 = 0.6;

/// It is raised by so much of its own size: its upper edge is the text's.
const RAISED: Em = Em(0.55);

/// Between a mark and its note, in parts of the type size.
const GAP: f64 = 0.5;

/// The pitch of a note's lines, in parts of the type size.
const PITCH: f64 = 1.5;

/// The height of a line of notes in type of this size: they stand on no grid.
pub fn note_line(size: Pt) -> Pt {
    size * PITCH
}

/// The room between a mark and its note, in type of this size.
pub fn note_gap(size: Pt) -> Pt {
    size * GAP
}

/// Numbers the notes of a composition.
pub(super) fn number(composition: &mut Composition<'_>) {
    let template = composition.template;
    let mut numbers = Numbers::default();
    for block in &mut composition.blocks {
        match block {
            Composed::Paragraph(paragraph) => {
                paragraph.references = numbers.references(&paragraph.paragraph.text, template);
            }
            Composed::Table(table) => {
                table.references = numbers.in_cells(table.table, template);
            }
            Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => {}
        }
    }
}

/// The notes so far by their places in the input.
#[derive(Default)]
struct Numbers<'a> {
    by_place: HashMap<&'a Place, u32>,
    last: u32,
}

impl<'a> Numbers<'a> {
    /// The marks of a text with their notes. A mark whose note stands in no flow
    /// has nothing to refer to.
    fn references(&mut self, text: &'a Text, template: &'a Template) -> Vec<Reference<'a>> {
        let marks = text.note_marks().filter_map(|(at, referred)| {
            let (number, note) = match referred {
                Referred::First(note) => {
                    self.last += 1;
                    self.by_place.insert(&note.place, self.last);
                    let composed = compose_paragraph(note, template, None);
                    (self.last, Some(composed))
                }
                Referred::Again(place) => (*self.by_place.get(place)?, None),
            };
            Some(Reference {
                at,
                number,
                mark: mark(number, template.note_mark),
                note,
            })
        });
        marks.collect()
    }

    /// The marks in the cells of a table, by row and column.
    fn in_cells(
        &mut self,
        table: &'a Table,
        template: &'a Template,
    ) -> BTreeMap<(usize, usize), Vec<Reference<'a>>> {
        let mut all = BTreeMap::new();
        for (at, row) in table.rows.iter().enumerate() {
            for (column, cell) in row.cells.iter().enumerate() {
                let references = self.references(&cell.text, template);
                if !references.is_empty() {
                    all.insert((at, column), references);
                }
            }
        }
        all
    }
}

fn mark(number: u32, form: NoteMark) -> String {
    match form {
        NoteMark::Circled => circled(number).map_or_else(|| format!("({number})"), String::from),
        NoteMark::Figures => number.to_string(),
    }
}

impl Reference<'_> {
    /// The mark in text of this style, as characters that are none of the text.
    pub(super) fn raised(&self, style: &Style, fonts: &Fonts) -> Vec<Shaped> {
        let mut mark = self.marked(self.at, style, style.size * SMALL, fonts);
        for one in &mut mark {
            if let Some(glyph) = &mut one.glyph {
                glyph.raise = Em(glyph.raise.0 + RAISED.0);
            }
        }
        mark
    }

    /// `note`, which is this one's, with its mark before it.
    pub fn shape(
        &self,
        note: &ComposedParagraph<'_>,
        template: &Template,
        fonts: &Fonts,
    ) -> Vec<Shaped> {
        let style = note.style;
        let mut shaped = self.marked(0, style, style.size, fonts);
        if let Some(last) = shaped.last_mut() {
            last.advance += note_gap(style.size);
        }
        shaped.extend(shape(note, template, fonts));
        shaped
    }

    fn marked(&self, at: usize, style: &Style, size: Pt, fonts: &Fonts) -> Vec<Shaped> {
        let setting = Setting {
            letter: Letter {
                latin: LatinFace::Own,
                ..style.letter
            },
            size,
            colour: style.colour,
            tracking: Pt::ZERO,
        };
        let mut mark = shape_stretch(&self.mark, at, setting, fonts);
        for one in &mut mark {
            one.bytes = at..at;
        }
        mark
    }
}
