//! Seals, and the names upon which they press: side by side where several
//! bodies sign together (GB/T 9704-2012 §7.3.5.1).
//!
//! In: names above a date, each as wide as it is. Out: the names in rows, each
//! at the middle of its own seal; seals neither cross nor touch, and none
//! leaves the type area. There is room for a seal whether a picture of it is
//! given or not.

use super::figure::Drawn;
use super::signature::Signed;
use crate::template::{Lines, Mm, Pt, SignatureForm, Template};

/// Where a seal, or the stamp of an official, presses upon a name. Down the
/// page its middle is that of the name's line.
#[derive(Debug, Clone, PartialEq)]
pub struct Seal {
    /// Its middle, from the type area's left edge.
    pub centre: Pt,
    /// Its picture, where one is given.
    pub picture: Option<Drawn>,
}

impl Seal {
    /// How many lines of the grid it wants above its name's at a page's top.
    pub fn above(&self, template: &Template) -> f64 {
        let height = match (template.signature, &self.picture) {
            (SignatureForm::Official, Some(stamp)) => stamp.height,
            (SignatureForm::Official | SignatureForm::Sealed | SignatureForm::Unsealed, _) => {
                template.seal_diameter.pt()
            }
        };
        (height / 2.0 / template.line() - 0.5).ceil().max(0.0)
    }
}

/// Where a paragraph stands by the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Below it.
    Below,
    /// On its line, right of it.
    Beside,
}

/// The most names in a row.
const MOST_IN_A_ROW: usize = 3;

/// What is left free between two seals at least.
const BETWEEN: Mm = Mm(2.0);

/// Puts names in rows, the host's first, so that the last is centred on the
/// date below it; gives how far that middle is from the type area's right edge,
/// `middle` or more. `None` where a name is wider than the type area.
pub(super) fn in_rows(names: &mut [Signed<'_, '_>], middle: Pt, template: &Template) -> Option<Pt> {
    let area = template.area_width();
    let longest = names.iter().map(|name| name.width).fold(Pt::ZERO, Pt::max);
    if longest > area {
        return None;
    }
    let widest = longest.max(template.seal_diameter.pt());
    let middle = middle.max(widest / 2.0);
    let rows = Rows::of(names, area - middle, template);
    for (row, names) in names.chunks_mut(rows.columns).enumerate() {
        let last = names.len() - 1;
        for (column, name) in names.iter_mut().enumerate() {
            let right = middle + rows.across * count(last - column);
            name.end(right - name.width / 2.0);
            name.paragraph.seal = Some(Seal {
                centre: area - right,
                picture: None,
            });
            if column > 0 {
                name.paragraph.stands = Standing::Beside;
            } else if row > 0 {
                name.paragraph.before = Lines(rows.down - 1.0);
            }
        }
    }
    Some(middle)
}

/// How far a seal reaches below the date under the last name, in lines of the
/// grid: its middle is that of the name's line.
pub fn below_the_date(template: &Template) -> f64 {
    let half = template.seal_diameter.pt() / 2.0;
    (half / template.line() - 1.5).max(0.0)
}

/// How far a seal reaches below the line of its name, in lines of the grid.
pub fn below_the_name(template: &Template) -> f64 {
    let half = template.seal_diameter.pt() / 2.0;
    (half / template.line() - 0.5).max(0.0)
}

/// How names stand in rows.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Rows {
    /// Names in every row but the last, which may have fewer.
    columns: usize,
    /// From the middle of a seal to that of the next.
    across: Pt,
    /// From a row to the one below, in lines of the grid.
    down: f64,
}

impl Rows {
    /// Rows as full as each other, of as many names as have room left of the
    /// last one's middle, which is `room` from the type area's left edge.
    fn of(names: &[Signed<'_, '_>], room: Pt, template: &Template) -> Self {
        let seal = template.seal_diameter.pt();
        let longest = names.iter().map(|name| name.width).fold(Pt::ZERO, Pt::max);
        let zi = names.first().map_or(Pt::ZERO, |name| {
            template.measure(name.paragraph.style.size).zi
        });
        let across = (seal + BETWEEN.pt()).max(longest + zi);
        let half = longest.max(seal) / 2.0;
        let fits = |columns: &usize| across * count(columns - 1) + half <= room;
        let most = (1..=MOST_IN_A_ROW).rev().find(fits).unwrap_or(1);
        let rows = names.len().div_ceil(most).max(1);
        Self {
            columns: names.len().div_ceil(rows).max(1),
            across,
            down: ((seal + BETWEEN.pt()) / template.line()).ceil(),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "few bodies sign together")]
fn count(names: usize) -> f64 {
    names as f64
}
