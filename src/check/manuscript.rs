//! A source and its outline in, passages out: each whole paragraph of the file
//! with what it is, what in it is left alone, and where its characters stand.
//!
//! The lines of a hard-wrapped text become one passage; the cells of a table
//! are passages of their own. It judges nothing.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use super::given::elements;
use super::quiet::{Quiet, Stretches};
use crate::document::{
    Block, Cell, CellLine, Document, Edit, Place, Role, Text, Verbatim, replacements,
};
use crate::outline::{LineReading, Outline};
use crate::read::{Evidence, Format, FrontMatter, Source, SourceBlock, SourceParagraph};

/// A whole text, ready to be checked.
#[derive(Debug)]
pub struct Manuscript<'a> {
    /// The kind of file.
    pub format: Format,
    /// The passages, in reading order.
    pub passages: Vec<Passage<'a>>,
    /// The values given in front matter, each a passage of its own with the role
    /// of its element, without what composing adds.
    pub elements: Vec<Passage<'a>>,
    /// The elements given in front matter.
    pub given: &'a FrontMatter,
    /// The document.
    pub document: &'a Document,
}

/// Where a passage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Among the paragraphs.
    Paragraph,
    /// In a cell of a table.
    Cell,
    /// At the foot of the page.
    Footnote,
    /// In front matter.
    Given,
}

/// A paragraph of the file.
#[derive(Debug)]
pub struct Passage<'a> {
    /// Its place among the passages.
    pub at: usize,
    /// Its characters, white space at its ends included; the line ends of a
    /// hard-wrapped paragraph are left out.
    pub text: Text,
    /// What it is.
    pub role: Role,
    /// Where it stands.
    pub standing: Standing,
    /// Which document it belongs to: 0 for the main one, then each enclosed
    /// one in order.
    pub document: usize,
    /// The marker of a heading or an item, as it stands.
    pub marker: Option<&'a str>,
    /// The number of the marker.
    pub ordinal: Option<u32>,
    /// The byte where the lead of a run-in heading ends.
    pub lead_end: Option<usize>,
    /// How sure the outline is of what it is, 0 to 1.
    pub confidence: f32,
    /// What the file says of it besides its characters.
    pub evidence: Option<&'a Evidence>,
    /// Stretches that are left alone.
    quiet: Stretches,
    /// Where it begins in the file.
    pub(super) place: &'a Place,
    /// The paragraphs of a .docx that a cell is.
    pub(super) lines: &'a [CellLine],
}

