//! `word/footnotes.xml` and what goes with it: marks in the text, styles, the
//! setting that numbers them.
//!
//! In: paragraphs that are notes, as the body met them. Out: the part. Word
//! numbers the notes by itself and puts them on their pages.

use std::collections::BTreeMap;

use docx_rs::{BuildXML, FootnoteReference, Paragraph, Run, RunChild};

use super::finish::{self, Beside};
use super::{DocxError, RELATIONSHIPS, WORD, sheet};
use crate::compose::{Composed, Composition};
use crate::template::{NoteMark, Template};
use crate::write::xml::Xml;

/// The ids of the lines above notes, and above those that go on.
const LINES: [(&str, &str, &str); 2] = [
    ("-1", "separator", "w:separator"),
    ("0", "continuationSeparator", "w:continuationSeparator"),
];

/// The height of the line that holds the rule above notes, in twips.
const RULE_LINE: &str = "120";

/// A note as the body built it.
pub(super) struct Note {
    /// Its number, by which the text refers to it.
    pub(super) number: u32,
    /// The paragraph, without its mark.
    pub(super) paragraph: Paragraph,
    /// Elements of `w:pPr` that docx-rs cannot write.
    pub(super) further: Vec<u8>,
}

/// Whether a document has footnotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notes {
    /// It has.
    Some,
    /// It has none.
    None,
}

impl Notes {
    /// Whether `composition` has.
    pub(super) fn of(composition: &Composition<'_>) -> Self {
        let has = |block: &Composed<'_>| match block {
            Composed::Paragraph(paragraph) => !paragraph.notes.is_empty(),
            Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => {
                false
            }
        };
        if composition.blocks.iter().any(has) {
            Self::Some
        } else {
            Self::None
        }
    }
}

/// How the notes are numbered.
fn format(template: &Template) -> &'static str {
    match template.note_mark {
        NoteMark::Circled => "decimalEnclosedCircleChinese",
        NoteMark::Figures => "decimal",
    }
}

/// The run that refers to a note.
pub(super) fn reference(number: u32) -> Run {
    let mut run = Run::new().style(sheet::NOTE_REFERENCE);
    // Made by hand: docx-rs numbers notes by a process-wide counter, and prints
    // those that are empty. Its own part of notes goes nowhere.
    let mut reference = FootnoteReference::new(usize::try_from(number).unwrap_or_default());
    reference.footnote(Paragraph::new());
    run.children.push(RunChild::FootnoteReference(reference));
    run
}

/// What a section says of notes: LibreOffice looks for the numbers' format here.
pub(super) fn section(xml: &mut Xml, template: &Template) {
    xml.open("w:footnotePr", &[]);
    xml.value("w:numFmt", format(template));
    xml.close("w:footnotePr");
}

/// What `word/settings.xml` says of notes.
pub(super) fn settings(xml: &mut Xml, template: &Template) {
    xml.open("w:footnotePr", &[]);
    xml.value("w:numFmt", format(template));
    for (id, _, _) in LINES {
        xml.empty("w:footnote", &[("w:id", id)]);
    }
    xml.close("w:footnotePr");
}

/// The part.
pub(super) fn part(notes: Vec<Note>) -> Result<Vec<u8>, DocxError> {
    let mut xml = Xml::part();
    let spaces = [("xmlns:w", WORD), ("xmlns:r", RELATIONSHIPS)];
    xml.open("w:footnotes", &spaces);
    for (id, kind, line) in LINES {
        xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
        separator(&mut xml, line);
        xml.close("w:footnote");
    }
    for note in notes {
        let number = note.number.to_string();
        xml.open("w:footnote", &[("w:id", &number)]);
        xml.raw(&paragraph(note)?);
        xml.close("w:footnote");
    }
    xml.close("w:footnotes");
    Ok(xml.into_bytes())
}

/// The paragraph that is the rule above notes.
fn separator(xml: &mut Xml, line: &str) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", sheet::NOTE);
    let spacing = [("w:line", RULE_LINE), ("w:lineRule", "exact")];
    xml.empty("w:spacing", &spacing);
    xml.close("w:pPr");
    xml.open("w:r", &[]);
    xml.empty(line, &[]);
    xml.close("w:r");
    xml.close("w:p");
}

/// A note's paragraph with its mark.
fn paragraph(note: Note) -> Result<Vec<u8>, DocxError> {
    let mut mark = Xml::fragment();
    mark.open("w:r", &[]);
    mark.open("w:rPr", &[]);
    mark.value("w:rStyle", sheet::NOTE_MARK);
    mark.close("w:rPr");
    mark.empty("w:footnoteRef", &[]);
    mark.close("w:r");
    let beside = Beside {
        paragraphs: vec![note.further],
        runs: BTreeMap::from([(0, mark.into_bytes())]),
        ..Beside::default()
    };
    let built = [b"<note>", &*note.paragraph.build(), b"</note>"].concat();
    let mut finished = Vec::with_capacity(built.len());
    finish::content(&built, "note", &beside, &mut finished)?;
    Ok(finished)
}
