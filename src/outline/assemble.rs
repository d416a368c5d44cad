//! Readings into the [`Document`].
//!
//! In: the source, the draft with every paragraph settled, the parts. Out:
//! blocks in the source's order, attachments and enclosed documents as
//! documents of their own. It drops and moves nothing.

use std::ops::Range;

use crate::document::{
    Block, Document, Inline, InlineKind, Marker, Origin, Paragraph, Place, Role, Text,
};
use crate::read::{Source, SourceBlock, SourceParagraph};

use super::BuriedItems;
use super::caption;
use super::draft::{Draft, Numbered, Reading};
use super::grid;
use super::parts::Parts;

/// The document the readings make.
pub(super) fn document(
    source: &Source,
    draft: &Draft<'_>,
    parts: &Parts,
    buried: BuriedItems,
) -> Document {
    let mut documents: Vec<Document> = parts
        .documents
        .iter()
        .map(|_| Document::default())
        .collect();
    let mut imprint = Document::default();
    let mut unit = 0_usize;
    let mut part = 0;
    let mut tables = draft.tables.iter().peekable();
    for (index, block) in source.blocks.iter().enumerate() {
        // A table or a picture belongs to the paragraph above it.
        let at = match block {
            SourceBlock::Table(_) | SourceBlock::Image(_) => unit.saturating_sub(1),
            SourceBlock::Paragraph(_) | SourceBlock::PageBreak(_) => unit,
        };
        while part + 1 < documents.len() && at >= parts.documents[part + 1].start {
            part += 1;
        }
        let below = parts.imprint.contains(&at);
        let blocks = if below {
            &mut imprint.blocks
        } else {
            &mut documents[part].blocks
        };
        match block {
            SourceBlock::Table(table) => blocks.push(Block::Table(table.clone())),
            SourceBlock::Image(image) => {
                blocks.push(Block::Image(caption::captioned(source, index, image)));
            }
            SourceBlock::PageBreak(place) => blocks.push(Block::PageBreak(place.clone())),
            // A line has a paragraph for each of its elements.
            SourceBlock::Paragraph(_) => {
                while begins(draft, unit, index) {
                    match tables.peek() {
                        Some(rows) if rows.start == unit => {
                            blocks.push(Block::Table(grid::table(draft, rows)));
                            let rows = Range::clone(rows);
                            blocks.extend(rows.flat_map(|at| notes(draft, at)));
                        }
                        Some(rows) if rows.contains(&unit) => {}
                        _ => push(blocks, draft, unit, buried),
                    }
                    unit += 1;
                    tables.next_if(|rows| rows.end == unit);
                }
            }
        }
    }
    for document in &mut documents {
        caption::rejoin(&mut document.blocks);
    }
    join(documents, imprint)
}

/// Whether paragraph `unit` begins in block `index` of the source.
fn begins(draft: &Draft<'_>, unit: usize, index: usize) -> bool {
    let line = draft.units.get(unit).map(|it| it.lines.first);
    line.is_some_and(|line| draft.lines[line].block == index)
}

/// The first document, the others enclosed after it, and 版记 last.
fn join(documents: Vec<Document>, imprint: Document) -> Document {
    let mut documents = documents.into_iter();
    let mut main = documents.next().unwrap_or_default();
    main.blocks.extend(documents.map(Block::Enclosed));
    main.blocks.extend(imprint.blocks);
    main
}

/// Puts paragraph `at` behind the others, in pieces where its buried items
/// are to stand alone.
fn push(blocks: &mut Vec<Block>, draft: &Draft<'_>, at: usize, buried: BuriedItems) {
    let mut whole = paragraph(draft, at);
    if stands_in_no_flow(whole.role) {
        let is_note = |inline: &Inline| matches!(inline.kind, InlineKind::Footnote(_));
        let notes = whole.text.footnotes().map(|(_, note)| note.clone());
        let notes: Vec<Block> = notes.map(Block::Paragraph).collect();
        whole.text.inlines.retain(|inline| !is_note(inline));
        blocks.push(Block::Paragraph(whole));
        blocks.extend(notes);
        return;
    }
    let buried_leads = draft.readings[at]
        .as_ref()
        .is_some_and(|it| it.leads.len() > 1);
    if buried == BuriedItems::Split && buried_leads {
        blocks.extend(split(&whole).into_iter().map(Block::Paragraph));
    } else {
        blocks.push(Block::Paragraph(whole));
    }
}

/// Whether a paragraph is of 版头 or 版记, which have places of their own on the
/// page: they have no footnotes.
pub(super) fn stands_in_no_flow(role: Role) -> bool {
    matches!(
        role,
        Role::CopyNumber
            | Role::Secrecy
            | Role::Urgency
            | Role::IssuerMark
            | Role::DocNumber
            | Role::Signer
            | Role::CopyTo
            | Role::Issued
    )
}

/// The footnotes of paragraph `at` as paragraphs, where it can have none.
fn notes(draft: &Draft<'_>, at: usize) -> Vec<Block> {
    let lines = draft.units[at].lines.iter();
    let notes = lines.flat_map(|line| draft.lines[line].source.text.footnotes());
    notes
        .map(|(_, note)| Block::Paragraph(note.clone()))
        .collect()
}

