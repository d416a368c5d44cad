//! One file from its parts.
//!
//! In: font objects, drawn pages, tags, and what the file says of itself. Out:
//! its bytes with a blank identifier.

use super::content::{Blending, PageContent};
use super::faces::FontObjects;
use super::file::{File, count};
use super::provenance::ID_BYTES;
use super::structure::{Tag, add_tree};
use super::xmp::Properties;
use super::{PdfError, PdfOptions, content, icc, outline, pictures, run};
use crate::layout::Pages;
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};

/// Puts the parts together.
///
/// # Errors
/// Where the file grows beyond what its table can tell.
pub fn assemble(
    pages: &Pages,
    tags: &[Tag],
    fonts: FontObjects,
    contents: Vec<PageContent>,
    options: &PdfOptions,
) -> Result<Vec<u8>, PdfError> {
    let mut file = File::begin(fonts.document)?;
    let properties = Properties {
        title: pages.title.as_deref().or(options.name.as_deref()),
        created: options.created,
    };
    let page_ids: Vec<ObjectId> = contents.iter().map(|_| file.new_id()).collect();
    let structure = add_tree(&mut file, tags, &pages.figures, (&contents, &page_ids))?;
    let page_tree = add_pages(&mut file, pages, fonts.dictionary, &page_ids, contents)?;
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => Object::Reference(page_tree),
        "Lang" => Object::string_literal("zh-CN"),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => Object::Reference(structure),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => properties.title.is_some() },
        "Metadata" => Object::Reference(add_metadata(&mut file, &properties)?),
        "OutputIntents" => vec![Object::Dictionary(output_intent(&mut file)?)],
    };
    if let Some(outline) = outline::add_outline(&mut file, pages, &page_ids)? {
        catalog.set("Outlines", Object::Reference(outline));
        catalog.set("PageMode", "UseOutlines");
    }
    let trailer = dictionary! {
        "Root" => Object::Reference(file.add(catalog)?),
        "Info" => Object::Reference(file.add(properties.info())?),
        "ID" => vec![blank_id(), blank_id()],
    };
    file.finish(trailer)
}

/// Half an identifier, to be filled in when all other bytes stand.
fn blank_id() -> Object {
    Object::String(vec![0; ID_BYTES], StringFormat::Hexadecimal)
}

/// Adds the pages and returns the root of their tree.
fn add_pages(
    file: &mut File,
    pages: &Pages,
    fonts: ObjectId,
    page_ids: &[ObjectId],
    contents: Vec<PageContent>,
) -> Result<ObjectId, PdfError> {
    let tree = file.new_id();
    let mut resources = dictionary! { "Font" => Object::Reference(fonts) };
    pictures::add(file, &pages.pictures, &mut resources)?;
    let resources = file.add(resources)?;
    let size = [pages.width, pages.height].map(|length| Object::Real(run::short(length).0));
    let paper = [vec![0.into(), 0.into()], size.to_vec()].concat();
    for (index, (id, content)) in page_ids.iter().zip(contents).enumerate() {
        let filter = dictionary! { "Filter" => "FlateDecode" };
        let blending = content.blending;
        let content = file.add(Stream::new(filter, content.packed))?;
        let mut page = dictionary! {
            "Type" => "Page",
            "Parent" => Object::Reference(tree),
            "MediaBox" => paper.clone(),
            "Resources" => Object::Reference(resources),
            "Contents" => Object::Reference(content),
            "StructParents" => count(index),
            "Tabs" => "S",
        };
        if blending == Blending::Some {
            let group =
                dictionary! { "Type" => "Group", "S" => "Transparency", "CS" => "DeviceRGB" };
            page.set("Group", group);
        }
        file.set(*id, page)?;
    }
    let kids: Vec<Object> = page_ids.iter().copied().map(Object::Reference).collect();
    let root = dictionary! { "Type" => "Pages", "Count" => count(kids.len()), "Kids" => kids };
    file.set(tree, root)?;
    Ok(tree)
}

fn add_metadata(file: &mut File, properties: &Properties) -> Result<ObjectId, PdfError> {
    let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    file.add(Stream::new(kind, properties.packet()))
}

/// What the file's red and black are: sRGB.
fn output_intent(file: &mut File) -> Result<Dictionary, PdfError> {
    let kind = dictionary! { "N" => 3, "Filter" => "FlateDecode" };
    let profile = file.add(Stream::new(kind, content::deflate(&icc::srgb())))?;
    Ok(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => Object::Reference(profile),
    })
}
