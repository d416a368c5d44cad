//! `gongwen licenses`: the licences of the bundled faces and of the list of words
//! out, whole.

use std::fmt::Write as _;

use super::{Exit, result};
use crate::compose::WORD_LIST_LICENCE;
use crate::font::LICENCES;

/// Runs the command.
pub fn licenses() -> Exit {
    let faces = LICENCES.iter().map(|licence| (licence.faces, licence.text));
    let mut text = String::new();
    for (what, licence) in faces.chain([("jieba (dict.txt)", WORD_LIST_LICENCE)]) {
        writeln!(text, "======== {what} ========\n\n{}\n", licence.trim())
            .expect("a string takes everything");
    }
    result(text.as_bytes())
}
