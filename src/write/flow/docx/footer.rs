//! Page numbers (GB/T 9704-2012 §7.5): — 1 — below the type area, odd pages
//! right, even pages left, one character in.
//!
//! In: the template's page number. Out: the parts of the footers, and how far
//! from the paper's edge they stand. The number itself is a field.

use docx_rs::{
    AlignmentType, Docx, FieldCharType, Footer, InstrPAGE, InstrText, Paragraph, Run, RunFonts,
};

use super::body::Chunk;
use super::finish::{self, Beside};
use super::geometry::Indents;
use super::{DocxError, RELATIONSHIPS, WORD, letterhead, sheet, turned};
use crate::compose::{Composed, Composition, ImprintPlace, Orientation};
use crate::template::{FirstNumber, Measure, PageNumber, PageNumberSide, Pt, Template};
use crate::write::xml::Xml;

/// Where in the height of a line the baseline stands: as LibreOffice and Word
/// place text in lines of exact height.
const BASELINE: f64 = 0.8;
/// How far above the baseline the dash is drawn, in ems: the middle of a
/// Chinese character of which 0.12 em stands below the baseline.
const DASH: f64 = 0.38;

/// The end of a footer.
const END: &[u8] = b"</w:ftr>";

/// A footer: for which pages, and its part.
pub(super) struct Part {
    /// `default`, `even` or `first`, as `w:footerReference` says it.
    pub(super) pages: &'static str,
    /// The XML.
    pub(super) bytes: Vec<u8>,
}

/// The footers of a document; each is known by its place among the parts.
pub(super) struct Footers {
    /// Those of the numbered pages, behind them the one that says nothing where
    /// some page needs it, and last those of pages that lie on their side.
    pub(super) parts: Vec<Part>,
    numbered: usize,
    /// How many of them are for upright pages.
    upright: usize,
}

impl Footers {
    /// The footers of a document whose 版记 stands at `imprint`.
    pub(super) fn new(
        composition: &Composition<'_>,
        imprint: ImprintPlace,
    ) -> Result<Self, DocxError> {
        let template = composition.template;
        let mut parts = parts(template)?;
        let numbered = parts.len();
        let bare_first = numbered > 0 && template.page_number.first == FirstNumber::Hidden;
        let ruled = first_foot(composition)?;
        let silent_first = bare_first && ruled.is_empty();
        if silent_first || imprint == ImprintPlace::AfterBlankPage {
            let pages = if silent_first { "first" } else { "default" };
            parts.push(silent(pages, &[]));
        }
        if !ruled.is_empty() {
            let first = match parts.first().filter(|_| !bare_first && numbered > 0) {
                Some(number) => Part {
                    pages: "first",
                    bytes: ruled_footer(&number.bytes, &ruled),
                },
                None => silent("first", &ruled),
            };
            parts.push(first);
        }
        let upright = parts.len();
        let lies = |block: &Composed<'_>| matches!(block, Composed::Turn(Orientation::Landscape));
        if composition.blocks.iter().any(lies) {
            for at in 0..numbered {
                let Part { pages, bytes } = &parts[at];
                let turned = turned::part(bytes, template);
                parts.push(Part {
                    pages,
                    bytes: turned,
                });
            }
        }
        Ok(Self {
            parts,
            numbered,
            upright,
        })
    }

    /// Those of numbered pages that lie so.
    pub(super) fn of(&self, lie: Orientation) -> impl Iterator<Item = (usize, &'static str)> {
        let range = match lie {
            Orientation::Portrait => 0..self.numbered,
            Orientation::Landscape => self.upright..self.parts.len(),
        };
        range.map(|at| (at, self.parts[at].pages))
    }

    /// Those that the first section names; later ones go on with them.
    pub(super) fn first_section(&self) -> impl Iterator<Item = (usize, &'static str)> {
        let named = self.parts[..self.upright].iter().enumerate();
        let named = named.filter(|(at, part)| *at < self.numbered || part.pages == "first");
        named.map(|(at, part)| (at, part.pages))
    }

    /// Whether page 1 has a footer of its own.
    pub(super) fn first_page(&self) -> bool {
        self.first_section().any(|(_, pages)| pages == "first")
    }

    /// The one that says nothing.
    pub(super) fn silent(&self) -> usize {
        self.numbered
    }
}

