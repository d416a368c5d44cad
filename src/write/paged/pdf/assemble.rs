//! One file from its parts.
//!
//! In: font objects, drawn pages, tags, and what the file says of itself. Out:
//! a lopdf document, and its bytes with a blank identifier.

use super::content::PageContent;
use super::faces::FontObjects;
use super::provenance::ID_BYTES;
use super::structure::{Tag, add_tree, integer};
use super::xmp::Properties;
use super::{PdfError, PdfOptions, content, icc, outline, run};
use crate::layout::Pages;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

/// Puts the parts together.
pub fn assemble(
    pages: &Pages,
    tags: &[Tag],
    fonts: FontObjects,
    contents: Vec<PageContent>,
    options: &PdfOptions,
) -> Document {
    let mut document = fonts.document;
    "1.7".clone_into(&mut document.version);
    let properties = Properties {
        title: pages.title.as_deref().or(options.name.as_deref()),
        created: options.created,
    };
    let page_ids: Vec<ObjectId> = contents.iter().map(|_| document.new_object_id()).collect();
    let structure = add_tree(&mut document, tags, &contents, &page_ids);
    let page_tree = add_pages(&mut document, pages, fonts.dictionary, &page_ids, contents);
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => Object::Reference(page_tree),
        "Lang" => Object::string_literal("zh-CN"),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => Object::Reference(structure),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => properties.title.is_some() },
        "Metadata" => Object::Reference(add_metadata(&mut document, &properties)),
        "OutputIntents" => vec![Object::Dictionary(output_intent(&mut document))],
    };
    if let Some(outline) = outline::add_outline(&mut document, pages, &page_ids) {
        catalog.set("Outlines", Object::Reference(outline));
        catalog.set("PageMode", "UseOutlines");
    }
    document.trailer = dictionary! {
        "Root" => Object::Reference(document.add_object(catalog)),
        "Info" => Object::Reference(document.add_object(properties.info())),
        "ID" => vec![blank_id(), blank_id()],
    };
    document
}

/// The document's bytes, small objects packed together.
///
/// # Errors
/// Where lopdf refuses an object.
pub fn save(mut document: Document) -> Result<Vec<u8>, PdfError> {
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes)?;
    Ok(bytes)
}

/// Half an identifier, to be filled in when all other bytes stand.
fn blank_id() -> Object {
    Object::String(vec![0; ID_BYTES], StringFormat::Hexadecimal)
}

/// Adds the pages and returns the root of their tree.
fn add_pages(
    document: &mut Document,
    pages: &Pages,
    fonts: ObjectId,
    page_ids: &[ObjectId],
    contents: Vec<PageContent>,
) -> ObjectId {
    let tree = document.new_object_id();
    let resources = document.add_object(dictionary! { "Font" => Object::Reference(fonts) });
    let size = [pages.width, pages.height].map(|length| Object::Real(run::short(length).0));
    let paper = [vec![0.into(), 0.into()], size.to_vec()].concat();
    for (index, (id, content)) in page_ids.iter().zip(contents).enumerate() {
        let filter = dictionary! { "Filter" => "FlateDecode" };
        let content = document.add_object(Stream::new(filter, content.packed));
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => Object::Reference(tree),
            "MediaBox" => paper.clone(),
            "Resources" => Object::Reference(resources),
            "Contents" => Object::Reference(content),
            "StructParents" => integer(index),
            "Tabs" => "S",
        };
        document.set_object(*id, page);
    }
    let kids: Vec<Object> = page_ids.iter().copied().map(Object::Reference).collect();
    let root = dictionary! { "Type" => "Pages", "Count" => integer(kids.len()), "Kids" => kids };
    document.set_object(tree, root);
    tree
}

fn add_metadata(document: &mut Document, properties: &Properties) -> ObjectId {
    let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    document.add_object(Stream::new(kind, properties.packet()))
}

/// What the file's red and black are: sRGB.
fn output_intent(document: &mut Document) -> Dictionary {
    let kind = dictionary! { "N" => 3, "Filter" => "FlateDecode" };
    let profile = document.add_object(Stream::new(kind, content::deflate(&icc::srgb())));
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => Object::Reference(profile),
    }
}
