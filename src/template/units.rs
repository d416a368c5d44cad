//! Units of the standard: millimetres, points, 字 (the width of one character
//! of the text size in force, §3.1) and 行 (a line of the page's grid, §3.2),
//! and the type sizes by their Chinese names.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// Points of 1/72 inch.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Pt(pub f64);

/// Millimetres.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Mm(pub f64);

/// 字: widths of one character of the text size in force.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Zi(pub f64);

/// 行: lines of the page's grid.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Lines(pub f64);

impl Mm {
    /// The same length in points.
    pub fn pt(self) -> Pt {
        Pt(self.0 * 72.0 / 25.4)
    }
}

impl Pt {
    /// Zero.
    pub const ZERO: Self = Self(0.0);

    /// The same length in millimetres.
    pub fn mm(self) -> Mm {
        Mm(self.0 * 25.4 / 72.0)
    }

    /// The same length in twentieths of a point, rounded, as DOCX counts.
    pub fn twips(self) -> i64 {
        // Page lengths are far below 2^53 twips.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a page is under 32,000 twips"
        )]
        {
            (self.0 * 20.0).round() as i64
        }
    }

    /// The larger of two lengths.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }

    /// The smaller of two lengths.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }
}

impl Add for Pt {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Pt {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Pt {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<f64> for Pt {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<f64> for Pt {
    type Output = Self;
    fn div(self, divisor: f64) -> Self {
        Self(self.0 / divisor)
    }
}

impl Div for Pt {
    type Output = f64;
    fn div(self, other: Self) -> f64 {
        self.0 / other.0
    }
}

impl AddAssign for Pt {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Pt {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Pt {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        Self(lengths.map(|length| length.0).sum())
    }
}

/// A length as a template gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Length {
    /// `35mm`
    Mm(Mm),
    /// `12pt`
    Pt(Pt),
    /// `2字`
    Zi(Zi),
    /// `1行`
    Lines(Lines),
}

/// What 字 and 行 measure where a length is used.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The width of one 字 there.
    pub zi: Pt,
    /// The height of one 行 there.
    pub line: Pt,
}

impl Length {
    /// No length at all.
    pub const ZERO: Self = Self::Pt(Pt::ZERO);

    /// The length in points where 字 and 行 measure as given.
    pub fn pt(self, measure: Measure) -> Pt {
        match self {
            Self::Mm(mm) => mm.pt(),
            Self::Pt(pt) => pt,
            Self::Zi(Zi(count)) => measure.zi * count,
            Self::Lines(Lines(count)) => measure.line * count,
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mm(Mm(value)) => write!(f, "{value}mm"),
            Self::Pt(Pt(value)) => write!(f, "{value}pt"),
            Self::Zi(Zi(value)) => write!(f, "{value}字"),
            Self::Lines(Lines(value)) => write!(f, "{value}行"),
        }
    }
}
