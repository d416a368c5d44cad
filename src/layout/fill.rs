//! The characters of a line to their places: squeezed into the room, spread
//! over it, or side by side.
//!
//! In: a line's characters and the room. Out: where each stands. The order in
//! which blanks give and take is that of 《中文排版需求》 (挤压处理和拉伸处理的优先顺序).

use std::ops::Range;

use super::line::{Line, Matter, NEAR, end_edge, give, start_edge, visible};
use crate::compose::breaks::is_before_unit;
use crate::compose::marks::{is_bracket, is_closer, is_opener, is_stop};
use crate::compose::shape::{Shaped, blank_half, is_combining, share_a_cell};
use crate::template::{Align, Pt};

/// Gaps wider than this share of the type size are worse than a ragged edge.
pub(super) const WIDEST_GAP: f64 = 0.5;

/// A gap gives so much of the type size at most for a mark that comes in.
pub(super) const MOST_BETWEEN: f64 = 0.02;

/// A space between words, and one between Chinese and Latin, widens to this
/// share of the type size before anything else does.
const WIDEST_SPACE: f64 = 0.5;

/// Whether a line is spread to the right edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    Full,
    Natural,
}

/// Places the characters of a line.
pub(super) fn set_line(matter: &Matter<'_>, range: Range<usize>, fill: Fill) -> Line {
    let from = range.start;
    let set = Setting {
        shaped: matter.shaped,
        line: &matter.shaped[range.clone()],
        from,
        stiff: matter.stiff(from).min(range.len()),
        trim: start_edge(matter.shaped, from),
    };
    let natural: Pt = set.line.iter().map(|one| one.advance).sum();
    let natural = natural - set.trim - end_edge(set.line);
    let left = matter.left(from);
    let slack = (matter.room.right - left) - natural;
    let x = if slack.0 < -NEAR {
        set.place(left, &set.squeezed(slack * -1.0))
    } else {
        let none = vec![Pt::ZERO; set.line.len()];
        match (matter.room.align, fill) {
            (Align::Justify, Fill::Full) => set.place(left, &set.spread(slack).unwrap_or(none)),
            (Align::Justify, Fill::Natural) | (Align::Left, _) => set.place(left, &none),
            (Align::Center, _) => set.place(left + slack / 2.0, &none),
            (Align::Right, _) => set.place(left + slack, &none),
        }
    };
    Line { range, x }
}

/// In which order blanks give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// A mark at the line's edge, where its half is blank margin.
    Edge,
    /// Between two marks side by side.
    Shared,
    /// The outer side of a bracket.
    Bracket,
    /// A pause inside a sentence, or another mark.
    Pause,
    /// Between Chinese and Latin.
    Gap,
    /// A full stop.
    Stop,
}

const TURNS: [Turn; 6] = [
    Turn::Edge,
    Turn::Shared,
    Turn::Bracket,
    Turn::Pause,
    Turn::Gap,
    Turn::Stop,
];

/// A line that is being set.
struct Setting<'a> {
    /// The whole paragraph.
    shaped: &'a [Shaped],
    /// The line of it.
    line: &'a [Shaped],
    from: usize,
    /// So many of its first characters keep their places.
    stiff: usize,
    /// What falls away before its first character.
    trim: Pt,
}

