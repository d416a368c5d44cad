//! A package part as XML: elements in, bytes out.
//!
//! Escaping is `quick-xml`'s; characters that XML cannot carry are replaced
//! here, so that no part can come out malformed. It knows no WordprocessingML.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An attribute: its name and its value, not yet escaped.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// A part that is being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A whole part: it begins with the declaration.
    pub(super) fn part() -> Self {
        let mut xml = Self::fragment();
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        xml.event(Event::Decl(declaration));
        xml
    }

    /// A piece that goes into another part.
    pub(super) fn fragment() -> Self {
        Self {
            writer: Writer::new(Vec::new()),
        }
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.event(Event::Start(start));
    }

    /// Closes an element.
    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.event(Event::Empty(start));
    }

    /// An element whose one attribute is `w:val`.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element that holds text alone.
    pub(super) fn text(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) {
        self.open(name, attributes);
        let text: String = text.chars().map(carried).collect();
        self.event(Event::Text(BytesText::new(&text)));
        self.close(name);
    }

    /// Content that is XML already.
    pub(super) fn raw(&mut self, xml: &[u8]) {
        self.writer.get_mut().extend_from_slice(xml);
    }

    /// The bytes written.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer
            .write_event(event)
            .expect("writing to a Vec does not fail");
    }
}

/// The character, or U+FFFD where XML 1.0 cannot carry it (§2.2 of XML).
pub(super) fn carried(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..=char::MAX => character,
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped_and_control_characters_replaced() {
        let mut xml = Xml::fragment();
        xml.text("t", &[("a", "\"<&")], "x<y\u{1}&\u{FFFF}z");
        let written = String::from_utf8(xml.into_bytes()).expect("XML is UTF-8");
        let want = "<t a=\"&quot;&lt;&amp;\">x&lt;y\u{FFFD}&amp;\u{FFFD}z</t>";
        assert_eq!(written, want);
    }
}
