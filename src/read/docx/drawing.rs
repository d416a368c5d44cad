//! A drawing in, the pictures that it shows out, as large and turned as Word has
//! them, and where they stand by the text of their paragraph; text boxes in it
//! are read as the blocks they are.

use std::borrow::Cow;

use super::body::{Author, Walker};
use super::fault::DocxFault;
use super::growing::Growing;
use super::told::Finding;
use super::xml::{Open, Tag, Xml};
use crate::document::{Emu, Image, Lie, Mirror, Paragraph, Place, Role, Text, Turn, Wanted};
use crate::read::SourceBlock;

/// A quarter turn in 60,000ths of a degree.
const QUARTER: i64 = 90 * 60_000;

impl Walker<'_> {
    /// A drawing, an older picture or an embedded object: its pictures and its
    /// text boxes. A picture among the characters parts the paragraph, as in
    /// Markdown; one in a heading, which stays whole, follows it.
    pub(super) fn drawing(
        &mut self,
        xml: &mut Xml<'_>,
        growing: &mut Growing,
    ) -> Result<(), DocxFault> {
        let mut drawn = Drawn::default();
        let place = self.place(growing);
        self.drawn(xml, growing, &mut drawn)?;
        if drawn.shown.iter().any(|it| it.cut == Cut::Cropped) {
            self.tell(Finding::Cropped, growing);
        }
        let ours = self.context.author == Author::Ourselves;
        let captioned = ours && drawn.title == Some(drawn.words.clone());
        for mut image in drawn.images(&place) {
            image.caption = captioned.then(|| caption(&image));
            self.breaks.picture(growing.at());
            let picture = SourceBlock::Image(image);
            match drawn.stands {
                Stands::InLine if !self.in_heading(growing) => self.between(picture, growing),
                Stands::InLine | Stands::Beside => growing.after.push(picture),
            }
        }
        Ok(())
    }

    /// Whether a paragraph is a heading by its properties.
    fn in_heading(&self, growing: &Growing) -> bool {
        let shape = &growing.shape;
        let style = self.context.styles.of_paragraph(shape.style.as_deref());
        let outline = shape.outline.or(style.and_then(|it| it.shape.outline));
        outline.is_some_and(|level| level < 9)
    }

    fn drawn(
        &mut self,
        xml: &mut Xml<'_>,
        growing: &mut Growing,
        drawn: &mut Drawn,
    ) -> Result<(), DocxFault> {
        while let Some(child) = xml.child()? {
            match child.tag {
                Tag::TextBox => {
                    self.text_box(xml, growing)?;
                    continue;
                }
                Tag::Inline => drawn.stands = Stands::InLine,
                Tag::DrawingExtent => drawn.extent = extent(&child),
                Tag::DrawingProperties => {
                    drawn.named(&child, &["descr", "title"]);
                    drawn.title = child.attribute("title").map(Cow::into_owned);
                }
                Tag::Shape => drawn.named(&child, &["alt"]),
                Tag::Blip => self.pictured(drawn, &child, &["embed", "link"]),
                Tag::ImageData => self.pictured(drawn, &child, &["id", "href"]),
                Tag::Crop if crops(&child) => drawn.last(|it| it.cut = Cut::Cropped),
                Tag::Transform => drawn.last(|it| it.lie = lie(&child)),
                _ => {}
            }
            self.drawn(xml, growing, drawn)?;
        }
        Ok(())
    }

    fn pictured(&self, drawn: &mut Drawn, open: &Open<'_>, by: &[&str]) {
        let mut ids = by.iter().filter_map(|name| open.attribute(name));
        if let Some(target) = ids.find_map(|id| self.relations.target(&id)) {
            drawn.shown.push(Shown {
                source: target.to_owned(),
                cut: Cut::Whole,
                lie: Lie::default(),
            });
        }
    }
}

/// A drawing as far as it is read.
#[derive(Default)]
struct Drawn {
    /// Words that stand for it.
    words: String,
    /// Its title: of a picture of ours its words, where they are its caption.
    title: Option<String>,
    /// Its size.
    extent: Option<Wanted>,
    stands: Stands,
    shown: Vec<Shown>,
}

