//! `w:tbl` in, a table whose rows fill their grid out.
//!
//! A merged area has its text in its first cell; the rest are empty and say whose
//! they are. A table inside a cell becomes lines of that cell's text.

use super::body::Walker;
use super::fault::DocxFault;
use super::fold::fold;
use super::told::Finding;
use super::xml::{Tag, Xml};
use crate::document::{Cell, Image, Joined, Place, Row, Table};

/// Word's most columns; a span that claims more is not believed.
const MOST_COLUMNS: usize = 63;

/// Whether a row is repeated on each page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Body,
    /// A tracked change deletes it.
    Deleted,
}

impl Walker<'_> {
    /// The table whose start has been read, and the pictures in it.
    pub(super) fn table(&mut self, xml: &mut Xml<'_>) -> Result<(Table, Vec<Image>), DocxFault> {
        let mut table = Table {
            rows: Vec::new(),
            head_rows: 0,
            sides: Vec::new(),
            place: self.next_paragraph(),
        };
        let mut images = Vec::new();
        while let Some(child) = xml.child()? {
            if child.tag == Tag::TableProperties {
                if is_imprint(xml)? {
                    self.blocks(xml)?;
                    break;
                }
                continue;
            }
            if child.tag != Tag::Row {
                xml.skip()?;
                continue;
            }
            let (row, part) = self.row(xml, &mut images)?;
            match part {
                Part::Deleted => {
                    let place = table.place.clone();
                    self.told.add(Finding::Deleted, || Some(place));
                    continue;
                }
                Part::Head if table.head_rows == table.rows.len() => table.head_rows += 1,
                Part::Head | Part::Body => {}
            }
            table.rows.push(row);
        }
        Ok((table, images))
    }

    fn row(
        &mut self,
        xml: &mut Xml<'_>,
        images: &mut Vec<Image>,
    ) -> Result<(Row, Part), DocxFault> {
        let mut row = Row::default();
        let mut part = Part::Body;
        while let Some(child) = xml.child()? {
            match child.tag {
                Tag::RowProperties => part = row_properties(xml, &mut row)?,
                Tag::Cell => self.cell(xml, &mut row, images)?,
                _ => xml.skip()?,
            }
        }
        Ok((row, part))
    }

    fn cell(
        &mut self,
        xml: &mut Xml<'_>,
        row: &mut Row,
        images: &mut Vec<Image>,
    ) -> Result<(), DocxFault> {
        let place = self.next_paragraph();
        let mut merge = Merge::default();
        self.cells += 1;
        let blocks = self.inside(xml, |walker, xml| {
            while let Some(child) = xml.child()? {
                match child.tag {
                    Tag::CellProperties => merge = properties(xml)?,
                    _ => walker.block(&child, xml)?,
                }
            }
            Ok(())
        })?;
        self.cells -= 1;
        let folded = fold(blocks);
        for _ in 0..folded.tables {
            let place = place.clone();
            self.told.add(Finding::NestedTable, || Some(place));
        }
        images.extend(folded.images);
        if merge.span > 1 || merge.down == Down::Begins {
            self.told.add(Finding::MergedCells, || Some(place));
        }
        row.cells.push(Cell {
            text: folded.text,
            joined: match merge.down {
                Down::GoesOn => Joined::Above,
                Down::Begins | Down::No => Joined::No,
            },
        });
        fill(row, merge.span - 1, &Cell::joined(Joined::Left));
        Ok(())
    }

    /// The place of the paragraph that comes next.
    fn next_paragraph(&self) -> Place {
        Place::Docx {
            part: self.part.to_owned(),
            paragraph: self.paragraphs().saturating_add(1),
            character: 1,
        }
    }
}

/// Whether the table is a 版记 as this program sets one: a frame round
/// paragraphs, no table of the text.
fn is_imprint(xml: &mut Xml<'_>) -> Result<bool, DocxFault> {
    let mut imprint = false;
    while let Some(child) = xml.child()? {
        if child.tag == Tag::TableStyle {
            imprint = child.value().is_some_and(|it| it == "Imprint");
        }
        xml.skip()?;
    }
    Ok(imprint)
}

fn row_properties(xml: &mut Xml<'_>, row: &mut Row) -> Result<Part, DocxFault> {
    let mut part = Part::Body;
    while let Some(child) = xml.child()? {
        match child.tag {
            Tag::GridBefore => {
                fill(row, child.number("val").unwrap_or(0), &Cell::default());
            }
            Tag::HeaderRow if child.is_on() && part == Part::Body => part = Part::Head,
            Tag::Deleted => part = Part::Deleted,
            _ => {}
        }
        xml.skip()?;
    }
    Ok(part)
}

/// How a cell is merged.
#[derive(Debug, Clone, Copy)]
struct Merge {
    /// How many columns it takes.
    span: usize,
    /// Whether it is one with cells above or below.
    down: Down,
}

/// Whether a cell is one with others in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Down {
    /// It is not.
    No,
    /// It is the first of them.
    Begins,
    /// It belongs to the one above.
    GoesOn,
}

impl Default for Merge {
    fn default() -> Self {
        Self {
            span: 1,
            down: Down::No,
        }
    }
}

fn properties(xml: &mut Xml<'_>) -> Result<Merge, DocxFault> {
    let mut merge = Merge::default();
    while let Some(child) = xml.child()? {
        match child.tag {
            Tag::GridSpan => {
                let span = child.number("val").unwrap_or(1);
                merge.span = span.clamp(1, MOST_COLUMNS);
            }
            Tag::VerticalMerge => {
                let restarts = child.value().is_some_and(|it| it == "restart");
                merge.down = if restarts { Down::Begins } else { Down::GoesOn };
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(merge)
}

/// Adds cells, never past the most columns.
fn fill(row: &mut Row, count: usize, cell: &Cell) {
    let room = MOST_COLUMNS.saturating_sub(row.cells.len());
    let cells = std::iter::repeat_n(cell.clone(), count.min(room));
    row.cells.extend(cells);
}
