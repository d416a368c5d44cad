//! What single values cannot show: that the type area lies on the paper. That
//! text fits into it is held by `fit.rs`.

use super::fit::{self, millimetres};
use super::section::{Faults, Section};
use super::units::{Mm, Pt};
use super::{LinePitch, Page, PageNumberSide, Template, letterhead, table};
use crate::document::Role;

/// The longest side Word gives a page: 22 inches.
const LONGEST_SIDE: Mm = Mm(558.0);

/// Pushes what is wrong with `template` as a whole, said about the keys of
/// `root` it was read from.
pub(super) fn template(template: &Template, root: Section<'_>, faults: &mut Faults) {
    let page = &template.page;
    if let Some(section) = root.section("page") {
        paper(page, section, faults);
        let across = ("left", page.left, "right", page.right);
        margins(across, page.width, section, faults);
        let down = ("top", page.top, "bottom", page.bottom);
        margins(down, page.height, section, faults);
    }
    pitch(template, root, faults);
    page_number(template, root, faults);
    letterhead::validate(template, root, faults);
    table::validate(template, root, faults);
    if let Some(section) = root.section("styles")
        && template.area_width() > Pt::ZERO
        && template.area_height() > Pt::ZERO
    {
        fit::elements(template, root, section, faults);
    }
}

/// That the paper is one that every format can have.
fn paper(page: &Page, section: Section<'_>, faults: &mut Faults) {
    for (key, side) in [("width", page.width), ("height", page.height)] {
        if side > Mm(0.0) && side <= LONGEST_SIDE {
            continue;
        }
        if let Some(entry) = section.node.entry(key) {
            faults.push(entry.node.at.fault(format!(
                "纸张的边长 {}mm 要大于 0，不超过 {}mm",
                side.0, LONGEST_SIDE.0
            )));
        }
    }
}

/// That the two margins leave something of a side of the paper. It is said
/// about the section, for either margin and the side may come from a template
/// that this one extends.
fn margins(
    (first, near, second, far): (&str, Mm, &str, Mm),
    side: Mm,
    section: Section<'_>,
    faults: &mut Faults,
) {
    if near.0 + far.0 >= side.0 {
        faults.push(section.at.fault(format!(
            "{first} {}mm 加 {second} {}mm，占满了 {}mm 的纸，没有留下版心；把边距改小",
            near.0, far.0, side.0
        )));
    }
}

/// That lines of a fixed pitch neither overlap nor leave the page without any.
fn pitch(template: &Template, root: Section<'_>, faults: &mut Faults) {
    let LinePitch::Fixed(pitch) = template.grid.pitch else {
        return;
    };
    let size = template.styles.of(Role::Body).size;
    let height = template.area_height();
    if (size..=height).contains(&pitch) || height <= Pt::ZERO {
        return;
    }
    let entry = root
        .section("grid")
        .and_then(|it| it.node.entry("line-pitch"));
    let at = entry.map_or(root.at, |entry| &entry.node.at);
    faults.push(at.fault(format!(
        "行距 {}pt 要不小于正文字号 {}pt、不大于版心高 {:.0}pt",
        pitch.0, size.0, height.0
    )));
}

/// That the page number stands on the paper; said about the first of its own
/// section and the page's that this file has.
fn page_number(template: &Template, root: Section<'_>, faults: &mut Faults) {
    let (number, bottom) = (&template.page_number, template.page.bottom);
    if number.side == PageNumberSide::None {
        return;
    }
    let inset = number.inset.pt(template.measure(number.size));
    let high = number.below.pt() + number.size <= bottom.pt();
    // A number of some digits with its dashes. An area too narrow for it
    // without an inset is told for itself.
    let room = template.area_width() - number.size * 4.0;
    let wide = inset <= room || room < Pt::ZERO + number.size;
    if high && wide {
        return;
    }
    let at = ["page-number", "page"]
        .into_iter()
        .filter_map(|key| root.section(key))
        .map(|section| section.at)
        .find(|at| at.file == root.at.file)
        .unwrap_or(root.at);
    if !wide {
        faults.push(at.fault("页码缩进太大，排到版心外了；改小 inset"));
        return;
    }
    faults.push(at.fault(format!(
        "页码在版心下 {}mm，字高 {:.1}mm，下边距只有 {}mm，放不下；改大 page 的 bottom，或改小 below",
        number.below.0,
        millimetres(number.size),
        bottom.0
    )));
}
