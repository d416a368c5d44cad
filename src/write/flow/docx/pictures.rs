//! Pictures that press upon names: anchored behind the text, as offices have
//! seals in Word.
//!
//! In: composed names with their seals. Out: the parts of the package that the
//! pictures are, and a run for each place where one stands. All hang on the
//! date below the names, which no blank line parts from the last name: whether
//! blank lines above a paragraph count is nowhere written. Across the page a
//! picture stands by the type area, down the page by the date, so that it goes
//! where names and date go.

use std::sync::Arc;

use super::xml::Xml;
use super::{RELATIONSHIPS, geometry};
use crate::compose::{Composed, ComposedParagraph, Composition, Pressed};
use crate::document::Picture;
use crate::template::{Pt, Template};

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const GRAPHIC: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// English metric units a point.
const EMU: f64 = 12700.0;

/// A picture that waits for the date below its name.
pub(super) struct Waiting {
    pressed: Pressed,
    /// Its middle, from the type area's left edge.
    centre: Pt,
    /// How many lines its name's line is above the next paragraph's.
    above: f64,
}

impl Waiting {
    /// The picture that presses upon a name.
    pub(super) fn of(name: &ComposedParagraph<'_>) -> Option<Self> {
        let seal = name.seal.as_ref()?;
        Some(Self {
            pressed: seal.picture.clone()?,
            centre: seal.centre,
            above: 1.0,
        })
    }

    /// Passes a paragraph of one line with so many blank lines above it.
    pub(super) fn pass(&mut self, blank: f64) {
        self.above += blank + 1.0;
    }
}

/// The pictures of a document, each once.
pub(super) struct Pictures(Vec<Arc<Picture>>);

impl Pictures {
    /// Those of `composition`.
    pub(super) fn of(composition: &Composition<'_>) -> Self {
        let mut all: Vec<Arc<Picture>> = Vec::new();
        for pressed in composition.blocks.iter().filter_map(pressed_on) {
            if !all.iter().any(|it| Arc::ptr_eq(it, &pressed.picture)) {
                all.push(Arc::clone(&pressed.picture));
            }
        }
        Self(all)
    }

    /// The name and the bytes of each one's part.
    pub(super) fn parts(&self) -> impl Iterator<Item = (String, &[u8])> {
        let all = self.0.iter().enumerate();
        all.map(|(index, picture)| {
            (
                format!("media/image{}.png", index + 1),
                picture.file.as_slice(),
            )
        })
    }

    /// The relationship id and the target of each one.
    pub(super) fn relationships(&self) -> impl Iterator<Item = (String, String)> {
        self.parts()
            .enumerate()
            .map(|(index, (name, _))| (relationship_id(index), name))
    }

    fn id(&self, picture: &Arc<Picture>) -> String {
        let index = self.0.iter().position(|it| Arc::ptr_eq(it, picture));
        relationship_id(index.unwrap_or_default())
    }

    /// The run that holds a picture, the `number`th of the document's drawings.
    pub(super) fn run(&self, waiting: &Waiting, number: usize, template: &Template) -> Vec<u8> {
        let pressed = &waiting.pressed;
        let left = waiting.centre - pressed.width / 2.0;
        #[expect(clippy::cast_precision_loss, reason = "a line has some hundred twips")]
        let line = Pt(geometry::line(template) as f64 / 20.0);
        let top = (line - pressed.height) / 2.0 - line * waiting.above;
        let mut xml = Xml::fragment();
        xml.open("w:r", &[]);
        xml.open("w:drawing", &[]);
        self.anchor(&mut xml, pressed, number, (left, top));
        xml.close("w:drawing");
        xml.close("w:r");
        xml.into_bytes()
    }

    fn anchor(&self, xml: &mut Xml, pressed: &Pressed, number: usize, (left, top): (Pt, Pt)) {
        let size = [emu(pressed.width), emu(pressed.height)];
        let extent = [("cx", size[0].as_str()), ("cy", size[1].as_str())];
        let number = number.to_string();
        let anchor = [
            ("xmlns:wp", DRAWING),
            ("distT", "0"),
            ("distB", "0"),
            ("distL", "0"),
            ("distR", "0"),
            ("simplePos", "0"),
            ("relativeHeight", number.as_str()),
            ("behindDoc", "1"),
            ("locked", "0"),
            ("layoutInCell", "1"),
            ("allowOverlap", "1"),
        ];
        xml.open("wp:anchor", &anchor);
        xml.empty("wp:simplePos", &[("x", "0"), ("y", "0")]);
        position(xml, "wp:positionH", "margin", left);
        position(xml, "wp:positionV", "paragraph", top);
        xml.empty("wp:extent", &extent);
        xml.empty("wp:wrapNone", &[]);
        let words = [
            ("id", number.as_str()),
            ("name", &format!("印章 {number}")),
            ("descr", pressed.words.as_str()),
        ];
        xml.empty("wp:docPr", &words);
        xml.open("a:graphic", &[("xmlns:a", GRAPHIC)]);
        xml.open("a:graphicData", &[("uri", PICTURE)]);
        self.picture(xml, pressed, &number, &extent);
        xml.close("a:graphicData");
        xml.close("a:graphic");
        xml.close("wp:anchor");
    }

    fn picture(&self, xml: &mut Xml, pressed: &Pressed, number: &str, extent: &[(&str, &str); 2]) {
        xml.open("pic:pic", &[("xmlns:pic", PICTURE)]);
        xml.open("pic:nvPicPr", &[]);
        xml.empty(
            "pic:cNvPr",
            &[("id", number), ("name", &format!("印章 {number}"))],
        );
        xml.empty("pic:cNvPicPr", &[]);
        xml.close("pic:nvPicPr");
        xml.open("pic:blipFill", &[]);
        let blip = [
            ("xmlns:r", RELATIONSHIPS),
            ("r:embed", &self.id(&pressed.picture)),
        ];
        xml.empty("a:blip", &blip);
        xml.open("a:stretch", &[]);
        xml.empty("a:fillRect", &[]);
        xml.close("a:stretch");
        xml.close("pic:blipFill");
        xml.open("pic:spPr", &[]);
        xml.open("a:xfrm", &[]);
        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
        xml.empty("a:ext", extent);
        xml.close("a:xfrm");
        xml.open("a:prstGeom", &[("prst", "rect")]);
        xml.empty("a:avLst", &[]);
        xml.close("a:prstGeom");
        xml.close("pic:spPr");
        xml.close("pic:pic");
    }
}

fn pressed_on<'c>(block: &'c Composed<'_>) -> Option<&'c Pressed> {
    match block {
        Composed::Paragraph(paragraph) => paragraph.seal.as_ref()?.picture.as_ref(),
        Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => None,
    }
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
