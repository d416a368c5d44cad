//! Installed faces: those a template names, looked for by their English and
//! Chinese family names.
//!
//! In: names by role, and folders. Out: faces in the order they are to be
//! tried, and notes on what was not found. Folders are only looked at when
//! asked for; files are mapped, and only their name tables read.

use super::face::{Face, FaceData, Part};
use super::folders::{font_files, system_folders};
use super::mapped::map;
use super::{FontError, FontOptions, Installed};
use crate::diagnostic::Diagnostic;
use crate::template::{FaceNames, FaceRole, Weight};
use memmap2::Mmap;
use skrifa::attribute::Style;
use skrifa::raw::{FileRef, TableProvider};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The names a face may be looked for by: its family (also as its heavier
/// styles are grouped), and its full name.
const NAMES: [StringId; 3] = [
    StringId::FAMILY_NAME,
    StringId::TYPOGRAPHIC_FAMILY_NAME,
    StringId::FULL_NAME,
];
/// The least weight that answers for bold (OS/2 usWeightClass: semibold).
const BOLD: f32 = 600.0;

/// A face found in a folder.
struct Candidate {
    path: PathBuf,
    map: Arc<Mmap>,
    index: u32,
    /// Its families and full names, in every language it gives them in.
    names: Vec<String>,
    weight: Weight,
}

/// The faces in the folders `options` asks for: first those `names` asks for,
/// in its order; then whatever else stands in the user's own folders, for
/// characters no other face has.
///
/// # Errors
/// Where a folder given by the user cannot be read.
pub(super) fn find(
    names: &[FaceNames],
    options: &FontOptions,
) -> Result<(Vec<Face>, Vec<Diagnostic>), FontError> {
    if options.folders.is_empty() && options.installed == Installed::Ignore {
        return Ok((Vec::new(), Vec::new()));
    }
    let (own, mut notes) = in_folders(&options.folders)?;
    let system = in_system(names, options.installed);
    let mut faces = Vec::new();
    for wanted in names {
        let before = faces.len();
        faces.extend(of_role(wanted, &own));
        faces.extend(of_role(wanted, &system));
        if faces.len() == before {
            notes.push(not_found(wanted));
        }
    }
    let rest: Vec<Face> = own
        .iter()
        .filter(|candidate| !faces.iter().any(|face| candidate.is(face)))
        .filter_map(Candidate::fallback)
        .collect();
    faces.extend(rest);
    Ok((faces, notes))
}

/// All faces in the user's folders, and notes on files that hold none.
fn in_folders(folders: &[PathBuf]) -> Result<(Vec<Candidate>, Vec<Diagnostic>), FontError> {
    let mut found = Vec::new();
    let mut notes = Vec::new();
    for folder in folders {
        let files = font_files(folder).map_err(|cause| FontError::Folder {
            folder: folder.clone(),
            cause,
        })?;
        for file in files {
            let before = found.len();
            found.extend(candidates(&file, |_| true));
            if found.len() == before {
                notes.push(unusable(&file));
            }
        }
    }
    Ok((found, notes))
}

/// The faces of the system that `names` asks for.
fn in_system(names: &[FaceNames], installed: Installed) -> Vec<Candidate> {
    let folders = match installed {
        Installed::Ignore => Vec::new(),
        Installed::Prefer => system_folders(),
    };
    let is_wanted = |name: &str| {
        let mut wanted = names.iter().flat_map(|names| &names.installed);
        wanted.any(|wanted| is_same(wanted, name))
    };
    folders
        .iter()
        .flat_map(|folder| font_files(folder).unwrap_or_default())
        .flat_map(|file| candidates(&file, is_wanted))
        .collect()
}

/// The usable faces in `file` that go by a name which `is_wanted`.
fn candidates(file: &Path, is_wanted: impl Fn(&str) -> bool) -> Vec<Candidate> {
    let Ok(map) = map(file).map(Arc::new) else {
        return Vec::new();
    };
    let Ok(fonts) = FileRef::new(&map).map(|file| file.fonts().collect::<Vec<_>>()) else {
        return Vec::new();
    };
    (0..)
        .zip(fonts)
        .filter_map(|(index, font)| {
            let font = font.ok()?;
            let names = names_of(&font);
            let usable = names.iter().any(|name| is_wanted(name)) && is_usable(&font);
            usable.then(|| Candidate {
                path: file.to_owned(),
                map: Arc::clone(&map),
                index,
                names,
                weight: weight_of(&font),
            })
        })
        .collect()
}

/// Whether a face is upright, maps characters, and has the outlines a PDF can
/// carry: a variable face would come out in its lightest instance.
fn is_usable(font: &FontRef<'_>) -> bool {
    font.charmap().has_map()
        && font.attributes().style == Style::Normal
        && font.fvar().is_err()
        && font.head().is_ok()
        && font.hmtx().is_ok()
        && (font.glyf().is_ok() || font.cff().is_ok())
}

fn names_of(font: &FontRef<'_>) -> Vec<String> {
    NAMES
        .into_iter()
        .flat_map(|id| font.localized_strings(id))
        .map(|name| name.to_string())
        .collect()
}

fn weight_of(font: &FontRef<'_>) -> Weight {
    if font.attributes().weight.value() < BOLD {
        Weight::Regular
    } else {
        Weight::Bold
    }
}

/// Whether two names are one: people write `simsun` and ` SimSun`.
fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// The faces among `candidates` for one role, by the order of its names.
fn of_role(wanted: &FaceNames, candidates: &[Candidate]) -> Vec<Face> {
    wanted
        .installed
        .iter()
        .flat_map(|name| of_name(name, wanted.role, candidates))
        .collect()
}

/// The faces called `name`. One that is only there in a heavy weight answers
/// for the regular one: 小标宋 is heavy by nature.
fn of_name(name: &str, role: FaceRole, candidates: &[Candidate]) -> Vec<Face> {
    let found: Vec<&Candidate> = candidates
        .iter()
        .filter(|candidate| candidate.names.iter().any(|other| is_same(name, other)))
        .collect();
    let face = |candidate: &Candidate, weight| candidate.face(Some(role), name, weight);
    if let [first, ..] = found[..]
        && found.iter().all(|found| found.weight == Weight::Bold)
    {
        return vec![face(first, Weight::Regular)];
    }
    found
        .iter()
        .map(|candidate| face(candidate, candidate.weight))
        .collect()
}

impl Candidate {
    fn face(&self, role: Option<FaceRole>, family: &str, weight: Weight) -> Face {
        Face::new(
            FaceData::Mapped {
                path: self.path.clone(),
                map: Arc::clone(&self.map),
                index: self.index,
            },
            Part {
                role,
                weight,
                family: family.to_owned(),
            },
        )
    }

    /// The face for characters no other has.
    fn fallback(&self) -> Option<Face> {
        let family = self.names.first()?;
        Some(self.face(None, family, Weight::Regular))
    }

    fn is(&self, face: &Face) -> bool {
        matches!(&face.data, FaceData::Mapped { path, index, .. }
            if *path == self.path && *index == self.index)
    }
}

fn not_found(wanted: &FaceNames) -> Diagnostic {
    let message = format!(
        "没有找到{}的字体（{}），改用内置字体",
        wanted.role.name(),
        wanted.installed.join("、")
    );
    Diagnostic::note("font-not-found", message)
}

fn unusable(file: &Path) -> Diagnostic {
    let message = format!(
        "字体文件 {} 用不了：文件已损坏，或是斜体、可变字体",
        file.display()
    );
    Diagnostic::warning("font-unusable", message).hint("换一个同名的静态正体字体文件")
}
