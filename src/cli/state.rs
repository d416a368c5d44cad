//! `--incremental`: the lines of inputs that were done in; a hidden file that
//! tells the next run of them out.
//!
//! docs/decisions/0021 says where it stands and why it may be lost, added to by
//! two runs at once or copied from elsewhere without harm.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::messages::shown;
use super::report::ReportError;
use crate::batch::earlier::{Earlier, is_foreign};
use crate::batch::journal::Journal;
use crate::batch::plan::Destination;
use crate::batch::record::Line;
use crate::diagnostic::system_cause;

/// Its name. It is hidden, and so never taken for an input.
const NAME: &str = ".gongwen-state.jsonl";

/// It cannot be written; the message is Chinese.
#[derive(Debug, thiserror::Error)]
#[error(
    "无法写入 --incremental 的记录 {path}：{why}；文件都已转换，只是下次还会再转换",
    path = shown(.path), why = system_cause(.cause)
)]
pub struct StateError {
    path: PathBuf,
    cause: io::Error,
}

/// The file, written to from the first line on.
pub struct State {
    path: PathBuf,
    journal: Option<Journal>,
    failed: Option<io::Error>,
}

impl State {
    /// The file of a call with this destination: in the folder of the outputs,
    /// else where the program was called.
    ///
    /// # Errors
    /// Where something else stands there, or a link, which could lead to anything.
    pub fn of(destination: &Destination) -> Result<Self, ReportError> {
        let folder = match destination {
            Destination::Folder(folder) => folder.as_path(),
            Destination::Beside | Destination::File(_) | Destination::Stdout => Path::new(""),
        };
        let path = folder.join(NAME);
        let found = fs::symlink_metadata(&path);
        if found.is_ok_and(|found| !found.is_file()) || is_foreign(&path) {
            return Err(ReportError::State(path));
        }
        Ok(Self {
            path,
            journal: None,
            failed: None,
        })
    }

    /// What it tells of earlier runs; nothing where it cannot be read.
    pub fn earlier(&self) -> Option<Earlier> {
        Earlier::read(&self.path).ok()
    }

    /// Adds a line about an input that was done anew.
    pub fn add(&mut self, line: &Line) {
        if self.failed.is_some() || line.unchanged || !line.is_done() {
            return;
        }
        // The same inputs leave the same file, however long they took and
        // whatever stood there.
        let mut line = line.clone();
        line.milliseconds = None;
        for output in &mut line.outputs {
            output.backup = None;
        }
        self.failed = self.write(&line).err();
    }

    fn write(&mut self, line: &Line) -> io::Result<()> {
        if self.journal.is_none() {
            if let Some(folder) = self.path.parent() {
                fs::create_dir_all(folder)?;
            }
            self.journal = Some(Journal::share(&self.path)?);
        }
        self.journal
            .as_mut()
            .map_or(Ok(()), |journal| journal.add(line))
    }

    /// Puts the file in order, if anything was added.
    pub fn end(self) -> Option<StateError> {
        let sorted = self.journal.map_or(Ok(()), Journal::sort);
        let cause = self.failed.or(sorted.err())?;
        let path = self.path;
        Some(StateError { path, cause })
    }
}
