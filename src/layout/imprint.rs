//! 版记 at the foot of the last page (GB/T 9704-2012 §7.4): its last rule lies
//! on the type area's bottom edge.
//!
//! In: pages that bear the text, and the 版记. Out: the 版记 on the page where
//! it may stand, and which page that is. Its lines stand on no grid.

use super::line::{Line, Room, break_lines};
use super::pages::{Owner, Point, Rule, Structure};
use super::sheets::{ABOVE_BASELINE, Sheets};
use crate::compose::breaks::breaks;
use crate::compose::shape::{Shaped, shape};
use crate::compose::{Imprint, ImprintPlace, ImprintRow, Orientation, Standing};
use crate::template::{Colour, ImprintPage, Mm, Pt, Template};

/// A row, broken into lines.
struct Broken<'i, 'a> {
    row: &'i ImprintRow<'a>,
    shaped: Vec<Shaped>,
    lines: Vec<Line>,
    /// The height of one of its lines.
    line: Pt,
}

/// A little below a DOCX's 版记 is taken by the paragraph that it hangs on; the
/// pages of a PDF are to be the same.
const ANCHOR: Pt = Pt(1.0);

/// So many lines of the grid stay free between the notes of a page and its 版记.
const BELOW_NOTES: f64 = 0.5;

/// Lengths closer than this are the same: rounding.
const NEAR: f64 = 0.01;

/// Puts the 版记 down below the text.
pub(super) fn place(sheets: &mut Sheets<'_>, imprint: &Imprint<'_>) -> ImprintPlace {
    let text_lies = sheets.lies();
    sheets.turn(Orientation::Portrait);
    let rows: Vec<Broken<'_, '_>> = imprint
        .rows
        .iter()
        .map(|row| break_row(sheets, row))
        .collect();
    let outer = imprint.outer_rule.pt();
    let height = rows.iter().map(Broken::height).sum::<Pt>() + outer * 2.0;
    let wanted = height + ANCHOR;
    let place = match text_lies {
        Orientation::Portrait => find_page(sheets, wanted),
        Orientation::Landscape => behind_turned_page(sheets),
    };
    let area = Area::of(sheets.template);
    if !sheets.foot.is_empty() {
        let lifted = height + off_notes(sheets);
        sheets.facts.below_notes = lifted;
        sheets.foot.lift(lifted);
    }
    let mut y = (area.bottom - height).max(area.top);
    rule(sheets, y, imprint.outer_rule);
    y += outer;
    for row in &rows {
        y = place_row(sheets, row, y, area);
    }
    rule(sheets, y, imprint.outer_rule);
    place
}

/// Where the type area begins and ends on each page.
#[derive(Clone, Copy)]
struct Area {
    top: Pt,
    bottom: Pt,
}

impl Area {
    fn of(template: &Template) -> Self {
        let top = template.page.top.pt();
        Self {
            top,
            bottom: top + template.area_height(),
        }
    }
}

impl Broken<'_, '_> {
    fn height(&self) -> Pt {
        self.line * count(self.lines.len()) + self.row.rule.map_or(Pt::ZERO, Mm::pt)
    }
}

/// The page that was begun behind one that lies, or the even one after it.
fn behind_turned_page(sheets: &mut Sheets<'_>) -> ImprintPlace {
    let even = sheets.page_count().is_multiple_of(2);
    match sheets.template.imprint.page {
        ImprintPage::Even if !even => {
            sheets.add_page();
            ImprintPlace::AfterBlankPage
        }
        ImprintPage::Any | ImprintPage::Even => ImprintPlace::OwnPage,
    }
}

/// What keeps it off the notes above it on this page.
fn off_notes(sheets: &Sheets<'_>) -> Pt {
    if sheets.foot.is_empty() {
        Pt::ZERO
    } else {
        sheets.template.line() * BELOW_NOTES
    }
}

/// Goes to the page on which what is so high may stand at the foot.
fn find_page(sheets: &mut Sheets<'_>, high: Pt) -> ImprintPlace {
    while sheets.foot.goes_on() {
        sheets.add_page();
    }
    let lines = (high + off_notes(sheets)) / sheets.template.line();
    let lines = lines.min(sheets.page_lines());
    let even = sheets.page_count().is_multiple_of(2);
    // A document that is nothing but its 版记 has one page.
    let bare = sheets.is_empty() && sheets.page_count() == 1;
    match sheets.template.imprint.page {
        _ if bare => ImprintPlace::BelowText,
        ImprintPage::Any if sheets.has_room(lines) => ImprintPlace::BelowText,
        ImprintPage::Even if even && sheets.has_room(lines) => ImprintPlace::BelowText,
        ImprintPage::Even if even => {
            sheets.add_page();
            sheets.add_page();
            ImprintPlace::AfterBlankPage
        }
        ImprintPage::Any | ImprintPage::Even => {
            sheets.add_page();
            ImprintPlace::OwnPage
        }
    }
}

