//! Which rows of a Word table are its head where no row says so: most clerks
//! never ask Word to repeat a head.
//!
//! In: a table and the looks of its cells. Out: how many of its first rows are
//! its head, none on doubt: a form, whose labels stand beside their values, has
//! no head, and a row repeated on each page as one would be wrong there.

use crate::document::{Area, Extent, Row, Table};
use crate::read::{Alignment, Weight};

/// What a cell looks like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CellLook {
    /// Whether all of its text is bold.
    pub(super) weight: Option<Weight>,
    /// How all of its paragraphs are aligned.
    pub(super) alignment: Option<Alignment>,
    /// Its ground.
    pub(super) ground: Ground,
}

/// The ground of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Ground {
    /// White, or none.
    #[default]
    White,
    /// A colour.
    Shaded,
}

/// Whether the style of a table has a look of its own for the first row, and
/// the table shows it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum FirstRow {
    /// It looks as all others do.
    #[default]
    Plain,
    /// It has a look of its own.
    Dressed,
}

/// The longest words that head a column, in characters.
const LONGEST: usize = 20;

/// The most rows of a head.
const MOST_ROWS: usize = 3;

/// How many of the first rows of `table` are its head, by the looks of its cells
/// and by what they say.
pub(super) fn head_rows(table: &Table, looks: &[Vec<CellLook>], first: FirstRow) -> usize {
    let seen = Seen {
        table,
        looks,
        columns: table.columns(),
    };
    let Some(rows) = seen.depth().filter(|rows| seen.name_columns(*rows)) else {
        return 0;
    };
    let bold = |look: CellLook| look.weight == Some(Weight::Bold);
    let shaded = |look: CellLook| look.ground == Ground::Shaded;
    let centred = |look: CellLook| look.alignment == Some(Alignment::Center);
    let is_head = first == FirstRow::Dressed
        || seen.stand_out(rows, bold)
        || seen.stand_out(rows, shaded)
        || (seen.is_even() && seen.stand_out(rows, centred))
        || seen.head_figures(rows);
    if is_head { rows } else { 0 }
}

/// A table with the looks of its cells.
struct Seen<'t> {
    table: &'t Table,
    looks: &'t [Vec<CellLook>],
    columns: usize,
}

impl Seen<'_> {
    fn areas(&self, row: usize) -> Vec<Area> {
        self.table.areas(row, self.columns)
    }

    /// The rows that the cells of the first one take, where they may be a head:
    /// several columns, and rows below.
    fn depth(&self) -> Option<usize> {
        let (first, rest) = (self.table.rows.first()?, self.table.rows.len());
        let areas = self.areas(0);
        let depths = areas.iter().map(|area| match area.extent {
            Extent::Begins(rows) => rows,
            Extent::GoesOn => 1,
        });
        let depth = depths.max()?;
        let may = areas.len() > 1 && !first.cells.is_empty();
        (may && depth <= MOST_ROWS && depth < rest).then_some(depth)
    }

    /// The columns of the cells that begin in a row.
    fn begun(&self, row: usize) -> impl Iterator<Item = usize> {
        let begins = |area: &Area| matches!(area.extent, Extent::Begins(_));
        let areas = self.areas(row).into_iter().filter(begins);
        areas.map(|area| area.column)
    }

    /// Whether the first rows may be what columns are called: a short word in each
    /// cell, but for the corner, and no figure.
    fn name_columns(&self, rows: usize) -> bool {
        let names = |row: usize| {
            self.begun(row).all(|column| {
                let text = text(&self.table.rows[row], column);
                let corner = (row, column) == (0, 0) && text.is_empty();
                corner || is_name(text)
            })
        };
        (0..rows).all(names)
    }

    /// Whether all cells of the first rows have a look that most rows below have
    /// not.
    fn stand_out(&self, rows: usize, has: impl Fn(CellLook) -> bool) -> bool {
        let look = |row: usize, column: usize| self.looks[row].get(column).copied();
        let throughout = |row: usize| {
            let mut told = self
                .begun(row)
                .filter(|column| !text(&self.table.rows[row], *column).is_empty())
                .peekable();
            told.peek().is_some() && told.all(|column| look(row, column).is_some_and(&has))
        };
        let below = rows..self.table.rows.len();
        let alike = below.clone().filter(|row| throughout(*row)).count();
        (0..rows).all(throughout) && alike * 2 < below.len()
    }

    /// Whether every row has a cell in each column; the rows of a form seldom have.
    fn is_even(&self) -> bool {
        (0..self.table.rows.len()).all(|row| self.areas(row).len() == self.columns)
    }

    /// Whether words stand above columns of figures. Where every second column at
    /// the most has some, they may be values beside their labels.
    fn head_figures(&self, rows: usize) -> bool {
        let mut figures = (0..self.columns).filter(|column| self.has_figures(rows, *column));
        let pairs = self.columns.is_multiple_of(2);
        figures.any(|column| !pairs || column.is_multiple_of(2))
    }

    /// Whether a column has several figures below the first rows, and no words.
    fn has_figures(&self, rows: usize, column: usize) -> bool {
        let below = self.table.rows.iter().skip(rows);
        let mut told = below
            .map(|row| text(row, column))
            .filter(|it| !it.is_empty())
            .peekable();
        let mut figures = 0;
        told.all(|text| {
            figures += 1;
            is_figure(text)
        }) && figures > 1
    }
}

fn text(row: &Row, column: usize) -> &str {
    let cell = row.cells.get(column);
    cell.map_or("", |cell| cell.text.chars.trim())
}

/// Whether words may be what a column is called.
fn is_name(text: &str) -> bool {
    let short = (1..=LONGEST).contains(&text.chars().count());
    let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    short && (year || !is_figure(text)) && !text.contains(['。', '；', '：', ':', '，'])
}

fn is_figure(text: &str) -> bool {
    let of_figure = |it: char| it.is_ascii_digit() || "+-−－＋.,，%％‰".contains(it);
    text.chars().all(of_figure) && text.contains(|it: char| it.is_ascii_digit())
}
