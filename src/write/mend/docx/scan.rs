//! The XML of a part in, where its runs and their characters stand out.
//!
//! It finds places and changes nothing. Whether a character is shown at all,
//! `read` decides; what is not found here cannot be edited.

use std::collections::BTreeSet;
use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use crate::read::is_word;

/// Where the runs of a part stand.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Its runs, in the order of their beginnings.
    pub(super) runs: Vec<Run>,
    /// Its paragraphs' beginnings and ends of what is in them, outermost alone.
    pub(super) paragraphs: Vec<Range<usize>>,
    /// References to notes, by kind and id, with the run that each stands in.
    pub(super) references: Vec<(String, Range<usize>)>,
    /// Notes, by kind and id.
    pub(super) notes: Vec<(String, Range<usize>)>,
    /// Numbers in use for changes, comments and bookmarks.
    pub(super) ids: BTreeSet<u32>,
    /// How its elements are written.
    pub(super) names: Names,
}

/// How the elements of WordprocessingML are written in a part.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// `w:`, or nothing.
    pub(super) prefix: String,
    /// The namespace.
    pub(super) space: String,
}

/// A `w:r`.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// All of it.
    pub(super) whole: Range<usize>,
    /// Its start tag.
    pub(super) open: Range<usize>,
    /// Its `w:rPr`.
    pub(super) properties: Option<Range<usize>>,
    /// Where what it holds ends: its end tag.
    pub(super) end: usize,
    /// Its texts.
    pub(super) leaves: Vec<Leaf>,
    /// The start tag of the `w:ins` directly round it.
    pub(super) inserted: Option<Range<usize>>,
    /// How it stands.
    pub(super) standing: Standing,
    /// The paragraph it is in, the innermost, by its beginning.
    pub(super) paragraph: usize,
    /// What holds it in the outermost paragraph: itself, or a link, a drawing …
    pub(super) outer: Range<usize>,
}

/// How a run stands in its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// In a paragraph of the text.
    Plain,
    /// In a box of text.
    Boxed,
    /// In one of two branches that say the same.
    Twice,
    /// In what is deleted.
    Gone,
}

/// A `w:t`.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    /// Its start tag.
    pub(super) open: Range<usize>,
    /// Its characters as they are written.
    pub(super) content: Range<usize>,
    /// Where its end tag ends.
    pub(super) end: usize,
    /// What white space at its ends is.
    pub(super) space: Space,
}

/// What white space at the ends of a `w:t` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Text, by `xml:space`.
    Kept,
    /// Nothing.
    Dropped,
}

impl Run {
    /// Where what it holds begins, behind its properties.
    pub(super) fn inner(&self) -> usize {
        self.properties.as_ref().map_or(self.open.end, |it| it.end)
    }
}

impl Scan {
    /// The places in `xml`. What is no sound XML has no runs from there on.
    pub(super) fn of(xml: &str) -> Self {
        let mut scanner = Scanner {
            xml,
            frames: Vec::new(),
            scan: Self::default(),
        };
        scanner.scan();
        let mut scan = scanner.scan;
        scan.runs.retain(|run| run.end > 0);
        scan
    }

    /// The run and the text that hold `bytes`.
    pub(super) fn leaf(&self, bytes: &Range<usize>) -> Option<(&Run, &Leaf)> {
        let holds = |it: &&Leaf| it.content.start <= bytes.start && bytes.end <= it.content.end;
        let before = self
            .runs
            .partition_point(|run| run.whole.start <= bytes.start);
        let runs = self.runs[..before].iter().rev();
        let mut found = runs.filter_map(|run| Some((run, run.leaves.iter().find(holds)?)));
        found.next()
    }
}

/// An element that is open.
struct Frame {
    kind: Kind,
    /// Where its start tag begins and ends.
    open: Range<usize>,
    /// For a run, its place among the runs.
    run: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Run,
    Properties,
    Text,
    Inserted,
    Gone,
    Box,
    Alternate,
    Note,
    Other,
}

struct Scanner<'x> {
    xml: &'x str,
    frames: Vec<Frame>,
    scan: Scan,
}

