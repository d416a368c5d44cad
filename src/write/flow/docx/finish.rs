//! The finishing pass over what docx-rs built: XML of a `w:document`, `w:ftr`
//! in, the content of its body out, as the schema wants it.
//!
//! It puts properties in schema order, adds those that docx-rs cannot write
//! ([`Beside`]), drops empty property elements, attributes that the schema does
//! not know and ids from process-wide counters (equal documents must be equal
//! bytes). It changes no text.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::order;

/// What docx-rs cannot write, by the order in which it stands in the body.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// For each paragraph of the body itself: further elements of its `w:pPr`.
    pub(super) paragraphs: Vec<Vec<u8>>,
    /// Runs with which paragraphs begin, by the paragraph's place.
    pub(super) runs: BTreeMap<usize, Vec<u8>>,
    /// For each table of the body: how many of its first rows are its head.
    pub(super) head_rows: Vec<usize>,
}

/// Appends the finished content of `root` (`w:body`, `w:ftr`) to `out`.
pub(super) fn content(
    built: &[u8],
    root: &str,
    beside: &Beside,
    out: &mut Vec<u8>,
) -> Result<(), quick_xml::Error> {
    let mut pass = Pass {
        reader: Reader::from_reader(built),
        beside,
        paragraphs: 0,
        tables: 0,
        head_rows: 0,
        further: &[],
        runs: &[],
    };
    pass.skip_to(root)?;
    pass.blocks(out)
}

struct Pass<'b> {
    reader: Reader<&'b [u8]>,
    beside: &'b Beside,
    paragraphs: usize,
    tables: usize,
    /// Rows of the head that are still to come in this table.
    head_rows: usize,
    /// Elements to add to the next `w:pPr`.
    further: &'b [u8],
    /// Runs to add after it.
    runs: &'b [u8],
}

/// One child of a property element: its place in the order, and its bytes.
type Ranked = (usize, Vec<u8>);

