//! Tables of a document.

use std::ops::Range;

use super::{Place, Said, Text, said, usual_side};

/// A table: rows of cells, the first rows perhaps its head. Merged cells stand
/// in the grid all the same: the first of them has the text, and the others say
/// whose they are ([`Joined`]).
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The rows, top to bottom.
    pub rows: Vec<Row>,
    /// How many of the first rows are the head, repeated on each page.
    pub head_rows: usize,
    /// How the columns are aligned where the input says so; columns beyond the
    /// last one are as they are not said.
    pub sides: Vec<Option<Side>>,
    /// Where it stands in the input.
    pub place: Place,
}

/// Where the text of a column, or of a cell, stands across it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// On the left.
    Left,
    /// In the middle.
    Center,
    /// On the right.
    Right,
}

/// Where the text of a cell stands in its height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// At the top.
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// The cells, left to right.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// Its text; a line feed starts a new line.
    pub text: Text,
    /// Whether it belongs to another cell.
    pub joined: Joined,
    /// Where its text stands across it where the input says so of this cell.
    pub side: Option<Side>,
    /// Where its text stands in its height where the input says so.
    pub stand: Option<Stand>,
    /// The paragraphs of the input that its text is, where it is such.
    pub lines: Vec<CellLine>,
}

/// A paragraph of the input in the text of a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct CellLine {
    /// The byte of the text at which it begins.
    pub start: usize,
    /// Where it stands in the input.
    pub place: Place,
    /// The bytes of the text that are formulas or code, no words.
    pub literal: Vec<Range<usize>>,
}

/// Whether a cell is one with its neighbour; it has no text then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Joined {
    /// It stands by itself.
    #[default]
    No,
    /// It is one with the cell to its left.
    Left,
    /// It is one with the cell above it.
    Above,
}

/// What the cells of a row make: one cell, or the part that one over several
/// rows has in this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Its first column.
    pub column: usize,
    /// How many columns it takes.
    pub columns: usize,
    /// Where it begins.
    pub extent: Extent,
}

/// The rows of an [`Area`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// It begins in this row and takes so many rows.
    Begins(usize),
    /// It goes on from the row above.
    GoesOn,
}

impl Cell {
    /// A cell of its own.
    pub fn of(text: Text) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// A cell without text that is one with its neighbour.
    pub fn joined(joined: Joined) -> Self {
        Self {
            joined,
            ..Self::default()
        }
    }

    /// How it is joined; a cell that has a text stands by itself, lest the
    /// text be lost.
    fn joins(&self) -> Joined {
        if self.text.chars.is_empty() {
            self.joined
        } else {
            Joined::No
        }
    }
}

impl Table {
    /// How many columns it has: the cells of its longest row.
    pub fn columns(&self) -> usize {
        let cells = self.rows.iter().map(|row| row.cells.len());
        cells.max().unwrap_or(0)
    }

    /// How many of its rows are its head: never all of them, for then there
    /// would be nothing to head.
    pub fn head(&self) -> usize {
        if self.head_rows < self.rows.len() {
            self.head_rows
        } else {
            0
        }
    }

    /// How a column is aligned: as the input says of it, else as its cells say,
    /// where they agree. `None` where nobody says it, or it is what such a column
    /// is unasked below a head in its middle.
    pub fn side(&self, column: usize) -> Option<Side> {
        let given = self.sides.get(column).copied().flatten();
        given.or_else(|| self.side_of_cells(column))
    }

    fn side_of_cells(&self, column: usize) -> Option<Side> {
        let (head, body) = self.rows.split_at(self.head());
        let cells = alone(body, column);
        let side = agreed(&cells)?;
        let middle = matches!(agreed(&alone(head, column)), None | Some(Side::Center));
        let asked = !middle || side != unasked(&cells);
        asked.then_some(side)
    }

    /// What the cells of a row make, left to right, in a table of so many
    /// `columns`: together they are the whole width, so that the last one of a
    /// short row takes what is missing.
    pub fn areas(&self, row: usize, columns: usize) -> Vec<Area> {
        let starts: Vec<usize> = self.starts(row).collect();
        let ends = starts.iter().skip(1).copied().chain([columns]);
        let area = |(&column, end): (&usize, usize)| Area {
            column,
            columns: end - column,
            extent: self.extent(row, column),
        };
        starts.iter().zip(ends).map(area).collect()
    }

    /// The columns in which something begins that stands in a row.
    fn starts(&self, row: usize) -> impl Iterator<Item = usize> {
        let cells = self.rows[row].cells.iter().enumerate();
        let begins = |(at, cell): &(usize, &Cell)| *at == 0 || cell.joins() != Joined::Left;
        // A row without cells is one cell.
        let bare = self.rows[row].cells.is_empty().then_some(0);
        cells.filter(begins).map(|(at, _)| at).chain(bare)
    }

    fn extent(&self, row: usize, column: usize) -> Extent {
        if self.goes_on(row, column) {
            return Extent::GoesOn;
        }
        let below = (row + 1)..self.rows.len();
        let more = below.take_while(|below| self.goes_on(*below, column));
        Extent::Begins(1 + more.count())
    }

    /// Whether what stands in a row from a column on is one with what stands
    /// above it. Both have to be as wide; a head is never one with what it
    /// heads, for it is repeated without it.
    fn goes_on(&self, row: usize, column: usize) -> bool {
        let above = match self.rows[row].cells.get(column).map(Cell::joins) {
            Some(Joined::Above) if row > 0 && row != self.head() => row - 1,
            _ => return false,
        };
        self.begins(above, column) && self.end(above, column) == self.end(row, column)
    }

