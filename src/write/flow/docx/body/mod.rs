//! The body: composed blocks in, docx-rs paragraphs and tables out, with what
//! docx-rs cannot write beside them.
//!
//! Paragraphs carry the names of their styles; direct formatting stands only
//! where a paragraph differs from its style. No layout, no package.

mod dress;
mod figure;
mod note;
mod runs;

use std::ops::Range;

use docx_rs::{Paragraph, Tab, TabValueType};

use super::contents;
use super::finish::Beside;
use super::footnotes::{Cited, Note};
use super::geometry::line;
use super::links::Links;
use super::numbering::Bullets;
use super::parts::Further;
use super::pictures::Pictures;
use super::sheet;
use super::table;
use super::text::Turn;
use crate::compose::{
    Composed, ComposedParagraph, ComposedTable, Contents, ContentsEntry, HeadRepeat, ImprintRow,
    Standing,
};
use crate::font::NameSet;
use crate::template::{Align, Lines, Pt, Start, Template};
use crate::write::xml::Xml;

pub(super) use dress::alignment;

/// The hundredths of a line and the twips of `count` blank lines.
pub(super) fn blank_lines(count: f64, template: &Template) -> (u32, u32) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "blank lines are few, and never below none"
    )]
    let hundredths = |unit: i64| (count.clamp(0.0, 1000.0) * unit as f64).round() as u32;
    (hundredths(100), hundredths(line(template)))
}

/// A stretch of the body that is built at a time.
#[derive(Default)]
pub(super) struct Chunk {
    /// The tree.
    pub(super) docx: docx_rs::Docx,
    /// What it cannot hold.
    pub(super) beside: Beside,
    /// Bytes of text in it.
    pub(super) text: usize,
}

impl Chunk {
    /// Adds a paragraph with further elements of its `w:pPr`.
    fn push(&mut self, paragraph: Paragraph, further: Vec<u8>) {
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_paragraph(paragraph);
        self.beside.paragraphs.push(further);
    }

    /// Adds a paragraph that holds so many bytes of text.
    pub(super) fn add(&mut self, paragraph: Paragraph, further: Vec<u8>, text: usize) {
        self.text += text;
        self.push(paragraph, further);
    }

    /// Adds a table without a head.
    pub(super) fn add_table(&mut self, table: docx_rs::Table) {
        self.beside.head_rows.push(0);
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_table(table);
    }
}

/// Where the next block begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// At the document's very start.
    First,
    /// At the start of a section, on a new page.
    Section,
    /// On a new page.
    NewPage,
    /// Below what stands above it.
    Below,
}

/// Turns blocks into docx-rs trees.
pub(super) struct Body<'t> {
    template: &'t Template,
    names: NameSet,
    pictures: &'t Pictures,
    bullets: &'t Bullets<'t>,
    /// Drawings so far.
    drawings: usize,
    /// What a table of contents lists, the next entry last.
    listed: Vec<ContentsEntry>,
    /// Entries of the outline so far.
    headings: usize,
    links: Links,
    /// The paragraph of which a single line may stand on a page.
    parting: Option<&'t crate::document::Paragraph>,
    /// The footnotes met so far, and the addresses in them.
    notes: Vec<Note>,
    note_links: Links,
    /// Notes to which several marks refer.
    cited: Cited,
    next: Place,
    ends_in_table: bool,
}

impl<'t> Body<'t> {
    /// A body by `template`, whose faces bear `names`.
    pub(super) fn new(template: &'t Template, names: NameSet, further: Further<'t>) -> Self {
        Self {
            template,
            names,
            pictures: further.pictures,
            bullets: further.bullets,
            drawings: 0,
            listed: Vec::new(),
            headings: 0,
            links: Links::default(),
            parting: None,
            notes: Vec::new(),
            note_links: Links::default(),
            cited: Cited::new(),
            next: Place::First,
            ends_in_table: false,
        }
    }

    /// The addresses met so far.
    pub(super) fn links(&self) -> &Links {
        &self.links
    }

