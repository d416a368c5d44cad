//! Elements that say how letters look: faces, weight, size, colour.

use crate::font::{NameSet, docx_name};
use crate::template::{Align, Colour, FaceRole, LatinFace, Letter, Pt, Weight};
use crate::write::flow::docx::geometry::half_points;
use crate::write::xml::Xml;

/// Chinese quotes, dashes and dots are "high ANSI" to Word: they take the
/// Chinese face with it, or they would come out half as wide.
pub(super) fn write_faces(xml: &mut Xml, letter: Letter, names: NameSet) {
    let faces = Faces::of(letter, names);
    let attributes = [
        ("w:ascii", faces.latin),
        ("w:hAnsi", faces.chinese),
        ("w:eastAsia", faces.chinese),
        ("w:cs", faces.latin),
    ];
    xml.empty("w:rFonts", &attributes);
}

/// The names of a letter's two faces.
pub(in super::super) struct Faces {
    /// Of Chinese characters and punctuation.
    pub(in super::super) chinese: &'static str,
    /// Of letters and digits.
    pub(in super::super) latin: &'static str,
}

impl Faces {
    /// Those of `letter`.
    pub(in super::super) fn of(letter: Letter, names: NameSet) -> Self {
        let chinese = docx_name(names, letter.face);
        let latin = match letter.latin {
            LatinFace::Latin => docx_name(names, FaceRole::Latin),
            LatinFace::Own => chinese,
        };
        Self { chinese, latin }
    }
}

pub(super) fn write_weight(xml: &mut Xml, weight: Weight) {
    let value = match weight {
        Weight::Bold => "1",
        Weight::Regular => "0",
    };
    xml.value("w:b", value);
    xml.value("w:bCs", value);
}

pub(super) fn write_size(xml: &mut Xml, size: Pt) {
    let size = half_points(size).to_string();
    xml.value("w:sz", &size);
    xml.value("w:szCs", &size);
}

/// The value of `w:jc`.
pub(super) fn alignment(align: Align) -> &'static str {
    match align {
        Align::Justify => "both",
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}

/// The value of `w:color`; office files say FF0000 for the red of 版头.
pub(in super::super) fn colour_value(colour: Colour) -> &'static str {
    match colour {
        Colour::Black => "auto",
        Colour::Red => "FF0000",
    }
}
