//! A package and remarks in, the package with them as comments of Word out:
//! the part of comments, and where each begins and ends in the text.
//!
//! Comments that are there stay, and their numbers go on. A remark on a note
//! stands at the character before its reference: not every program shows
//! comments in notes, and LibreOffice may lose a note when a comment ends
//! behind its reference.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::scan::{Leaf, Names, Run, Scan, Standing};
use super::split::{Ids, Splitter, Turn};
use super::{AUTHOR, package, xml_of};
use crate::document::Edit;
use crate::read::{DocxFault, Package, Part, Raw, relations_of};
use crate::write::mend::text::patched;

/// A remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The part it is about.
    pub part: String,
    /// The bytes of its XML that are meant; `None` where they are not known.
    pub bytes: Option<Range<usize>>,
    /// What is said, a paragraph each.
    pub lines: Vec<String>,
}

/// Attributes of a paragraph in a comment: those of the text would make it as
/// large as a page of the report.
const SHAPE: [&str; 2] = [
    "<w:pPr><w:spacing w:line=\"240\" w:lineRule=\"auto\"/>\
     <w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/></w:pPr>",
    "<w:rPr><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr>",
];

/// The package `bytes` with `comments` in it.
///
/// # Errors
/// Where the package cannot be read.
pub fn annotated(bytes: &[u8], comments: &[Comment]) -> Result<Vec<u8>, DocxFault> {
    let mut opened = Package::open(bytes)?;
    let main = opened.main_part()?.ok_or(DocxFault::NoMain)?;
    let document = opened.part(&main)?.ok_or(DocxFault::NoMain)?;
    let mut anchors = Anchors {
        scan: Scan::of(&document.xml.text),
        xml: &document.xml.text,
        main: &main,
        notes: BTreeMap::new(),
    };
    for kind in ["footnotes", "endnotes"] {
        if let Some(name) = opened.beside(&main, kind)?
            && let Some(part) = opened.part(&name)?
        {
            anchors.notes.insert(name, Scan::of(&part.xml.text));
        }
    }
    let mut placed: Vec<(Anchor<'_>, &Comment)> = comments
        .iter()
        .filter_map(|comment| Some((anchors.of(comment)?, comment)))
        .collect();
    placed.sort_by_key(|(anchor, _)| anchor.start.byte());
    let mut anew = BTreeMap::new();
    let first = said(&mut opened, &main, &anchors.scan, &placed, &mut anew)?;
    let patches = marked(&document, &anchors.scan, first, &placed);
    let damaged = || DocxFault::Damaged("它的 ZIP 结构不完整".to_owned());
    let xml = patched(&document.xml, &patches).ok_or_else(damaged)?;
    anew.insert(document.name, xml);
    package::rewritten(bytes, &anew).map_err(|_| damaged())
}

/// Where a remark begins or ends.
#[derive(Clone, Copy)]
enum Spot<'s> {
    /// In a text.
    In(&'s Run, &'s Leaf, usize),
    /// Between elements of a paragraph.
    At(usize),
}

impl Spot<'_> {
    fn byte(self) -> usize {
        match self {
            Self::In(_, _, byte) | Self::At(byte) => byte,
        }
    }
}

/// Where a remark stands.
struct Anchor<'s> {
    start: Spot<'s>,
    end: Spot<'s>,
}

struct Anchors<'m> {
    scan: Scan,
    xml: &'m str,
    main: &'m str,
    notes: BTreeMap<String, Scan>,
}

