//! How wide columns are.
//!
//! In: the room that each needs, and the room there is. Out: a width for each;
//! together they are the whole room. A column that needs less than its share
//! gets what its longest line needs; those that need more share what is left by
//! the square root of what they hold, so that a column of ten times the text is
//! some three times as wide; and a table that needs less than there is grows
//! evenly.

use crate::template::Pt;

/// The room that a column needs, its padding included.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Need {
    /// Every line of the input on one line.
    pub(super) natural: Pt,
    /// The least with which it is well read: four characters side by side, and
    /// every number and word whole.
    pub(super) easy: Pt,
    /// The least at all: two characters side by side.
    pub(super) tight: Pt,
    /// One character.
    pub(super) bare: Pt,
}

impl Need {
    /// Takes in the need of one more cell.
    pub(super) fn widen(&mut self, other: Self) {
        self.natural = self.natural.max(other.natural);
        self.easy = self.easy.max(other.easy);
        self.tight = self.tight.max(other.tight);
        self.bare = self.bare.max(other.bare);
    }
}

/// Whether columns are well read in so much room.
pub(super) fn are_easy(needs: &[Need], room: Pt) -> bool {
    needs.iter().map(|need| need.easy).sum::<Pt>() <= room
}

/// The widths of columns that share `room`.
pub(super) fn widths(needs: &[Need], room: Pt) -> Vec<Pt> {
    let degrees = [
        |need: &Need| need.easy,
        |need: &Need| need.tight,
        |need: &Need| need.bare,
    ];
    for least in degrees {
        let least: Vec<Pt> = needs.iter().map(least).collect();
        if least.iter().copied().sum::<Pt>() <= room {
            return Shares::new(needs, least, room).settle();
        }
    }
    // Not a character each: none is better off than the others.
    vec![room / count(needs.len()); needs.len()]
}

/// Columns of which some have their width already.
struct Shares<'n> {
    needs: &'n [Need],
    least: Vec<Pt>,
    widths: Vec<Option<Pt>>,
    /// What is left for the others.
    room: Pt,
}

impl<'n> Shares<'n> {
    fn new(needs: &'n [Need], least: Vec<Pt>, room: Pt) -> Self {
        Self {
            needs,
            least,
            widths: vec![None; needs.len()],
            room,
        }
    }

    fn settle(mut self) -> Vec<Pt> {
        // First those that need more than their share at the least, then those
        // that need less at the most; each changes the share of the others.
        while self.give(|_, least, share| (least > share).then_some(least))
            || self.give(|need, least, share| {
                (need.natural <= share).then_some(need.natural.max(least))
            })
        {}
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
    fn give(&mut self, width: impl Fn(&Need, Pt, Pt) -> Option<Pt>) -> bool {
        let open: Vec<usize> = self.open().collect();
        let share = self.room / count(open.len());
        let mut given = false;
        for at in open {
            if let Some(width) = width(&self.needs[at], self.least[at], share) {
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
        let root = |at: usize| self.needs[at].natural.0.sqrt();
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

    /// Needs of columns whose longest line is so wide; 40 is well read.
    fn needs(natural: &[f64]) -> Vec<Need> {
        let need = |wide: &f64| Need {
            natural: Pt(*wide),
            easy: Pt(wide.min(40.0)),
            tight: Pt(wide.min(20.0)),
            bare: Pt(wide.min(10.0)),
        };
        natural.iter().map(need).collect()
    }

    fn rounded(natural: &[f64], room: f64) -> Vec<f64> {
        let widths = widths(&needs(natural), Pt(room));
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
    fn columns_without_room_for_a_character_are_even() {
        assert_eq!(rounded(&[50.0; 4], 20.0), [5.0; 4]);
    }
}
