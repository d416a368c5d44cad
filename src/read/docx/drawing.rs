//! A drawing in, the picture that it shows out, where it stands by the text of
//! its paragraph; text boxes in it are read as the blocks they are.

use super::body::Walker;
use super::fault::DocxFault;
use super::growing::Growing;
use super::xml::{Open, Tag, Xml};
use crate::document::Image;
use crate::read::SourceBlock;

impl Walker<'_> {
    /// A drawing, an older picture or an embedded object: its picture and its
    /// text boxes. A picture among the characters parts the paragraph, as in
    /// Markdown.
    pub(super) fn drawing(
        &mut self,
        xml: &mut Xml<'_>,
        growing: &mut Growing,
    ) -> Result<(), DocxFault> {
        let mut drawn = Drawn {
            image: Image::named(String::new(), self.place(growing)),
            stands: Stands::Beside,
        };
        self.drawn(xml, growing, &mut drawn)?;
        let picture = SourceBlock::Image(drawn.image);
        match (&picture, drawn.stands) {
            (SourceBlock::Image(image), _) if image.source.is_empty() => {}
            (_, Stands::InLine) => self.between(picture, growing),
            (_, Stands::Beside) => growing.after.push(picture),
        }
        Ok(())
    }

    fn drawn(
        &mut self,
        xml: &mut Xml<'_>,
        growing: &mut Growing,
        drawn: &mut Drawn,
    ) -> Result<(), DocxFault> {
        while let Some(child) = xml.child()? {
            let image = &mut drawn.image;
            match child.tag {
                Tag::TextBox => {
                    self.text_box(xml, growing)?;
                    continue;
                }
                Tag::Inline => drawn.stands = Stands::InLine,
                Tag::DrawingProperties => named(image, &child, &["descr", "title"]),
                Tag::Shape => named(image, &child, &["alt"]),
                Tag::Blip => self.pictured(image, &child, &["embed", "link"]),
                Tag::ImageData => self.pictured(image, &child, &["id", "href"]),
                _ => {}
            }
            self.drawn(xml, growing, drawn)?;
        }
        Ok(())
    }

    fn pictured(&self, image: &mut Image, open: &Open<'_>, by: &[&str]) {
        let mut ids = by.iter().filter_map(|name| open.attribute(name));
        let target = ids.find_map(|id| self.relations.target(&id));
        if let Some(target) = target.filter(|_| image.source.is_empty()) {
            target.clone_into(&mut image.source);
        }
    }
}

/// A drawing as far as it is read.
struct Drawn {
    image: Image,
    stands: Stands,
}

/// Where a drawing stands by the text of its paragraph.
#[derive(Clone, Copy)]
enum Stands {
    /// Among its characters.
    InLine,
    /// Anchored: the text goes on around it.
    Beside,
}

/// Words that stand for a picture.
fn named(image: &mut Image, open: &Open<'_>, by: &[&str]) {
    let words = by.iter().filter_map(|name| open.attribute(name));
    if let Some(words) = words
        .filter(|it| !it.trim().is_empty())
        .find(|_| image.alternative.is_empty())
    {
        words.trim().clone_into(&mut image.alternative);
    }
}
