//! Where a title that is too long for one line breaks (GB/T 9704-2012 §7.3.1):
//! lines balanced as a trapezium or a diamond, never an hourglass.
//!
//! In: a composition whose title lines stand as they were read or given. Out:
//! the same with `lines` filled where one line does not hold the text. What the
//! author broke stays broken there. Words are told by the marks around them and
//! by a list of those that titles are built of.

use std::ops::Range;

use super::shape::{Shaped, is_latin, shape, width};
use super::title_words::{Joint, joints};
use super::{Composed, ComposedParagraph, Composition};
use crate::document::Role;
use crate::font::Fonts;
use crate::template::{Pt, Template};

/// Titles longer than this many lines are left to layout's own line breaking.
const MOST_LINES: usize = 6;

/// Breaks the titles of a composition.
pub(super) fn break_lines(composition: &mut Composition<'_>, fonts: &Fonts) {
    let template = composition.template;
    for block in &mut composition.blocks {
        if let Composed::Paragraph(paragraph) = block
            && matches!(
                paragraph.paragraph.role,
                Role::Title | Role::AttachmentTitle
            )
            && !paragraph.paragraph.text.chars.contains('\n')
        {
            paragraph.lines = lines(paragraph, template, fonts);
        }
    }
}

fn lines(
    paragraph: &ComposedParagraph<'_>,
    template: &Template,
    fonts: &Fonts,
) -> Vec<Range<usize>> {
    let room = template.area_width() - paragraph.left_indent - paragraph.right_indent;
    let shaped = shape(paragraph, template, fonts);
    let whole = width(&shaped);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a ratio of two positive lengths, rounded up"
    )]
    let fewest = (whole / room).ceil() as usize;
    if !(2..=MOST_LINES).contains(&fewest) {
        return Vec::new();
    }
    let characters: Vec<char> = shaped.iter().map(|one| one.character).collect();
    let breaker = Breaker {
        shaped: &shaped,
        joints: joints(&characters),
        starts: starts(&shaped),
        room,
    };
    breaker
        .best(fewest)
        .or_else(|| breaker.best(fewest + 1))
        .map(|cuts| breaker.ranges(&cuts))
        .unwrap_or_default()
}

/// Where each character begins, from the title's start, and where the last ends.
fn starts(shaped: &[Shaped]) -> Vec<Pt> {
    let mut x = Pt::ZERO;
    let mut starts = vec![x];
    for one in shaped {
        x += one.advance;
        starts.push(x);
    }
    starts
}

struct Breaker<'s> {
    shaped: &'s [Shaped],
    joints: Vec<Joint>,
    starts: Vec<Pt>,
    room: Pt,
}

/// The cheapest way found to set the characters up to some point.
#[derive(Clone)]
struct Way {
    cost: f64,
    cuts: Vec<usize>,
}

impl Breaker<'_> {
    /// The best `count` lines, as the indices after which lines end.
    fn best(&self, count: usize) -> Option<Vec<usize>> {
        let end = self.shaped.len();
        let mut ways: Vec<Option<Way>> = vec![None; end + 1];
        ways[0] = Some(Way {
            cost: 0.0,
            cuts: Vec::new(),
        });
        for line in 0..count {
            ways = self.next_line(&ways, line, count);
        }
        ways[end].take().map(|way| way.cuts)
    }

    /// The cheapest ways to end line number `line` of `count` at each place,
    /// from the ways to end the line above.
    fn next_line(&self, ways: &[Option<Way>], line: usize, count: usize) -> Vec<Option<Way>> {
        let mut next: Vec<Option<Way>> = vec![None; ways.len()];
        for (from, way) in ways.iter().enumerate() {
            let Some(way) = way else { continue };
            for to in self.ends(from, line, count) {
                let Some(penalty) = self.penalty(to) else {
                    continue;
                };
                let cost = way.cost + penalty + self.shape_cost(from..to, line, count);
                let known = &mut next[to];
                if known.as_ref().is_none_or(|known| cost < known.cost) {
                    let cuts = way.cuts.iter().copied().chain([to]).collect();
                    *known = Some(Way { cost, cuts });
                }
            }
        }
        next
    }

    /// Where line number `line` of `count`, beginning at `from`, may end by its
    /// width; only the last line ends with the title.
    fn ends(&self, from: usize, line: usize, count: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.shaped.len();
        let last = line + 1 == count;
        (from + 1..=end)
            .take_while(move |to| self.wide(from..*to) <= self.room)
            .filter(move |to| (*to == end) == last)
    }

    fn wide(&self, line: Range<usize>) -> Pt {
        self.starts[line.end] - self.starts[line.start]
    }

    #[expect(clippy::cast_precision_loss, reason = "at most seven lines")]
    fn even_share(&self, count: usize) -> Pt {
        self.starts[self.shaped.len()] / count as f64
    }

    /// How far a line is from an even share, in ems squared. Of several lines
    /// the first may be the shortest (a trapezium); one below its share
    /// elsewhere costs more (an hourglass, or a last line of a few characters).
    fn shape_cost(&self, range: Range<usize>, line: usize, count: usize) -> f64 {
        let em = self.shaped[0].size;
        let away = (self.wide(range) - self.even_share(count)) / em;
        let inner = line > 0 && line + 1 < count;
        let weight = if away < 0.0 && inner { 3.0 } else { 1.0 };
        away * away * weight
    }

    /// What a break before the character `at` costs; `None` where it may not be.
    fn penalty(&self, at: usize) -> Option<f64> {
        let (Some(before), Some(after)) = (self.shaped.get(at - 1), self.shaped.get(at)) else {
            return Some(0.0);
        };
        let (before, after) = (before.character, after.character);
        if is_latin(before) && is_latin(after) && before != ' ' {
            return None;
        }
        if "、。，；：？！）〕】》〉”’·".contains(after) || "（〔【《〈“‘·".contains(before)
        {
            return None;
        }
        Some(self.word_cost(at))
    }

    /// What a break before the character `at` costs by the words around it. A
    /// break before 关于, after 的 or a mark, and before a conjunction is where
    /// a reader pauses; one inside a word is the last resort.
    fn word_cost(&self, at: usize) -> f64 {
        let character = |at: usize| self.shaped.get(at).map(|one| one.character);
        let (before, after) = (self.shaped[at - 1].character, self.shaped[at].character);
        if self.joints[at] == Joint::Inside {
            60.0
        } else if after == '关' && character(at + 1) == Some('于') {
            0.0
        } else if before == '的' || "、，》）”".contains(before) {
            1.0
        } else if "《（“和与暨及".contains(after) {
            1.5
        } else if after == '的' || "和与暨及".contains(before) {
            20.0
        } else {
            match self.joints[at] {
                Joint::Edge => 4.0,
                Joint::Open | Joint::Inside => 10.0,
            }
        }
    }

    fn ranges(&self, cuts: &[usize]) -> Vec<Range<usize>> {
        let mut from = 0;
        cuts.iter()
            .map(|cut| {
                let to = self.shaped[cut - 1].bytes.end;
                std::mem::replace(&mut from, to)..to
            })
            .collect()
    }
}
