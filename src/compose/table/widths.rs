//! How wide columns are.
//!
//! In: the room that each needs, and the room there is. Out: a width for each;
//! together they are the whole room. A column that needs less than its share
//! gets what its longest line needs; those that need more share what is left by
//! the square root of what they hold, so that a column of ten times the text is
//! some three times as wide; and a table that needs less than there is grows
//! evenly.

use crate::template::Pt;

/// The room that a column needs beside its padding.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Need {
    /// Every line of the input on one line.
    pub(super) natural: Pt,
    /// Its longest Latin word or number, without the marks beside it.
    pub(super) word: Pt,
    /// The longest that stays whole with its unit, its range and the marks that may
    /// not leave it, of those that are not too long for any column.
    pub(super) whole: Pt,
    /// The same where it is cut at its seams: a narrower column cuts digits or words.
    pub(super) part: Pt,
    /// The marks of notes in a cell, which come to the characters that stand side by
    /// side.
    pub(super) marks: Pt,
}

impl Need {
    /// Takes in the need of one more cell.
    pub(super) fn widen(&mut self, other: Self) {
        self.natural = self.natural.max(other.natural);
        self.word = self.word.max(other.word);
        self.whole = self.whole.max(other.whole);
        self.part = self.part.max(other.part);
        self.marks = self.marks.max(other.marks);
    }
}

/// What the columns of a table need, with text of one size.
pub(super) struct Needs {
    /// Those of each column.
    pub(super) columns: Vec<Need>,
    /// The type size.
    pub(super) em: Pt,
    /// What every column takes beside its text.
    pub(super) padding: Pt,
}

/// Lengths closer than this are the same: rounding.
const NEAR: f64 = 0.01;

/// A word or a number of more characters (an address, say) is cut by any column.
pub(super) const LONGEST_WORD: f64 = 9.0;

/// How narrow columns may be, in characters.
#[derive(Clone, Copy)]
struct Degree {
    /// So many characters stand side by side.
    text: f64,
    /// A word or a number stays whole unless it is longer.
    word: f64,
    kept: Kept,
}

/// What of a word or a number is kept whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// With units, ranges and marks.
    Whole,
    /// What lies between two seams.
    Parts,
    /// Letters and digits alone.
    Letters,
}

impl Degree {
    const fn of(text: f64, word: f64, kept: Kept) -> Self {
        Self { text, word, kept }
    }
}

/// From columns that are well read to those that hold a character.
const DEGREES: [Degree; 9] = [
    Degree::of(4.0, LONGEST_WORD, Kept::Whole),
    Degree::of(3.0, LONGEST_WORD, Kept::Whole),
    Degree::of(2.0, LONGEST_WORD, Kept::Whole),
    Degree::of(4.0, LONGEST_WORD, Kept::Parts),
    Degree::of(3.0, LONGEST_WORD, Kept::Parts),
    Degree::of(2.0, LONGEST_WORD, Kept::Parts),
    Degree::of(2.0, LONGEST_WORD, Kept::Letters),
    Degree::of(2.0, 4.0, Kept::Letters),
    Degree::of(1.0, 1.0, Kept::Letters),
];

/// Columns that are read well enough for the page to stay upright.
const EASY: Degree = Degree::of(4.0, LONGEST_WORD, Kept::Letters);

impl Needs {
    /// Whether columns are well read in so much room.
    pub(super) fn are_easy(&self, room: Pt) -> bool {
        self.least(EASY).into_iter().sum::<Pt>() <= room
    }

    /// The widths of columns that share `room`.
    pub(super) fn widths(&self, room: Pt) -> Vec<Pt> {
        let degrees = DEGREES.into_iter().map(|degree| self.least(degree));
        let mut fitting = degrees.filter(|least| least.iter().copied().sum::<Pt>() <= room);
        match fitting.next() {
            Some(least) => Shares::new(self.naturals(), least, room).settle(),
            // Not a character each: none is better off than the others.
            None => vec![room / count(self.columns.len()); self.columns.len()],
        }
    }

    /// How many columns of these widths cut words or digits that are not too long
    /// for any.
    pub(super) fn cut(&self, widths: &[Pt]) -> usize {
        self.narrower(widths, |need| need.part)
    }

    /// How many part at its seam what stays whole and is not too long for any.
    pub(super) fn parted(&self, widths: &[Pt]) -> usize {
        self.narrower(widths, |need| need.whole.max(need.part))
    }

    fn narrower(&self, widths: &[Pt], wanted: impl Fn(&Need) -> Pt) -> usize {
        let room = |width: &Pt| *width - self.padding;
        let is_short = |(need, width): &(&Need, &Pt)| (wanted(need) - room(width)).0 > NEAR;
        self.columns.iter().zip(widths).filter(is_short).count()
    }

    fn naturals(&self) -> Vec<Pt> {
        let columns = self.columns.iter();
        columns.map(|need| need.natural + self.padding).collect()
    }

    fn least(&self, degree: Degree) -> Vec<Pt> {
        let least = |need: &Need| {
            let text = need.natural.min(self.em * degree.text + need.marks);
            let word = need.word.max(match degree.kept {
                Kept::Whole => need.whole.max(need.part),
                Kept::Parts => need.part,
                Kept::Letters => Pt::ZERO,
            });
            text.max(word.min(self.em * degree.word)) + self.padding
        };
        self.columns.iter().map(least).collect()
    }
}

