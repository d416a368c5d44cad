//! The elements of a part in, blocks in reading order out.
//!
//! It knows paragraphs, tables and section breaks; `run` knows what stands in
//! a paragraph, `table` what stands in a table. Text boxes and notes follow the
//! paragraph they hang on.

use std::collections::BTreeMap;

use super::contents;
use super::fault::DocxFault;
use super::field::Fields;
use super::fold::{Folded, fold};
use super::growing::{Count, Growing, Look};
use super::leaves::Breaks;
use super::look::{Letters, Mark, Section, Shape};
use super::note::References;
use super::numbering::{self, Numbering};
use super::relations::Relations;
use super::sheet::Properties;
use super::styles::Styles;
use super::told::{Finding, Told};
use super::xml::{Open, Step, Tag, Xml};
use crate::document::{Image, Place, Table, Text};
use crate::read::{SourceBlock, cells};

/// What holds for every part of a document.
pub(super) struct Context<'d> {
    /// The styles.
    pub(super) styles: &'d Styles,
    /// Who wrote the file.
    pub(super) author: Author,
}

/// Who wrote a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Author {
    /// This program: line breaks in titles were put there by it.
    Ourselves,
    /// Anyone.
    Others,
}

/// The notes of a document by kind and id: their blocks as one text.
pub(super) type Notes = BTreeMap<(NoteKind, String), (Text, Place)>;

/// A kind of note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum NoteKind {
    /// At the foot of the page.
    Foot,
    /// At the end of the document.
    End,
}

/// What is being filled: the body, a cell, a text box or a note.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) blocks: Vec<SourceBlock>,
    /// Blank paragraphs since the last block.
    pub(super) blank: u32,
    /// A paragraph whose mark is deleted: the next one goes on in it.
    carried: Option<Growing>,
    fields: Fields,
    /// The page break of the last section, until it is known whether the next
    /// one begins on a new page.
    pub(super) section: Option<usize>,
    /// Page breaks of sections that turned out to be none.
    pub(super) unbroken: Vec<usize>,
    /// The table of contents that is open.
    pub(super) contents: Option<contents::Begun>,
    /// Before which block a table of contents was dropped last.
    pub(super) without: Option<usize>,
}

/// What a part has.
pub(super) struct Walked {
    /// Its blocks.
    pub(super) blocks: Vec<SourceBlock>,
    /// Its sections, with the paragraphs they begin with.
    pub(super) sections: Vec<(u32, Properties)>,
    /// Its relationships.
    pub(super) relations: Relations,
    /// Where its pages begin.
    pub(super) breaks: Breaks,
    /// What there is to tell.
    pub(super) told: Told,
}

/// Walks one part.
pub(super) struct Walker<'d> {
    pub(super) context: &'d Context<'d>,
    pub(super) numbering: &'d mut Numbering,
    pub(super) relations: Relations,
    pub(super) notes: Notes,
    pub(super) part: &'d str,
    /// What there is to tell.
    pub(super) told: Told,
    /// The footnotes that stand in the text so far.
    pub(super) references: References,
    /// Notes in cells and text boxes so far.
    pub(super) referred: usize,
    paragraphs: u32,
    /// The paragraph with which the section begins that goes on.
    section: u32,
    /// The sections that have ended, with the paragraphs they begin with.
    sections: Vec<(u32, Properties)>,
    /// How many frames are open round this one: cells, text boxes, notes.
    pub(super) depth: usize,
    /// How many of them are cells.
    pub(super) cells: usize,
    /// Where pages begin.
    pub(super) breaks: Breaks,
    pub(super) frame: Frame,
}

impl<'d> Walker<'d> {
    /// A walker of the part called `part`.
    pub(super) fn new(
        context: &'d Context<'d>,
        numbering: &'d mut Numbering,
        notes: Notes,
        part: &'d str,
        relations: Relations,
    ) -> Self {
        Self {
            context,
            numbering,
            relations,
            notes,
            part,
            told: Told::default(),
            references: References::default(),
            referred: 0,
            paragraphs: 0,
            section: 1,
            sections: Vec::new(),
            depth: 0,
            cells: 0,
            breaks: Breaks::default(),
            frame: Frame::default(),
        }
    }

    /// Walks the whole part.
    pub(super) fn walk(mut self, xml: &mut Xml<'_>) -> Result<Walked, DocxFault> {
        loop {
            match xml.step()? {
                Step::Open(open) => self.block(&open, xml)?,
                Step::End => break,
                Step::Close | Step::Text(_) => {}
            }
        }
        self.end_carried();
        let mut unbroken = std::mem::take(&mut self.frame.unbroken)
            .into_iter()
            .peekable();
        let blocks = std::mem::take(&mut self.frame.blocks).into_iter();
        let kept = blocks
            .enumerate()
            .filter(|(at, _)| unbroken.next_if_eq(at).is_none())
            .map(|(_, block)| block);
        Ok(Walked {
            blocks: kept.collect(),
            sections: self.sections,
            relations: self.relations,
            breaks: self.breaks,
            told: self.told,
        })
    }

