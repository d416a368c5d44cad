//! Page numbers of pages that lie on their side (GB/T 9704-2012 §8): they stay
//! where they are on the sheet, at the foot of it when it is held upright.
//!
//! In: the footer of an upright page. Out: one whose line stands in a cell of a
//! table, placed by the page beside its left edge, in which text runs down.

use super::footer;
use super::{RELATIONSHIPS, WORD, sheet};
use crate::template::Template;
use crate::write::xml::Xml;

/// The footer for pages that lie on their side, from that of upright ones.
pub(super) fn part(upright: &[u8], template: &Template) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:ftr", &[("xmlns:w", WORD), ("xmlns:r", RELATIONSHIPS)]);
    table(&mut xml, line_of(upright), template);
    // A table in a footer is followed by a paragraph.
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", sheet::FOOTER);
    xml.close("w:pPr");
    xml.close("w:p");
    xml.close("w:ftr");
    xml.into_bytes()
}

/// The paragraph of a footer.
fn line_of(footer: &[u8]) -> &[u8] {
    let find = |tag: &[u8]| footer.windows(tag.len()).position(|it| it == tag);
    let start = find(b"<w:p>").unwrap_or_default();
    let end = find(b"</w:ftr>").unwrap_or(footer.len());
    &footer[start..end]
}

/// A cell as wide as the footer's line is high and as high as the type area of
/// an upright page is wide, as far from the sheet's foot as the line is.
fn table(xml: &mut Xml, line: &[u8], template: &Template) {
    let width = footer::line(&template.page_number);
    let left = footer::distance(template).to_string();
    let top = template.page.left.pt().twips().to_string();
    let height = template.area_width().twips().to_string();
    let width = width.to_string();
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    let place = [
        ("w:leftFromText", "0"),
        ("w:rightFromText", "0"),
        ("w:vertAnchor", "page"),
        ("w:horzAnchor", "page"),
        ("w:tblpX", left.as_str()),
        ("w:tblpY", top.as_str()),
    ];
    xml.empty("w:tblpPr", &place);
    xml.value("w:tblOverlap", "never");
    xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.open("w:tblCellMar", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right"] {
        xml.empty(side, &[("w:w", "0"), ("w:type", "dxa")]);
    }
    xml.close("w:tblCellMar");
    xml.close("w:tblPr");
    xml.open("w:tblGrid", &[]);
    xml.empty("w:gridCol", &[("w:w", &width)]);
    xml.close("w:tblGrid");
    xml.open("w:tr", &[]);
    xml.open("w:trPr", &[]);
    xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", "exact")]);
    xml.close("w:trPr");
    xml.open("w:tc", &[]);
    xml.open("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
    xml.value("w:textDirection", "tbRl");
    xml.close("w:tcPr");
    xml.raw(line);
    for tag in ["w:tc", "w:tr", "w:tbl"] {
        xml.close(tag);
    }
}
