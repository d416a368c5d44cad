//! What the file says of itself (ISO 19005-2 §6.6; Matterhorn Protocol,
//! checkpoints 6, 7 and 11).

use super::opened::Opened;
use crate::pdf_file::utf16;
use lopdf::Object;
use quick_xml::events::Event;

/// A stream of well-formed XML in UTF-8.
pub fn packet(file: &Opened) -> bool {
    let Some(Object::Stream(stream)) = file.get(file.catalog(), "Metadata") else {
        return false;
    };
    let is_xml = file.name(&stream.dict, "Type") == "Metadata"
        && file.name(&stream.dict, "Subtype") == "XML";
    let packet = file.xmp();
    let mut reader = quick_xml::Reader::from_str(&packet);
    let mut open = 0_i32;
    let well_formed = loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => open += 1,
            Ok(Event::End(_)) => open -= 1,
            Ok(Event::Eof) => break open == 0,
            Ok(_) => {}
            Err(_) => break false,
        }
    };
    let head = packet.lines().next().unwrap_or_default();
    is_xml
        && well_formed
        && head.starts_with("<?xpacket begin=\"\u{FEFF}\"")
        && !head.contains("bytes=")
        && !head.contains("encoding=")
        && packet.trim_end().ends_with("<?xpacket end=\"r\"?>")
}

/// PDF/A-2, level A.
pub fn archive(file: &Opened) -> bool {
    file.property("pdfaid:part").as_deref() == Some("2")
        && file.property("pdfaid:conformance").as_deref() == Some("A")
        && file
            .xmp()
            .contains("xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"")
}

/// PDF/UA-1.
pub fn access(file: &Opened) -> bool {
    file.property("pdfuaid:part").as_deref() == Some("1")
        && file
            .xmp()
            .contains("xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"")
}

/// Properties that PDF/A does not know are described.
pub fn schemas(file: &Opened) -> bool {
    let told = |name: &str, value: &str| file.property(name).as_deref() == Some(value);
    !file.xmp().contains("<pdfuaid:")
        || (told(
            "pdfaSchema:namespaceURI",
            "http://www.aiim.org/pdfua/ns/id/",
        ) && told("pdfaSchema:prefix", "pdfuaid")
            && told("pdfaProperty:name", "part")
            && told("pdfaProperty:valueType", "Integer")
            && told("pdfaProperty:category", "internal")
            && file.property("pdfaProperty:description").is_some())
}

fn title(file: &Opened) -> Option<String> {
    let alternatives = file.property("dc:title")?;
    let (_, words) = alternatives.split_once("\"x-default\">")?;
    let words = words.split_once("</rdf:li>")?.0;
    let plain = words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    (!plain.is_empty()).then_some(plain)
}

pub fn titled(file: &Opened) -> bool {
    title(file).is_some()
}

/// The older dictionary says what the packet says.
pub fn agree(file: &Opened) -> bool {
    let Some(info) = file.below(&file.document.trailer, "Info") else {
        return true;
    };
    let text = |key: &str| file.get(info, key).and_then(|it| it.as_str().ok());
    let plain = |key: &str| text(key).map(|it| String::from_utf8_lossy(it).into_owned());
    let digits = |date: String| {
        date.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let date =
        |key: &str, property: &str| plain(key).map(digits) == file.property(property).map(digits);
    text("Title").map(utf16) == title(file)
        && plain("Producer") == file.property("pdf:Producer")
        && date("CreationDate", "xmp:CreateDate")
        && date("ModDate", "xmp:ModifyDate")
}

pub fn title_is_shown(file: &Opened) -> bool {
    let viewer = file.below(file.catalog(), "ViewerPreferences");
    let shown = viewer.and_then(|it| it.get(b"DisplayDocTitle").ok());
    shown.and_then(|it| it.as_bool().ok()) == Some(true)
}

/// The language of the text, and with it of titles, notes and other words.
pub fn language(file: &Opened) -> bool {
    file.get(file.catalog(), "Lang").is_some()
}

/// Every language named is a tag of BCP 47.
pub fn language_tags(file: &Opened) -> bool {
    let named = file
        .dictionaries()
        .into_iter()
        .filter_map(|it| it.get(b"Lang").ok());
    named.into_iter().all(|tag| {
        let tag = file.follow(tag).as_str().unwrap_or_default();
        let mut parts = String::from_utf8_lossy(tag).into_owned();
        parts.push('-');
        let parts: Vec<&str> = parts.split_terminator('-').collect();
        let short = |part: &&str| (1..=8).contains(&part.len());
        !parts.is_empty()
            && parts
                .iter()
                .all(|it| short(it) && it.chars().all(|ch| ch.is_ascii_alphanumeric()))
            && parts[0].chars().all(|ch| ch.is_ascii_alphabetic())
    })
}
