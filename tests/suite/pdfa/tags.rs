//! The structure (ISO 19005-2 §6.7; Matterhorn Protocol, checkpoints 1, 2, 9,
//! 13 to 19 and 30).

use super::opened::{Element, Opened, drawn};
use lopdf::{Object, ObjectId};
use std::collections::BTreeSet;

/// The structure types of ISO 32000-1 §14.8.4.
const TYPES: &str = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 \
    H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot \
    Ruby RB RT RP Warichu WT WP Figure Formula Form";

pub fn marked(file: &Opened) -> bool {
    let info = file.below(file.catalog(), "MarkInfo");
    info.is_some_and(|it| it.get(b"Marked").and_then(Object::as_bool).ok() == Some(true))
}

pub fn no_suspects(file: &Opened) -> bool {
    let info = file.below(file.catalog(), "MarkInfo");
    info.is_none_or(|it| it.get(b"Suspects").and_then(Object::as_bool).ok() != Some(true))
}

pub fn rooted(file: &Opened) -> bool {
    !file.elements().is_empty()
}

pub fn types(file: &Opened) -> bool {
    let known = |kind: &str| TYPES.split_whitespace().any(|it| it == kind);
    file.elements().iter().all(|it| known(it.kind))
}

/// No type stands for another one: all are those of the specification.
pub fn no_roles(file: &Opened) -> bool {
    let roles = file.structure().and_then(|it| file.below(it, "RoleMap"));
    roles.is_none_or(lopdf::Dictionary::is_empty)
}

/// Each element knows the one above it.
pub fn parents(file: &Opened) -> bool {
    let above = |it: &Element| it.entries.get(b"P").and_then(Object::as_reference).ok();
    file.elements()
        .iter()
        .all(|it| above(it) == Some(it.parent_id))
}

/// What is drawn is an artifact or has a place in the structure.
pub fn all_is_marked(file: &Opened) -> bool {
    on_pages(file, |marks, _| {
        marks
            .iter()
            .any(|(tag, numbered)| tag == "Artifact" || *numbered)
    })
}

/// No artifact stands inside what has a place in the structure.
pub fn no_artifact_inside(file: &Opened) -> bool {
    on_pages(file, |marks, _| {
        let artifact = marks.iter().rposition(|(tag, _)| tag == "Artifact");
        artifact.is_none_or(|at| !marks[..at].iter().any(|(_, numbered)| *numbered))
    })
}

/// Nothing with a place in the structure stands inside an artifact.
pub fn no_content_inside(file: &Opened) -> bool {
    on_pages(file, |marks, _| {
        let numbered = marks.iter().rposition(|(_, numbered)| *numbered);
        numbered.is_none_or(|at| !marks[..at].iter().any(|(tag, _)| tag == "Artifact"))
    })
}

/// Artifacts say what they are.
pub fn artifacts_are_typed(file: &Opened) -> bool {
    let pages = file
        .descriptions()
        .into_iter()
        .filter(|it| it.page.is_some());
    pages.into_iter().all(|page| {
        let drawn = drawn(&page.operations);
        let mut marks = drawn.iter().flat_map(|it| &it.marks);
        marks.all(|it| it.tag != "Artifact" || it.properties.has(b"Type"))
    })
}

/// Whether something holds of the marks round all that is drawn: their tags,
/// and whether they are numbered.
fn on_pages(file: &Opened, holds: impl Fn(&[(String, bool)], ObjectId) -> bool) -> bool {
    let pages = file.descriptions().into_iter();
    pages
        .filter_map(|it| Some((it.page?, it.operations)))
        .all(|(page, operations)| {
            drawn(&operations).iter().all(|drawn| {
                let marks = drawn.marks.iter();
                let marks: Vec<_> = marks
                    .map(|it| (it.tag.clone(), it.properties.has(b"MCID")))
                    .collect();
                holds(&marks, page)
            })
        })
}

/// The marks of a page lead to elements, and these to the marks: none is
/// forgotten, none is there that no page has.
pub fn marks_lead_to_elements(file: &Opened) -> bool {
    let mut drawn_marks = BTreeSet::new();
    let descriptions = file.descriptions();
    for (page, operations) in descriptions
        .iter()
        .filter_map(|it| Some((it.page?, &it.operations)))
    {
        let numbers = operations
            .iter()
            .filter_map(|it| it.operands.get(1)?.as_dict().ok());
        let numbers = numbers.filter_map(|it| it.get(b"MCID").ok()?.as_i64().ok());
        for number in numbers {
            // A number that a page has twice leads astray.
            if !drawn_marks.insert((page, number)) {
                return false;
            }
        }
    }
    let mut told = BTreeSet::new();
    for element in file.elements() {
        told.extend(marks_of(file, &element));
    }
    told.iter()
        .map(|(page, number, _)| (*page, *number))
        .collect::<BTreeSet<_>>()
        == drawn_marks
        && told.len() == drawn_marks.len()
        && told
            .iter()
            .all(|(page, number, id)| by_parent_tree(file, *page, *number) == Some(*id))
}

/// The marks of one element: page and number, and the element again.
pub fn marks_of(file: &Opened, element: &Element) -> Vec<(ObjectId, i64, ObjectId)> {
    let home = element
        .entries
        .get(b"Pg")
        .and_then(Object::as_reference)
        .ok();
    let kids = match element.entries.get(b"K") {
        Ok(Object::Array(kids)) => kids.iter().collect(),
        Ok(one) => vec![one],
        Err(_) => Vec::new(),
    };
    let mark = |kid: &Object| {
        if let Object::Integer(number) = kid {
            return Some((home?, *number, element.id));
        }
        let kid = file.entries(kid)?;
        let page = kid.get(b"Pg").and_then(Object::as_reference).ok();
        let number = kid.get(b"MCID").and_then(Object::as_i64).ok()?;
        Some((page.or(home)?, number, element.id))
    };
    kids.into_iter().filter_map(mark).collect()
}

