//! A paragraph's characters cut into lines and spread over them.
//!
//! In: shaped characters, where lines may break, and the room. Out: lines,
//! each with the place of every character. It knows no page.
//!
//! Lines are filled greedily. Where the character after a full line may not
//! begin the next one, it is pushed in by squeezing the blank halves of the
//! line's marks, as long as no mark gives more than half its width; where that
//! does not do, characters are pushed out and the line is spread. A label
//! under whose end the other lines hang (抄送：) is neither squeezed nor spread.

use std::ops::Range;

use super::kinsoku::{is_closer, is_opener};
use crate::compose::shape::{Shaped, is_latin};
use crate::template::{Align, Pt};

/// Lengths closer than this are the same: rounding over a line of characters.
const NEAR: f64 = 0.01;

/// How much of its width a mark may give: the half that is blank.
const SQUEEZE: f64 = 0.5;

/// Gaps wider than this share of the type size are worse than a ragged edge.
const WIDEST_GAP: f64 = 0.5;

/// The room for a paragraph's lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Room {
    /// Where the first line begins.
    pub(super) first_left: Pt,
    /// Where the other lines begin.
    pub(super) left: Pt,
    /// Where all lines end.
    pub(super) right: Pt,
    /// How lines stand in it.
    pub(super) align: Align,
}

impl Room {
    /// How many of the characters stand before the place where the other lines
    /// begin: the label of a paragraph whose lines hang.
    fn label(&self, shaped: &[Shaped]) -> usize {
        let wide = self.left - self.first_left;
        let mut end = Pt::ZERO;
        let in_label = |one: &&Shaped| {
            end += one.advance;
            (end - wide).0 <= NEAR
        };
        shaped.iter().take_while(in_label).count()
    }
}

/// A line: which characters, and where each stands from the room's own origin.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// The characters, as indices of the paragraph's shaped characters.
    pub(super) range: Range<usize>,
    /// The origin of each.
    pub(super) x: Vec<Pt>,
}

/// Breaks a paragraph's characters.
pub(super) fn break_lines(shaped: &[Shaped], breaks: &[bool], room: Room) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut from = 0;
    while from < shaped.len() {
        let left = if from == 0 {
            room.first_left
        } else {
            room.left
        };
        let stiff = if from == 0 { room.label(shaped) } else { 0 };
        let to = line_end(&shaped[from..], &breaks[from..], room.right - left, stiff) + from;
        let ends_here = to == shaped.len() || shaped[to - 1].character == '\n';
        let fill = if ends_here { Fill::Natural } else { Fill::Full };
        lines.push(set_line(shaped, from..to, left, room, fill));
        from = to;
    }
    lines
}

/// Sets lines that are broken already.
pub(super) fn set_lines(shaped: &[Shaped], ends: &[usize], room: Room) -> Vec<Line> {
    let mut from = 0;
    ends.iter()
        .map(|end| {
            let left = if from == 0 {
                room.first_left
            } else {
                room.left
            };
            let range = std::mem::replace(&mut from, *end)..*end;
            set_line(shaped, range, left, room, Fill::Natural)
        })
        .collect()
}

/// Whether a line is spread to the right edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fill {
    Full,
    Natural,
}

/// How many characters go on a line of width `room`: at least one. The first
/// `stiff` of them give nothing.
fn line_end(shaped: &[Shaped], breaks: &[bool], room: Pt, stiff: usize) -> usize {
    let mut width = Pt::ZERO;
    let mut give = Pt::ZERO;
    let mut fits = None;
    let mut longest = 0;
    for (at, one) in shaped.iter().enumerate() {
        if at > 0 && breaks[at] {
            // `at` characters end at a place where a line may end.
            let overflow = (width - trailing_space(&shaped[..at])) - room;
            if overflow.0 <= NEAR {
                fits = Some(at);
            } else {
                return pushed_in(fits, at, overflow, give, &shaped[at - 1])
                    .or(fits)
                    .unwrap_or(longest.max(1));
            }
        }
        if at > 0 && shaped[at - 1].character == '\n' {
            return at;
        }
        width += one.advance;
        if at >= stiff {
            give += one.advance * squeezable(one);
        }
        if (width - room).0 <= NEAR {
            longest = at + 1;
        } else if (width - give - room).0 > one.size.0 * 2.0 {
            // Far past the edge, nothing can be pushed in.
            return fits.unwrap_or(longest.max(1));
        }
    }
    let overflow = (width - trailing_space(shaped)) - room;
    if overflow.0 <= NEAR {
        return shaped.len();
    }
    let last = &shaped[shaped.len() - 1];
    pushed_in(fits, shaped.len(), overflow, give, last)
        .or(fits)
        .unwrap_or(longest.max(1))
}

