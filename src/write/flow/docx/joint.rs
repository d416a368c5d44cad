//! The mark of a joint issue (GB/T 9704-2012 §7.2.4): a table without lines, the
//! names in one cell, 文件 in the other, in the middle of its height.
//!
//! In: the parts of the mark. Out: a table, with an empty paragraph above it
//! that keeps its distance.

use docx_rs::{
    LineSpacing, LineSpacingType, Paragraph, Table, TableAlignmentType, TableBorders, TableCell,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::body::{Body, Chunk};
use super::placing::MARK_LINE;
use super::sheet;
use super::stretches::{Blanks, Part, runs_of};
use crate::template::Pt;
use crate::write::xml::Xml;

/// The height of the empty paragraph above the table.
const HOLDER: Pt = Pt(1.0);

/// How many of the parts are names in the stack: the last part is what stands
/// beside them, unless it stands below the others.
pub(super) fn names(parts: &[Part<'_>]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a stack has few names")]
    let count = split(parts).0.len() as f64;
    count
}

/// The names, and what stands beside them.
fn split<'p, 'h>(parts: &'p [Part<'h>]) -> (&'p [Part<'h>], &'p [Part<'h>]) {
    let left = |part: &Part<'_>| part.piece.x.first().map_or(0.0, |x| x.0);
    let beside = parts.last().zip(parts.first());
    let beside = beside.is_some_and(|(last, first)| left(last) > first.piece.end.0 - 1.0);
    parts.split_at(parts.len() - usize::from(beside))
}

/// Adds the mark, `before` below what stands above it.
pub(super) fn build(parts: &[Part<'_>], before: Pt, body: &Body<'_>, chunk: &mut Chunk) {
    let text = parts.iter().map(|part| part.piece.bytes.len()).sum();
    chunk.add(
        Paragraph::new().style(sheet::HOLDER),
        above((before - HOLDER).max(Pt::ZERO)),
        text,
    );
    let (names, beside) = split(parts);
    let starts = |parts: &[Part<'_>]| parts.first().and_then(|part| part.piece.x.first().copied());
    let area = body.template().area_width();
    let left = starts(names).unwrap_or_default();
    let middle = starts(beside).unwrap_or(area);
    let widths = [middle - left, area - middle].map(twips);
    let columns = if beside.is_empty() { 1 } else { 2 };
    let cells = [names, beside].into_iter().zip(widths).take(columns);
    let cells: Vec<TableCell> = cells
        .map(|(parts, width)| cell(parts, width, body))
        .collect();
    let table = Table::new(vec![TableRow::new(cells).cant_split()])
        .set_grid(widths[..columns].to_vec())
        .width(widths[..columns].iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Left)
        .indent(i32::try_from(left.twips()).unwrap_or(0))
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .set_borders(TableBorders::with_empty());
    chunk.add_table(table);
}

fn above(before: Pt) -> Vec<u8> {
    let mut xml = Xml::fragment();
    let [before, line] = [before, HOLDER].map(|length| length.twips().to_string());
    let spacing = [
        ("w:before", before.as_str()),
        ("w:line", line.as_str()),
        ("w:lineRule", "exact"),
    ];
    xml.empty("w:spacing", &spacing);
    xml.into_bytes()
}

fn twips(length: Pt) -> usize {
    usize::try_from(length.twips()).unwrap_or(0)
}

/// A cell with each part on a line of its own.
fn cell(parts: &[Part<'_>], width: usize, body: &Body<'_>) -> TableCell {
    let cell = TableCell::new()
        .width(width, WidthType::Dxa)
        .vertical_align(VAlignType::Center);
    parts.iter().fold(cell, |cell, part| {
        let line = i32::try_from((part.piece.size * MARK_LINE).twips()).unwrap_or(0);
        let spacing = LineSpacing::new()
            .before(0)
            .line(line)
            .line_rule(LineSpacingType::Exact);
        let style = part.element.style;
        let paragraph = Paragraph::new()
            .style(sheet::named(part.element.paragraph.role).id)
            .line_spacing(spacing)
            .align(docx_rs::AlignmentType::Left);
        let runs = runs_of(*part, Blanks::Written, style, body);
        cell.add_paragraph(runs.into_iter().fold(paragraph, Paragraph::add_run))
    })
}