impl Scanner<'_> {
    fn scan(&mut self) {
        let mut reader = NsReader::from_str(self.xml);
        loop {
            let start = offset(reader.buffer_position());
            let Ok((space, event)) = reader.read_resolved_event() else {
                return;
            };
            let space = match space {
                ResolveResult::Bound(Namespace(space)) => Some(space.to_owned()),
                _ => None,
            };
            let end = offset(reader.buffer_position());
            match event {
                Event::Start(tag) => self.open(&tag, space.as_deref(), start..end),
                Event::Empty(tag) => {
                    self.open(&tag, space.as_deref(), start..end);
                    self.close(end..end);
                }
                Event::End(_) => self.close(start..end),
                // Characters of a section that escapes nothing.
                Event::CData(_) => self.frames.iter_mut().for_each(Frame::forget),
                Event::Eof => return,
                _ => {}
            }
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, space: Option<&[u8]>, open: Range<usize>) {
        let word = space.is_some_and(is_word);
        let name = tag.local_name();
        let kind = kind(word, name.as_ref());
        if word {
            self.note(tag, space.unwrap_or_default(), &open);
        }
        let run = (kind == Kind::Run).then_some(self.scan.runs.len());
        if run.is_some() {
            let run = self.run(&open);
            self.scan.runs.push(run);
        }
        if kind == Kind::Text {
            self.text(tag, &open);
        }
        self.frames.push(Frame { kind, open, run });
    }

    /// What is known of a run at its beginning.
    fn run(&self, open: &Range<usize>) -> Run {
        let has = |kind| self.frames.iter().any(|frame| frame.kind == kind);
        let above = self.frames.last().filter(|it| it.kind == Kind::Inserted);
        let mut paragraphs = self.frames.iter().filter(|it| it.kind == Kind::Paragraph);
        Run {
            whole: open.clone(),
            open: open.clone(),
            properties: None,
            end: 0,
            leaves: Vec::new(),
            inserted: above.map(|frame| frame.open.clone()),
            standing: if has(Kind::Gone) {
                Standing::Gone
            } else if has(Kind::Alternate) {
                Standing::Twice
            } else if has(Kind::Box) {
                Standing::Boxed
            } else {
                Standing::Plain
            },
            paragraph: paragraphs.next_back().map_or(0, |it| it.open.start),
            outer: open.clone(),
        }
    }

    fn text(&mut self, tag: &BytesStart<'_>, open: &Range<usize>) {
        let is_kept = tag
            .attributes()
            .flatten()
            .any(|it| it.key.as_ref() == b"xml:space" && it.value.as_ref() == b"preserve");
        let leaf = Leaf {
            open: open.clone(),
            content: open.end..open.end,
            end: open.end,
            space: if is_kept { Space::Kept } else { Space::Dropped },
        };
        let parent = self.frames.last().and_then(|frame| frame.run);
        if let Some(run) = parent {
            self.scan.runs[run].leaves.push(leaf);
        }
    }

    /// Notes numbers in use, references and how names are written.
    fn note(&mut self, tag: &BytesStart<'_>, space: &[u8], open: &Range<usize>) {
        if self.scan.names.space.is_empty() {
            let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
            let colon = name.find(':').map_or(0, |at| at + 1);
            self.scan.names = Names {
                prefix: name[..colon].to_owned(),
                space: String::from_utf8_lossy(space).into_owned(),
            };
        }
        let Some(id) = id(tag) else {
            return;
        };
        match tag.local_name().as_ref() {
            name @ (b"footnoteReference" | b"endnoteReference") => {
                let run = self.frames.iter().rev().find(|it| it.kind == Kind::Run);
                let at = run.map_or(open.clone(), |it| it.open.clone());
                let kind = String::from_utf8_lossy(&name[..name.len() - "Reference".len()]);
                self.scan.references.push((format!("{kind} {id}"), at));
            }
            name @ (b"footnote" | b"endnote") => {
                let kind = String::from_utf8_lossy(name);
                self.scan.notes.push((format!("{kind} {id}"), open.clone()));
            }
            _ => self.scan.ids.extend(id.parse::<u32>()),
        }
    }

    /// The element opened last ends; its end tag stands at `end`.
    fn close(&mut self, end: Range<usize>) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let whole = frame.open.start..end.end;
        match frame.kind {
            Kind::Run => {
                if let Some(run) = frame.run.and_then(|at| self.scan.runs.get_mut(at)) {
                    run.whole = whole.clone();
                    run.end = end.start;
                }
                let runs = self.scan.references.iter_mut();
                for (_, at) in runs.filter(|(_, at)| *at == frame.open) {
                    *at = whole.clone();
                }
            }
            Kind::Properties => {
                let run = self.frames.last().and_then(|it| it.run);
                if let Some(run) = run {
                    self.scan.runs[run].properties = Some(whole.clone());
                }
            }
            Kind::Text => {
                let run = self.frames.last().and_then(|it| it.run);
                let leaf = run.and_then(|run| self.scan.runs[run].leaves.last_mut());
                if let Some(leaf) = leaf.filter(|it| it.open == frame.open) {
                    leaf.content = frame.open.end..end.start;
                    leaf.end = end.end;
                }
            }
            Kind::Note => {
                if let Some((_, at)) = self.scan.notes.last_mut() {
                    *at = whole.clone();
                }
            }
            _ => {}
        }
        self.outermost(&frame, &whole);
    }

    /// Tells the runs inside `whole` what holds them in the outermost paragraph.
    fn outermost(&mut self, frame: &Frame, whole: &Range<usize>) {
        let mut paragraphs = self.frames.iter().filter(|it| it.kind == Kind::Paragraph);
        match (paragraphs.next(), self.frames.last(), frame.kind) {
            (None, _, Kind::Paragraph) => self.scan.paragraphs.push(whole.clone()),
            (Some(first), Some(above), _) if first.open == above.open => {
                let runs = self.scan.runs.iter_mut().rev();
                let inside = runs.take_while(|run| run.whole.start >= whole.start);
                inside.for_each(|run| run.outer = whole.clone());
            }
            _ => {}
        }
    }
}

impl Frame {
    /// What it holds is not to be edited.
    fn forget(&mut self) {
        if self.kind == Kind::Text {
            self.open = 0..0;
        }
    }
}

fn kind(word: bool, name: &[u8]) -> Kind {
    match (word, name) {
        (true, b"p") => Kind::Paragraph,
        (true, b"r") => Kind::Run,
        (true, b"rPr") => Kind::Properties,
        (true, b"t") => Kind::Text,
        (true, b"ins") => Kind::Inserted,
        (true, b"del" | b"moveFrom") => Kind::Gone,
        (true, b"txbxContent") => Kind::Box,
        (true, b"footnote" | b"endnote") => Kind::Note,
        (false, b"AlternateContent") => Kind::Alternate,
        _ => Kind::Other,
    }
}

fn id(tag: &BytesStart<'_>) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut sound = attributes.with_checks(false).flatten();
    let found = sound.find(|it| it.key.local_name().as_ref() == b"id")?;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}
