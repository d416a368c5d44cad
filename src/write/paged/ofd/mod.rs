//! OFD from [`Pages`] (GB/T 33190-2016): what layout placed, at the same
//! places as in a PDF, with the faces cut down to the glyphs in use, an
//! outline, and what archives want to know of an official document.
//!
//! In: pages and the faces they name. Out: the bytes of one file, the same for
//! the same input. It measures nothing, breaks no line and asks no clock. It
//! does not sign. docs/ofd.md says what is written and what is not.

mod content;
mod document;
mod entry;
mod face;
mod faces;
mod facts;
mod frame;
mod ids;
mod ink;
mod link;
mod missing;
mod path;
mod pictures;
mod resources;
mod steps;
mod text;

use std::io::{Seek, Write};
use std::time::SystemTime;

use crate::font::Fonts;
use crate::layout::Pages;
use crate::template::RedInk;
use crate::write::package::{Package, PackageError};
use crate::write::paged::usage;
use crate::write::xml::Xml;

pub use entry::{bears_mark, is_unedited};
pub use facts::Facts;

/// The namespace of OFD.
const NAMESPACE: &str = "http://www.ofdspec.org/2016";

/// What the pages themselves do not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OfdOptions {
    /// Stands for the title where the document has none: the input's name, say.
    pub name: Option<String>,
    /// The day on which the file counts as made (`SOURCE_DATE_EPOCH`). Without
    /// it that is the document's own date, or none: the clock is never asked.
    pub created: Option<SystemTime>,
    /// The inks of what is red.
    pub red: RedInk,
    /// What archives want to know of the document.
    pub facts: Facts,
}

/// An OFD cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum OfdError {
    /// A face's file is damaged, or of a kind that cannot be cut down.
    #[error("字体 {name} 无法嵌入 OFD：{cause}；请换用别的 TrueType 或 OpenType 字体")]
    Face {
        /// The face's PostScript name.
        name: String,
        /// What is wrong with it.
        cause: String,
    },
    /// The package cannot be written.
    #[error("OFD {0}")]
    Package(#[from] PackageError),
}

/// Writes `pages` as one OFD file.
///
/// # Errors
/// Where a face cannot be embedded or `out` does not take the bytes.
pub fn write(
    pages: &Pages,
    fonts: &Fonts,
    options: &OfdOptions,
    out: impl Write + Seek,
) -> Result<(), OfdError> {
    let mut ids = ids::Ids::default();
    let faces = faces::embed(&faces_of(pages), fonts, &mut ids)?;
    let media = pictures::media(pages, &mut ids);
    let inks = ink::Inks::new(options.red, &mut ids);
    let page_ids: Vec<u32> = pages.pages.iter().map(|_| ids.next()).collect();
    let mut package = Package::new(out);
    let drawing = content::Drawing {
        pages,
        fonts,
        faces: &faces,
        media: &media,
        inks: &inks,
        page_ids: &page_ids,
    };
    for index in 0..pages.pages.len() {
        package.part(
            &format!("{DOCUMENT}/{}", page_name(index)),
            &drawing.page(index, &mut ids),
        )?;
    }
    for face in faces.iter() {
        package.part(&resource(&face.file), &face.program)?;
    }
    for medium in &media {
        package.part(&resource(&medium.file), &medium.picture.file)?;
    }
    package.part(
        &format!("{DOCUMENT}/{PUBLIC}"),
        &resources::public(&faces, &inks),
    )?;
    if !media.is_empty() {
        package.part(&format!("{DOCUMENT}/{OWN}"), &resources::own(&media))?;
    }
    let root = document::Root {
        pages,
        page_ids: &page_ids,
        last_id: ids.last(),
        media: &media,
    };
    package.part(&format!("{DOCUMENT}/{ROOT}"), &root.part())?;
    package.finish(entry::PART, |digest| entry::part(pages, options, digest))?;
    Ok(())
}

/// The faces of text. Digits in the boxes of missing characters are paths; where
/// there is nothing but boxes, theirs stand in for the face that text has to name.
fn faces_of(pages: &Pages) -> Vec<usage::FaceUse> {
    let text = usage::collect_text(pages);
    if text.is_empty() {
        usage::collect(pages)
    } else {
        text
    }
}

/// The folder of the one document of a file.
const DOCUMENT: &str = "Doc_0";
/// Its root, from there.
const ROOT: &str = "Document.xml";
/// Its shared resources, from there: faces and colour spaces.
const PUBLIC: &str = "PublicRes.xml";
/// Its own resources, from there: pictures.
const OWN: &str = "DocumentRes.xml";
/// The folder of the files of resources, from there.
const RESOURCES: &str = "Res";

/// A page's part, from the document's folder; pages are counted from 0.
fn page_name(index: usize) -> String {
    format!("Pages/Page_{index}/Content.xml")
}

/// The whole name of a resource's file.
fn resource(file: &str) -> String {
    format!("{DOCUMENT}/{RESOURCES}/{file}")
}

/// A part whose root is `name`, with `attributes`; what is written goes inside.
fn part(name: &str, attributes: &[(&str, &str)], write: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let mut xml = Xml::part();
    let all = [&[("xmlns:ofd", NAMESPACE)], attributes].concat();
    xml.open(name, &all);
    write(&mut xml);
    xml.close(name);
    xml.into_bytes()
}
