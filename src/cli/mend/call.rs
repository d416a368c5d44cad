//! What was typed about writing in, what is meant out; or what is wrong with it.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::args::MendArgs;
use super::super::config::ends_in_separator;
use super::Mender;
use crate::batch::gather::Input;
use crate::batch::plan::identity;
use crate::batch::save::Backups;
use crate::check::Fixing;
use crate::mend::Tracking;
use crate::read::ReadOptions;

/// What a call is to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MendCall {
    task: Task,
}

/// What is done with each input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Task {
    /// It is checked and nothing more.
    Check,
    /// Its edits are made.
    Fix(Fix),
    /// What is found is written into it as comments.
    Annotate {
        /// The file that is written.
        path: PathBuf,
        /// What to do with a file that stands there.
        backups: Backups,
    },
}

/// How edits are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fix {
    /// The least that an edit may be.
    pub(super) least: Fixing,
    /// How changes of a .docx are written.
    pub(super) tracking: Tracking,
    /// Where the result goes.
    pub(super) writing: Writing,
    /// What to do with files that are replaced.
    pub(super) backups: Backups,
}

/// Where results go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Writing {
    /// Nowhere: they are shown (`--diff`).
    Nothing,
    /// Where the inputs are.
    InPlace,
    /// To standard output.
    Stdout,
    /// To this file.
    File(PathBuf),
    /// Into this folder.
    Folder(PathBuf),
}

/// A wrong call. The messages are Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MendCallError {
    /// An option that says how edits are made, without any being made.
    #[error("{0} 要与 --fix 或 --diff 同用")]
    Alone(&'static str),
    /// `-o` or `--force` where nothing is written.
    #[error("{0} 要与 --fix 同用")]
    NothingWritten(&'static str),
    /// One file for many.
    #[error("{0} 是一个文件，却有几个输入")]
    ManyIntoOne(&'static str),
    /// `--annotate DIR/`
    #[error("--annotate 要写一个 .docx 文件")]
    NoFile,
}

impl MendCallError {
    /// What would be right.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Alone(_) | Self::NothingWritten(_) => "只看会改什么用 --diff，改并写出用 --fix",
            Self::ManyIntoOne(_) => "一次只写一个文件，或用 -o 指明文件夹",
            Self::NoFile => "如 --annotate 批注.docx",
        }
    }
}

impl MendCall {
    /// What `args` mean for `inputs`, as they were named.
    ///
    /// # Errors
    /// Where they contradict each other.
    pub fn resolve(args: MendArgs, inputs: &[PathBuf]) -> Result<Self, MendCallError> {
        let backups = if args.force {
            Backups::None
        } else {
            Backups::Keep
        };
        if !args.fix && !args.diff {
            refuse_alone(&args)?;
        } else if args.diff {
            refuse_unwritten(&args)?;
        }
        let task = match args.annotate {
            Some(path) => Task::Annotate {
                path: annotated(path, inputs)?,
                backups,
            },
            None if args.diff || args.fix => Task::Fix(Fix {
                least: if args.unsafe_fixes {
                    Fixing::Unsafe
                } else {
                    Fixing::Safe
                },
                tracking: if args.track_changes {
                    Tracking::Tracked
                } else {
                    Tracking::Plain
                },
                writing: if args.diff {
                    Writing::Nothing
                } else {
                    writing(args.output, inputs)?
                },
                backups,
            }),
            None => Task::Check,
        };
        Ok(Self { task })
    }

    /// Whether inputs are checked and nothing more.
    pub fn only_checks(&self) -> bool {
        self.task == Task::Check
    }

    /// The folder in which nothing is taken for an input.
    pub fn folder(&self) -> Option<&Path> {
        match &self.task {
            Task::Fix(Fix {
                writing: Writing::Folder(folder),
                ..
            }) => Some(folder),
            _ => None,
        }
    }

    /// What does it, for all of `inputs`, read so.
    pub fn mender(self, inputs: &[Input], reading: ReadOptions) -> Mender {
        Mender {
            task: self.task,
            reading,
            inputs: inputs
                .iter()
                .filter_map(Input::path)
                .map(identity)
                .collect(),
            written: std::collections::BTreeSet::new(),
        }
    }
}

impl Fix {
    /// Whether a .docx is to bear the changes as such.
    pub(super) fn is_tracked(&self) -> bool {
        self.tracking == Tracking::Tracked
    }
}

fn refuse_alone(args: &MendArgs) -> Result<(), MendCallError> {
    if args.unsafe_fixes {
        return Err(MendCallError::Alone("--unsafe-fixes"));
    }
    if args.track_changes {
        return Err(MendCallError::NothingWritten("--track-changes"));
    }
    if args.output.is_some() {
        return Err(MendCallError::NothingWritten("-o"));
    }
    if args.force && args.annotate.is_none() {
        return Err(MendCallError::NothingWritten("--force"));
    }
    Ok(())
}

fn refuse_unwritten(args: &MendArgs) -> Result<(), MendCallError> {
    let wrong = [
        (args.output.is_some(), "-o"),
        (args.force, "--force"),
        (args.track_changes, "--track-changes"),
    ];
    match wrong.iter().find(|(is_typed, _)| *is_typed) {
        Some((_, option)) => Err(MendCallError::NothingWritten(option)),
        None => Ok(()),
    }
}

fn annotated(path: PathBuf, inputs: &[PathBuf]) -> Result<PathBuf, MendCallError> {
    let is_docx = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    if !is_docx {
        return Err(MendCallError::NoFile);
    }
    if is_many(inputs) {
        return Err(MendCallError::ManyIntoOne("--annotate"));
    }
    Ok(path)
}

/// A file by its ending, else a folder.
fn writing(output: Option<PathBuf>, inputs: &[PathBuf]) -> Result<Writing, MendCallError> {
    let Some(path) = output else {
        return Ok(Writing::InPlace);
    };
    let ending = path.extension().and_then(|it| it.to_str());
    let ending = ending.unwrap_or_default().to_ascii_lowercase();
    let is_file = matches!(ending.as_str(), "txt" | "md" | "markdown" | "docx");
    let is_file = is_file && !path.is_dir() && !ends_in_separator(&path);
    if path == Path::new("-") {
        return if is_many(inputs) {
            Err(MendCallError::ManyIntoOne("-o"))
        } else {
            Ok(Writing::Stdout)
        };
    }
    // A device or a file that stands there is no folder, whatever its name.
    let stands = fs::metadata(&path).is_ok_and(|found| !found.is_dir());
    match (is_file || stands, is_many(inputs)) {
        (true, true) => Err(MendCallError::ManyIntoOne("-o")),
        (true, false) => Ok(Writing::File(path)),
        (false, _) => Ok(Writing::Folder(path)),
    }
}

fn is_many(inputs: &[PathBuf]) -> bool {
    inputs.len() > 1 || inputs.iter().any(|input| input.is_dir())
}
