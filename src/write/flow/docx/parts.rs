//! The small parts of the package: settings, faces, properties, relationships,
//! content types.
//!
//! In: the template, names and counts. Out: the bytes of each part. None of
//! them bears a date: equal input gives equal bytes.

use super::footnotes::{self, Notes};
use super::geometry::line;
use super::links::Links;
use super::numbering::Bullets;
use super::pictures::Pictures;
use super::{RELATIONSHIPS, WORD};
use crate::font::{NameSet, alternatives, docx_name};
use crate::template::{FaceRole, PageNumberSide, Punctuation, Template};
use crate::write::xml::Xml;

const PACKAGE_RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const MAIN_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What only some documents have, in parts of their own.
#[derive(Clone, Copy)]
pub(super) struct Further<'f> {
    /// The pictures.
    pub(super) pictures: &'f Pictures,
    /// The footnotes.
    pub(super) notes: Notes,
    /// The bullets of lists.
    pub(super) bullets: &'f Bullets<'f>,
}

/// `word/settings.xml`.
pub(super) fn settings(template: &Template, notes: Notes) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:settings", &[("xmlns:w", WORD)]);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.value("w:bordersDoNotSurroundHeader", "1");
    xml.value("w:bordersDoNotSurroundFooter", "1");
    xml.value("w:defaultTabStop", "640");
    if template.page_number.side == PageNumberSide::Outside {
        xml.value("w:evenAndOddHeaders", "1");
    }
    let line = line(template).to_string();
    xml.value("w:drawingGridVerticalSpacing", &line);
    // Compressed punctuation pulls characters out of the columns.
    let compression = match template.typesetting.punctuation {
        Punctuation::Full => "doNotCompress",
        Punctuation::Squeezed => "compressPunctuation",
    };
    xml.value("w:characterSpacingControl", compression);
    match notes {
        Notes::Some => footnotes::settings(&mut xml, template),
        Notes::None => {}
    }
    xml.open("w:compat", &[]);
    // A line before a break inside a paragraph is not spread.
    xml.empty("w:doNotExpandShiftReturn", &[]);
    for (name, value) in [
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    ] {
        let attributes = [
            ("w:name", name),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", value),
        ];
        xml.empty("w:compatSetting", &attributes);
    }
    xml.close("w:compat");
    let languages = [("w:val", "en-US"), ("w:eastAsia", "zh-CN")];
    xml.empty("w:themeFontLang", &languages);
    xml.empty("w:clrSchemeMapping", &COLOUR_MAP);
    xml.value("w:decimalSymbol", ".");
    xml.value("w:listSeparator", ",");
    xml.close("w:settings");
    xml.into_bytes()
}

/// Which colour of the theme stands for which part of a page.
const COLOUR_MAP: [(&str, &str); 12] = [
    ("w:bg1", "light1"),
    ("w:t1", "dark1"),
    ("w:bg2", "light2"),
    ("w:t2", "dark2"),
    ("w:accent1", "accent1"),
    ("w:accent2", "accent2"),
    ("w:accent3", "accent3"),
    ("w:accent4", "accent4"),
    ("w:accent5", "accent5"),
    ("w:accent6", "accent6"),
    ("w:hyperlink", "hyperlink"),
    ("w:followedHyperlink", "followedHyperlink"),
];

/// `word/fontTable.xml`: the faces by name, and what to take in their stead.
pub(super) fn font_table(names: NameSet) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:fonts", &[("xmlns:w", WORD)]);
    for role in FaceRole::ALL {
        let (family, charset) = match role {
            FaceRole::Xiaobiaosong | FaceRole::Songti => ("roman", "86"),
            FaceRole::Fangsong | FaceRole::Kaiti | FaceRole::Heiti => ("modern", "86"),
            FaceRole::Latin => ("roman", "00"),
        };
        let name = docx_name(names, role);
        xml.open("w:font", &[("w:name", name)]);
        if let Some(other) = alternatives(role).iter().find(|other| **other != name) {
            xml.value("w:altName", other);
        }
        xml.value("w:charset", charset);
        xml.value("w:family", family);
        xml.value("w:pitch", "variable");
        xml.close("w:font");
    }
    xml.close("w:fonts");
    xml.into_bytes()
}

/// `docProps/core.xml`: the title, and no date.
pub(super) fn core(title: Option<&str>) -> Vec<u8> {
    let mut xml = Xml::part();
    let spaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.open("cp:coreProperties", &spaces);
    if let Some(title) = title {
        xml.text("dc:title", &[], title);
    }
    xml.text("dc:creator", &[], "gongwen");
    xml.text("dc:language", &[], "zh-CN");
    xml.close("cp:coreProperties");
    xml.into_bytes()
}

/// `docProps/app.xml`.
pub(super) fn app() -> Vec<u8> {
    let mut xml = Xml::part();
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", space)]);
    xml.text("Application", &[], "gongwen");
    xml.close("Properties");
    xml.into_bytes()
}

