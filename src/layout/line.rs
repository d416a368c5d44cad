//! A paragraph's characters cut into lines.
//!
//! In: shaped characters, where lines may break, and the room. Out: lines,
//! each with the place of every character. It knows no page.
//!
//! Lines are filled greedily: text on the full-width grid has nothing to gain
//! from a look ahead. Where a mark after a full line may not begin the next one,
//! it is pushed in by squeezing the blank halves of the line's marks, as long as
//! no mark gives more than half its width; what is then short for a single mark
//! all gaps give together, each a fiftieth of a character at most, which is less
//! than they would widen were a character pushed out. So a line takes the marks
//! that Word hangs beyond it (`w:overflowPunct`), and ends where Word's does.
//! Else characters are pushed out and the line is spread (`fill`); where it would
//! be spread wide, another way is looked for (`level`). Text with much
//! Latin, and text that is centred or ragged, is broken as a whole (`optimal`);
//! what a last line may be short of is mended at the end (`last_line`). A label
//! under whose end the other lines hang (抄送：) is neither squeezed nor spread.

use std::ops::Range;

use super::fill::{Fill, MOST_BETWEEN, count, gaps, set_line};
use super::{last_line, level, optimal};
use crate::compose::breaks::Break;
use crate::compose::marks::{is_closer, is_opener};
use crate::compose::shape::{Shaped, blank_half};
use crate::template::{Align, Pt};

/// Lengths closer than this are the same: rounding over a line of characters.
pub(super) const NEAR: f64 = 0.01;

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

/// What is to be cut into lines.
#[derive(Clone, Copy)]
pub(super) struct Matter<'a> {
    pub(super) shaped: &'a [Shaped],
    pub(super) breaks: &'a [Break],
    pub(super) room: Room,
    /// So many of the first characters give nothing.
    label: usize,
}

impl<'a> Matter<'a> {
    pub(super) fn new(shaped: &'a [Shaped], breaks: &'a [Break], room: Room) -> Self {
        let label = room.label(shaped);
        Self {
            shaped,
            breaks,
            room,
            label,
        }
    }

    /// Where a line that begins with this character begins.
    pub(super) fn left(&self, from: usize) -> Pt {
        if from == 0 {
            self.room.first_left
        } else {
            self.room.left
        }
    }

    /// How many characters of a line that begins with this one give nothing.
    pub(super) fn stiff(&self, from: usize) -> usize {
        if from == 0 { self.label } else { 0 }
    }

    /// A line that begins with this character and has none yet.
    pub(super) fn begin(&self, from: usize) -> Measure {
        Measure {
            from,
            width: start_edge(self.shaped, from) * -1.0,
            give: Pt::ZERO,
        }
    }
}

/// A line that grows character by character.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    from: usize,
    /// How wide its characters are, one beside the other.
    width: Pt,
    /// How much narrower they can be squeezed.
    give: Pt,
}

impl Measure {
    /// Puts the character `at` on it.
    pub(super) fn push(&mut self, matter: &Matter<'_>, at: usize) {
        let one = &matter.shaped[at];
        self.width += one.advance;
        if at >= self.from + matter.stiff(self.from) {
            self.give += give(matter.shaped, self.from, at);
        }
    }

    /// What of the room is left where it ends before the character `to`, and
    /// how much its marks can give: negative where it is too wide.
    pub(super) fn fit(&self, matter: &Matter<'_>, to: usize) -> (Pt, Pt) {
        let line = &matter.shaped[self.from..to];
        let room = matter.room.right - matter.left(self.from);
        let slack = room - (self.width - end_edge(line));
        // What falls away at the edge cannot be given once more.
        (slack, self.give - squeezed_end(line))
    }
}

/// Breaks a paragraph's characters.
pub(super) fn break_lines(shaped: &[Shaped], breaks: &[Break], room: Room) -> Vec<Line> {
    let matter = Matter::new(shaped, breaks, room);
    let mut lines = Vec::new();
    let mut from = 0;
    for piece in shaped.split_inclusive(|one| one.character == '\n') {
        let to = from + piece.len();
        for end in line_ends(&matter, from..to) {
            let fill = if end == to { Fill::Natural } else { Fill::Full };
            lines.push(set_line(&matter, from..end, fill));
            from = end;
        }
    }
    lines
}

/// Sets lines that are broken already.
pub(super) fn set_lines(shaped: &[Shaped], ends: &[usize], room: Room) -> Vec<Line> {
    let matter = Matter::new(shaped, &[], room);
    let mut from = 0;
    ends.iter()
        .map(|end| {
            let range = std::mem::replace(&mut from, *end)..*end;
            set_line(&matter, range, Fill::Natural)
        })
        .collect()
}

/// Where the lines of a piece without line feeds inside end.
fn line_ends(matter: &Matter<'_>, piece: Range<usize>) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut from = piece.start;
    while from < piece.end {
        from = line_end(matter, from, piece.end);
        ends.push(from);
    }
    if ends.len() > 1 && optimal::serves(matter, piece.clone()) {
        if let Some(better) = optimal::ends(matter, piece, ends.len()) {
            return better;
        }
    } else if ends.len() > 1 {
        match matter.room.align {
            Align::Justify => level::mend(matter, piece.start, &mut ends),
            Align::Left | Align::Center | Align::Right => {}
        }
        last_line::mend(matter, piece.start, &mut ends);
    }
    ends
}

