//! `word/theme/theme1.xml`: black, white and greys, and the document's own
//! faces, so that nothing a user adds in Word brings in a face or a colour
//! that official documents do not have (GB/T 9704-2012 §5.2.4: black).

use crate::font::{NameSet, docx_name};
use crate::template::FaceRole;
use crate::write::xml::Xml;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The colours of the theme.
const COLOURS: [(&str, &str); 12] = [
    ("a:dk1", "000000"),
    ("a:lt1", "FFFFFF"),
    ("a:dk2", "404040"),
    ("a:lt2", "E7E6E6"),
    ("a:accent1", "C00000"),
    ("a:accent2", "595959"),
    ("a:accent3", "7F7F7F"),
    ("a:accent4", "A5A5A5"),
    ("a:accent5", "BFBFBF"),
    ("a:accent6", "D9D9D9"),
    ("a:hlink", "000000"),
    ("a:folHlink", "000000"),
];

/// The part.
pub(super) fn part(names: NameSet) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("a:theme", &[("xmlns:a", DRAWING), ("name", "gongwen")]);
    xml.open("a:themeElements", &[]);
    colours(&mut xml);
    xml.open("a:fontScheme", &[("name", "gongwen")]);
    face(&mut xml, "a:majorFont", names, FaceRole::Xiaobiaosong);
    face(&mut xml, "a:minorFont", names, FaceRole::Fangsong);
    xml.close("a:fontScheme");
    formats(&mut xml);
    xml.close("a:themeElements");
    xml.close("a:theme");
    xml.into_bytes()
}

fn colours(xml: &mut Xml) {
    xml.open("a:clrScheme", &[("name", "gongwen")]);
    for (name, value) in COLOURS {
        xml.open(name, &[]);
        xml.empty("a:srgbClr", &[("val", value)]);
        xml.close(name);
    }
    xml.close("a:clrScheme");
}

fn face(xml: &mut Xml, name: &str, names: NameSet, chinese: FaceRole) {
    let latin = docx_name(names, FaceRole::Latin);
    xml.open(name, &[]);
    xml.empty("a:latin", &[("typeface", latin)]);
    xml.empty("a:ea", &[("typeface", docx_name(names, chinese))]);
    xml.empty("a:cs", &[("typeface", latin)]);
    xml.close(name);
}

/// The schema wants three of each kind; three plain ones do.
fn formats(xml: &mut Xml) {
    xml.open("a:fmtScheme", &[("name", "gongwen")]);
    thrice(xml, "a:fillStyleLst", solid_fill);
    thrice(xml, "a:lnStyleLst", |xml| {
        xml.open("a:ln", &[("w", "6350")]);
        solid_fill(xml);
        xml.close("a:ln");
    });
    thrice(xml, "a:effectStyleLst", |xml| {
        xml.open("a:effectStyle", &[]);
        xml.empty("a:effectLst", &[]);
        xml.close("a:effectStyle");
    });
    thrice(xml, "a:bgFillStyleLst", solid_fill);
    xml.close("a:fmtScheme");
}

fn thrice(xml: &mut Xml, list: &str, one: impl Fn(&mut Xml)) {
    xml.open(list, &[]);
    for _ in 0..3 {
        one(xml);
    }
    xml.close(list);
}

fn solid_fill(xml: &mut Xml) {
    xml.open("a:solidFill", &[]);
    xml.empty("a:schemeClr", &[("val", "phClr")]);
    xml.close("a:solidFill");
}
