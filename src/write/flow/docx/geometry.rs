//! Lengths of the template as WordprocessingML counts them: twips, half-points
//! and hundredths of a character.
//!
//! Word gives `*Chars` precedence over twips, LibreOffice reads twips alone, so
//! every indent is written both ways; an exact length has zero characters.

use crate::template::{Length, Measure, Mm, Pt, Style, Template, Zi};
use crate::write::xml::Attribute;

/// Twips rounded down: what fills a line or a page must not overflow it.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a page is under 32,000 twips"
)]
fn twips_down(length: Pt) -> i64 {
    (length.0 * 20.0).floor() as i64
}

/// The height of a grid line: 579 twips for 22 lines of 225 mm (§5.2.3).
pub(super) fn line(template: &Template) -> i64 {
    twips_down(template.line())
}

/// The exact height of lines of text of size `size`: as many grid lines as it needs.
pub(super) fn line_for(template: &Template, size: Pt) -> i64 {
    let line = line(template).max(1);
    let wanted = size.twips().max(1);
    (wanted + line - 1) / line * line
}

/// What is added to the advance of each character, in twips.
pub(super) fn tracking(template: &Template, size: Pt) -> i64 {
    twips_down(template.tracking(size))
}

/// A type size in half-points.
pub(super) fn half_points(size: Pt) -> i64 {
    (size * 0.1).twips()
}

/// How thick a rule is, in eighths of a point.
pub(super) fn rule_eighths(thickness: Mm) -> i64 {
    (thickness.pt() * 0.4).twips()
}

/// A length in both ways: twips, and hundredths of a character or zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Both {
    twips: i64,
    chars: i64,
}

impl Both {
    fn of(length: Length, measure: Measure) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "no indent has more than a few dozen characters"
        )]
        let chars = match length {
            Length::Zi(Zi(count)) => (count * 100.0).round() as i64,
            Length::Mm(_) | Length::Pt(_) | Length::Lines(_) => 0,
        };
        Self {
            twips: length.pt(measure).twips(),
            chars,
        }
    }

    /// `length` where it is what the style asks for (`own`), else an exact one.
    fn or_exact(own: Self, length: Pt) -> Self {
        if own.twips == length.twips() {
            own
        } else {
            Self {
                twips: length.twips(),
                chars: 0,
            }
        }
    }
}

/// The three indents of a paragraph, each in both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Indents {
    left: Both,
    right: Both,
    first: Both,
}

impl Indents {
    /// No indent.
    pub(super) const NONE: Self = {
        const ZERO: Both = Both { twips: 0, chars: 0 };
        Self {
            left: ZERO,
            right: ZERO,
            first: ZERO,
        }
    };

    /// The indents that a style asks for.
    pub(super) fn of(style: &Style, template: &Template) -> Self {
        let measure = template.measure(style.size);
        Self {
            left: Both::of(style.left_indent, measure),
            right: Both::of(style.right_indent, measure),
            first: Both::of(style.first_indent, measure),
        }
    }

    /// The indents of a paragraph of this style: exact where they differ from it.
    pub(super) fn adjusted(self, left: Pt, right: Pt, first: Pt) -> Self {
        Self {
            left: Both::or_exact(self.left, left),
            right: Both::or_exact(self.right, right),
            first: Both::or_exact(self.first, first),
        }
    }

    /// These indents with `length` on the left.
    pub(super) fn with_left(self, length: Length, measure: Measure) -> Self {
        Self {
            left: Both::of(length, measure),
            ..self
        }
    }

    /// These indents with `length` on the right.
    pub(super) fn with_right(self, length: Length, measure: Measure) -> Self {
        Self {
            right: Both::of(length, measure),
            ..self
        }
    }

    /// Hands the attributes of `w:ind` to `write`.
    pub(super) fn write(self, write: impl FnOnce(&[Attribute<'_>])) {
        let (first_chars, first) = if self.first.twips < 0 {
            ("w:hangingChars", "w:hanging")
        } else {
            ("w:firstLineChars", "w:firstLine")
        };
        let [left_chars, left, right_chars, right] = [
            self.left.chars,
            self.left.twips,
            self.right.chars,
            self.right.twips,
        ]
        .map(|count| count.to_string());
        let [chars, twips] =
            [self.first.chars, self.first.twips].map(|count| count.abs().to_string());
        write(&[
            ("w:leftChars", left_chars.as_str()),
            ("w:left", left.as_str()),
            ("w:rightChars", right_chars.as_str()),
            ("w:right", right.as_str()),
            (first_chars, chars.as_str()),
            (first, twips.as_str()),
        ]);
    }
}