    /// Walks a part of notes: each with its kind and id.
    pub(super) fn walk_notes(mut self, xml: &mut Xml<'_>) -> Result<(Notes, Told), DocxFault> {
        let mut notes = Notes::new();
        loop {
            let open = match xml.step()? {
                Step::Open(open) => open,
                Step::End => return Ok((notes, self.told)),
                Step::Close | Step::Text(_) => continue,
            };
            let kind = match open.tag {
                Tag::Footnote => NoteKind::Foot,
                Tag::Endnote => NoteKind::End,
                _ => continue,
            };
            let place = Place::Docx {
                part: self.part.to_owned(),
                paragraph: self.paragraphs.saturating_add(1),
                character: 1,
            };
            let id = open.attribute("id").unwrap_or_default().into_owned();
            // The line above the notes is a note too.
            let is_line = open.attribute("type").is_some_and(|it| it != "normal");
            let folded = self.folded(xml)?;
            if !is_line {
                notes.insert((kind, id), (folded.text, place));
            }
        }
    }

    /// The blocks of the element opened last, as one text.
    fn folded(&mut self, xml: &mut Xml<'_>) -> Result<Folded, DocxFault> {
        let blocks = self.inside(xml, |walker, xml| walker.blocks(xml))?;
        Ok(fold(blocks))
    }

    /// What `read` adds in a frame of its own.
    pub(super) fn inside<'x>(
        &mut self,
        xml: &mut Xml<'x>,
        read: impl FnOnce(&mut Self, &mut Xml<'x>) -> Result<(), DocxFault>,
    ) -> Result<Vec<SourceBlock>, DocxFault> {
        let outer = std::mem::take(&mut self.frame);
        self.depth += 1;
        let result = read(self, xml);
        self.depth -= 1;
        self.end_carried();
        let inner = std::mem::replace(&mut self.frame, outer);
        result.map(|()| inner.blocks)
    }

    /// The blocks of the element opened last.
    pub(super) fn blocks(&mut self, xml: &mut Xml<'_>) -> Result<(), DocxFault> {
        while let Some(child) = xml.child()? {
            self.block(&child, xml)?;
        }
        Ok(())
    }

    /// The block whose start has been read, up to its end.
    pub(super) fn block(&mut self, open: &Open<'_>, xml: &mut Xml<'_>) -> Result<(), DocxFault> {
        match open.tag {
            Tag::Paragraph => self.paragraph(xml),
            Tag::Table => {
                self.end_carried();
                let (table, images) = self.table(xml)?;
                self.end_table(table, images);
                Ok(())
            }
            Tag::Section => {
                let section = Properties::read(xml)?;
                self.end_section(section);
                Ok(())
            }
            Tag::AltChunk => {
                self.told.add(Finding::Chunk, || None);
                xml.skip()
            }
            Tag::ControlProperties => xml.skip(),
            _ => self.blocks(xml),
        }
    }

    /// Puts a table among the blocks, and the pictures of its cells.
    fn end_table(&mut self, table: Table, images: Vec<Image>) {
        if self.cells == 0 {
            for image in &images {
                let place = || Some(image.place.clone());
                self.told.add(Finding::CellPicture, place);
            }
        }
        self.frame.blocks.extend(cells::blocks(table, images));
        self.frame.blank = 0;
    }

    fn paragraph(&mut self, xml: &mut Xml<'_>) -> Result<(), DocxFault> {
        self.paragraphs = self.paragraphs.saturating_add(1);
        let mut growing = self.frame.carried.take().unwrap_or_default();
        if growing.is_blank() {
            growing.number = self.paragraphs;
        }
        for link in self.frame.fields.links() {
            growing.open_link(link);
        }
        self.shape(&mut growing, Shape::default());
        while let Some(child) = xml.child()? {
            if child.tag == Tag::ParagraphProperties {
                let shape = Shape::read(xml)?;
                self.shape(&mut growing, shape);
                self.begin_page(&growing);
            } else {
                let look = growing.base.clone();
                self.content(&child, xml, &mut growing, &look)?;
            }
        }
        self.end_paragraph(growing);
        Ok(())
    }

    fn shape(&self, growing: &mut Growing, shape: Shape) {
        let styles = self.context.styles;
        let style = styles.of_paragraph(shape.style.as_deref());
        let letters = styles.letters(style, &Letters::default());
        growing.base = Look::of(&letters, styles.dress(style, None));
        growing.shape = shape;
    }

    /// The page that a paragraph begins which asks for one, by itself or by
    /// its style.
    fn begin_page(&mut self, growing: &Growing) {
        let style = growing.shape.style.as_deref();
        let style = self.context.styles.of_paragraph(style);
        let asked = growing.shape.page_break;
        let asked = asked.or(style.and_then(|it| it.shape.page_break));
        if asked == Some(true) && self.depth == 0 && growing.number > 1 {
            self.breaks.asked(growing.at());
        }
    }

