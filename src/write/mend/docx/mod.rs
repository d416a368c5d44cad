//! Edits of the text of a .docx in, the package with them made out: plain,
//! tracked as changes, or not made and said in comments.
//!
//! Only characters of `w:t` change, and the runs round them where a change or
//! a comment begins inside. All other parts are copied byte for byte.

mod comment;
mod package;
mod scan;
mod split;
mod track;

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::escape::{escape, unescape};

use super::text::patched;
use super::{Changed, Draft, Refusal};
use crate::document::{Edit, composed, edited};
use crate::read::{DocxFault, Package, Part};
use scan::{Leaf, Run, Scan, Standing};
use split::{WHITE, kept, shown};

pub use comment::{Comment, annotated};

/// Who changes and comments are said to be by.
const AUTHOR: &str = "gongwen";

/// How changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tracking {
    /// In the place of the old text.
    Plain,
    /// As deletions and insertions beside it.
    Tracked,
}

/// A .docx whose edits are being collected.
pub struct DocxDraft<'a> {
    bytes: &'a [u8],
    tracking: Tracking,
    parts: BTreeMap<String, PartDraft>,
}

/// A part whose edits are being collected.
struct PartDraft {
    part: Part,
    current: String,
    scan: Scan,
    /// Edits of the part as it was, in its XML.
    edits: Vec<Edit>,
}

impl<'a> DocxDraft<'a> {
    /// A draft of the package `bytes` with no edit made.
    ///
    /// # Errors
    /// Where the package cannot be read.
    pub fn new(bytes: &'a [u8], tracking: Tracking) -> Result<Self, DocxFault> {
        let mut package = Package::open(bytes)?;
        let main = package.main_part()?.ok_or(DocxFault::NoMain)?;
        let mut names = vec![main.clone()];
        for kind in ["footnotes", "endnotes"] {
            names.extend(package.beside(&main, kind)?);
        }
        let mut parts = BTreeMap::new();
        for name in names {
            if let Some(part) = package.part(&name)? {
                parts.insert(name, PartDraft::new(part));
            }
        }
        Ok(Self {
            bytes,
            tracking,
            parts,
        })
    }

    fn written(&self, xml: impl Fn(&PartDraft) -> Vec<Edit>) -> Option<Vec<u8>> {
        let changed = self.parts.values().filter(|it| !it.edits.is_empty());
        let anew = changed.map(|it| {
            let bytes = patched(&it.part.xml, &xml(it))?;
            Some((it.part.name.clone(), bytes))
        });
        let anew = anew.collect::<Option<BTreeMap<_, _>>>()?;
        package::rewritten(self.bytes, &anew).ok()
    }
}

impl Draft for DocxDraft<'_> {
    fn refusal(&self, part: &str, edit: &Edit) -> Option<Refusal> {
        let Some(draft) = self.parts.get(part) else {
            return Some(Refusal::NoRunText);
        };
        let old = draft.current.get(edit.bytes.clone());
        let literal = old.is_some_and(|old| !old.contains(['<', '&', '\n', '\r']));
        let unusual = edit.with.chars().any(char::is_control);
        match draft.scan.leaf(&edit.bytes) {
            Some((run, _)) if run.standing == Standing::Twice => Some(Refusal::StandsTwice),
            Some((run, leaf)) if literal && !unusual && run.standing != Standing::Gone => {
                let shown = shown(&draft.current, leaf);
                let inside = shown.start <= edit.bytes.start && edit.bytes.end <= shown.end;
                (!inside).then_some(Refusal::NoRunText)
            }
            _ => Some(Refusal::NoRunText),
        }
    }

    fn make(&mut self, part: &str, edits: &[Edit]) {
        if let Some(draft) = self.parts.get_mut(part) {
            draft.make(edits);
        }
    }

    fn current(&self, part: &str) -> &str {
        self.parts.get(part).map_or("", |it| it.current.as_str())
    }

    fn plain(&self) -> Option<Vec<u8>> {
        self.written(|part| part.edits.clone())
    }

    fn bytes(&self) -> Option<Vec<u8>> {
        match self.tracking {
            Tracking::Plain => self.plain(),
            Tracking::Tracked => self.written(PartDraft::tracked),
        }
    }

    fn changes(&self) -> Vec<Changed> {
        let changed = self.parts.iter().filter(|(_, it)| !it.edits.is_empty());
        changed.map(|(name, it)| it.changed(name.clone())).collect()
    }
}

impl PartDraft {
    fn new(part: Part) -> Self {
        Self {
            current: part.xml.text.clone(),
            scan: Scan::of(&part.xml.text),
            edits: Vec::new(),
            part,
        }
    }

