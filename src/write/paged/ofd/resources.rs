//! Resources of the document (§7.9): faces and colour spaces, which are shared,
//! and pictures, which are its own.

use super::faces::Faces;
use super::ink::Inks;
use super::pictures::Medium;
use super::{RESOURCES, part};
use crate::write::xml::Xml;

/// `PublicRes.xml`.
pub fn public(faces: &Faces, inks: &Inks) -> Vec<u8> {
    part("ofd:Res", &[("BaseLoc", RESOURCES)], |xml| {
        if let Some(id) = inks.press() {
            xml.open("ofd:ColorSpaces", &[]);
            xml.empty("ofd:ColorSpace", &[("ID", id), ("Type", "CMYK")]);
            xml.close("ofd:ColorSpaces");
        }
        if faces.iter().next().is_some() {
            xml.open("ofd:Fonts", &[]);
            for face in faces.iter() {
                let names = [
                    ("ID", face.id.as_str()),
                    ("FontName", face.name.as_str()),
                    ("FamilyName", face.family.as_str()),
                ];
                file(xml, ("ofd:Font", &names), ("ofd:FontFile", &face.file));
            }
            xml.close("ofd:Fonts");
        }
    })
}

/// `DocumentRes.xml`.
pub fn own(media: &[Medium<'_>]) -> Vec<u8> {
    part("ofd:Res", &[("BaseLoc", RESOURCES)], |xml| {
        xml.open("ofd:MultiMedias", &[]);
        for medium in media {
            let kind = [
                ("ID", medium.id.as_str()),
                ("Type", "Image"),
                ("Format", medium.format()),
            ];
            file(
                xml,
                ("ofd:MultiMedia", &kind),
                ("ofd:MediaFile", &medium.file),
            );
        }
        xml.close("ofd:MultiMedias");
    })
}

/// A resource that is a file.
fn file(
    xml: &mut Xml,
    (resource, attributes): (&str, &[(&str, &str)]),
    (element, name): (&str, &str),
) {
    xml.open(resource, attributes);
    xml.text(element, &[], name);
    xml.close(resource);
}
