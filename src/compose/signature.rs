//! The indents of 署名 and 成文日期 in the three forms of a signature
//! (GB/T 9704-2012 §7.3.5), and the text that stays with them.
//!
//! In: a composition whose names and dates have the indents of their styles.
//! Out: the same, each name placed by its date. Several names that sign
//! together stand one a line, the host's first, and in rows where seals press
//! upon them (`seal.rs`).

use std::ops::Range;

use super::seal::{self, Standing};
use super::shape::{shape, width};
use super::title;
use super::{Composed, ComposedParagraph, Composition};
use crate::document::Role;
use crate::font::Fonts;
use crate::template::{Align, Keep, Lines, Pt, SignatureForm, Template};

/// Keeps what is above a signature on its page: no page bears the signature
/// alone (§7.3.5.5).
pub(super) fn keep_company(composition: &mut Composition<'_>) {
    above_signatures(composition, |above| match above {
        Composed::Paragraph(text) => text.keep = Keep::WithNext,
        Composed::Table(table) => table.keep = Keep::WithNext,
        Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => {}
    });
}

/// Lets what is above a signature stand on another page.
pub(super) fn part_company(composition: &mut Composition<'_>) {
    above_signatures(composition, |above| match above {
        Composed::Paragraph(text) => text.keep = text.style.keep,
        Composed::Table(table) => table.keep = Keep::Free,
        Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => {}
    });
}

fn above_signatures(composition: &mut Composition<'_>, change: impl Fn(&mut Composed<'_>)) {
    for at in 1..composition.blocks.len() {
        let (above, below) = composition.blocks.split_at_mut(at);
        if let (Some(above), Some(below)) = (above.last_mut(), below.first())
            && signs(below)
            && !signs(above)
        {
            change(above);
            with_whole_note(&mut composition.blocks[..at], &change);
        }
    }
}

/// 附件说明 above a signature is kept whole and with the text above it: the page
/// of the signature would bear its last entry alone.
fn with_whole_note(above: &mut [Composed<'_>], change: &impl Fn(&mut Composed<'_>)) {
    for at in (1..above.len()).rev() {
        if role(&above[at]) != Some(Role::AttachmentNote) {
            return;
        }
        change(&mut above[at - 1]);
    }
}

fn signs(block: &Composed<'_>) -> bool {
    matches!(role(block), Some(Role::Signature | Role::Date))
}

/// Sets the indents of the names that a date follows, and of the date.
pub(super) fn indent(composition: &mut Composition<'_>, fonts: &Fonts) {
    let template = composition.template;
    for at in 1..composition.blocks.len() {
        if role(&composition.blocks[at]) == Some(Role::Date) {
            let names = names_above(&composition.blocks, at);
            let mut signed: Vec<Signed<'_, '_>> = composition.blocks[names.start..=at]
                .iter_mut()
                .filter_map(|block| Signed::of(block, template, fonts))
                .collect();
            if let Some((date, names)) = signed.split_last_mut()
                && !names.is_empty()
            {
                place(names, date, template);
            }
            clear_seals(&mut composition.blocks[names.start..], template, fonts);
        }
    }
}

