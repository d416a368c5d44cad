//! `word/footnotes.xml` and what goes with it: marks in the text, styles, the
//! setting that numbers them.
//!
//! In: paragraphs that are notes, as the body met them. Out: the part. Word
//! numbers the notes by itself and puts them on their pages.

use std::collections::{BTreeMap, BTreeSet};

use docx_rs::{
    BookmarkEnd, BookmarkStart, BuildXML, FieldCharType, FootnoteReference, InstrText, Paragraph,
    ParagraphChild, Run, RunChild, RunFonts,
};

use super::finish::{self, Beside};
use super::{DocxError, RELATIONSHIPS, WORD, sheet};
use crate::compose::Composition;
use crate::template::{NoteMark, Pt, Template};
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
        if composition.references().next().is_some() {
            Self::Some
        } else {
            Self::None
        }
    }
}

/// Bookmarks at the marks to which further marks refer: the numbers of the notes,
/// and the ids of the bookmarks.
pub(super) type Cited = BTreeMap<u32, usize>;

/// The notes of `composition` to which several marks refer.
pub(super) fn cited(composition: &Composition<'_>) -> Cited {
    let again = composition.references().filter(|mark| mark.note.is_none());
    let numbers: BTreeSet<u32> = again.map(|mark| mark.number).collect();
    // Headings have the ids before these, and are fewer than blocks.
    let ids = composition.blocks.len()..;
    numbers.into_iter().zip(ids).collect()
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

/// The same with a bookmark around it, to which further marks refer.
pub(super) fn bookmarked(number: u32, id: usize) -> [ParagraphChild; 3] {
    [
        ParagraphChild::BookmarkStart(BookmarkStart::new(id, bookmark(number))),
        ParagraphChild::Run(Box::new(reference(number))),
        ParagraphChild::BookmarkEnd(BookmarkEnd::new(id)),
    ]
}

/// The runs that refer to a note again: a field that gives its mark, in the look
/// of a mark.
pub(super) fn again(number: u32, mark: &str) -> [Run; 5] {
    let code = format!(r" NOTEREF {} \f \h ", bookmark(number));
    let run = || Run::new().style(sheet::NOTE_REFERENCE);
    // Word sets a circled figure in the Latin face unless it is told.
    let chinese = RunFonts::new().hint("eastAsia");
    [
        run().add_field_char(FieldCharType::Begin, false),
        run().add_instr_text(InstrText::Unsupported(code)),
        run().add_field_char(FieldCharType::Separate, false),
        run().fonts(chinese).add_text(mark),
        run().add_field_char(FieldCharType::End, false),
    ]
}

fn bookmark(number: u32) -> String {
    format!("_Ref{number:08}")
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

/// The part. What is so high stands at the foot of the page of the last note,
/// below it.
pub(super) fn part(notes: Vec<Note>, below: Pt) -> Result<Vec<u8>, DocxError> {
    let mut xml = Xml::part();
    let spaces = [("xmlns:w", WORD), ("xmlns:r", RELATIONSHIPS)];
    xml.open("w:footnotes", &spaces);
    for (id, kind, line) in LINES {
        xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
        separator(&mut xml, line);
        xml.close("w:footnote");
    }
    let last = notes.len().saturating_sub(1);
    for (at, note) in notes.into_iter().enumerate() {
        let number = note.number.to_string();
        xml.open("w:footnote", &[("w:id", &number)]);
        xml.raw(&paragraph(note)?);
        if at == last && below > Pt::ZERO {
            blank(&mut xml, below);
        }
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

/// An empty paragraph so high. A table that floats at a page's foot stands over
/// notes: neither Word nor LibreOffice moves these.
fn blank(xml: &mut Xml, high: Pt) {
    let line = high.twips().to_string();
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", sheet::NOTE);
    let spacing = [("w:line", line.as_str()), ("w:lineRule", "exact")];
    xml.empty("w:spacing", &spacing);
    xml.close("w:pPr");
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
