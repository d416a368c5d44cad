//! A PDF opened for checking: its bytes, its objects, and what is drawn on its
//! pages with the marks round it.

use crate::pdf_file;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

pub struct Opened {
    pub bytes: Vec<u8>,
    pub document: Document,
}

/// A marked stretch that is open.
#[derive(Debug, Clone)]
pub struct Mark {
    pub tag: String,
    pub properties: Dictionary,
}

/// An operator that draws, and what holds while it does.
pub struct Drawn {
    pub operation: Operation,
    pub marks: Vec<Mark>,
    /// The name of the font in use.
    pub font: Vec<u8>,
}

/// A glyph that is shown.
pub struct Glyph<'a> {
    pub font: &'a Dictionary,
    pub code: u16,
    pub marks: Vec<Mark>,
}

/// Operators and the resources that they name.
pub struct Description<'a> {
    pub operations: Vec<Operation>,
    pub resources: &'a Dictionary,
    /// The page; none for a glyph's drawing.
    pub page: Option<ObjectId>,
}

/// An element of the structure, and the one above it.
pub struct Element<'a> {
    pub id: ObjectId,
    pub kind: &'a str,
    pub entries: &'a Dictionary,
    /// The types of its kids, in order.
    pub kids: Vec<&'a str>,
    /// The type of the element above; empty for that of the document.
    pub parent: &'a str,
    pub parent_id: ObjectId,
}

impl Opened {
    pub fn new(bytes: Vec<u8>) -> Self {
        let document = Document::load_mem(&bytes).expect("lopdf reads the file");
        Self { bytes, document }
    }

    pub fn follow<'a>(&'a self, object: &'a Object) -> &'a Object {
        match self.document.dereference(object) {
            Ok((_, object)) => object,
            Err(_) => &Object::Null,
        }
    }

    /// What stands under a key, references followed.
    pub fn get<'a>(&'a self, entries: &'a Dictionary, key: &str) -> Option<&'a Object> {
        let object = self.follow(entries.get(key.as_bytes()).ok()?);
        (!object.is_null()).then_some(object)
    }

    /// A dictionary, or a stream's.
    pub fn entries<'a>(&'a self, object: &'a Object) -> Option<&'a Dictionary> {
        match self.follow(object) {
            Object::Dictionary(entries) => Some(entries),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// The dictionary under a key.
    pub fn below<'a>(&'a self, entries: &'a Dictionary, key: &str) -> Option<&'a Dictionary> {
        self.entries(self.get(entries, key)?)
    }

    /// The list under a key; empty where there is none.
    pub fn list<'a>(&'a self, entries: &'a Dictionary, key: &str) -> &'a [Object] {
        let list = self.get(entries, key).and_then(|it| it.as_array().ok());
        list.map_or(&[], Vec::as_slice)
    }

    pub fn name<'a>(&'a self, entries: &'a Dictionary, key: &str) -> &'a str {
        let name = self.get(entries, key).and_then(|it| it.as_name().ok());
        name.and_then(|name| std::str::from_utf8(name).ok())
            .unwrap_or_default()
    }

    pub fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("there is a catalog")
    }

    pub fn pages(&self) -> Vec<(ObjectId, &Dictionary)> {
        let pages = self.document.page_iter();
        pages
            .map(|id| (id, self.document.get_dictionary(id).expect("a page")))
            .collect()
    }

    /// Every object, those inside others too.
    pub fn objects(&self) -> Vec<&Object> {
        let mut found = Vec::new();
        for object in self.document.objects.values() {
            gather(object, &mut found);
        }
        found
    }

    /// Every dictionary, those of streams too.
    pub fn dictionaries(&self) -> Vec<&Dictionary> {
        let objects = self.objects().into_iter();
        objects
            .filter_map(|object| match object {
                Object::Dictionary(entries) => Some(entries),
                Object::Stream(stream) => Some(&stream.dict),
                _ => None,
            })
            .collect()
    }

    /// Those of one type.
    pub fn typed(&self, kind: &str) -> Vec<&Dictionary> {
        let all = self.dictionaries().into_iter();
        all.filter(|entries| self.name(entries, "Type") == kind)
            .collect()
    }

    pub fn annotations(&self) -> Vec<(&Dictionary, &Dictionary)> {
        let mut found = Vec::new();
        for (_, page) in self.pages() {
            let here = self.list(page, "Annots").iter();
            found.extend(here.filter_map(|it| Some((page, self.entries(it)?))));
        }
        found
    }

    /// What draws: pages, and the glyphs of fonts that are drawn in the file.
    pub fn descriptions(&self) -> Vec<Description<'_>> {
        let mut found = Vec::new();
        for (id, page) in self.pages() {
            let resources = self.below(page, "Resources").expect("resources");
            found.push(Description {
                operations: pdf_file::operations(&self.document, id),
                resources,
                page: Some(id),
            });
        }
        for font in self.typed("Font") {
            let (Some(drawings), Some(resources)) =
                (self.below(font, "CharProcs"), self.below(font, "Resources"))
            else {
                continue;
            };
            for (_, drawing) in drawings {
                let drawing = pdf_file::stream(self.follow(drawing));
                found.push(Description {
                    operations: Content::decode(&drawing).expect("operators").operations,
                    resources,
                    page: None,
                });
            }
        }
        found
    }

