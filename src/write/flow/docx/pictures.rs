//! Pictures: those of the text in lines of their own, those that press upon
//! names anchored behind the text, as offices have seals in Word.
//!
//! In: composed pictures, and names with their seals. Out: the parts of the
//! package that the pictures are, and a run for each place where one stands. A
//! seal hangs on the paragraph of its own name, so that it goes where the name
//! goes: across the page it stands by the type area, down the page by that
//! paragraph, which has no blank lines above it (`body` sets them as a paragraph
//! of their own).

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{RELATIONSHIPS, geometry};
use crate::compose::{Composed, Composition, Drawn, Figure};
use crate::document::{Mirror, Picture, Turn};
use crate::template::{Pt, Template};
use crate::write::xml::Xml;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const GRAPHIC: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// A quarter turn in 60,000ths of a degree.
const QUARTER: i64 = 90 * 60_000;

/// English metric units a point.
const EMU: f64 = 12700.0;

/// The pictures of a document, each once.
pub(super) struct Pictures(Vec<Arc<Picture>>);

impl Pictures {
    /// Those of `composition`.
    pub(super) fn of(composition: &Composition<'_>) -> Self {
        let mut all: Vec<Arc<Picture>> = Vec::new();
        for drawn in composition.blocks.iter().filter_map(drawn_in) {
            if !all.iter().any(|it| it.file == drawn.picture.file) {
                all.push(Arc::clone(&drawn.picture));
            }
        }
        Self(all)
    }

    /// The name and the bytes of each one's part.
    pub(super) fn parts(&self) -> impl Iterator<Item = (String, &[u8])> {
        let all = self.0.iter().enumerate();
        all.map(|(index, picture)| {
            let name = format!("media/image{}.{}", index + 1, picture.ending());
            (name, &*picture.file)
        })
    }

