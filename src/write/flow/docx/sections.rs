//! The sections of the body (`w:sectPr`): page, margins, grid of lines and
//! footers (GB/T 9704-2012 §5.2, §7.5).
//!
//! In: the template and the footers. Out: the properties of each section, which
//! stand where it ends. An attachment that begins a page is a section, so that
//! in Word its page can be turned or its margins changed alone; page numbers
//! run on (§7.5).

use super::footer::{self, Footers};
use super::geometry::line;
use super::parts::footer_id;
use super::xml::Xml;
use crate::compose::{Composed, Orientation};
use crate::document::Role;
use crate::template::{Mm, Start, Template};

/// The sections of a document, the one that ends next first.
pub(super) struct Sections<'f> {
    template: &'f Template,
    footers: &'f Footers,
    next: Kind,
    /// How the pages of the next section lie, and those whose footers hold.
    lies: Orientation,
    named: Orientation,
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
    pub(super) fn new(template: &'f Template, footers: &'f Footers) -> Self {
        Self {
            template,
            footers,
            next: Kind::First,
            lies: Orientation::Portrait,
            named: Orientation::Portrait,
        }
    }

    /// Lets the pages of the section that begins lie so.
    pub(super) fn turn(&mut self, lie: Orientation) {
        self.lies = lie;
    }

    /// How the pages of the section lie that goes on.
    pub(super) fn lies(&self) -> Orientation {
        self.lies
    }

    /// The properties of the section of text that ends here.
    pub(super) fn text(&mut self) -> Vec<u8> {
        let kind = std::mem::replace(&mut self.next, Kind::Later);
        let section = self.properties(kind);
        self.named = self.lies;
        section
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
                let silent = |it: &(usize, &str)| it.1 == "first";
                let first = self.footers.first_section().filter(silent);
                for (index, pages) in self.footers.of(self.lies).chain(first) {
                    footer_reference(&mut xml, pages, index);
                }
            }
            Kind::Later => {
                // It goes on with the footers before it, unless its pages lie
                // otherwise.
                let other = self.lies != self.named;
                for (index, pages) in self.footers.of(self.lies).filter(|_| other) {
                    footer_reference(&mut xml, pages, index);
                }
                xml.value("w:type", "nextPage");
            }
            // Without footers of its own it would go on with those before it.
            Kind::Imprint => {
                footer_reference(&mut xml, "default", self.footers.silent());
                footer_reference(&mut xml, "even", self.footers.silent());
                xml.value("w:type", "evenPage");
            }
        }
        page(&mut xml, self.template, self.lies);
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
        Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => false,
    }
}

/// The paper and its margins; on its side, each margin is the one that is on
/// that side when the sheet is turned a quarter to the right.
fn page(xml: &mut Xml, template: &Template, lies: Orientation) {
    let page = &template.page;
    let [width, height] = [page.width, page.height].map(twips);
    let [top, right, bottom, left] = match lies {
        Orientation::Portrait => {
            xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
            [page.top, page.right, page.bottom, page.left]
        }
        Orientation::Landscape => {
            let lying = [
                ("w:w", &*height),
                ("w:h", &*width),
                ("w:orient", "landscape"),
            ];
            xml.empty("w:pgSz", &lying);
            [page.left, page.top, page.right, page.bottom]
        }
    }
    .map(twips);
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
