//! 版头 onto the first page (GB/T 9704-2012 §7.2): compose has placed every
//! piece and every rule of it.
//!
//! In: a [`Letterhead`]. Out: items, and the grid lines it takes. It measures
//! nothing.

use super::line::Line;
use super::pages::{Item, Owner, Point, Rule, Structure};
use super::sheets::Sheets;
use crate::compose::{HeadElement, Letterhead};

/// Draws 版头 at the top of the page, which is the first and empty.
pub(super) fn place(sheets: &mut Sheets<'_>, head: &Letterhead<'_>) {
    for element in &head.elements {
        draw(sheets, element);
    }
    for rule in &head.rules {
        for (top, thickness) in rule.lines() {
            sheets.rule(Rule {
                owner: Owner::Furniture,
                corner: Point {
                    x: rule.left,
                    y: top,
                },
                width: rule.length,
                height: thickness,
                colour: rule.colour,
            });
        }
    }
    sheets.fill(head.height.0);
}

fn draw(sheets: &mut Sheets<'_>, element: &HeadElement<'_>) {
    let owner = sheets.own(Structure::Paragraph);
    for piece in &element.pieces {
        let line = Line {
            range: 0..piece.shaped.len(),
            x: piece.x.clone(),
        };
        let origin = Point {
            x: sheets.left(),
            y: piece.baseline,
        };
        let begun = sheets.items().len();
        sheets.draw_line(owner, &line, &piece.shaped, &element.paragraph, origin);
        for item in &mut sheets.items()[begun..] {
            if let Item::Glyphs(run) = item {
                run.scale = piece.scale;
            }
        }
    }
}