fn break_row<'i, 'a>(sheets: &Sheets<'_>, row: &'i ImprintRow<'a>) -> Broken<'i, 'a> {
    let paragraph = &row.paragraph;
    let shaped = shape(paragraph, sheets.template, sheets.fonts);
    let room = Room {
        first_left: paragraph.left_indent + paragraph.first_indent,
        left: paragraph.left_indent,
        right: sheets.template.area_width() - paragraph.right_indent,
        align: paragraph.align,
    };
    let lines = match row.right_from {
        Some(byte) => match row.right_stands {
            Standing::Beside => vec![parted(&shaped, byte, room)],
            Standing::Below => turned(&shaped, byte, room),
        },
        None => break_lines(&shaped, &breaks(&shaped), room),
    };
    let line = sheets.template.own_line(paragraph.style.size);
    Broken {
        row,
        shaped,
        lines,
        line,
    }
}

/// What stands before the byte in lines from the left, the rest at the right on
/// a line of its own, with the white space between the two.
fn turned(shaped: &[Shaped], byte: usize, room: Room) -> Vec<Line> {
    let right = shaped.partition_point(|one| one.bytes.start < byte);
    let blanks = shaped[..right].iter().rev();
    let blanks = blanks.take_while(|one| one.character.is_whitespace());
    let left = right - blanks.count();
    let mut lines = break_lines(&shaped[..left], &breaks(&shaped[..left]), room);
    let wide = shaped[right..].iter().map(|one| one.advance).sum::<Pt>();
    let mut x = room.right - wide;
    let mut place = |at: usize| {
        let here = x;
        if at >= right {
            x += shaped[at].advance;
        }
        here
    };
    lines.push(Line {
        range: left..shaped.len(),
        x: (left..shaped.len()).map(&mut place).collect(),
    });
    lines
}

/// One line: what stands before the byte at the left, the rest at the right.
/// White space between the two shares the gap, as wide or narrow as that is.
fn parted(shaped: &[Shaped], byte: usize, room: Room) -> Line {
    let right = shaped.partition_point(|one| one.bytes.start < byte);
    let blanks = shaped[..right]
        .iter()
        .rev()
        .take_while(|one| one.character.is_whitespace())
        .count();
    let left = right - blanks;
    let wide = |shaped: &[Shaped]| shaped.iter().map(|one| one.advance).sum::<Pt>();
    let date = room.right - wide(&shaped[right..]);
    let gap = date - room.first_left - wide(&shaped[..left]);
    let mut x = room.first_left;
    let advance = |(at, one): (usize, &Shaped)| {
        let here = if at == right { date } else { x };
        let on = if (left..right).contains(&at) {
            gap / count(blanks)
        } else {
            one.advance
        };
        x = here + on;
        here
    };
    Line {
        range: 0..shaped.len(),
        x: shaped.iter().enumerate().map(advance).collect(),
    }
}

/// Puts a row down from `y` on; gives where it ends. One that is longer than
/// what is left of the page goes on on the next.
fn place_row(sheets: &mut Sheets<'_>, row: &Broken<'_, '_>, mut y: Pt, area: Area) -> Pt {
    let owner = sheets.own(Structure::Paragraph);
    let size = row.row.paragraph.style.size;
    if let Some(thickness) = row.row.rule {
        rule(sheets, y, thickness);
        y += thickness.pt();
    }
    for line in &row.lines {
        if (y + row.line - area.bottom).0 > NEAR {
            sheets.add_page();
            y = area.top;
        }
        let drop = (row.line - size) / 2.0 + size * ABOVE_BASELINE;
        let origin = Point {
            x: sheets.left(),
            y: y + drop,
        };
        let paragraph = row.row.paragraph.paragraph;
        sheets.draw_line(owner, line, &row.shaped, paragraph, origin);
        y += row.line;
    }
    y
}

/// A rule over the type area's width whose upper edge is at `top`.
fn rule(sheets: &mut Sheets<'_>, top: Pt, thickness: Mm) {
    if thickness.0 <= 0.0 {
        return;
    }
    sheets.rule(Rule {
        owner: Owner::Furniture,
        corner: Point {
            x: sheets.left(),
            y: top,
        },
        width: sheets.template.area_width(),
        height: thickness.pt(),
        colour: Colour::Black,
    });
}

#[expect(clippy::cast_precision_loss, reason = "a page has few lines")]
fn count(lines: usize) -> f64 {
    lines as f64
}