/// Takes the characters up to `at` on the line where squeezing makes room for
/// them and a mark that may not begin a line is the reason to.
fn pushed_in(
    fits: Option<usize>,
    at: usize,
    overflow: Pt,
    give: Pt,
    last: &Shaped,
) -> Option<usize> {
    let by_mark = is_closer(last.character) || "？！％‰℃".contains(last.character);
    let near = fits.is_none_or(|fits| at - fits <= 3);
    (by_mark && near && overflow.0 <= give.0 + NEAR).then_some(at)
}

/// The share of its width a character can give.
fn squeezable(one: &Shaped) -> f64 {
    if is_closer(one.character) || is_opener(one.character) {
        SQUEEZE
    } else {
        0.0
    }
}

/// Spaces at a line's end hang beyond it.
fn trailing_space(shaped: &[Shaped]) -> Pt {
    shaped
        .iter()
        .rev()
        .take_while(|one| matches!(one.character, ' ' | '\u{3000}' | '\n'))
        .map(|one| one.advance)
        .sum()
}

fn set_line(shaped: &[Shaped], range: Range<usize>, left: Pt, room: Room, fill: Fill) -> Line {
    let line = &shaped[range.clone()];
    let natural: Pt = line.iter().map(|one| one.advance).sum();
    let natural = natural - trailing_space(line);
    let slack = (room.right - left) - natural;
    let stiff = if range.start == 0 {
        room.label(shaped)
    } else {
        0
    };
    let stiff = stiff.min(line.len());
    let x = if slack.0 < -NEAR {
        squeeze(line, left, -slack, stiff)
    } else {
        match (room.align, fill) {
            (Align::Justify, Fill::Full) => spread(line, left, slack, stiff),
            (Align::Justify, Fill::Natural) | (Align::Left, _) => advance(line, left),
            (Align::Center, _) => advance(line, left + slack / 2.0),
            (Align::Right, _) => advance(line, left + slack),
        }
    };
    Line { range, x }
}

/// Each character right after the one before.
fn advance(line: &[Shaped], left: Pt) -> Vec<Pt> {
    place(line, left, |_| Pt::ZERO)
}

/// Each character after the one before and the extra room that `after` gives.
fn place(line: &[Shaped], left: Pt, after: impl Fn(usize) -> Pt) -> Vec<Pt> {
    let mut x = left;
    let places = line.iter().enumerate().map(|(at, one)| {
        let here = x;
        x += one.advance + after(at);
        here
    });
    places.collect()
}

/// Takes `excess` out of the blank halves of the line's marks, each giving in
/// proportion to what it has; the first `stiff` characters give nothing.
fn squeeze(line: &[Shaped], left: Pt, excess: Pt, stiff: usize) -> Vec<Pt> {
    let gives = |at: usize, one: &Shaped| {
        if at < stiff {
            Pt::ZERO
        } else {
            one.advance * squeezable(one)
        }
    };
    let given = line.iter().enumerate().map(|(at, one)| gives(at, one));
    let give: Pt = given.sum();
    if give.0 <= NEAR {
        return advance(line, left);
    }
    let share = (excess / give).min(1.0);
    let mut x = left;
    let places = line.iter().enumerate().map(|(at, one)| {
        let taken = gives(at, one) * share;
        // The blank half of an opening mark is on its left.
        let here = if is_opener(one.character) {
            x - taken
        } else {
            x
        };
        x += one.advance - taken;
        here
    });
    places.collect()
}

/// Spreads `slack` over the gaps between characters, but not inside Latin words
/// nor among the first `stiff` characters.
fn spread(line: &[Shaped], left: Pt, slack: Pt, stiff: usize) -> Vec<Pt> {
    let visible = line.len()
        - line
            .iter()
            .rev()
            .take_while(|one| matches!(one.character, ' ' | '\u{3000}' | '\n'))
            .count();
    let is_gap = |at: usize| {
        (stiff..visible.saturating_sub(1)).contains(&at) && stretches(&line[at], &line[at + 1])
    };
    let gaps = (0..visible).filter(|at| is_gap(*at)).count();
    #[expect(clippy::cast_precision_loss, reason = "a line has few characters")]
    let gap = slack / gaps.max(1) as f64;
    if gaps == 0 || gap.0 > line[0].size.0 * WIDEST_GAP {
        return advance(line, left);
    }
    place(line, left, |at| if is_gap(at) { gap } else { Pt::ZERO })
}

