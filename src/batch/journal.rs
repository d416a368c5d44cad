//! A file that lines are added to as inputs end, so that what is written down
//! is what was done, whenever the program ends.
//!
//! A line goes to the system in one piece and at once: a program that is killed
//! leaves at most the last one torn. At the end of a run that went on from an
//! earlier one each input is left with its last line alone; the file is then
//! replaced whole.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::earlier::Earlier;
use super::hidden;
use super::record::{Line, path_of};
use super::save::{folder_of, undisturbed};

/// A file of lines that is being written.
pub struct Journal {
    path: PathBuf,
    file: File,
}

impl Journal {
    /// One at `path`, empty.
    ///
    /// # Errors
    /// Where it cannot be written, or another run writes it:
    /// [`io::ErrorKind::WouldBlock`].
    pub fn begin(path: &Path) -> io::Result<Self> {
        let journal = Self::open(path)?;
        // A pipe or a device has no length to be set.
        if journal.file.metadata()?.is_file() {
            journal.file.set_len(0)?;
        }
        Ok(journal)
    }

    /// The one at `path`, its torn line cut off; second comes what stands in it.
    ///
    /// # Errors
    /// As [`begin`](Self::begin), or where it cannot be read.
    pub fn go_on(path: &Path) -> io::Result<(Self, Earlier)> {
        let mut journal = Self::open(path)?;
        // Now that nobody else writes it.
        let earlier = Earlier::read(path)?;
        if earlier.is_torn() {
            journal.file.set_len(earlier.whole())?;
        }
        journal.file.seek(SeekFrom::End(0))?;
        Ok((journal, earlier))
    }

    /// The one at `path`, which other runs may add to at the same time.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn share(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        let mut file = options.read(true).append(true).create(true).open(path)?;
        if ends_torn(&mut file)? {
            // What was torn is then a line by itself, and no record.
            file.write_all(b"\n")?;
        }
        Ok(Self {
            path: path.to_owned(),
            file,
        })
    }

    fn open(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        let file = options
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        // Elsewhere a lock would keep others from reading the file, too.
        if cfg!(unix)
            && let Err(TryLockError::WouldBlock) = file.try_lock()
        {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        Ok(Self {
            path: path.to_owned(),
            file,
        })
    }

    /// Adds a line.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn add(&mut self, line: &Line) -> io::Result<()> {
        self.file.write_all(&line.to_json())
    }

    /// Leaves each input with its last line, in the order in which the lines
    /// were written.
    ///
    /// # Errors
    /// Where the file cannot be read or replaced; then it is as it was.
    pub fn tidy(self) -> io::Result<()> {
        self.replace(|written| Box::new(written.by_age()))
    }

    /// Leaves each input that was done with its last line, by the inputs' names:
    /// the same inputs leave the same file.
    ///
    /// # Errors
    /// As [`tidy`](Self::tidy).
    pub fn sort(self) -> io::Result<()> {
        let stands = |text: &io::Result<Vec<u8>>| text.as_ref().map_or(true, |text| stands(text));
        self.replace(|written| Box::new(written.by_name().filter(stands)))
    }

    fn replace(self, lines: impl FnOnce(&Earlier) -> Lines<'_>) -> io::Result<()> {
        let Self { path, file } = self;
        // Windows replaces no file that is open; elsewhere its lock is kept.
        let lock = cfg!(unix).then_some(file);
        let written = Earlier::read(&path)?;
        undisturbed(|| {
            let mut out = BufWriter::new(hidden::make(folder_of(&path))?);
            for line in lines(&written) {
                out.write_all(&line?)?;
            }
            let aside = out.into_inner().map_err(io::IntoInnerError::into_error)?;
            if let Ok(found) = fs::metadata(&path) {
                let _ = fs::set_permissions(aside.path(), found.permissions());
            }
            drop(written);
            aside.persist(&path)?;
            drop(lock);
            Ok(())
        })
    }
}

/// Lines as they stand in a file.
type Lines<'a> = Box<dyn Iterator<Item = io::Result<Vec<u8>>> + 'a>;

fn ends_torn(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

/// Whether an output that a line tells of is there: of inputs that went away
/// with all of theirs nothing needs to be known. What is left of others is known
/// by its line to be no text.
fn stands(text: &[u8]) -> bool {
    serde_json::from_slice::<Line>(text).is_ok_and(|line| {
        let outputs = line.outputs.iter();
        let mut paths = outputs.filter_map(|output| output.path.as_ref());
        let is_there = |path: &String| path_of(path).is_some_and(|it| it.exists());
        line.is_done() && (line.outputs.is_empty() || paths.any(is_there))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(input: &str, error: Option<&str>) -> Line {
        Line {
            input: input.to_owned(),
            error: error.map(str::to_owned),
            ..Line::default()
        }
    }

    fn inputs(path: &Path) -> Vec<(String, bool)> {
        let text = fs::read_to_string(path).expect("the file");
        let lines = text.lines().map(|line| {
            let line: Line = serde_json::from_str(line).expect("a line");
            (line.input.clone(), line.is_done())
        });
        lines.collect()
    }

    #[test]
    fn what_was_torn_is_cut_off_and_of_two_lines_the_later_is_left() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("r.jsonl");
        let mut journal = Journal::begin(&path).expect("it can be written");
        journal.add(&line("b", Some("满"))).expect("it is added");
        journal.add(&line("a", None)).expect("it is added");
        drop(journal);
        let whole = fs::read(&path).expect("the file");
        fs::write(&path, [&whole[..], b"{\"input\":\"c\",\"outp"].concat()).expect("torn");

        let earlier = Earlier::read(&path).expect("it can be read");
        assert!(earlier.is_torn());
        assert_eq!((earlier.whole(), earlier.done()), (whole.len() as u64, 1));
        let (mut journal, _) = Journal::go_on(&path).expect("it can be written");
        journal.add(&line("b", None)).expect("it is added");
        journal.tidy().expect("it can be replaced");
        let want = [("a", true), ("b", true)].map(|(name, done)| (name.to_owned(), done));
        assert_eq!(inputs(&path), want);
    }

    #[test]
    fn a_sorted_file_tells_nothing_of_what_failed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("s.jsonl");
        let mut journal = Journal::share(&path).expect("it can be written");
        for (name, error) in [("b", None), ("c", Some("满")), ("a", None)] {
            journal.add(&line(name, error)).expect("it is added");
        }
        journal.sort().expect("it can be replaced");
        let want = [("a", true), ("b", true)].map(|(name, done)| (name.to_owned(), done));
        assert_eq!(inputs(&path), want);
    }

    #[cfg(unix)]
    #[test]
    fn two_runs_do_not_write_one_report() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("r.jsonl");
        let first = Journal::begin(&path).expect("it can be written");
        let second = Journal::begin(&path).err().expect("it is taken");
        assert_eq!(second.kind(), io::ErrorKind::WouldBlock);
        drop(first);
        Journal::begin(&path).expect("it is free");
    }
}