/// The height of the footer's line in twips.
pub(super) fn line(number: &PageNumber) -> i64 {
    (number.size * 1.2).twips()
}

/// From the paper's lower edge to the footer's, in twips, so that the dash
/// stands as far below the type area as the template says.
pub(super) fn distance(template: &Template) -> i64 {
    let number = &template.page_number;
    let height = number.size * 1.2;
    let below_dash = height * (1.0 - BASELINE) + number.size * DASH;
    let distance = template.page.bottom.pt() - number.below.pt() - below_dash;
    distance.max(Pt::ZERO).twips()
}

/// The footers, none where pages bear no number.
fn parts(template: &Template) -> Result<Vec<Part>, DocxError> {
    let number = &template.page_number;
    let measure = Measure {
        zi: number.size,
        line: template.line(),
    };
    let odd = Indents::NONE.with_right(number.inset, measure);
    let even = Indents::NONE.with_left(number.inset, measure);
    let wanted: &[_] = match number.side {
        PageNumberSide::Outside => &[
            ("default", AlignmentType::Right, odd),
            ("even", AlignmentType::Left, even),
        ],
        PageNumberSide::Center => &[("default", AlignmentType::Center, Indents::NONE)],
        PageNumberSide::None => &[],
    };
    wanted
        .iter()
        .map(|(pages, align, indents)| {
            let bytes = part(&number.format, *align, *indents)?;
            Ok(Part { pages, bytes })
        })
        .collect()
}

/// The rules at the foot of the first page.
fn first_foot(composition: &Composition<'_>) -> Result<Vec<u8>, DocxError> {
    let mut chunk = Chunk::default();
    if let Some(head) = &composition.letterhead {
        letterhead::build_foot(head, &mut chunk);
    }
    super::finished(chunk)
}

/// A footer with further paragraphs at its end.
fn ruled_footer(footer: &[u8], ruled: &[u8]) -> Vec<u8> {
    let content = footer.strip_suffix(END).unwrap_or(footer);
    [content, ruled, END].concat()
}

/// The footer of pages without a number, which must say so: a section without
/// footers goes on with those of the one before. What it has are rules.
fn silent(pages: &'static str, ruled: &[u8]) -> Part {
    let mut xml = Xml::part();
    xml.open("w:ftr", &[("xmlns:w", WORD), ("xmlns:r", RELATIONSHIPS)]);
    xml.raw(ruled);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", sheet::FOOTER);
    xml.close("w:pPr");
    xml.close("w:p");
    xml.close("w:ftr");
    Part {
        pages,
        bytes: xml.into_bytes(),
    }
}

fn part(format: &str, align: AlignmentType, indents: Indents) -> Result<Vec<u8>, DocxError> {
    let paragraph = paragraph(format).style(sheet::FOOTER).align(align);
    let footer = Footer::new().add_paragraph(paragraph);
    let built = Docx::new().footer(footer).build();
    let built = built.footers.first().map_or(&[][..], Vec::as_slice);
    let mut further = Xml::fragment();
    indents.write(|attributes| further.empty("w:ind", attributes));
    let beside = Beside {
        paragraphs: vec![further.into_bytes()],
        ..Beside::default()
    };
    let mut xml = Xml::part();
    xml.open("w:ftr", &[("xmlns:w", WORD), ("xmlns:r", RELATIONSHIPS)]);
    let mut bytes = xml.into_bytes();
    finish::content(built, "w:ftr", &beside, &mut bytes)?;
    bytes.extend_from_slice(END);
    Ok(bytes)
}

fn paragraph(format: &str) -> Paragraph {
    let (before, after) = format.split_once("{}").unwrap_or((format, ""));
    let mut paragraph = Paragraph::new();
    if !before.is_empty() {
        paragraph = paragraph.add_run(hinted().add_text(before));
    }
    let page = InstrText::PAGE(InstrPAGE::new());
    let field = Run::new()
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(page)
        .add_field_char(FieldCharType::Separate, false)
        .add_text("1")
        .add_field_char(FieldCharType::End, false);
    paragraph = paragraph.add_run(field);
    if !after.is_empty() {
        paragraph = paragraph.add_run(hinted().add_text(after));
    }
    paragraph
}

/// The dash takes the Chinese face.
fn hinted() -> Run {
    Run::new().fonts(RunFonts::new().hint("eastAsia"))
}
