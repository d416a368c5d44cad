//! The bundled set: the files in `fonts/`, which role each plays, and where
//! its hanzi stand on the line.
//!
//! In: nothing. Out: constants. `fonts/README.md` tells where the files come
//! from; nothing is parsed here.

use super::Em;
use crate::template::{FaceRole, Weight};

/// One face of the bundled set.
#[derive(Debug)]
pub(super) struct Bundled {
    /// The part it plays.
    pub role: FaceRole,
    /// The weight it answers for: only the Latin face has a bold one.
    pub weight: Weight,
    /// Its family.
    pub family: &'static str,
    /// The bytes of its file.
    pub data: &'static [u8],
    /// The middle of its hanzi above the baseline: the mean over the 3,755 of
    /// GB 2312's first level of the middle of each glyph's box. Faces stand
    /// level where these meet. `None` for a face without hanzi.
    pub level: Option<Em>,
}

/// The bundled set. Ids of faces count along it.
pub(super) static BUNDLED: [Bundled; 7] = [
    Bundled {
        role: FaceRole::Xiaobiaosong,
        weight: Weight::Regular,
        family: "Gongwen Xiaobiaosong",
        data: include_bytes!("../../fonts/GongwenXiaobiaosong-Regular.ttf"),
        level: Some(Em(0.381)),
    },
    Bundled {
        role: FaceRole::Fangsong,
        weight: Weight::Regular,
        family: "Gongwen Fangsong",
        data: include_bytes!("../../fonts/GongwenFangsong-Regular.ttf"),
        level: Some(Em(0.346)),
    },
    Bundled {
        role: FaceRole::Kaiti,
        weight: Weight::Regular,
        family: "Gongwen Kaiti",
        data: include_bytes!("../../fonts/GongwenKaiti-Regular.ttf"),
        level: Some(Em(0.355)),
    },
    Bundled {
        role: FaceRole::Heiti,
        weight: Weight::Regular,
        family: "Gongwen Heiti",
        data: include_bytes!("../../fonts/GongwenHeiti-Regular.ttf"),
        level: Some(Em(0.378)),
    },
    Bundled {
        role: FaceRole::Songti,
        weight: Weight::Regular,
        family: "Noto Serif SC",
        data: include_bytes!("../../fonts/NotoSerifSC-Regular.ttf"),
        level: Some(Em(0.380)),
    },
    Bundled {
        role: FaceRole::Latin,
        weight: Weight::Regular,
        family: "Liberation Serif",
        data: include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
        level: None,
    },
    Bundled {
        role: FaceRole::Latin,
        weight: Weight::Bold,
        family: "Liberation Serif",
        data: include_bytes!("../../fonts/LiberationSerif-Bold.ttf"),
        level: None,
    },
];
