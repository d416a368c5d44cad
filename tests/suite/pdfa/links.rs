//! Annotations and what they do (ISO 19005-2 §6.3 and §6.5; Matterhorn
//! Protocol, checkpoint 28).

use super::opened::Opened;
use super::tags::entry_of_parent_tree;
use lopdf::{Dictionary, Object};

const KINDS: &str = "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut \
    Stamp Caret Ink Popup FileAttachment Widget PrinterMark Watermark";

/// Of a kind that a file for archives may have; TrapNet is none.
pub fn kinds(file: &Opened) -> bool {
    let kind = |it: &Dictionary| {
        KINDS
            .split_whitespace()
            .any(|kind| kind == file.name(it, "Subtype"))
    };
    file.annotations().iter().all(|(_, it)| kind(it))
}

/// Seen on screen and on paper alike.
pub fn flags(file: &Opened) -> bool {
    const PRINT: i64 = 4;
    const OTHERS: i64 = 1 | 2 | 32 | 256;
    file.annotations().iter().all(|(_, it)| {
        let flags = it.get(b"F").and_then(Object::as_i64).unwrap_or_default();
        flags & PRINT != 0 && flags & OTHERS == 0
    })
}

/// What is no link brings its own looks.
pub fn looks(file: &Opened) -> bool {
    file.annotations()
        .iter()
        .all(|(_, it)| ["Link", "Popup"].contains(&file.name(it, "Subtype")) || it.has(b"AP"))
}

pub fn actions(file: &Opened) -> bool {
    const KNOWN: [&str; 7] = [
        "GoTo",
        "GoToR",
        "GoToE",
        "Thread",
        "URI",
        "Named",
        "SubmitForm",
    ];
    let holders = file.dictionaries().into_iter();
    let mut actions =
        holders.filter_map(|it| file.below(it, "A").or_else(|| file.below(it, "OpenAction")));
    actions.all(|it| !it.has(b"S") || KNOWN.contains(&file.name(it, "S")))
}

pub fn contents(file: &Opened) -> bool {
    file.annotations().iter().all(|(_, it)| {
        let words = file.get(it, "Contents").and_then(|it| it.as_str().ok());
        words.is_some_and(|it| !it.is_empty())
    })
}

/// Annotations follow the order of the structure where they are tabbed through.
pub fn tab_order(file: &Opened) -> bool {
    file.pages()
        .iter()
        .all(|(_, page)| file.name(page, "Tabs") == "S")
}

/// The type of the element in which an annotation stands.
fn element<'a>(file: &'a Opened, annotation: &Dictionary) -> Option<&'a str> {
    let key = annotation.get(b"StructParent").ok()?.as_i64().ok()?;
    let element = entry_of_parent_tree(file, key)?;
    Some(file.name(file.entries(element)?, "S"))
}

/// Links stand in links of the structure, all else in Annot.
pub fn in_structure(file: &Opened) -> bool {
    file.annotations().iter().all(|(_, it)| {
        let wanted = match file.name(it, "Subtype") {
            "Link" => "Link",
            _ => "Annot",
        };
        element(file, it) == Some(wanted)
    })
}

/// A link of the structure holds the annotation that does it.
pub fn links_are_live(file: &Opened) -> bool {
    let elements = file.elements();
    let mut links = elements.iter().filter(|it| it.kind == "Link");
    links.all(|it| {
        let kids = file.list(it.entries, "K").iter();
        let mut kids = kids.filter_map(|kid| file.entries(kid));
        kids.any(|kid| file.name(kid, "Type") == "OBJR" && file.below(kid, "Obj").is_some())
    })
}
