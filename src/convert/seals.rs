//! The pictures of seals and stamps that an input's front matter or the command
//! line names, from their files.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ConvertError;
use crate::compose::GivenSeals;
use crate::document::Picture;
use crate::read::{Key, Source, png};

/// Those that `source` was given. Paths of front matter begin at `folder`, those
/// of the command line where the program was called.
pub(super) fn given(source: &Source, folder: &Path) -> Result<GivenSeals, ConvertError> {
    let mut opened = Opened(BTreeMap::new());
    Ok(GivenSeals {
        seals: opened.all(source, Key::Seal, folder)?,
        stamps: opened.all(source, Key::Stamp, folder)?,
    })
}

/// Each file once, however many names it is for.
struct Opened(BTreeMap<PathBuf, Arc<Picture>>);

impl Opened {
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
        let from = given.place.map_or(Path::new(""), |_| folder);
        let pictures = given.values.iter().map(|path| {
            let found = match self.0.entry(from.join(path)) {
                Entry::Occupied(known) => Ok(Arc::clone(known.get())),
                Entry::Vacant(new) => {
                    png(new.key()).map(|picture| Arc::clone(new.insert(Arc::new(picture))))
                }
            };
            found.map_err(|error| ConvertError::Picture {
                written: given.written.clone(),
                path: path.clone(),
                place: given.place,
                error,
            })
        });
        pictures.collect()
    }
}