/// The element to which a page's mark leads.
fn by_parent_tree(file: &Opened, page: ObjectId, number: i64) -> Option<ObjectId> {
    let key = file
        .document
        .get_dictionary(page)
        .ok()?
        .get(b"StructParents")
        .ok()?;
    let elements = entry_of_parent_tree(file, key.as_i64().ok()?)?;
    let element = elements
        .as_array()
        .ok()?
        .get(usize::try_from(number).ok()?)?;
    element.as_reference().ok()
}

/// What the tree of parents has under a key.
pub fn entry_of_parent_tree(file: &Opened, key: i64) -> Option<&Object> {
    let tree = file.below(file.structure()?, "ParentTree")?;
    let pairs = file.list(tree, "Nums").chunks(2);
    let pair = pairs
        .into_iter()
        .find(|it| it[0].as_i64().ok() == Some(key))?;
    Some(match pair[1].as_reference() {
        Ok(id) => match file.document.get_object(id) {
            // An element stands for itself.
            Ok(Object::Array(_)) => file.follow(&pair[1]),
            _ => &pair[1],
        },
        Err(_) => &pair[1],
    })
}

/// Whether every element of these types stands under one of those.
fn under(file: &Opened, kinds: &[&str], parents: &[&str]) -> bool {
    let elements = file.elements();
    let mut these = elements.iter().filter(|it| kinds.contains(&it.kind));
    these.all(|it| parents.contains(&it.parent))
}

/// Whether every element of this type has kids of these types alone.
fn over(file: &Opened, kind: &str, kids: &[&str]) -> bool {
    let elements = file.elements();
    let mut these = elements.iter().filter(|it| it.kind == kind);
    these.all(|it| it.kids.iter().all(|kid| kids.contains(kid)))
}

pub fn tables(file: &Opened) -> bool {
    let count = |it: &Element, kind: &str| it.kids.iter().filter(|kid| **kid == kind).count();
    let elements = file.elements();
    over(file, "Table", &["TR", "THead", "TBody", "TFoot", "Caption"])
        && under(file, &["TR"], &["Table", "THead", "TBody", "TFoot"])
        && under(file, &["THead", "TBody", "TFoot"], &["Table"])
        && under(file, &["TH", "TD"], &["TR"])
        && over(file, "TR", &["TH", "TD"])
        && ["THead", "TBody", "TFoot"]
            .iter()
            .all(|kind| over(file, kind, &["TR"]))
        && elements.iter().filter(|it| it.kind == "Table").all(|it| {
            let parts = ["THead", "TFoot", "Caption"].map(|kind| count(it, kind));
            parts.iter().all(|count| *count <= 1)
                && (parts[0] + parts[1] == 0 || count(it, "TBody") > 0)
        })
}

pub fn lists(file: &Opened) -> bool {
    over(file, "L", &["L", "LI", "Caption"])
        && under(file, &["LI"], &["L"])
        && over(file, "LI", &["Lbl", "LBody"])
        && under(file, &["LBody"], &["LI"])
}

pub fn contents(file: &Opened) -> bool {
    over(file, "TOC", &["TOC", "TOCI", "Caption"]) && under(file, &["TOCI"], &["TOC"])
}

fn has_words(file: &Opened, element: &Element, keys: &[&str]) -> bool {
    let words = keys.iter().filter_map(|key| file.get(element.entries, key));
    words
        .into_iter()
        .any(|it| it.as_str().is_ok_and(|it| !it.is_empty()))
}

fn told_in_words(file: &Opened, kind: &str) -> bool {
    let elements = file.elements();
    let mut these = elements.iter().filter(|it| it.kind == kind);
    these.all(|it| has_words(file, it, &["Alt", "ActualText"]))
}

pub fn figures(file: &Opened) -> bool {
    told_in_words(file, "Figure")
}

pub fn formulas(file: &Opened) -> bool {
    told_in_words(file, "Formula")
}

/// How deep each heading is.
fn levels(file: &Opened) -> Vec<u32> {
    let elements = file.elements();
    let level = |it: &Element| it.kind.strip_prefix('H')?.parse().ok();
    elements.iter().filter_map(level).collect()
}

pub fn first_heading(file: &Opened) -> bool {
    levels(file).first().is_none_or(|level| *level == 1)
}

pub fn no_skipped_heading(file: &Opened) -> bool {
    // A first heading that is too deep is told by another check.
    levels(file).windows(2).all(|pair| pair[1] <= pair[0] + 1)
}

/// Headings are numbered by their types.
pub fn no_plain_headings(file: &Opened) -> bool {
    file.elements().iter().all(|it| it.kind != "H")
}

/// The cells at the head of a table say of which way they are the head.
pub fn scopes(file: &Opened) -> bool {
    let elements = file.elements();
    let mut heads = elements.iter().filter(|it| it.kind == "TH");
    heads.all(|it| match file.get(it.entries, "A") {
        Some(Object::Array(all)) => all
            .iter()
            .filter_map(|it| file.entries(it))
            .any(|it| it.has(b"Scope")),
        Some(Object::Dictionary(one)) => one.has(b"Scope"),
        _ => false,
    })
}

/// Notes have names, each its own.
pub fn note_names(file: &Opened) -> bool {
    let elements = file.elements();
    let notes: Vec<_> = elements.iter().filter(|it| it.kind == "Note").collect();
    let names = notes
        .iter()
        .filter_map(|it| file.get(it.entries, "ID")?.as_str().ok());
    names.collect::<BTreeSet<_>>().len() == notes.len()
}
