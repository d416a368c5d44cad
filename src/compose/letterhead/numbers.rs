//! 发文字号 and 签发人 (GB/T 9704-2012 §7.2.5, §7.2.6): the number in the
//! middle; of an upward document on the left, on the line of the last 签发人.
//! Two names stand on a line, those of later lines below those of the first.
//! A number too long for what stands beside it is condensed a little, else it
//! has a line of its own, on which it is condensed as far as it must.
//!
//! In: the elements with those roles, and the line below the mark. Out: their
//! pieces, and their last line.

use std::ops::Range;

use super::fit::{count, whole_percent};
use super::{Across, HeadElement, HeadPiece, Sheet};
use crate::document::Role;
use crate::template::{Align, Letter, NumberSide, Pt};

/// Whether there is any of them.
pub(super) fn has_any(elements: &[HeadElement<'_>]) -> bool {
    let is_one = |role| matches!(role, Role::DocNumber | Role::Signer);
    elements.iter().any(|it| is_one(it.paragraph.role))
}

/// Places them from the line at `top` down; gives the top of the last line.
pub(super) fn place(elements: &mut [HeadElement<'_>], sheet: &Sheet<'_, '_>, top: Pt) -> Pt {
    let inset = sheet.inset();
    let parts = parts(elements, sheet);
    let signed = !parts.signers.is_empty();
    let across = match sheet.form.number {
        NumberSide::Center if !signed => Across::Center,
        NumberSide::Right if !signed => Across::Right(inset),
        NumberSide::Center | NumberSide::Left | NumberSide::Right => Across::Left(inset),
    };
    let mut numbers: Vec<(usize, HeadPiece)> = parts
        .numbers
        .iter()
        .map(|(at, bytes)| (*at, sheet.piece(&elements[*at], bytes.clone(), top, across)))
        .collect();
    let widest = numbers.iter().map(|(_, piece)| piece.width());
    let widest = widest.fold(Pt::ZERO, Pt::max);
    let taken = sheet.taken(elements, &parts.signers, top);
    let turns = taken.turns(widest, sheet, across);
    let room = if turns { Taken::default() } else { taken }.room(sheet, across);
    for (_, number) in &mut numbers {
        number.condense(room);
        sheet.start(number, across);
    }
    let ends = numbers.iter().map(|(_, piece)| piece.end);
    let ends = ends.fold(Pt::ZERO, Pt::max);
    let taken_left = if turns { Pt::ZERO } else { ends };
    let (signers, mut last) = sheet.signers(parts.signers, top, taken_left);
    // However many numbers there are, none stands upon another.
    let further = count(numbers.len().saturating_sub(1));
    last = last.max(top + sheet.template.line() * further);
    if turns {
        last += sheet.template.line() * taken.lines;
    }
    // The number stands on the line of the last 签发人.
    for (at, (_, number)) in numbers.iter_mut().rev().enumerate() {
        let line = last - sheet.template.line() * count(at);
        number.baseline = sheet.baseline(line.max(top), number.size);
    }
    for (at, piece) in numbers.into_iter().chain(signers) {
        elements[at].pieces.push(piece);
    }
    last
}

/// Beside other text the number is not made narrower than this.
const NARROWEST_BESIDE: f64 = 0.8;

/// What stands on the number's line at the left and at the right, and how many
/// lines further down nothing does.
#[derive(Debug, Clone, Copy, Default)]
struct Taken {
    left: Pt,
    right: Pt,
    lines: f64,
}

impl Taken {
    /// What is left for a number that stands so across the type area.
    fn room(self, sheet: &Sheet<'_, '_>, across: Across) -> Pt {
        let area = sheet.template.area_width();
        match across {
            Across::Center => area - self.left.max(self.right) * 2.0,
            Across::Left(inset) => area - self.left.max(inset) - self.right.max(inset),
            Across::Right(inset) => area - self.left.max(inset) - inset,
        }
    }

    /// Whether a number so wide has to go further down.
    fn turns(self, widest: Pt, sheet: &Sheet<'_, '_>, across: Across) -> bool {
        self.lines > 0.0 && widest * NARROWEST_BESIDE > self.room(sheet, across)
    }
}

/// The parts of the elements: which element, and what part of it.
struct Parts {
    numbers: Vec<(usize, Range<usize>)>,
    signers: Vec<Signers>,
}

/// 签发人： and the names behind it, not yet placed, each with its element.
struct Signers {
    label: (usize, HeadPiece),
    names: Vec<(usize, HeadPiece)>,
}

impl Signers {
    /// How wide label and names are with one name a line.
    fn narrowest(&self) -> Pt {
        let widths = self.names.iter().map(|(_, name)| name.visible().0);
        self.label.1.advance() + widths.fold(Pt::ZERO, Pt::max)
    }
}

fn parts(elements: &[HeadElement<'_>], sheet: &Sheet<'_, '_>) -> Parts {
    let mut parts = Parts {
        numbers: Vec::new(),
        signers: Vec::new(),
    };
    for (at, element) in elements.iter().enumerate() {
        let text = &element.paragraph.text.chars;
        let label = text.find("签发人");
        let further = parts.signers.last_mut();
        let signed = match (element.paragraph.role, further) {
            (Role::Signer, Some(above)) if label.is_none() => {
                above.names.extend(sheet.names(at, element, 0));
                continue;
            }
            (Role::Signer, _) => Some(0),
            (Role::DocNumber, Some(above)) if label.is_none() => {
                let end = number_end(text);
                above.names.extend(sheet.names(at, element, end));
                parts.numbers.push((at, 0..end));
                continue;
            }
            (Role::DocNumber, _) => label,
            _ => continue,
        };
        let number = 0..signed.unwrap_or(text.len());
        if !number.is_empty() {
            parts.numbers.push((at, number));
        }
        if let Some(signed) = signed {
            parts.signers.push(sheet.named(at, element, signed));
        }
    }
    parts
}

/// Where 发文字号 ends and the blank before a name behind it, if there is one.
fn number_end(text: &str) -> usize {
    let end = text
        .find('号')
        .map_or(text.len(), |at| at + '号'.len_utf8());
    let names = text[end..].find(|ch: char| !ch.is_whitespace());
    names.map_or(text.len(), |blanks| end + blanks)
}

/// Whether the character parts names.
fn is_between(ch: char) -> bool {
    ch.is_whitespace() || "、，,；;".contains(ch)
}

/// Where each name of `text` begins and ends, from byte `from` on, with the
/// marks and blanks behind it.
fn names(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut parted = true;
    for (at, ch) in text[from..].char_indices() {
        let end = from + at + ch.len_utf8();
        match names.last_mut() {
            Some(name) if !parted || is_between(ch) => name.end = end,
            _ => names.push(from + at..end),
        }
        parted = is_between(ch);
    }
    whole(text, names)
}

/// A name of two characters may have a blank between them.
fn whole(text: &str, names: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let single = |name: &Range<usize>| {
        let shown = text[name.clone()].chars().filter(|ch| !is_between(*ch));
        shown.count() == 1
    };
    let mut joined: Vec<Range<usize>> = Vec::new();
    for name in names {
        match joined.last_mut() {
            Some(last) if single(last) && single(&name) => last.end = name.end,
            _ => joined.push(name),
        }
    }
    joined
}

impl Sheet<'_, '_> {
    fn inset(&self) -> Pt {
        let size = self.template.styles.of(Role::DocNumber).size;
        self.form.number_inset.pt(self.template.measure(size))
    }

    /// What the line at `top` has already, and what 签发人 will want of it.
    fn taken(&self, elements: &[HeadElement<'_>], signers: &[Signers], top: Pt) -> Taken {
        let zi = self
            .template
            .measure(self.template.styles.of(Role::Signer).size)
            .zi;
        let line = self.template.line();
        let middle = top + line / 2.0;
        let pieces = elements.iter().flat_map(|element| &element.pieces);
        let below = pieces.filter(|piece| piece.baseline > middle);
        let at_left = below.clone().filter(|piece| piece.baseline < middle + line);
        let left = at_left.map(|piece| piece.end + zi).fold(Pt::ZERO, Pt::max);
        let marks = count(below.count());
        let wanted = signers
            .iter()
            .map(|signers| signers.narrowest() + self.inset() + zi);
        let right = wanted.fold(Pt::ZERO, Pt::max);
        let lines = if right > Pt::ZERO {
            marks.max(1.0)
        } else {
            marks
        };
        Taken { left, right, lines }
    }

    /// The label and the names of an element whose label begins at `from`.
    fn named(&self, at: usize, element: &HeadElement<'_>, from: usize) -> Signers {
        let text = &element.paragraph.text.chars;
        let colon = text[from..].find(['：', ':']);
        let label_end = colon.map_or(from, |colon| {
            let end = text[from + colon..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
            from + colon + end
        });
        let label_end = text[label_end..]
            .find(|ch: char| !ch.is_whitespace())
            .map_or(label_end, |blank| label_end + blank);
        let letter = self.template.styles.of(Role::Signer).letter;
        Signers {
            label: (at, self.shape(element, from..label_end, letter)),
            names: self.names(at, element, label_end),
        }
    }

    /// The names in an element from byte `from` on.
    fn names(&self, at: usize, element: &HeadElement<'_>, from: usize) -> Vec<(usize, HeadPiece)> {
        let letter = Letter {
            face: self.form.signer_face,
            ..self.template.styles.of(Role::Signer).letter
        };
        names(&element.paragraph.text.chars, from)
            .into_iter()
            .map(|bytes| (at, self.shape(element, bytes, letter)))
            .collect()
    }

    /// Places 签发人 from the line at `top` down, right of `taken`; gives their
    /// pieces and the top of the last line.
    fn signers(&self, all: Vec<Signers>, top: Pt, taken: Pt) -> (Vec<(usize, HeadPiece)>, Pt) {
        let (mut placed, mut line) = (Vec::new(), top);
        for (nth, mut signers) in all.into_iter().enumerate() {
            if nth > 0 {
                line += self.template.line();
            }
            let grid = self.names_grid(&mut signers, taken);
            let (element, mut label) = signers.label;
            label.baseline = self.baseline(line, label.size);
            let label_left = (grid.left - label.advance()).max(Pt::ZERO);
            label.start_at(label_left, Align::Left);
            placed.push((element, label));
            for (at, (element, mut name)) in signers.names.into_iter().enumerate() {
                if at > 0 && at % grid.columns == 0 {
                    line += self.template.line();
                }
                name.baseline = self.baseline(line, name.size);
                let column = count(at % grid.columns);
                name.start_at(grid.left + grid.pitch * column, Align::Left);
                placed.push((element, name));
            }
        }
        (placed, line)
    }

    /// The columns in which names stand, so that the last one ends one inset
    /// from the right edge; names of two characters are spread to the widest.
    fn names_grid(&self, signers: &mut Signers, taken: Pt) -> Grid {
        let style = self.template.styles.of(Role::Signer);
        let zi = self.template.measure(style.size).zi;
        let right = self.template.area_width() - self.inset();
        let widths = signers.names.iter().map(|(_, name)| name.visible().0);
        let widest = widths.fold(Pt::ZERO, Pt::max);
        for (_, name) in &mut signers.names {
            name.widen(widest);
        }
        let most = if signers.names.len() > 1 { 2 } else { 1 };
        let grid = |columns: usize| {
            let between = zi * count(columns - 1);
            Grid {
                left: right - widest * count(columns) - between,
                pitch: widest + zi,
                columns,
            }
        };
        let fits = grid(most).left - signers.label.1.advance() >= taken + zi;
        if fits { grid(most) } else { grid(1) }
    }
}

/// Columns of names.
struct Grid {
    left: Pt,
    pitch: Pt,
    columns: usize,
}

impl HeadPiece {
    /// How far what follows it stands from its beginning.
    fn advance(&self) -> Pt {
        self.width() + self.spacing
    }

    /// How wide it is without the marks and blanks behind it, and how many
    /// characters that are.
    fn visible(&self) -> (Pt, usize) {
        let blanks = self.shaped.iter().rev();
        let blanks = blanks.take_while(|one| is_between(one.character)).count();
        let shown = self.shaped.len() - blanks;
        let advances: Pt = self.shaped[..shown].iter().map(|one| one.advance).sum();
        (
            advances + self.spacing * count(shown.saturating_sub(1)),
            shown,
        )
    }

    /// Spreads a name of two characters over `room`, but to three characters
    /// at most, as clerks do.
    fn widen(&mut self, room: Pt) {
        let (width, shown) = self.visible();
        let three = width + (width + self.spacing) / 2.0;
        let room = room.min(three);
        if shown == 2 && width < room {
            self.spacing += room - width;
        }
    }

    /// Makes it as narrow as `room` wants, and by a character more: office suites
    /// set some space between Chinese and digits, and would turn it.
    fn condense(&mut self, room: Pt) {
        if self.width() > room {
            let between = self.spacing * count(self.shaped.len().saturating_sub(1));
            let advances: Pt = self.shaped.iter().map(|one| one.advance).sum();
            self.scale = whole_percent((room - self.size - between) / advances);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_by_blanks_and_marks() {
        let text = "签发人：江一川　何　平、林大可";
        let from = "签发人：".len();
        let found: Vec<&str> = names(text, from)
            .into_iter()
            .map(|name| &text[name])
            .collect();
        assert_eq!(found, ["江一川　", "何　平、", "林大可"]);
    }
}
