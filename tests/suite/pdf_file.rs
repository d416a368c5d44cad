//! A PDF as a reader has it: objects followed, and text decoded through the
//! fonts' maps.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

pub fn follow<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    let object = dictionary.get(key.as_bytes()).expect(key);
    document
        .dereference(object)
        .expect("references lead somewhere")
        .1
}

pub fn child<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Dictionary {
    follow(document, dictionary, key).as_dict().expect(key)
}

pub fn stream(object: &Object) -> Vec<u8> {
    let stream = object.as_stream().expect("a stream");
    let plain = stream.decompressed_content();
    plain.unwrap_or_else(|_| stream.content.clone())
}

pub fn utf16(bytes: &[u8]) -> String {
    let units = bytes
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units)
        .map(|ch| ch.expect("whole characters"))
        .collect();
    text.trim_start_matches('\u{FEFF}').to_owned()
}

/// What each code of each font stands for, by the font's map to text.
pub fn maps(document: &Document) -> BTreeMap<Vec<u8>, BTreeMap<u16, String>> {
    let page = document.page_iter().next().expect("there is a page");
    let page = document.get_dictionary(page).expect("a page");
    let resources = child(document, page, "Resources");
    let fonts = child(document, resources, "Font");
    let names = fonts.iter().map(|(name, _)| name.clone());
    names
        .map(|name| {
            let font = child(document, fonts, std::str::from_utf8(&name).expect("ASCII"));
            let cmap = stream(follow(document, font, "ToUnicode"));
            (name, cmap_entries(&String::from_utf8(cmap).expect("ASCII")))
        })
        .collect()
}

pub fn cmap_entries(cmap: &str) -> BTreeMap<u16, String> {
    let code = |hex: &str| u16::from_str_radix(hex, 16).ok();
    let text = |hex: &str| {
        let bytes: Vec<u8> = (0..hex.len() / 2)
            .map(|at| u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).expect("hex"))
            .collect();
        utf16(&bytes)
    };
    let range = |line: &str| {
        let (codes, texts) = line.strip_suffix("]")?.split_once(" [")?;
        let (first, last) = codes
            .strip_prefix('<')?
            .strip_suffix('>')?
            .split_once("> <")?;
        let texts = texts.strip_prefix('<')?.strip_suffix('>')?.split("><");
        let codes = code(first)?..=code(last)?;
        assert_eq!(codes.len(), texts.clone().count(), "a text for each code");
        Some(codes.zip(texts.map(text)).collect::<Vec<_>>())
    };
    let body = cmap.split("endcodespacerange").nth(1).expect("a CMap");
    body.lines().filter_map(range).flatten().collect()
}

pub fn operations(document: &Document, page: ObjectId) -> Vec<Operation> {
    let content = document.get_page_content(page);
    Content::decode(&content).expect("operations").operations
}

/// What codes of a font stand for. Those of boxes have one byte, those of faces
/// two.
pub fn read_codes(
    font: &[u8],
    codes: &[u8],
    maps: &BTreeMap<Vec<u8>, BTreeMap<u16, String>>,
) -> String {
    let map = &maps[font];
    let text = |code: u16| map[&code].as_str();
    if font.starts_with(b"Boxes") {
        return codes.iter().map(|code| text(u16::from(*code))).collect();
    }
    let pairs = codes.chunks(2);
    pairs
        .map(|pair| text(u16::from_be_bytes([pair[0], pair[1]])))
        .collect()
}

/// The text of a page as a reader gets it: glyphs through the map to text,
/// given text where a span has it, artifacts left out.
pub fn text_of(document: &Document, page: ObjectId) -> String {
    let maps = maps(document);
    let mut text = String::new();
    let mut font = Vec::new();
    // What stands for the glyphs inside each open mark: themselves, or not.
    let mut hidden: Vec<bool> = Vec::new();
    for operation in operations(document, page) {
        match operation.operator.as_str() {
            "BDC" => {
                let tag = operation.operands[0].as_name().expect("a tag");
                let properties = operation.operands[1].as_dict().expect("properties");
                let given = properties.get(b"ActualText").and_then(Object::as_str);
                text.extend(given.iter().map(|given| utf16(given)));
                hidden.push(tag == b"Artifact" || given.is_ok());
            }
            "EMC" => drop(hidden.pop().expect("marks are paired")),
            "Tf" => font = operation.operands[0].as_name().expect("a font").to_vec(),
            "TJ" if !hidden.contains(&true) => {
                let parts = operation.operands[0].as_array().expect("an array");
                let codes = parts.iter().filter_map(|part| part.as_str().ok());
                text.extend(codes.map(|codes| read_codes(&font, codes, &maps)));
            }
            "Tj" if !hidden.contains(&true) => {
                let codes = operation.operands[0].as_str().expect("codes");
                text.push_str(&read_codes(&font, codes, &maps));
            }
            _ => {}
        }
    }
    assert!(hidden.is_empty(), "marks are closed");
    text
}

pub fn whole_text(document: &Document) -> String {
    let pages = document.page_iter();
    pages.map(|page| text_of(document, page)).collect()
}