/// Before which character a line that begins with `from` ends, greedily: it
/// takes one at least, and none from `to` on. What stays whole is cut where no
/// line has room for it, at the mildest of the places that this one has.
pub(super) fn line_end(matter: &Matter<'_>, from: usize, to: usize) -> usize {
    let mut line = matter.begin(from);
    let (mut fits, mut cut, mut longest) = (None, None, from + 1);
    for at in from + 1..=to {
        line.push(matter, at - 1);
        let may = if at == to {
            Break::May
        } else {
            matter.breaks[at]
        };
        let (slack, give) = line.fit(matter, at);
        if slack.0 >= -NEAR {
            match may {
                Break::May => fits = Some(at),
                Break::Never => {}
                bound => cut = cut.max(Some((bound, at))),
            }
            longest = at;
        } else if may == Break::May {
            fits = pushed_in(matter, longest..at, (from, slack + give)).or(fits);
            break;
        } else if (slack + give).0 < matter.shaped[at - 1].size.0 * -2.0 {
            // Far past the edge, nothing can be pushed in.
            break;
        }
    }
    fits.or(cut.map(|(_, at)| at)).unwrap_or(longest)
}

/// Takes the characters `over` the edge on a line that begins with `from` where
/// they are marks that may not begin the next one and squeezing makes room for
/// them: `short` is what marks cannot give, negative.
fn pushed_in(matter: &Matter<'_>, over: Range<usize>, (from, short): (usize, Pt)) -> Option<usize> {
    let marks = &matter.shaped[over.clone()];
    if !marks.iter().all(comes_in) {
        return None;
    }
    let between = match marks {
        [mark] => {
            let line = &matter.shaped[from..over.end];
            mark.size * (MOST_BETWEEN * count(gaps(line, matter.stiff(from)).count()))
        }
        _ => Pt::ZERO,
    };
    ((short + between).0 >= -NEAR).then_some(over.end)
}

/// Whether a line is squeezed for this character's sake: it may not begin the
/// next one.
pub(super) fn comes_in(last: &Shaped) -> bool {
    is_closer(last.character) || "？！％‰℃".contains(last.character)
}

/// What the character `at` can give on a line that begins with `from`. An
/// opening mark at a paragraph's start keeps the indent; one at a line's start
/// that gives its half at once has no more to give.
pub(super) fn give(shaped: &[Shaped], from: usize, at: usize) -> Pt {
    let one = &shaped[at];
    let half = blank_half(one);
    if at == from && is_opener(one.character) && (at == 0 || one.edge.0 > 0.0) {
        Pt::ZERO
    } else if half.0 > 0.0 {
        half
    } else {
        // The space between Chinese and Latin, down to an eighth.
        (one.edge - one.size * 0.125).max(Pt::ZERO)
    }
}

/// What falls away at the start of a line that begins with `from`: the blank
/// half of an opening mark, but not where the paragraph begins with it.
pub(super) fn start_edge(shaped: &[Shaped], from: usize) -> Pt {
    match shaped.get(from) {
        Some(one) if from > 0 && is_opener(one.character) => one.edge,
        Some(_) | None => Pt::ZERO,
    }
}

/// Spaces at a line's end hang beyond it, and what its last character has to
/// lose there falls away.
pub(super) fn end_edge(line: &[Shaped]) -> Pt {
    let visible = visible(line);
    let blanks: Pt = line[visible..].iter().map(|one| one.advance).sum();
    let last = line[..visible].last();
    blanks + last.map_or(Pt::ZERO, |one| one.edge)
}

/// What of its marks' halves a line's end takes away in any case.
fn squeezed_end(line: &[Shaped]) -> Pt {
    let last = line[..visible(line)].last();
    last.map_or(Pt::ZERO, |one| one.edge.min(blank_half(one)))
}

/// How many characters of a line stand before the blanks at its end.
pub(super) fn visible(line: &[Shaped]) -> usize {
    let is_blank = |one: &&Shaped| matches!(one.character, ' ' | '\u{3000}' | '\n');
    line.len() - line.iter().rev().take_while(is_blank).count()
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::breaks::breaks;
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
                shift: Pt::ZERO,
                edge: Pt::ZERO,
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
        broken_in(text, room(columns))
    }

    fn broken_in(text: &str, room: Room) -> Vec<String> {
        let shaped = shaped(text);
        let lines = break_lines(&shaped, &breaks(&shaped), room);
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
    fn lines_of_words_share_what_they_lack() {
        let text = "aaa bb cc ddddd";
        let shared = ["aaa ", "bb cc ", "ddddd"];
        for align in [Align::Left, Align::Justify] {
            let room = Room { align, ..room(3.0) };
            assert_eq!(broken_in(text, room), shared, "{align:?}");
        }
        // Chinese text is filled line by line.
        let left = Room {
            align: Align::Left,
            ..room(3.0)
        };
        assert_eq!(
            broken_in("甲乙丙丁戊己庚辛", left),
            ["甲乙丙", "丁戊己", "庚辛"]
        );
    }

    #[test]
    fn centred_lines_are_alike() {
        let centred = Room {
            align: Align::Center,
            ..room(5.0)
        };
        assert_eq!(broken_in("甲乙丙丁戊己庚", centred), ["甲乙丙丁", "戊己庚"]);
    }

    #[test]
    fn a_line_feed_ends_a_line_and_is_on_it() {
        assert_eq!(broken("甲乙\n丙", 4.0), ["甲乙\n", "丙"]);
    }
}