/// A picture in a drawing.
struct Shown {
    source: String,
    cut: Cut,
    lie: Lie,
}

/// Whether Word shows all of a picture.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    Whole,
    Cropped,
}

/// Where a drawing stands by the text of its paragraph.
#[derive(Clone, Copy, Default)]
enum Stands {
    /// Among its characters.
    InLine,
    /// Anchored: the text goes on around it.
    #[default]
    Beside,
}

impl Drawn {
    /// Takes words that stand for the drawing.
    fn named(&mut self, open: &Open<'_>, by: &[&str]) {
        let mut words = by.iter().filter_map(|name| open.attribute(name));
        let words = words.find(|it| !it.trim().is_empty());
        if let Some(words) = words.filter(|_| self.words.is_empty()) {
            words.trim().clone_into(&mut self.words);
        }
    }

    /// Says something of the picture read last.
    fn last(&mut self, say: impl FnOnce(&mut Shown)) {
        if let Some(last) = self.shown.last_mut() {
            say(last);
        }
    }

    /// Its pictures, all at one place. The size is that of a picture where there
    /// is one alone, and Word shows all of it.
    fn images(&mut self, place: &Place) -> Vec<Image> {
        let shown = std::mem::take(&mut self.shown);
        let alone = shown.len() == 1;
        let image = |shown: Shown| Image {
            alternative: self.words.clone(),
            wanted: self
                .extent
                .filter(|_| alone && shown.cut == Cut::Whole)
                .map(|wanted| turned(wanted, shown.lie)),
            lie: Some(shown.lie),
            ..Image::named(shown.source, place.clone())
        };
        shown.into_iter().map(image).collect()
    }
}

/// The words of a picture as its caption.
fn caption(image: &Image) -> Box<Paragraph> {
    let text = Text::plain(image.alternative.clone());
    Box::new(Paragraph::new(Role::Caption, text, image.place.clone()))
}

/// Takes from the pictures of ours the words that the writer took from the captions
/// below them, for who cannot see the picture.
pub(super) fn give_back(blocks: &mut [SourceBlock]) {
    for at in 1..blocks.len() {
        if let [SourceBlock::Image(image), SourceBlock::Paragraph(below)] = &mut blocks[at - 1..=at]
            && image.caption.is_none()
            && image.alternative == below.text.chars
        {
            image.alternative.clear();
        }
    }
}

/// The size of a drawing, where it has one.
fn extent(open: &Open<'_>) -> Option<Wanted> {
    let length = |name| open.number(name).filter(|it| *it > 0).map(Emu);
    Some(Wanted {
        width: length("cx")?,
        height: length("cy")?,
    })
}

/// Word's size is that before a picture is turned.
fn turned(wanted: Wanted, lie: Lie) -> Wanted {
    let (width, height) = lie.turned((wanted.width, wanted.height));
    Wanted { width, height }
}

/// Whether some edge is cut off.
fn crops(open: &Open<'_>) -> bool {
    let edges = ["l", "t", "r", "b"];
    edges
        .iter()
        .any(|edge| open.number::<i64>(edge).is_some_and(|it| it != 0))
}

/// How a picture is mirrored and turned, to the next quarter.
fn lie(open: &Open<'_>) -> Lie {
    let on = |name| {
        let value = open.attribute(name);
        value.is_some_and(|it| matches!(it.as_ref(), "1" | "true" | "on"))
    };
    let angle: i64 = open.number("rot").unwrap_or(0);
    let quarters = (angle + QUARTER / 2).div_euclid(QUARTER);
    // Upside down is mirrored across and turned by half.
    let half = if on("flipV") { 2 } else { 0 };
    Lie {
        mirror: if on("flipH") == on("flipV") {
            Mirror::No
        } else {
            Mirror::Across
        },
        turn: Turn::quarters(quarters + half),
    }
}
