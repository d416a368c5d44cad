//! In what type a table is set: the template's, or smaller type where columns
//! are too narrow for their numbers.
//!
//! In: the cells of a table, and the room it has. Out: its type, and the widths
//! of its columns. How the page lies is decided before, by the template's type.

use super::ComposedTable;
use super::columns::{Holdings, look_through};
use crate::font::Fonts;
use crate::template::{Pt, Style, TableForm, Template, sizes_below};

/// The type that a table is set in.
#[derive(Debug, Clone, PartialEq)]
pub struct TableType {
    /// Text of its body.
    pub text: Style,
    /// Text of its head.
    pub head: Style,
    /// How far a line of a cell is below the one above.
    pub line_pitch: Pt,
}

impl TableType {
    /// That of the template.
    pub(super) fn of(form: &TableForm) -> Self {
        Self {
            text: form.text.clone(),
            head: form.head.clone(),
            line_pitch: form.line_pitch,
        }
    }

    /// The same in another size, its lines as close by that.
    fn sized(&self, size: Pt) -> Self {
        let sized = |style: &Style| Style {
            size,
            ..style.clone()
        };
        Self {
            text: sized(&self.text),
            head: sized(&self.head),
            line_pitch: self.line_pitch * (size / self.text.size),
        }
    }
}

/// What the columns of a table hold, and how wide they are.
pub(super) struct Fitted {
    pub(super) holdings: Holdings,
    pub(super) widths: Vec<Pt>,
    /// How many columns cut their digits or words.
    pub(super) cut: usize,
    /// How many part numbers from their units, and ranges.
    parted: usize,
}

impl Fitted {
    fn new(holdings: Holdings, room: Pt) -> Self {
        let widths = holdings.needs.widths(room);
        Self {
            cut: holdings.needs.cut(&widths),
            parted: holdings.needs.parted(&widths),
            holdings,
            widths,
        }
    }
}

/// Fits a table into `room`: in its own type, in which it has `holdings`, or in
/// the largest smaller one in which all stays whole, which is its type then; where
/// there is none that the template allows, in the largest in which numbers are
/// parted at their seams alone. Where there is none either, small type would not help.
pub(super) fn fitted(
    table: &mut ComposedTable<'_>,
    (holdings, room): (Holdings, Pt),
    by: (&Template, &Fonts),
) -> Fitted {
    let set = table.set.clone();
    let mut tried = vec![(set.clone(), Fitted::new(holdings, room))];
    let mut smaller = sizes_below(set.text.size, by.0.table.smallest);
    while tried.iter().all(|(_, fitted)| fitted.parted > 0)
        && let Some(size) = smaller.next()
    {
        table.set = set.sized(size);
        let fitted = Fitted::new(look_through(table, by), room);
        tried.push((table.set.clone(), fitted));
    }
    let whole = tried.iter().position(|(_, fitted)| fitted.parted == 0);
    let uncut = || tried.iter().position(|(_, fitted)| fitted.cut == 0);
    let best = whole.or_else(uncut).unwrap_or_default();
    let (set, fitted) = tried.swap_remove(best);
    table.set = set;
    fitted
}
