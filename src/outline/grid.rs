//! Lines whose cells tabs part, which make a table.
//!
//! In: the paragraphs of a .txt or a .docx. Out: the stretches of them that are
//! tables, settled as body, and the [`Table`] of each. A single line with
//! tabs, lines of names side by side, and lines such as 联系人：… 电话：… are
//! text.

use std::ops::Range;

use crate::document::{Cell, Role, Row, Table, Text};
use crate::read::Format;

use super::assemble::{inlines, inside};
use super::draft::{Draft, Reading};
use super::marker::Scheme;
use super::sentence::length;

/// The longest cell of a table, in characters.
const LONGEST: usize = 200;

/// What columns are called.
const HEADS: [&str; 22] = [
    "序号", "姓名", "单位", "职务", "部门", "名称", "时间", "日期", "地点", "内容", "电话", "性别",
    "备注", "岗位", "数量", "金额", "项目", "任务", "措施", "时限", "类别", "指标",
];

/// What a row says that has nothing but tabs behind its first cell.
const SUMS: [&str; 7] = ["合计", "总计", "小计", "共计", "平均", "备注", "注"];

/// The longest other cell that stands alone in its row, in characters.
const LONGEST_ALONE: usize = 10;

/// Settles the rows of tables and keeps where they are.
pub(super) fn read(draft: &mut Draft<'_>, format: Format) {
    // Markdown has tables of its own.
    if format == Format::Markdown {
        return;
    }
    let mut at = 0;
    while at < draft.units.len() {
        let end = (at..draft.units.len())
            .find(|&next| !is_row(draft, at, next))
            .unwrap_or(draft.units.len());
        if end - at > 1 && is_table(&rows(draft, &(at..end))) {
            for row in at..end {
                let why = "与相邻各行以制表符分成同样多的格，是表格的一行";
                draft.settle(row, Reading::new(Role::Body, 0.9, why));
            }
            draft.tables.push(at..end);
        }
        at = end.max(at + 1);
    }
}

/// Whether paragraph `next` has cells and stands just below the others from `at` on.
fn is_row(draft: &Draft<'_>, at: usize, next: usize) -> bool {
    let line = |unit: usize| &draft.lines[draft.units[unit].lines.first];
    let below = next == at || (line(next).block == line(next - 1).block + 1 && line(next).gap == 0);
    // A tab behind a marker parts no cells.
    let cells = draft.after_marker(next).trim_start().contains('\t');
    let level = draft.units[next]
        .marker
        .is_some_and(|it| it.scheme <= Scheme::Paren);
    draft.is_open(next) && below && (cells || is_bare_row(draft, at, next)) && !level
}

/// Whether paragraph `next` is one short cell, below a head at `at` that names
/// columns, with the tabs of empty cells behind it.
fn is_bare_row(draft: &Draft<'_>, at: usize, next: usize) -> bool {
    let head: Vec<&str> = draft.text(at).split('\t').map(str::trim).collect();
    let (cell, behind) = (draft.text(next), draft.around(next).1);
    let empty = behind.matches('\t').count();
    let sum = empty > 0 && SUMS.contains(&cell.trim_end_matches(['：', ':']));
    let short = length(cell) <= LONGEST_ALONE && !cell.contains(['。', '；', '，']);
    let alone = short && empty > 0 && empty + 1 == head.len();
    next > at && names_columns(&head) && (sum || alone)
}

