//! Colours, pictures and what is laid over what (ISO 19005-2 §6.2).

use super::opened::{Description, Opened};
use crate::pdf_file;
use lopdf::{Dictionary, Object};

/// The operators of ISO 32000-1 that a page may have.
const OPERATORS: &str = "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k \
    l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"";

pub fn operators(file: &Opened) -> bool {
    let known = |operator: &str| OPERATORS.split_whitespace().any(|it| it == operator);
    let all = file.descriptions();
    all.iter()
        .flat_map(|it| &it.operations)
        .all(|operation| known(&operation.operator))
}

/// What a description names stands among its resources.
pub fn resources(file: &Opened) -> bool {
    let named = |description: &Description, kind: &str, name: &Object| {
        let Ok(name) = name.as_name() else {
            return false;
        };
        let device: [&[u8]; 3] = [b"DeviceGray", b"DeviceRGB", b"DeviceCMYK"];
        device.contains(&name)
            || file
                .below(description.resources, kind)
                .is_some_and(|it| it.has(name))
    };
    file.descriptions().iter().all(|description| {
        description.operations.iter().all(|operation| {
            let kind = match operation.operator.as_str() {
                "Tf" => "Font",
                "Do" => "XObject",
                "gs" => "ExtGState",
                "cs" | "CS" => "ColorSpace",
                _ => return true,
            };
            named(description, kind, &operation.operands[0])
        })
    })
}

/// The output intents of PDF/A.
fn intents(file: &Opened) -> Vec<&Dictionary> {
    let intents = file.list(file.catalog(), "OutputIntents").iter();
    let intents = intents.filter_map(|it| file.entries(it));
    intents
        .filter(|it| file.name(it, "S") == "GTS_PDFA1")
        .collect()
}

/// The profile of the one output intent.
fn profile(file: &Opened) -> Option<Vec<u8>> {
    let [intent] = intents(file)[..] else {
        return None;
    };
    Some(pdf_file::stream(file.get(intent, "DestOutputProfile")?))
}

/// One output intent, with a profile of a printer or a screen, older than ICC 5.
pub fn intent(file: &Opened) -> bool {
    profile(file).is_some_and(|profile| {
        let size = u32::try_from(profile.len())
            .expect("a small profile")
            .to_be_bytes();
        profile.len() > 128
            && profile[..4] == size
            && profile[8] < 5
            && [b"prtr", b"mntr"]
                .iter()
                .any(|kind| profile[12..16] == kind[..])
            && &profile[36..40] == b"acsp"
    })
}

/// Whether some colour is of a device's space of this name, by operator or
/// by name.
fn uses(file: &Opened, space: &str, operators: [&str; 2]) -> bool {
    let by_operator = file.descriptions().iter().any(|it| {
        it.operations
            .iter()
            .any(|it| operators.contains(&it.operator.as_str()))
    });
    let by_name = file.objects().into_iter();
    by_operator
        || by_name
            .into_iter()
            .any(|it| it.as_name().ok() == Some(space.as_bytes()))
}

/// The device's own red, green and blue only with an intent that has them.
pub fn rgb(file: &Opened) -> bool {
    let is_rgb = profile(file).is_some_and(|it| it.get(16..20) == Some(b"RGB "));
    is_rgb || !uses(file, "DeviceRGB", ["rg", "RG"])
}

pub fn cmyk(file: &Opened) -> bool {
    let is_cmyk = profile(file).is_some_and(|it| it.get(16..20) == Some(b"CMYK"));
    is_cmyk || !uses(file, "DeviceCMYK", ["k", "K"])
}

/// Each ink of a space of several is described by itself.
pub fn colorants(file: &Opened) -> bool {
    file.objects().into_iter().all(|object| {
        let Ok(space) = object.as_array() else {
            return true;
        };
        if space.first().and_then(|it| it.as_name().ok()) != Some(b"DeviceN") {
            return true;
        }
        let inks = file.follow(&space[1]).as_array().expect("names");
        let told = space.get(4).and_then(|it| file.entries(it));
        let told = told.and_then(|it| file.below(it, "Colorants"));
        inks.iter()
            .all(|ink| told.is_some_and(|it| it.has(ink.as_name().expect("a name"))))
    })
}

pub fn states(file: &Opened) -> bool {
    file.typed("ExtGState").into_iter().all(|state| {
        let second = state.get(b"TR2").ok();
        !state.has(b"TR")
            && !state.has(b"HTP")
            && second.is_none_or(|it| it.as_name().ok() == Some(b"Default"))
    })
}

pub fn blend_modes(file: &Opened) -> bool {
    const KNOWN: &str = "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn \
        HardLight SoftLight Difference Exclusion Hue Saturation Color Luminosity";
    let modes = file
        .dictionaries()
        .into_iter()
        .filter_map(|it| it.get(b"BM").ok());
    modes.into_iter().all(|mode| {
        let name = mode
            .as_name()
            .ok()
            .and_then(|it| std::str::from_utf8(it).ok());
        name.is_some_and(|name| KNOWN.split_whitespace().any(|it| it == name))
    })
}

pub fn rendering_intents(file: &Opened) -> bool {
    const KNOWN: [&[u8]; 4] = [
        b"RelativeColorimetric",
        b"AbsoluteColorimetric",
        b"Perceptual",
        b"Saturation",
    ];
    let all = file.descriptions();
    let mut operations = all.iter().flat_map(|it| &it.operations);
    operations.all(|it| {
        it.operator != "ri" || it.operands[0].as_name().is_ok_and(|it| KNOWN.contains(&it))
    })
}

fn pictures<'a>(file: &'a Opened, kind: &str) -> Vec<&'a Dictionary> {
    let all = file.dictionaries().into_iter();
    all.filter(|it| file.name(it, "Subtype") == kind).collect()
}

pub fn images(file: &Opened) -> bool {
    pictures(file, "Image").into_iter().all(|image| {
        let bits = image.get(b"BitsPerComponent").and_then(Object::as_i64);
        !image.has(b"Alternates")
            && !image.has(b"OPI")
            && image.get(b"Interpolate").and_then(Object::as_bool).ok() != Some(true)
            && bits.is_ok_and(|bits| [1, 2, 4, 8, 16].contains(&bits))
    })
}

/// No drawing from another file, none in PostScript.
pub fn no_outside_drawings(file: &Opened) -> bool {
    let forms = pictures(file, "Form");
    pictures(file, "PS").is_empty() && forms.iter().all(|it| !it.has(b"Ref") && !it.has(b"PS"))
}

/// A page that blends says in which colours, or the intent does.
pub fn groups(file: &Opened) -> bool {
    let blends = file
        .dictionaries()
        .into_iter()
        .any(|it| it.has(b"SMask") || it.has(b"BM"));
    let group = |page: &Dictionary| file.below(page, "Group").is_some_and(|it| it.has(b"CS"));
    !blends || !intents(file).is_empty() || file.pages().iter().all(|(_, page)| group(page))
}
