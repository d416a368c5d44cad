//! How many lines a title takes and where each ends: what the pauses cost
//! against the shape of the lines (GB/T 9704-2012 §7.3.1).
//!
//! In: where each character begins, what a line's end costs at each place, and
//! the room. Out: the cheapest arrangement. It knows no characters.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::template::Pt;

/// Titles of more lines are left to layout's own line breaking.
const MOST_LINES: usize = 6;
/// How many lines beyond the fewest are tried.
const MORE_LINES: usize = 2;
/// What each line beyond the fewest costs.
const EXTRA_LINE: f64 = 2.0;
/// What a line costs for each em squared that it is off an even share.
const UNEVEN: f64 = 0.06;
/// A line narrower than the one above and the one below.
const HOURGLASS: f64 = 60.0;
/// Two lines almost as wide as each other: a rectangle.
const RECTANGLE: f64 = 2.0;
/// Lines that differ by less are almost as wide as each other, in ems.
const NEAR: f64 = 1.5;
/// A last line of one or two characters, and one not much longer.
const SCRAP: f64 = 60.0;
const STUB: f64 = 6.0;
/// Lines that differ by less make no hourglass, in ems.
const ALIKE: f64 = 0.5;

/// A title to arrange.
pub(super) struct Measured {
    /// Where each character begins, and where the last ends.
    pub(super) starts: Vec<Pt>,
    /// How much of the place before each character is blank at a line's end.
    pub(super) blanks: Vec<Pt>,
    /// What a line's end costs before each character; `None` where none may be.
    pub(super) pauses: Vec<Option<f64>>,
    /// The widest that a line may be.
    pub(super) room: Pt,
    /// The size of its characters: one em.
    pub(super) size: Pt,
}

/// How the lines have run so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Trend {
    /// None was narrower than the one above it.
    Widening,
    /// They narrow.
    Narrowing,
}

/// The cheapest way found to end a line at some place.
#[derive(Debug, Clone)]
struct Way {
    cost: f64,
    trend: Trend,
    /// Where each line ends.
    ends: Vec<usize>,
}

impl Way {
    /// The last line.
    fn line(&self) -> Range<usize> {
        let (end, above) = self.ends.split_last().expect("a way has a line");
        above.last().copied().unwrap_or(0)..*end
    }
}

impl Measured {
    /// The ends of the best lines, or `None` where no arrangement of few enough
    /// lines fits.
    pub(super) fn best(&self) -> Option<Vec<usize>> {
        let whole = self.wide(0..self.end());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a ratio of two positive lengths, rounded up"
        )]
        let fewest = ((whole / self.room).ceil() as usize).max(1);
        if fewest > MOST_LINES {
            return None;
        }
        (0..=MORE_LINES)
            .filter_map(|more| {
                let mut way = self.of_lines(fewest + more)?;
                way.cost += EXTRA_LINE * ems(more);
                Some(way)
            })
            .min_by(|one, other| one.cost.total_cmp(&other.cost))
            .map(|way| way.ends)
    }

    fn end(&self) -> usize {
        self.starts.len() - 1
    }

    /// The cheapest way to set the title in `count` lines.
    fn of_lines(&self, count: usize) -> Option<Way> {
        let share = self.wide(0..self.end()) / ems(count);
        let mut ways: Vec<Way> = self
            .ends(0, count == 1)
            .filter_map(|end| self.first(0..end, share))
            .collect();
        for line in 1..count {
            ways = self.next(&ways, line + 1 == count, share);
        }
        ways.into_iter()
            .min_by(|one, other| one.cost.total_cmp(&other.cost))
    }

    fn first(&self, line: Range<usize>, share: Pt) -> Option<Way> {
        Some(Way {
            cost: self.pauses[line.end]? + self.uneven(&line, share),
            trend: Trend::Widening,
            ends: vec![line.end],
        })
    }

    /// Every way of `ways` with one more line. Of ways that end in the same line
    /// with the same trend, what follows costs the same: the cheapest is kept.
    fn next(&self, ways: &[Way], last: bool, share: Pt) -> Vec<Way> {
        let mut next: BTreeMap<(usize, usize, Trend), Way> = BTreeMap::new();
        for way in ways {
            let from = way.line().end;
            for end in self.ends(from, last) {
                let Some(longer) = self.longer(way, end, share) else {
                    continue;
                };
                let known = next
                    .entry((from, end, longer.trend))
                    .or_insert_with(|| longer.clone());
                if longer.cost < known.cost {
                    *known = longer;
                }
            }
        }
        next.into_values().collect()
    }

    /// `way` with one more line, which ends at `end`.
    fn longer(&self, way: &Way, end: usize, share: Pt) -> Option<Way> {
        let above = way.line();
        let line = above.end..end;
        let wider = (self.wide(line.clone()) - self.wide(above)) / self.size;
        let (trend, shape) = match way.trend {
            _ if wider.abs() < ALIKE => (way.trend, 0.0),
            Trend::Widening if wider > 0.0 => (Trend::Widening, 0.0),
            Trend::Narrowing if wider > 0.0 => (Trend::Narrowing, HOURGLASS),
            Trend::Widening | Trend::Narrowing => (Trend::Narrowing, 0.0),
        };
        let near = if wider.abs() < NEAR { RECTANGLE } else { 0.0 };
        let scrap = if end == self.end() {
            self.scrap(&line, share)
        } else {
            0.0
        };
        Some(Way {
            cost: way.cost + self.pauses[end]? + self.uneven(&line, share) + shape + near + scrap,
            trend,
            ends: way.ends.iter().copied().chain([end]).collect(),
        })
    }

    /// Where a line that begins at `from` may end by its width; only the last
    /// line ends with the title.
    fn ends(&self, from: usize, last: bool) -> impl Iterator<Item = usize> {
        let end = self.end();
        (from + 1..=end)
            .take_while(move |to| self.wide(from..*to) <= self.room)
            .filter(move |to| (*to == end) == last && self.pauses[*to].is_some())
    }

    /// The width of a line, a blank at its end left out.
    fn wide(&self, line: Range<usize>) -> Pt {
        self.starts[line.end] - self.blanks[line.end] - self.starts[line.start]
    }

    fn uneven(&self, line: &Range<usize>, share: Pt) -> f64 {
        let away = (self.wide(line.clone()) - share) / self.size;
        away * away * UNEVEN
    }

    fn scrap(&self, line: &Range<usize>, share: Pt) -> f64 {
        if line.len() <= 2 {
            SCRAP
        } else if self.wide(line.clone()) < share / 2.0 {
            STUB
        } else {
            0.0
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a title has few lines")]
fn ems(count: usize) -> f64 {
    count as f64
}
