//! `w:rPr` and `w:pPr` in, what they say of letters and paragraphs out.
//!
//! Only what is evidence of structure is read. Styles are not resolved here.

use std::rc::Rc;

use super::fault::DocxFault;
use super::sheet::{Colour, Properties, Spacing};
use super::xml::{Open, Tag, Xml, cut};
use crate::read::Alignment;

/// What run properties say; `None` where they are silent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Letters {
    /// The id of the character style.
    pub(super) style: Option<String>,
    /// Bold.
    pub(super) bold: Option<bool>,
    /// Italic.
    pub(super) italic: Option<bool>,
    /// Struck out.
    pub(super) strike: Option<bool>,
    /// Hidden.
    pub(super) hidden: Option<bool>,
    /// Half points.
    pub(super) size: Option<u32>,
    /// The East Asian face.
    pub(super) face: Option<Rc<str>>,
    /// The ink.
    pub(super) colour: Option<Colour>,
    /// For a paragraph's mark: what becomes of it.
    pub(super) mark: Mark,
}

/// What becomes of a paragraph's mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mark {
    /// It ends the paragraph.
    #[default]
    Stays,
    /// It is deleted (a tracked change): the next paragraph goes on in this one.
    Deleted,
    /// It is Word's style separator: what follows is set in the same paragraph.
    Separator,
}

impl Letters {
    /// Reads the `w:rPr` whose start has been read.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, DocxFault> {
        let mut letters = Self::default();
        while let Some(child) = xml.child()? {
            letters.take(&child);
            xml.skip()?;
        }
        Ok(letters)
    }

    fn take(&mut self, child: &Open<'_>) {
        let on = || Some(child.is_on());
        match child.tag {
            Tag::RunStyle => self.style = child.value().map(Into::into),
            Tag::Bold => self.bold = on(),
            Tag::Italic => self.italic = on(),
            Tag::Strike | Tag::DoubleStrike => {
                self.strike = Some(child.is_on() || self.strike == Some(true));
            }
            Tag::Vanish => self.hidden = on(),
            Tag::SpecialVanish if child.is_on() => self.mark = Mark::Separator,
            Tag::Deleted => self.mark = Mark::Deleted,
            Tag::Size => self.size = child.number("val"),
            Tag::Colour => self.colour = Some(Colour::read(child)),
            Tag::Fonts => self.face = child.attribute("eastAsia").map(|it| Rc::from(cut(&it))),
            _ => {}
        }
    }
}

/// Which list a paragraph is numbered in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Numbered {
    /// The list; 0 turns numbering off.
    pub(super) list: Option<u32>,
    /// The level, 0 for the highest.
    pub(super) level: Option<u8>,
}

/// What a section break asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// The section begins on a new page.
    NewPage,
    /// It begins on the next even page.
    EvenPage,
    /// It begins on the next odd page.
    OddPage,
    /// It goes on where the one before ends.
    Continuous,
}

/// What paragraph properties say; `None` where they are silent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// The id of the paragraph style.
    pub(super) style: Option<String>,
    /// Numbering.
    pub(super) numbered: Option<Numbered>,
    /// Outline level, 0 for the highest, 9 for body text.
    pub(super) outline: Option<u8>,
    /// Horizontal alignment.
    pub(super) alignment: Option<Alignment>,
    /// The properties of the paragraph's mark.
    pub(super) mark: Mark,
    /// Whether it begins on a new page.
    pub(super) page_break: Option<bool>,
    /// The section that ends with this paragraph.
    pub(super) section: Option<Box<Properties>>,
    /// Lines and indents.
    pub(super) spacing: Spacing,
}

impl Shape {
    /// Reads the `w:pPr` whose start has been read.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, DocxFault> {
        let mut shape = Self::default();
        while let Some(child) = xml.child()? {
            match child.tag {
                Tag::NumberingProperties => {
                    shape.numbered = Some(numbered(xml)?);
                    continue;
                }
                Tag::RunProperties => {
                    shape.mark = Letters::read(xml)?.mark;
                    continue;
                }
                Tag::Section => {
                    shape.section = Some(Box::new(Properties::read(xml)?));
                    continue;
                }
                Tag::ParagraphStyle => shape.style = child.value().map(Into::into),
                Tag::OutlineLevel => shape.outline = child.number("val"),
                Tag::Justification => {
                    shape.alignment = child.value().and_then(|it| alignment(&it));
                }
                Tag::Spacing | Tag::Indent => shape.spacing.take(&child),
                Tag::PageBreakBefore => shape.page_break = Some(child.is_on()),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(shape)
    }
}

fn numbered(xml: &mut Xml<'_>) -> Result<Numbered, DocxFault> {
    let mut found = Numbered::default();
    while let Some(child) = xml.child()? {
        match child.tag {
            Tag::Level => found.level = child.number("val"),
            Tag::NumberingId => found.list = child.number("val"),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(found)
}

fn alignment(value: &str) -> Option<Alignment> {
    match value {
        "left" | "start" => Some(Alignment::Left),
        "center" => Some(Alignment::Center),
        "right" | "end" => Some(Alignment::Right),
        "both" | "distribute" => Some(Alignment::Justify),
        _ => None,
    }
}
