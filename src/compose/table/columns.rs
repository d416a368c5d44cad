//! What the columns of a table hold: how much room they need, and where their
//! text stands.
//!
//! In: the cells of a table. Out: the needs of its columns, their alignment,
//! and how far from the right edge their numbers end.

use super::numbers::{Said, count_up, said};
use super::widths::Need;
use super::{CELL_PADDING, Shown, each_cell};
use crate::compose::shape::{Shaped, is_latin, width};
use crate::document::Table;
use crate::font::Fonts;
use crate::template::{Align, Pt, Template};

/// So many characters side by side is what a column can well be read with …
const EASY: f64 = 4.0;
/// … and so many are the least.
const TIGHT: f64 = 2.0;

/// A word or a number longer than this, in characters of the text, is cut.
const LONGEST_WORD: f64 = 9.0;

/// What the columns hold.
pub(super) struct Holdings {
    /// The room each needs.
    pub(super) needs: Vec<Need>,
    /// How its text is aligned.
    pub(super) aligns: Vec<Align>,
    /// How far from the right edge the number of each row ends.
    pub(super) insets: Vec<Vec<Pt>>,
}

/// What the cells of a column have said so far.
struct Gathered<'t> {
    need: Need,
    words: usize,
    /// Each number with its row and the width of its fraction.
    numbers: Vec<(usize, &'t str, Pt)>,
}

/// Looks through the cells of a table.
pub(super) fn look_through(
    table: &Table,
    columns: usize,
    (template, fonts): (&Template, &Fonts),
) -> Holdings {
    let em = template.table.text.size;
    let mut gathered: Vec<Gathered<'_>> = Vec::new();
    gathered.resize_with(columns, || Gathered::new(em));
    each_cell(table, columns, (template, fonts), |shown| {
        gathered[shown.column].add(table, shown, em);
    });
    let aligns = gathered.iter().map(Gathered::align).collect();
    let rows = table.rows.len();
    let insets = gathered.iter().map(|it| it.insets(rows)).collect();
    let needs = gathered.into_iter().map(|it| it.need).collect();
    Holdings {
        needs,
        aligns,
        insets,
    }
}

impl<'t> Gathered<'t> {
    fn new(em: Pt) -> Self {
        Self {
            need: need(&[], em),
            words: 0,
            numbers: Vec::new(),
        }
    }

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
                let wide = behind.map(|one| one.advance).sum();
                self.numbers.push((row, text, wide));
            }
            Said::Nothing => {}
            Said::Words => self.words += 1,
        }
    }

    fn align(&self) -> Align {
        let numbers = || self.numbers.iter().map(|(_, number, _)| *number);
        if self.words > 0 || self.numbers.is_empty() {
            Align::Left
        } else if count_up(numbers()) {
            Align::Center
        } else {
            Align::Right
        }
    }

    /// Nothing where all fractions are as wide, or the column is none of numbers.
    fn insets(&self, rows: usize) -> Vec<Pt> {
        let fractions = || self.numbers.iter().map(|(_, _, wide)| *wide);
        let widest = fractions().fold(Pt::ZERO, Pt::max);
        let even = fractions().all(|wide| (widest - wide).0 < 0.01);
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

/// The room that a cell needs.
fn need(shaped: &[Shaped], em: Pt) -> Need {
    let lines = shaped.split(|one| one.character == '\n');
    let natural = lines.map(width).fold(Pt::ZERO, Pt::max);
    let in_word = |one: &Shaped| is_latin(one.character) && one.character != ' ';
    let words = shaped.chunk_by(|one, next| in_word(one) && in_word(next));
    let word = words.map(width).fold(Pt::ZERO, Pt::max);
    let word = word.min(em * LONGEST_WORD);
    let padding = CELL_PADDING * 2.0;
    Need {
        natural: natural + padding,
        easy: word.max(natural.min(em * EASY)) + padding,
        tight: word.min(em * EASY).max(natural.min(em * TIGHT)) + padding,
        bare: natural.min(em) + padding,
    }
}
