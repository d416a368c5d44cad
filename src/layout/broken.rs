//! A paragraph broken into lines that is not on a page yet, or not all of it.
//!
//! In: a composed paragraph and its lines. Out: how many of them go together,
//! and its places in the document's structure: the bullet of an item ahead of
//! it, its footnotes behind.

use super::draw::runs_of;
use super::foot;
use super::line::{Line, Room, break_lines, set_lines};
use super::pages::{Owner, Point, Structure};
use super::parting::{self, Begins};
use super::sheets::Sheets;
use crate::compose::breaks::breaks;
use crate::compose::shape::{Shaped, shape};
use crate::compose::{ComposedParagraph, ItemPart};
use crate::document::Role;
use crate::template::{Keep, PageEnds, Pt};

/// A paragraph broken into lines, not yet on a page.
pub(super) struct Broken<'a> {
    pub(super) paragraph: ComposedParagraph<'a>,
    pub(super) shaped: Vec<Shaped>,
    pub(super) lines: Vec<Line>,
    /// Its footnotes, in the order of their marks.
    pub(super) notes: Vec<foot::Broken<'a>>,
    /// What its lines belong to, where some of them are on a page already.
    pub(super) begun: Option<Owner>,
    /// So many lines of it come after these.
    pub(super) later: usize,
    /// So many of it are on a page already.
    pub(super) placed: usize,
    /// Which of the composition's blocks it is.
    pub(super) block: usize,
}

impl<'a> Broken<'a> {
    /// Breaks a paragraph, the composition's block `block`, for the sheets as they
    /// lie.
    pub(super) fn of(paragraph: ComposedParagraph<'a>, sheets: &Sheets<'_>, block: usize) -> Self {
        let (template, fonts) = (sheets.template, sheets.fonts);
        let shaped = shape(&paragraph, template, fonts);
        let room = room(&paragraph, sheets.area_width());
        let lines = if paragraph.lines.is_empty() {
            break_lines(&shaped, &breaks(&shaped), room)
        } else {
            set_lines(&shaped, &line_ends(&paragraph, &shaped), room)
        };
        let marks = paragraph.references.iter();
        let notes = marks.filter_map(|mark| foot::Broken::of(mark, sheets));
        Self {
            notes: notes.collect(),
            paragraph,
            shaped,
            lines,
            begun: None,
            later: 0,
            placed: 0,
            block,
        }
    }

    /// The footnotes whose marks a line bears, with their numbers among those of
    /// the paragraph.
    pub(super) fn notes_of(&self, line: &Line) -> impl Iterator<Item = (usize, &foot::Broken<'a>)> {
        foot::of_line(&self.notes, &self.shaped, line)
    }

    /// Whether some lines may stand on one page and some on the next: of body
    /// text, not of a heading.
    pub(super) fn can_part(&self) -> bool {
        self.paragraph.style.keep == Keep::Free && self.lines.len() + self.later > 1
    }

    /// How many lines want a page together at its beginning.
    pub(super) fn first_lines(&self, ends: PageEnds) -> usize {
        if self.can_part() && self.begun.is_none() {
            parting::first_together(self.lines.len(), ends)
        } else {
            1
        }
    }

    /// How many lines from line `from` on stay where there is room for `free`;
    /// of what may not part, all.
    pub(super) fn staying(&self, from: usize, free: usize, ends: PageEnds) -> usize {
        let lines = self.lines.len() - from + self.later;
        if !self.can_part() {
            return lines;
        }
        let begins = match self.begun {
            None if from == 0 => Begins::Paragraph,
            None | Some(_) => Begins::Amid,
        };
        parting::staying(lines, free, begins, ends)
    }

    /// Draws the bullet of an item, `owner`, whose first line has this baseline.
    pub(super) fn bullet(&self, sheets: &mut Sheets<'_>, owner: Owner, baseline: Pt) {
        let item = self.paragraph.item;
        let drawn = item.and_then(|it| it.shape(self.paragraph.style, sheets.fonts));
        let Some((sign, shaped)) = drawn else {
            return;
        };
        let origin = Point {
            x: sheets.left() + self.paragraph.left_indent + self.paragraph.first_indent,
            y: baseline,
        };
        let drawn = runs_of(sign, &shaped, owner.ahead(), origin);
        sheets.items().extend(drawn);
    }
}

/// The room for a paragraph's lines in a type area of this width.
fn room(paragraph: &ComposedParagraph<'_>, area: Pt) -> Room {
    // The text of an item begins behind its bullet.
    let first_indent = match paragraph.item {
        Some(item) if item.bullet.is_some() => Pt::ZERO,
        Some(_) | None => paragraph.first_indent,
    };
    Room {
        first_left: paragraph.left_indent + first_indent,
        left: paragraph.left_indent,
        right: area - paragraph.right_indent,
        align: paragraph.align,
    }
}

/// The composed line ends, counted in shaped characters.
fn line_ends(paragraph: &ComposedParagraph<'_>, shaped: &[Shaped]) -> Vec<usize> {
    let ends = paragraph.lines.iter();
    ends.map(|line| shaped.partition_point(|one| one.bytes.end <= line.end))
        .collect()
}

/// Enters a paragraph in the structure, with its bullet and its footnotes.
pub(super) fn enter(sheets: &mut Sheets<'_>, paragraph: &ComposedParagraph<'_>) -> Owner {
    if let Some(item) = paragraph.item.filter(|it| it.bullet.is_some()) {
        sheets.own(Structure::Bullet(item.level));
    }
    let owner = sheets.own(structure(paragraph));
    let notes = paragraph.references.iter();
    for _ in notes.filter(|mark| mark.note.is_some()) {
        sheets.own(Structure::Note);
    }
    owner
}

fn structure(paragraph: &ComposedParagraph<'_>) -> Structure {
    if let Some(item) = paragraph.item {
        return match item.part {
            ItemPart::First => Structure::Item(item.level),
            ItemPart::Further => Structure::ItemGoesOn(item.level),
        };
    }
    match (paragraph.paragraph.role, paragraph.paragraph.lead_end()) {
        (Role::Title, _) => Structure::Title,
        (Role::Heading(level), None) => Structure::Heading(level),
        _ => Structure::Paragraph,
    }
}
