//! `gongwen licenses`: the licences of the bundled faces out, whole.

use std::fmt::Write as _;

use super::{Exit, result};
use crate::font::LICENCES;

/// Runs the command.
pub fn licenses() -> Exit {
    let mut text = String::new();
    for licence in LICENCES {
        writeln!(
            text,
            "======== {} ========\n\n{}\n",
            licence.faces,
            licence.text.trim()
        )
        .expect("a string takes everything");
    }
    result(text.as_bytes())
}
