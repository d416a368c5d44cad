//! The folder of an output in, a hidden file in it out, to be written and
//! renamed.
//!
//! Who makes one holds its lock until it is renamed. What bears such a name and
//! is held by nobody was left by a program that was killed: it is taken away
//! when the next output goes into that folder. It writes nothing into files.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::NamedTempFile;

const PREFIX: &str = ".gongwen-";
const SUFFIX: &str = ".tmp";
/// Letters and digits between the two.
const RANDOM: usize = 6;

/// The folders that this call has looked through.
static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A new hidden file with the permissions any new file has.
///
/// # Errors
/// Where the system gives none.
pub(super) fn make(folder: &Path) -> io::Result<NamedTempFile> {
    let mut swept = SWEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if swept.insert(folder.to_owned()) {
        sweep(folder);
    }
    drop(swept);
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM);
    loop {
        // Opened here: the crate's own opening gives other permissions, and
        // errors that tell the hidden name.
        let file = builder.make_in(folder, |path| {
            OpenOptions::new().write(true).create_new(true).open(path)
        })?;
        // Where the file system knows no locks, nobody sweeps by them.
        let _ = file.as_file().lock();
        // Who swept right before the lock took the file for a leftover.
        if file.path().exists() {
            return Ok(file);
        }
    }
}

/// Takes away what nobody holds.
fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten();
    for entry in entries.flatten().filter(is_hidden) {
        let path = entry.path();
        let file = OpenOptions::new().write(true).open(&path);
        if file.as_ref().is_ok_and(|file| file.try_lock().is_ok()) {
            // What cannot be taken away today stays for the next call.
            let _ = fs::remove_file(&path);
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let random = name
        .to_str()
        .and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
    let named = random
        .is_some_and(|it| it.len() == RANDOM && it.bytes().all(|it| it.is_ascii_alphanumeric()));
    named && entry.file_type().is_ok_and(|kind| kind.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_holds_is_taken_away_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let held = make(folder.path()).expect("a hidden file");
        let others = [
            ".gongwen-报告.tmp",
            ".gongwen-abc.tmp",
            "gongwen-abcdef.tmp",
        ];
        for name in others.iter().chain(&[".gongwen-aB3xYz.tmp"]) {
            fs::write(folder.path().join(name), "半份").expect("a file");
        }
        sweep(folder.path());
        assert!(!folder.path().join(".gongwen-aB3xYz.tmp").exists());
        assert!(held.path().exists());
        assert!(others.iter().all(|name| folder.path().join(name).exists()));
    }
}
