//! One file from its parts.
//!
//! In: font objects, drawn pages, tags, and what the file says of itself. Out:
//! its bytes with a blank identifier.

use super::content::{Blending, PageContent};
use super::faces::FontObjects;
use super::file::{File, count, real};
use super::links::{Annotation, add_links};
use super::provenance::ID_BYTES;
use super::standard::Archive;
use super::structure::{Marked, Tag, add_tree};
use super::xmp::Properties;
use super::{PdfError, PdfOptions, icc, inks, outline, pack, pictures};
use crate::layout::Pages;
use crate::template::RedInk;
use crate::write::paged::told::title;
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
        title: title(pages.title.as_deref(), options.name.as_deref()),
        created: options.created,
        standards: options.standards,
    };
    let page_ids: Vec<ObjectId> = contents.iter().map(|_| file.new_id()).collect();
    let links = add_links(&mut file, pages, &page_ids)?;
    let marked = Marked {
        contents: &contents,
        page_ids: &page_ids,
        links: &links,
        figures: &pages.figures,
    };
    let structure = add_tree(&mut file, tags, &marked)?;
    let resources = resources(&mut file, pages, fonts.dictionary, options.red)?;
    let page_tree = add_pages(&mut file, pages, resources, &page_ids, contents, &links)?;
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => Object::Reference(page_tree),
        "Lang" => Object::string_literal("zh-CN"),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => Object::Reference(structure),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "PageLabels" => page_labels(pages.front),
        "Metadata" => Object::Reference(add_metadata(&mut file, &properties)?),
    };
    match options.standards.archive {
        Archive::No => {}
        Archive::Unicode | Archive::Accessible => {
            let intent = output_intent(&mut file)?;
            catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
        }
    }
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

/// Pages are numbered from 1 on, whether a page bears its number or not
/// (GB/T 9704-2012 §7.5, §10.1), those of a table of contents before them with
/// small Roman numbers.
fn page_labels(front: usize) -> Dictionary {
    let style = |style: &str| Object::Dictionary(dictionary! { "S" => style });
    let mut numbers = vec![count(front), style("D")];
    if front > 0 {
        numbers.splice(0..0, [0.into(), style("r")]);
    }
    dictionary! { "Nums" => numbers }
}

/// Half an identifier, to be filled in when all other bytes stand.
fn blank_id() -> Object {
    Object::String(vec![0; ID_BYTES], StringFormat::Hexadecimal)
}

/// What every page may name.
fn resources(
    file: &mut File,
    pages: &Pages,
    fonts: ObjectId,
    red: RedInk,
) -> Result<Dictionary, PdfError> {
    let mut resources = dictionary! { "Font" => Object::Reference(fonts) };
    pictures::add(file, &pages.pictures, &mut resources)?;
    match red {
        RedInk::Screen => {}
        RedInk::Press => inks::add(file, &mut resources)?,
    }
    Ok(resources)
}

/// Adds the pages and returns the root of their tree.
fn add_pages(
    file: &mut File,
    pages: &Pages,
    resources: Dictionary,
    page_ids: &[ObjectId],
    contents: Vec<PageContent>,
    links: &[Annotation],
) -> Result<ObjectId, PdfError> {
    let tree = file.new_id();
    let resources = file.add(resources)?;
    let size = [pages.width, pages.height].map(|length| Object::Real(real(length.0)));
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
        let annotations = links.iter().filter(|link| link.page == index);
        let annotations: Vec<Object> = annotations.map(|link| link.id.into()).collect();
        if !annotations.is_empty() {
            page.set("Annots", annotations);
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
    let profile = file.add(Stream::new(kind, pack::deflate(&icc::srgb())))?;
    Ok(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => Object::Reference(profile),
    })
}
