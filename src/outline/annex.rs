//! What a document does not agree in with itself: attachments with 附件说明
//! (GB/T 9704-2012 §7.3.7), 版记 with the foot it belongs to (§7.4).
//!
//! In: the document with what was given. Out: a note for each. It changes
//! nothing.

use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document, Origin, Paragraph, Place, Role};

use super::{marker, numeral, words};

/// The notes.
pub(super) fn notes(document: &Document) -> Vec<Diagnostic> {
    let mut told: Vec<_> = mismatches(document).iter().map(Mismatch::note).collect();
    told.extend(below_the_imprint(document));
    told
}

/// What does not agree between attachments and 附件说明 (§7.3.7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mismatch {
    /// The label of the attachment.
    pub(crate) place: Place,
    /// What was found, in Chinese.
    pub(crate) message: String,
    /// Whether it is in the title, and how far.
    pub(crate) of: Of,
}

/// What of an attachment 附件说明 has otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// Its number, or whether it stands there at all.
    Number,
    /// 附件说明 as it was read has no attachment of this number.
    Unlisted(u32),
    /// Its title is another one.
    Title,
    /// The one title is a part of the other: a body's name was left out, or
    /// a line of the title was taken for something else.
    PartOfTitle,
}

/// What does not agree, attachment by attachment.
pub(crate) fn mismatches(document: &Document) -> Vec<Mismatch> {
    let entries = entries(document);
    let annexes = annexes(document);
    let mut found = out_of_order(&annexes, &entries);
    if !entries.is_empty() {
        found.extend(annexes.iter().filter_map(|it| unlike(it, &entries)));
        found.extend(missing(&annexes, &entries));
    }
    found
}

impl Mismatch {
    fn number(message: String, annex: &Annex) -> Self {
        Self {
            place: annex.place.clone(),
            message,
            of: Of::Number,
        }
    }

    fn note(&self) -> Diagnostic {
        Diagnostic::note("attachment-mismatch", self.message.clone())
            .at(self.place.clone())
            .hint("附件的序号和标题应与附件说明一致（GB/T 9704-2012 §7.3.7）")
    }
}

/// An entry of 附件说明.
struct Entry {
    number: u32,
    name: String,
}

/// An attachment that stands in the document.
struct Annex {
    /// The number behind 附件; an only one may have none.
    number: Option<u32>,
    /// Its title; empty where none was found.
    title: String,
    place: Place,
}

/// What 附件说明 names: that of the text, else that given.
fn entries(document: &Document) -> Vec<Entry> {
    let all: Vec<&Paragraph> = document.with_role(Role::AttachmentNote).collect();
    let read = all.iter().any(|it| it.origin == Origin::Read);
    let origin = if read { Origin::Read } else { Origin::Given };
    let texts = all.iter().filter(|it| it.origin == origin);
    texts.map(|it| entry(&it.text.chars)).collect()
}

fn entry(text: &str) -> Entry {
    let name = words::attachment_names(text).unwrap_or(text);
    let found = marker::parse(name);
    Entry {
        number: found.and_then(|it| it.ordinal).unwrap_or(1),
        // A mark that closes the entry is none of its name.
        name: name[found.map_or(0, |it| it.bytes)..]
            .trim()
            .trim_end_matches(['。', '；'])
            .to_owned(),
    }
}

/// The documents inside this one that 附件 stands above.
fn annexes(document: &Document) -> Vec<Annex> {
    let inner = document.blocks.iter().filter_map(|block| match block {
        Block::Enclosed(inner) => annex(inner),
        Block::Paragraph(_) | Block::Table(_) | Block::Image(_) | Block::PageBreak(_) => None,
    });
    inner.collect()
}

fn annex(inner: &Document) -> Option<Annex> {
    let label = inner.with_role(Role::AttachmentLabel).next()?;
    let text = &label.text.chars;
    let digits = text.strip_prefix("附件")?.trim_start();
    let number = numeral::arabic(digits).or_else(|| numeral::chinese(digits));
    let titles = inner.with_role(Role::AttachmentTitle);
    let title: String = titles.map(|it| it.text.chars.as_str()).collect();
    let named = words::labelled_attachment(text).map(str::to_owned);
    Some(Annex {
        number: number.map(|(number, _)| number),
        title: named.unwrap_or(title),
        place: label.place.clone(),
    })
}