impl Anchors<'_> {
    /// Where `comment` stands; at the first run where that is not known.
    fn of(&self, comment: &Comment) -> Option<Anchor<'_>> {
        let first = || self.scan.runs.first().map(|run| whole(&run.outer));
        let Some(bytes) = &comment.bytes else {
            return first();
        };
        if comment.part == self.main {
            return self.in_text(bytes).or_else(first);
        }
        let Some(notes) = self.notes.get(&comment.part) else {
            return first();
        };
        let note = notes.notes.iter().find(|(_, at)| at.contains(&bytes.start));
        let reference = note.and_then(|(id, _)| {
            let references = &self.scan.references;
            references.iter().find(|(it, _)| it == id)
        });
        let before = reference.and_then(|(_, at)| self.before(at));
        before.or_else(first)
    }

    /// The character before a reference.
    fn before(&self, reference: &Range<usize>) -> Option<Anchor<'_>> {
        let texts = self.scan.texts();
        let (_, leaf) = texts
            .take_while(|(_, leaf)| leaf.open.start < reference.start)
            .filter(|(_, leaf)| !leaf.content.is_empty())
            .last()?;
        let content = &self.xml[leaf.content.clone()];
        let last = content.chars().next_back().map_or(0, char::len_utf8);
        // A character may be written as several.
        let length = if content.contains('&') {
            content.len()
        } else {
            last
        };
        self.in_text(&(leaf.content.end - length..leaf.content.end))
    }

    fn in_text(&self, bytes: &Range<usize>) -> Option<Anchor<'_>> {
        let (run, leaf) = self.scan.near(bytes.start)?;
        if run.standing != Standing::Plain {
            return Some(whole(&run.outer));
        }
        let start = bytes.start.clamp(leaf.content.start, leaf.content.end);
        let (last, last_leaf) = self.scan.near(bytes.end).unwrap_or((run, leaf));
        let end = if last.standing != Standing::Plain {
            Spot::At(last.outer.end)
        } else if bytes.end > start && last_leaf.content.contains(&(bytes.end - 1)) {
            Spot::In(last, last_leaf, bytes.end)
        } else {
            Spot::In(run, leaf, leaf.content.end)
        };
        // A remark on nothing is shown by nothing.
        let start = if start == end.byte() {
            leaf.content.start
        } else {
            start
        };
        Some(Anchor {
            start: Spot::In(run, leaf, start),
            end,
        })
    }
}

impl Scan {
    /// The text that holds the byte `at`, or the last one before it.
    fn near(&self, at: usize) -> Option<(&Run, &Leaf)> {
        let holds = self.leaf(&(at..at));
        let texts = || self.texts().take_while(|(_, it)| it.open.start <= at);
        holds
            .or_else(|| texts().last())
            .or_else(|| self.texts().next())
    }
}

fn whole(range: &Range<usize>) -> Anchor<'static> {
    Anchor {
        start: Spot::At(range.start),
        end: Spot::At(range.end),
    }
}

