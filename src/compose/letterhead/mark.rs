//! 发文机关标志 (GB/T 9704-2012 §7.2.4): one issuer on one line; of a joint
//! issue the names stacked, the host first, spread to one width, and 文件
//! beside them, in the middle of their height.
//!
//! In: the paragraphs of the mark. Out: their pieces, and where the mark ends.

use std::borrow::Cow;
use std::ops::Range;

use super::fit::{Fit, count, fit};
use super::{BELOW_BASELINE, HeadElement, HeadPiece, Sheet};
use crate::document::{Block, Document, Origin, Paragraph, Role, Text};
use crate::template::{Align, LetterheadForm, MarkFrom, Pt, Template};

/// From one name of a stack to the next, in ems.
const PITCH: f64 = 1.2;
/// A stack is at most so high, in ems of the size that one name would have;
/// more names are smaller ones.
const HIGHEST_STACK: f64 = 3.0;
/// No stack takes more than this share of the type area's height.
const MOST_OF_AREA: f64 = 0.4;
/// Between the names and 文件, in ems.
const GAP: f64 = 0.3;

/// The elements of 版头, without pieces yet. Where the form has no ending (a
/// letter), only the host of the given issuers stays (§10.1).
/// Where a title is the mark, it names the given issuer already.
pub(super) fn elements<'a>(
    paragraphs: &[&'a Paragraph],
    form: &LetterheadForm,
    template: &'a Template,
) -> Vec<HeadElement<'a>> {
    let host_alone = form.mark_ending.is_empty();
    let first = paragraphs.iter().position(|it| is_given(it));
    let titled = paragraphs.iter().any(|it| it.role == Role::Title);
    let stays =
        |at: usize| !is_given(paragraphs[at]) || !(titled || (host_alone && Some(at) != first));
    (0..paragraphs.len())
        .filter(|at| stays(*at))
        .map(|at| {
            let paragraph = as_mark(paragraphs[at]);
            HeadElement {
                style: template.styles.of(paragraph.role),
                paragraph,
                pieces: Vec::new(),
            }
        })
        .collect()
}

/// The mark in its own role, on one line: an order's is read as its title.
fn as_mark(paragraph: &Paragraph) -> Cow<'_, Paragraph> {
    match paragraph.role {
        Role::Title | Role::IssuerMark => with_words(paragraph, &paragraph.text.chars),
        _ => Cow::Borrowed(paragraph),
    }
}

/// Puts the form's ending (文件) behind a given issuer that has none: behind the
/// name, or on a line of its own below the names of a joint issue.
pub fn complete_mark(document: &mut Document, template: &Template) {
    let Some(form) = template.letterhead.as_ref() else {
        return;
    };
    let head = super::paragraphs(document, form);
    let titled = head.iter().any(|it| it.role == Role::Title);
    if form.mark_ending.is_empty() || titled {
        return;
    }
    let marks: Vec<usize> = (0..head.len()).filter(|at| is_given(head[*at])).collect();
    let Some(last) = marks.last().filter(|at| !ends(head[**at], form)) else {
        return;
    };
    let Block::Paragraph(mark) = &mut document.blocks[*last] else {
        return;
    };
    if marks.len() == 1 {
        let words = format!("{}{}", mark.text.chars, form.mark_ending);
        mark.text = Text::plain(words);
        return;
    }
    let ending = Paragraph {
        text: Text::plain(form.mark_ending.clone()),
        ..mark.clone()
    };
    document.blocks.insert(last + 1, Block::Paragraph(ending));
}

/// Whether a paragraph is an issuer that front matter gave.
fn is_given(paragraph: &Paragraph) -> bool {
    paragraph.role == Role::IssuerMark && paragraph.origin == Origin::Given
}

/// Whether a name of the mark has the ending of the form.
fn ends(name: &Paragraph, form: &LetterheadForm) -> bool {
    name.text.chars.ends_with(&form.mark_ending)
}

/// The mark with these words. A name is never broken: line breaks go.
fn with_words<'a>(paragraph: &'a Paragraph, words: &str) -> Cow<'a, Paragraph> {
    let words = words.replace('\n', "");
    if paragraph.role == Role::IssuerMark && words == paragraph.text.chars {
        return Cow::Borrowed(paragraph);
    }
    let mut owned = paragraph.clone();
    owned.role = Role::IssuerMark;
    owned.text = Text::plain(words);
    Cow::Owned(owned)
}

/// A name of the mark: which element, and its bytes there.
struct Name {
    element: usize,
    bytes: Range<usize>,
}

