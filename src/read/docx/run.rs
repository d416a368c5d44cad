//! What stands in a paragraph: runs, links, fields, breaks, drawings.
//!
//! Elements in, characters with their looks into the paragraph out. What it
//! does not know it looks into, so that no text is lost in a wrapper.

use super::body::{Author, NoteKind, Walker};
use super::fault::DocxFault;
use super::field::{self, Begun, Ended};
use super::growing::{Dress, Growing, Look};
use super::look::Letters;
use super::symbol;
use super::told::Finding;
use super::xml::{Characters, Open, Tag, Xml};
use crate::document::Place;
use crate::read::control;

/// Styles of titles, in which this program breaks lines.
const TITLES: [&str; 2] = ["Title", "AttachmentTitle"];

impl Walker<'_> {
    /// The piece of a paragraph whose start has been read, up to its end.
    pub(super) fn content(
        &mut self,
        open: &Open<'_>,
        xml: &mut Xml<'_>,
        growing: &mut Growing,
        look: &Look,
    ) -> Result<(), DocxFault> {
        match open.tag {
            Tag::Run => self.run(xml, growing),
            Tag::Hyperlink => {
                let address = self.address(open);
                self.linked(address, xml, growing, look)
            }
            Tag::SimpleField => {
                let code = open.attribute("instr").unwrap_or_default();
                match field::begun(&code) {
                    Begun::Text(address) => self.linked(address, xml, growing, look),
                    Begun::Contents => {
                        self.begin_contents(growing);
                        self.end_contents(growing);
                        xml.skip()
                    }
                }
            }
            Tag::Deleted | Tag::MovedFrom => {
                self.tell(Finding::Deleted, growing);
                xml.skip()
            }
            Tag::WordDrawing | Tag::Picture | Tag::Object => self.drawing(xml, growing),
            Tag::TextBox => self.text_box(xml, growing),
            Tag::Ruby => self.ruby(xml, growing, look),
            Tag::FootnoteReference => self.note(NoteKind::Foot, open, xml, growing, look),
            Tag::EndnoteReference => self.note(NoteKind::End, open, xml, growing, look),
            Tag::Paragraph | Tag::Table => {
                // No schema lets them stand here; their text is text all the same.
                let inner = self.inside(xml, |walker, xml| walker.blocks(xml))?;
                growing.after.extend(inner);
                Ok(())
            }
            Tag::BookmarkStart | Tag::BookmarkEnd => {
                self.references.bookmark(open);
                xml.skip()
            }
            Tag::ControlProperties | Tag::ParagraphProperties | Tag::RunProperties => xml.skip(),
            Tag::Text | Tag::MathText | Tag::Instruction => {
                self.characters(open, xml, growing, look)
            }
            Tag::FieldCharacter => {
                self.field(open, growing, look);
                xml.skip()
            }
            Tag::Other => self.contents(xml, growing, look),
            tag => {
                self.sign(tag, open, growing, look);
                xml.skip()
            }
        }
    }

    /// All pieces in the element opened last.
    fn contents(
        &mut self,
        xml: &mut Xml<'_>,
        growing: &mut Growing,
        look: &Look,
    ) -> Result<(), DocxFault> {
        while let Some(child) = xml.child()? {
            self.content(&child, xml, growing, look)?;
        }
        Ok(())
    }

    fn run(&mut self, xml: &mut Xml<'_>, growing: &mut Growing) -> Result<(), DocxFault> {
        let mut look = growing.base.clone();
        while let Some(child) = xml.child()? {
            if child.tag != Tag::RunProperties {
                self.content(&child, xml, growing, &look)?;
                continue;
            }
            let direct = Letters::read(xml)?;
            // A tab that this program put between 印发机关 and 印发日期 is
            // alignment, none of the text; one before each of several names on
            // a line stands for the line that the name is.
            if let Some("AligningTab" | "NameTab") = direct.style.as_deref() {
                while xml.child()?.is_some() {
                    xml.skip()?;
                }
                if direct.style.as_deref() == Some("NameTab") {
                    self.part(growing);
                }
                return Ok(());
            }
            let styles = self.context.styles;
            let style = styles.of_paragraph(growing.shape.style.as_deref());
            let letters = styles.letters(style, &direct);
            let dress = match direct.style.as_deref() {
                Some("Strong") if self.context.author == Author::Ourselves => Dress::Strong,
                own => styles.dress(style, own),
            };
            if letters.hidden == Some(true) {
                self.tell(Finding::Hidden, growing);
            }
            look = Look::of(&letters, dress);
        }
        Ok(())
    }

    fn linked(
        &mut self,
        address: Option<String>,
        xml: &mut Xml<'_>,
        growing: &mut Growing,
        look: &Look,
    ) -> Result<(), DocxFault> {
        growing.open_link(address);
        self.contents(xml, growing, look)?;
        growing.close_link();
        Ok(())
    }

    /// Where a `w:hyperlink` leads; `None` for a place in the document itself.
    fn address(&self, open: &Open<'_>) -> Option<String> {
        let id = open.attribute("id")?;
        let target = self.relations.target(&id)?;
        Some(match open.attribute("anchor") {
            Some(anchor) if !target.contains('#') => format!("{target}#{anchor}"),
            _ => target.to_owned(),
        })
    }

    fn characters(
        &mut self,
        open: &Open<'_>,
        xml: &mut Xml<'_>,
        growing: &mut Growing,
        look: &Look,
    ) -> Result<(), DocxFault> {
        let Characters { text, verbatim } = xml.characters()?;
        if open.tag == Tag::Instruction {
            self.fields().code(&text);
            return Ok(());
        }
        if open.tag == Tag::MathText {
            self.tell(Finding::Formula, growing);
        }
        let kept = open.attribute("space").is_some_and(|it| it == "preserve");
        let white: &[char] = if kept { &[] } else { &[' ', '\t', '\n', '\r'] };
        let chars = text.trim_matches(white);
        if chars.contains(['\n', '\r']) {
            // A line end of the file is a space to Word.
            self.push(&chars.replace(['\n', '\r'], " "), growing, look);
            return Ok(());
        }
        let before = growing.bytes();
        self.push(chars, growing, look);
        let skipped = text.len() - text.trim_start_matches(white).len();
        growing.stand(before, chars, skipped, &verbatim);
        if open.tag == Tag::MathText {
            growing.formula(before);
        }
        Ok(())
    }

    pub(super) fn push(&mut self, chars: &str, growing: &mut Growing, look: &Look) {
        if self.fields().in_code() {
            return;
        }
        let visible = control::visible(chars);
        if matches!(visible, std::borrow::Cow::Owned(_)) {
            self.tell(Finding::Control, growing);
        }
        self.breaks.ink(&visible, growing.at());
        growing.push(&visible, look);
    }

    pub(super) fn tell(&mut self, finding: Finding, growing: &Growing) {
        let part = self.part;
        self.told.add(finding, || {
            Some(Place::Docx {
                part: part.to_owned(),
                paragraph: growing.number.max(1),
                character: growing.next_character(),
            })
        });
    }

    /// An element that stands for a character or a break.
    fn sign(&mut self, tag: Tag, open: &Open<'_>, growing: &mut Growing, look: &Look) {
        match tag {
            Tag::TabMark | Tag::PositionedTab => self.push("\t", growing, look),
            Tag::NoBreakHyphen => self.push("\u{2011}", growing, look),
            Tag::SoftHyphen => self.push("\u{ad}", growing, look),
            Tag::Break if open.attribute("type").is_some_and(|it| it == "page") => {
                self.break_page(growing);
            }
            Tag::RenderedBreak => self.rendered(growing),
            Tag::Break | Tag::CarriageReturn => self.break_line(growing, look),
            Tag::Symbol => self.symbol(open, growing, look),
            _ => {}
        }
    }

    fn break_page(&mut self, growing: &mut Growing) {
        if !self.fields().in_code() {
            self.end_piece(growing);
            self.page_break(growing);
            growing.skip();
            if self.depth == 0 {
                self.breaks.asked(growing.at());
            }
        }
    }

    /// Where a page began when the text was last laid out.
    fn rendered(&mut self, growing: &Growing) {
        let in_box = self.depth > self.cells;
        if !in_box && !self.fields().in_code() {
            self.breaks.marked(growing.at());
        }
    }

    /// A line break. Clerks and web pages part paragraphs with it, so it parts
    /// them here; in our own files it is a character, or in a title compose's.
    fn break_line(&mut self, growing: &mut Growing, look: &Look) {
        if self.fields().in_code() {
            return;
        }
        let style = growing.shape.style.as_deref().unwrap_or_default();
        match self.context.author {
            Author::Ourselves if TITLES.contains(&style) => {}
            Author::Ourselves => self.push("\n", growing, look),
            Author::Others => self.part(growing),
        }
    }

    /// Lets what follows be a paragraph of its own.
    fn part(&mut self, growing: &mut Growing) {
        // A number waits for the text it stands before.
        if !growing.is_blank() {
            self.end_piece(growing);
        }
        growing.skip();
    }

    fn symbol(&mut self, open: &Open<'_>, growing: &mut Growing, look: &Look) {
        let font = open.attribute("font").unwrap_or_default();
        let code = open
            .attribute("char")
            .and_then(|it| u32::from_str_radix(it.trim(), 16).ok());
        let found = code.and_then(|code| symbol::character(&font, code));
        let finding = match found {
            Some(_) => Finding::Symbol,
            None => Finding::MissingSymbol,
        };
        self.tell(finding, growing);
        let character = found.unwrap_or(symbol::MISSING);
        self.push(character.encode_utf8(&mut [0; 4]), growing, look);
    }

    fn field(&mut self, open: &Open<'_>, growing: &mut Growing, look: &Look) {
        let kind = open.attribute("fldCharType").unwrap_or_default();
        match kind.as_ref() {
            "begin" => self.fields().begin(),
            // The figure of a known note is composed.
            "separate" if self.refers_again(growing) => {}
            "separate" => match self.fields().separate() {
                Begun::Text(address) => growing.open_link(address),
                Begun::Contents => {
                    self.begin_contents(growing);
                    growing.open_link(None);
                }
            },
            "end" => match self.fields().end() {
                Ended::Contents => {
                    growing.close_link();
                    self.end_contents(growing);
                }
                Ended::Result | Ended::Deeper => growing.close_link(),
                Ended::Shows(chars) => self.push(&chars, growing, look),
                Ended::Unknown => self.tell(Finding::Field, growing),
                Ended::Nothing => {}
            },
            _ => {}
        }
    }

    pub(super) fn text_box(
        &mut self,
        xml: &mut Xml<'_>,
        growing: &mut Growing,
    ) -> Result<(), DocxFault> {
        let blocks = self.inside(xml, |walker, xml| walker.blocks(xml))?;
        growing.after.extend(blocks);
        Ok(())
    }

    /// Text with its reading: 婼（ruò）.
    fn ruby(
        &mut self,
        xml: &mut Xml<'_>,
        growing: &mut Growing,
        look: &Look,
    ) -> Result<(), DocxFault> {
        let mut reading = Growing::new(0);
        while let Some(child) = xml.child()? {
            match child.tag {
                Tag::RubyText => self.contents(xml, &mut reading, look)?,
                Tag::RubyBase => self.contents(xml, growing, look)?,
                _ => xml.skip()?,
            }
        }
        let reading = reading.take(None, None, self.part, 0).text.chars;
        if !reading.is_empty() {
            self.push(&format!("（{reading}）"), growing, look);
        }
        Ok(())
    }
}
