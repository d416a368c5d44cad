//! An OFD file taken apart: its parts, and XML as a tree.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// An element of XML, its name without the prefix.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub text: String,
    pub children: Vec<Element>,
}

impl Element {
    fn begun(start: &BytesStart<'_>) -> Self {
        let name = String::from_utf8(start.name().as_ref().to_vec()).expect("UTF-8");
        let attributes = start.attributes().map(|it| {
            let it = it.expect("an attribute");
            let key = String::from_utf8(it.key.as_ref().to_vec()).expect("UTF-8");
            let raw = std::str::from_utf8(&it.value).expect("UTF-8");
            let value = quick_xml::escape::unescape(raw).expect("no unknown entity");
            (key, value.into_owned())
        });
        Self {
            name: name.strip_prefix("ofd:").expect("our prefix").to_owned(),
            attributes: attributes.collect(),
            ..Self::default()
        }
    }

    /// An attribute; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Its numbers, of an attribute that is a list of them.
    pub fn numbers(&self, name: &str) -> Vec<f64> {
        numbers(self.get(name))
    }

    /// The first child of this name.
    pub fn child(&self, name: &str) -> &Element {
        let mut children = self.named(name);
        children
            .next()
            .unwrap_or_else(|| panic!("{name} in {}", self.name))
    }

    /// The children of this name.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.children.iter().filter(move |it| it.name == name)
    }

    /// All elements inside, and itself, in order.
    pub fn all(&self) -> Vec<&Element> {
        let inside = self.children.iter().flat_map(Element::all);
        std::iter::once(self).chain(inside).collect()
    }

    /// Those of one name among them.
    pub fn every(&self, name: &str) -> Vec<&Element> {
        let mut all = self.all();
        all.retain(|it| it.name == name);
        all
    }
}

/// Numbers with blanks between them.
pub fn numbers(text: &str) -> Vec<f64> {
    let words = text.split_whitespace();
    words.map(|it| it.parse().expect("a number")).collect()
}

fn parsed(xml: &[u8]) -> Element {
    let mut reader = Reader::from_reader(xml);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => open.push(Element::begun(&start)),
            Event::Empty(start) => {
                let element = Element::begun(&start);
                open.last_mut().expect("one").children.push(element);
            }
            Event::End(_) => {
                let element = open.pop().expect("one");
                open.last_mut().expect("one").children.push(element);
            }
            Event::Text(text) => {
                let text = text.decode().expect("UTF-8");
                open.last_mut().expect("one").text.push_str(&text);
            }
            Event::GeneralRef(entity) => {
                let entity = entity.decode().expect("UTF-8");
                let text = quick_xml::escape::unescape(&format!("&{entity};"))
                    .expect("a known entity")
                    .into_owned();
                open.last_mut().expect("one").text.push_str(&text);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    open.pop().expect("a root").children.remove(0)
}

/// A file.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its parts, by name, in their order.
    pub parts: Vec<(String, Vec<u8>)>,
}

impl Opened {
    pub fn new(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
        let parts = (0..archive.len()).map(|index| {
            let mut part = archive.by_index(index).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("it unpacks");
            (part.name().to_owned(), bytes)
        });
        Self {
            parts: parts.collect(),
        }
    }

    /// The file put together again.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut zip = ZipWriter::new(Cursor::new(&mut bytes));
        for (name, part) in &self.parts {
            let options = SimpleFileOptions::default();
            zip.start_file(name.as_str(), options).expect("a part");
            zip.write_all(part).expect("it is written");
        }
        zip.finish().expect("an end");
        bytes
    }

    pub fn part(&self, name: &str) -> &[u8] {
        let mut parts = self.parts.iter();
        let part = parts.find(|it| it.0 == name);
        &part.unwrap_or_else(|| panic!("{name} is there")).1
    }

    pub fn xml(&self, name: &str) -> Element {
        parsed(self.part(name))
    }

    /// The text of a part with something in the place of something else.
    pub fn with(&self, name: &str, old: &str, new: &str) -> Self {
        let mut changed = self.clone();
        let part = changed.parts.iter_mut().find(|it| it.0 == name);
        let part = &mut part.expect("the part is there").1;
        let text = String::from_utf8(part.clone()).expect("UTF-8");
        assert!(text.contains(old), "{name} has {old}");
        *part = text.replacen(old, new, 1).into_bytes();
        changed
    }

    /// The contents of the pages, in order.
    pub fn pages(&self) -> Vec<Element> {
        let document = self.xml("Doc_0/Document.xml");
        let pages = document.child("Pages").named("Page");
        pages
            .map(|page| self.xml(&format!("Doc_0/{}", page.get("BaseLoc"))))
            .collect()
    }

    /// The text of the pages without what they bear beside it, white space aside.
    pub fn text(&self) -> String {
        let pages = self.pages();
        let layers = pages.iter().flat_map(|page| page.every("Layer"));
        let body = layers.filter(|layer| layer.get("Type") == "Body");
        let codes = body.flat_map(|layer| layer.every("TextCode"));
        let text = codes.flat_map(|code| code.text.chars());
        text.filter(|it| !it.is_whitespace()).collect()
    }

    /// The file of a resource of a kind with this number.
    pub fn resource(&self, part: &str, kind: (&str, &str), id: &str) -> &[u8] {
        let resources = self.xml(part);
        let found = resources.every(kind.0);
        let found = found.into_iter().find(|it| it.get("ID") == id);
        let file = &found.expect("a resource").child(kind.1).text;
        self.part(&format!("Doc_0/{}/{file}", resources.get("BaseLoc")))
    }

    /// A face's file.
    pub fn face(&self, id: &str) -> &[u8] {
        self.resource("Doc_0/PublicRes.xml", ("Font", "FontFile"), id)
    }
}

/// Where the glyphs of a text object stand on the page, and which they are: the
/// number in the face's file, or `None` where the face's map is to be asked for
/// the character beside it.
pub fn glyphs(object: &Element) -> Vec<(f64, Option<u16>, Option<char>)> {
    let code = object.child("TextCode");
    let characters: Vec<char> = code.text.chars().collect();
    let mut shown = Vec::new();
    let mut position = 0;
    for transform in object.named("CGTransform") {
        let [at, count]: [usize; 2] = ["CodePosition", "CodeCount"]
            .map(|name| transform.get(name).parse().expect("a number"));
        shown.extend(characters[position..at].iter().map(|it| (None, Some(*it))));
        let codes = numbers(&transform.child("Glyphs").text);
        assert_eq!(codes.len().to_string(), transform.get("GlyphCount"));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the number of a glyph"
        )]
        shown.extend(codes.into_iter().map(|code| (Some(code as u16), None)));
        position = at + count;
    }
    shown.extend(characters[position..].iter().map(|it| (None, Some(*it))));
    let mut x = object.numbers("Boundary")[0] + code.numbers("X")[0];
    let mut places = vec![x];
    for step in steps(code.get("DeltaX")) {
        x += step;
        places.push(x);
    }
    assert_eq!(places.len(), shown.len(), "{object:?}");
    let placed = places.into_iter().zip(shown);
    placed.map(|(x, (glyph, it))| (x, glyph, it)).collect()
}

fn steps(deltas: &str) -> Vec<f64> {
    let mut steps = Vec::new();
    let mut words = deltas.split_whitespace();
    while let Some(word) = words.next() {
        if word == "g" {
            let mut next = || words.next().expect("a number");
            let count = next().parse().expect("a count");
            let step: f64 = next().parse().expect("a number");
            steps.extend(vec![step; count]);
        } else {
            steps.push(word.parse().expect("a number"));
        }
    }
    steps
}