    fn make(&mut self, edits: &[Edit]) {
        let mut patches: Vec<Edit> = edits.iter().map(escaped).collect();
        for (_, leaf, own) in by_leaf(&self.scan, edits) {
            let whole = leaf.content.start;
            let own: Vec<Edit> = own.into_iter().map(|it| shifted(it, whole)).collect();
            let new = edited(&self.current[leaf.content.clone()], &own);
            let seen = shown(&self.current, leaf);
            let new = &new[seen.start - whole..new.len() - (leaf.content.end - seen.end)];
            if new.starts_with(WHITE) || new.ends_with(WHITE) {
                patches.extend(kept(&self.current, leaf, &[]));
            }
        }
        patches.sort_by_key(|it| (it.bytes.start, it.bytes.end));
        self.current = edited(&self.current, &patches);
        self.edits = composed(&self.part.xml.text, &self.edits, &patches);
        self.scan = Scan::of(&self.current);
    }

    /// The edits of texts alone: a text whose white space counts now is none.
    fn of_texts<'s>(&self, scan: &'s Scan) -> Vec<(&'s Run, &'s Leaf, Vec<Edit>)> {
        let by_leaf = by_leaf(scan, &self.edits).into_iter();
        let shown = by_leaf.map(|(run, leaf, edits)| {
            let shown = shown(&self.part.xml.text, leaf);
            let clamp = |at: usize| at.clamp(shown.start, shown.end);
            let edits = edits.into_iter().map(|it| Edit {
                bytes: clamp(it.bytes.start)..clamp(it.bytes.end),
                with: it.with,
            });
            let changes = edits.filter(|it| !it.bytes.is_empty() || !it.with.is_empty());
            (run, leaf, changes.collect())
        });
        shown.collect()
    }

    fn tracked(&self) -> Vec<Edit> {
        let xml = &self.part.xml.text;
        let scan = Scan::of(xml);
        track::tracked(xml, &scan, &self.of_texts(&scan))
    }

    /// What was changed, for people.
    fn changed(&self, part: String) -> Changed {
        let xml = &self.part.xml.text;
        let scan = Scan::of(xml);
        let mut changed = Changed {
            part,
            text: String::new(),
            edits: Vec::new(),
        };
        let mut edits = self.of_texts(&scan).into_iter().peekable();
        let mut paragraph = None;
        for (run, leaf) in scan.texts() {
            if paragraph
                .replace(run.paragraph)
                .is_some_and(|it| it != run.paragraph)
            {
                changed.text.push('\n');
            }
            let start = changed.text.len();
            let shown = shown(xml, leaf);
            let place = |at: usize| start + plain(&xml[shown.start..at]).len();
            if let Some((_, _, own)) = edits.next_if(|(_, it, _)| it.open == leaf.open) {
                changed.edits.extend(own.into_iter().map(|it| Edit {
                    bytes: place(it.bytes.start)..place(it.bytes.end),
                    with: plain(&it.with),
                }));
            }
            changed.text.push_str(&plain(&xml[shown.clone()]));
        }
        changed.text.push('\n');
        changed
    }
}

impl Scan {
    /// The texts that can be edited, in their order.
    fn texts(&self) -> impl Iterator<Item = (&Run, &Leaf)> {
        let editable = |run: &&Run| matches!(run.standing, Standing::Plain | Standing::Boxed);
        let mut texts: Vec<_> = self
            .runs
            .iter()
            .filter(editable)
            .flat_map(|run| run.leaves.iter().map(move |leaf| (run, leaf)))
            .collect();
        texts.sort_by_key(|(_, leaf)| leaf.open.start);
        texts.into_iter()
    }
}

/// The edits of each text, in the order of the texts.
fn by_leaf<'s>(scan: &'s Scan, edits: &[Edit]) -> Vec<(&'s Run, &'s Leaf, Vec<Edit>)> {
    let mut found: Vec<(&Run, &Leaf, Vec<Edit>)> = Vec::new();
    for edit in edits {
        let Some((run, leaf)) = scan.leaf(&edit.bytes) else {
            continue;
        };
        match found.last_mut() {
            Some((_, last, own)) if last.open == leaf.open => own.push(edit.clone()),
            _ => found.push((run, leaf, vec![edit.clone()])),
        }
    }
    found
}

fn escaped(edit: &Edit) -> Edit {
    Edit {
        bytes: edit.bytes.clone(),
        with: xml_of(&edit.with),
    }
}

/// Characters as XML writes them.
fn xml_of(chars: &str) -> String {
    escape(chars).into_owned()
}

/// Characters as they are read.
fn plain(xml: &str) -> String {
    unescape(xml).map_or_else(|_| xml.to_owned(), std::borrow::Cow::into_owned)
}

fn shifted(edit: Edit, by: usize) -> Edit {
    let Range { start, end } = edit.bytes;
    Edit {
        bytes: start - by..end - by,
        with: edit.with,
    }
}