/// Numbers that do not run 1, 2, 3, those aside whose attachment stands apart.
fn out_of_order(annexes: &[Annex], entries: &[Entry]) -> Vec<Mismatch> {
    let apart = |number: u32| {
        let named = |it: &&Entry| it.number == number;
        entries
            .iter()
            .find(named)
            .is_some_and(|it| is_apart(&it.name))
    };
    let mut passed = 0;
    let numbered = annexes.iter().zip(1..).filter_map(|(annex, place)| {
        let number = annex.number?;
        while passed + place < number && apart(passed + place) {
            passed += 1;
        }
        if number == passed + place {
            return None;
        }
        let message = format!("附件{number}排在第 {place} 个，附件的序号应从 1 起依次排");
        Some(Mismatch::number(message, annex))
    });
    numbered.collect()
}

/// An attachment whose number or title 附件说明 does not have (§7.3.7).
fn unlike(annex: &Annex, entries: &[Entry]) -> Option<Mismatch> {
    let number = match annex.number {
        Some(number) => number,
        None if entries.len() > 1 => {
            let message = format!("附件说明有 {} 个附件，这里的附件没有序号", entries.len());
            return Some(Mismatch::number(message, annex));
        }
        None => 1,
    };
    let Some(entry) = entries.iter().find(|it| it.number == number) else {
        let message = format!("附件说明里没有附件{number}");
        return Some(Mismatch {
            of: Of::Unlisted(number),
            ..Mismatch::number(message, annex)
        });
    };
    let (listed, title) = (letters(&entry.name), letters(&annex.title));
    if listed == title || title.is_empty() {
        return None;
    }
    let part = listed.contains(&title) || title.contains(&listed);
    Some(Mismatch {
        place: annex.place.clone(),
        message: format!(
            "附件{number}的标题“{}”与附件说明的“{}”不一致",
            annex.title, entry.name
        ),
        of: if part { Of::PartOfTitle } else { Of::Title },
    })
}

/// Entries of 附件说明 that no attachment here has, where any stands here.
fn missing(annexes: &[Annex], entries: &[Entry]) -> Option<Mismatch> {
    let last = annexes.last()?;
    let numbers: Vec<u32> = annexes.iter().filter_map(|it| it.number).collect();
    let absent: Vec<String> = entries
        .iter()
        .filter(|it| !numbers.is_empty() && !numbers.contains(&it.number))
        .filter(|it| !is_apart(&it.name))
        .map(|it| format!("附件{}“{}”", it.number, it.name))
        .collect();
    let message = format!("附件说明列了{}，后面没有", absent.join("、"));
    (!absent.is_empty()).then(|| Mismatch::number(message, last))
}

/// Whether a name says that its attachment does not stand here: 名册（另发）.
fn is_apart(name: &str) -> bool {
    const WORDS: [&str; 8] = ["另发", "另附", "另寄", "另送", "不发", "不附", "略", "从略"];
    let inside = name.trim_end().strip_suffix(['）', ')']);
    let word = inside.and_then(|it| it.rsplit(['（', '(']).next());
    word.is_some_and(|it| WORDS.contains(&it.trim()))
}

/// The letters by which titles are compared: without white space and 《》.
fn letters(text: &str) -> String {
    let counts = |it: &char| !it.is_whitespace() && !matches!(it, '《' | '》');
    text.chars().filter(counts).collect()
}

/// What stands below 印发 keeps 版记 from the foot of the page.
fn below_the_imprint(document: &Document) -> Option<Diagnostic> {
    let is_issued =
        |block: &Block| matches!(block, Block::Paragraph(it) if it.role == Role::Issued);
    let last = document.blocks.iter().rposition(is_issued)?;
    let below = document.blocks[last + 1..].iter().find_map(first)?;
    let message = "版记（抄送、印发）之下还有文字，版记照原处排，不排到末页页脚";
    Some(
        Diagnostic::note("imprint-not-last", message)
            .at(below.place.clone())
            .hint("把这些文字移到版记之上；附件也在版记之前（GB/T 9704-2012 §7.3.7、§7.4）"),
    )
}

/// The first paragraph of a block.
fn first(block: &Block) -> Option<&Paragraph> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Enclosed(inner) => inner.paragraphs().next(),
        Block::Table(_) | Block::Image(_) | Block::PageBreak(_) => None,
    }
}
