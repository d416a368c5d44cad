//! What was typed in, what it means out: options resolved against each other,
//! the environment and the kinds of files that stand there.
//!
//! It opens no input and writes nothing.

use std::env;
use std::fs::{self, File};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use super::args::{
    ConvertArgs, FormatName, InputFormat, LookArgs, PipeArgs, ReadArgs, SettingsArgs, StandardName,
};
use super::messages::Verbosity;
use crate::batch::plan::Destination;
use crate::batch::save::Backups;
use crate::convert::{Digest, OutputFormat, Settings};
use crate::font::{FontOptions, Installed};
use crate::outline::{BuriedItems, OutlineOptions};
use crate::read::{Format, ReadOptions};
use crate::write::flow::docx::DocxOptions;
use crate::write::paged::LAST_SECOND;
use crate::write::paged::pdf::{Access, Archive, Standards};

/// What warnings do to the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// They fail the call (`--strict`).
    WarningsFail,
    /// They are told.
    WarningsPass,
}

/// What earlier runs did, and need not be done again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Memory {
    /// Nothing is known of them.
    None,
    /// What the report says (`--resume`).
    Report,
    /// What the state file says (`--incremental`).
    State,
}

/// When the call ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// When everything is done.
    Done,
    /// When the user ends it (`--watch`).
    Interrupted,
}

/// `gongwen convert`, resolved.
#[derive(Debug, Clone)]
pub struct ConvertConfig {
    /// What was named.
    pub inputs: Vec<PathBuf>,
    /// The formats; `None` for all that make sense for an input.
    pub formats: Option<Vec<OutputFormat>>,
    /// Where outputs go.
    pub destination: Destination,
    /// What holds for every input.
    pub settings: Settings,
    /// Larger inputs are refused.
    pub max_input: u64,
    /// What warnings do.
    pub strictness: Strictness,
    /// How many inputs are converted at a time.
    pub workers: NonZeroUsize,
    /// Where the report goes.
    pub report: Option<PathBuf>,
    /// What is known of earlier runs.
    pub memory: Memory,
    /// When the call ends.
    pub until: Until,
    /// What to do with files that stand in an output's place.
    pub backups: Backups,
    /// How much is said.
    pub verbosity: Verbosity,
}

/// A call that cannot be met. The messages are Chinese.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// `-o x.pdf -t docx`
    #[error("-o {path} 以 .{ending} 结尾，和 -t {wanted} 不一致", path = .path.display())]
    EndingAgainstFormat {
        /// The file.
        path: PathBuf,
        /// Its format's ending.
        ending: &'static str,
        /// The formats asked for.
        wanted: String,
    },
    /// `-o x.doc`
    #[error("-o {path} 以 .{ending} 结尾，本程序不写这种格式", path = .path.display())]
    ForeignEnding {
        /// The file.
        path: PathBuf,
        /// Its ending.
        ending: String,
    },
    /// `-o FILE` where FILE is a file of no format of ours and a folder is needed.
    #[error("-o {path} 是已有的文件，不是文件夹", path = .path.display())]
    FileForFolder {
        /// The file.
        path: PathBuf,
    },
    /// `-o x.pdf` where that is a folder.
    #[error("-o {path} 是已有的文件夹，不能写成文件", path = .path.display())]
    FolderForFile {
        /// The folder.
        path: PathBuf,
    },
    /// Standard output without one format.
    #[error("写到标准输出时，要用 -t 指明一种格式")]
    StdoutFormat,
    /// `--watch -`
    #[error("--watch 不能留意标准输入")]
    WatchStdin,
    /// `--resume --report -`, or `--incremental -o -`
    #[error("{option} 不能和标准输出同用")]
    OnStdout {
        /// The option.
        option: &'static str,
    },
    /// `--pdf-standard none,a-2u`
    #[error("--pdf-standard 的 none 不能和别的标准同写")]
    NoStandard,
    /// `SOURCE_DATE_EPOCH` is no number, or of a time that no format can tell.
    #[error("环境变量 SOURCE_DATE_EPOCH 的值“{value}”不是 1970 年到 9999 年间的秒数")]
    Epoch {
        /// Its value.
        value: String,
    },
}

impl CallError {
    /// What the user can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::EndingAgainstFormat { .. } => "去掉 -t，或改 -o 的结尾",
            Self::ForeignEnding { .. } => {
                "可以写的是 .docx、.pdf、.ofd、.md；若它是文件夹的名字，请在后面加上 /"
            }
            Self::FileForFolder { .. } => {
                "-o 换一个文件夹，或以 .docx、.pdf、.ofd、.md 结尾的文件名"
            }
            Self::FolderForFile { .. } => "-o 换一个文件名；要写进这个文件夹，请在后面加上 /",
            Self::StdoutFormat => "如 gongwen convert - -t md -o -",
            Self::WatchStdin => "写出文件或文件夹的名字",
            Self::OnStdout { .. } => "改为写到文件",
            Self::NoStandard => "只写 none，或去掉 none",
            Self::Epoch { .. } => "改成从 1970 年初数起的秒数，或清除这个变量",
        }
    }
}

