//! What single values cannot show: that the type area lies on the paper, and
//! that text fits into it.

use super::node::Node;
use super::section::{Faults, Section};
use super::style::Style;
use super::units::{Lines, Mm, Pt};
use super::{Page, Template};
use crate::document::Role;

/// The longest side Word gives a page: 22 inches.
const LONGEST_SIDE: Mm = Mm(558.0);

/// Pushes what is wrong with `template` as a whole, said about the keys of
/// `root` it was read from.
pub(super) fn template(template: &Template, root: Section<'_>, faults: &mut Faults) {
    let page = &template.page;
    let node = root.node.entry("page").map(|entry| &entry.node);
    paper(page, node, faults);
    margins(
        "left", "right", page.width, page.left, page.right, node, faults,
    );
    margins(
        "top",
        "bottom",
        page.height,
        page.top,
        page.bottom,
        node,
        faults,
    );
    if template.area_width().0 <= 0.0 || template.area_height().0 <= 0.0 {
        return;
    }
    let styles = root.node.entry("styles").map(|entry| &entry.node);
    for role in Role::ALL {
        let style = styles.and_then(|styles| styles.entry(role.key()));
        if let Some(own) = style
            && let Some(message) = misfit(template, template.styles.of(role))
        {
            faults.push(own.at.fault(message));
        }
    }
}

fn paper(page: &Page, node: Option<&Node>, faults: &mut Faults) {
    for (key, side) in [("width", page.width), ("height", page.height)] {
        let entry = node.and_then(|page| page.entry(key));
        if let Some(entry) = entry
            && !(side > Mm(0.0) && side <= LONGEST_SIDE)
        {
            faults.push(entry.node.at.fault(format!(
                "纸张的边长 {}mm 要大于 0，不超过 {}mm",
                side.0, LONGEST_SIDE.0
            )));
        }
    }
}

/// That two margins leave something of a side of the paper.
fn margins(
    first: &str,
    second: &str,
    side: Mm,
    near: Mm,
    far: Mm,
    node: Option<&Node>,
    faults: &mut Faults,
) {
    if near.0 + far.0 < side.0 {
        return;
    }
    let entry = node.and_then(|page| page.entry(first));
    if let Some(entry) = entry {
        faults.push(entry.node.at.fault(format!(
            "{first} {}mm 加 {second} {}mm，占满了 {}mm 的纸，没有留下版心；把边距改小",
            near.0, far.0, side.0
        )));
    }
}

/// Why text of `style` does not fit into the type area.
fn misfit(template: &Template, style: &Style) -> Option<String> {
    let measure = template.measure(style.size);
    let indents = style.left_indent.pt(measure) + style.right_indent.pt(measure);
    let first = (indents + style.first_indent.pt(measure)).max(indents);
    let width = template.area_width();
    if first + style.size > width {
        return Some(format!(
            "缩进和字号太大，版心宽 {:.1}mm，一行放不下一个字；改小缩进或字号",
            millimetres(width)
        ));
    }
    if style.size > template.area_height() {
        return Some("字号比版心还高；改小字号".to_owned());
    }
    let Lines(most) = Lines(f64::from(template.grid.lines));
    (style.before.0 >= most || style.after.0 >= most)
        .then(|| format!("空的行数要少于一页的 {most} 行"))
}

fn millimetres(length: Pt) -> f64 {
    length.0 * 25.4 / 72.0
}