/// The patches of the text: where each comment, numbered from `first` on,
/// begins and ends.
fn marked(
    document: &Part,
    scan: &Scan,
    mut ids: Ids,
    placed: &[(Anchor<'_>, &Comment)],
) -> Vec<Edit> {
    let (w, (a, declared)) = (&scan.names.prefix, scan.names.attribute());
    let mut splitter = Splitter::new(&document.xml.text, scan);
    for (anchor, _) in placed {
        let id = ids.next();
        let start = format!("<{w}commentRangeStart{declared} {a}id=\"{id}\"/>");
        let end = format!(
            "<{w}commentRangeEnd{declared} {a}id=\"{id}\"/>\
             <{w}r><{w}commentReference{declared} {a}id=\"{id}\"/></{w}r>"
        );
        for (spot, turn, text) in [
            (anchor.start, Turn::Second, start),
            (anchor.end, Turn::First, end),
        ] {
            match spot {
                Spot::In(run, leaf, at) => splitter.at(run, leaf, at, turn, &text),
                Spot::At(at) => splitter.beside(at, turn, &text),
            }
        }
    }
    splitter.patches()
}

/// Puts what is said into the part of comments, which is made where there is
/// none; the numbers from the first new one on.
fn said(
    package: &mut Package<'_>,
    main: &str,
    scan: &Scan,
    placed: &[(Anchor<'_>, &Comment)],
    anew: &mut BTreeMap<String, Vec<u8>>,
) -> Result<Ids, DocxFault> {
    let found = match package.beside(main, "comments")? {
        Some(name) => package.part(&name)?,
        None => None,
    };
    let (name, raw) = if let Some(part) = found {
        (part.name, part.xml)
    } else {
        let name = added(package, main, &scan.names, anew)?;
        let root = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <w:comments xmlns:w=\"{}\"></w:comments>",
            scan.names.space
        );
        (name, Raw::new(root.into_bytes(), encoding_rs::UTF_8))
    };
    let there = Scan::of(&raw.text);
    let ids = Ids::beside(&there.ids);
    let mut numbers = ids.clone();
    let written: String = placed
        .iter()
        .map(|(_, comment)| written(comment, numbers.next(), &there.names))
        .collect();
    anew.insert(name, with_child(&raw, &written)?);
    Ok(ids)
}

/// One comment.
fn written(comment: &Comment, id: u32, names: &Names) -> String {
    // The part may write its elements in another way than `w:`.
    let declared = format!(" xmlns:w=\"{}\"", names.space);
    let declared = if names.prefix == "w:" { "" } else { &declared };
    let [paragraph, run] = SHAPE;
    let mut out = format!(
        "<w:comment{declared} w:id=\"{id}\" w:author=\"{AUTHOR}\" w:initials=\"{AUTHOR}\">"
    );
    for (at, line) in comment.lines.iter().enumerate() {
        let reference = format!("<w:r>{run}<w:annotationRef/></w:r>");
        let _ = write!(
            out,
            "<w:p>{paragraph}{}<w:r>{run}<w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
            if at == 0 { &reference } else { "" },
            xml_of(line)
        );
    }
    out + "</w:comment>"
}

/// Makes a part of comments known to the package; its name.
fn added(
    package: &mut Package<'_>,
    main: &str,
    names: &Names,
    anew: &mut BTreeMap<String, Vec<u8>>,
) -> Result<String, DocxFault> {
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let place = |file: &str| {
        format!("{folder}/{file}")
            .trim_start_matches('/')
            .to_owned()
    };
    let numbered = (1..u32::MAX).map(|number| format!("comments{number}.xml"));
    let mut files = std::iter::once("comments.xml".to_owned()).chain(numbered);
    let file = files.find(|file| !package.has(&place(file)));
    let file = file.expect("a package has fewer parts than there are numbers");
    let types = package.part("[Content_Types].xml")?;
    let types =
        types.ok_or_else(|| DocxFault::Damaged("其中没有 [Content_Types].xml".to_owned()))?;
    let part = format!(
        "Override PartName=\"/{}\" ContentType=\"{CONTENT_TYPE}\"/>",
        place(&file)
    );
    let part = child(&types.xml.text, &part);
    anew.insert(types.name, with_child(&types.xml, &part)?);
    let (rels, raw) = relations(package, main)?;
    let mut ids = (1..u32::MAX).map(|number| format!("\"rId{number}\""));
    let id = ids.find(|id| !raw.text.contains(id));
    let id = id.expect("a part has fewer relationships than there are numbers");
    let kind = if names.space.contains("purl.oclc.org") {
        "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
    } else {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    };
    let relation = format!("Relationship Id={id} Type=\"{kind}\" Target=\"{file}\"/>");
    anew.insert(rels, with_child(&raw, &child(&raw.text, &relation))?);
    Ok(place(&file))
}

const CONTENT_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// The part of the relationships of `main`, an empty one where it has none.
fn relations(package: &mut Package<'_>, main: &str) -> Result<(String, Raw<'static>), DocxFault> {
    let name = relations_of(main);
    if let Some(part) = package.part(&name)? {
        return Ok((part.name, part.xml));
    }
    let root = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
    Ok((name, Raw::new(root.as_bytes(), encoding_rs::UTF_8)))
}

/// `element`, whose `<` is left out, with the prefix of the root of `xml`.
fn child(xml: &str, element: &str) -> String {
    let root = root(xml);
    let prefix = root.rsplit_once(':').map_or("", |(prefix, _)| prefix);
    let colon = if prefix.is_empty() { "" } else { ":" };
    format!("<{prefix}{colon}{element}")
}

/// The name of the root.
fn root(xml: &str) -> &str {
    let mut tags = xml.match_indices('<').map(|(at, _)| &xml[at + 1..]);
    let open = tags.find(|rest| !rest.starts_with(['?', '!']));
    let open = open.unwrap_or_default();
    open.split([' ', '\t', '\r', '\n', '/', '>'])
        .next()
        .unwrap_or_default()
}

/// The part `raw` with `child` as the last one of its root.
fn with_child(raw: &Raw<'_>, child: &str) -> Result<Vec<u8>, DocxFault> {
    let (text, root) = (&raw.text, root(&raw.text));
    let end = text.rfind(&format!("</{root}"));
    let (bytes, with) = match (end, text.rfind("/>")) {
        (Some(end), _) => (end..end, child.to_owned()),
        (None, Some(end)) => (end..end + 2, format!(">{child}</{root}>")),
        (None, None) => (0..0, String::new()),
    };
    let edit = Edit { bytes, with };
    patched(raw, &[edit]).ok_or_else(|| DocxFault::Damaged("它的 XML 不完整".to_owned()))
}
