//! The outputs of one input in, files in their places out: all of them, or
//! none and everything as it was.
//!
//! Each is written beside its place under a hidden name and renamed, so that a
//! reader never sees half a file. What stood there before is kept as
//! `NAME.bak-N.EXT` unless it is provably this program's own work, unedited.
//! It does not decide names; see [`plan`](super::plan).

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use tempfile::NamedTempFile;

use super::backup::{is_somebodys_work, keep};
use super::folders::MadeFolders;
use super::hidden;
use super::ledger::Ledger;
pub use super::save_error::SaveError;
use crate::convert::OutputFormat;

/// Held for reading while files are being put in place. Who wants to end the
/// program takes it for writing first, and finds no half-written file.
static SAVING: RwLock<()> = RwLock::new(());

/// Waits until nothing is being put in place, and keeps it so while `end` runs.
pub fn when_at_rest<T>(end: impl FnOnce() -> T) -> T {
    let _rest = SAVING.write().unwrap_or_else(PoisonError::into_inner);
    end()
}

/// Puts something in place: the end of the program waits for it.
pub(super) fn undisturbed<T>(put: impl FnOnce() -> T) -> T {
    let _saving = SAVING.read().unwrap_or_else(PoisonError::into_inner);
    put()
}

/// What to do with a file that stands in an output's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Backups {
    /// Keep a copy of what may be somebody's work.
    #[default]
    Keep,
    /// Keep none (`--force`).
    None,
}

/// A file to be put in its place.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// Its place.
    pub path: &'a Path,
    /// Its format, by which this program knows files of its own; `None` where
    /// what stands in its place is somebody's work whatever it is.
    pub format: Option<OutputFormat>,
    /// The whole file.
    pub bytes: &'a [u8],
}

/// What was done for one output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Where it stands.
    pub path: PathBuf,
    /// Where what stood there before was put, if it was kept.
    pub backup: Option<PathBuf>,
}

/// Puts every draft in its place; what `ledger` knows to be ours, unedited, is
/// replaced without a copy.
///
/// # Errors
/// Where any of them cannot be written; then none is in its place. Only a
/// failure of the system between two renames leaves the earlier ones replaced.
pub fn save(
    drafts: &[Draft<'_>],
    backups: Backups,
    ledger: &Ledger,
) -> Result<Vec<Saved>, SaveError> {
    for draft in drafts {
        refuse_place(draft.path)?;
    }
    // A pipe waits for whoever reads it, perhaps for ever: it is none of the
    // places that the program's end waits for.
    let mut device = Vec::with_capacity(drafts.len());
    for draft in drafts {
        device.push(write_device(draft)?);
    }
    let _saving = SAVING.read().unwrap_or_else(PoisonError::into_inner);
    let mut folders = MadeFolders::default();
    let written: Vec<Option<Aside>> = drafts
        .iter()
        .zip(device)
        .map(|(draft, device)| match device {
            Device::Written => Ok(None),
            Device::No => write_aside(draft, &mut folders).map(Some),
        })
        .collect::<Result<_, _>>()?;
    folders.keep();
    drafts
        .iter()
        .zip(written)
        .map(|(draft, aside)| match aside {
            None => Ok(Saved {
                path: draft.path.to_owned(),
                backup: None,
            }),
            Some(aside) => put_in_place(draft, aside, backups, ledger),
        })
        .collect()
}

/// Refuses what can be seen to fail before anything is written.
fn refuse_place(path: &Path) -> Result<(), SaveError> {
    let path = path.to_owned();
    match fs::metadata(&path) {
        Ok(found) if found.is_dir() => Err(SaveError::Folder { path }),
        Ok(found) if found.permissions().readonly() => Err(SaveError::ReadOnly { path }),
        Err(error) if error.kind() == io::ErrorKind::InvalidFilename => {
            Err(SaveError::Name { path })
        }
        Err(_) if is_link(&path) => Err(SaveError::Link { path }),
        _ => Ok(()),
    }
}

/// Whether a draft's place is a pipe or a device such as /dev/null, which is
/// written to and not replaced.
enum Device {
    /// It is, and has the draft.
    Written,
    /// It is a file, or nothing yet.
    No,
}

fn write_device(draft: &Draft<'_>) -> Result<Device, SaveError> {
    if !fs::metadata(draft.path).is_ok_and(|found| !found.is_file()) {
        return Ok(Device::No);
    }
    let device = OpenOptions::new().write(true).open(draft.path);
    device
        .and_then(|mut device| device.write_all(draft.bytes))
        .map(|()| Device::Written)
        .map_err(|cause| write_failed(draft, cause))
}

/// A draft on its way: written beside its place.
struct Aside {
    /// The hidden file; removed when dropped.
    file: NamedTempFile,
    /// Where it belongs: the place itself, or what a link there points to.
    place: PathBuf,
}

fn write_aside(draft: &Draft<'_>, folders: &mut MadeFolders) -> Result<Aside, SaveError> {
    let place = behind_link(draft.path);
    let folder = folder_of(&place);
    folders.make(folder).map_err(|cause| SaveError::Parent {
        path: folder.to_owned(),
        cause,
    })?;
    let mut file = hidden::make(folder).map_err(|cause| write_failed(draft, cause))?;
    // Not the file's own writing, whose errors tell its hidden name.
    file.as_file_mut()
        .write_all(draft.bytes)
        .map_err(|cause| write_failed(draft, cause))?;
    if let Ok(found) = fs::metadata(&place) {
        // Who may read what stands there may read what takes its place, and
        // nobody else; a file system without permissions has none to keep.
        let _ = fs::set_permissions(file.path(), found.permissions());
    }
    Ok(Aside { file, place })
}

fn write_failed(draft: &Draft<'_>, cause: io::Error) -> SaveError {
    SaveError::Write {
        path: draft.path.to_owned(),
        cause,
    }
}

/// The file that a link in the output's place points to: the link stays.
fn behind_link(path: &Path) -> PathBuf {
    let target = is_link(path).then(|| fs::canonicalize(path).ok()).flatten();
    target.unwrap_or_else(|| path.to_owned())
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink())
}

