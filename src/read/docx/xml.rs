//! The text of a part in, its elements and characters one after the other out.
//!
//! It hides what makes the XML of Word files hard to read: prefixes, the two
//! families of namespaces (transitional and strict), `mc:AlternateContent` (one
//! branch is read, never two), and wrappers that only group (`w:sdt`, `w:ins`).
//! It expands no entity but the five of XML and characters by number, and knows
//! nothing of what elements mean.

use std::borrow::Cow;

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use super::fault::DocxFault;
pub(super) use super::tag::Tag;
use super::tag::{Family, tag};
use crate::document::Verbatim;

/// Elements may nest this deep; Word's own files stay far below.
const MOST_DEPTH: usize = 256;

/// The characters of an element.
#[derive(Debug, Default)]
pub(super) struct Characters<'x> {
    /// All of them.
    pub(super) text: Cow<'x, str>,
    /// Which of them stand so in the part, and at which of its bytes.
    pub(super) verbatim: Vec<Verbatim>,
}

/// What comes next. Each `Open` is followed by its `Close`.
pub(super) enum Step<'x> {
    /// An element begins.
    Open(Open<'x>),
    /// Characters.
    Text(Cow<'x, str>),
    /// The element opened last and not closed yet ends.
    Close,
    /// The part ends.
    End,
}

/// An element that begins.
pub(super) struct Open<'x> {
    /// What it is.
    pub(super) tag: Tag,
    start: BytesStart<'x>,
}

impl Open<'_> {
    /// The value of the attribute with the local name `name`, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.start.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|it| it.key.local_name().as_ref() == name.as_bytes())?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(Cow::Owned(value.into_owned()))
    }

    /// The value of `w:val`.
    pub(super) fn value(&self) -> Option<Cow<'_, str>> {
        self.attribute("val")
    }

    /// The value of `w:val` where it is a name or a label, cut to the length
    /// of those: each paragraph that bears it gets a copy.
    pub(super) fn name(&self) -> Option<String> {
        self.value().map(|it| cut(&it).to_owned())
    }

    /// The number in the attribute `name`.
    pub(super) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether a switch (`<w:b/>`, `<w:b w:val="0"/>`) is on.
    pub(super) fn is_on(&self) -> bool {
        self.value()
            .is_none_or(|it| !matches!(it.as_ref(), "0" | "false" | "off" | "none"))
    }
}

/// The longest name of a style or a face, and the longest label, in bytes.
const LONGEST_NAME: usize = 255;

/// The beginning of a name that is too long.
pub(super) fn cut(name: &str) -> &str {
    &name[..name.floor_char_boundary(LONGEST_NAME)]
}

/// How an open element is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// As it is.
    Shown,
    /// Not at all; what is in it is.
    Transparent,
    /// `mc:AlternateContent` none of whose branches has come yet.
    Undecided,
    /// `mc:AlternateContent` of which a branch was read.
    Decided,
}

/// A reader over one part.
pub(super) struct Xml<'x> {
    reader: NsReader<&'x [u8]>,
    text: &'x str,
    part: &'x str,
    frames: Vec<Frame>,
}