/// The cells of the rows, as many in each: parted by each tab, or by each run
/// of tabs where that makes the rows even.
fn rows<'d>(draft: &'d Draft<'_>, range: &Range<usize>) -> Vec<Vec<&'d str>> {
    let cut = |parts: fn(&str) -> Vec<&str>| -> Vec<Vec<&str>> {
        range.clone().map(|at| parts(draft.text(at))).collect()
    };
    let mut single = cut(|text| text.split('\t').map(str::trim).collect());
    // Tabs before a row are its first cells, empty ones, unless all rows have them.
    let empty = |at: usize| draft.around(at).0.matches('\t').count();
    let indent = range.clone().map(empty).min().unwrap_or(0);
    for (row, at) in single.iter_mut().zip(range.clone()) {
        row.splice(0..0, std::iter::repeat_n("", empty(at) - indent));
    }
    if columns(&single).is_some() {
        return single;
    }
    let runs = cut(|text| {
        let cells = text.split('\t').map(str::trim);
        cells.filter(|cell| !cell.is_empty()).collect()
    });
    if columns(&runs).is_some() {
        runs
    } else {
        single
    }
}

/// How many cells a row has, where two rows in three have as many and the
/// others fewer; or where the first has, and tells what the columns are called:
/// empty cells at the ends of rows leave no trace.
fn columns(rows: &[Vec<&str>]) -> Option<usize> {
    let most = rows.iter().map(Vec::len).max()?;
    let full = rows.iter().filter(|row| row.len() == most).count();
    let headed = rows[0].len() == most && names_columns(&rows[0]);
    (headed || full * 3 >= rows.len() * 2).then_some(most)
}

/// Whether cells have words that tell what columns are called.
fn names_columns(cells: &[&str]) -> bool {
    let head = |cell: &&str| HEADS.iter().any(|head| cell.ends_with(head));
    cells.iter().any(head)
}

/// Even rows of short cells that are not all names, nor 联系人：… 电话：….
fn is_table(rows: &[Vec<&str>]) -> bool {
    let cells = || rows.iter().flatten().filter(|cell| !cell.is_empty());
    let even = columns(rows).is_some_and(|count| count > 1);
    let short = cells().all(|cell| length(cell) <= LONGEST);
    let told = cells().filter(|cell| cell.contains(['：', ':'])).count();
    let names = cells().all(|cell| length(cell) <= 4 && !cell.contains(|it: char| it.is_numeric()));
    even && short && told * 2 < cells().count() && (is_headed(rows) || !names)
}

/// Whether the first row tells what the columns are: by words that do, or in
/// words alone where each row below has a figure.
fn is_headed(rows: &[Vec<&str>]) -> bool {
    let Some((first, below)) = rows.split_first() else {
        return false;
    };
    let figure = |cell: &&str| cell.contains(|it: char| it.is_ascii_digit());
    let by_figures = !first.iter().any(figure) && below.iter().all(|row| row.iter().any(figure));
    names_columns(first) || by_figures
}

/// The table that the rows of `range` make; what is marked in their text is
/// marked in the cells.
pub(super) fn table(draft: &Draft<'_>, range: &Range<usize>) -> Table {
    let rows = rows(draft, range);
    let count = columns(&rows).unwrap_or(0);
    let head_rows = usize::from(is_headed(&rows));
    let row = |(at, cells): (usize, &Vec<&str>)| {
        let text = text(draft, at);
        let mut cells: Vec<Cell> = places(&text.chars, cells)
            .map(|place| Cell::of(text.part(place).trimmed()))
            .collect();
        cells.resize(count.max(cells.len()), Cell::default());
        Row { cells }
    };
    Table {
        rows: range.clone().zip(&rows).map(row).collect(),
        head_rows,
        sides: Vec::new(),
        place: inside(draft.first(range.start), 0),
    }
}

/// The text of a row with what is marked in it.
fn text(draft: &Draft<'_>, at: usize) -> Text {
    let mut text = Text::plain(draft.text(at));
    if let Some(reading) = &draft.readings[at] {
        text.inlines = inlines(draft, at, reading);
    }
    text
}

/// Where the cells of a row stand in its text, with the blanks behind them.
fn places(text: &str, cells: &[&str]) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    cells.iter().map(move |cell| {
        let start = text[from..].find(cell).map_or(from, |at| from + at);
        let end = start + cell.len();
        let behind = text[end..].trim_start_matches([' ', '\u{3000}']);
        from = text.len() - behind.len();
        start..from
    })
}