/// 附注 stands on the line below the date (§7.3.6), where seals still are: a note
/// that reaches them begins below their feet. `blocks` are from the first name on.
fn clear_seals(blocks: &mut [Composed<'_>], template: &Template, fonts: &Fonts) {
    let half = template.seal_diameter.pt() / 2.0;
    let mut left = None;
    for block in blocks {
        let Composed::Paragraph(paragraph) = block else {
            return;
        };
        match (&paragraph.seal, paragraph.paragraph.role, left) {
            // The first of a row is the one most to the left.
            (Some(_), _, _) if paragraph.stands == Standing::Beside => {}
            (Some(seal), _, _) => left = Some(seal.centre - half),
            (None, Role::Date, Some(_)) => {}
            (None, Role::Note, Some(left)) => {
                let from = paragraph.left_indent + paragraph.first_indent;
                if from + width(&shape(paragraph, template, fonts)) > left {
                    let lines = seal::below_the_date(template).ceil();
                    paragraph.before = Lines(paragraph.before.0.max(lines));
                }
                return;
            }
            (None, _, _) => return,
        }
    }
}

fn role(block: &Composed<'_>) -> Option<Role> {
    match block {
        Composed::Paragraph(paragraph) => Some(paragraph.paragraph.role),
        Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => None,
    }
}

/// The names that stand right above the date at `date`.
fn names_above(blocks: &[Composed<'_>], date: usize) -> Range<usize> {
    let names = blocks[..date].iter().rev();
    let count = names
        .take_while(|block| role(block) == Some(Role::Signature))
        .count();
    date - count..date
}

/// A name or a date, and how wide it is.
pub(super) struct Signed<'c, 'a> {
    /// Its paragraph.
    pub(super) paragraph: &'c mut ComposedParagraph<'a>,
    /// How wide it is, its longest line where it turns.
    pub(super) width: Pt,
    /// How wide the type area is.
    area: Pt,
}

impl<'c, 'a> Signed<'c, 'a> {
    fn of(block: &'c mut Composed<'a>, template: &Template, fonts: &Fonts) -> Option<Self> {
        let Composed::Paragraph(paragraph) = block else {
            return None;
        };
        let shaped = shape(paragraph, template, fonts);
        // A name under a seal may be as wide as the type area.
        let is_name = paragraph.paragraph.role == Role::Signature;
        if is_name && template.signature == SignatureForm::Sealed {
            paragraph.right_indent = Pt::ZERO;
        }
        // A name that no line holds turns at words, as a title does.
        paragraph.lines = title::lines(paragraph, template, fonts);
        let lines = paragraph.lines.iter().map(|line| {
            let inside = shaped.iter().filter(|one| line.contains(&one.bytes.start));
            inside.map(|one| one.advance).sum::<Pt>()
        });
        let width = lines.reduce(Pt::max).unwrap_or_else(|| width(&shaped));
        let area = template.area_width();
        Some(Self {
            paragraph,
            width,
            area,
        })
    }

    /// Lets it end so far from the right edge.
    pub(super) fn end(&mut self, right: Pt) {
        self.paragraph.align = Align::Right;
        self.paragraph.right_indent = right.max(Pt::ZERO);
        if !self.paragraph.lines.is_empty() {
            // Lines that turn are centred on each other.
            self.paragraph.align = Align::Center;
            let left = self.area - self.paragraph.right_indent - self.width;
            self.paragraph.left_indent = left.max(Pt::ZERO);
        }
    }

    /// The same, but with half a line left for its text at least.
    fn end_in_right_half(&mut self, right: Pt, template: &Template) {
        self.end(right.min(template.area_width() / 2.0));
    }
}

fn place(names: &mut [Signed<'_, '_>], date: &mut Signed<'_, '_>, template: &Template) {
    match template.signature {
        SignatureForm::Unsealed => unsealed(names, date, template),
        SignatureForm::Sealed => sealed(names, date, template),
        // Name and date end where their styles say.
        SignatureForm::Official => {}
    }
}

/// §7.3.5.2: 署名 ends two 字 from the right edge and the date begins two 字
/// right of where 署名 begins; where the date is the longer, the date ends two
/// 字 from the edge and 署名 moves left to keep that offset.
fn unsealed(names: &mut [Signed<'_, '_>], date: &mut Signed<'_, '_>, template: &Template) {
    let longest = names.iter().map(|name| name.width).fold(Pt::ZERO, Pt::max);
    let two = template.measure(date.paragraph.style.size).zi * 2.0;
    let (names_right, date_right) = if date.width > longest {
        (two + date.width + two - longest, two)
    } else {
        (two, longest - date.width)
    };
    for name in names {
        name.end_in_right_half(names_right, template);
    }
    date.end_in_right_half(date_right, template);
}

/// §7.3.5.1: the date ends where its style says (four 字 from the right edge)
/// and 署名 is centred on it. A name too long for that takes the date along:
/// the seal presses upon the middle of both.
fn sealed(names: &mut [Signed<'_, '_>], date: &mut Signed<'_, '_>, template: &Template) {
    let wanted = date.paragraph.right_indent + date.width / 2.0;
    let middle = seal::in_rows(names, wanted, template).unwrap_or_else(|| {
        // Names of more than a line turn; no seal is at their middle.
        for name in names.iter_mut() {
            name.end(Pt::ZERO);
        }
        template.area_width() / 2.0
    });
    date.end_in_right_half(middle - date.width / 2.0, template);
}