/// `docProps/custom.xml` with properties of text: their names and values.
pub(super) fn custom(properties: &[(&str, &str)]) -> Vec<u8> {
    let mut xml = Xml::part();
    let spaces = [
        (
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        ),
        (
            "xmlns:vt",
            "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
        ),
    ];
    xml.open("Properties", &spaces);
    // 0 and 1 are taken by the standard.
    for (id, (name, value)) in (2..).zip(properties) {
        let property = [
            ("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
            ("pid", &i32::to_string(&id)),
            ("name", name),
        ];
        xml.open("property", &property);
        xml.text("vt:lpwstr", &[], value);
        xml.close("property");
    }
    xml.close("Properties");
    xml.into_bytes()
}

/// `_rels/.rels`.
pub(super) fn package_relationships() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("Relationships", &[("xmlns", PACKAGE_RELATIONSHIPS)]);
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relationship(
        &mut xml,
        "rId1",
        &office("officeDocument"),
        "word/document.xml",
    );
    relationship(&mut xml, "rId2", core, "docProps/core.xml");
    relationship(
        &mut xml,
        "rId3",
        &office("extended-properties"),
        "docProps/app.xml",
    );
    relationship(
        &mut xml,
        "rId4",
        &office("custom-properties"),
        "docProps/custom.xml",
    );
    xml.close("Relationships");
    xml.into_bytes()
}

/// `word/_rels/document.xml.rels`.
pub(super) fn document_relationships(
    footers: usize,
    links: &Links,
    further: Further<'_>,
) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("Relationships", &[("xmlns", PACKAGE_RELATIONSHIPS)]);
    relationship(&mut xml, "rIdStyles", &office("styles"), "styles.xml");
    relationship(&mut xml, "rIdSettings", &office("settings"), "settings.xml");
    relationship(&mut xml, "rIdFonts", &office("fontTable"), "fontTable.xml");
    relationship(&mut xml, "rIdTheme", &office("theme"), "theme/theme1.xml");
    for index in 0..footers {
        let target = format!("footer{}.xml", index + 1);
        relationship(&mut xml, &footer_id(index), &office("footer"), &target);
    }
    for (id, target) in further.pictures.relationships() {
        relationship(&mut xml, &id, &office("image"), &target);
    }
    if !further.bullets.is_empty() {
        let kind = office("numbering");
        relationship(&mut xml, "rIdNumbering", &kind, "numbering.xml");
    }
    if further.notes == Notes::Some {
        let kind = office("footnotes");
        relationship(&mut xml, "rIdFootnotes", &kind, "footnotes.xml");
    }
    addresses(&mut xml, links);
    xml.close("Relationships");
    xml.into_bytes()
}

/// `word/_rels/footnotes.xml.rels`.
pub(super) fn note_relationships(links: &Links) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("Relationships", &[("xmlns", PACKAGE_RELATIONSHIPS)]);
    addresses(&mut xml, links);
    xml.close("Relationships");
    xml.into_bytes()
}

fn addresses(xml: &mut Xml, links: &Links) {
    for (id, target) in links.relationships() {
        let attributes = [
            ("Id", id.as_str()),
            ("Type", &office("hyperlink")),
            ("Target", target),
            ("TargetMode", "External"),
        ];
        xml.empty("Relationship", &attributes);
    }
}

/// The id of the relationship to a footer.
pub(super) fn footer_id(index: usize) -> String {
    format!("rIdFooter{}", index + 1)
}

fn office(kind: &str) -> String {
    format!("{RELATIONSHIPS}/{kind}")
}

fn relationship(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    let attributes = [("Id", id), ("Type", kind), ("Target", target)];
    xml.empty("Relationship", &attributes);
}

/// `[Content_Types].xml`.
pub(super) fn content_types(footers: usize, further: Further<'_>) -> Vec<u8> {
    let mut xml = Xml::part();
    let space = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.open("Types", &[("xmlns", space)]);
    let package = "application/vnd.openxmlformats-package";
    let office = "application/vnd.openxmlformats-officedocument";
    let relationships = format!("{package}.relationships+xml");
    for (extension, kind) in [("rels", relationships.as_str()), ("xml", "application/xml")] {
        let attributes = [("Extension", extension), ("ContentType", kind)];
        xml.empty("Default", &attributes);
    }
    for ending in further.pictures.endings() {
        let kind = format!("image/{ending}");
        let picture = [("Extension", ending), ("ContentType", kind.as_str())];
        xml.empty("Default", &picture);
    }
    let mut parts = vec![
        (
            "/word/document.xml".to_owned(),
            format!("{MAIN_TYPE}.document.main+xml"),
        ),
        (
            "/word/styles.xml".to_owned(),
            format!("{MAIN_TYPE}.styles+xml"),
        ),
        (
            "/word/settings.xml".to_owned(),
            format!("{MAIN_TYPE}.settings+xml"),
        ),
        (
            "/word/fontTable.xml".to_owned(),
            format!("{MAIN_TYPE}.fontTable+xml"),
        ),
        (
            "/word/theme/theme1.xml".to_owned(),
            format!("{office}.theme+xml"),
        ),
    ];
    for index in 1..=footers {
        parts.push((
            format!("/word/footer{index}.xml"),
            format!("{MAIN_TYPE}.footer+xml"),
        ));
    }
    if !further.bullets.is_empty() {
        parts.push((
            "/word/numbering.xml".to_owned(),
            format!("{MAIN_TYPE}.numbering+xml"),
        ));
    }
    if further.notes == Notes::Some {
        parts.push((
            "/word/footnotes.xml".to_owned(),
            format!("{MAIN_TYPE}.footnotes+xml"),
        ));
    }
    parts.extend([
        (
            "/docProps/core.xml".to_owned(),
            format!("{package}.core-properties+xml"),
        ),
        (
            "/docProps/app.xml".to_owned(),
            format!("{office}.extended-properties+xml"),
        ),
        (
            "/docProps/custom.xml".to_owned(),
            format!("{office}.custom-properties+xml"),
        ),
    ]);
    for (name, kind) in &parts {
        xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    }
    xml.close("Types");
    xml.into_bytes()
}