    /// Whether something begins there.
    fn begins(&self, row: usize, column: usize) -> bool {
        let cell = self.rows[row].cells.get(column);
        cell.is_some_and(|cell| column == 0 || cell.joins() != Joined::Left)
    }

    /// Where what begins in a column ends; `None` for the end of the row.
    fn end(&self, row: usize, column: usize) -> Option<usize> {
        let cells = self.rows[row].cells.iter().enumerate().skip(column + 1);
        let mut next = cells.filter(|(_, cell)| cell.joins() != Joined::Left);
        next.next().map(|(at, _)| at)
    }
}

/// The cells of a column that have a text and take no other column.
fn alone(rows: &[Row], column: usize) -> Vec<&Cell> {
    let cell = |row: &'_ &Row| {
        let next = row.cells.get(column + 1);
        next.is_none_or(|next| next.joins() != Joined::Left)
    };
    let rows = rows.iter().filter(cell);
    let cells = rows.filter_map(|row| row.cells.get(column));
    cells.filter(|it| !it.text.chars.is_empty()).collect()
}

/// The side on which all of these cells stand by what the input says of each.
fn agreed(cells: &[&Cell]) -> Option<Side> {
    let side = cells.first()?.side?;
    cells.iter().all(|it| it.side == Some(side)).then_some(side)
}

/// The side on which a column of these cells stands where nothing is said of it.
fn unasked(cells: &[&Cell]) -> Side {
    let texts = || cells.iter().map(|it| it.text.chars.as_str());
    let numbers: Vec<&str> = texts()
        .filter(|it| matches!(said(it), Said::Number(_)))
        .collect();
    let words = texts().filter(|it| said(it) == Said::Words).count();
    usual_side(words, numbers.into_iter())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `<` is one with the cell to its left, `^` with the one above it.
    fn table(rows: &[&str], head_rows: usize) -> Table {
        let cell = |word: &str| match word {
            "<" => Cell::joined(Joined::Left),
            "^" => Cell::joined(Joined::Above),
            text => Cell::of(Text::plain(text)),
        };
        let rows = rows.iter().map(|row| Row {
            cells: row.split(' ').map(cell).collect(),
        });
        Table {
            rows: rows.collect(),
            head_rows,
            sides: Vec::new(),
            place: Place::Given { key: String::new() },
        }
    }

    /// Each area as its first column, its columns and, but for what goes on, its rows.
    fn shown(table: &Table) -> Vec<String> {
        let area = |area: &Area| match area.extent {
            Extent::Begins(rows) => format!("{}+{}x{rows}", area.column, area.columns),
            Extent::GoesOn => format!("{}+{}^", area.column, area.columns),
        };
        let row = |row| {
            let areas = table.areas(row, table.columns());
            areas.iter().map(area).collect::<Vec<_>>().join(" ")
        };
        (0..table.rows.len()).map(row).collect()
    }

    #[test]
    fn merged_cells_are_one_area_and_short_rows_are_filled() {
        let merged = table(&["甲 < 乙", "^ < 丙", "^ 丁 戊", "己"], 0);
        let want = ["0+2x2 2+1x1", "0+2^ 2+1x1", "0+1x1 1+1x1 2+1x1", "0+3x1"];
        assert_eq!(shown(&merged), want);
    }

    #[test]
    fn what_cannot_be_merged_stands_by_itself() {
        // Nothing is left of the first column or above the first row, and a
        // head is not one with the row below it.
        let odd = table(&["< ^", "^ 甲", "^ 乙"], 1);
        assert_eq!(shown(&odd), ["0+1x1 1+1x1", "0+1x2 1+1x1", "0+1^ 1+1x1"]);
        let mut told = table(&["甲 <"], 0);
        told.rows[0].cells[1].text = Text::plain("乙");
        assert_eq!(shown(&told), ["0+1x1 1+1x1"]);
    }

    /// The side of the only column, whose cells stand so: `>` right, `=` in the
    /// middle, `<` left, else nothing is said.
    fn side(cells: &[&str]) -> Option<Side> {
        let row = |text: &&str| {
            let side = match text.chars().next() {
                Some('<') => Some(Side::Left),
                Some('=') => Some(Side::Center),
                Some('>') => Some(Side::Right),
                _ => None,
            };
            let text = Text::plain(text.trim_start_matches(['<', '=', '>']));
            let cells = vec![Cell {
                side,
                ..Cell::of(text)
            }];
            Row { cells }
        };
        let mut told = table(&[], 1);
        told.rows = cells.iter().map(row).collect();
        told.side(0)
    }

    #[test]
    fn a_column_stands_where_its_cells_agree_in_what_is_not_usual() {
        assert_eq!(side(&["=数", ">甲", ">乙"]), Some(Side::Right));
        assert_eq!(side(&["数", "=甲", "", "=乙"]), Some(Side::Center));
        assert_eq!(side(&[">数", ">3", ">5"]), Some(Side::Right));
        assert_eq!(side(&["=数", ">3", ">5"]), None, "numbers stand there");
        assert_eq!(side(&["=序", "=1", "=2"]), None, "so do what counts");
        assert_eq!(side(&["=数", ">甲", "乙"]), None);
    }

    #[test]
    fn a_table_is_not_all_head() {
        assert_eq!(table(&["甲", "乙"], 1).head(), 1);
        assert_eq!(table(&["甲", "乙"], 2).head(), 0);
    }
}