/// Places the mark's pieces; gives the lower edge of its last line.
pub(super) fn place(elements: &mut [HeadElement<'_>], sheet: &Sheet<'_, '_>) -> Pt {
    let (names, ending) = parts(elements, sheet.form);
    let mut rows: Vec<HeadPiece> = names.iter().map(|it| shape(it, elements, sheet)).collect();
    let mut side = ending.as_ref().map(|it| shape(it, elements, sheet));
    let size = sheet.template.styles.of(Role::IssuerMark).size;
    let gap = if side.is_some() { GAP } else { 0.0 };
    let widest = rows
        .iter()
        .map(|row| row.width() / size)
        .fold(0.0, f64::max);
    let ems = widest + gap + side.as_ref().map_or(0.0, |side| side.width() / size);
    let wanted = wanted_size(size, rows.len(), sheet);
    let fit = fit(ems, sheet.template.area_width(), wanted, sheet.form);

    let left = (sheet.template.area_width() - fit.size * (ems * fit.scale)) / 2.0;
    let first = sheet.mark_top() + fit.size * ink_top(&rows[0], sheet);
    for (at, row) in rows.iter_mut().enumerate() {
        row.take_size(fit);
        row.baseline = first + fit.size * (PITCH * count(at));
        row.spread(left, fit.size * (widest * fit.scale));
    }
    let last = first + fit.size * (PITCH * count(rows.len() - 1));
    if let Some(side) = &mut side {
        side.take_size(fit);
        side.baseline = (first + last) / 2.0;
        side.start_at(left + fit.size * ((widest + gap) * fit.scale), Align::Left);
    }
    let placed = names.iter().zip(rows).chain(ending.iter().zip(side));
    for (part, piece) in placed {
        elements[part.element].pieces.push(piece);
    }
    last + fit.size * BELOW_BASELINE
}

/// The names of the mark, and of a joint issue the 文件 beside them.
fn parts(elements: &[HeadElement<'_>], form: &LetterheadForm) -> (Vec<Name>, Option<Name>) {
    let marks = elements.iter().enumerate();
    let mut names: Vec<Name> = marks
        .filter(|(_, element)| element.paragraph.role == Role::IssuerMark)
        .map(|(at, element)| Name {
            element: at,
            bytes: 0..element.paragraph.text.chars.len(),
        })
        .collect();
    let ends = |name: &Name| {
        let text = &elements[name.element].paragraph.text.chars;
        !form.mark_ending.is_empty() && text.ends_with(&form.mark_ending)
    };
    // Names that each have their own ending keep it.
    let ending = match names.iter().filter(|name| ends(name)).count() {
        1 if names.len() > 1 => names.iter_mut().find(|name| ends(name)),
        _ => None,
    };
    let ending = ending.map(|name| {
        let cut = name.bytes.end - form.mark_ending.len();
        let end = std::mem::replace(&mut name.bytes.end, cut);
        Name {
            element: name.element,
            bytes: cut..end,
        }
    });
    // 文件 may stand on a line of its own in the text.
    names.retain(|name| !name.bytes.is_empty());
    (names, ending)
}

fn shape(name: &Name, elements: &[HeadElement<'_>], sheet: &Sheet<'_, '_>) -> HeadPiece {
    let element = &elements[name.element];
    let mut piece = sheet.shape(element, name.bytes.clone(), element.style.letter);
    piece.spacing = Pt::ZERO;
    piece
}

/// The size that names in a stack of so many lines are wanted in.
fn wanted_size(size: Pt, lines: usize, sheet: &Sheet<'_, '_>) -> Pt {
    let room = |height: Pt| Pt((height.0 / (PITCH * count(lines)) * 2.0).floor() / 2.0);
    let wanted = room(size * HIGHEST_STACK).max(sheet.form.mark_smallest);
    // However many they are, the first page shows text.
    let most = room(sheet.template.area_height() * MOST_OF_AREA);
    wanted.min(most).min(size).max(Pt(1.0))
}

/// How high the ink of a line stands above its baseline, in ems.
fn ink_top(line: &HeadPiece, sheet: &Sheet<'_, '_>) -> f64 {
    let tops = line.shaped.iter().filter_map(|one| {
        let glyph = one.glyph?;
        let ink = sheet.fonts.ink(glyph.face, glyph.id)?;
        Some(ink.top.0 + glyph.raise.0)
    });
    tops.reduce(f64::max).unwrap_or(super::ABOVE_BASELINE)
}

impl Sheet<'_, '_> {
    /// The upper edge of the mark's ink, from the page's top.
    fn mark_top(&self) -> Pt {
        let from = match self.form.mark_from {
            MarkFrom::Area => self.template.page.top.pt(),
            MarkFrom::Page => Pt::ZERO,
        };
        from + self.form.mark_top.pt()
    }
}

impl HeadPiece {
    fn take_size(&mut self, fit: Fit) {
        for one in &mut self.shaped {
            one.advance = one.advance * (fit.size / one.size);
            one.size = fit.size;
        }
        self.size = fit.size;
        self.scale = fit.scale;
    }

    /// Spreads it over `room` from `left` on; one character stands in the middle.
    fn spread(&mut self, left: Pt, room: Pt) {
        let slack = room - self.width();
        match self.shaped.len() {
            0 | 1 => self.start_at(left + slack / 2.0, Align::Center),
            several => {
                self.spacing = slack / count(several - 1);
                self.start_at(left, Align::Center);
            }
        }
    }
}
