//! A file that an output is to replace in, the second name under which it is
//! kept out: `NAME.bak-N.EXT`.
//!
//! It decides what may be somebody's work, and knows the names it gave. Whether that is to be kept at all
//! (`--force`), and the replacing, is [`save`](super::save)'s.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::ledger::Ledger;
use super::save::Draft;

/// What is put between the name of a file that is kept and its number.
const BACKUP_MARK: &str = ".bak-";

/// This program writes no file of more bytes; what is larger is not read.
const MOST_OWN: u64 = 1 << 30;

/// Whether what stands at `place`, where the draft's path leads, may be more
/// than this program wrote.
pub(super) fn is_somebodys_work(place: &Path, draft: &Draft<'_>, ledger: &Ledger) -> bool {
    if fs::metadata(place).is_ok_and(|found| found.len() > MOST_OWN) {
        return true;
    }
    match fs::read(place) {
        Err(error) => error.kind() != io::ErrorKind::NotFound,
        Ok(found) if found == draft.bytes => false,
        Ok(found) => !draft
            .format
            .is_some_and(|format| format.is_unedited(&found) || ledger.holds(draft.path, &found)),
    }
}

/// Gives the file at `place` a second name, the first `NAME.bak-N.EXT` that is
/// free, so that there is no moment without it.
///
/// # Errors
/// Where the system gives no second name and takes no copy.
pub(super) fn keep(place: &Path) -> io::Result<PathBuf> {
    let mut number = 1u32;
    loop {
        let backup = backup_name(place, number);
        let copied = fs::hard_link(place, &backup).or_else(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Err(error),
            // Some file systems (FAT, some shares) have no second names.
            _ => copy_new(place, &backup),
        });
        match copied {
            Ok(()) => return Ok(backup),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(error),
        }
    }
}

fn copy_new(from: &Path, to: &Path) -> io::Result<()> {
    let mut target = OpenOptions::new().write(true).create_new(true).open(to)?;
    let copied = io::copy(&mut File::open(from)?, &mut target);
    if copied.is_err() {
        let _ = fs::remove_file(to);
    }
    copied.map(|_| ())
}

/// Whether the file at `path` bears a name that [`keep`] gives.
pub(super) fn is_backup(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().as_encoded_bytes();
    let digits = stem.iter().rev().take_while(|byte| byte.is_ascii_digit());
    let (marked, number) = stem.split_at(stem.len() - digits.count());
    let kept = marked.strip_suffix(BACKUP_MARK.as_bytes());
    !number.is_empty() && kept.is_some_and(|name| !name.is_empty())
}

fn backup_name(place: &Path, number: u32) -> PathBuf {
    let mut name = place.file_stem().unwrap_or_default().to_owned();
    name.push(format!("{BACKUP_MARK}{number}"));
    if let Some(ending) = place.extension() {
        name.push(".");
        name.push(ending);
    }
    place.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_backup_is_known_again() {
        for name in ["报告.txt", "报告.bak-1.txt", "a.md"] {
            assert!(is_backup(&backup_name(Path::new(name), 12)), "{name}");
        }
        for name in ["报告.bak-.txt", "报告bak-1.txt", "报告2.txt", ".bak-1.txt"] {
            assert!(!is_backup(Path::new(name)), "{name}");
        }
    }
}
