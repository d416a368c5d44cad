//! Pictures in the text: how large they are.
//!
//! In: composed blocks with the pictures that are at hand. Out: a size for each.
//! A picture has the size that the input gives it, else its natural size, by the
//! density that its file says or by 96 pixels an inch; it is made smaller where that is wider than the type area,
//! or higher than the page leaves beside its caption and the headings above. It is never larger.

use std::sync::Arc;

use super::shape::{shape, width};
use super::{Composed, ComposedParagraph, Composition};
use crate::document::{Content, Emu, Image, Lie, Picture, Role};
use crate::font::Fonts;
use crate::template::{Keep, Lines, Pt, Template};

/// Pixels an inch of a file that does not say: those of office programs.
const USUAL: f64 = 96.0;

/// What its lines have more than its height: those of a DOCX are a little lower
/// than the grid's, and bear the depth of a letter besides.
const SPARE: Pt = Pt(2.0);

/// English metric units a point.
const EMU: f64 = 12700.0;

/// Inches a metre.
const INCHES: f64 = 1.0 / 0.0254;

/// A picture as large as it is on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The picture.
    pub picture: Arc<Picture>,
    /// How wide it is on the page.
    pub width: Pt,
    /// How high it is on the page.
    pub height: Pt,
    /// How it is turned to be as wide and as high.
    pub lie: Lie,
    /// What it shows, in words.
    pub words: String,
}

/// A picture in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure<'a> {
    /// What the document says of it.
    pub image: &'a Image,
    /// The picture; where it cannot be shown, words stand in.
    pub drawn: Option<Drawn>,
    /// Whether it stays with what follows: its caption.
    pub keep: Keep,
}

impl Drawn {
    /// A picture as large as it may be, its proportions kept.
    pub(super) fn fitted(picture: &Arc<Picture>, (width, height): (Pt, Pt), words: String) -> Self {
        let lie = picture.lie;
        let (across, down) = lie.turned((f64::from(picture.width), f64::from(picture.height)));
        let scale = (width.0 / across).min(height.0 / down);
        Self {
            picture: Arc::clone(picture),
            width: Pt(across * scale),
            height: Pt(down * scale),
            lie,
            words,
        }
    }

    /// The lines of the grid that it takes: text below it stands on the grid.
    pub fn lines(&self, template: &Template) -> Lines {
        Lines(((self.height + SPARE) / template.line()).ceil().max(1.0))
    }
}

impl<'a> Figure<'a> {
    /// A picture without a size yet.
    pub(super) fn of(image: &'a Image) -> Self {
        Self {
            image,
            drawn: None,
            keep: Keep::Free,
        }
    }

    /// What is left free below the picture of its lines: it stands right above
    /// its caption, and in their middle where it has none.
    pub fn free_below(&self, drawn: &Drawn, template: &Template) -> Pt {
        let free = template.line() * drawn.lines(template).0 - drawn.height;
        match self.keep {
            Keep::WithNext => Pt::ZERO,
            Keep::Free => free / 2.0,
        }
    }
}

/// Gives each picture that is at hand its size.
pub(super) fn size(composition: &mut Composition<'_>, fonts: &Fonts) {
    let template = composition.template;
    for at in 0..composition.blocks.len() {
        let caption = caption_below(&composition.blocks, at);
        let below = caption.map_or(0.0, |caption| lines_of(caption, template, fonts));
        let headings = headings_above(&composition.blocks[..at]);
        let above: f64 = headings.map(|it| lines_of(it, template, fonts)).sum();
        let said = caption.map(|caption| caption.paragraph.text.chars.clone());
        if let Composed::Image(figure) = &mut composition.blocks[at]
            && let Content::Shown(picture) = &figure.image.content
        {
            if said.is_some() {
                figure.keep = Keep::WithNext;
            }
            let lie = figure.image.lie.unwrap_or(picture.lie);
            let wanted = figure.image.wanted.map(|it| (pt(it.width), pt(it.height)));
            let (wide, high) = wanted.unwrap_or_else(|| lie.turned(natural(picture)));
            let lines = (f64::from(template.grid.lines) - above - below).max(1.0);
            let room = template.line() * lines - SPARE;
            let scale = (template.area_width() / wide).min(room / high).min(1.0);
            figure.drawn = Some(Drawn {
                picture: Arc::clone(picture),
                width: wide * scale,
                height: high * scale,
                lie,
                words: words(figure.image, said),
            });
        }
    }
}

/// The headings right above what stands below these blocks, the last one first.
fn headings_above<'c, 'a>(
    above: &'c [Composed<'a>],
) -> impl Iterator<Item = &'c ComposedParagraph<'a>> {
    above.iter().rev().map_while(|block| match block {
        Composed::Paragraph(it)
            if matches!(it.paragraph.role, Role::Heading(_)) && it.keep == Keep::WithNext =>
        {
            Some(it)
        }
        Composed::Paragraph(_)
        | Composed::Table(_)
        | Composed::Image(_)
        | Composed::PageBreak
        | Composed::Turn(_) => None,
    })
}

/// The caption right below block `at`.
fn caption_below<'c, 'a>(
    blocks: &'c [Composed<'a>],
    at: usize,
) -> Option<&'c ComposedParagraph<'a>> {
    match blocks.get(at + 1)? {
        Composed::Paragraph(below) if below.paragraph.role == Role::Caption => Some(below),
        Composed::Paragraph(_)
        | Composed::Table(_)
        | Composed::Image(_)
        | Composed::PageBreak
        | Composed::Turn(_) => None,
    }
}

/// The grid lines of a caption at most: one more for what line ends leave free.
fn lines_of(caption: &ComposedParagraph<'_>, template: &Template, fonts: &Fonts) -> f64 {
    let wide = width(&shape(caption, template, fonts));
    let room = template.area_width() - caption.left_indent - caption.right_indent;
    let lines = (wide / room).ceil().max(1.0);
    let spare = if lines > 1.0 { 1.0 } else { 0.0 };
    caption.before.0 + lines + spare
}

/// What a picture shows, for who cannot see it.
fn words(image: &Image, caption: Option<String>) -> String {
    let given = Some(image.alternative.clone()).filter(|it| !it.is_empty());
    given.or(caption).unwrap_or_else(|| "图片".to_owned())
}

fn pt(length: Emu) -> Pt {
    Pt(f64::from(length.0) / EMU)
}

/// The size of a picture by its own density, not turned yet.
fn natural(picture: &Picture) -> (Pt, Pt) {
    let inch = Pt(72.0);
    let long = |pixels: u32, density: Option<u32>| {
        let per_inch = density.map_or(USUAL, |it| f64::from(it) / INCHES);
        inch * (f64::from(pixels) / per_inch)
    };
    let density = picture.density;
    (
        long(picture.width, density.map(|it| it.across)),
        long(picture.height, density.map(|it| it.down)),
    )
}
