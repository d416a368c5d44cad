//! In what type a table is set: the template's, or smaller type where columns
//! are too narrow for their numbers.
//!
//! In: the cells of a table, and the room it has. Out: its type, and the widths
//! of its columns. How the page lies is decided before, by the template's type.

use super::columns::{Holdings, look_through};
use crate::document::Table;
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

/// A table in a type, its columns as wide as they can be.
pub(super) struct Fitted {
    pub(super) set: TableType,
    pub(super) holdings: Holdings,
    pub(super) widths: Vec<Pt>,
    /// How many columns cut their numbers or words.
    pub(super) cut: usize,
}

impl Fitted {
    fn new(set: TableType, holdings: Holdings, room: Pt) -> Self {
        let widths = holdings.needs.widths(room);
        Self {
            cut: holdings.needs.cut(&widths),
            set,
            holdings,
            widths,
        }
    }
}

/// Fits a table into `room`: in the type `set`, in which it has `holdings`, or in
/// the largest smaller one in which nothing is cut. Where there is none that
/// the template allows, small type would not help.
pub(super) fn fitted(
    table: &Table,
    (set, holdings, room): (TableType, Holdings, Pt),
    (template, fonts): (&Template, &Fonts),
) -> Fitted {
    let usual = Fitted::new(set, holdings, room);
    if usual.cut == 0 {
        return usual;
    }
    let sizes = sizes_below(usual.set.text.size, template.table.smallest);
    let mut smaller = sizes.map(|size| {
        let set = usual.set.sized(size);
        let holdings = look_through(table, &set, (template, fonts));
        Fitted::new(set, holdings, room)
    });
    smaller.find(|it| it.cut == 0).unwrap_or(usual)
}
