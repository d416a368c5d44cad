//! 版记 as a table that floats at the foot of the page on which the text ends
//! (GB/T 9704-2012 §7.4; docs/decisions/0006).
//!
//! In: the composed rows, and the page that layout found for them. Out: the end
//! of the body. The table hangs on an empty paragraph below the text, so that
//! it goes with the text to the next page and stays at its foot.

use std::io::{Seek, Write};

use super::body::{Body, Chunk, Place};
use super::geometry::rule_eighths;
use super::sections::Sections;
use super::{DocxError, finished, sheet};
use crate::compose::{Imprint, ImprintPlace, ImprintRow, Orientation};
use crate::template::{Mm, Template};
use crate::write::package::Package;
use crate::write::xml::Xml;

/// Writes the last chunk of the text and the 版记 below it; what is left to
/// write is the properties of the last section, which are returned.
pub(super) fn write<W: Write + Seek>(
    (imprint, place): (&Imprint<'_>, ImprintPlace),
    body: &mut Body<'_>,
    mut chunk: Chunk,
    sections: &mut Sections<'_>,
    package: &mut Package<W>,
) -> Result<Vec<u8>, DocxError> {
    let section = match place {
        ImprintPlace::BelowText | ImprintPlace::OwnPage => sections.text(),
        ImprintPlace::AfterBlankPage => {
            body.end_section(&mut chunk, &sections.text());
            sections.turn(Orientation::Portrait);
            // LibreOffice 7.4 overlooks a section that begins with a table
            // that floats.
            body.holder(&mut chunk, Place::Below);
            sections.imprint()
        }
    };
    body.part_tables(&mut chunk);
    package.write(&finished(chunk)?)?;
    package.write(&table(imprint, body)?)?;
    let mut anchor = Chunk::default();
    let start = match place {
        ImprintPlace::OwnPage => Place::NewPage,
        ImprintPlace::BelowText | ImprintPlace::AfterBlankPage => Place::Below,
    };
    body.holder(&mut anchor, start);
    package.write(&finished(anchor)?)?;
    Ok(section)
}

fn table(imprint: &Imprint<'_>, body: &mut Body<'_>) -> Result<Vec<u8>, DocxError> {
    let width = body.template().area_width().twips().to_string();
    let mut xml = Xml::fragment();
    xml.open("w:tbl", &[]);
    properties(&mut xml, &width, body.template());
    xml.open("w:tblGrid", &[]);
    xml.empty("w:gridCol", &[("w:w", &width)]);
    xml.close("w:tblGrid");
    for row in &imprint.rows {
        let text = finished(body.row(row))?;
        open_row(&mut xml, row, &width);
        xml.raw(&text);
        xml.close("w:tc");
        xml.close("w:tr");
    }
    xml.close("w:tbl");
    Ok(xml.into_bytes())
}

/// The place is said from the paper's left edge: LibreOffice 7.4 lets a table
/// as wide as the text float only where it stands by the page.
fn properties(xml: &mut Xml, width: &str, template: &Template) {
    let left = template.page.left.pt().twips().to_string();
    xml.open("w:tblPr", &[]);
    xml.value("w:tblStyle", sheet::IMPRINT);
    xml.empty(
        "w:tblpPr",
        &[
            ("w:leftFromText", "0"),
            ("w:rightFromText", "0"),
            ("w:vertAnchor", "margin"),
            ("w:horzAnchor", "page"),
            ("w:tblpX", &left),
            ("w:tblpYSpec", "bottom"),
        ],
    );
    xml.value("w:tblOverlap", "never");
    xml.empty("w:tblW", &[("w:w", width), ("w:type", "dxa")]);
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.close("w:tblPr");
}

fn open_row(xml: &mut Xml, row: &ImprintRow<'_>, width: &str) {
    xml.open("w:tr", &[]);
    xml.open("w:trPr", &[]);
    xml.empty("w:cantSplit", &[]);
    xml.close("w:trPr");
    xml.open("w:tc", &[]);
    xml.open("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
    if let Some(thickness) = row.rule {
        xml.open("w:tcBorders", &[]);
        border(xml, "w:top", thickness);
        xml.close("w:tcBorders");
    }
    xml.close("w:tcPr");
}

/// The rules of the style of the table: the first and the last.
pub(super) fn outer_borders(xml: &mut Xml, template: &Template) {
    xml.open("w:tblBorders", &[]);
    border(xml, "w:top", template.imprint.outer_rule);
    border(xml, "w:bottom", template.imprint.outer_rule);
    xml.close("w:tblBorders");
}

/// A border as thick as a rule; none where that is 0.
pub(super) fn border(xml: &mut Xml, side: &str, thickness: Mm) {
    let eighths = rule_eighths(thickness).to_string();
    let kind = if thickness.0 > 0.0 { "single" } else { "nil" };
    let line = [
        ("w:val", kind),
        ("w:sz", eighths.as_str()),
        ("w:space", "0"),
        ("w:color", "auto"),
    ];
    xml.empty(side, &line);
}
