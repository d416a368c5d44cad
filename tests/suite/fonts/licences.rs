//! What the licences of the bundled faces ask: names, copyright and texts.

use super::{CJK, bundled, glyph};
use gongwen::font::LICENCES;
use gongwen::template::FaceRole;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

/// Names the makers reserve, or ask not to be used for a modified copy.
const RESERVED: [&str; 9] = [
    "Source",
    "LXGW",
    "霞鹜",
    "霞鶩",
    "落霞孤鹜",
    "落霞孤鶩",
    "Zhuque",
    "朱雀",
    "Klee",
];
/// The records that tell whose work it is and under which licence.
const CREDITS: [u16; 3] = [0, 13, 14];

fn strings(data: &[u8], id: u16) -> Vec<String> {
    let font = FontRef::new(data).expect("a bundled face is sound");
    let strings = font.localized_strings(StringId::new(id));
    strings.map(|string| string.to_string()).collect()
}

#[test]
fn no_name_record_holds_a_reserved_name() {
    let fonts = bundled();
    for role in CJK.into_iter().filter(|role| *role != FaceRole::Songti) {
        let (data, _) = fonts.data(glyph(&fonts, role, '国').face);
        for id in (0..=300).filter(|id| !CREDITS.contains(id)) {
            for string in strings(data, id) {
                let reserved = RESERVED.iter().find(|name| string.contains(**name));
                assert_eq!(reserved, None, "{role:?}, record {id}: {string}");
            }
        }
    }
}

#[test]
fn every_face_keeps_its_copyright_and_licence_records() {
    let fonts = bundled();
    for role in FaceRole::ALL {
        let (data, _) = fonts.data(glyph(&fonts, role, 'A').face);
        for id in [0, 13] {
            assert!(!strings(data, id).is_empty(), "{role:?}, record {id}");
        }
        assert!(strings(data, 13)[0].contains("SIL Open Font License"));
    }
}

#[test]
fn every_licence_gives_its_copyright_line_and_the_whole_text() {
    for licence in LICENCES {
        let copyright = licence.text.find("opyright");
        let heading = licence.text.find("SIL OPEN FONT LICENSE Version 1.1");
        assert!(
            copyright < heading && copyright.is_some(),
            "{}",
            licence.faces
        );
        assert!(
            licence.text.trim_end().ends_with("FONT SOFTWARE."),
            "{}",
            licence.faces
        );
    }
}

#[test]
fn every_bundled_family_has_its_licence() {
    let fonts = bundled();
    for serving in fonts.serving() {
        let mut licences = LICENCES.iter();
        assert!(
            licences.any(|licence| licence.faces.contains(serving.family)),
            "{serving:?}"
        );
    }
}