impl Passage<'_> {
    /// The line of a text, or the paragraph of a .docx, in which it begins.
    pub fn row(&self) -> u32 {
        self.place.row().unwrap_or(0)
    }

    /// Its characters.
    pub fn chars(&self) -> &str {
        &self.text.chars
    }

    /// Its characters without white space at the ends.
    pub fn words(&self) -> &str {
        self.text.chars.trim()
    }

    /// The bytes of [`Passage::words`].
    pub fn words_range(&self) -> Range<usize> {
        let start = self.text.chars.len() - self.text.chars.trim_start().len();
        start..start + self.words().len()
    }

    /// The bytes behind its marker and the white space there.
    pub fn body_range(&self) -> Range<usize> {
        let words = self.words_range();
        let marker = self.marker.map_or(0, str::len);
        let start = words.start + marker.min(words.len());
        let rest = &self.text.chars[start..words.end];
        words.end - rest.trim_start().len()..words.end
    }

    /// The quiet stretch that holds all of `range`, if one does that the rule
    /// does not look into.
    pub fn is_quiet(&self, range: &Range<usize>, looks_into: &[Quiet]) -> bool {
        self.quiet.hold(range, looks_into)
    }

    /// Whether any of `range` is code, in which no character is a neighbour of
    /// one outside it.
    pub fn meets_code(&self, range: &Range<usize>) -> bool {
        let meets = |it: Range<usize>| it.start < range.end && range.start < it.end;
        self.quiet(Quiet::Code).any(meets)
    }

    /// The quiet stretches of `kind`.
    pub fn quiet(&self, kind: Quiet) -> impl Iterator<Item = Range<usize>> + '_ {
        self.quiet.of_kind(kind)
    }

    /// The paragraph of a .docx in which the character at `byte` is: where it
    /// stands, and the byte at which it begins.
    pub(super) fn line_at(&self, byte: usize) -> (&Place, usize) {
        let line = self.lines.iter().rfind(|line| line.start <= byte);
        line.map_or((self.place, 0), |line| (&line.place, line.start))
    }

    /// The bytes of the file at which `range` stands, piece by piece; `None`
    /// where part of it is written another way there, so that no edit of it is
    /// known. An empty range is a place between two characters.
    pub fn in_file(&self, range: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let verbatim = self.text.verbatim_at(range);
        if range.is_empty() {
            let at = range.start;
            let touches = |it: &&Verbatim| it.range().start <= at && at <= it.range().end;
            let it = verbatim.iter().find(touches)?;
            let lead = if at == it.start { it.lead } else { 0 };
            let byte = it.bytes.start + (at - it.start) - lead;
            return Some(std::iter::once(byte..byte).collect());
        }
        let mut pieces = Vec::new();
        let mut covered = range.start;
        for it in verbatim {
            let own = it.range();
            let (start, end) = (own.start.max(range.start), own.end.min(range.end));
            if start >= end {
                continue;
            }
            if start != covered {
                return None;
            }
            covered = end;
            let first = it.bytes.start + (start - own.start);
            pieces.push(first..first + (end - start));
        }
        (covered == range.end).then_some(pieces)
    }

    /// The edits of the file that put `with` in the place of `range`: each
    /// character goes where the one stood that it stands for, so that it has
    /// its form. `None` as [`Passage::in_file`].
    pub(super) fn edits(&self, range: &Range<usize>, with: &str) -> Option<Vec<Edit>> {
        let pieces = self.in_file(range)?;
        let old = &self.text.chars[range.clone()];
        let lengths: Vec<usize> = pieces.iter().map(Range::len).collect();
        let parts = replacements(old, &lengths, with);
        let mut at = range.start;
        let edits = pieces.into_iter().zip(parts).map(|(bytes, with)| {
            let old = &self.text.chars[at..at + bytes.len()];
            // What marks a character in the file stays with that character alone.
            let stays = old.is_empty() || old.chars().next() == with.chars().next();
            let lead = if stays { 0 } else { self.lead(at) };
            at += old.len();
            Edit {
                bytes: bytes.start - lead..bytes.end,
                with: with.to_owned(),
            }
        });
        Some(edits.collect())
    }

    /// How many bytes of the file before the character at `byte` belong to it.
    fn lead(&self, byte: usize) -> usize {
        let mut around = self.text.verbatim_at(&(byte..byte)).iter();
        let begins = around.find(|it| it.start == byte);
        begins.map_or(0, |it| it.lead)
    }
}

impl<'a> Manuscript<'a> {
    /// The manuscript of `source`, which was read as `outline`.
    pub fn new(source: &'a Source, outline: &'a Outline) -> Self {
        let mut builder = Builder {
            readings: readings(&outline.lines),
            documents: documents(&outline.document),
            document: 0,
            passages: Vec::new(),
        };
        for block in &source.blocks {
            builder.block(block);
        }
        // Once each paragraph is whole: it may have very many lines.
        for passage in &mut builder.passages {
            let typeset = passage.evidence.map(|it| &it.typeset);
            let literal = typeset.map_or(&[][..], |it| &it.literal);
            let in_lines = passage.lines.iter().flat_map(|line| &line.literal);
            let literal = literal.iter().chain(in_lines).cloned();
            passage.quiet = Stretches::of(&passage.text, literal);
        }
        if source.format == Format::Markdown {
            quiet_comments(&mut builder.passages);
        }
        let elements = elements(&source.given, builder.passages.len());
        Self {
            format: source.format,
            passages: builder.passages,
            elements,
            given: &source.given,
            document: &outline.document,
        }
    }

