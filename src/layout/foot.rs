//! Footnotes at the foot of the page that refers to them, above the type area's
//! bottom edge, a short rule above them.
//!
//! In: notes broken into lines, page by page. Out: the room they take of a page,
//! and items when the page is full. They stand on no grid. A note
//! begins on the page of its mark and goes on on the next one where it does not
//! fit, parted as paragraphs are.

use std::ops::Range;
use std::rc::Rc;

use super::line::{Line, Room, break_lines};
use super::pages::{Owner, Point, Rule};
use super::parting::{self, Begins};
use super::sheets::{ABOVE_BASELINE, Sheets};
use crate::compose::breaks::breaks;
use crate::compose::shape::Shaped;
use crate::compose::{Reference, note_line};
use crate::document::Paragraph;
use crate::template::{Colour, Mm, PageEnds, Pt};

/// The room above the notes of a page, with the rule in its middle: what
/// LibreOffice leaves there, so that its pages end where these do.
const ABOVE: Pt = Pt(6.0);

/// How long and how thick the rule is.
const RULE: (Mm, Pt) = (Mm(50.0), Pt(0.5));

/// Lengths closer than this are the same: rounding.
const NEAR: f64 = 0.01;

/// A note, broken into lines.
#[derive(Clone)]
pub(super) struct Broken<'a> {
    /// The byte of its paragraph before which its mark stands.
    pub(super) at: usize,
    paragraph: &'a Paragraph,
    shaped: Rc<[Shaped]>,
    lines: Rc<[Line]>,
    size: Pt,
}

impl<'a> Broken<'a> {
    /// The note of a mark as lines, where it stands with that mark; as pages lie
    /// now.
    pub(super) fn of(mark: &Reference<'a>, sheets: &Sheets<'_>) -> Option<Self> {
        let paragraph = mark.note.as_ref()?;
        let shaped = mark.shape(paragraph, sheets.template, sheets.fonts);
        let room = Room {
            first_left: paragraph.left_indent + paragraph.first_indent,
            left: paragraph.left_indent,
            right: sheets.area_width() - paragraph.right_indent,
            align: paragraph.align,
        };
        let lines = break_lines(&shaped, &breaks(&shaped), room);
        Some(Self {
            at: mark.at,
            paragraph: paragraph.paragraph,
            shaped: shaped.into(),
            lines: lines.into(),
            size: paragraph.style.size,
        })
    }

    /// How high all of its lines are.
    pub(super) fn height(&self) -> Pt {
        self.high(self.lines.len())
    }

    /// How high the lines are that want the page of its mark.
    pub(super) fn beginning(&self, ends: PageEnds) -> Pt {
        self.high(parting::first_together(self.lines.len(), ends))
    }

    fn high(&self, lines: usize) -> Pt {
        #[expect(clippy::cast_precision_loss, reason = "a page has few lines")]
        let lines = lines as f64;
        note_line(self.size) * lines
    }
}

/// The notes whose marks a line bears, with their numbers among `notes`.
pub(super) fn of_line<'n, 'a>(
    notes: &'n [Broken<'a>],
    shaped: &[Shaped],
    line: &Line,
) -> impl Iterator<Item = (usize, &'n Broken<'a>)> {
    let shaped = &shaped[line.range.clone()];
    let from = shaped.first().map_or(0, |one| one.bytes.start);
    let to = shaped.last().map_or(0, |one| one.bytes.end);
    // A mark stands on the line of what is before it, if anything is.
    let on = move |at: usize| (from < at || (from, at) == (0, 0)) && at <= to;
    let notes = notes.iter().enumerate();
    notes.filter(move |(_, note)| on(note.at))
}

/// How high notes are that all begin on a page, the last of which may go on. Where
/// no page has room for that, the first one has only to begin.
pub(super) fn begun(notes: &[&Broken<'_>], sheets: &Sheets<'_>) -> Pt {
    let ends = sheets.template.typesetting.page_ends;
    let beginning = |note: Option<&&Broken<'_>>| note.map(|it| it.beginning(ends));
    let above: Pt = notes.iter().rev().skip(1).map(|note| note.height()).sum();
    let all = above + beginning(notes.last()).unwrap_or_default();
    let most = sheets.area_height() - sheets.template.line() - ABOVE;
    if all > most {
        beginning(notes.first()).unwrap_or_default()
    } else {
        all
    }
}

/// Lines of a note on a page.
struct Part<'a> {
    owner: Owner,
    note: Broken<'a>,
    lines: Range<usize>,
}

