//! Faces: the bundled set, installed ones, and for each character the face and
//! glyph that show it.
//!
//! In: font files and the roles of [`FaceRole`]. Out: glyphs with advances in
//! ems, and each face's bytes for a writer to subset. It lays nothing out and
//! knows no output format.

use crate::diagnostic::Diagnostic;
use crate::template::{FaceNames, FaceRole, Weight};
use std::path::PathBuf;

/// A face of [`Fonts`]; cheap to copy and to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// A length in ems: 1.0 is the type size.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Em(pub f64);

/// One glyph that shows a character, or two (——).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The face it is in.
    pub face: FaceId,
    /// Its number in that face.
    pub id: u16,
    /// How far it moves on.
    pub advance: Em,
    /// How far it is raised above the baseline so that faces stand level.
    pub raise: Em,
    /// Whether the wanted weight has to be made by thickened strokes.
    pub thicken: Thicken,
}

/// Whether strokes are thickened for want of a bold face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thicken {
    /// As the face is.
    No,
    /// Thickened.
    Yes,
}

/// The face wanted for a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Want {
    /// By its role.
    pub role: FaceRole,
    /// How heavy.
    pub weight: Weight,
}

/// Where faces may come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FontOptions {
    /// Folders to look in before the bundled set (`--font-dir`).
    pub folders: Vec<PathBuf>,
    /// Whether installed faces go before the bundled set (`--system-fonts`).
    pub installed: Installed,
}

/// Whether installed faces are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Installed {
    /// The bundled set alone: the same everywhere.
    #[default]
    Ignore,
    /// Installed faces by the names the template lists, then the bundled set.
    Prefer,
}

/// The faces of one run, mapped and parsed once, shared among threads.
pub struct Fonts {}

/// A face cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    /// A folder given by the user cannot be read.
    #[error("字体文件夹 {folder} 无法读取：{cause}", folder = .folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
}

impl Fonts {
    /// The faces for a template's `names` under `options`, and notes on any
    /// that was named but not found.
    ///
    /// # Errors
    /// Where a folder given by the user cannot be read.
    pub fn load(
        names: &[FaceNames],
        options: &FontOptions,
    ) -> Result<(Self, Vec<Diagnostic>), FontError> {
        let _ = (names, options);
        Ok((Self {}, Vec::new()))
    }

    /// The glyph that shows `ch`, from the wanted face or the first fallback
    /// that has it; quotes are full width except in Latin faces. `None` where
    /// no face has the character.
    pub fn glyph(&self, want: Want, ch: char) -> Option<Glyph> {
        let _ = (want, ch);
        None
    }

    /// One glyph of two ems that shows —— without a gap, where the wanted
    /// face can.
    pub fn dash_pair(&self, want: Want) -> Option<Glyph> {
        let _ = want;
        None
    }

    /// The bytes of a face's file and the face's index in it.
    pub fn data(&self, face: FaceId) -> (&[u8], u32) {
        let _ = face;
        (&[], 0)
    }

    /// The PostScript name of a face.
    pub fn postscript_name(&self, face: FaceId) -> &str {
        let _ = face;
        ""
    }
}
