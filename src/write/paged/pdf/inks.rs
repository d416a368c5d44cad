//! Red as inks on a press: a colour space of the four plates by their names
//! (ISO 32000-1 §8.6.6.5).
//!
//! In: nothing. Out: the colour space among a page's resources. A press lays
//! the inks on as they are given; a screen goes by the sRGB that stands for
//! them here, and so the file needs no colour space of a device with inks,
//! which PDF/A-2 allows beside no sRGB (docs/decisions/0009).

use super::PdfError;
use super::file::{File, count};
use super::pack::deflate;
use crate::write::paged::look::PRESS_RED;
use crate::write::paged::number::number;
use lopdf::{Dictionary, Object, Stream, dictionary};

/// The name of the colour space on pages.
pub const NAME: &str = "Inks";

/// How much of each ink makes red, as operands.
pub fn red() -> String {
    PRESS_RED.map(|share| number(share, 3)).join(" ")
}

/// The plates, and the sRGB of each ink alone on white paper.
const INKS: [(&str, [u8; 3]); 4] = [
    ("Cyan", [0, 255, 255]),
    ("Magenta", [255, 0, 255]),
    ("Yellow", [255, 255, 0]),
    ("Black", [0, 0, 0]),
];

/// Adds the colour space to the resources of pages.
///
/// # Errors
/// Where the file grows beyond what its table can tell.
pub fn add(file: &mut File, resources: &mut Dictionary) -> Result<(), PdfError> {
    let mut colorants = Dictionary::new();
    for (name, colour) in INKS {
        let tint = file.add(function(&[colour]))?;
        let plate = space("Separation", name.into(), tint.into());
        colorants.set(name, plate);
    }
    let tint = file.add(function(&INKS.map(|(_, colour)| colour)))?;
    let names = INKS.map(|(name, _)| Object::from(name)).to_vec();
    let mut inks = space("DeviceN", names.into(), tint.into());
    inks.push(dictionary! { "Colorants" => colorants }.into());
    let id = file.add(inks)?;
    resources.set("ColorSpace", dictionary! { NAME => Object::Reference(id) });
    Ok(())
}

/// A colour space of inks with these names, which a screen shows by `tint`.
fn space(kind: &str, names: Object, tint: Object) -> Vec<Object> {
    vec![kind.into(), names, "DeviceRGB".into(), tint]
}

/// The sRGB of these inks: of each that is laid on in full or not at all, and
/// in between in proportion. Inks on each other let through what each lets
/// through.
fn function(inks: &[[u8; 3]]) -> Stream {
    let corners = 1 << inks.len();
    let mut samples = Vec::new();
    for corner in 0..corners {
        let laid = |ink: usize| corner >> ink & 1 == 1;
        let through = |part: usize| {
            let inks = inks.iter().enumerate().filter(|(ink, _)| laid(*ink));
            inks.map(|(_, colour)| colour[part]).min().unwrap_or(255)
        };
        samples.extend([0, 1, 2].map(through));
    }
    let range = |parts: usize| vec![[0, 1]; parts].concat();
    let numbers = |range: Vec<i64>| Object::Array(range.into_iter().map(Object::from).collect());
    let dictionary = dictionary! {
        "FunctionType" => 0,
        "Domain" => numbers(range(inks.len())),
        "Range" => numbers(range(3)),
        "Size" => vec![count(2); inks.len()],
        "BitsPerSample" => 8,
        "Filter" => "FlateDecode",
    };
    Stream::new(dictionary, deflate(&samples))
}