    /// The endings of the parts' names, each once.
    pub(super) fn endings(&self) -> BTreeSet<&'static str> {
        self.0.iter().map(|picture| picture.ending()).collect()
    }

    /// The relationship id and the target of each one.
    pub(super) fn relationships(&self) -> impl Iterator<Item = (String, String)> {
        self.parts()
            .enumerate()
            .map(|(index, (name, _))| (relationship_id(index), name))
    }

    fn id(&self, picture: &Arc<Picture>) -> String {
        let index = self.0.iter().position(|it| it.file == picture.file);
        relationship_id(index.unwrap_or_default())
    }

    /// The run that holds the picture of a seal, the `number`th of the document's
    /// drawings. Its middle is `centre` from the type area's left edge, and down
    /// the page that of the line below the first `lines` of the paragraph.
    pub(super) fn run(
        &self,
        pressed: &Drawn,
        (centre, lines): (Pt, usize),
        number: usize,
        template: &Template,
    ) -> Vec<u8> {
        let left = centre - pressed.width / 2.0;
        #[expect(
            clippy::cast_precision_loss,
            reason = "a line has some hundred twips, a name few lines"
        )]
        let (line, lines) = (Pt(geometry::line(template) as f64 / 20.0), lines as f64);
        let top = line * lines + (line - pressed.height) / 2.0;
        drawing(|xml| self.anchor(xml, pressed, number, (left, top)))
    }

    /// The run that is a picture of the text, the `number`th of the document's
    /// drawings. Words that are its caption are its title too, by which they are known
    /// again.
    pub(super) fn inline(&self, figure: &Figure<'_>, drawn: &Drawn, number: usize) -> Vec<u8> {
        let inline = [
            ("xmlns:wp", DRAWING),
            ("distT", "0"),
            ("distB", "0"),
            ("distL", "0"),
            ("distR", "0"),
        ];
        let caption = figure.image.caption.as_ref();
        let title = caption.map(|it| ("title", it.text.chars.as_str()));
        drawing(|xml| {
            xml.open("wp:inline", &inline);
            extent(xml, "wp:extent", drawn);
            self.graphic(xml, drawn, ("图片", number), title);
            xml.close("wp:inline");
        })
    }

    fn anchor(&self, xml: &mut Xml, pressed: &Drawn, number: usize, (left, top): (Pt, Pt)) {
        let height = number.to_string();
        let anchor = [
            ("xmlns:wp", DRAWING),
            ("distT", "0"),
            ("distB", "0"),
            ("distL", "0"),
            ("distR", "0"),
            ("simplePos", "0"),
            ("relativeHeight", height.as_str()),
            ("behindDoc", "1"),
            ("locked", "0"),
            ("layoutInCell", "1"),
            ("allowOverlap", "1"),
        ];
        xml.open("wp:anchor", &anchor);
        xml.empty("wp:simplePos", &[("x", "0"), ("y", "0")]);
        position(xml, "wp:positionH", "margin", left);
        position(xml, "wp:positionV", "paragraph", top);
        extent(xml, "wp:extent", pressed);
        xml.empty("wp:wrapNone", &[]);
        self.graphic(xml, pressed, ("印章", number), None);
        xml.close("wp:anchor");
    }

    /// What is drawn, called `kind` and its number, with the title that it has.
    fn graphic(
        &self,
        xml: &mut Xml,
        drawn: &Drawn,
        (kind, number): (&str, usize),
        title: Option<(&str, &str)>,
    ) {
        let (number, name) = (number.to_string(), format!("{kind} {number}"));
        let named = [("id", number.as_str()), ("name", name.as_str())];
        let mut described = named.to_vec();
        described.push(("descr", drawn.words.as_str()));
        described.extend(title);
        xml.empty("wp:docPr", &described);
        xml.open("a:graphic", &[("xmlns:a", GRAPHIC)]);
        xml.open("a:graphicData", &[("uri", PICTURE)]);
        self.picture(xml, drawn, &named);
        xml.close("a:graphicData");
        xml.close("a:graphic");
    }

    fn picture(&self, xml: &mut Xml, drawn: &Drawn, named: &[(&str, &str)]) {
        xml.open("pic:pic", &[("xmlns:pic", PICTURE)]);
        xml.open("pic:nvPicPr", &[]);
        xml.empty("pic:cNvPr", named);
        xml.empty("pic:cNvPicPr", &[]);
        xml.close("pic:nvPicPr");
        xml.open("pic:blipFill", &[]);
        let blip = [
            ("xmlns:r", RELATIONSHIPS),
            ("r:embed", &self.id(&drawn.picture)),
        ];
        xml.empty("a:blip", &blip);
        xml.open("a:stretch", &[]);
        xml.empty("a:fillRect", &[]);
        xml.close("a:stretch");
        xml.close("pic:blipFill");
        xml.open("pic:spPr", &[]);
        let turned = (drawn.lie.turn.count() * QUARTER).to_string();
        let mut lie = Vec::new();
        if drawn.lie.turn != Turn::None {
            lie.push(("rot", turned.as_str()));
        }
        if drawn.lie.mirror == Mirror::Across {
            lie.push(("flipH", "1"));
        }
        xml.open("a:xfrm", &lie);
        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
        extent(xml, "a:ext", drawn);
        xml.close("a:xfrm");
        xml.open("a:prstGeom", &[("prst", "rect")]);
        xml.empty("a:avLst", &[]);
        xml.close("a:prstGeom");
        xml.close("pic:spPr");
        xml.close("pic:pic");
    }
}

fn drawn_in<'c>(block: &'c Composed<'_>) -> Option<&'c Drawn> {
    match block {
        Composed::Paragraph(paragraph) => paragraph.seal.as_ref()?.picture.as_ref(),
        Composed::Image(figure) => figure.drawn.as_ref(),
        Composed::Table(_) | Composed::PageBreak | Composed::Turn(_) => None,
    }
}

/// A run that holds a drawing.
fn drawing(draw: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let mut xml = Xml::fragment();
    xml.open("w:r", &[]);
    xml.open("w:drawing", &[]);
    draw(&mut xml);
    xml.close("w:drawing");
    xml.close("w:r");
    xml.into_bytes()
}

/// The size that a picture has before it is turned: Word, and LibreOffice after it,
/// exchange width and height themselves.
fn extent(xml: &mut Xml, name: &str, drawn: &Drawn) {
    let (width, height) = drawn.lie.turned((drawn.width, drawn.height));
    let size = [emu(width), emu(height)];
    xml.empty(name, &[("cx", size[0].as_str()), ("cy", size[1].as_str())]);
}

fn position(xml: &mut Xml, name: &str, from: &str, offset: Pt) {
    xml.open(name, &[("relativeFrom", from)]);
    xml.text("wp:posOffset", &[], &emu(offset));
    xml.close(name);
}

fn relationship_id(index: usize) -> String {
    format!("rIdPicture{}", index + 1)
}

fn emu(length: Pt) -> String {
    format!("{:.0}", length.0 * EMU)
}
