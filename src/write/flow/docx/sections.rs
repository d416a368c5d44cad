//! The sections of the body (`w:sectPr`): page, margins, grid of lines and
//! footers (GB/T 9704-2012 §5.2, §7.5).
//!
//! In: the template and the footers. Out: the properties of each section, which
//! stand where it ends. An attachment that begins a page is a section, so that
//! in Word its page can be turned or its margins changed alone; page numbers
//! run on (§7.5).

use super::footer::{self, Footers};
use super::footnotes::{self, Notes};
use super::geometry::line;
use super::parts::footer_id;
use super::xml::Xml;
use crate::compose::Composed;
use crate::document::Role;
use crate::template::{Mm, Start, Template};

/// The sections of a document, the one that ends next first.
pub(super) struct Sections<'f> {
    template: &'f Template,
    footers: &'f Footers,
    notes: Notes,
    next: Kind,
}

/// What differs between sections.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The text from page 1 on; it names the footers.
    First,
    /// Text on a new page, with the footers of the section before.
    Later,
    /// The 版记 on an even page after a blank one, neither of them numbered
    /// (§7.5).
    Imprint,
}

impl<'f> Sections<'f> {
    /// The sections of a document by `template`.
    pub(super) fn new(template: &'f Template, footers: &'f Footers, notes: Notes) -> Self {
        Self {
            template,
            footers,
            notes,
            next: Kind::First,
        }
    }

    /// The properties of the section of text that ends here.
    pub(super) fn text(&mut self) -> Vec<u8> {
        let kind = std::mem::replace(&mut self.next, Kind::Later);
        self.properties(kind)
    }

    /// The properties of the section that holds nothing but the 版记.
    pub(super) fn imprint(&self) -> Vec<u8> {
        self.properties(Kind::Imprint)
    }

    fn properties(&self, kind: Kind) -> Vec<u8> {
        let mut xml = Xml::fragment();
        xml.open("w:sectPr", &[]);
        match kind {
            Kind::First => {
                for (index, pages) in self.footers.first_section() {
                    footer_reference(&mut xml, pages, index);
                }
            }
            Kind::Later => {}
            // Without footers of its own it would go on with those before it.
            Kind::Imprint => {
                footer_reference(&mut xml, "default", self.footers.silent());
                footer_reference(&mut xml, "even", self.footers.silent());
            }
        }
        match self.notes {
            Notes::Some => footnotes::section(&mut xml, self.template),
            Notes::None => {}
        }
        match kind {
            Kind::First => {}
            Kind::Later => xml.value("w:type", "nextPage"),
            Kind::Imprint => xml.value("w:type", "evenPage"),
        }
        page(&mut xml, self.template);
        if kind == Kind::First && self.footers.first_page() {
            xml.value("w:titlePg", "1");
        }
        let pitch = line(self.template).to_string();
        let grid = [("w:type", "lines"), ("w:linePitch", pitch.as_str())];
        xml.empty("w:docGrid", &grid);
        xml.close("w:sectPr");
        xml.into_bytes()
    }
}

/// Whether a block begins a section: the label of an attachment, or a document
/// inside another, on a page of its own (§7.3.7). What a template starts on a
/// new page for other reasons does not.
pub(super) fn begins(block: &Composed<'_>) -> bool {
    match block {
        Composed::Paragraph(paragraph) => {
            let by_rule = paragraph.style.start == Start::Below
                || paragraph.paragraph.role == Role::AttachmentLabel;
            paragraph.start == Start::NewPage && by_rule
        }
        Composed::Table(_) | Composed::Image(_) | Composed::PageBreak => false,
    }
}

/// The paper and its margins.
fn page(xml: &mut Xml, template: &Template) {
    let page = &template.page;
    let [width, height, top, right, bottom, left] = [
        page.width,
        page.height,
        page.top,
        page.right,
        page.bottom,
        page.left,
    ]
    .map(twips);
    xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
    let footer = footer::distance(template).to_string();
    let margins = [
        ("w:top", top.as_str()),
        ("w:right", right.as_str()),
        ("w:bottom", bottom.as_str()),
        ("w:left", left.as_str()),
        ("w:header", "851"),
        ("w:footer", footer.as_str()),
        ("w:gutter", "0"),
    ];
    xml.empty("w:pgMar", &margins);
    xml.empty("w:cols", &[("w:space", "425")]);
}

fn footer_reference(xml: &mut Xml, pages: &str, index: usize) {
    let id = footer_id(index);
    let attributes = [("w:type", pages), ("r:id", id.as_str())];
    xml.empty("w:footerReference", &attributes);
}

fn twips(length: Mm) -> String {
    length.pt().twips().to_string()
}
