//! `--report`: the record of each input in, one line of JSON each out.
//!
//! Lines come in the order of the inputs and are written as they come, so that
//! a run that is cut short leaves the lines of what it did.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::messages::shown;
use crate::batch::plan::{Job, Target, identity};
use crate::batch::run::{Record, WrittenOutput, WrittenPlace};
use crate::diagnostic::{Diagnostic, Severity, system_cause};

/// What every line of a report begins with.
const LINE_START: &str = "{\"input\":";

/// Why there is no report. The messages are Chinese.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// It would fall on an input or an output.
    #[error("--report {path} 是要转换或要生成的文件", path = shown(.0))]
    Taken(PathBuf),
    /// Something else stands there.
    #[error("--report {path} 是已有的文件，而且不是本程序写的报告，没有改动它", path = shown(.0))]
    Foreign(PathBuf),
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
            Self::Write { .. } => "检查文件夹的写权限和磁盘空间，或换一个位置",
        }
    }
}

/// A report that is being written.
pub struct Report {
    path: PathBuf,
    file: Box<dyn io::Write>,
    failed: Option<io::Error>,
}

#[derive(Serialize)]
struct Line<'a> {
    input: String,
    outputs: Vec<OutputEntry<'a>>,
    warnings: Vec<Warning<'a>>,
    error: Option<String>,
}

#[derive(Serialize)]
struct OutputEntry<'a> {
    path: Option<String>,
    format: &'static str,
    bytes: usize,
    sha256: Option<&'a str>,
}

#[derive(Serialize)]
struct Warning<'a> {
    code: &'a str,
    line: Option<u32>,
    message: &'a str,
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
        let own = identity(path);
        if jobs
            .iter()
            .flat_map(files)
            .any(|file| identity(file) == own)
        {
            return Err(ReportError::Taken(path.to_owned()));
        }
        if is_foreign(path) {
            return Err(ReportError::Foreign(path.to_owned()));
        }
        let file = File::create(path).map_err(|cause| ReportError::Write {
            path: path.to_owned(),
            cause,
        })?;
        Ok(Self {
            path: path.to_owned(),
            file: Box::new(file),
            failed: None,
        })
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
        Ok(Self {
            path,
            file: Box::new(io::stdout()),
            failed: None,
        })
    }

    /// Adds what became of an input.
    pub fn record(&mut self, record: &Record) {
        let done = record.result.as_ref().ok();
        self.line(&Line {
            input: path_text(&record.input.name()),
            outputs: done
                .map(|done| done.outputs.iter().map(entry).collect())
                .unwrap_or_default(),
            warnings: done
                .map(|done| done.diagnostics.iter().filter_map(warning).collect())
                .unwrap_or_default(),
            error: record.result.as_ref().err().map(ToString::to_string),
        });
    }

    /// Adds what was named or found and is not converted.
    pub fn refused(&mut self, input: &Path, why: &dyn Display) {
        self.line(&Line {
            input: path_text(input),
            outputs: Vec::new(),
            warnings: Vec::new(),
            error: Some(why.to_string()),
        });
    }

    /// Ends the report; says what went wrong with it, if anything did.
    pub fn end(self) -> Option<ReportError> {
        self.failed.map(|cause| ReportError::Write {
            path: self.path,
            cause,
        })
    }

    /// The first failure is kept; the conversions go on without a report.
    fn line(&mut self, line: &Line<'_>) {
        if self.failed.is_some() {
            return;
        }
        let mut text = serde_json::to_vec(line).expect("strings and numbers are JSON");
        text.push(b'\n');
        self.failed = self.file.write_all(&text).err();
    }
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

/// Whether a file stands at `path` that is neither empty nor a report.
fn is_foreign(path: &Path) -> bool {
    if !fs::metadata(path).is_ok_and(|found| found.is_file()) {
        return false;
    }
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| {
        BufReader::new(io::Read::take(file, LINE_START.len() as u64)).read_until(b'\n', &mut start)
    });
    read.is_err() || !(start.is_empty() || start == LINE_START.as_bytes())
}

fn entry(output: &WrittenOutput) -> OutputEntry<'_> {
    OutputEntry {
        path: match &output.place {
            WrittenPlace::File(saved) => Some(path_text(&saved.path)),
            WrittenPlace::Stdout(_) => None,
        },
        format: output.format.ending(),
        bytes: output.bytes,
        sha256: output.sha256.as_deref(),
    }
}

fn warning(diagnostic: &Diagnostic) -> Option<Warning<'_>> {
    (diagnostic.severity >= Severity::Warning).then(|| Warning {
        code: diagnostic.code,
        line: diagnostic
            .place
            .as_ref()
            .and_then(crate::document::Place::line),
        message: &diagnostic.message,
    })
}

/// JSON has no other way to hold a name that is no UTF-8.
fn path_text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
