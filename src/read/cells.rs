//! Pictures in the cells of tables, which hold text alone.
//!
//! In: a table and the pictures of its cells. Out: blocks in reading order, and
//! what to tell.

use super::SourceBlock;
use crate::diagnostic::Diagnostic;
use crate::document::{Image, Table};

/// A table, and below it the pictures of its cells. One that only arranges
/// pictures is none.
pub(super) fn blocks(table: Table, images: Vec<Image>) -> impl Iterator<Item = SourceBlock> {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    let bare = cells.all(|cell| cell.text.chars.is_empty());
    let arranges = bare && !images.is_empty();
    let table = Some(table).filter(|table| !table.rows.is_empty() && !arranges);
    let table = table.into_iter().map(SourceBlock::Table);
    table.chain(images.into_iter().map(SourceBlock::Image))
}

/// That so many pictures do not stand in their cells.
pub(super) fn told(count: usize) -> Diagnostic {
    let message = format!("表格的单元格里有 {count} 幅图片，依次排在表格下面");
    Diagnostic::note("table-picture", message)
        .hint("单元格里只排文字；只有图片、没有文字的表格，只排图片")
}
