//! `word/numbering.xml`: a list of bullets for each sign, which Word draws in the
//! hanging indent of its items.
//!
//! In: a composition. Out: the part, and what an item's paragraph says of its
//! list. Numbers are text and have no list.

use super::geometry::Indents;
use super::styles::Faces;
use super::{WORD, geometry};
use crate::compose::{Composed, Composition, ItemPart, ListItem};
use crate::document::Role;
use crate::font::NameSet;
use crate::template::{Pt, Template};
use crate::write::xml::Xml;

/// How many levels a list has.
const LEVELS: usize = 9;

/// The signs of a document's lists, each once, in the order of the text.
pub(super) struct Bullets<'c>(Vec<&'c str>);

impl<'c> Bullets<'c> {
    /// Those of `composition`.
    pub(super) fn of(composition: &Composition<'c>) -> Self {
        let mut signs = Vec::new();
        for block in &composition.blocks {
            if let Composed::Paragraph(paragraph) = block
                && let Some(bullet) = paragraph.item.and_then(|it| it.bullet)
                && !signs.contains(&bullet)
            {
                signs.push(bullet);
            }
        }
        Self(signs)
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The element of `w:pPr` that puts a paragraph in its list, where it has a
    /// bullet.
    pub(super) fn of_item(&self, item: ListItem<'_>) -> Vec<u8> {
        let Some(bullet) = item.bullet else {
            return Vec::new();
        };
        let index = self.0.iter().position(|sign| *sign == bullet);
        let mut xml = Xml::fragment();
        xml.open("w:numPr", &[]);
        xml.value("w:ilvl", &item.level.to_string());
        xml.value("w:numId", &number(index.unwrap_or_default()));
        xml.close("w:numPr");
        xml.into_bytes()
    }

    /// The part.
    pub(super) fn part(&self, template: &Template, names: NameSet) -> Vec<u8> {
        let mut xml = Xml::part();
        xml.open("w:numbering", &[("xmlns:w", WORD)]);
        for (index, sign) in self.0.iter().enumerate() {
            xml.open("w:abstractNum", &[("w:abstractNumId", &number(index))]);
            xml.value("w:multiLevelType", "hybridMultilevel");
            for level in 0..LEVELS {
                self::level(&mut xml, (sign, level), template, names);
            }
            xml.close("w:abstractNum");
        }
        for index in 0..self.0.len() {
            xml.open("w:num", &[("w:numId", &number(index))]);
            xml.value("w:abstractNumId", &number(index));
            xml.close("w:num");
        }
        xml.close("w:numbering");
        xml.into_bytes()
    }
}

/// The number of a list, and of its levels.
fn number(index: usize) -> String {
    (index + 1).to_string()
}

/// A level of a list, as items of the body have it.
fn level(xml: &mut Xml, (sign, level): (&str, usize), template: &Template, names: NameSet) {
    let style = template.styles.of(Role::Body);
    let item = ListItem {
        bullet: Some(sign),
        part: ItemPart::First,
        level,
    };
    let (left, hang) = item.indents(style, template);
    xml.open("w:lvl", &[("w:ilvl", &level.to_string())]);
    xml.value("w:start", "1");
    xml.value("w:numFmt", "bullet");
    xml.value("w:suff", "tab");
    xml.value("w:lvlText", sign);
    xml.value("w:lvlJc", "left");
    xml.open("w:pPr", &[]);
    let indents = Indents::NONE.adjusted(left, Pt::ZERO, -hang);
    indents.write(|attributes| xml.empty("w:ind", attributes));
    xml.close("w:pPr");
    let face = Faces::of(style.letter, names).chinese;
    xml.open("w:rPr", &[]);
    let fonts = [
        ("w:hint", "eastAsia"),
        ("w:ascii", face),
        ("w:hAnsi", face),
        ("w:eastAsia", face),
        ("w:cs", face),
    ];
    xml.empty("w:rFonts", &fonts);
    let size = geometry::half_points(style.size).to_string();
    xml.value("w:sz", &size);
    xml.close("w:rPr");
    xml.close("w:lvl");
}
