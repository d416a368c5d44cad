//! Pictures as image objects (ISO 32000-1 §8.9.5), and the state in which seals
//! are laid over text (§11.3.5): their colours are multiplied with it.
//!
//! In: pictures. A JPEG goes into the file as it is. Out: objects in the file, and the resources by which
//! pages name them.

use super::PdfError;
use super::file::File;
use crate::document::{JpegColours, Picture, Pixels};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use std::sync::Arc;

/// The name of the state that multiplies.
pub const MULTIPLY: &str = "Multiply";

/// The name of a picture on pages.
pub fn name(picture: u32) -> String {
    format!("Im{picture}")
}

/// Adds the pictures, and to the resources what names them; nothing where
/// there is none.
///
/// # Errors
/// Where the file grows beyond what its table can tell.
pub fn add(
    file: &mut File,
    pictures: &[Arc<Picture>],
    resources: &mut Dictionary,
) -> Result<(), PdfError> {
    if pictures.is_empty() {
        return Ok(());
    }
    let mut names = Dictionary::new();
    for (at, picture) in (0..).zip(pictures) {
        let image = image(file, picture)?;
        names.set(name(at), Object::Reference(image));
    }
    resources.set("XObject", names);
    let multiply = dictionary! { "Type" => "ExtGState", "BM" => "Multiply" };
    resources.set("ExtGState", dictionary! { MULTIPLY => multiply });
    Ok(())
}

fn image(file: &mut File, picture: &Picture) -> Result<ObjectId, PdfError> {
    let size = |space: &str, filter: &str| {
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => i64::from(picture.width),
            "Height" => i64::from(picture.height),
            "ColorSpace" => space,
            "BitsPerComponent" => 8,
            "Filter" => filter,
        }
    };
    let (space, filter, samples) = match &picture.pixels {
        Pixels::Packed { colours, .. } => ("DeviceRGB", "FlateDecode", colours.clone()),
        Pixels::Jpeg(JpegColours::Colour) => ("DeviceRGB", "DCTDecode", picture.file.to_vec()),
        Pixels::Jpeg(JpegColours::Grey) => ("DeviceGray", "DCTDecode", picture.file.to_vec()),
    };
    let mut image = size(space, filter);
    if let Pixels::Packed {
        alpha: Some(alpha), ..
    } = &picture.pixels
    {
        let mask = size("DeviceGray", "FlateDecode");
        let mask = file.add(Stream::new(mask, alpha.clone()))?;
        image.set("SMask", Object::Reference(mask));
    }
    file.add(Stream::new(image, samples))
}
