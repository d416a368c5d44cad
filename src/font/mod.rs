//! Faces: the bundled set, installed ones, and for each character the face and
//! glyph that show it.
//!
//! In: font files and the roles of [`FaceRole`]. Out: glyphs with advances in
//! ems, and each face's bytes for a writer to subset. It lays nothing out and
//! knows no output format.

mod bundled;
mod chain;
mod face;
mod folders;
mod installed;
mod licences;
mod listing;
mod mapped;
mod memo;
mod names;
mod substitution;

use crate::diagnostic::{Diagnostic, system_cause};
use crate::template::{FaceNames, FaceRole, Weight};
use chain::Chains;
use face::Face;
use std::path::PathBuf;

pub use licences::{LICENCES, Licence};
pub use listing::{FaceSource, Origin, Serving};
pub use names::{NameSet, UnknownNameSet, alternatives, docx_name};

/// A face of [`Fonts`]; cheap to copy and to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// A length in ems: 1.0 is the type size.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Em(pub f64);

/// What a writer has to say of a face; lengths are in ems, upwards and to the
/// right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FaceMetrics {
    /// Font units an em.
    pub units_per_em: u16,
    /// Top of its lines above the baseline.
    pub ascent: Em,
    /// Bottom of its lines, negative below the baseline.
    pub descent: Em,
    /// Height of its capitals.
    pub cap_height: Em,
    /// Degrees counter-clockwise from upright: negative for a face that leans
    /// to the right.
    pub italic_angle: f64,
    /// Left edge of the box that holds every glyph.
    pub left: Em,
    /// Bottom edge of that box.
    pub bottom: Em,
    /// Right edge of that box.
    pub right: Em,
    /// Top edge of that box.
    pub top: Em,
}

/// The box round the ink of a glyph, upwards and to the right of its origin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// Left edge.
    pub left: Em,
    /// Bottom edge, negative below the baseline.
    pub bottom: Em,
    /// Right edge.
    pub right: Em,
    /// Top edge.
    pub top: Em,
}

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
#[derive(Debug)]
pub struct Fonts {
    faces: Vec<Face>,
    chains: Chains,
}

/// A face cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    /// A folder given by the user cannot be read.
    #[error("字体文件夹 {folder} 无法读取：{why}", folder = .folder.display(), why = system_cause(.cause))]
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
        let (mut faces, notes) = installed::find(names, options)?;
        faces.extend(bundled::BUNDLED.iter().map(Face::bundled));
        let chains = Chains::new(&faces);
        Ok((Self { faces, chains }, notes))
    }

    /// The glyph that shows `ch`, from the wanted face or the first fallback
    /// that has it. Quotes and dashes are one em wide except in the Latin face
    /// (GB/T 15834-2011 §5.1). `None` for a control character, and where no
    /// face has the character.
    pub fn glyph(&self, want: Want, ch: char) -> Option<Glyph> {
        self.chains.glyph(&self.faces, want, ch)
    }

    /// One glyph of two ems that shows —— without a gap, where the wanted
    /// face can.
    pub fn dash_pair(&self, want: Want) -> Option<Glyph> {
        self.chains.dash_pair(&self.faces, want)
    }

    /// The bytes of a face's file and the face's index in it.
    pub fn data(&self, face: FaceId) -> (&[u8], u32) {
        self.face(face).bytes()
    }

    /// The PostScript name of a face.
    pub fn postscript_name(&self, face: FaceId) -> &str {
        &self.face(face).reading().postscript_name
    }

    /// The measures of a face.
    pub fn metrics(&self, face: FaceId) -> FaceMetrics {
        self.face(face).reading().metrics
    }

    /// How far glyph `id` of a face moves on; nothing where it has no such
    /// glyph.
    pub fn advance(&self, face: FaceId, id: u16) -> Em {
        self.face(face).advance(id)
    }

    /// Where the ink of glyph `id` of a face is; `None` where it has none.
    pub fn ink(&self, face: FaceId, id: u16) -> Option<Ink> {
        self.face(face).ink(id)
    }

    fn face(&self, id: FaceId) -> &Face {
        self.faces
            .get(usize::from(id.0))
            .expect("a FaceId comes from the Fonts it is asked of")
    }
}
