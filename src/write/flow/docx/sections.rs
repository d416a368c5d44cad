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
use crate::compose::{Composed, Orientation};
use crate::document::Role;
use crate::template::{ImprintPage, Mm, Start, Template};
use crate::write::xml::Xml;

/// The sections of a document, the one that ends next first.
pub(super) struct Sections<'f> {
    template: &'f Template,
    footers: &'f Footers,
    notes: Notes,
    next: Kind,
    /// How the pages of the next section lie, and those whose footers hold.
    lies: Orientation,
    named: Orientation,
}

/// What differs between sections.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The table of contents, whose pages have no numbers.
    Contents,
    /// The text from page 1 on; it names the footers.
    First,
    /// The same behind a table of contents, on a page that is numbered 1.
    FirstAfterContents,
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

    /// The properties of the section that holds the table of contents.
    pub(super) fn contents(&mut self) -> Vec<u8> {
        self.next = Kind::FirstAfterContents;
        self.properties(Kind::Contents)
    }

    /// The properties of the section that holds nothing but the 版记.
    pub(super) fn imprint(&self) -> Vec<u8> {
        self.properties(Kind::Imprint)
    }

    /// Names the footers of pages as those of the section lie, with one for
    /// page 1 where it has its own.
    fn name_footers(&self, xml: &mut Xml) {
        let of_first = |it: &(usize, &str)| it.1 == "first";
        let first = self.footers.first_section().filter(of_first);
        for (index, pages) in self.footers.of(self.lies).chain(first) {
            footer_reference(xml, pages, index);
        }
    }

    fn properties(&self, kind: Kind) -> Vec<u8> {
        let mut xml = Xml::fragment();
        xml.open("w:sectPr", &[]);
        match kind {
            Kind::First | Kind::FirstAfterContents => self.name_footers(&mut xml),
            // It goes on with the footers before it, unless its pages lie
            // otherwise.
            Kind::Later if self.lies != self.named => {
                for (index, pages) in self.footers.of(self.lies) {
                    footer_reference(&mut xml, pages, index);
                }
            }
            Kind::Contents | Kind::Later => {}
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
            Kind::Contents | Kind::First => {}
            Kind::FirstAfterContents => xml.value("w:type", front_of_sheet(self.template)),
            Kind::Later => xml.value("w:type", "nextPage"),
            Kind::Imprint => xml.value("w:type", "evenPage"),
        }
        let begins = kind == Kind::FirstAfterContents;
        page(&mut xml, self.template, (begins.then_some(1), self.lies));
        if matches!(kind, Kind::First | Kind::FirstAfterContents) && self.footers.first_page() {
            xml.value("w:titlePg", "1");
        }
        let pitch = line(self.template).to_string();
        let grid = [("w:type", "lines"), ("w:linePitch", pitch.as_str())];
        xml.empty("w:docGrid", &grid);
        xml.close("w:sectPr");
        xml.into_bytes()
    }
}

/// Where page 1 begins: on the front of a sheet where both sides are printed.
fn front_of_sheet(template: &Template) -> &'static str {
    match template.imprint.page {
        ImprintPage::Any => "nextPage",
        ImprintPage::Even => "oddPage",
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

/// The paper and its margins, and the number with which its pages begin. On its
/// side, each margin is the one that is on that side when the sheet is turned a
/// quarter to the right.
fn page(xml: &mut Xml, template: &Template, (number, lies): (Option<usize>, Orientation)) {
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
    if let Some(number) = number {
        xml.empty("w:pgNumType", &[("w:start", &number.to_string())]);
    }
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