    /// The passages that are no cells and no footnotes.
    pub fn paragraphs(&self) -> impl DoubleEndedIterator<Item = &Passage<'a>> {
        let is_paragraph = |it: &&Passage<'a>| it.standing == Standing::Paragraph;
        self.passages.iter().filter(is_paragraph)
    }

    /// The paragraphs of one document that play `role`.
    pub fn with_role(&self, document: usize, role: Role) -> impl Iterator<Item = &Passage<'a>> {
        let is_it = move |it: &&Passage<'a>| it.document == document && it.role == role;
        self.paragraphs().filter(is_it)
    }

    /// The same, after the values given for such an element; they belong to the
    /// main document.
    pub fn with_element(&self, role: Role) -> impl Iterator<Item = &Passage<'a>> {
        let given = self.elements.iter().filter(move |it| it.role == role);
        given.chain(self.with_role(0, role))
    }

    /// The passage or element numbered `at`.
    pub(super) fn passage(&self, at: usize) -> &Passage<'a> {
        let given = || &self.elements[at - self.passages.len()];
        self.passages.get(at).unwrap_or_else(given)
    }

    /// The paragraph that begins at `place` or stands on its row.
    pub fn at(&self, place: &Place) -> Option<&Passage<'a>> {
        let row = place.row()?;
        self.paragraphs().find(|it| it.row() == row)
    }

    /// How many documents there are, the main one included.
    pub fn documents(&self) -> usize {
        let last = self.passages.iter().map(|it| it.document).max();
        last.map_or(0, |it| it + 1)
    }
}

/// The readings of each row of the file, in order.
fn readings(lines: &[LineReading]) -> BTreeMap<u32, VecDeque<&LineReading>> {
    let mut by_row: BTreeMap<u32, VecDeque<&LineReading>> = BTreeMap::new();
    for line in lines {
        by_row.entry(line.line).or_default().push_back(line);
    }
    by_row
}

/// The rows at which another document begins, with its number.
fn documents(document: &Document) -> BTreeMap<u32, usize> {
    fn walk(document: &Document, number: usize, next: &mut usize, rows: &mut BTreeMap<u32, usize>) {
        for block in &document.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    if let Some(row) = paragraph.place.row() {
                        rows.insert(row, number);
                    }
                }
                Block::Enclosed(inner) => {
                    *next += 1;
                    walk(inner, *next, next, rows);
                }
                Block::Table(_) | Block::Image(_) | Block::PageBreak(_) => {}
            }
        }
    }
    let mut rows = BTreeMap::new();
    walk(document, 0, &mut 0, &mut rows);
    rows
}

struct Builder<'a> {
    readings: BTreeMap<u32, VecDeque<&'a LineReading>>,
    documents: BTreeMap<u32, usize>,
    document: usize,
    passages: Vec<Passage<'a>>,
}