impl<'b> Pass<'b> {
    fn skip_to(&mut self, root: &str) -> Result<(), quick_xml::Error> {
        loop {
            match self.reader.read_event()? {
                Event::Start(start) if start.name().as_ref() == root.as_bytes() => return Ok(()),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The blocks of the body. The body's own section is the writer's.
    fn blocks(&mut self, out: &mut Vec<u8>) -> Result<(), quick_xml::Error> {
        loop {
            match self.reader.read_event()? {
                Event::Start(start) if start.name().as_ref() == b"w:sectPr" => {
                    self.reader.read_to_end(start.name())?;
                }
                Event::Start(start) => {
                    self.begin_block(&start);
                    self.element(&start, out)?;
                }
                Event::Empty(start) => write_empty(&start, out),
                Event::End(_) | Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn begin_block(&mut self, start: &BytesStart<'_>) {
        match start.name().as_ref() {
            b"w:p" => {
                let further = self.beside.paragraphs.get(self.paragraphs);
                self.further = further.map_or(&[], Vec::as_slice);
                let runs = self.beside.runs.get(&self.paragraphs);
                self.runs = runs.map_or(&[], Vec::as_slice);
                self.paragraphs += 1;
            }
            b"w:tbl" => {
                let head_rows = self.beside.head_rows.get(self.tables);
                self.head_rows = head_rows.copied().unwrap_or(0);
                self.tables += 1;
            }
            _ => {}
        }
    }

    /// An element whose start has been read, up to its end.
    fn element(
        &mut self,
        start: &BytesStart<'_>,
        out: &mut Vec<u8>,
    ) -> Result<(), quick_xml::Error> {
        match order::of(start.name().as_ref()) {
            Some(order) => self.properties(start, order, out),
            None => self.copy(start, out),
        }
    }

    fn copy(&mut self, start: &BytesStart<'_>, out: &mut Vec<u8>) -> Result<(), quick_xml::Error> {
        write_start(start, out);
        loop {
            match self.reader.read_event()? {
                Event::Start(child) => self.element(&child, out)?,
                Event::Empty(child) => self.empty(&child, out),
                Event::Text(text) => out.extend_from_slice(&text),
                Event::GeneralRef(reference) => {
                    out.push(b'&');
                    out.extend_from_slice(&reference);
                    out.push(b';');
                }
                Event::End(_) | Event::Eof => break,
                _ => {}
            }
        }
        write_end(start, out);
        Ok(())
    }

    /// An element of properties: in order, and not at all where it is empty.
    fn properties(
        &mut self,
        start: &BytesStart<'_>,
        order: &[&str],
        out: &mut Vec<u8>,
    ) -> Result<(), quick_xml::Error> {
        let further = self.further_of(start);
        let mut children = self.ranked(order)?;
        if !further.is_empty() {
            children.extend(Pass::over(further).ranked(order)?);
        }
        write_properties(start, children, out);
        if start.name().as_ref() == b"w:pPr" {
            out.extend_from_slice(std::mem::take(&mut self.runs));
        }
        Ok(())
    }

    /// A pass over elements of ours, which need nothing beside.
    fn over(elements: &'b [u8]) -> Self {
        const NOTHING: &Beside = &Beside {
            paragraphs: Vec::new(),
            runs: BTreeMap::new(),
            head_rows: Vec::new(),
        };
        Self {
            reader: Reader::from_reader(elements),
            beside: NOTHING,
            paragraphs: 0,
            tables: 0,
            head_rows: 0,
            further: &[],
            runs: &[],
        }
    }

    /// The children up to the end of the element that is being read.
    fn ranked(&mut self, order: &[&str]) -> Result<Vec<Ranked>, quick_xml::Error> {
        let mut children = Vec::new();
        loop {
            let event = self.reader.read_event()?;
            let mut child = Vec::new();
            match &event {
                Event::Start(start) => self.element(start, &mut child)?,
                Event::Empty(start) => self.empty(start, &mut child),
                Event::End(_) | Event::Eof => return Ok(children),
                _ => {}
            }
            if let Event::Start(start) | Event::Empty(start) = &event
                && !child.is_empty()
            {
                children.push((order::rank(order, start.name().as_ref()), child));
            }
        }
    }

    /// An element without content: one of properties is left out, unless there
    /// is something to add to it.
    fn empty(&mut self, start: &BytesStart<'_>, out: &mut Vec<u8>) {
        match order::of(start.name().as_ref()) {
            Some(order) => {
                let further = self.further_of(start);
                let children = Pass::over(further)
                    .ranked(order)
                    .expect("elements of our own are well formed");
                write_properties(start, children, out);
            }
            None => write_empty(start, out),
        }
    }

    /// What is to be added to this element.
    fn further_of(&mut self, start: &BytesStart<'_>) -> &'b [u8] {
        match start.name().as_ref() {
            b"w:pPr" => std::mem::take(&mut self.further),
            b"w:trPr" if self.head_rows > 0 => {
                self.head_rows -= 1;
                b"<w:tblHeader/>"
            }
            _ => &[],
        }
    }
}

fn write_properties(start: &BytesStart<'_>, mut children: Vec<Ranked>, out: &mut Vec<u8>) {
    if children.is_empty() {
        return;
    }
    children.sort_by_key(|(rank, _)| *rank);
    write_start(start, out);
    for (_, child) in &children {
        out.extend_from_slice(child);
    }
    write_end(start, out);
}

fn write_start(start: &BytesStart<'_>, out: &mut Vec<u8>) {
    write_tag(start, out);
    out.push(b'>');
}

fn write_empty(start: &BytesStart<'_>, out: &mut Vec<u8>) {
    write_tag(start, out);
    out.extend_from_slice(b"/>");
}

fn write_end(start: &BytesStart<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"</");
    out.extend_from_slice(start.name().as_ref());
    out.push(b'>');
}

fn write_tag(start: &BytesStart<'_>, out: &mut Vec<u8>) {
    let name = start.name();
    out.push(b'<');
    out.extend_from_slice(name.as_ref());
    for attribute in start.attributes().flatten() {
        if is_kept(name.as_ref(), attribute.key.as_ref()) {
            out.push(b' ');
            out.extend_from_slice(attribute.key.as_ref());
            out.extend_from_slice(b"=\"");
            out.extend_from_slice(&attribute.value);
            out.push(b'"');
        }
    }
}

/// `w14:paraId` comes from a process-wide counter; a column of the grid has no
/// type in the schema.
fn is_kept(element: &[u8], attribute: &[u8]) -> bool {
    !attribute.starts_with(b"w14:") && (element, attribute) != (b"w:gridCol", b"w:type")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finish(built: &str, beside: &Beside) -> String {
        let mut out = Vec::new();
        content(built.as_bytes(), "w:body", beside, &mut out).expect("well-formed input");
        String::from_utf8(out).expect("UTF-8 in, UTF-8 out")
    }

    #[test]
    fn properties_are_ordered_and_completed_and_ids_dropped() {
        let built = "<d><w:body><w:p w14:paraId=\"1\"><w:pPr><w:rPr /><w:jc w:val=\"both\" />\
            <w:pStyle w:val=\"A\" /></w:pPr><w:r><w:rPr /><w:t xml:space=\"preserve\"> a&amp;b </w:t>\
            </w:r></w:p><w:sectPr><w:cols /></w:sectPr></w:body></d>";
        let beside = Beside {
            paragraphs: vec![b"<w:ind w:left=\"1\"/>".to_vec()],
            ..Beside::default()
        };
        let want = "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:ind w:left=\"1\"/><w:jc w:val=\"both\"/></w:pPr>\
            <w:r><w:t xml:space=\"preserve\"> a&amp;b </w:t></w:r></w:p>";
        assert_eq!(finish(built, &beside), want);
    }

    #[test]
    fn only_the_first_rows_are_the_head_of_a_table() {
        let built =
            "<w:body><w:tbl><w:tr><w:trPr /></w:tr><w:tr><w:trPr /></w:tr></w:tbl></w:body>";
        let beside = Beside {
            head_rows: vec![1],
            ..Beside::default()
        };
        let want = "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr></w:tr><w:tr></w:tr></w:tbl>";
        assert_eq!(finish(built, &beside), want);
    }
}
