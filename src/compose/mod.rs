//! (Document, Template, Fonts) in, [`Composition`] out: what both writer
//! families need and neither may work out for itself.
//!
//! It decides title line breaks, indents of signature and date, blank lines
//! and page starts. It breaks no body lines (layout does) and knows neither
//! PDF nor XML.

mod addressee;
mod advice;
mod attachment_note;
pub mod breaks;
mod combining;
mod composition;
mod contents;
mod figure;
mod hanging;
mod imprint;
mod letterhead;
mod list_item;
pub mod marks;
mod note;
mod paged;
mod press;
mod quotes;
mod runs;
mod seal;
pub mod shape;
mod signature;
mod spacing;
mod table;
mod title;

use crate::document::{Block, Document, Level, Paragraph, Role};
use crate::font::Fonts;
use crate::template::{Lines, Start, Style, Template};

pub use addressee::{has_many_addressees, move_addressees};
pub use advice::advise;
pub use composition::{
    Composed, ComposedParagraph, Composition, FirstPage, ImprintPlace, OutlineEntry, OutlineKind,
    PageFacts, PageStart, SignatureRoom,
};
pub use contents::{Contents, ContentsEntry, EntryForm, list_contents};
pub use figure::{Drawn, Figure};
pub use imprint::{Imprint, ImprintRow};
pub use letterhead::{
    HeadElement, HeadPiece, Letterhead, PlacedRule, RuleShape, complete_mark, title_as_mark,
};
pub use list_item::{ItemPart, ListItem};
pub use note::{Reference, note_gap, note_line};
pub use paged::halves;
pub use press::{GivenSeals, press};
pub use quotes::latin_quotes;
pub use runs::{Run, RunKind};
pub use seal::{Seal, Standing, below_the_date, below_the_name};
pub use table::{
    CELL_PADDING, CELL_PADDING_BELOW, Column, ComposedTable, HeadRepeat, Orientation, RowBreak,
    Stance, TableType, in_cell,
};
pub use title::WORD_LIST_LICENCE;

/// Composes `document`.
pub fn compose<'a>(
    document: &'a Document,
    template: &'a Template,
    fonts: &Fonts,
) -> Composition<'a> {
    let form = template.letterhead.as_ref();
    let head = form.map_or_else(Vec::new, |form| letterhead::paragraphs(document, form));
    let mut blocks = Vec::with_capacity(document.blocks.len());
    place_blocks(&document.blocks[head.len()..], template, &mut blocks);
    contents::enter_attachments(&mut blocks);
    let (imprint, too_high) = imprint::take(&mut blocks, template, fonts);
    let form = form.filter(|_| !head.is_empty());
    let letterhead = form.map(|form| letterhead::compose(&head, form, template, fonts));
    let mut notes = Vec::from_iter(too_high);
    if let Some((head, form)) = letterhead.as_ref().zip(form) {
        clear_above(&mut blocks);
        notes.extend(letterhead::notes(head, form));
    }
    let mut composition = Composition {
        template,
        title: document.title(),
        letterhead,
        blocks,
        imprint,
        notes,
        contents: None,
    };
    note::number(&mut composition);
    figure::size(&mut composition, fonts);
    title::break_lines(&mut composition, fonts);
    attachment_note::indent(&mut composition, fonts);
    hanging::attendance(&mut composition, fonts);
    signature::indent(&mut composition, fonts);
    signature::keep_company(&mut composition);
    table::arrange(&mut composition, fonts);
    composition
}

/// The blank lines below 版头 are its own: what follows asks for no further ones.
fn clear_above(blocks: &mut [Composed<'_>]) {
    if let Some(Composed::Paragraph(first)) = blocks.first_mut() {
        first.before = Lines(0.0);
    }
}

/// Puts the blocks one after the other, enclosed documents where they stand.
fn place_blocks<'a>(document: &'a [Block], template: &'a Template, blocks: &mut Vec<Composed<'a>>) {
    for block in document {
        match block {
            Block::Paragraph(paragraph) => {
                let composed = compose_paragraph(paragraph, template, blocks.last());
                blocks.push(Composed::Paragraph(composed));
            }
            Block::Table(table) => blocks.push(Composed::Table(ComposedTable::of(table, template))),
            Block::Image(image) => {
                blocks.push(Composed::Image(Figure::of(image)));
                if let Some(caption) = &image.caption {
                    let composed = compose_paragraph(caption, template, blocks.last());
                    blocks.push(Composed::Paragraph(composed));
                }
            }
            Block::PageBreak(_) => blocks.push(Composed::PageBreak),
            Block::Enclosed(enclosed) => {
                let at = blocks.len();
                place_blocks(&enclosed.blocks, template, blocks);
                // A document inside another begins on a page of its own (§7.3.7).
                if let Some(Composed::Paragraph(first)) = blocks.get_mut(at) {
                    first.start = Start::NewPage;
                }
            }
        }
    }
}

