//! A paragraph broken as a whole: for text with much Latin, and for text that
//! is centred or ragged, where a word that moves on leaves a hole.
//!
//! In: characters, where they may break, and how many lines they take at least
//! (greedily). Out: as many lines, with the least sum of the squares of what
//! each lacks of the room, or, where they are justified, of how far their gaps
//! widen. More lines it never makes: pages would break
//! elsewhere than an office suite breaks them.

use std::ops::Range;

use super::fill::{WIDEST_GAP, spread};
use super::last_line::is_enough;
use super::level::WIDE;
use super::line::{Matter, NEAR, comes_in};
use crate::compose::breaks::Break;
use crate::template::{Align, Pt};

/// What a last line of one character costs: more than any other fault.
const SINGLE: f64 = 1e6;

/// What is squeezed out of a line counts so many times as much as what a line
/// lacks.
const SQUEEZED: f64 = 2.0;

/// What a justified line that stays ragged costs besides.
const RAGGED: f64 = 100.0;

/// Beyond this it stays ragged: all that spaces can take, and the widest gap.
const MOST_WIDENED: f64 = 1.0 + WIDEST_GAP / WIDE;

/// Whether text is broken as a whole: all that is centred; of what is ragged,
/// what has words or numbers in it; of what is justified, what is Latin for the
/// greater part.
pub(super) fn serves(matter: &Matter<'_>, piece: Range<usize>) -> bool {
    match matter.room.align {
        Align::Center => true,
        Align::Left | Align::Right => matter.breaks[piece].iter().any(|it| it.is_bound()),
        Align::Justify => {
            let shaped = &matter.shaped[piece];
            let whole: Pt = shaped.iter().map(|one| one.advance).sum();
            let latin = shaped.iter().filter(|one| one.is_latin());
            let latin: Pt = latin.map(|one| one.advance).sum();
            latin.0 * 2.0 > whole.0
        }
    }
}

/// The cheapest way to a place where a line may end.
#[derive(Clone, Copy)]
struct Way {
    cost: f64,
    /// The place where the last line begins, as an index of the places.
    from: usize,
}

/// The cheapest ways to the places where a line may end, from the place `first` on.
struct Row {
    first: usize,
    ways: Vec<Option<Way>>,
}

impl Row {
    fn way(&self, place: usize) -> Option<Way> {
        self.ways.get(place.checked_sub(self.first)?).copied()?
    }

    /// Of two ways alike, the one whose lines are longer first stays.
    fn add(&mut self, place: usize, way: Way) {
        let Some(at) = place.checked_sub(self.first) else {
            return;
        };
        if at >= self.ways.len() {
            self.ways.resize(at + 1, None);
        }
        let known = &mut self.ways[at];
        if known.is_none_or(|known| way.cost <= known.cost) {
            *known = Some(way);
        }
    }
}

/// Where the lines end; `None` where a word must be cut to fit.
pub(super) fn ends(matter: &Matter<'_>, piece: Range<usize>, lines: usize) -> Option<Vec<usize>> {
    let inside = piece.start + 1..piece.end;
    let mut places = vec![piece.start];
    places.extend(inside.filter(|at| matter.breaks[*at] == Break::May));
    places.push(piece.end);
    let start = Way { cost: 0.0, from: 0 };
    let mut rows = vec![Row {
        first: 0,
        ways: vec![Some(start)],
    }];
    for first in earliest(matter, &places, lines) {
        let row = next_row(matter, &places, &rows[rows.len() - 1], first);
        rows.push(row);
    }
    trace(&places, &rows)
}

/// Before which place no line of those numbered from the first may end, lest
/// the others cannot hold the rest: so few places remain for the end of each
/// that the work grows with the paragraph and not with its square.
fn earliest(matter: &Matter<'_>, places: &[usize], lines: usize) -> Vec<usize> {
    let reach = (0..places.len()).scan(0, |most, from| {
        let last = fitting(matter, places, from).last().map_or(0, |it| it.0);
        *most = last.max(*most);
        Some(*most)
    });
    let reach: Vec<usize> = reach.collect();
    let mut first = vec![places.len() - 1; lines];
    for line in (1..lines).rev() {
        first[line - 1] = reach.partition_point(|most| *most < first[line]);
    }
    first
}

/// The cheapest ways with one line more, which ends at the place `first` or later.
fn next_row(matter: &Matter<'_>, places: &[usize], row: &Row, first: usize) -> Row {
    let mut next = Row {
        first,
        ways: Vec::new(),
    };
    for (from, way) in (row.first..).zip(&row.ways) {
        let Some(way) = way else {
            continue;
        };
        for (to, slack) in fitting(matter, places, from) {
            if to >= first {
                let is_last = to + 1 == places.len();
                let cost = cost(matter, places[from]..places[to], slack, is_last);
                let cost = way.cost + cost;
                next.add(to, Way { cost, from });
            }
        }
    }
    next
}

/// The places where a line that begins at a place may end, each with what of
/// the room is left.
fn fitting(matter: &Matter<'_>, places: &[usize], from: usize) -> Vec<(usize, Pt)> {
    let mut line = matter.begin(places[from]);
    let mut fitting = Vec::new();
    for to in from + 1..places.len() {
        for at in places[to - 1]..places[to] {
            line.push(matter, at);
        }
        let (slack, give) = line.fit(matter, places[to]);
        if (slack + give).0 < -NEAR {
            break;
        }
        if slack.0 >= -NEAR || comes_in(&matter.shaped[places[to] - 1]) {
            fitting.push((to, slack));
        }
    }
    fitting
}

/// What a line costs. Only centred text has something to lose in its last line,
/// other than that it has a single character.
fn cost(matter: &Matter<'_>, line: Range<usize>, slack: Pt, is_last: bool) -> f64 {
    let mut fault = 0.0;
    if is_last && !is_enough(&matter.shaped[line.clone()]) {
        fault += SINGLE;
    }
    let lacks = match matter.room.align {
        Align::Left | Align::Right | Align::Justify if is_last && slack.0 >= 0.0 => 0.0,
        Align::Justify => widened(matter, line, slack),
        Align::Center | Align::Left | Align::Right => slack / matter.shaped[line.start].size,
    };
    if matter.room.align == Align::Justify && lacks > MOST_WIDENED {
        fault += RAGGED;
    }
    let weight = if lacks < 0.0 { SQUEEZED } else { 1.0 };
    fault + (lacks * weight) * (lacks * weight)
}

/// How far a line is spread: the share of what spaces between words can take,
/// and for each eighth of a character by which every gap widens one more. Gaps
/// between Chinese characters show before wide spaces do. Where the line is
/// squeezed, what it lacks, in type sizes, below 0.
fn widened(matter: &Matter<'_>, line: Range<usize>, slack: Pt) -> f64 {
    let size = matter.shaped[line.start].size;
    if slack.0 < 0.0 {
        return slack / size;
    }
    let stiff = matter.stiff(line.start);
    let (share, gap) = spread(&matter.shaped[line], stiff, slack);
    share + gap / (size * WIDE)
}

/// The ends of the lines of the cheapest way to the last place.
fn trace(places: &[usize], rows: &[Row]) -> Option<Vec<usize>> {
    let mut at = places.len() - 1;
    let mut ends = Vec::with_capacity(rows.len() - 1);
    for row in rows[1..].iter().rev() {
        ends.push(places[at]);
        at = row.way(at)?.from;
    }
    ends.reverse();
    Some(ends)
}
