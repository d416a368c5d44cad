//! `w:tbl` in, a table whose rows fill their grid out.
//!
//! A merged area has its text in its first cell; the rest are empty and say whose
//! they are. A table inside a cell becomes lines of that cell's text.

use super::body::{Author, Walker};
use super::fault::DocxFault;
use super::fold::fold;
use super::table_head::{self, CellLook, FirstRow, Ground};
use super::told::Finding;
use super::xml::{Open, Tag, Xml};
use crate::document::{Cell, Image, Joined, Place, Row, Side, Stand, Table};
use crate::read::{Alignment, SourceBlock, Weight};

/// Word's most columns; a span that claims more is not believed.
const MOST_COLUMNS: usize = 63;

/// A row with the looks of its cells.
#[derive(Default)]
struct Dressed {
    row: Row,
    looks: Vec<CellLook>,
    /// Its paragraphs that are lines of a 发文机关标志 of ours.
    marks: Vec<SourceBlock>,
}

impl Dressed {
    /// Whether it is the mark of a joint issue (§7.2.4), which is set as a row: the
    /// names in one cell, 文件 in the other.
    fn is_mark(&self) -> bool {
        let lines: usize = self.row.cells.iter().map(|it| it.lines.len()).sum();
        !self.marks.is_empty() && self.marks.len() == lines
    }
}