/// The folder that a path leads into.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

fn put_in_place(
    draft: &Draft<'_>,
    aside: Aside,
    backups: Backups,
    ledger: &Ledger,
) -> Result<Saved, SaveError> {
    let mut saved = Saved {
        path: draft.path.to_owned(),
        backup: None,
    };
    let Aside { file, place } = aside;
    if backups == Backups::Keep && is_somebodys_work(&place, draft, ledger) {
        let kept = keep(&place).map_err(|cause| SaveError::Backup {
            path: draft.path.to_owned(),
            cause,
        })?;
        saved.backup = Some(kept);
    }
    if let Err(error) = file.persist(&place) {
        if let Some(kept) = &saved.backup {
            // Nothing was replaced, so nothing needs the copy; one too many is no loss.
            let _ = fs::remove_file(kept);
        }
        return Err(SaveError::Replace {
            path: draft.path.to_owned(),
            cause: error.error,
        });
    }
    ledger.wrote(draft.path, draft.format, draft.bytes);
    Ok(saved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    fn markdown<'a>(path: &'a Path, bytes: &'a [u8]) -> Draft<'a> {
        Draft {
            path,
            format: Some(OutputFormat::Markdown),
            bytes,
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<_> = entries
            .map(|entry| entry.expect("an entry").file_name().into_string())
            .map(|name| name.expect("a name in UTF-8"))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn an_edited_file_is_kept_under_the_first_free_name() {
        let folder = folder();
        let path = folder.path().join("a.md");
        for text in ["一", "二", "二", "三"] {
            save(
                &[markdown(&path, text.as_bytes())],
                Backups::Keep,
                &Ledger::default(),
            )
            .expect("it can be written");
        }
        assert_eq!(names(folder.path()), ["a.bak-1.md", "a.bak-2.md", "a.md"]);
        let kept = fs::read(folder.path().join("a.bak-2.md")).expect("the second copy");
        assert_eq!(kept, "二".as_bytes());
    }

    #[test]
    fn force_keeps_no_copy() {
        let folder = folder();
        let path = folder.path().join("a.md");
        for text in ["一", "二"] {
            save(
                &[markdown(&path, text.as_bytes())],
                Backups::None,
                &Ledger::default(),
            )
            .expect("it can be written");
        }
        assert_eq!(names(folder.path()), ["a.md"]);
    }

    #[test]
    fn where_one_cannot_be_written_none_is_and_no_folder_is_left() {
        let folder = folder();
        let good = folder.path().join("new/deep/a.md");
        let blocked = folder.path().join("file/b.md");
        fs::write(folder.path().join("file"), "").expect("a file");
        let drafts = [markdown(&good, b"a"), markdown(&blocked, b"b")];
        let refused =
            save(&drafts, Backups::Keep, &Ledger::default()).expect_err("file is no folder");
        assert!(matches!(refused, SaveError::Parent { .. }), "{refused}");
        assert_eq!(names(folder.path()), ["file"]);
    }

    #[test]
    fn a_folder_and_a_read_only_file_are_left_alone() {
        let folder = folder();
        let taken = folder.path().join("a.md");
        fs::create_dir(&taken).expect("a folder");
        let refused = save(&[markdown(&taken, b"a")], Backups::Keep, &Ledger::default())
            .expect_err("a folder");
        assert!(
            refused
                .to_string()
                .ends_with("a.md 是一个文件夹，不能写成文件")
        );

        let locked = folder.path().join("b.md");
        fs::write(&locked, "旧").expect("a file");
        let mut permissions = fs::metadata(&locked).expect("the file").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&locked, permissions).expect("it can be locked");
        let refused = save(
            &[markdown(&locked, b"b")],
            Backups::None,
            &Ledger::default(),
        )
        .expect_err("read-only");
        assert!(refused.to_string().ends_with("b.md 是只读文件，没有改动它"));
        assert_eq!(fs::read(&locked).expect("the file"), "旧".as_bytes());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_new_files_have_ordinary_permissions() {
        use std::os::unix::fs::{MetadataExt as _, symlink};
        let folder = folder();
        let (target, link) = (folder.path().join("t.md"), folder.path().join("l.md"));
        fs::write(&target, "旧").expect("a file");
        symlink(&target, &link).expect("a link");
        save(
            &[markdown(&link, "新".as_bytes())],
            Backups::None,
            &Ledger::default(),
        )
        .expect("it can be written");
        assert_eq!(fs::read(&target).expect("the target"), "新".as_bytes());
        assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());

        let astray = folder.path().join("astray.md");
        symlink(folder.path().join("none.md"), &astray).expect("a link");
        let refused = save(
            &[markdown(&astray, b"a")],
            Backups::Keep,
            &Ledger::default(),
        )
        .expect_err("it leads to nothing");
        assert!(matches!(refused, SaveError::Link { .. }), "{refused}");
        assert!(is_link(&astray));

        let plain = folder.path().join("plain");
        fs::write(&plain, "").expect("a file");
        let mode = |path: &Path| fs::metadata(path).expect("a file").mode();
        assert_eq!(mode(&target), mode(&plain));
    }

    #[cfg(unix)]
    #[test]
    fn what_takes_a_files_place_has_its_permissions() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder();
        let path = folder.path().join("a.md");
        fs::write(&path, "旧").expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("they can be set");
        save(
            &[markdown(&path, "新".as_bytes())],
            Backups::Keep,
            &Ledger::default(),
        )
        .expect("it can be written");
        let mode = fs::metadata(&path).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[test]
    fn a_name_that_no_file_can_bear_is_told_as_such() {
        let folder = folder();
        let path = folder.path().join("长".repeat(200) + ".md");
        let refused = save(&[markdown(&path, b"a")], Backups::Keep, &Ledger::default())
            .expect_err("too long");
        assert!(matches!(refused, SaveError::Name { .. }), "{refused}");
        assert!(names(folder.path()).is_empty());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_end_of_the_program_does_not_wait_for_who_reads_a_pipe() {
        use std::io::Read as _;
        use std::os::fd::AsRawFd as _;
        use std::sync::mpsc;
        use std::thread;
        use std::time::Duration;

        let (mut reader, writer) = io::pipe().expect("a pipe");
        let path = PathBuf::from(format!("/proc/self/fd/{}", writer.as_raw_fd()));
        // More than a pipe holds: the writer waits in the middle of it.
        let bytes = vec![b'a'; 1 << 20];
        let saving = thread::spawn(move || {
            let saved = save(
                &[markdown(&path, &bytes)],
                Backups::Keep,
                &Ledger::default(),
            );
            drop(writer);
            saved.expect("the pipe takes it").len()
        });
        reader.read_exact(&mut [0]).expect("the first byte");
        let (told, ended) = mpsc::channel();
        thread::spawn(move || when_at_rest(|| told.send(())));
        ended
            .recv_timeout(Duration::from_secs(20))
            .expect("the end waits for nobody");
        io::copy(&mut reader, &mut io::sink()).expect("the rest");
        assert_eq!(saving.join().expect("the thread ends"), 1);
    }
}
