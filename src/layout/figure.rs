//! Pictures in the text onto pages: centred, in whole lines of the grid.
//!
//! In: a picture with its size, or what stands in for one. Out: items. What it
//! stays with on its page is decided elsewhere (`flow`).

use super::line::{Room, break_lines};
use super::pages::{Blend, Point, Structure};
use super::plain::plain;
use super::sheets::{ABOVE_BASELINE, Sheets};
use crate::compose::Drawn;
use crate::compose::breaks::breaks;
use crate::compose::shape::shape;
use crate::document::{Image, Paragraph, Role, Text};
use crate::template::{Align, Pt};

/// Puts a picture on the page, which has room for its lines, `below` of them
/// left free at their foot.
pub(super) fn place(sheets: &mut Sheets<'_>, drawn: &Drawn, below: Pt) {
    let lines = drawn.lines(sheets.template).0;
    let foot = sheets.top() + sheets.template.line() * lines - below;
    let middle = Point {
        x: sheets.left() + sheets.template.area_width() / 2.0,
        y: foot - drawn.height / 2.0,
    };
    let picture = sheets.picture(drawn, middle, Blend::Over);
    sheets.show(picture);
    sheets.fill(lines);
}

/// Centres the words that stand in for a picture.
pub(super) fn stand_in(sheets: &mut Sheets<'_>, image: &Image) {
    let words = image.stand_in();
    if words.is_empty() {
        return;
    }
    let paragraph = Paragraph::new(Role::Body, Text::plain(words), image.place.clone());
    let composed = plain(&paragraph, sheets.template, Align::Center);
    let shaped = shape(&composed, sheets.template, sheets.fonts);
    let room = Room {
        first_left: Pt::ZERO,
        left: Pt::ZERO,
        right: sheets.template.area_width(),
        align: Align::Center,
    };
    let lines = break_lines(&shaped, &breaks(&shaped), room);
    let owner = sheets.own(Structure::Paragraph);
    for line in &lines {
        sheets.make_room(1.0);
        let size = composed.style.size;
        let drop = (sheets.template.line() - size) / 2.0 + size * ABOVE_BASELINE;
        let origin = Point {
            x: sheets.left(),
            y: sheets.top() + drop,
        };
        sheets.draw_line(owner, line, &shaped, &paragraph, origin);
        sheets.fill(1.0);
    }
}