/// Whether a paragraph stands in the style of 发文机关标志.
fn is_mark(block: &SourceBlock) -> bool {
    let SourceBlock::Paragraph(paragraph) = block else {
        return false;
    };
    paragraph.evidence.style.as_deref() == Some("发文机关标志")
}

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
        let mut looks = Vec::new();
        let mut first = FirstRow::Plain;
        while let Some(child) = xml.child()? {
            if child.tag == Tag::TableProperties {
                let properties = TableProperties::read(xml)?;
                if properties.is_imprint() {
                    self.blocks(xml)?;
                    break;
                }
                first = self.first_row(&properties);
                continue;
            }
            if child.tag != Tag::Row {
                xml.skip()?;
                continue;
            }
            let (dressed, part) = self.row(xml, &mut images)?;
            match part {
                Part::Deleted => {
                    let place = table.place.clone();
                    self.told.add(Finding::Deleted, || Some(place));
                    continue;
                }
                Part::Head if table.head_rows == table.rows.len() => table.head_rows += 1,
                Part::Head | Part::Body => {}
            }
            if dressed.is_mark() {
                self.frame.blocks.extend(dressed.marks);
                continue;
            }
            table.rows.push(dressed.row);
            looks.push(dressed.looks);
        }
        let others = self.context.author == Author::Others;
        if table.head_rows == 0 && others && self.cells == 0 {
            table.head_rows = table_head::head_rows(&table, &looks, first);
            if table.head_rows > 0 {
                let place = table.place.clone();
                self.told.add(Finding::TakenHead, || Some(place));
            }
        }
        if !others {
            gather_sides(&mut table);
        }
        Ok((table, images))
    }

    /// Whether the table's first row has a look of its own by its style.
    fn first_row(&self, properties: &TableProperties) -> FirstRow {
        match &properties.style {
            Some(style) if properties.first_row == FirstRow::Dressed => {
                self.context.styles.first_row(style)
            }
            Some(_) | None => FirstRow::Plain,
        }
    }

    fn row(
        &mut self,
        xml: &mut Xml<'_>,
        images: &mut Vec<Image>,
    ) -> Result<(Dressed, Part), DocxFault> {
        let mut row = Dressed::default();
        let mut part = Part::Body;
        if self.cells == 0 {
            self.breaks.begin_row();
        }
        while let Some(child) = xml.child()? {
            match child.tag {
                Tag::RowProperties => part = row_properties(xml, &mut row.row)?,
                Tag::Cell => self.cell(xml, &mut row, images)?,
                _ => xml.skip()?,
            }
        }
        if self.cells == 0 {
            let at = (self.paragraphs().saturating_add(1), 1);
            self.breaks.end_row(at);
        }
        Ok((row, part))
    }

    fn cell(
        &mut self,
        xml: &mut Xml<'_>,
        Dressed { row, looks, marks }: &mut Dressed,
        images: &mut Vec<Image>,
    ) -> Result<(), DocxFault> {
        let place = self.next_paragraph();
        let mut properties = CellProperties::default();
        if self.cells == 0 {
            let at = (self.paragraphs().saturating_add(1), 1);
            self.breaks.begin_cell(at);
        }
        self.cells += 1;
        let blocks = self.inside(xml, |walker, xml| {
            while let Some(child) = xml.child()? {
                match child.tag {
                    Tag::CellProperties => properties = cell_properties(xml)?,
                    _ => walker.block(&child, xml)?,
                }
            }
            Ok(())
        })?;
        self.cells -= 1;
        let look = CellLook {
            ground: properties.ground,
            ..look(&blocks)
        };
        let others = self.context.author == Author::Others;
        if !others && self.cells == 0 && blocks.iter().all(is_mark) {
            marks.extend_from_slice(&blocks);
        }
        let folded = fold(blocks);
        for _ in 0..folded.tables {
            let place = place.clone();
            self.told.add(Finding::NestedTable, || Some(place));
        }
        images.extend(folded.images);
        if properties.span > 1 || properties.down == Down::Begins {
            self.told.add(Finding::MergedCells, || Some(place));
        }
        // What this program wrote says of each cell what it would decide again; what
        // it was told of a column is found there (`gather_sides`).
        looks.resize(row.cells.len(), CellLook::default());
        looks.push(look);
        row.cells.push(Cell {
            text: folded.text,
            lines: folded.lines,
            side: look.alignment.and_then(side),
            stand: properties.stand.filter(|_| others),
            joined: match properties.down {
                Down::GoesOn => Joined::Above,
                Down::Begins | Down::No => Joined::No,
            },
        });
        fill(row, properties.span - 1, &Cell::joined(Joined::Left));
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

/// Puts what the cells of a table of ours say in the columns' place, where it is
/// not what would be decided again.
fn gather_sides(table: &mut Table) {
    let sides: Vec<_> = (0..table.columns()).map(|at| table.side(at)).collect();
    if sides.iter().any(Option::is_some) {
        table.sides = sides;
    }
    let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
    cells.for_each(|cell| cell.side = None);
}

/// What the properties of a table say.
#[derive(Default)]
struct TableProperties {
    /// The id of its style.
    style: Option<String>,
    /// Whether it asks for the look that its style has for the first row.
    first_row: FirstRow,
}

impl TableProperties {
    /// Reads the `w:tblPr` whose start has been read.
    fn read(xml: &mut Xml<'_>) -> Result<Self, DocxFault> {
        let mut properties = Self::default();
        while let Some(child) = xml.child()? {
            match child.tag {
                Tag::TableStyle => properties.style = child.name(),
                Tag::TableLook if asks_for_first_row(&child) => {
                    properties.first_row = FirstRow::Dressed;
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(properties)
    }

    /// Whether the table is a 版记 as this program sets one: a frame round
    /// paragraphs, no table of the text.
    fn is_imprint(&self) -> bool {
        self.style.as_deref() == Some("Imprint")
    }
}

/// By `w:firstRow`, or by the bit that older files have for it.
fn asks_for_first_row(look: &Open<'_>) -> bool {
    const FIRST_ROW: u32 = 0x20;
    match look.attribute("firstRow") {
        Some(on) => matches!(on.as_ref(), "1" | "true" | "on"),
        None => look
            .value()
            .and_then(|bits| u32::from_str_radix(&bits, 16).ok())
            .is_some_and(|bits| bits & FIRST_ROW != 0),
    }
}

/// What the paragraphs of a cell look like, where all look so.
fn look(blocks: &[SourceBlock]) -> CellLook {
    let mut told = blocks.iter().filter_map(|block| match block {
        SourceBlock::Paragraph(paragraph) => Some(&paragraph.evidence),
        SourceBlock::Table(_) | SourceBlock::Image(_) | SourceBlock::PageBreak(_) => None,
    });
    let Some(first) = told.next() else {
        return CellLook::default();
    };
    let (mut weight, mut alignment) = (first.weight, first.alignment);
    for next in told {
        weight = weight.filter(|it| next.weight == Some(*it));
        alignment = alignment.filter(|it| next.alignment == Some(*it));
    }
    CellLook {
        weight: weight.filter(|it| *it == Weight::Bold),
        alignment,
        ground: Ground::White,
    }
}

/// Text that is justified is as Word leaves it: nobody asked for a side.
fn side(alignment: Alignment) -> Option<Side> {
    match alignment {
        Alignment::Left => Some(Side::Left),
        Alignment::Center => Some(Side::Center),
        Alignment::Right => Some(Side::Right),
        Alignment::Justify => None,
    }
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

/// What the properties of a cell say.
#[derive(Debug, Clone, Copy)]
struct CellProperties {
    /// How many columns it takes.
    span: usize,
    /// Whether it is one with cells above or below.
    down: Down,
    /// Where its text stands in its height.
    stand: Option<Stand>,
    /// Its ground.
    ground: Ground,
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

impl Default for CellProperties {
    fn default() -> Self {
        Self {
            span: 1,
            down: Down::No,
            stand: None,
            ground: Ground::White,
        }
    }
}

fn cell_properties(xml: &mut Xml<'_>) -> Result<CellProperties, DocxFault> {
    let mut properties = CellProperties::default();
    while let Some(child) = xml.child()? {
        match child.tag {
            Tag::GridSpan => {
                let span = child.number("val").unwrap_or(1);
                properties.span = span.clamp(1, MOST_COLUMNS);
            }
            Tag::VerticalMerge => {
                let restarts = child.value().is_some_and(|it| it == "restart");
                properties.down = if restarts { Down::Begins } else { Down::GoesOn };
            }
            Tag::VerticalAlignment => properties.stand = child.value().and_then(|it| stand(&it)),
            Tag::Shading => properties.ground = ground(&child),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(properties)
}

fn stand(value: &str) -> Option<Stand> {
    match value {
        "top" => Some(Stand::Top),
        "center" | "both" => Some(Stand::Middle),
        "bottom" => Some(Stand::Bottom),
        _ => None,
    }
}

/// A ground of one colour, or a pattern.
pub(super) fn ground(shading: &Open<'_>) -> Ground {
    let fill = shading.attribute("fill");
    let filled = fill.is_some_and(|it| !matches!(it.as_ref(), "auto" | "FFFFFF" | "ffffff"));
    let pattern = shading.value();
    let pattern = pattern.is_some_and(|it| !matches!(it.as_ref(), "clear" | "nil"));
    if filled || pattern {
        Ground::Shaded
    } else {
        Ground::White
    }
}

/// Adds cells, never past the most columns.
fn fill(row: &mut Row, count: usize, cell: &Cell) {
    let room = MOST_COLUMNS.saturating_sub(row.cells.len());
    let cells = std::iter::repeat_n(cell.clone(), count.min(room));
    row.cells.extend(cells);
}
