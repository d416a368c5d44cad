//! Pages as PDF page descriptions, tagged.
//!
//! In: [`Pages`] and cut-down faces. Out: for each page its packed description
//! and which block each marked stretch belongs to. Pages are drawn one by one
//! and packed at once: printpdf takes over a hundred bytes a glyph, and a long
//! document has millions.

use super::boxes::Boxes;
use super::structure::Tag;
use super::subset::EmbeddedFaces;
use super::{PdfError, parallel, pictures, run};
use crate::font::Thicken;
use crate::layout::{GlyphRun, Item, MissingGlyph, Owner, Page, Pages, PlacedPicture, Point, Rule};
use crate::template::{Colour, Pt as Points};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, Object};
use printpdf::{
    Color, CurTransMat, DictItem, ExtendedGraphicsStateId, Greyscale, Mm, Op, PaintMode,
    PdfDocument, PdfPage, PdfSaveOptions, Rect, Rgb, TextRenderingMode, XObjectId,
    XObjectTransform,
};
use std::collections::BTreeMap;
use std::io::Write;

/// A page, drawn.
pub struct PageContent {
    /// The packed page description.
    pub packed: Vec<u8>,
    /// The block each marked stretch belongs to, by its number on the page.
    pub blocks: Vec<u32>,
    /// Whether colours are blended on it.
    pub blending: Blending,
}

/// Whether a page blends colours: then it is a group, which has a colour space
/// of its own (ISO 32000-1 §11.6.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blending {
    /// It does not.
    None,
    /// A picture presses upon its text.
    Multiply,
}

impl Blending {
    fn of(page: &Page) -> Self {
        let presses = page
            .items
            .iter()
            .any(|item| matches!(item, Item::Picture(_)));
        if presses { Self::Multiply } else { Self::None }
    }
}

/// Draws every page, on all threads.
///
/// # Errors
/// Where printpdf's document is not shaped as it was when this was written.
pub fn draw_all(
    pages: &Pages,
    faces: &EmbeddedFaces,
    boxes: &Boxes,
    tags: &[Tag],
) -> Result<Vec<PageContent>, PdfError> {
    parallel::map(&pages.pages, |page| {
        let mut pen = Pen::new(pages.height, faces, tags, boxes);
        let (turned, upright) = page.items.split_at(page.turned.min(page.items.len()));
        if !turned.is_empty() {
            pen.turned(pages.width, turned);
        }
        pen.draw(upright);
        let blocks = std::mem::take(&mut pen.blocks);
        let packed = deflate(&describe(pen.finish())?);
        Ok(PageContent {
            packed,
            blocks,
            blending: Blending::of(page),
        })
    })
    .into_iter()
    .collect()
}

/// The page description of `ops`, by printpdf.
///
/// # Errors
/// Where printpdf's document is not shaped as it was when this was written.
pub fn describe(ops: Vec<Op>) -> Result<Vec<u8>, lopdf::Error> {
    let mut pdf = PdfDocument::new("");
    pdf.pages = vec![PdfPage::new(Mm(1.0), Mm(1.0), ops)];
    let mut document = to_lopdf(&pdf);
    let page = document
        .page_iter()
        .next()
        .ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let content = document
        .get_dictionary(page)?
        .get(b"Contents")?
        .as_reference()?;
    match document.objects.remove(&content) {
        Some(Object::Stream(stream)) => Ok(stream.content),
        _ => Err(lopdf::Error::ObjectNotFound(content)),
    }
}

/// printpdf's document as lopdf objects, untouched.
pub fn to_lopdf(pdf: &PdfDocument) -> Document {
    // Its warnings are about its own built-in faces and images: we use none.
    pdf.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new())
}

/// Packs a stream. Level 6: the higher ones take twice the time for one
/// hundredth of the size.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(6));
    encoder.write_all(bytes).expect("a Vec takes everything");
    encoder.finish().expect("a Vec takes everything")
}

/// How ink is laid on at the moment.
#[derive(Clone, Copy, PartialEq)]
struct Ink {
    colour: Colour,
    /// The width of the line round each stroke, where strokes are thickened.
    outline: Option<Points>,
}