fn stretches(before: &Shaped, after: &Shaped) -> bool {
    let (last, first) = (before.character, after.character);
    let in_word = is_latin(last) && is_latin(first) && last != ' ' && first != ' ';
    let in_mark = last == first && matches!(last, '—' | '…');
    !(in_word || in_mark)
}

#[cfg(test)]
mod tests {
    use super::super::kinsoku::breaks;
    use super::*;
    use crate::font::Want;
    use crate::template::{Colour, FaceRole, Weight};

    /// Characters of 10 pt; ASCII is half as wide.
    fn shaped(text: &str) -> Vec<Shaped> {
        let wide = |character: char| if character.is_ascii() { 5.0 } else { 10.0 };
        text.char_indices()
            .map(|(at, character)| Shaped {
                character,
                bytes: at..at + character.len_utf8(),
                glyph: None,
                advance: Pt(wide(character)),
                size: Pt(10.0),
                colour: Colour::Black,
                want: Want {
                    role: FaceRole::Fangsong,
                    weight: Weight::Regular,
                },
            })
            .collect()
    }

    fn broken(text: &str, columns: f64) -> Vec<String> {
        let shaped = shaped(text);
        let lines = break_lines(&shaped, &breaks(&shaped), room(columns));
        lines
            .iter()
            .map(|line| {
                shaped[line.range.clone()]
                    .iter()
                    .map(|one| one.character)
                    .collect()
            })
            .collect()
    }

    fn room(columns: f64) -> Room {
        Room {
            first_left: Pt::ZERO,
            left: Pt::ZERO,
            right: Pt(10.0 * columns),
            align: Align::Justify,
        }
    }

    #[test]
    fn a_full_line_holds_as_many_characters_as_columns() {
        assert_eq!(broken("甲乙丙丁戊己庚", 3.0), ["甲乙丙", "丁戊己", "庚"]);
    }

    #[test]
    fn a_mark_is_pushed_in_where_another_mark_can_give_room() {
        assert_eq!(broken("甲，乙丙。丁戊己", 4.0), ["甲，乙丙。", "丁戊己"]);
    }

    #[test]
    fn a_character_is_pushed_out_where_no_mark_can_give_room() {
        // The full stop alone gives half of what it needs.
        assert_eq!(broken("甲乙丙丁。戊己", 4.0), ["甲乙丙", "丁。戊己"]);
    }

    #[test]
    fn an_opening_mark_does_not_end_a_line() {
        assert_eq!(broken("甲乙丙“丁戊”", 4.0), ["甲乙丙", "“丁戊”"]);
    }

    #[test]
    fn numbers_stay_whole_and_with_their_unit() {
        assert_eq!(broken("甲乙丙2023年丁", 5.0), ["甲乙丙", "2023年丁"]);
        assert_eq!(
            broken("甲乙12.5平方公里丙", 6.0),
            ["甲乙", "12.5平方公里", "丙"]
        );
    }

    #[test]
    fn dashes_and_dots_stay_whole() {
        assert_eq!(broken("甲乙丙……丁", 4.0), ["甲乙丙", "……丁"]);
        assert_eq!(broken("甲乙丙——丁", 4.0), ["甲乙丙", "——丁"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut_where_it_must_be() {
        assert_eq!(broken("abcdefghij", 2.0), ["abcd", "efgh", "ij"]);
    }

    #[test]
    fn a_spread_line_ends_at_the_right_edge() {
        let shaped = shaped("甲乙丙1丁戊");
        let lines = break_lines(&shaped, &breaks(&shaped), room(4.0));
        // 甲乙丙1 is 35 pt wide; its three gaps share 5 pt.
        assert_eq!(lines[0].range, 0..4);
        let end = lines[0].x[3] + Pt(5.0);
        assert!((end.0 - 40.0).abs() < 1e-9, "ends at {end:?}");
    }

    #[test]
    fn a_label_under_which_lines_hang_is_neither_squeezed_nor_spread() {
        let hung = Room {
            left: Pt(30.0),
            ..room(7.0)
        };
        for text in ["抄送：甲，乙丙。丁", "抄送：甲乙2026年"] {
            let shaped = shaped(text);
            let lines = break_lines(&shaped, &breaks(&shaped), hung);
            assert_eq!(lines[0].x[3], Pt(30.0), "{text}");
            assert_eq!(lines[1].x[0], Pt(30.0), "{text}");
        }
    }

    #[test]
    fn a_line_feed_ends_a_line_and_is_on_it() {
        assert_eq!(broken("甲乙\n丙", 4.0), ["甲乙\n", "丙"]);
    }
}
