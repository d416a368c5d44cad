//! The pictures of seals and stamps that an input's front matter or the command
//! line names, from their files. Front matter is of the text: its paths lead where
//! those of pictures in the text do. Who calls the program may name any file.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ConvertError;
use super::basis::{NamedBy, Referred};
use super::confined::locate;
use crate::compose::GivenSeals;
use crate::document::Picture;
use crate::read::{Key, PictureError, Source, png};

pub use super::confined::PathError;

/// Why a picture that was given cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The text names a file that is not in its folder.
    #[error("{0}，或者在命令行用 --set 给出")]
    Outside(PathError),
    /// The text names none of its files.
    #[error(transparent)]
    Path(PathError),
    /// The file cannot be used.
    #[error(transparent)]
    Picture(#[from] PictureError),
}

impl From<PathError> for SealError {
    fn from(error: PathError) -> Self {
        match error {
            PathError::Outside => Self::Outside(error),
            PathError::Remote | PathError::Inline | PathError::Absent => Self::Path(error),
        }
    }
}

/// Those that `source` was given. Paths of front matter begin at `folder`, those
/// of the command line where the program was called.
pub(super) fn given(
    source: &Source,
    folder: &Path,
    referred: &mut Vec<Referred>,
) -> Result<GivenSeals, ConvertError> {
    let mut opened = Opened {
        files: BTreeMap::new(),
        referred,
    };
    Ok(GivenSeals {
        seals: opened.all(source, Key::Seal, folder)?,
        stamps: opened.all(source, Key::Stamp, folder)?,
    })
}

/// Each file once, however many names it is for.
struct Opened<'r> {
    files: BTreeMap<PathBuf, Arc<Picture>>,
    referred: &'r mut Vec<Referred>,
}

impl Opened<'_> {
    fn all(
        &mut self,
        source: &Source,
        key: Key,
        folder: &Path,
    ) -> Result<Vec<Arc<Picture>>, ConvertError> {
        let given = source.given.entries.iter().find(|given| given.key == key);
        let Some(given) = given else {
            return Ok(Vec::new());
        };
        let pictures = given.values.iter().map(|path| {
            let found = match given.place {
                Some(_) => locate(folder, path).map_err(SealError::from),
                None => Ok(PathBuf::from(path)),
            };
            let found = found.and_then(|file| self.open(file));
            self.referred.push(Referred {
                path: path.clone(),
                by: given.place.map_or(NamedBy::Caller, |_| NamedBy::Text),
                bytes: found.as_ref().ok().map(|seal| Arc::clone(&seal.file)),
            });
            found.map_err(|error| ConvertError::Picture {
                written: given.written.clone(),
                path: path.clone(),
                place: given.place,
                error,
            })
        });
        pictures.collect()
    }

    fn open(&mut self, file: PathBuf) -> Result<Arc<Picture>, SealError> {
        match self.files.entry(file) {
            Entry::Occupied(known) => Ok(Arc::clone(known.get())),
            Entry::Vacant(new) => {
                let picture = Arc::new(png(new.key())?);
                Ok(Arc::clone(new.insert(picture)))
            }
        }
    }
}