/// A thickened face is drawn with a line round its strokes this part of the
/// type size wide.
const THICKENING: f64 = 1.0 / 30.0;

/// The frame of a missing character, as a part of its height.
const FRAME: f64 = 1.0 / 40.0;

/// What consecutive items have in common: they are marked as one stretch.
#[derive(Clone, Copy, PartialEq)]
enum Stretch {
    Block(u32),
    /// Page numbers.
    Pagination,
    /// Rules that belong to no text.
    Layout,
}

/// Turns items into operations.
pub struct Pen<'a> {
    height: Points,
    faces: &'a EmbeddedFaces,
    boxes: &'a Boxes<'a>,
    tags: &'a [Tag],
    ops: Vec<Op>,
    blocks: Vec<u32>,
    stretch: Option<Stretch>,
    ink: Ink,
    in_text: bool,
}

impl<'a> Pen<'a> {
    /// A pen for a page of this height, at its top.
    pub fn new(
        height: Points,
        faces: &'a EmbeddedFaces,
        tags: &'a [Tag],
        boxes: &'a Boxes<'a>,
    ) -> Self {
        Self {
            height,
            faces,
            boxes,
            tags,
            ops: Vec::new(),
            blocks: Vec::new(),
            stretch: None,
            // What a page begins with (ISO 32000-1 §8.4.1).
            ink: Ink {
                colour: Colour::Black,
                outline: None,
            },
            in_text: false,
        }
    }

    /// What it has drawn.
    pub fn finish(mut self) -> Vec<Op> {
        self.leave();
        self.ops
    }

    /// Draws items on the sheet as it lies on its side, `wide` high: its upper
    /// edge is the left one of the sheet that stands upright.
    fn turned(&mut self, wide: Points, items: &[Item]) {
        let upright = std::mem::replace(&mut self.height, wide);
        let ink = self.ink;
        self.ops.push(Op::SaveGraphicsState);
        let matrix = CurTransMat::Raw([0.0, 1.0, -1.0, 0.0, run::short(wide).0, 0.0]);
        self.ops.push(Op::SetTransformationMatrix { matrix });
        self.draw(items);
        self.leave();
        self.ops.push(Op::RestoreGraphicsState);
        self.ink = ink;
        self.height = upright;
    }

    fn draw(&mut self, items: &[Item]) {
        for item in items {
            self.enter(self.stretch_of(item));
            match item {
                Item::Glyphs(run) => self.glyphs(run),
                Item::Rule(rule) => self.rule(rule),
                Item::Missing(missing) => self.missing(missing),
                Item::Picture(picture) => self.picture(*picture),
            }
        }
    }

    fn stretch_of(&self, item: &Item) -> Stretch {
        let (owner, furniture) = match item {
            Item::Glyphs(run) => (run.owner, Stretch::Pagination),
            Item::Missing(missing) => (missing.owner, Stretch::Pagination),
            Item::Rule(rule) => (rule.owner, Stretch::Layout),
            Item::Picture(picture) => (picture.owner, Stretch::Layout),
        };
        match owner {
            Owner::Block(block) if self.tag(block).is_some() => Stretch::Block(block),
            Owner::Block(_) | Owner::Furniture => furniture,
        }
    }

    fn tag(&self, block: u32) -> Option<Tag> {
        self.tags.get(usize::try_from(block).ok()?).copied()
    }