    /// The glyphs that are shown anywhere.
    pub fn glyphs(&self) -> Vec<Glyph<'_>> {
        let mut found = Vec::new();
        for description in self.descriptions() {
            let fonts = self.below(description.resources, "Font");
            for drawn in drawn(&description.operations) {
                let named = std::str::from_utf8(&drawn.font).unwrap_or_default();
                let Some(font) = fonts.and_then(|fonts| self.below(fonts, named)) else {
                    continue;
                };
                let width = if self.name(font, "Subtype") == "Type0" {
                    2
                } else {
                    1
                };
                for codes in strings(&drawn.operation)
                    .iter()
                    .flat_map(|it| it.chunks(width))
                {
                    let code = codes
                        .iter()
                        .fold(0, |code, byte| code << 8 | u16::from(*byte));
                    let marks = drawn.marks.clone();
                    found.push(Glyph { font, code, marks });
                }
            }
        }
        found
    }

    /// The font of a composite one that holds its program, or a simple font.
    pub fn inner<'a>(&'a self, font: &'a Dictionary) -> &'a Dictionary {
        let inner = self.list(font, "DescendantFonts").first();
        inner.and_then(|it| self.entries(it)).unwrap_or(font)
    }

    /// The program of a font.
    pub fn program(&self, font: &Dictionary) -> Option<Vec<u8>> {
        let descriptor = self.below(self.inner(font), "FontDescriptor")?;
        let file = ["FontFile", "FontFile2", "FontFile3"];
        let file = file.iter().find_map(|key| self.get(descriptor, key))?;
        Some(pdf_file::stream(file))
    }

    /// What the codes of a font stand for.
    pub fn texts(&self, font: &Dictionary) -> BTreeMap<u16, String> {
        let Some(Object::Stream(_)) = self.get(font, "ToUnicode") else {
            return BTreeMap::new();
        };
        let map = pdf_file::stream(self.get(font, "ToUnicode").expect("it was there"));
        pdf_file::cmap_entries(&String::from_utf8(map).expect("ASCII"))
    }

    pub fn structure(&self) -> Option<&Dictionary> {
        self.below(self.catalog(), "StructTreeRoot")
    }

    /// Every element of the structure, in reading order.
    pub fn elements(&self) -> Vec<Element<'_>> {
        let mut found = Vec::new();
        let Some(root) = self.structure() else {
            return found;
        };
        let id = self
            .catalog()
            .get(b"StructTreeRoot")
            .and_then(Object::as_reference);
        let id = id.expect("a reference");
        self.walk(root, ("", id), &mut found);
        found
    }

    fn walk<'a>(
        &'a self,
        above: &'a Dictionary,
        (parent, parent_id): (&'a str, ObjectId),
        found: &mut Vec<Element<'a>>,
    ) {
        for (id, entries) in self.kids(above) {
            let kind = self.name(entries, "S");
            let kids = self.kids(entries).into_iter();
            found.push(Element {
                id,
                kind,
                entries,
                kids: kids.map(|(_, kid)| self.name(kid, "S")).collect(),
                parent,
                parent_id,
            });
            self.walk(entries, (kind, id), found);
        }
    }

    /// The elements right below one.
    fn kids<'a>(&'a self, entries: &'a Dictionary) -> Vec<(ObjectId, &'a Dictionary)> {
        let element = |object: &'a Object| {
            let id = object.as_reference().ok()?;
            let entries = self.document.get_dictionary(id).ok()?;
            entries.has(b"S").then_some((id, entries))
        };
        match entries.get(b"K") {
            Ok(Object::Array(kids)) => kids.iter().filter_map(element).collect(),
            Ok(one) => element(one).into_iter().collect(),
            Err(_) => Vec::new(),
        }
    }

    pub fn xmp(&self) -> String {
        let stream = self.get(self.catalog(), "Metadata");
        let bytes = stream.map(pdf_file::stream).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// The text of an XMP property.
    pub fn property(&self, name: &str) -> Option<String> {
        let packet = self.xmp();
        let (_, rest) = packet.split_once(&format!("<{name}>"))?;
        let (text, _) = rest.split_once(&format!("</{name}>"))?;
        Some(text.to_owned())
    }
}

fn gather<'a>(object: &'a Object, found: &mut Vec<&'a Object>) {
    found.push(object);
    match object {
        Object::Array(items) => items.iter().for_each(|item| gather(item, found)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, it)| gather(it, found)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, it)| gather(it, found)),
        _ => {}
    }
}

/// The operators that draw.
pub fn drawn(operations: &[Operation]) -> Vec<Drawn> {
    const DRAWING: [&str; 17] = [
        "Tj", "TJ", "'", "\"", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "BI",
        "EI",
    ];
    let mut found = Vec::new();
    let mut marks: Vec<Mark> = Vec::new();
    let mut font = Vec::new();
    for operation in operations {
        match operation.operator.as_str() {
            "BDC" | "BMC" => {
                let tag = operation.operands[0].as_name().expect("a tag");
                let properties = operation.operands.get(1).and_then(|it| it.as_dict().ok());
                marks.push(Mark {
                    tag: String::from_utf8_lossy(tag).into_owned(),
                    properties: properties.cloned().unwrap_or_default(),
                });
            }
            "EMC" => drop(marks.pop()),
            "Tf" => font = operation.operands[0].as_name().expect("a font").to_vec(),
            operator if DRAWING.contains(&operator) => found.push(Drawn {
                operation: operation.clone(),
                marks: marks.clone(),
                font: font.clone(),
            }),
            _ => {}
        }
    }
    found
}

/// The strings that an operator shows.
pub fn strings(operation: &Operation) -> Vec<Vec<u8>> {
    let mut objects = Vec::new();
    for operand in &operation.operands {
        gather(operand, &mut objects);
    }
    let strings = objects.into_iter().filter_map(|it| it.as_str().ok());
    strings.map(<[u8]>::to_vec).collect()
}