    fn end_paragraph(&mut self, mut growing: Growing) {
        self.frame.fields.end_paragraph();
        match growing.shape.mark {
            Mark::Deleted => {
                self.told.add(Finding::Deleted, || None);
                self.frame.carried = Some(growing);
            }
            Mark::Separator => {
                growing.lead();
                self.frame.carried = Some(growing);
            }
            Mark::Stays => {
                let section = growing.shape.section.take();
                self.end_piece(&mut growing);
                if let Some(section) = section {
                    self.end_section(*section);
                    self.frame.section =
                        (!self.breaks_nothing()).then_some(self.frame.blocks.len());
                    self.page_break(&growing);
                }
            }
        }
    }

    /// A paragraph that nothing comes after to be joined with.
    pub(super) fn end_carried(&mut self) {
        if let Some(mut growing) = self.frame.carried.take() {
            self.end_piece(&mut growing);
        }
    }

    /// A section ends: where and how it begins is known now.
    fn end_section(&mut self, section: Properties) {
        if let Some(at) = self.frame.section.take()
            && section.begins == Section::Continuous
        {
            self.frame.unbroken.push(at);
        }
        if self.depth == 0 {
            let next = self.paragraphs.saturating_add(1);
            let first = std::mem::replace(&mut self.section, next);
            self.breaks.section(section.begins, (next, 1));
            self.sections.push((first, section));
        }
    }

    /// Puts what has grown so far among the blocks, with what follows it.
    pub(super) fn end_piece(&mut self, growing: &mut Growing) {
        let style = self
            .context
            .styles
            .of_paragraph(growing.shape.style.as_deref());
        let first = std::mem::replace(&mut growing.count, Count::Done) == Count::ToDo;
        let label = first
            .then(|| {
                let numbered = growing.shape.numbered;
                self.numbering.count(numbered, style, self.context.styles)
            })
            .flatten();
        if first && growing.shape.page_break == Some(true) && !self.frame.blocks.is_empty() {
            self.page_break(growing);
        }
        if growing.is_blank() {
            growing.drop_blank();
            if label.is_some() {
                self.told.add(Finding::BareNumber, || None);
            }
            if growing.after.is_empty() {
                self.frame.blank = self.frame.blank.saturating_add(1);
            }
        } else {
            let name = style.and_then(|it| it.name.clone());
            if let Some(style) = style {
                inherit(&mut growing.shape, &style.shape);
            }
            growing.shape.spacing.or(&self.context.styles.spacing);
            let blank = std::mem::take(&mut self.frame.blank);
            let mut paragraph = growing.take(label.as_ref(), name, self.part, blank);
            if paragraph.evidence.list_label.is_none() && self.is_below_item() {
                paragraph.evidence.list_label = numbering::by_style(&paragraph);
            }
            self.frame.blocks.push(SourceBlock::Paragraph(paragraph));
        }
        if !growing.after.is_empty() {
            self.frame.blank = 0;
            self.frame.blocks.append(&mut growing.after);
        }
    }

    /// Whether the block above is a paragraph of an item.
    fn is_below_item(&self) -> bool {
        match self.frame.blocks.last() {
            Some(SourceBlock::Paragraph(above)) => above.evidence.list_label.is_some(),
            _ => false,
        }
    }

    /// Puts a block where the text of `growing` has come to: what follows is a
    /// paragraph of its own.
    pub(super) fn between(&mut self, block: SourceBlock, growing: &mut Growing) {
        if !growing.is_blank() {
            growing.after.push(block);
            self.end_piece(growing);
            return;
        }
        // A number waits for the text it stands before; a new page does not.
        let asked = growing.shape.page_break.take() == Some(true);
        if asked && growing.count == Count::ToDo && !self.frame.blocks.is_empty() {
            self.page_break(growing);
        }
        self.frame.blocks.push(block);
        self.frame.blank = 0;
    }

    /// A page break where `growing` stands.
    pub(super) fn page_break(&mut self, growing: &Growing) {
        if self.breaks_nothing() {
            return;
        }
        let place = self.place(growing);
        self.frame.blocks.push(SourceBlock::PageBreak(place));
        self.frame.blank = 0;
    }

    /// The place of the next character of `growing`.
    pub(super) fn place(&self, growing: &Growing) -> Place {
        Place::Docx {
            part: self.part.to_owned(),
            paragraph: growing.number.max(1),
            character: growing.next_character(),
        }
    }

    /// How many paragraphs have begun.
    pub(super) fn paragraphs(&self) -> u32 {
        self.paragraphs
    }

    /// The fields that are open here.
    pub(super) fn fields(&mut self) -> &mut Fields {
        &mut self.frame.fields
    }
}

/// A paragraph's own properties over those of its style.
fn inherit(own: &mut Shape, style: &Shape) {
    own.outline = own.outline.or(style.outline);
    own.alignment = own.alignment.or(style.alignment);
    own.spacing.or(&style.spacing);
}