/// What stands at the foot of a page.
#[derive(Default)]
pub(super) struct Foot<'a> {
    parts: Vec<Part<'a>>,
    /// What goes on on the next page.
    rest: Vec<Part<'a>>,
    /// What stands below the notes: 版记.
    below: Pt,
}

impl<'a> Foot<'a> {
    /// How high it is.
    pub(super) fn height(&self) -> Pt {
        if self.parts.is_empty() {
            return Pt::ZERO;
        }
        let parts = self.parts.iter();
        ABOVE
            + parts
                .map(|part| part.note.high(part.lines.len()))
                .sum::<Pt>()
    }

    /// How much higher it would be with notes so high more.
    pub(super) fn more(&self, notes: Pt) -> Pt {
        if self.parts.is_empty() && notes > Pt::ZERO {
            notes + ABOVE
        } else {
            notes
        }
    }

    /// Adds lines of a note as far as they fit into `room`, at `least` so many;
    /// the others wait, and so do all notes behind them.
    fn add(&mut self, mut part: Part<'a>, (room, ends): (Pt, PageEnds), least: usize) {
        let fit = if self.rest.is_empty() {
            self.fitting(&part, room, ends).max(least)
        } else {
            0
        };
        let cut = part.lines.start + fit;
        if cut < part.lines.end {
            self.rest.push(Part {
                owner: part.owner,
                note: part.note.clone(),
                lines: cut..part.lines.end,
            });
            part.lines.end = cut;
        }
        if fit > 0 {
            self.parts.push(part);
        }
    }

    /// How many lines of a note fit into `room`, and may be parted from the rest.
    fn fitting(&self, part: &Part<'a>, room: Pt, ends: PageEnds) -> usize {
        let above = if self.parts.is_empty() {
            ABOVE
        } else {
            Pt::ZERO
        };
        let room = room - self.height() - above + Pt(NEAR);
        let fit = (0..=part.lines.len())
            .rev()
            .find(|count| part.note.high(*count) <= room);
        let begins = match part.lines.start {
            0 => Begins::Paragraph,
            _ => Begins::Amid,
        };
        parting::staying(part.lines.len(), fit.unwrap_or(0), begins, ends)
    }

    /// Lets what is `high` stand below the notes.
    pub(super) fn lift(&mut self, high: Pt) {
        self.below = high;
    }

    /// Whether no note stands there.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.rest.is_empty()
    }

    /// Whether a further page is wanted for what does not fit.
    pub(super) fn goes_on(&self) -> bool {
        !self.rest.is_empty()
    }
}

impl<'a> Sheets<'a> {
    /// Puts a note at the foot of this page, whose text is down to here.
    pub(super) fn note(&mut self, owner: Owner, note: &Broken<'a>) {
        let room = self.below_text();
        let lines = 0..note.lines.len();
        let note = note.clone();
        let ends = self.template.typesetting.page_ends;
        self.foot.add(Part { owner, note, lines }, (room, ends), 0);
    }

    /// Draws the notes of this page; gives what the next one begins with, beside
    /// what is held of it for text.
    pub(super) fn draw_foot(&mut self) -> Foot<'a> {
        let foot = std::mem::take(&mut self.foot);
        let area = self.area_height();
        let bottom = self.area_top() + area - foot.below;
        let mut y = bottom - foot.height();
        if !foot.parts.is_empty() {
            self.rule(Rule {
                owner: Owner::Furniture,
                corner: Point {
                    x: self.left(),
                    y: y + ABOVE / 2.0 - RULE.1 / 2.0,
                },
                width: RULE.0.pt(),
                height: RULE.1,
                colour: Colour::Black,
            });
        }
        y += ABOVE;
        for part in foot.parts {
            y = self.draw_note(&part, y);
        }
        let mut next = Foot::default();
        let ends = self.template.typesetting.page_ends;
        let room = self.beside_held();
        for part in foot.rest {
            // A line at least, or a low page would bear none of a note.
            let least = usize::from(next.parts.is_empty());
            next.add(part, (room, ends), least);
        }
        next
    }

    /// Draws lines of a note from `y` on; gives where they end.
    fn draw_note(&mut self, part: &Part<'a>, mut y: Pt) -> Pt {
        let note = &part.note;
        let pitch = note_line(note.size);
        for line in &note.lines[part.lines.clone()] {
            let origin = Point {
                x: self.left(),
                y: y + (pitch - note.size) / 2.0 + note.size * ABOVE_BASELINE,
            };
            self.draw_line(part.owner, line, &note.shaped, note.paragraph, origin);
            y += pitch;
        }
        y
    }
}
