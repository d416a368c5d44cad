//! A page's content (§7.7): layers of objects in the order in which they are
//! drawn.
//!
//! In: what stands on a page. Out: its part. Seals lie below the text, on a
//! layer of their own: OFD cannot multiply colours, and black or red upon a
//! seal is what multiplying them would give. Page numbers stand on a layer of
//! their own above the text: they come last on a page, so that the text in the
//! order of the file is that in the order of reading.

use super::faces::Faces;
use super::frame::{Frame, Sheet};
use super::ids::Ids;
use super::ink::Inks;
use super::path::Outline;
use super::pictures::{self, Medium};
use super::{missing, part, text};
use crate::font::Fonts;
use crate::layout::{Blend, Item, MissingGlyph, Owner, Page, Pages, Rule};
use crate::template::Colour;
use crate::write::xml::Xml;

/// What pages are drawn from.
pub struct Drawing<'a> {
    /// The pages.
    pub pages: &'a Pages,
    /// The faces as they were.
    pub fonts: &'a Fonts,
    /// The faces as they are in the file.
    pub faces: &'a Faces,
    /// The pictures.
    pub media: &'a [Medium<'a>],
    /// The colours.
    pub inks: &'a Inks,
    /// The numbers of the pages.
    pub page_ids: &'a [u32],
}

/// Which layer something stands on (§7.7, Type).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layer {
    /// Below the text: seals.
    Background,
    /// The text, and what stands among it.
    Body,
    /// The page's number.
    Foreground,
}

impl Layer {
    const ALL: [Self; 3] = [Self::Background, Self::Body, Self::Foreground];

    /// That of each item of a page. Of the text that belongs to no block only
    /// what ends the page is its number: heads of tables told again and the dots
    /// of a table of contents have their places among the rest.
    fn of_items(page: &Page) -> Vec<Self> {
        let number = page.items.iter().rev().take_while(|it| is_furniture(it));
        let text = page.items.len() - number.count();
        let items = page.items.iter().enumerate();
        let layer = |(index, item): (usize, &Item)| match item {
            Item::Picture(picture) if picture.blend == Blend::Multiply => Self::Background,
            _ if index >= text => Self::Foreground,
            _ => Self::Body,
        };
        items.map(layer).collect()
    }

    fn name(self) -> &'static str {
        match self {
            Self::Background => "Background",
            Self::Body => "Body",
            Self::Foreground => "Foreground",
        }
    }
}

/// Whether an item is text that belongs to the page itself.
fn is_furniture(item: &Item) -> bool {
    match item {
        Item::Glyphs(run) => run.owner == Owner::Furniture,
        Item::Missing(missing) => missing.owner == Owner::Furniture,
        Item::Rule(_) | Item::Picture(_) => false,
    }
}

impl Drawing<'_> {
    /// The part of the page with this index.
    pub fn page(&self, index: usize, ids: &mut Ids) -> Vec<u8> {
        let page = &self.pages.pages[index];
        part("ofd:Page", &[], |xml| {
            let mut pen = Pen {
                drawing: self,
                page: index,
                sheet: Sheet::Upright,
                ids,
                xml,
            };
            pen.xml.open("ofd:Content", &[]);
            // A page has at least one layer, be it empty.
            let layers = Layer::of_items(page);
            let used = |layer: &Layer| *layer == Layer::Body || layers.contains(layer);
            for layer in Layer::ALL.into_iter().filter(used) {
                pen.layer(layer, page, &layers);
            }
            pen.xml.close("ofd:Content");
        })
    }
}

/// What draws on a page.
pub struct Pen<'a> {
    /// What it draws from.
    pub drawing: &'a Drawing<'a>,
    /// Which page it is, counted from 0.
    pub page: usize,
    /// How the sheet lies at the moment.
    sheet: Sheet,
    ids: &'a mut Ids,
    /// The part so far.
    pub xml: &'a mut Xml,
}

impl Pen<'_> {
    fn layer(&mut self, layer: Layer, page: &Page, layers: &[Layer]) {
        let id = self.ids.next().to_string();
        let attributes = [("Type", layer.name()), ("ID", id.as_str())];
        self.xml.open("ofd:Layer", &attributes);
        for (index, item) in page.items.iter().enumerate() {
            if layers[index] != layer {
                continue;
            }
            self.sheet = if index < page.turned {
                Sheet::Turned(self.drawing.pages.height.mm())
            } else {
                Sheet::Upright
            };
            self.item(item);
        }
        self.xml.close("ofd:Layer");
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Glyphs(run) => text::write(run, self),
            Item::Rule(rule) => self.rule(rule),
            Item::Missing(missing) => self.missing(missing),
            Item::Picture(placed) => {
                let id = self.ids.next();
                pictures::write(placed, self.drawing.media, self.sheet, id, self.xml);
            }
        }
    }

    /// Opens an object whose frame on the sheet is `frame`.
    pub fn open(&mut self, element: &str, frame: Frame, more: &[(&'static str, String)]) {
        let mut attributes = vec![
            ("ID", self.ids.next().to_string()),
            ("Boundary", self.sheet.on_page(frame).written()),
        ];
        let transform = self.sheet.transform(frame.width);
        attributes.extend(transform.map(|transform| ("CTM", transform)));
        attributes.extend_from_slice(more);
        let attributes: Vec<(&str, &str)> = attributes
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        self.xml.open(element, &attributes);
    }

    fn rule(&mut self, rule: &Rule) {
        let frame = Frame::of(rule.corner.x, rule.corner.y, rule.width, rule.height);
        let mut outline = Outline::default();
        outline.rectangle(Frame {
            x: 0.0,
            y: 0.0,
            ..frame
        });
        self.path(frame, rule.colour, &outline);
    }

    fn missing(&mut self, missing: &MissingGlyph) {
        let frame = Frame::of(
            missing.corner.x,
            missing.corner.y,
            missing.width,
            missing.height,
        );
        let digits = missing.digits.first();
        let colour = digits.map_or(Colour::Black, |digits| digits.colour);
        let outline = missing::outline(missing, self.drawing.fonts);
        self.path(frame, colour, &outline);
        if let Some(digits) = digits {
            text::unseen(missing, digits, self);
        }
    }

    fn path(&mut self, frame: Frame, colour: Colour, outline: &Outline) {
        let filled = [("Stroke", "false".to_owned()), ("Fill", "true".to_owned())];
        self.open("ofd:PathObject", frame, &filled);
        self.drawing.inks.write("ofd:FillColor", colour, self.xml);
        self.xml.text("ofd:AbbreviatedData", &[], &outline.data());
        self.xml.close("ofd:PathObject");
    }
}
