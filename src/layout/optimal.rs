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
use super::kinsoku::Break;
use super::last_line::is_enough;
use super::level::WIDE;
use super::line::{Matter, NEAR, comes_in};
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
        Align::Left | Align::Right => matter.breaks[piece].contains(&Break::Must),
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

/// Where the lines end; `None` where a word must be cut to fit.
pub(super) fn ends(matter: &Matter<'_>, piece: Range<usize>, lines: usize) -> Option<Vec<usize>> {
    let inside = piece.start + 1..piece.end;
    let mut places = vec![piece.start];
    places.extend(inside.filter(|at| matter.breaks[*at] == Break::May));
    places.push(piece.end);
    let mut rows: Vec<Vec<Option<Way>>> = vec![vec![None; places.len()]];
    rows[0][0] = Some(Way { cost: 0.0, from: 0 });
    for _ in 0..lines {
        let row = next_row(matter, &places, &rows[rows.len() - 1]);
        rows.push(row);
    }
    trace(&places, &rows)
}

/// The cheapest ways with one line more.
fn next_row(matter: &Matter<'_>, places: &[usize], row: &[Option<Way>]) -> Vec<Option<Way>> {
    let mut next: Vec<Option<Way>> = vec![None; places.len()];
    for (from, way) in row.iter().enumerate() {
        let Some(way) = way else {
            continue;
        };
        for (to, cost) in costs(matter, places, from) {
            let cost = way.cost + cost;
            // Of two alike, the one whose lines are longer first.
            if next[to].is_none_or(|known| cost <= known.cost) {
                next[to] = Some(Way { cost, from });
            }
        }
    }
    next
}

/// What each line that begins at a place costs, by the place where it ends.
fn costs(matter: &Matter<'_>, places: &[usize], from: usize) -> Vec<(usize, f64)> {
    let mut line = matter.begin(places[from]);
    let mut costs = Vec::new();
    for to in from + 1..places.len() {
        for at in places[to - 1]..places[to] {
            line.push(matter, at);
        }
        let (slack, give) = line.fit(matter, places[to]);
        if (slack + give).0 < -NEAR {
            break;
        }
        if slack.0 < -NEAR && !comes_in(&matter.shaped[places[to] - 1]) {
            continue;
        }
        let is_last = to + 1 == places.len();
        let range = places[from]..places[to];
        costs.push((to, cost(matter, range, slack, is_last)));
    }
    costs
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
fn trace(places: &[usize], rows: &[Vec<Option<Way>>]) -> Option<Vec<usize>> {
    let mut at = places.len() - 1;
    let mut ends = Vec::with_capacity(rows.len() - 1);
    for row in rows[1..].iter().rev() {
        ends.push(places[at]);
        at = row[at]?.from;
    }
    ends.reverse();
    Some(ends)
}
