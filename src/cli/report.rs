//! `--report`: the line of each input in, a file of them out.
//!
//! Lines come as inputs end and go to the system at once, so that a run that
//! is cut short leaves the lines of what it did; `--resume` goes on from them.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::messages::shown;
use crate::batch::earlier::{Earlier, is_foreign};
use crate::batch::gather::ends_as_input;
use crate::batch::journal::Journal;
use crate::batch::plan::{Job, Target, identity};
use crate::batch::record::Line;
use crate::batch::save::folder_of;
use crate::diagnostic::system_cause;

/// Why there is no report. The messages are Chinese.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// It would fall on an input or an output.
    #[error("--report {path} 是要转换或要生成的文件", path = shown(.0))]
    Taken(PathBuf),
    /// A later run over its folder would take it for a text.
    #[error("--report {path} 的后缀是稿件的，会被当作稿件", path = shown(.0))]
    Ending(PathBuf),
    /// Something else stands there.
    #[error("--report {path} 是已有的文件，而且不是本程序写的报告，没有改动它", path = shown(.0))]
    Foreign(PathBuf),
    /// A link or something else stands where the state of `--incremental` does.
    #[error("{path} 是链接，或者不是 --incremental 写的记录，没有改动它", path = shown(.0))]
    State(PathBuf),
    /// Another run writes it.
    #[error("--report {path} 正由另一次运行写着，没有改动它", path = shown(.0))]
    Busy(PathBuf),
    /// It cannot be written.
    #[error("无法写入报告 {path}：{why}", path = shown(.path), why = system_cause(.cause))]
    Write {
        /// The report.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
}

impl ReportError {
    /// What the user can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Taken(_) | Self::Foreign(_) => "--report 换一个文件名",
            Self::Ending(_) => "--report 换一个后缀，如 .jsonl",
            Self::State(_) => "把它改名或移走，再运行一次",
            Self::Busy(_) => "等那一次做完，或 --report 换一个文件名",
            Self::Write { .. } => "检查文件夹的写权限和磁盘空间，或换一个位置",
        }
    }
}

/// A report that is being written.
pub struct Report {
    path: PathBuf,
    place: Place,
    failed: Option<io::Error>,
}

enum Place {
    Stdout,
    /// Standard output that nobody reads any more.
    Closed,
    /// A file of this run's lines alone.
    New(Journal),
    /// A file that an earlier run began.
    GoneOn(Journal),
}

impl Report {
    /// Begins the report at `path`.
    ///
    /// # Errors
    /// Where it would fall on a file that matters, or cannot be written.
    pub fn begin(path: &Path, jobs: &[Job]) -> Result<Self, ReportError> {
        if path == Path::new("-") {
            return Self::on_standard_output(jobs);
        }
        refuse(path, jobs)?;
        let journal = made(path).and_then(|()| Journal::begin(path));
        let journal = journal.map_err(|cause| not_written(path, cause))?;
        Ok(Self::at(path, Place::New(journal)))
    }

    /// Goes on with the report at `path`; second comes what it tells.
    ///
    /// # Errors
    /// As [`begin`](Self::begin).
    pub fn go_on(path: &Path, jobs: &[Job]) -> Result<(Self, Option<Earlier>), ReportError> {
        if !path.exists() {
            return Self::begin(path, jobs).map(|report| (report, None));
        }
        refuse(path, jobs)?;
        let (journal, earlier) = Journal::go_on(path).map_err(|cause| not_written(path, cause))?;
        Ok((Self::at(path, Place::GoneOn(journal)), Some(earlier)))
    }

    /// What the report at `path` tells, if one stands there.
    pub fn earlier(path: &Path) -> Option<Earlier> {
        let is_report = path.is_file() && !is_foreign(path);
        is_report.then(|| Earlier::read(path).ok()).flatten()
    }

    fn at(path: &Path, place: Place) -> Self {
        Self {
            path: path.to_owned(),
            place,
            failed: None,
        }
    }

    /// The report goes where no output does.
    fn on_standard_output(jobs: &[Job]) -> Result<Self, ReportError> {
        let path = PathBuf::from("-");
        let shared = |job: &Job| {
            job.outputs
                .iter()
                .any(|output| output.target == Target::Stdout)
        };
        if jobs.iter().any(shared) {
            return Err(ReportError::Taken(path));
        }
        Ok(Self::at(&path, Place::Stdout))
    }

    /// Adds a line. The first failure is kept; the conversions go on without a
    /// report.
    pub fn add(&mut self, line: &Line) {
        if self.failed.is_some() {
            return;
        }
        let added = match &mut self.place {
            Place::Stdout => match io::stdout().write_all(&line.to_json()) {
                // Who closes it has read enough: that is no error.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                    self.place = Place::Closed;
                    Ok(())
                }
                written => written,
            },
            Place::Closed => Ok(()),
            // What an earlier run wrote of it stands there.
            Place::GoneOn(_) if line.unchanged => Ok(()),
            Place::New(journal) | Place::GoneOn(journal) => journal.add(line),
        };
        self.failed = added.err();
    }

    /// Whether it is read no more.
    pub fn is_closed(&self) -> bool {
        matches!(self.place, Place::Closed)
    }

    /// Ends the report; says what went wrong with it, if anything did.
    pub fn end(self) -> Option<ReportError> {
        let tidied = match self.place {
            Place::GoneOn(journal) => journal.tidy(),
            Place::Stdout | Place::Closed | Place::New(_) => Ok(()),
        };
        let cause = self.failed.or(tidied.err())?;
        Some(not_written(&self.path, cause))
    }
}

/// Makes the folder of the report: it may be that of outputs still to come.
fn made(path: &Path) -> io::Result<()> {
    let folder = folder_of(path);
    // What stands there and is no folder is told as such by the opening.
    if folder.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(folder)
}

fn not_written(path: &Path, cause: io::Error) -> ReportError {
    let path = path.to_owned();
    match cause.kind() {
        io::ErrorKind::WouldBlock => ReportError::Busy(path),
        _ => ReportError::Write { path, cause },
    }
}

fn refuse(path: &Path, jobs: &[Job]) -> Result<(), ReportError> {
    let own = identity(path);
    let mut files = jobs.iter().flat_map(files);
    if files.any(|file| identity(file) == own) {
        return Err(ReportError::Taken(path.to_owned()));
    }
    if ends_as_input(path) {
        return Err(ReportError::Ending(path.to_owned()));
    }
    if is_foreign(path) {
        return Err(ReportError::Foreign(path.to_owned()));
    }
    Ok(())
}

fn files(job: &Job) -> impl Iterator<Item = &Path> {
    let outputs = job
        .outputs
        .iter()
        .filter_map(|output| match &output.target {
            Target::File(path) => Some(path.as_path()),
            Target::Stdout => None,
        });
    job.input.path().into_iter().chain(outputs)
}