impl<'x> Xml<'x> {
    /// A reader over `text`, the part called `part`.
    pub(super) fn new(text: &'x str, part: &'x str) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            text,
            part,
            frames: Vec::new(),
        }
    }

    /// The next step.
    ///
    /// # Errors
    /// Where the part is no well-formed XML, nests too deep or declares a DTD.
    pub(super) fn step(&mut self) -> Result<Step<'x>, DocxFault> {
        loop {
            let (space, event) = match self.reader.read_resolved_event() {
                Ok((space, event)) => (family(&space), event),
                Err(_) => return Err(self.broken()),
            };
            match event {
                Event::Start(start) => {
                    let tag = tag(space, start.local_name().as_ref());
                    if let Some(tag) = self.open(tag)? {
                        return Ok(Step::Open(Open { tag, start }));
                    }
                }
                Event::End(_) => {
                    if self.frames.pop() == Some(Frame::Shown) {
                        return Ok(Step::Close);
                    }
                }
                Event::Text(text) => {
                    let text = text.xml10_content().map_err(|_| self.broken())?;
                    return Ok(Step::Text(text));
                }
                Event::CData(text) => {
                    let text = text.xml10_content().map_err(|_| self.broken())?;
                    return Ok(Step::Text(text));
                }
                Event::GeneralRef(reference) => return self.reference(&reference),
                Event::DocType(_) => return Err(DocxFault::Declares(self.part.to_owned())),
                Event::Eof if self.frames.is_empty() => return Ok(Step::End),
                Event::Eof => return Err(self.broken()),
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::Empty(_) => {}
            }
        }
    }

    /// Enters an element; `None` where it is not shown.
    fn open(&mut self, tag: Tag) -> Result<Option<Tag>, DocxFault> {
        if self.frames.len() >= MOST_DEPTH {
            return Err(DocxFault::TooDeep(self.part.to_owned()));
        }
        let frame = match tag {
            Tag::AlternateContent => Frame::Undecided,
            Tag::Choice | Tag::Fallback => match self.frames.last_mut() {
                Some(above @ Frame::Undecided) => {
                    *above = Frame::Decided;
                    Frame::Transparent
                }
                Some(Frame::Decided) => {
                    self.frames.push(Frame::Transparent);
                    self.drop_branch()?;
                    return Ok(None);
                }
                Some(Frame::Shown | Frame::Transparent) | None => Frame::Transparent,
            },
            Tag::Wrapper => Frame::Transparent,
            _ => Frame::Shown,
        };
        self.frames.push(frame);
        Ok((frame == Frame::Shown).then_some(tag))
    }

    /// Reads to the end of a branch whose start has been read and entered.
    fn drop_branch(&mut self) -> Result<(), DocxFault> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.reader.read_event() {
                Ok(Event::Start(_)) => depth += 1,
                Ok(Event::End(_)) => depth -= 1,
                Ok(Event::Eof) | Err(_) => return Err(self.broken()),
                Ok(_) => {}
            }
        }
        self.frames.pop();
        Ok(())
    }

    fn reference(&self, reference: &BytesRef<'_>) -> Result<Step<'x>, DocxFault> {
        let by_number = reference.resolve_char_ref().map_err(|_| self.broken())?;
        let character = by_number.or(match &**reference {
            b"amp" => Some('&'),
            b"lt" => Some('<'),
            b"gt" => Some('>'),
            b"quot" => Some('"'),
            b"apos" => Some('\''),
            _ => None,
        });
        character
            .map(|it| Step::Text(Cow::Owned(it.to_string())))
            .ok_or_else(|| DocxFault::Declares(self.part.to_owned()))
    }

    /// Passes over the rest of the element opened last.
    pub(super) fn skip(&mut self) -> Result<(), DocxFault> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.step()? {
                Step::Open(_) => depth += 1,
                Step::Close => depth -= 1,
                Step::Text(_) => {}
                Step::End => break,
            }
        }
        Ok(())
    }

    /// The next element inside the one opened last; `None` where that ends.
    pub(super) fn child(&mut self) -> Result<Option<Open<'x>>, DocxFault> {
        loop {
            match self.step()? {
                Step::Open(open) => return Ok(Some(open)),
                Step::Close | Step::End => return Ok(None),
                Step::Text(_) => {}
            }
        }
    }

    /// The characters of the element opened last, up to its end.
    pub(super) fn characters(&mut self) -> Result<Characters<'x>, DocxFault> {
        let mut all = Characters::default();
        loop {
            match self.step()? {
                Step::Text(text) => {
                    let start = all.text.len();
                    all.verbatim.extend(self.verbatim(start, &text));
                    if all.text.is_empty() {
                        all.text = text;
                    } else {
                        all.text.to_mut().push_str(&text);
                    }
                }
                Step::Open(_) => self.skip()?,
                Step::Close | Step::End => return Ok(all),
            }
        }
    }

    /// Where the characters `text`, which have just been read, stand in the
    /// part; `None` where they are written another way there.
    fn verbatim(&self, start: usize, text: &str) -> Option<Verbatim> {
        let end = usize::try_from(self.reader.buffer_position()).ok()?;
        let bytes = end.checked_sub(text.len())?..end;
        let stands = self.text.get(bytes.clone()) == Some(text);
        stands.then_some(Verbatim {
            start,
            bytes,
            lead: 0,
        })
    }

    fn broken(&self) -> DocxFault {
        DocxFault::Xml {
            part: self.part.to_owned(),
            byte: self.reader.buffer_position(),
        }
    }
}

/// Whether `space` is WordprocessingML, by the transitional or the strict form.
pub fn is_word(space: &[u8]) -> bool {
    matches!(
        space,
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
}

/// Word reads both families of namespaces, and so does this.
fn family(space: &ResolveResult<'_>) -> Family {
    let ResolveResult::Bound(Namespace(space)) = space else {
        return Family::Other;
    };
    match *space {
        space if is_word(space) => Family::Word,
        b"http://schemas.openxmlformats.org/markup-compatibility/2006" => Family::Compatibility,
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        | b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Family::Drawing,
        b"http://schemas.openxmlformats.org/drawingml/2006/main"
        | b"http://purl.oclc.org/ooxml/drawingml/main" => Family::Art,
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
        | b"http://purl.oclc.org/ooxml/officeDocument/math" => Family::Math,
        b"urn:schemas-microsoft-com:vml" => Family::Vml,
        b"http://schemas.openxmlformats.org/package/2006/relationships"
        | b"http://schemas.openxmlformats.org/package/2006/content-types" => Family::Package,
        _ => Family::Other,
    }
}