impl Setting<'_> {
    /// Each character after the one before and what `extra` gives or takes; an
    /// opening mark gives on its left.
    fn place(&self, left: Pt, extra: &[Pt]) -> Vec<Pt> {
        let mut x = left - self.trim;
        let places = self.line.iter().zip(extra).map(|(one, extra)| {
            let mut here = x - one.shift;
            if is_opener(one.character) {
                here += extra.min(Pt::ZERO);
            }
            x += one.advance + *extra;
            here
        });
        places.collect()
    }

    /// Takes `excess` out of the blanks, turn by turn; those of one turn give in
    /// proportion to what they have.
    fn squeezed(&self, mut excess: Pt) -> Vec<Pt> {
        let gives: Vec<(Turn, Pt)> = (0..self.line.len()).map(|at| self.gives(at)).collect();
        let mut extra = vec![Pt::ZERO; self.line.len()];
        for turn in TURNS {
            let of_turn = || gives.iter().enumerate().filter(|(_, give)| give.0 == turn);
            let sum: Pt = of_turn().map(|(_, give)| give.1).sum();
            if sum.0 <= 0.0 {
                continue;
            }
            let share = (excess / sum).min(1.0);
            for (at, (_, give)) in of_turn() {
                extra[at] = *give * -share;
            }
            excess -= sum * share;
        }
        self.close_gaps(excess, &mut extra);
        extra
    }

    /// Takes what marks could not give out of all gaps alike, where that is
    /// little enough.
    fn close_gaps(&self, excess: Pt, extra: &mut [Pt]) {
        let gaps: Vec<usize> = gaps(self.line, self.stiff).collect();
        let each = excess / count(gaps.len().max(1));
        if excess.0 > NEAR && each.0 <= self.line[0].size.0 * MOST_BETWEEN + NEAR {
            for at in gaps {
                extra[at] -= each;
            }
        }
    }

    /// When and how much the character `at` gives.
    fn gives(&self, at: usize) -> (Turn, Pt) {
        let one = &self.line[at];
        let last = visible(self.line).checked_sub(1) == Some(at);
        let squeezed_away = last && one.edge.0 > 0.0;
        let given = if at < self.stiff || squeezed_away {
            Pt::ZERO
        } else {
            give(self.shaped, self.from, self.from + at)
        };
        (self.turn(at, last), given)
    }

    fn turn(&self, at: usize, last: bool) -> Turn {
        let one = &self.line[at];
        let beside = if is_opener(one.character) {
            at.checked_sub(1)
                .is_some_and(|before| is_opener(self.line[before].character))
        } else {
            let after = self.line.get(at + 1);
            after.is_some_and(|after| share_a_cell(one, after))
        };
        let at_start = at == 0 && is_opener(one.character);
        match one.character {
            _ if blank_half(one).0 <= 0.0 => Turn::Gap,
            _ if at_start || (last && is_closer(one.character)) => Turn::Edge,
            _ if beside => Turn::Shared,
            it if is_bracket(it) => Turn::Bracket,
            it if is_stop(it) => Turn::Stop,
            _ => Turn::Pause,
        }
    }

    /// Spreads `slack`: spaces between words, and those between Chinese and
    /// Latin, widen to half a character, then every gap alike, but not inside
    /// words nor among the first `stiff` characters. `None` where gaps would be
    /// too wide.
    fn spread(&self, slack: Pt) -> Option<Vec<Pt>> {
        let gaps: Vec<usize> = gaps(self.line, self.stiff).collect();
        let mut extra = vec![Pt::ZERO; self.line.len()];
        let (share, gap) = stretch(self.line, gaps.iter().copied(), slack);
        let size = self.line[0].size;
        if slack.0 > NEAR && (gaps.is_empty() || gap.0 > size.0 * WIDEST_GAP) {
            return None;
        }
        for at in gaps {
            extra[at] = widens(&self.line[at]) * share + gap;
        }
        Some(extra)
    }
}

/// After which characters of a line a gap may widen; the first `stiff` have none.
pub(super) fn gaps(line: &[Shaped], stiff: usize) -> impl Iterator<Item = usize> {
    let inside = stiff..visible(line).saturating_sub(1);
    inside.filter(|at| stretches(&line[*at], &line[at + 1]) && !is_before_unit(line, *at))
}

/// How `slack` is shared on a line: which share of what they can take spaces
/// between words take, and how much every gap.
pub(super) fn spread(line: &[Shaped], stiff: usize, slack: Pt) -> (f64, Pt) {
    stretch(line, gaps(line, stiff), slack)
}

/// The same for a line with these gaps; without any, all of it in one.
fn stretch(line: &[Shaped], gaps: impl Iterator<Item = usize>, slack: Pt) -> (f64, Pt) {
    let (mut spaces, mut all) = (Pt::ZERO, 0);
    for at in gaps {
        spaces += widens(&line[at]);
        all += 1;
    }
    let share = if spaces.0 > 0.0 {
        (slack / spaces).min(1.0)
    } else {
        0.0
    };
    (share, (slack - spaces * share) / count(all.max(1)))
}

/// How much wider than it is a space may become before other gaps do.
fn widens(one: &Shaped) -> Pt {
    let widest = one.size * WIDEST_SPACE;
    if one.character == ' ' {
        (widest - one.advance).max(Pt::ZERO)
    } else if one.edge.0 > 0.0 && blank_half(one).0 <= 0.0 {
        widest - one.edge
    } else {
        Pt::ZERO
    }
}

fn stretches(before: &Shaped, after: &Shaped) -> bool {
    let (last, first) = (before.character, after.character);
    let is_word = |one: &Shaped| one.is_latin() && one.character != ' ';
    let in_word = is_word(before) && is_word(after);
    let before_space = first == ' ';
    let in_mark = last == first && matches!(last, '—' | '…' | '⋯');
    !(in_word || in_mark || before_space || is_combining(first))
}

#[expect(clippy::cast_precision_loss, reason = "a line has few characters")]
pub(super) fn count(gaps: usize) -> f64 {
    gaps as f64
}