fn compose_paragraph<'a>(
    paragraph: &'a Paragraph,
    template: &'a Template,
    above: Option<&Composed<'_>>,
) -> ComposedParagraph<'a> {
    let style = template.styles.of(style_role(paragraph));
    let measure = template.measure(style.size);
    let above = match above {
        Some(Composed::Paragraph(above)) => Some(above),
        Some(Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_))
        | None => None,
    };
    let item = ListItem::of(paragraph);
    let (left_indent, first_indent) = match item {
        Some(item) => {
            let (left, hang) = item.indents(style, template);
            (left, -hang)
        }
        None => (
            style.left_indent.pt(measure),
            style.first_indent.pt(measure),
        ),
    };
    ComposedParagraph {
        paragraph,
        style,
        lines: Vec::new(),
        align: style.align,
        first_indent,
        left_indent,
        right_indent: style.right_indent.pt(measure),
        before: blank_lines(paragraph.role, style, above),
        after: Lines(0.0),
        keep: style.keep,
        start: start(paragraph.role, style, above),
        stands: Standing::Below,
        seal: None,
        references: Vec::new(),
        item,
        outline: outline_entry(paragraph),
    }
}

/// A heading with body text in its own paragraph is a body paragraph that has
/// a heading's words in front: the heading's style would swallow the text.
fn style_role(paragraph: &Paragraph) -> Role {
    match paragraph.role {
        Role::Heading(_) if paragraph.lead_end().is_some() => Role::Body,
        role => role,
    }
}

/// The blank lines between a paragraph and the one above: inside a run none,
/// else as many as the more demanding of the two asks for.
fn blank_lines(role: Role, style: &Style, above: Option<&ComposedParagraph<'_>>) -> Lines {
    match above {
        Some(above) if are_one_run(above.paragraph.role, role) => Lines(0.0),
        Some(above) => Lines(style.before.0.max(above.style.after.0)),
        None => style.before,
    }
}

/// Paragraphs of one role are one run; a title, its subtitle and the names
/// and dates under it stand together too.
fn are_one_run(above: Role, role: Role) -> bool {
    let in_title_block = |role| matches!(role, Role::Title | Role::Subtitle | Role::Byline);
    above == role || (in_title_block(above) && in_title_block(role))
}

/// Only the first paragraph of a run of one role begins a page.
fn start(role: Role, style: &Style, above: Option<&ComposedParagraph<'_>>) -> Start {
    match above {
        Some(above) if above.paragraph.role == role => Start::Below,
        Some(_) | None => style.start,
    }
}

fn outline_entry(paragraph: &Paragraph) -> Option<OutlineEntry> {
    let level = match paragraph.role {
        Role::Heading(level) => level,
        Role::Chapter => Level::One,
        _ => return None,
    };
    let words = match paragraph.lead_end() {
        Some(end) => &paragraph.text.chars[..end],
        None => &paragraph.text.chars,
    };
    let words = words.replace('\n', " ");
    Some(OutlineEntry::of(OutlineKind::Heading, level, &words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{InlineKind, Place, Text};

    fn given(role: Role, chars: &str) -> Paragraph {
        let place = Place::Given { key: String::new() };
        Paragraph::new(role, Text::plain(chars), place)
    }

    #[test]
    fn the_outline_takes_only_the_lead_of_a_run_in_heading() {
        let mut paragraph = given(Role::Heading(Level::Two), "（一）抓落实。各地要……");
        paragraph
            .text
            .mark(0.."（一）抓落实。".len(), InlineKind::Lead);
        let entry = outline_entry(&paragraph).expect("a heading has an entry");
        assert_eq!(entry.words, "（一）抓落实");
        assert_eq!(style_role(&paragraph), Role::Body);
    }
}