/// The paragraph that unit `at` of the draft became.
fn paragraph(draft: &Draft<'_>, at: usize) -> Paragraph {
    let unit = &draft.units[at];
    let reading = draft.readings[at]
        .as_ref()
        .expect("every paragraph is settled before it is assembled");
    let mut text = Text::plain(unit.text.clone());
    text.inlines = inlines(draft, at, reading);
    let numbered = unit.marker.filter(|_| reading.numbered == Numbered::Yes);
    Paragraph {
        role: reading.role,
        marker: numbered.map(|found| Marker {
            text: unit.text[..found.bytes].to_owned(),
            ordinal: found.ordinal,
        }),
        text,
        label: draft.first(at).evidence.list_label.clone(),
        place: inside(draft.first(at), draft.lines[unit.lines.first].indent),
        origin: Origin::Read,
    }
}

/// The source's inlines, cut to the trimmed lines, and the leads. A bold
/// stretch that is how the source shows a lead becomes the lead.
pub(super) fn inlines(draft: &Draft<'_>, at: usize, reading: &Reading) -> Vec<Inline> {
    let mut text = Text::default();
    let mut before = 0;
    for line in draft.units[at].lines.iter().map(|line| &draft.lines[line]) {
        let indent = line.indent;
        for inline in &line.source.text.inlines {
            let inside = |at: usize| at.saturating_sub(indent).min(line.text.len());
            let (start, end) = (inside(inline.range.start), inside(inline.range.end));
            // A footnote's range is empty from the outset.
            if start < end || inline.range.is_empty() {
                text.mark(before + start..before + end, inline.kind.clone());
            }
        }
        before += line.text.len();
    }
    let leads = &reading.leads;
    text.inlines.retain(|inline| !shows_a_lead(inline, leads));
    for lead in leads {
        text.mark(lead.clone(), InlineKind::Lead);
    }
    text.inlines
}

/// Whether bold is only how the source shows a lead: kept beside the lead, it
/// would be written twice.
fn shows_a_lead(inline: &Inline, leads: &[Range<usize>]) -> bool {
    let covers =
        |lead: &Range<usize>| inline.range.start == lead.start && inline.range.end <= lead.end;
    inline.kind == InlineKind::Strong && leads.iter().any(covers)
}

/// `source`'s place, `bytes` further on.
pub(super) fn inside(source: &SourceParagraph, bytes: usize) -> Place {
    let skipped = source
        .text
        .chars
        .get(..bytes)
        .map_or(0, |text| text.chars().count());
    let skipped = u32::try_from(skipped).unwrap_or(u32::MAX);
    let mut place = source.place.clone();
    match &mut place {
        Place::Text {
            column,
            bytes: range,
            ..
        } => {
            *column = column.saturating_add(skipped);
            range.start = (range.start + bytes).min(range.end);
        }
        Place::Docx { character, .. } => *character = character.saturating_add(skipped),
        Place::Given { .. } => {}
    }
    place
}

/// The paragraph cut before each of its leads.
fn split(whole: &Paragraph) -> Vec<Paragraph> {
    let leads = whole
        .text
        .inlines
        .iter()
        .filter(|it| it.kind == InlineKind::Lead);
    let mut cuts: Vec<_> = leads.map(|it| it.range.start).collect();
    cuts.push(whole.text.chars.len());
    cuts.dedup();
    cuts.windows(2)
        .map(|cut| piece(whole, cut[0]..cut[1]))
        .collect()
}

/// The part of a split paragraph that `range` covers, with the marker it opens by.
fn piece(whole: &Paragraph, range: Range<usize>) -> Paragraph {
    let chars = whole.text.chars[range.clone()].trim_end();
    let text = whole.text.part(range.clone()).trimmed();
    let mut part = whole.clone();
    part.marker = super::marker::parse(chars).map(|found| Marker {
        text: chars[..found.bytes].to_owned(),
        ordinal: found.ordinal,
    });
    if let Place::Text { column, bytes, .. } = &mut part.place {
        let skipped = whole.text.chars[..range.start].chars().count();
        *column = column.saturating_add(u32::try_from(skipped).unwrap_or(u32::MAX));
        bytes.start = (bytes.start + range.start).min(bytes.end);
    }
    part.text = text;
    part
}

/// The label of a role among those of the outline's lines.
pub(super) fn label(role: Role) -> &'static str {
    match role {
        Role::Title => "title",
        Role::Subtitle => "subtitle",
        Role::Byline => "byline",
        Role::Addressee => "salutation",
        Role::Heading(level) => ["h1", "h2", "h3", "h4"][usize::from(level.number() - 1)],
        Role::Item => "item",
        Role::Body => "body",
        Role::Caption => "caption",
        Role::Footnote => "footnote",
        Role::Chapter => "chapter",
        Role::Article => "article",
        Role::AttachmentNote => "attachment-note",
        Role::AttachmentLabel | Role::AttachmentTitle => "attachment-title",
        Role::Attendance => "attendance",
        Role::Signature => "signature",
        Role::Date => "date",
        Role::Note => "note",
        Role::DocNumber => "docnumber",
        Role::CopyTo => "copyto",
        Role::Issued => "issued",
        Role::CopyNumber
        | Role::Secrecy
        | Role::Urgency
        | Role::IssuerMark
        | Role::Signer
        | Role::Other => "other",
    }
}
