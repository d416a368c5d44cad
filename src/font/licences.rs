//! The licences of the bundled faces.
//!
//! In: nothing. Out: their texts, as `gongwen licenses` prints them: the SIL
//! Open Font License asks that each copy carry its copyright line and text.

/// The licence of one family of faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Licence {
    /// The faces it covers.
    pub faces: &'static str,
    /// Copyright lines and the whole text.
    pub text: &'static str,
}

/// The licences of all bundled faces.
pub const LICENCES: [Licence; 5] = [
    Licence {
        faces: "Gongwen Fangsong",
        text: include_str!("../../fonts/licences/Gongwen-Fangsong.txt"),
    },
    Licence {
        faces: "Gongwen Kaiti",
        text: include_str!("../../fonts/licences/Gongwen-Kaiti.txt"),
    },
    Licence {
        faces: "Gongwen Heiti",
        text: include_str!("../../fonts/licences/Gongwen-Heiti.txt"),
    },
    Licence {
        faces: "Gongwen Xiaobiaosong, Noto Serif SC",
        text: include_str!("../../fonts/licences/Noto-Serif-SC.txt"),
    },
    Licence {
        faces: "Liberation Serif",
        text: include_str!("../../fonts/licences/Liberation-Serif.txt"),
    },
];
