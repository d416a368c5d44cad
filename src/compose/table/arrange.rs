//! Tables among other blocks: the title above, the distances, and pages that
//! lie on their side.
//!
//! In: composed blocks. Out: the same with every table sized, its title set as
//! one, and [`Composed::Turn`] where pages begin to lie otherwise.

use super::columns::{Holdings, look_through};
use super::head;
use super::{CELL_PADDING, Column, ComposedTable, Orientation, RowBreak, WHOLE_LINES, each_cell};
use crate::compose::{Composed, ComposedParagraph, Composition};
use crate::diagnostic::Diagnostic;
use crate::document::Role;
use crate::font::Fonts;
use crate::template::{Align, Keep, Landscape, Lines, Pt, Template};

/// The longest title of a table, in characters.
const LONGEST_TITLE: usize = 50;

/// The longest line that says in what units a table counts, in characters.
const LONGEST_UNIT: usize = 20;

/// Decides how tables are set, and what stands with them.
pub(in crate::compose) fn arrange(composition: &mut Composition<'_>, fonts: &Fonts) {
    let template = composition.template;
    let mut lies = vec![Orientation::Portrait; composition.blocks.len()];
    for (at, lie) in lies.iter_mut().enumerate() {
        if let Composed::Table(table) = &mut composition.blocks[at] {
            let cut;
            (*lie, cut) = size(table, (template, fonts));
            composition.notes.extend(too_narrow(table, cut));
            let titled = title(&mut composition.blocks[..at], template);
            keep_off(&mut composition.blocks, (at, titled), template);
        }
    }
    turn(composition, lies);
}

/// What to say where columns are too narrow for what they hold.
fn too_narrow(table: &ComposedTable<'_>, cut: usize) -> Option<Diagnostic> {
    if cut == 0 {
        return None;
    }
    let message = format!("表格有 {cut} 列太窄，列里的数字或词语要断成几行");
    let hint = "请减少列数，拆成几个表，或在模板的 table 里把 size 改小";
    let told = Diagnostic::warning("table-narrow", message);
    Some(told.at(table.table.place.clone()).hint(hint))
}

/// Gives a table its columns, and says how its page lies and how many columns
/// cut what they hold.
fn size(table: &mut ComposedTable<'_>, by: (&Template, &Fonts)) -> (Orientation, usize) {
    let template = by.0;
    let count = table.table.columns();
    let holdings = look_through(table, count, by);
    let fits = holdings.needs.are_easy(template.area_width());
    let (upright, lying) = (template.area_width(), template.area_height());
    let (lie, room) = match template.table.landscape {
        Landscape::Auto if !fits && lying > upright => (Orientation::Landscape, lying),
        Landscape::Auto | Landscape::Never => (Orientation::Portrait, upright),
    };
    let widths = holdings.needs.widths(room);
    let cut = holdings.needs.cut(&widths);
    table.columns = columns(holdings, widths);
    table.rows = row_breaks(table, count, by);
    let page = match lie {
        Orientation::Portrait => lying,
        Orientation::Landscape => upright,
    };
    table.repeat = head::repeat(table, page, by);
    (lie, cut)
}

fn columns(holdings: Holdings, widths: Vec<Pt>) -> Vec<Column> {
    let aligned = widths.into_iter().zip(holdings.aligns);
    let columns = aligned.zip(holdings.insets);
    columns
        .map(|((width, align), insets)| Column {
            width,
            align,
            insets,
        })
        .collect()
}

/// Which rows are so high that they may be parted.
fn row_breaks(table: &ComposedTable<'_>, count: usize, by: (&Template, &Fonts)) -> Vec<RowBreak> {
    let mut rows = vec![RowBreak::Whole; table.table.rows.len()];
    each_cell(table, count, by, |shown| {
        let room = table.columns[shown.column].width - CELL_PADDING * 2.0;
        if head::lines(&shown.shaped, room, by.0) > count_of(WHOLE_LINES) {
            rows[shown.row] = RowBreak::May;
        }
    });
    rows
}

#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn count_of(lines: usize) -> f64 {
    lines as f64
}

/// Whether a table has lines above it that are its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Titled {
    /// A title, or the line that says in what units it counts.
    Yes,
    /// It stands below text.
    No,
}

/// Sets what ends `blocks` as the title of the table below, where it is one,
/// with the line between them that says in what units it counts.
fn title<'a>(blocks: &mut [Composed<'a>], template: &'a Template) -> Titled {
    let mut above = blocks.iter_mut().rev().map_while(|block| match block {
        Composed::Paragraph(paragraph) => Some(paragraph),
        Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => None,
    });
    let mut next = above.next();
    let mut titled = Titled::No;
    if let Some(unit) = next.take_if(|it| is_unit(it)) {
        titled = Titled::Yes;
        unit.style = &template.table.text;
        unit.align = Align::Right;
        unit.first_indent = Pt::ZERO;
        unit.keep = Keep::WithNext;
        next = above.next();
    }
    if let Some(title) = next.filter(|it| is_title(it)) {
        title.style = &template.table.caption;
        title.align = template.table.caption.align;
        title.first_indent = Pt::ZERO;
        title.keep = template.table.caption.keep;
        title.before = Lines(title.before.0.max(template.table.before.0));
        titled = Titled::Yes;
    }
    titled
}

