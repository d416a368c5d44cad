//! What `gongwen fonts` tells: which face serves which role and where it came
//! from, and what no face can show.
//!
//! In: the faces of a run, and texts. Out: plain data; the command line
//! renders it.

use super::face::{Face, FaceData};
use super::{Fonts, Want};
use crate::template::{FaceRole, Weight};
use std::collections::BTreeSet;
use std::path::Path;

/// The face that serves a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Serving<'a> {
    /// The role.
    pub role: FaceRole,
    /// Its family name; of an installed face, the one the template lists.
    pub family: &'a str,
    /// Its PostScript name.
    pub postscript_name: &'a str,
    /// Where it came from.
    pub origin: Origin<'a>,
}

/// Where a face came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin<'a> {
    /// 内置: it is in the program.
    Bundled,
    /// It is in this file.
    File(&'a Path),
}

/// What stands for a face: that of the program by its name, any other by its file.
#[derive(Debug)]
pub struct FaceSource<'a> {
    /// What it is used for, and which face of its file it is.
    pub part: String,
    /// The bytes of its file; `None` for one that is in the program.
    pub bytes: Option<&'a [u8]>,
}

impl Face {
    fn source(&self) -> FaceSource<'_> {
        let (bytes, index) = self.bytes();
        FaceSource {
            part: format!("{:?} {index}", self.part),
            bytes: match self.data {
                FaceData::Bundled(_) => None,
                FaceData::Mapped { .. } => Some(bytes),
            },
        }
    }
}

impl Fonts {
    /// What stands for each face, in the order in which they are looked at.
    pub fn sources(&self) -> Vec<FaceSource<'_>> {
        self.faces.iter().map(Face::source).collect()
    }

    /// The face that serves each role, in the order of [`FaceRole::ALL`].
    pub fn serving(&self) -> Vec<Serving<'_>> {
        let roles = FaceRole::ALL.into_iter();
        roles.map(|role| self.serving_role(role)).collect()
    }

    /// The characters of `text` that no face has, each once, in the order they
    /// are met. Control characters, which are never shown, are not among them.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let want = Want {
            role: FaceRole::Fangsong,
            weight: Weight::Regular,
        };
        let mut seen = BTreeSet::new();
        text.chars()
            .filter(|ch| !ch.is_control() && self.glyph(want, *ch).is_none())
            .filter(|ch| seen.insert(*ch))
            .collect()
    }

    fn serving_role(&self, role: FaceRole) -> Serving<'_> {
        let weight = Weight::Regular;
        let face = self.face(self.chains.first(Want { role, weight }));
        Serving {
            role,
            family: &face.part.family,
            postscript_name: &face.reading().postscript_name,
            origin: match &face.data {
                FaceData::Bundled(_) => Origin::Bundled,
                FaceData::Mapped { path, .. } => Origin::File(path),
            },
        }
    }
}
