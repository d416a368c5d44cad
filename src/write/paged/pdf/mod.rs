//! PDF from [`Pages`]: what layout placed, with the faces cut down to the
//! glyphs in use, tagged text, an outline, and nothing that changes from run
//! to run.
//!
//! In: pages and the faces they name. Out: the bytes of one file. It measures
//! nothing, breaks no line and asks no clock. printpdf turns faces into font
//! objects; all else is written here, by lopdf's objects or as bytes.

mod assemble;
mod boxes;
mod cell;
mod content;
mod description;
mod faces;
mod file;
mod icc;
mod inks;
mod links;
mod outline;
mod pack;
mod pictures;
mod provenance;
mod run;
mod standard;
mod structure;
mod subset;
mod tounicode;
mod xmp;

pub use provenance::is_unedited;
pub use standard::{Access, Archive, Standards};

use crate::diagnostic::system_cause;
use crate::font::Fonts;
use crate::layout::Pages;
use crate::template::RedInk;
use crate::write::paged::{parallel, usage};
use std::io::Write;
use std::time::SystemTime;

/// What the pages themselves do not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PdfOptions {
    /// Stands for the title in the file's properties where the document has
    /// none: the input's name, say.
    pub name: Option<String>,
    /// When the file counts as made (`SOURCE_DATE_EPOCH`, the document's
    /// date). Without it the file bears no date: the clock is never asked.
    pub created: Option<SystemTime>,
    /// The standards that the file is made to.
    pub standards: Standards,
    /// The inks of what is red.
    pub red: RedInk,
}

/// A PDF cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A face's file is damaged, or of a kind that cannot be cut down.
    #[error("字体 {name} 无法嵌入 PDF：{cause}；请换用别的 TrueType 或 OpenType 字体")]
    Face {
        /// The face's PostScript name.
        name: String,
        /// What is wrong with it.
        cause: String,
    },
    /// The file's objects do not fit together.
    #[error("PDF 的内部结构有误：{0}；这是程序的缺陷，请报告")]
    Object(#[from] lopdf::Error),
    /// The bytes cannot be written.
    #[error("PDF 无法写出：{}", system_cause(.0))]
    Write(#[from] std::io::Error),
}

/// A step of writing, for a caller that times them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Faces cut down to the glyphs in use.
    Subset,
    /// Their objects packed, and pages drawn and packed.
    Objects,
    /// All put together.
    File,
}

/// Writes `pages` as one PDF 1.7 file, the same bytes for the same input. It
/// takes the pages, which are many bytes, to let go of them once they are drawn.
///
/// # Errors
/// Where a face cannot be embedded or `out` refuses the bytes.
pub fn write(
    pages: Pages,
    fonts: &Fonts,
    options: &PdfOptions,
    out: &mut dyn Write,
) -> Result<(), PdfError> {
    write_by_steps(pages, fonts, options, out, &mut |_| {})
}

/// As [`write()`]; `done` is told each step as it ends.
///
/// # Errors
/// Where a face cannot be embedded or `out` refuses the bytes.
pub fn write_by_steps(
    mut pages: Pages,
    fonts: &Fonts,
    options: &PdfOptions,
    out: &mut dyn Write,
    done: &mut dyn FnMut(Step),
) -> Result<(), PdfError> {
    let uses = usage::collect(&pages);
    let faces = subset::subset_all(&uses, fonts)?;
    done(Step::Subset);
    let boxes = boxes::Boxes::collect(&pages);
    let tags = structure::tags(&pages.structure);
    // The largest face takes as long as all else: pages are drawn meanwhile.
    let (contents, font_objects) = parallel::both(
        || content::draw_all(&pages, &faces, &boxes, &tags, options.red),
        || embedded(&faces, &boxes),
    );
    let font_objects = font_objects?;
    done(Step::Objects);
    pages.pages = Vec::new();
    let mut bytes = assemble::assemble(&pages, &tags, font_objects, contents, options)?;
    provenance::seal(&mut bytes);
    out.write_all(&bytes)?;
    done(Step::File);
    Ok(())
}

/// The objects of the faces, and of the boxes that stand for missing glyphs.
fn embedded(
    faces: &subset::EmbeddedFaces,
    boxes: &boxes::Boxes<'_>,
) -> Result<faces::FontObjects, PdfError> {
    let mut objects = faces::objects(faces)?;
    boxes.add_fonts(faces, &mut objects)?;
    Ok(objects)
}
