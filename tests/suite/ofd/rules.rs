//! What every OFD file of ours has to keep, by the clauses of GB/T 33190-2016
//! and, where said, GB/T 42133-2022.

use super::opened::{Element, Opened, glyphs};
use skrifa::prelude::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with a file, each told once.
pub fn findings(file: &Opened) -> Vec<String> {
    let mut found = BTreeSet::new();
    led_to(file, &mut found);
    order(file, &mut found);
    numbers_given_once(file, &mut found);
    references(file, &mut found);
    glyphs_there(file, &mut found);
    found.into_iter().collect()
}

/// The children of elements, in the order of the schemas of Annex A.
const ORDER: &[(&str, &[&str])] = &[
    ("OFD", &["DocBody"]),
    ("DocBody", &["DocInfo", "DocRoot"]),
    (
        "DocInfo",
        &[
            "DocID",
            "Title",
            "Author",
            "CreationDate",
            "ModDate",
            "Creator",
            "CreatorVersion",
            "CustomDatas",
        ],
    ),
    ("CustomDatas", &["CustomData"]),
    ("Document", &["CommonData", "Pages", "Outlines"]),
    (
        "CommonData",
        &["MaxUnitID", "PageArea", "PublicRes", "DocumentRes"],
    ),
    ("PageArea", &["PhysicalBox"]),
    ("Pages", &["Page"]),
    ("Outlines", &["OutlineElem"]),
    ("OutlineElem", &["Actions", "OutlineElem"]),
    ("Actions", &["Action"]),
    ("Action", &["Goto"]),
    ("Goto", &["Dest"]),
    ("Res", &["ColorSpaces", "Fonts", "MultiMedias"]),
    ("ColorSpaces", &["ColorSpace"]),
    ("Fonts", &["Font"]),
    ("Font", &["FontFile"]),
    ("MultiMedias", &["MultiMedia"]),
    ("MultiMedia", &["MediaFile"]),
    ("Page", &["Content"]),
    ("Content", &["Layer"]),
    ("Layer", &["TextObject", "PathObject", "ImageObject"]),
    (
        "TextObject",
        &[
            "Actions",
            "FillColor",
            "StrokeColor",
            "CGTransform",
            "TextCode",
        ],
    ),
    ("CGTransform", &["Glyphs"]),
    ("PathObject", &["FillColor", "AbbreviatedData"]),
];

/// Every part is one that something leads to, from the entry on (GB/T 42133-2022
/// §6.2.1), and every part that something leads to is there.
fn led_to(file: &Opened, found: &mut BTreeSet<String>) {
    let there: BTreeSet<String> = file.parts.iter().map(|it| it.0.clone()).collect();
    let mut led: BTreeSet<String> = [ENTRY.to_owned()].into();
    let document = file.xml("Doc_0/Document.xml");
    led.insert(file.xml(ENTRY).every("DocRoot")[0].text.clone());
    for page in document.child("Pages").named("Page") {
        led.insert(format!("Doc_0/{}", page.get("BaseLoc")));
    }
    for kind in ["PublicRes", "DocumentRes"] {
        for resources in document.every(kind) {
            let part = format!("Doc_0/{}", resources.text);
            let inside = file.xml(&part);
            let files = ["FontFile", "MediaFile"].map(|name| inside.every(name));
            for file in files.concat() {
                led.insert(format!("Doc_0/{}/{}", inside.get("BaseLoc"), file.text));
            }
            led.insert(part);
        }
    }
    for name in there.symmetric_difference(&led) {
        found.insert(format!("part {name}"));
    }
}

/// The main entry.
pub const ENTRY: &str = "OFD.xml";

fn roots(file: &Opened) -> Vec<Element> {
    let parts = file.parts.iter().filter(|it| it.1.starts_with(b"<?xml"));
    parts.map(|it| file.xml(&it.0)).collect()
}