/// Whether a paragraph of the text has these words, short and without a stop.
fn is_short(paragraph: &ComposedParagraph<'_>, longest: usize) -> bool {
    let text = &paragraph.paragraph.text.chars;
    matches!(paragraph.paragraph.role, Role::Body | Role::Other)
        && text.chars().count() <= longest
        && !text.contains(['。', '；', '，', '\n'])
}

/// 表1 …, 附表 …, or what calls itself a table: …情况表, …名单.
fn is_title(paragraph: &ComposedParagraph<'_>) -> bool {
    let text = paragraph.paragraph.text.chars.as_str();
    let numbered = text
        .strip_prefix("附表")
        .or_else(|| text.strip_prefix('表'));
    let numbered = numbered.is_some_and(|rest| {
        let first = rest.trim_start().chars().next();
        first.is_some_and(|first| first.is_ascii_digit() || "一二三四五六七八九十".contains(first))
    });
    let called = ["表", "名单", "清单", "台账", "名录"];
    let named = called.iter().any(|name| text.ends_with(name));
    is_short(paragraph, LONGEST_TITLE) && (numbered || named)
}

/// 单位：万元.
fn is_unit(paragraph: &ComposedParagraph<'_>) -> bool {
    let text = paragraph
        .paragraph
        .text
        .chars
        .trim_start_matches(['（', '(']);
    let unit = ["单位：", "单位:", "计量单位：", "金额单位："];
    is_short(paragraph, LONGEST_UNIT) && unit.iter().any(|unit| text.starts_with(unit))
}

/// Keeps the table at `at` off what stands above and below it.
fn keep_off(blocks: &mut [Composed<'_>], (at, titled): (usize, Titled), template: &Template) {
    let (above, rest) = blocks.split_at_mut(at);
    let Some((Composed::Table(table), below)) = rest.split_first_mut() else {
        return;
    };
    match above.last_mut() {
        // Its title stands close by: its line is high enough.
        Some(Composed::Paragraph(_)) if titled == Titled::Yes => {}
        Some(Composed::Paragraph(text)) => {
            text.after = Lines(text.style.after.0.max(template.table.before.0));
        }
        Some(Composed::Table(_)) => {
            table.before = Lines(template.table.before.0.max(template.table.after.0));
        }
        Some(Composed::Image(_)) => table.before = template.table.before,
        Some(Composed::PageBreak | Composed::Turn(_)) | None => {}
    }
    if let Some(Composed::Paragraph(text)) = below.first_mut() {
        text.before = Lines(text.before.0.max(template.table.after.0));
    }
}

/// Lets the pages of wide tables lie on their side, with what stays with them.
fn turn(composition: &mut Composition<'_>, mut lies: Vec<Orientation>) {
    for at in (1..lies.len()).rev() {
        if lies[at] == Orientation::Landscape && goes_along(composition, at - 1) {
            lies[at - 1] = Orientation::Landscape;
        }
    }
    for at in 1..lies.len() {
        let below = lies[at - 1] == Orientation::Landscape;
        if below && is_note(&composition.blocks[at]) {
            lies[at] = Orientation::Landscape;
        }
    }
    let blocks = std::mem::take(&mut composition.blocks);
    let mut lie = Orientation::Portrait;
    for (block, wanted) in blocks.into_iter().zip(lies) {
        if std::mem::replace(&mut lie, wanted) != wanted {
            composition.blocks.push(Composed::Turn(wanted));
        }
        composition.blocks.push(block);
    }
}

/// Whether the block at `at` goes with the wide table below it to a page that
/// lies on its side: what stays with it does, but the head of a document stands
/// upright.
fn goes_along(composition: &Composition<'_>, at: usize) -> bool {
    let Composed::Paragraph(paragraph) = &composition.blocks[at] else {
        return false;
    };
    let of_head = matches!(
        paragraph.paragraph.role,
        Role::Title | Role::Subtitle | Role::Byline | Role::Addressee
    );
    paragraph.keep == Keep::WithNext && !of_head
}

/// 注：… right below a table.
fn is_note(block: &Composed<'_>) -> bool {
    let Composed::Paragraph(paragraph) = block else {
        return false;
    };
    let text = &paragraph.paragraph.text.chars;
    ["注：", "注:", "备注：", "说明："]
        .iter()
        .any(|word| text.starts_with(word))
}
