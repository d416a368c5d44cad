//! What the columns of a table hold: how much room they need, and where their
//! text stands.
//!
//! In: the cells of a table. Out: the needs of its columns, their alignment,
//! and how far from the right edge their numbers end.

use super::widths::{LONGEST_WORD, Need, Needs};
use super::{CELL_PADDING, ComposedTable, Shown, aligned, each_cell};
use crate::compose::breaks::{Break, breaks};
use crate::compose::shape::{Shaped, width};
use crate::document::{Said, Table, said, usual_side};
use crate::font::Fonts;
use crate::template::{Align, Pt, Template};

/// So much more than its text a column needs: an office suite rounds widths to
/// twips, and must not break what just fits.
const SLACK: Pt = Pt(0.5);

/// What the columns hold.
pub(super) struct Holdings {
    /// The room each needs.
    pub(super) needs: Needs,
    /// How its text is aligned.
    pub(super) aligns: Vec<Align>,
    /// How far from the right edge the number of each row ends.
    pub(super) insets: Vec<Vec<Pt>>,
}

/// What the cells of a column have said so far.
#[derive(Default)]
struct Gathered<'t> {
    need: Need,
    words: usize,
    /// Each number with its row and the width of its fraction.
    numbers: Vec<(usize, &'t str, Pt)>,
    /// The widest part of a number before its fraction.
    whole: Pt,
}

/// Looks through the cells of a table.
pub(super) fn look_through(composed: &ComposedTable<'_>, by: (&Template, &Fonts)) -> Holdings {
    let (table, em) = (composed.table, composed.set.text.size);
    let mut gathered: Vec<Gathered<'_>> = Vec::new();
    gathered.resize_with(table.columns(), Gathered::default);
    each_cell(composed, by, |shown| {
        gathered[shown.column].add(table, shown, em);
    });
    let aligns = gathered.iter().map(Gathered::align).collect();
    let rows = table.rows.len();
    let insets = gathered.iter().map(|it| it.insets(rows)).collect();
    let needs = Needs {
        columns: gathered.iter().map(|it| it.need(em)).collect(),
        em,
        padding: CELL_PADDING * 2.0,
    };
    Holdings {
        needs,
        aligns,
        insets,
    }
}

impl<'t> Gathered<'t> {
    fn add(&mut self, table: &'t Table, shown: &Shown, em: Pt) {
        let row = shown.row;
        self.need.widen(need(&shown.shaped, em));
        if row < table.head() {
            return;
        }
        let text = table.rows[row].cells[shown.column].text.chars.as_str();
        match said(text) {
            Said::Number(fraction) => {
                let behind = shown
                    .shaped
                    .iter()
                    .filter(|one| one.bytes.start >= fraction);
                let wide: Pt = behind.map(|one| one.advance).sum();
                self.whole = self.whole.max(width(&shown.shaped) - wide);
                self.numbers.push((row, text, wide));
            }
            Said::Nothing => {}
            Said::Words => self.words += 1,
        }
    }

    /// The room it needs: numbers below each other take more than the longest.
    fn need(&self, em: Pt) -> Need {
        let mut need = self.need;
        if self.align() == Align::Right {
            let aligned = self.whole + self.widest_fraction() + SLACK;
            let kept = kept(&[aligned], em);
            need.widen(Need {
                natural: aligned,
                whole: kept,
                part: kept,
                word: aligned,
                marks: Pt::ZERO,
            });
        }
        need
    }

    fn widest_fraction(&self) -> Pt {
        let fractions = self.numbers.iter().map(|(_, _, wide)| *wide);
        fractions.fold(Pt::ZERO, Pt::max)
    }

    fn align(&self) -> Align {
        let numbers = self.numbers.iter().map(|(_, number, _)| *number);
        aligned(usual_side(self.words, numbers))
    }

    /// Nothing where all fractions are as wide, or the column is none of numbers.
    fn insets(&self, rows: usize) -> Vec<Pt> {
        let widest = self.widest_fraction();
        let even = |wide: Pt| (widest - wide).0 < 0.01;
        let even = self.numbers.iter().all(|(_, _, wide)| even(*wide));
        if even || self.align() != Align::Right {
            return Vec::new();
        }
        let mut insets = vec![Pt::ZERO; rows];
        for (row, _, wide) in &self.numbers {
            insets[*row] = widest - *wide;
        }
        insets
    }
}

/// The room that a cell needs in text of size `em`.
fn need(shaped: &[Shaped], em: Pt) -> Need {
    let lines = shaped.split(|one| one.character == '\n');
    let marks = shaped.iter().filter(|one| one.bytes.is_empty());
    let in_word = |one: &Shaped| one.is_latin() && one.character != ' ';
    // The mark of a note stays with what it is to.
    let whole =
        |one: &Shaped, next: &Shaped| next.bytes.is_empty() || (in_word(one) && in_word(next));
    let words = shaped.chunk_by(whole);
    let breaks = breaks(shaped);
    let (wholes, parts) = (
        held(shaped, &breaks, Break::May),
        held(shaped, &breaks, Break::Seam),
    );
    Need {
        marks: marks.map(|one| one.advance).sum(),
        natural: lines.map(width).fold(Pt::ZERO, Pt::max) + SLACK,
        whole: kept(&wholes, em),
        part: kept(&parts, em),
        word: words.map(width).fold(Pt::ZERO, Pt::max) + SLACK,
    }
}

/// The widest of the words that are not too long for any column.
fn kept(words: &[Pt], em: Pt) -> Pt {
    let kept = words.iter().copied();
    let kept = kept.filter(|wide| *wide <= em * LONGEST_WORD + SLACK);
    kept.fold(Pt::ZERO, Pt::max)
}

/// How wide the words and numbers of a cell are, each with the marks that may not
/// leave it, where lines end at `mildest` or milder.
fn held(shaped: &[Shaped], breaks: &[Break], mildest: Break) -> Vec<Pt> {
    let ends = (1..shaped.len()).filter(|at| breaks[*at] >= mildest);
    let mut from = 0;
    let pieces = ends.chain([shaped.len()]).map(|to| {
        let piece = std::mem::replace(&mut from, to)..to;
        (&shaped[piece.clone()], &breaks[piece])
    });
    // Chinese characters with their marks are no words.
    let is_word = |(shaped, breaks): &(&[Shaped], &[Break])| {
        let bound = breaks.iter().skip(1).any(|it| it.is_bound());
        bound || shaped.iter().any(|one| one.character.is_numeric())
    };
    let seen = |(shaped, _): (&[Shaped], _)| {
        let blank = |one: &&Shaped| one.character.is_whitespace();
        let blanks = shaped.iter().rev().take_while(blank).count();
        width(&shaped[..shaped.len() - blanks]) + SLACK
    };
    pieces.filter(is_word).map(seen).collect()
}