    /// Lets a single line of the block stand on a page.
    pub(super) fn parts(&mut self, block: Option<&Composed<'t>>) {
        self.parting = match block {
            Some(Composed::Paragraph(it)) => Some(it.paragraph),
            Some(
                Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_),
            )
            | None => None,
        };
    }

    /// Whether a block stands already.
    pub(super) fn has_begun(&self) -> bool {
        self.next != Place::First
    }

    /// Whether a block stands already in the section that goes on.
    pub(super) fn goes_on(&self) -> bool {
        !matches!(self.next, Place::First | Place::Section)
    }

    /// Adds names that stand side by side to a chunk: one paragraph, each name
    /// in the middle of a tab of ours.
    pub(super) fn names(&mut self, names: &[Composed<'_>], chunk: &mut Chunk) {
        let names: Vec<&ComposedParagraph<'_>> = names.iter().filter_map(paragraph_of).collect();
        let Some(first) = names.first() else { return };
        let row = ComposedParagraph {
            align: Align::Left,
            first_indent: Pt::ZERO,
            left_indent: Pt::ZERO,
            right_indent: Pt::ZERO,
            before: self.seals_room(first, chunk),
            ..(*first).clone()
        };
        let (mut paragraph, style, further) = self.dressed(&row);
        for name in &names {
            let centre = name.seal.as_ref().map_or(Pt::ZERO, |seal| seal.centre);
            let stop = usize::try_from(centre.twips()).unwrap_or_default();
            paragraph = paragraph
                .add_tab(Tab::new().val(TabValueType::Center).pos(stop))
                .add_run(docx_rs::Run::new().style(sheet::NAME_TAB).add_tab());
            paragraph = self.with_runs(paragraph, name, (style, &[]));
            chunk.text += name.paragraph.text.chars.len();
        }
        chunk.push(paragraph, further);
        self.press(&names, chunk);
        self.ends_in_table = false;
    }

    /// Lets the pictures of names stand in their row, which was added last.
    fn press(&mut self, names: &[&ComposedParagraph<'_>], chunk: &mut Chunk) {
        let last = chunk.beside.paragraphs.len().saturating_sub(1);
        for name in names {
            let Some(seal) = &name.seal else { continue };
            if let Some(pressed) = &seal.picture {
                self.drawings += 1;
                let above = name.lines.len().saturating_sub(1);
                let at = (seal.centre, above);
                let run = self.pictures.run(pressed, at, self.drawings, self.template);
                chunk.beside.runs.entry(last).or_default().extend(run);
            }
        }
    }

    /// The blank lines above a name. Where a picture hangs on it they are an
    /// empty paragraph: whether those above a paragraph count in the place of
    /// what hangs on it is nowhere written, and at a page's top they would go,
    /// which a seal must not.
    fn seals_room(&mut self, name: &ComposedParagraph<'_>, chunk: &mut Chunk) -> Lines {
        let begins = self.next != Place::Below || name.start == Start::NewPage;
        let lines = match &name.seal {
            Some(seal) if begins => seal.above(self.template),
            Some(seal) if seal.picture.is_some() => name.before.0,
            Some(_) | None => return name.before,
        };
        if lines > 0.0 {
            let holder = Paragraph::new().style(sheet::HOLDER).keep_next(true);
            let holder = self.page_start(holder);
            let (_, twips) = blank_lines(lines, self.template);
            let twips = twips.to_string();
            let mut xml = Xml::fragment();
            let line = [("w:line", twips.as_str()), ("w:lineRule", "exact")];
            xml.empty("w:spacing", &line);
            chunk.push(holder, xml.into_bytes());
        }
        Lines(0.0)
    }

    /// Lets what `contents` lists bear its marks.
    pub(super) fn lists(&mut self, contents: &Contents) {
        self.listed = contents.entries.iter().rev().cloned().collect();
    }

    /// Marks the paragraph that was added last, where it is one that is listed.
    fn mark(&mut self, composed: &ComposedParagraph<'_>, chunk: &mut Chunk) {
        if composed.outline.is_none() {
            return;
        }
        if let Some(entry) = self.listed.pop_if(|it| it.heading == self.headings) {
            let last = chunk.beside.paragraphs.len().saturating_sub(1);
            let runs = chunk.beside.runs.entry(last).or_default();
            runs.extend(contents::mark(&entry));
        }
        self.headings += 1;
    }

    /// Adds a block to a chunk.
    pub(super) fn block(&mut self, block: &Composed<'_>, chunk: &mut Chunk) {
        match block {
            Composed::Paragraph(paragraph) => self.paragraph(paragraph, chunk),
            Composed::Table(table) => self.table_rows(table, 0..table.rows.len(), chunk),
            Composed::Image(figure) => self.figure(figure, chunk),
            // A section says how its pages lie; it ends elsewhere.
            Composed::Turn(_) => return,
            Composed::PageBreak => {
                if self.next == Place::Below {
                    self.next = Place::NewPage;
                }
                return;
            }
        }
        self.ends_in_table = matches!(block, Composed::Table(_));
    }

    /// Word wants a paragraph after a table that ends the document.
    pub(super) fn end(&mut self, chunk: &mut Chunk) {
        if self.ends_in_table || self.next == Place::First {
            self.holder(chunk, Place::Below);
        }
    }

    /// Ends the section whose properties these are with the last block.
    pub(super) fn end_section(&mut self, chunk: &mut Chunk, section: &[u8]) {
        self.end(chunk);
        if chunk.beside.paragraphs.is_empty() {
            self.holder(chunk, Place::Below);
        }
        if let Some(last) = chunk.beside.paragraphs.last_mut() {
            last.extend_from_slice(section);
        }
        self.ends_in_table = false;
        self.next = Place::Section;
    }

    /// Puts a paragraph between a table and one that follows, lest the two
    /// become one.
    pub(super) fn part_tables(&mut self, chunk: &mut Chunk) {
        if self.ends_in_table {
            chunk.push(Paragraph::new().style(sheet::HOLDER), Vec::new());
            self.ends_in_table = false;
        }
    }

    /// An empty paragraph of no height that holds a place.
    pub(super) fn holder(&mut self, chunk: &mut Chunk, start: Place) {
        if start == Place::NewPage && self.next == Place::Below {
            self.next = Place::NewPage;
        }
        let holder = self.page_start(Paragraph::new().style(sheet::HOLDER));
        chunk.push(holder, Vec::new());
    }

    /// A row of the 版记 as a chunk of its own, wherever the text is.
    pub(super) fn row(&mut self, row: &ImprintRow<'_>) -> Chunk {
        let next = std::mem::replace(&mut self.next, Place::Below);
        let mut chunk = Chunk::default();
        let text = &row.paragraph.paragraph.text.chars;
        // A tab of the text's own does as well.
        let tab = row
            .right_from
            .filter(|byte| *byte > 0 && !text[..*byte].contains('\t'));
        let turn = match row.right_stands {
            Standing::Beside => Turn::Tab,
            Standing::Below => Turn::LineAndTab,
        };
        let gap = tab.map(|byte| text[..byte].trim_end().len());
        let gap = gap.filter(|gap| Some(*gap) != tab);
        let gap = gap.map(|byte| (byte, Turn::Gap));
        let turns: Vec<_> = gap.into_iter().chain(tab.map(|it| (it, turn))).collect();
        self.paragraph_with(&row.paragraph, &turns, &mut chunk);
        self.next = next;
        chunk
    }

    /// Adds the rows of `table` in `rows` as a table; those from 0 on begin it.
    pub(super) fn table_rows(
        &mut self,
        table: &ComposedTable<'_>,
        rows: Range<usize>,
        chunk: &mut Chunk,
    ) {
        if table.columns.is_empty() {
            return;
        }
        // Two tables without a paragraph between them become one.
        if rows.start == 0 && (self.ends_in_table || self.next == Place::NewPage) {
            let apart = match self.next {
                Place::Below => gap(table.before.0, self.template),
                Place::First | Place::Section | Place::NewPage => Vec::new(),
            };
            let holder = self.page_start(Paragraph::new().style(sheet::HOLDER));
            chunk.push(holder, apart);
        }
        self.next = Place::Below;
        self.ends_in_table = true;
        let head = match table.repeat {
            HeadRepeat::EachPage => table.table.head().saturating_sub(rows.start),
            HeadRepeat::Once => 0,
        };
        chunk.beside.head_rows.push(head.min(rows.len()));
        let built = table::build(table, rows, self);
        let docx = std::mem::take(&mut chunk.docx);
        chunk.docx = docx.add_table(built);
    }

    fn page_start(&mut self, paragraph: Paragraph) -> Paragraph {
        match std::mem::replace(&mut self.next, Place::Below) {
            Place::NewPage => paragraph.page_break_before(true),
            Place::First | Place::Section | Place::Below => paragraph,
        }
    }

    fn paragraph(&mut self, composed: &ComposedParagraph<'_>, chunk: &mut Chunk) {
        let before = self.seals_room(composed, chunk);
        let breaks = line_breaks(composed);
        if before == composed.before {
            return self.paragraph_with(composed, &breaks, chunk);
        }
        let composed = ComposedParagraph {
            before,
            ..composed.clone()
        };
        self.paragraph_with(&composed, &breaks, chunk);
    }

    fn paragraph_with(
        &mut self,
        composed: &ComposedParagraph<'_>,
        breaks: &[(usize, Turn)],
        chunk: &mut Chunk,
    ) {
        let (paragraph, style, further) = self.dressed(composed);
        chunk.text += composed.paragraph.text.chars.len();
        chunk.push(
            self.with_runs(paragraph, composed, (style, breaks)),
            further,
        );
        self.press(&[composed], chunk);
        self.mark(composed, chunk);
    }

    /// The template.
    pub(super) fn template(&self) -> &'t Template {
        self.template
    }
}

/// What makes an empty paragraph so many lines of the grid high.
fn gap(lines: f64, template: &Template) -> Vec<u8> {
    let mut xml = Xml::fragment();
    let (_, twips) = blank_lines(lines, template);
    if twips > 0 {
        let line = twips.to_string();
        let spacing = [("w:line", line.as_str()), ("w:lineRule", "exact")];
        xml.empty("w:spacing", &spacing);
    }
    xml.into_bytes()
}

fn paragraph_of<'c, 'a>(block: &'c Composed<'a>) -> Option<&'c ComposedParagraph<'a>> {
    match block {
        Composed::Paragraph(paragraph) => Some(paragraph),
        Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => None,
    }
}

/// The bytes before which compose ends a line, other than at a line feed of
/// the text, which breaks the line by itself.
fn line_breaks(composed: &ComposedParagraph<'_>) -> Vec<(usize, Turn)> {
    let text = composed.paragraph.text.chars.as_bytes();
    composed
        .lines
        .iter()
        .map(|range| range.start)
        .filter(|&start| start > 0 && text.get(start - 1) != Some(&b'\n'))
        .map(|start| (start, Turn::Line))
        .collect()
}
