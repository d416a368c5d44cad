//! The faces of a file (§11.1): each cut down to the glyphs in use, as a whole
//! font file that shows them by their characters.

use super::OfdError;
use super::face::{Names, complete};
use super::ids::Ids;
use crate::font::{FaceId, Fonts};
use crate::write::paged::cut::cut;
use crate::write::paged::parallel;
use crate::write::paged::usage::FaceUse;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::collections::BTreeMap;

/// A face of a file.
pub struct EmbeddedFace {
    /// The number of the resource.
    pub id: String,
    /// Its PostScript name.
    pub name: String,
    /// The name of its family, by which readers find one like it.
    pub family: String,
    /// The name of its file among the resources.
    pub file: String,
    /// The file.
    pub program: Vec<u8>,
    /// The glyphs in use, by their numbers in the face.
    glyphs: BTreeMap<u16, EmbeddedGlyph>,
    /// The glyph in the file that a character shows by itself.
    characters: BTreeMap<char, u16>,
}

/// A glyph of a file's face.
#[derive(Debug, Clone, Copy, Default)]
pub struct EmbeddedGlyph {
    /// Its number in the file.
    pub code: u16,
    /// How far it reaches from its origin, in ems: to the left and the right,
    /// its advance taken in, below and above.
    pub reach: [f64; 4],
}

impl EmbeddedFace {
    /// A glyph, by its number in the face.
    pub fn glyph(&self, glyph: u16) -> EmbeddedGlyph {
        self.glyphs.get(&glyph).copied().unwrap_or_default()
    }

    /// The number in the file of a glyph of the face.
    pub fn code(&self, glyph: u16) -> u16 {
        self.glyph(glyph).code
    }

    /// Whether `character` by itself shows this glyph of the face.
    pub fn shows(&self, character: char, glyph: u16) -> bool {
        self.characters.get(&character) == Some(&self.code(glyph))
    }
}

/// The faces of a file, by their numbers.
pub struct Faces(BTreeMap<FaceId, EmbeddedFace>);

impl Faces {
    /// All of them, by number.
    pub fn iter(&self) -> impl Iterator<Item = &EmbeddedFace> {
        self.0.values()
    }

    /// The face that text has which is not shown: `face` where it is there,
    /// else any; none is there for its sake.
    pub fn for_unseen(&self, face: FaceId) -> Option<&EmbeddedFace> {
        self.0.get(&face).or_else(|| self.iter().next())
    }

    /// The face cut from `face`; every face of a run is there.
    pub fn get(&self, face: FaceId) -> &EmbeddedFace {
        self.0
            .get(&face)
            .expect("the faces were collected from the same runs")
    }
}

/// Cuts down every face, on all threads.
///
/// # Errors
/// Where a face's file is damaged or of an unknown kind.
pub fn embed(uses: &[FaceUse], fonts: &Fonts, ids: &mut Ids) -> Result<Faces, OfdError> {
    let numbered: Vec<(u32, &FaceUse)> = uses.iter().map(|it| (ids.next(), it)).collect();
    let faces = parallel::map(&numbered, |(id, face_use)| {
        let face = embedded(*id, face_use, fonts).map_err(|cause| OfdError::Face {
            name: fonts.postscript_name(face_use.face).to_owned(),
            cause,
        })?;
        Ok((face_use.face, face))
    });
    faces.into_iter().collect::<Result<_, _>>().map(Faces)
}

fn embedded(id: u32, face_use: &FaceUse, fonts: &Fonts) -> Result<EmbeddedFace, String> {
    let (data, index) = fonts.data(face_use.face);
    let source = FontRef::from_index(data, index).map_err(|error| error.to_string())?;
    let name = fonts.postscript_name(face_use.face).to_owned();
    let families = source.localized_strings(StringId::FAMILY_NAME);
    let family = families
        .english_or_first()
        .map_or_else(|| name.clone(), |family| family.to_string());
    let cut = cut(face_use, fonts)?;
    let characters = characters(face_use, &cut.codes);
    let names = Names {
        family: &family,
        postscript: &name,
    };
    let program =
        complete(&cut.program, &source, &names, &characters).ok_or("字体文件的表不完整")?;
    let ending = if program.starts_with(b"OTTO") {
        "otf"
    } else {
        "ttf"
    };
    Ok(EmbeddedFace {
        id: id.to_string(),
        file: format!("font_{id}.{ending}"),
        name,
        family,
        program,
        glyphs: cut
            .codes
            .into_iter()
            .map(|(glyph, code)| (glyph, embedded_glyph(code, (face_use.face, glyph), fonts)))
            .collect(),
        characters,
    })
}

fn embedded_glyph(code: u16, (face, glyph): (FaceId, u16), fonts: &Fonts) -> EmbeddedGlyph {
    let advance = fonts.advance(face, glyph).0;
    let reach = fonts
        .ink(face, glyph)
        .map_or([0.0, advance, 0.0, 0.0], |ink| {
            let [left, right] = [ink.left.0.min(0.0), ink.right.0.max(advance)];
            [left, right, ink.bottom.0, ink.top.0]
        });
    EmbeddedGlyph { code, reach }
}

/// What each character shows by itself: the first glyph that stands for it alone.
fn characters(face_use: &FaceUse, codes: &BTreeMap<u16, u16>) -> BTreeMap<char, u16> {
    let mut characters = BTreeMap::new();
    for (glyph, text) in &face_use.glyphs {
        let mut chars = text.chars();
        if let (Some(character), None, Some(code)) = (chars.next(), chars.next(), codes.get(glyph))
        {
            characters.entry(character).or_insert(*code);
        }
    }
    characters
}
