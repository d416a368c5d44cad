//! A line that ends early, because what follows it may not be cut, is not spread
//! wide where there is another way.
//!
//! In: the ends of a paragraph's lines, filled greedily. Out: no more lines,
//! each gap of which is spread by an eighth of a character at most where that
//! is in reach: what had no room comes in whole, for which marks give of their
//! blank halves (《中文排版需求》, 行内调整: 挤进 before 推出), or else lines above give
//! of their characters. Where neither does, the line stays as it is.

use std::ops::Range;

use super::fill::spread;
use super::line::{Matter, NEAR, line_end};
use crate::compose::breaks::Break;
use crate::template::Pt;

/// The share of the type size by which a gap is spread before another way is
/// looked for.
pub(super) const WIDE: f64 = 0.125;

/// So many lines above a wide one may give it characters.
const MOST_LINES: usize = 3;

/// Looks for another way for each wide line but the last; `start` is the
/// character with which the first begins.
pub(super) fn mend(matter: &Matter<'_>, start: usize, ends: &mut Vec<usize>) {
    let Some(&end) = ends.last() else {
        return;
    };
    let mut at = 0;
    while at + 1 < ends.len() {
        let line = begin(ends, at, start)..ends[at];
        if is_wide(matter, line.clone()) {
            if let Some(to) = taken_in(matter, line, end) {
                ends.truncate(at);
                ends.push(to);
                refill(matter, ends, end);
            } else {
                relieve(matter, start, ends, (at, MOST_LINES));
            }
        }
        at += 1;
    }
}

/// Where a line begins.
fn begin(ends: &[usize], at: usize, start: usize) -> usize {
    at.checked_sub(1).map_or(start, |before| ends[before])
}

/// What of the room a line leaves, and what its marks can give.
fn fit(matter: &Matter<'_>, line: Range<usize>) -> (Pt, Pt) {
    let mut measure = matter.begin(line.start);
    for at in line.clone() {
        measure.push(matter, at);
    }
    measure.fit(matter, line.end)
}

fn is_wide(matter: &Matter<'_>, line: Range<usize>) -> bool {
    let (slack, _) = fit(matter, line.clone());
    let stiff = matter.stiff(line.start);
    let shaped = &matter.shaped[line];
    let wide = shaped[0].size.0 * WIDE + NEAR;
    // No gap takes more than there is: a full line has none to be looked for.
    slack.0 > wide && spread(shaped, stiff, slack).1.0 > wide
}

/// Where the line ends when it takes in what had no room, up to the next
/// place where it may end; `None` where marks do not give so much.
fn taken_in(matter: &Matter<'_>, line: Range<usize>, end: usize) -> Option<usize> {
    let mut places = line.end + 1..=end;
    let to = places.find(|at| *at == end || matter.breaks[*at] == Break::May)?;
    let (slack, give) = fit(matter, line.start..to);
    ((slack + give).0 >= -NEAR).then_some(to)
}

/// Fills the lines below the last end that is told, up to `end`.
fn refill(matter: &Matter<'_>, ends: &mut Vec<usize>, end: usize) {
    while let Some(&from) = ends.last().filter(|last| **last < end) {
        ends.push(line_end(matter, from, end));
    }
}

/// Lets the line above give as few characters as make the line `at` no wide
/// one, and the line above that where the giver would be wide. `false` where
/// no way was found; then nothing is changed.
fn relieve(
    matter: &Matter<'_>,
    start: usize,
    ends: &mut [usize],
    (at, most): (usize, usize),
) -> bool {
    let (Some(above), true) = (at.checked_sub(1), most > 0) else {
        return false;
    };
    let (from, before) = (begin(ends, above, start), ends[above]);
    let given = (from + 1..before)
        .rev()
        .filter(|cut| matter.breaks[*cut] == Break::May)
        .take_while(|cut| fit(matter, *cut..ends[at]).0.0 >= -NEAR)
        .find(|cut| !is_wide(matter, *cut..ends[at]));
    let Some(cut) = given else {
        return false;
    };
    ends[above] = cut;
    let done = !is_wide(matter, from..cut) || relieve(matter, start, ends, (above, most - 1));
    if !done {
        ends[above] = before;
    }
    done
}