impl<'a> Builder<'a> {
    fn block(&mut self, block: &'a SourceBlock) {
        match block {
            SourceBlock::Paragraph(paragraph) => self.paragraph(paragraph),
            SourceBlock::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    if !cell.text.chars.trim().is_empty() {
                        self.cell(cell, &table.place);
                    }
                }
            }
            SourceBlock::Image(_) | SourceBlock::PageBreak(_) => {}
        }
    }

    fn paragraph(&mut self, paragraph: &'a SourceParagraph) {
        let row = paragraph.place.row().unwrap_or(0);
        let reading = self.readings.get_mut(&row).and_then(VecDeque::pop_front);
        if let Some(reading) = reading.filter(|it| it.label == "cont") {
            let role = reading.role;
            let above = self.passages.iter_mut().rev();
            // A note among the paragraphs stands in a part of its own.
            let part = paragraph.place.part();
            let mut of_role = above.filter(|it| it.role == role && it.place.part() == part);
            if let Some(above) = of_role.next() {
                return join(above, &paragraph.text);
            }
        }
        self.document = self.documents.get(&row).copied().unwrap_or(self.document);
        let text = paragraph.text.clone();
        let before = paragraph.place.character().unwrap_or(1).saturating_sub(1) as usize;
        let lead_end = reading.and_then(|it| it.lead_shown).map(|chars| {
            let chars = chars.saturating_sub(before);
            let after = text.chars.char_indices().nth(chars);
            after.map_or(text.chars.len(), |(at, _)| at)
        });
        self.passages.push(Passage {
            at: self.passages.len(),
            quiet: Stretches::default(),
            text,
            role: reading.map_or(Role::Other, |it| it.role),
            standing: Standing::Paragraph,
            document: self.document,
            marker: reading.and_then(|it| it.marker.as_deref()),
            ordinal: reading.and_then(|it| it.ordinal),
            lead_end,
            confidence: reading.map_or(0.0, |it| it.confidence),
            evidence: Some(&paragraph.evidence),
            place: &paragraph.place,
            lines: &[],
        });
        for (_, note) in paragraph.text.footnotes() {
            self.beside(&note.text, &note.place, Standing::Footnote);
        }
    }

    fn cell(&mut self, cell: &'a Cell, table: &'a Place) {
        let place = cell.lines.first().map_or(table, |line| &line.place);
        self.beside(&cell.text, place, Standing::Cell);
        if let Some(passage) = self.passages.last_mut() {
            passage.lines = &cell.lines;
        }
    }

    /// A cell or a footnote.
    fn beside(&mut self, text: &Text, place: &'a Place, standing: Standing) {
        self.passages.push(Passage {
            at: self.passages.len(),
            document: self.document,
            ..Passage::beside(text.clone(), place, standing)
        });
    }
}

impl<'a> Passage<'a> {
    /// What is no paragraph of the main document.
    pub(super) fn beside(text: Text, place: &'a Place, standing: Standing) -> Self {
        Self {
            at: 0,
            // Looked for once all is there; in a given value nothing is left alone.
            quiet: Stretches::default(),
            text,
            role: if standing == Standing::Footnote {
                Role::Footnote
            } else {
                Role::Other
            },
            standing,
            document: 0,
            marker: None,
            ordinal: None,
            lead_end: None,
            confidence: 1.0,
            evidence: None,
            place,
            lines: &[],
        }
    }
}

/// Leaves the lines of a comment alone that begins with a line and ends on a
/// later one.
fn quiet_comments(passages: &mut [Passage<'_>]) {
    let closes = |it: &Passage<'_>| it.chars().find("-->").map(|at| at + "-->".len());
    let mut at = 0;
    while at < passages.len() {
        let rest = &mut passages[at..];
        at += 1;
        if !rest[0].words().starts_with("<!--") {
            continue;
        }
        let Some(last) = rest.iter().position(|it| closes(it).is_some()) else {
            return;
        };
        for passage in &mut rest[..=last] {
            let end = closes(passage).unwrap_or(passage.chars().len());
            passage.quiet.add(Quiet::Code, 0..end);
        }
        at += last;
    }
}

/// Puts a further line of a hard-wrapped paragraph behind it.
fn join(above: &mut Passage<'_>, line: &Text) {
    let kept = above.text.chars.trim_end().len();
    above.text.chars.truncate(kept);
    for it in &mut above.text.verbatim {
        it.bytes.end -= it.range().end.saturating_sub(kept).min(it.bytes.len());
    }
    let skipped = line.chars.len() - line.chars.trim_start().len();
    let mut rest = line.part(skipped..line.chars.len());
    for it in &line.verbatim {
        let cut = skipped.saturating_sub(it.start).min(it.bytes.len());
        rest.verbatim.push(Verbatim {
            start: (it.start + cut) - skipped.min(it.start + cut),
            bytes: it.bytes.start + cut..it.bytes.end,
            lead: if cut == 0 { it.lead } else { 0 },
        });
    }
    above.text.append(rest);
}