impl ConvertConfig {
    /// What `args` mean.
    ///
    /// # Errors
    /// Where they contradict each other or what stands on the disk.
    pub fn resolve(args: ConvertArgs) -> Result<Self, CallError> {
        let asked = formats(&args.formats);
        let destination = destination(args.output.as_deref(), &args.inputs, &asked)?;
        let memory = memory(&args, &destination)?;
        let max_input = args.settings.read.max_input.0;
        let mut settings = conversion(args.settings)?;
        if args.report.is_some() || memory != Memory::None || args.watch {
            settings.program = Some(program());
        }
        let formats = match &destination {
            Destination::File(path) if asked.is_empty() => {
                OutputFormat::of_path(path).map(|format| vec![format])
            }
            _ => (!asked.is_empty()).then_some(asked),
        };
        Ok(Self {
            formats,
            destination,
            max_input,
            strictness: if args.strict {
                Strictness::WarningsFail
            } else {
                Strictness::WarningsPass
            },
            workers: args.jobs.unwrap_or_else(processors),
            report: args.report,
            memory,
            until: if args.watch {
                Until::Interrupted
            } else {
                Until::Done
            },
            backups: backups(args.force),
            verbosity: match (args.quiet, args.verbose) {
                (true, _) => Verbosity::Quiet,
                (_, true) => Verbosity::Verbose,
                _ => Verbosity::Normal,
            },
            settings,
            inputs: args.inputs,
        })
    }
}

/// `gongwen pipe`, resolved.
#[derive(Debug, Clone)]
pub struct PipeConfig {
    /// What was typed of the settings, for records to add to.
    pub typed: SettingsArgs,
    /// What holds for every record that adds nothing.
    pub settings: Settings,
    /// The formats of records that name none.
    pub formats: Vec<OutputFormat>,
    /// Larger inputs are refused.
    pub max_input: u64,
    /// How many records are worked on at a time.
    pub workers: NonZeroUsize,
    /// What to do with files that stand in an output's place.
    pub backups: Backups,
}

impl PipeConfig {
    /// What `args` mean.
    ///
    /// # Errors
    /// Where they contradict each other.
    pub fn resolve(args: PipeArgs) -> Result<Self, CallError> {
        Ok(Self {
            settings: conversion(args.settings.clone())?,
            formats: formats(&args.formats),
            max_input: args.settings.read.max_input.0,
            workers: args.jobs.unwrap_or_else(processors),
            backups: backups(args.force),
            typed: args.settings,
        })
    }
}

/// What the options of a conversion mean, with `SOURCE_DATE_EPOCH`.
///
/// # Errors
/// Where they contradict each other, or as [`settings`].
pub fn conversion(args: SettingsArgs) -> Result<Settings, CallError> {
    Ok(Settings {
        docx: DocxOptions {
            names: args.font_names.unwrap_or_default(),
            ..DocxOptions::default()
        },
        standards: standards(&args.pdf_standard)?,
        ..settings(args.read, args.look)?
    })
}

fn backups(force: bool) -> Backups {
    if force { Backups::None } else { Backups::Keep }
}

/// The standards named; level A of PDF/A-2 holds all that level U asks for.
fn standards(named: &[StandardName]) -> Result<Standards, CallError> {
    let has = |name| named.contains(&name);
    if named.is_empty() {
        return Ok(Standards::default());
    }
    let standards = Standards {
        archive: match (has(StandardName::A2a), has(StandardName::A2u)) {
            (true, _) => Archive::Accessible,
            (false, true) => Archive::Unicode,
            (false, false) => Archive::No,
        },
        access: if has(StandardName::Ua1) {
            Access::Ua1
        } else {
            Access::No
        },
    };
    if has(StandardName::None) && standards != Standards::NONE {
        return Err(CallError::NoStandard);
    }
    Ok(standards)
}

fn memory(args: &ConvertArgs, destination: &Destination) -> Result<Memory, CallError> {
    let report = args.report.as_deref();
    match (args.resume, args.incremental) {
        (true, _) if report == Some(Path::new("-")) => {
            Err(CallError::OnStdout { option: "--resume" })
        }
        (_, true) if *destination == Destination::Stdout => Err(CallError::OnStdout {
            option: "--incremental",
        }),
        _ if args.watch && *destination == Destination::Stdout => {
            Err(CallError::OnStdout { option: "--watch" })
        }
        _ if args.watch && args.inputs.iter().any(|input| *input == *"-") => {
            Err(CallError::WatchStdin)
        }
        (true, _) => Ok(Memory::Report),
        (_, true) => Ok(Memory::State),
        _ => Ok(Memory::None),
    }
}

/// Stands for the program: its bytes, for a version may be built in many ways;
/// where they cannot be read, its version.
fn program() -> Digest {
    let own = env::current_exe().and_then(File::open);
    own.and_then(Digest::of_reader)
        .unwrap_or_else(|_| Digest::of(env!("CARGO_PKG_VERSION").as_bytes()))
}

