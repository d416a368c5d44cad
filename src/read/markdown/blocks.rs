//! Events of pulldown-cmark in, blocks out.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::footnotes::{Footnotes, Marked};
use super::html::is_line_break;
use super::inline::{Growing, Grown};
use super::lists::Lists;
use super::loose::Loose;
use super::told::Told;
use super::unflanked;
use crate::diagnostic::Diagnostic;
use crate::document::{Cell, Image, InlineKind, Place, Row, Side, Table, Text};
use crate::read::directive::in_comment;
use crate::read::lines::LineIndex;
use crate::read::{Evidence, SourceBlock, SourceParagraph, cells};

/// Stands for a pipe that is text while cells are parted.
const ESCAPED_PIPE: &str = "\u{1}";

/// Where what is read stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Among the blocks.
    Here,
    /// At the mark of a footnote.
    Elsewhere,
}

/// Whether an 附件说明 is being read whose entries stand each on a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entries {
    Whole,
    Parted,
}

/// What an 附件说明 begins with.
const ATTACHMENTS: [&str; 2] = ["附件：", "附件:"];

/// The number that `line` begins with, as attachments and a clerk's lists have
/// them: `2.`, `2．`, `2、`.
fn number_of(line: &str) -> Option<u32> {
    let line = line.trim_start();
    let behind = line.trim_start_matches(|it: char| it.is_ascii_digit());
    let digits = &line[..line.len() - behind.len()];
    let mut behind_number = behind.chars();
    let is_number = (1..=2).contains(&digits.len())
        && matches!(behind_number.next(), Some('.' | '．' | '、'))
        && behind_number.next().is_some_and(|it| !it.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

/// Takes events and grows the list of blocks.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    lines: &'a LineIndex<'a>,
    blocks: Vec<SourceBlock>,
    pub(super) growing: Growing,
    /// Level of the heading that is open.
    level: Option<u8>,
    lists: Lists,
    table: Option<Table>,
    /// Where the cell that was begun last ends, and the row it is in.
    cell: (usize, usize),
    pub(super) image: Option<Image>,
    /// The pictures in the table that is open.
    in_cells: Vec<Image>,
    /// Pictures that follow the heading that is open.
    after: Vec<SourceBlock>,
    notes: Footnotes,
    /// Whether this is inside a note that stands elsewhere.
    place: Standing,
    code_block: bool,
    /// Where the text that came last ends: a backslash behind it is none of the text.
    pub(super) taken: usize,
    /// The second of two asterisks that were taken together.
    pub(super) star_taken: usize,
    /// How many pairs of asterisks were read as bold against CommonMark, and
    /// where the first stands.
    unflanked: (usize, Option<Place>),
    /// How many marks of footnotes stand as text, and where the first does.
    unset: (usize, Option<Place>),
    /// How many notes stand as text, and where the first does.
    left: (usize, Option<Place>),
    /// How many pictures stand in cells, and where the first does.
    pictured: (usize, Option<Place>),
    /// How many numbers of lists were counted, and where the first stands.
    counted: (usize, Option<Place>),
    /// Marks of footnotes without a note.
    loose: Loose,
    /// Whether the paragraph is an 附件说明 that was parted at the lines of its entries.
    entries: Entries,
    /// The byte where the last block ended.
    end: usize,
}

impl<'a> Reader<'a> {
    /// A reader of `text`, whose footnotes are known.
    pub(super) fn new(text: &'a str, lines: &'a LineIndex<'a>, notes: Footnotes) -> Self {
        Self {
            text,
            lines,
            blocks: Vec::new(),
            growing: Growing::default(),
            level: None,
            lists: Lists::default(),
            table: None,
            cell: (0, 0),
            image: None,
            in_cells: Vec::new(),
            pictured: (0, None),
            after: Vec::new(),
            notes,
            place: Standing::Here,
            code_block: false,
            taken: 0,
            star_taken: usize::MAX,
            unflanked: (0, None),
            unset: (0, None),
            left: (0, None),
            counted: (0, None),
            loose: Loose::default(),
            entries: Entries::Whole,
            end: 0,
        }
    }

    /// Counts the marks of footnotes in what is given above the text, which ends
    /// at byte `end`.
    pub(super) fn look_above(&mut self, end: usize) {
        let mut at = 0;
        for line in self.text[..end].split_inclusive('\n') {
            let marks = line.match_indices("[^").filter_map(|(mark, _)| {
                let close = line[mark..].find(']')?;
                (!line.starts_with('#')).then_some(at + mark..at + mark + close + 1)
            });
            for mark in marks {
                self.unset(mark);
            }
            at += line.len();
        }
    }

    /// Counts a mark that stays text.
    fn unset(&mut self, bytes: Range<usize>) {
        self.unset.0 += 1;
        let place = || self.lines.place(bytes);
        self.unset.1.get_or_insert_with(place);
    }

    /// The blocks, when there are no more events, and what the user should know.
    pub(super) fn finish(mut self) -> (Vec<SourceBlock>, Vec<Diagnostic>) {
        self.end_paragraph();
        let told = Told {
            unflanked: self.unflanked,
            unset: self.unset,
            left: self.left,
            counted: self.counted,
            pictured: self.pictured,
            loose: self.loose.first,
        };
        (self.blocks, told.diagnostics())
    }

    /// Takes one event and the bytes it stands at.
    pub(super) fn take(&mut self, event: Event, bytes: Range<usize>) {
        if let Event::Text(chars) = &event
            && !self.code_block
        {
            self.loose.look_at(chars, &bytes, self.text, self.lines);
        }
        if self.place == Standing::Elsewhere {
            match event {
                Event::End(TagEnd::FootnoteDefinition) => self.place = Standing::Here,
                Event::FootnoteReference(_) => self.unset(bytes),
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, bytes),
            Event::End(tag) => self.end(tag),
            Event::Text(chars) if self.code_block => self.code_lines(&chars, bytes.start),
            Event::Html(chars) | Event::InlineHtml(chars) if in_comment(&chars).is_some() => {
                self.leave_out(&bytes);
            }
            Event::Html(chars) => self.html_line(&chars, bytes),
            Event::InlineHtml(html) if is_line_break(&html) => self.growing.hard_break(),
            Event::Text(chars) => self.words(&chars, bytes),
            Event::InlineHtml(chars) => self.push(&chars, bytes),
            Event::Code(chars) => self.growing.push_as(InlineKind::Code, &chars, bytes),
            Event::FootnoteReference(label) => self.refer(&label, bytes),
            Event::SoftBreak => self.soft_break(bytes.end),
            Event::HardBreak => self.growing.hard_break(),
            // A rule is no character; the others are not of the dialect.
            Event::Rule
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    /// A line of the file ends at the byte `end`: nothing, but where an 附件说明
    /// goes on with the next number of its own, or the line below a numbered one
    /// has the number that follows.
    fn soft_break(&mut self, end: usize) {
        let next = number_of(&self.text[end..]).filter(|_| self.image.is_none());
        let noted = self.entries == Entries::Parted || self.growing.begins_with(&ATTACHMENTS);
        if noted && next.is_some() {
            self.end_paragraph();
            self.entries = Entries::Parted;
        } else if next.is_some_and(|next| self.counts_to(next)) {
            self.end_paragraph();
        } else {
            self.growing.soft_break();
        }
    }

    /// Whether the paragraph begins with the number before `next`, outside all lists:
    /// to Markdown `1.甲` without a blank is no item.
    fn counts_to(&self, next: u32) -> bool {
        let own = number_of(self.growing.so_far());
        self.lists.is_outside() && own.is_some_and(|own| own + 1 == next)
    }

    pub(super) fn push(&mut self, chars: &str, bytes: Range<usize>) {
        match &mut self.image {
            Some(image) => image.alternative.push_str(chars),
            None => self.growing.push(chars, bytes),
        }
    }

    /// A mark: the note stands there the first time.
    fn refer(&mut self, label: &str, bytes: Range<usize>) {
        let mark = format!("[^{label}]");
        match self.notes.take(label) {
            Some(Marked::First(note)) => self.growing.push_note(note, bytes),
            Some(Marked::Again(note)) => self.growing.push_again(note, &mark, bytes),
            None => {
                self.unset(bytes.clone());
                self.push(&mark, bytes);
            }
        }
    }

    fn start(&mut self, tag: Tag, bytes: Range<usize>) {
        match tag {
            // The text of a tight item ends where a block inside it begins.
            Tag::Heading { level, .. } => {
                self.end_paragraph();
                self.level = Some(level as u8);
            }
            Tag::CodeBlock(_) => {
                self.end_paragraph();
                self.code_block = true;
            }
            Tag::BlockQuote(_) | Tag::HtmlBlock => self.end_paragraph(),
            Tag::List(first) => {
                self.end_paragraph();
                self.lists.begin(first);
            }
            Tag::Item => self.lists.begin_item(&self.text[bytes.start..]),
            Tag::FootnoteDefinition(label) if self.notes.has(&label) => {
                self.place = Standing::Elsewhere;
            }
            Tag::FootnoteDefinition(label) => {
                self.left.0 += 1;
                let place = || self.lines.place(bytes.clone());
                self.left.1.get_or_insert_with(place);
                self.push(&format!("[^{label}]: "), bytes.start..bytes.start);
            }
            Tag::Table(sides) => self.table = Some(self.empty_table(&sides, bytes)),
            Tag::TableHead | Tag::TableRow => {
                self.with_table(|table| table.rows.push(Row::default()));
                self.cell = (bytes.start, bytes.end);
            }
            Tag::TableCell => self.cell.0 = bytes.end,
            Tag::Image { dest_url, .. } => self.start_image(dest_url.into_string(), bytes),
            Tag::Emphasis => self.growing.open(InlineKind::Emphasis),
            Tag::Strong => self.growing.open(InlineKind::Strong),
            Tag::Strikethrough => self.growing.open(InlineKind::Strike),
            Tag::Link { dest_url, .. } => {
                self.growing.open(InlineKind::Link(dest_url.into_string()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::FootnoteDefinition => {
                self.end_paragraph();
                self.entries = Entries::Whole;
            }
            TagEnd::Heading(_) => {
                self.end_paragraph();
                self.level = None;
                self.blocks.append(&mut self.after);
            }
            TagEnd::Item => {
                self.end_paragraph();
                self.lists.end_item();
            }
            TagEnd::CodeBlock => self.code_block = false,
            TagEnd::List(_) => self.end_list(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableRow => self.end_row(),
            TagEnd::Table => self.end_table(),
            TagEnd::Image => self.end_image(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                self.growing.close();
            }
            _ => {}
        }
    }

    /// The innermost list ends: its numbers are known now.
    fn end_list(&mut self) {
        for counted in self.lists.end() {
            let Some(SourceBlock::Paragraph(paragraph)) = self.blocks.get_mut(counted.block) else {
                continue;
            };
            counted.put_into(&mut paragraph.text);
            self.counted.0 += 1;
            self.counted
                .1
                .get_or_insert_with(|| paragraph.place.clone());
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        let Some(grown) = self.growing.take() else {
            return;
        };
        self.dissolve(&grown);
        let Grown {
            text, stars, bytes, ..
        } = grown;
        let (text, count) = unflanked::resolve(text, &stars);
        if count > 0 {
            self.unflanked.0 += count;
            let place = || self.lines.place(bytes.clone());
            self.unflanked.1.get_or_insert_with(place);
        }
        let blank_before = self.blank_before(bytes.start);
        self.end = bytes.end;
        let (text, list_label) = self.lists.paragraph(text, self.blocks.len());
        self.blocks.push(SourceBlock::Paragraph(SourceParagraph {
            text,
            evidence: Evidence {
                outline_level: self.level,
                list_label,
                ..Evidence::default()
            },
            place: self.lines.place(bytes),
            blank_before,
        }));
    }

    /// Where the text is a note, nothing refers to that any more.
    fn dissolve(&mut self, grown: &Grown) {
        if let Some(place) = &grown.note {
            self.notes.dissolve(place);
        }
    }

    fn blank_before(&self, start: usize) -> u32 {
        if self.end == 0 {
            return 0;
        }
        let before = self.lines.line(self.end);
        self.lines.line(start).saturating_sub(before + 1)
    }

    /// Each line of a code block is a paragraph, its indent included.
    fn code_lines(&mut self, chars: &str, start: usize) {
        let mut at = start;
        for line in chars.split_inclusive('\n') {
            let code = line.trim_end_matches(['\n', '\r']);
            self.growing
                .push_as(InlineKind::Code, code, at..at + code.len());
            self.end_paragraph();
            at += line.len();
        }
    }

    fn empty_table(&mut self, sides: &[Alignment], bytes: Range<usize>) -> Table {
        self.end_paragraph();
        Table {
            rows: Vec::new(),
            head_rows: 1,
            sides: sides.iter().map(|side| side_of(*side)).collect(),
            place: self.lines.place(bytes),
        }
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = &mut self.table {
            change(table);
        }
    }

    /// What a row has beyond the columns of its head, which GFM drops: cells of
    /// plain text.
    fn end_row(&mut self) {
        let (cell, row) = self.cell;
        let rest = self.text.get(cell..row).unwrap_or_default();
        let rest = rest.replace("\\|", ESCAPED_PIPE);
        let cells = rest.split('|').map(str::trim);
        let cells: Vec<Cell> = cells
            .filter(|cell| !cell.is_empty())
            .map(|cell| Cell::of(Text::plain(cell.replace(ESCAPED_PIPE, "|"))))
            .collect();
        self.with_table(|table| {
            if let Some(row) = table.rows.last_mut() {
                row.cells.extend(cells);
            }
        });
    }

    fn end_cell(&mut self) {
        let grown = self.growing.take();
        if let Some(grown) = &grown {
            self.dissolve(grown);
        }
        let text = grown.map(|grown| grown.text).unwrap_or_default();
        self.with_table(|table| {
            if let Some(row) = table.rows.last_mut() {
                row.cells.push(Cell::of(text));
            }
        });
    }

    fn end_table(&mut self) {
        if let Some(table) = self.table.take() {
            let images = std::mem::take(&mut self.in_cells);
            self.blocks.extend(cells::blocks(table, images));
        }
    }

    fn end_image(&mut self) {
        let Some(image) = self.image.take() else {
            return;
        };
        if self.table.is_some() {
            self.pictured.0 += 1;
            self.pictured.1.get_or_insert_with(|| image.place.clone());
            self.in_cells.push(image);
        } else if self.level.is_some() {
            self.after.push(SourceBlock::Image(image));
        } else {
            self.blocks.push(SourceBlock::Image(image));
        }
    }

    /// A picture in running text parts the paragraph; one in a table's cell
    /// follows the table, one in a heading that.
    fn start_image(&mut self, source: String, bytes: Range<usize>) {
        if self.table.is_none() && self.level.is_none() {
            self.end_paragraph();
        }
        self.image = Some(Image::named(source, self.lines.place(bytes)));
    }
}

/// What `:--`, `:--:` or `--:` says of a column.
fn side_of(alignment: Alignment) -> Option<Side> {
    match alignment {
        Alignment::None => None,
        Alignment::Left => Some(Side::Left),
        Alignment::Center => Some(Side::Center),
        Alignment::Right => Some(Side::Right),
    }
}
