//! The table of contents that a user asks for (`目录: true`).
//!
//! In: a composition. Out: the same with the headings and the attachments that
//! the template wants listed. The words are composed, not text of the document; on
//! which page each stands layout finds out.

use super::{Composed, Composition, OutlineEntry, OutlineKind};
use crate::diagnostic::Diagnostic;
use crate::document::{Level, Role};
use crate::template::{Pt, Template};

/// How far a level is in from the one above, and turned lines from the first,
/// in 字.
const STEP: f64 = 2.0;
/// It is this part of a narrow type area at most.
const STEP_PART: f64 = 14.0;
/// So many 字 lie between the words of an entry of several lines and the right
/// edge.
const FREE: f64 = 4.0;
/// They are this part of a narrow type area at most,
const FREE_PART: f64 = 7.0;
/// So many 字 lie there at least, and after an entry of one line: a number of
/// three digits with a gap on both sides.
const LEAST_FREE: f64 = 2.0;

/// A table of contents, on pages of its own before the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The words above it.
    pub title: String,
    /// What it lists, in reading order; never empty.
    pub entries: Vec<ContentsEntry>,
}

/// A heading or an attachment in a table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsEntry {
    /// What it is.
    pub kind: OutlineKind,
    /// How deep it stands.
    pub level: Level,
    /// Its words, of a run-in heading those of the lead without the full stop.
    pub words: String,
    /// Which of the composition's outline entries it is, counted from 0.
    pub heading: usize,
}

/// How entries stand in the type area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EntryForm {
    /// How far a level is in from the one above, and turned lines from the first.
    pub step: Pt,
    /// How far from the right edge words end: dots and number stand there.
    free: Pt,
    /// The same for an entry that so has room on one line.
    least: Pt,
}

impl EntryForm {
    /// How entries stand by this template: two 字 in and four 字 free, and less
    /// where the type area is narrower than the standard's.
    pub fn of(template: &Template) -> Self {
        let area = template.area_width();
        let zi = template.measure(template.styles.of(Role::Body).size).zi;
        let least = zi * LEAST_FREE;
        Self {
            step: (zi * STEP).min(area / STEP_PART),
            free: (zi * FREE).min((area / FREE_PART).max(least)),
            least,
        }
    }

    /// How far from the right edge of a type area the words of an entry end that
    /// begins at `from` and is `wide`.
    pub fn free(self, area: Pt, (from, wide): (Pt, Pt)) -> Pt {
        if (from + wide).0 <= (area - self.least).0 {
            self.least
        } else {
            self.free
        }
    }

    /// Where the turned lines of an entry begin; its first line begins a step
    /// before.
    pub fn left(self, level: Level) -> Pt {
        self.step * f64::from(level.number())
    }
}

/// Lets the first paragraph of each attachment, and of each other enclosed
/// document with a title, stand in the outline: 附件1 and its title as one entry.
pub(super) fn enter_attachments(blocks: &mut [Composed<'_>]) {
    let mut rest = blocks;
    while let Some(at) = rest.iter().position(|block| part(block).is_some()) {
        let count = rest[at..]
            .iter()
            .enumerate()
            .take_while(|(after, block)| match part(block) {
                Some(Role::AttachmentLabel) => *after == 0,
                part => part.is_some(),
            })
            .count();
        let (head, below) = rest[at..].split_at_mut(count);
        let words = words(head);
        if let Some(Composed::Paragraph(first)) = head.first_mut() {
            let entry = OutlineEntry::of(OutlineKind::Attachment, Level::One, &words);
            first.outline = Some(entry);
        }
        rest = below;
    }
}

/// The role of a block that is the label or the title of an attachment.
fn part(block: &Composed<'_>) -> Option<Role> {
    match block {
        Composed::Paragraph(it) => Some(it.paragraph.role)
            .filter(|role| matches!(role, Role::AttachmentLabel | Role::AttachmentTitle)),
        Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => None,
    }
}

/// The label, a blank and the lines of the title, joined as Chinese is.
fn words(head: &[Composed<'_>]) -> String {
    let mut words = String::new();
    for block in head {
        let Composed::Paragraph(it) = block else {
            continue;
        };
        words.extend(it.paragraph.text.chars.lines());
        if it.paragraph.role == Role::AttachmentLabel && head.len() > 1 {
            words.push('\u{3000}');
        }
    }
    words
}

/// Lists the headings of a composition, or tells that there is none.
pub fn list_contents(composition: &mut Composition<'_>) -> Option<Diagnostic> {
    let form = &composition.template.contents;
    let entries = composition.blocks.iter().filter_map(|block| match block {
        Composed::Paragraph(paragraph) => paragraph.outline.as_ref(),
        Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => None,
    });
    let entries: Vec<ContentsEntry> = entries
        .enumerate()
        .filter(|(_, entry)| entry.level.number() <= form.levels)
        .map(|(heading, entry)| ContentsEntry {
            kind: entry.kind,
            level: entry.level,
            words: entry.words.clone(),
            heading,
        })
        .collect();
    if entries.is_empty() {
        let message = "要了目录，但没有认出可以列入目录的标题，没有排目录";
        return Some(Diagnostic::warning("contents", message));
    }
    composition.contents = Some(Contents {
        title: form.title.clone(),
        entries,
    });
    None
}