    /// Opens a marked stretch, unless it is open.
    fn enter(&mut self, stretch: Stretch) {
        if self.stretch == Some(stretch) {
            return;
        }
        self.leave();
        let artifact = |kind: &str| ("Artifact", "Type", DictItem::Name(kind.into()));
        let (tag, key, value) = match stretch {
            Stretch::Block(block) => {
                let number = DictItem::Int(i64::try_from(self.blocks.len()).unwrap_or_default());
                self.blocks.push(block);
                (self.tag(block).map_or("P", Tag::name), "MCID", number)
            }
            Stretch::Pagination => artifact("Pagination"),
            Stretch::Layout => artifact("Layout"),
        };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict {
                map: BTreeMap::from([(key.to_owned(), value)]),
            },
        });
        self.stretch = Some(stretch);
    }

    fn leave(&mut self) {
        self.end_text();
        if self.stretch.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn begin_text(&mut self) {
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }

    /// Sets what differs from the ink in use.
    fn dip(&mut self, ink: Ink) {
        let old = std::mem::replace(&mut self.ink, ink);
        if old.colour != ink.colour {
            let col = colour(ink.colour);
            self.ops.push(Op::SetFillColor { col: col.clone() });
            self.ops.push(Op::SetOutlineColor { col });
        }
        if let Some(width) = ink.outline
            && old.outline != ink.outline
        {
            let pt = run::short(width);
            self.ops.push(Op::SetOutlineThickness { pt });
        }
        if old.outline.is_some() != ink.outline.is_some() {
            let mode = match ink.outline {
                Some(_) => TextRenderingMode::FillStroke,
                None => TextRenderingMode::Fill,
            };
            self.ops.push(Op::SetTextRenderingMode { mode });
        }
    }

    /// Shows a run.
    pub fn glyphs(&mut self, glyphs: &GlyphRun) {
        self.begin_text();
        self.dip(Ink {
            colour: glyphs.colour,
            outline: match glyphs.thicken {
                Thicken::Yes => Some(glyphs.size * THICKENING),
                Thicken::No => None,
            },
        });
        let origin = (glyphs.origin.x, self.height - glyphs.origin.y);
        run::show(glyphs, origin, self.faces, &mut self.ops);
    }

    fn rule(&mut self, rule: &Rule) {
        self.dip(Ink {
            colour: rule.colour,
            ..self.ink
        });
        self.fill(rule.corner, rule.width, rule.height);
    }

    fn fill(&mut self, corner: Point, width: Points, height: Points) {
        self.end_text();
        let mut rectangle = Rect::from_xywh(
            run::short(corner.x),
            run::short(self.height - corner.y - height),
            run::short(width),
            run::short(height),
        );
        rectangle.mode = Some(PaintMode::Fill);
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    /// Shows the box of a character no face has.
    fn missing(&mut self, missing: &MissingGlyph) {
        self.begin_text();
        let first = missing.digits.first();
        self.dip(Ink {
            colour: first.map_or(Colour::Black, |digits| digits.colour),
            outline: None,
        });
        self.boxes.show(missing, self.height, &mut self.ops);
    }

    /// Lays a picture over what is under it, the colours of both multiplied.
    fn picture(&mut self, picture: PlacedPicture) {
        self.end_text();
        let bottom = self.height - picture.corner.y - picture.height;
        let transform = XObjectTransform {
            translate_x: Some(run::short(picture.corner.x)),
            translate_y: Some(run::short(bottom)),
            scale_x: Some(run::short(picture.width).0),
            scale_y: Some(run::short(picture.height).0),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        let multiply = ExtendedGraphicsStateId(pictures::MULTIPLY.to_owned());
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::LoadGraphicsState { gs: multiply });
        self.ops.push(Op::UseXobject {
            id: XObjectId(pictures::name(picture.picture)),
            transform,
        });
        self.ops.push(Op::RestoreGraphicsState);
    }

    /// Draws the four sides of a frame.
    pub fn frame(&mut self, corner: Point, width: Points, height: Points) {
        let line = height * FRAME;
        let right = corner.x + width - line;
        let bottom = corner.y + height - line;
        self.fill(corner, width, line);
        self.fill(
            Point {
                y: bottom,
                ..corner
            },
            width,
            line,
        );
        self.fill(corner, line, height);
        self.fill(Point { x: right, ..corner }, line, height);
    }
}

fn colour(colour: Colour) -> Color {
    match colour {
        Colour::Black => Color::Greyscale(Greyscale::new(0.0, None)),
        Colour::Red => Color::Rgb(Rgb::new(1.0, 0.0, 0.0, None)),
    }
}
