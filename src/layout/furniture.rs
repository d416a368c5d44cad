//! What stands on every page beside the text: page numbers (GB/T 9704-2012 §7.5).

use super::Laid;
use super::draw::runs_of;
use super::pages::{Item, Owner, Point};
use crate::compose::ImprintPlace;
use crate::compose::shape::{shape_words, width};
use crate::font::Fonts;
use crate::template::{FirstNumber, Measure, PageNumber, PageNumberSide, Pt, Template};

/// The middle of a dash stands this share of the em above the baseline.
const DASH_MIDDLE: f64 = 0.38;

/// Numbers the pages from 1; a blank page before the 版记 and the page that
/// bears the 版记 after it have no number, nor has page 1 of a letter (§10.1).
pub(super) fn number_pages(laid: &mut Laid, template: &Template, fonts: &Fonts) {
    if template.page_number.side == PageNumberSide::None {
        return;
    }
    let pages = &mut laid.pages.pages;
    let numbered = match laid.facts.imprint {
        ImprintPlace::BelowText | ImprintPlace::OwnPage => pages.len(),
        ImprintPlace::AfterBlankPage => pages.len().saturating_sub(2),
    };
    let hidden = match template.page_number.first {
        FirstNumber::Shown => 0,
        FirstNumber::Hidden => 1,
    };
    for (index, page) in pages[..numbered].iter_mut().enumerate().skip(hidden) {
        page.items.extend(page_number(index + 1, template, fonts));
    }
}

fn page_number(number: usize, template: &Template, fonts: &Fonts) -> Vec<Item> {
    let format = &template.page_number;
    let words = format.format.replace("{}", &number.to_string());
    let shaped = shape_words(&words, format.letter, format.size, fonts);
    let origin = Point {
        x: template.page.left.pt() + across(number, width(&shaped), format, template),
        y: baseline(format, template),
    };
    runs_of(&words, &shaped, Owner::Furniture, origin)
}

/// Where the number begins, from the type area's left edge.
fn across(number: usize, width: Pt, format: &PageNumber, template: &Template) -> Pt {
    let inset = format.inset.pt(Measure {
        zi: format.size,
        line: template.line(),
    });
    let area = template.area_width();
    match format.side {
        PageNumberSide::Outside if number % 2 == 1 => area - inset - width,
        PageNumberSide::Outside => inset,
        PageNumberSide::Center | PageNumberSide::None => (area - width) / 2.0,
    }
}

/// The dash stands `below` the type area's bottom edge.
fn baseline(format: &PageNumber, template: &Template) -> Pt {
    let bottom = template.page.top.pt() + template.area_height();
    bottom + format.below.pt() + format.size * DASH_MIDDLE
}