/// Columns of which some have their width already.
struct Shares {
    naturals: Vec<Pt>,
    least: Vec<Pt>,
    widths: Vec<Option<Pt>>,
    /// What is left for the others.
    room: Pt,
}

impl Shares {
    fn new(naturals: Vec<Pt>, least: Vec<Pt>, room: Pt) -> Self {
        Self {
            widths: vec![None; naturals.len()],
            naturals,
            least,
            room,
        }
    }

    fn settle(mut self) -> Vec<Pt> {
        // First those that need more than their share at the least, then those
        // that need less at the most; each changes the share of the others.
        while self.give(|_, least, share| (least > share).then_some(least))
            || self.give(|natural, least, share| (natural <= share).then_some(natural.max(least)))
        {
        }
        while self.give_by_root() {}
        let given: Pt = self.widths.iter().flatten().copied().sum();
        let grown = |width: Option<Pt>| {
            let width = width.unwrap_or_default();
            width + self.room * (width / given)
        };
        self.widths.iter().copied().map(grown).collect()
    }

    /// The columns that have no width yet.
    fn open(&self) -> impl Iterator<Item = usize> {
        let columns = 0..self.widths.len();
        columns.filter(|at| self.widths[*at].is_none())
    }

    /// Gives each open column the width that `width` says for it by its share
    /// as it is now, and whether there was any.
    fn give(&mut self, width: impl Fn(Pt, Pt, Pt) -> Option<Pt>) -> bool {
        let open: Vec<usize> = self.open().collect();
        let share = self.room / count(open.len());
        let mut given = false;
        for at in open {
            if let Some(width) = width(self.naturals[at], self.least[at], share) {
                self.fix(at, width);
                given = true;
            }
        }
        given
    }

    /// Shares the room among the open columns by the root of their needs. Where
    /// one would get less than its least, it gets that, and all are asked again.
    fn give_by_root(&mut self) -> bool {
        let open: Vec<usize> = self.open().collect();
        let root = |at: usize| self.naturals[at].0.sqrt();
        let all: f64 = open.iter().map(|at| root(*at)).sum();
        let room = self.room;
        let shares: Vec<(usize, Pt)> = open
            .iter()
            .map(|at| (*at, room * (root(*at) / all)))
            .collect();
        let short = |(at, share): &&(usize, Pt)| *share < self.least[*at];
        if let Some((at, _)) = shares.iter().find(short).copied() {
            self.fix(at, self.least[at]);
            return true;
        }
        for (at, share) in shares {
            self.fix(at, share);
        }
        false
    }

    fn fix(&mut self, at: usize, width: Pt) {
        self.widths[at] = Some(width);
        self.room = (self.room - width).max(Pt::ZERO);
    }
}

#[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
fn count(columns: usize) -> f64 {
    columns.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Needs of columns whose longest line is so wide, in text of 10 points
    /// without words.
    fn needs(natural: &[f64]) -> Needs {
        let need = |wide: &f64| Need {
            natural: Pt(*wide),
            ..Need::default()
        };
        Needs {
            columns: natural.iter().map(need).collect(),
            em: Pt(10.0),
            padding: Pt::ZERO,
        }
    }

    fn rounded(natural: &[f64], room: f64) -> Vec<f64> {
        let widths = needs(natural).widths(Pt(room));
        let all: Pt = widths.iter().copied().sum();
        assert!((all.0 - room).abs() < 1e-6, "{natural:?} take {all:?}");
        widths.iter().map(|width| width.0.round()).collect()
    }

    #[test]
    fn a_small_table_grows_evenly() {
        assert_eq!(rounded(&[50.0, 150.0], 400.0), [100.0, 300.0]);
    }

    #[test]
    fn short_columns_keep_their_lines_whole_and_long_ones_share_the_rest() {
        let seen = rounded(&[30.0, 60.0, 400.0, 1600.0], 300.0);
        assert_eq!(seen, [30.0, 60.0, 70.0, 140.0]);
    }

    #[test]
    fn no_column_is_narrower_than_its_least_while_there_is_room() {
        let seen = rounded(&[41.0, 41.0, 100_000.0], 130.0);
        assert_eq!(seen, [41.0, 41.0, 48.0]);
        let seen = rounded(&[45.0, 44.0, 100_000.0], 122.0);
        assert_eq!(seen, [40.0, 40.0, 42.0]);
    }

    #[test]
    fn words_stay_whole_as_long_as_there_is_room() {
        let mut columns = needs(&[90.0, 500.0]);
        columns.columns[0].word = Pt(70.0);
        assert!(columns.are_easy(Pt(110.0)) && !columns.are_easy(Pt(109.0)));
        let first = |room| format!("{:.0}", columns.widths(Pt(room))[0].0);
        assert_eq!([first(100.0), first(91.0), first(61.0)], ["70", "70", "40"]);
    }

    #[test]
    fn columns_without_room_for_a_character_are_even() {
        assert_eq!(rounded(&[50.0; 4], 20.0), [5.0; 4]);
    }
}
