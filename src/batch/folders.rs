//! Folders that outputs need in, the same made out; and taken away again where
//! nothing came to stand in them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Folders made for outputs, taken away again if nothing comes to stand in them.
#[derive(Default)]
pub(super) struct MadeFolders {
    made: Vec<PathBuf>,
}

impl MadeFolders {
    /// Makes `folder` and those above it that are not there.
    ///
    /// # Errors
    /// Where the system does not make them.
    pub(super) fn make(&mut self, folder: &Path) -> io::Result<()> {
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|ancestor| !ancestor.as_os_str().is_empty() && !ancestor.exists())
            .collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => self.made.push(folder.to_owned()),
                // Another thread was faster.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        if folder.is_dir() {
            return Ok(());
        }
        Err(io::ErrorKind::NotADirectory.into())
    }

    /// Something came to stand in them.
    pub(super) fn keep(&mut self) {
        self.made.clear();
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in self.made.iter().rev() {
            // Refused, and rightly, where something stands in it by now.
            let _ = fs::remove_dir(folder);
        }
    }
}