fn processors() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// What `read` and `look` mean, with `SOURCE_DATE_EPOCH`.
///
/// # Errors
/// Where `SOURCE_DATE_EPOCH` is no number, or of a time that no format can tell.
pub fn settings(read: ReadArgs, look: LookArgs) -> Result<Settings, CallError> {
    let mut settings = read_settings(read);
    settings.template = look.template;
    settings.epoch = epoch()?;
    settings.fonts = FontOptions {
        folders: look.font_dirs,
        installed: if look.system_fonts {
            Installed::Prefer
        } else {
            Installed::Ignore
        },
    };
    Ok(settings)
}

/// What the options of reading mean.
pub fn read_settings(read: ReadArgs) -> Settings {
    let given = read.given.into_iter().map(|pair| (pair.key, pair.value));
    let title = read.title.map(|title| ("标题".to_owned(), title));
    Settings {
        read: ReadOptions {
            format: read.from.map(|format| match format {
                InputFormat::Txt => Format::Txt,
                InputFormat::Md => Format::Markdown,
                InputFormat::Docx => Format::Docx,
            }),
            encoding: read.encoding,
        },
        outline: OutlineOptions {
            buried: if read.split_items {
                BuriedItems::Split
            } else {
                BuriedItems::Keep
            },
        },
        given: given.chain(title).collect(),
        ..Settings::default()
    }
}

fn epoch() -> Result<Option<u64>, CallError> {
    let Some(value) = env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let value = value.to_string_lossy().into_owned();
    match value.parse() {
        Ok(seconds) if seconds <= LAST_SECOND => Ok(Some(seconds)),
        _ => Err(CallError::Epoch { value }),
    }
}

/// The formats named, each once, in the order in which they are written.
pub(super) fn formats(named: &[FormatName]) -> Vec<OutputFormat> {
    let asked = |format| {
        named.contains(&match format {
            OutputFormat::Docx => FormatName::Docx,
            OutputFormat::Pdf => FormatName::Pdf,
            OutputFormat::Ofd => FormatName::Ofd,
            OutputFormat::Markdown => FormatName::Md,
        })
    };
    OutputFormat::ALL
        .into_iter()
        .filter(|format| asked(*format))
        .collect()
}

fn destination(
    output: Option<&Path>,
    inputs: &[PathBuf],
    asked: &[OutputFormat],
) -> Result<Destination, CallError> {
    let stdin_alone = inputs.iter().all(|input| *input == *"-");
    match output {
        // Standard input has no place beside it.
        None if stdin_alone => stdout(asked),
        None => Ok(Destination::Beside),
        Some(path) if path == "-" => stdout(asked),
        Some(path) => named_destination(path, inputs, asked),
    }
}

fn stdout(asked: &[OutputFormat]) -> Result<Destination, CallError> {
    match asked {
        [] => Err(CallError::StdoutFormat),
        _ => Ok(Destination::Stdout),
    }
}

/// A file by its ending, else a folder.
fn named_destination(
    path: &Path,
    inputs: &[PathBuf],
    asked: &[OutputFormat],
) -> Result<Destination, CallError> {
    let folder = || Ok(Destination::Folder(path.to_owned()));
    if ends_in_separator(path) {
        return folder();
    }
    let kind = fs::metadata(path).ok();
    let is_folder = kind.as_ref().is_some_and(fs::Metadata::is_dir);
    if let Some(format) = OutputFormat::of_path(path) {
        return match asked {
            _ if is_folder => Err(CallError::FolderForFile {
                path: path.to_owned(),
            }),
            [] => Ok(Destination::File(path.to_owned())),
            asked if asked.contains(&format) => Ok(Destination::File(path.to_owned())),
            asked => Err(CallError::EndingAgainstFormat {
                path: path.to_owned(),
                ending: format.ending(),
                wanted: asked
                    .iter()
                    .map(|format| format.ending())
                    .collect::<Vec<_>>()
                    .join(","),
            }),
        };
    }
    if is_folder {
        return folder();
    }
    // Also where such a file stands: it would hold what its name denies.
    if let Some(ending) = foreign_ending(path) {
        return Err(CallError::ForeignEnding {
            path: path.to_owned(),
            ending,
        });
    }
    match (kind, inputs.len(), asked.len()) {
        (None, ..) => folder(),
        // A pipe or a device. A file whose name says nothing of its format is
        // somebody's: where it were not there, a folder would be made.
        (Some(kind), 1, 1) if !kind.is_file() => Ok(Destination::File(path.to_owned())),
        (Some(_), ..) => Err(CallError::FileForFolder {
            path: path.to_owned(),
        }),
    }
}

/// Whether a path is plainly that of a folder.
pub(super) fn ends_in_separator(path: &Path) -> bool {
    path.as_os_str()
        .as_encoded_bytes()
        .last()
        .is_some_and(|last| std::path::is_separator(char::from(*last)))
}

/// The ending of a name that is plainly meant for a file of a format that is
/// not written here. Other endings are names of folders (`v1.2`).
pub(super) fn foreign_ending(path: &Path) -> Option<String> {
    const ENDINGS: [&str; 9] = [
        "txt", "doc", "wps", "rtf", "ofd", "odt", "html", "htm", "tex",
    ];
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    ENDINGS.contains(&ending.as_str()).then_some(ending)
}