fn order(file: &Opened, found: &mut BTreeSet<String>) {
    let wanted: BTreeMap<&str, &[&str]> = ORDER.iter().copied().collect();
    for root in roots(file) {
        for element in root.all() {
            let order = wanted.get(element.name.as_str()).copied();
            let places: Vec<Option<usize>> = element
                .children
                .iter()
                .map(|child| order?.iter().position(|name| *name == child.name))
                .collect();
            // Objects stand on a layer in the order in which they are drawn.
            let free = element.name == "Layer";
            if places.contains(&None) || (!free && !places.is_sorted()) {
                found.insert(format!("order in {}", element.name));
            }
        }
    }
}

/// Each number is given once, and none is above what the root tells (§7.5).
fn numbers_given_once(file: &Opened, found: &mut BTreeSet<String>) {
    let document = file.xml("Doc_0/Document.xml");
    let most: u32 = document.every("MaxUnitID")[0].text.parse().expect("one");
    let mut given = BTreeSet::new();
    for root in roots(file) {
        for id in root.all().iter().filter_map(|it| it.attributes.get("ID")) {
            let id: u32 = id.parse().expect("a number");
            if !given.insert(id) || id == 0 || id > most {
                found.insert(format!("number {id}"));
            }
        }
    }
}

/// What is referred to is there.
fn references(file: &Opened, found: &mut BTreeSet<String>) {
    let mut kinds: BTreeMap<String, &str> = BTreeMap::new();
    for root in roots(file) {
        for element in root.all() {
            let kind = match element.name.as_str() {
                "Page" => "PageID",
                "Font" => "Font",
                "MultiMedia" => "ResourceID",
                "ColorSpace" => "ColorSpace",
                _ => continue,
            };
            if let Some(id) = element.attributes.get("ID") {
                kinds.insert(id.clone(), kind);
            }
        }
    }
    for root in roots(file) {
        for element in root.all() {
            for kind in ["PageID", "Font", "ResourceID", "ColorSpace"] {
                let id = element.attributes.get(kind);
                if id.is_some_and(|id| kinds.get(id.as_str()).copied() != Some(kind)) {
                    found.insert(format!("{kind} of {}", element.name));
                }
            }
        }
    }
}

/// Every glyph is in its face and inside its object's frame, which cuts off
/// what goes beyond it (§8.5).
fn glyphs_there(file: &Opened, found: &mut BTreeSet<String>) {
    for page in file.pages() {
        for object in page.every("TextObject") {
            if object.get("Visible") == "false" {
                continue;
            }
            let id = object.get("Font");
            let face = FontRef::new(file.face(id)).expect("a font file");
            let size = object.numbers("Size")[0];
            #[expect(clippy::cast_possible_truncation, reason = "a type size")]
            let measures = face.glyph_metrics(Size::new(size as f32), LocationRef::default());
            let [left, top, width, height] = object.numbers("Boundary")[..] else {
                found.insert("Boundary".to_owned());
                continue;
            };
            let turned = object.attributes.contains_key("CTM");
            let baseline = object.child("TextCode").numbers("Y")[0];
            let [wide, high] = if turned {
                [height, width]
            } else {
                [width, height]
            };
            let scale = object.numbers("HScale").first().copied().unwrap_or(1.0);
            for (x, glyph, character) in glyphs(object) {
                let mapped = character.and_then(|it| face.charmap().map(it));
                let Some(glyph) = glyph.map(GlyphId::from).or(mapped) else {
                    found.insert(format!("{character:?} in face {id}"));
                    continue;
                };
                if glyph.to_u32() >= measures.glyph_count() {
                    found.insert(format!("glyph {} in face {id}", glyph.to_u32()));
                }
                let Some(ink) = measures.bounds(glyph) else {
                    continue;
                };
                let [x_min, x_max] = [ink.x_min, ink.x_max].map(|it| f64::from(it) * scale);
                let inside = x - left + x_min > -NEAR
                    && x - left + x_max < wide + NEAR
                    && baseline - f64::from(ink.y_max) > -NEAR
                    && baseline - f64::from(ink.y_min) < high + NEAR;
                if !inside && ink.y_max > ink.y_min {
                    found.insert(format!("ink of {character:?} outside on {top}"));
                }
            }
        }
    }
}

/// Millimetres that no eye sees.
const NEAR: f64 = 0.003;
