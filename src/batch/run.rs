//! Jobs in, a record of each out, in the order of the jobs, while many are
//! worked on at a time.
//!
//! One bad file never stops the rest: whatever becomes of a job, a crash
//! included, is in its record. No more files are held than there are workers.
//! What an [`Earlier`] run is known to have done is not done again. It renders
//! nothing.

use std::any::Any;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::earlier::Earlier;
use super::gather::{Input, Origin};
use super::ledger::Ledger;
use super::plan::{Job, Target};
use super::pool::{Hears, in_order};
use super::record::{BasisLine, Line};
use super::save::{Backups, Draft, SaveError, Saved, save};
use super::stop::Stop;
use crate::convert::{
    self, ConvertError, Converted, Converter, Digest, Output, OutputFormat, Stage,
};
use crate::diagnostic::{Diagnostic, system_cause};

/// The name standard input bears in messages.
pub const STDIN_NAME: &str = "标准输入";

/// What turns the bytes of one input into those of its outputs.
pub trait Conversion: Sync {
    /// The outputs of one input; `done` is told each stage as it ends.
    ///
    /// # Errors
    /// Where the input is refused; then there are no outputs at all.
    fn convert(
        &self,
        input: convert::Input<'_>,
        formats: &[OutputFormat],
        done: &mut dyn FnMut(Stage),
    ) -> Result<Converted, ConvertError>;

    /// Stands for all that the outputs come from besides the input and the
    /// files it names; `template` is the one that an input in `folder` asks for.
    ///
    /// # Errors
    /// Where there is no such template.
    fn setup(
        &self,
        template: Option<&str>,
        folder: &Path,
        formats: &[OutputFormat],
    ) -> Result<Digest, ConvertError>;
}

impl Conversion for Converter {
    fn convert(
        &self,
        input: convert::Input<'_>,
        formats: &[OutputFormat],
        done: &mut dyn FnMut(Stage),
    ) -> Result<Converted, ConvertError> {
        Converter::convert(self, input, formats, done)
    }

    fn setup(
        &self,
        template: Option<&str>,
        folder: &Path,
        formats: &[OutputFormat],
    ) -> Result<Digest, ConvertError> {
        Converter::setup(self, template, folder, formats)
    }
}

/// Whether records carry SHA-256 digests of what was read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digests {
    /// They do.
    Take,
    /// They do not; it costs time.
    Skip,
}

/// What holds for every job.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// How many jobs are worked on at a time.
    pub workers: NonZeroUsize,
    /// Inputs of more bytes are refused before they are read.
    pub max_input: u64,
    /// What to do with files that stand in an output's place.
    pub backups: Backups,
    /// Whether to take digests.
    pub digests: Digests,
}

/// What jobs are done with.
#[derive(Clone, Copy)]
pub struct Work<'a> {
    /// What holds for every job.
    pub options: Options,
    /// What converts.
    pub conversion: &'a dyn Conversion,
    /// What earlier runs did.
    pub earlier: Option<&'a Earlier>,
    /// Which Markdown is known to be ours.
    pub ledger: &'a Ledger,
    /// Whether to end early.
    pub stop: &'a Stop,
}

/// One output as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenOutput {
    /// Its format.
    pub format: OutputFormat,
    /// Where it is.
    pub place: WrittenPlace,
    /// How many bytes it has.
    pub bytes: usize,
    /// Their digest, if digests were asked for.
    pub sha256: Option<Digest>,
    /// The place it would have had, were that not an input.
    pub instead_of: Option<PathBuf>,
}

/// Where an output is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrittenPlace {
    /// In a file.
    File(Saved),
    /// Here: it goes to standard output.
    Stdout(Vec<u8>),
}

/// What was done for one input.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// Its outputs.
    pub outputs: Vec<WrittenOutput>,
    /// Notes and warnings.
    pub diagnostics: Vec<Diagnostic>,
    /// How many pages it has, where they had to be laid out.
    pub pages: Option<usize>,
    /// What the outputs come from besides the input, if digests were asked for.
    pub basis: Option<BasisLine>,
    /// What took how long, in order.
    pub stages: Vec<(Stage, Duration)>,
}

/// How a job ended that did not fail.
#[derive(Debug)]
pub enum Ended {
    /// The input was converted.
    Done(Done),
    /// Nothing was to be done: an earlier run did it, and all is as it was.
    Unchanged(Box<Line>),
}

/// Why an input gave no outputs. The messages are Chinese.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It is too large.
    #[error("有 {size} 字节，超过了 --max-input 的上限 {limit} 字节，没有读取")]
    TooLarge {
        /// Its size, at least.
        size: u64,
        /// The limit.
        limit: u64,
    },
    /// It cannot be read.
    #[error("无法读取：{}", system_cause(.0))]
    Load(#[from] io::Error),
    /// It cannot be converted.
    #[error(transparent)]
    Convert(#[from] ConvertError),
    /// Its outputs cannot be written.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// The program is at fault.
    #[error("程序内部出错，这份文件没有转换：{0}")]
    Crash(String),
}

/// What became of one job.
#[derive(Debug)]
pub struct Record {
    /// The input.
    pub input: Input,
    /// The digest of its bytes, if digests were asked for and it was read.
    pub sha256: Option<Digest>,
    /// How long it took.
    pub time: Duration,
    /// What was done, or why nothing was.
    pub result: Result<Ended, Failure>,
}

impl Input {
    /// Its name in messages.
    pub fn name(&self) -> PathBuf {
        self.path()
            .map_or_else(|| PathBuf::from(STDIN_NAME), Path::to_owned)
    }
}

/// Hears of jobs as they end.
pub trait Listener {
    /// A job has just ended. Called in the order of ending.
    fn ended(&mut self, record: &Record);
    /// The record of a job. Called in the order of the jobs.
    fn record(&mut self, record: Record);
    /// Nothing has ended for a while.
    fn waiting(&mut self) {}
}

impl Hears<Record> for &mut dyn Listener {
    fn ended(&mut self, result: &Record) {
        (**self).ended(result);
    }

    fn due(&mut self, result: Record) {
        self.record(result);
    }

    fn waiting(&mut self) {
        (**self).waiting();
    }
}

/// Works through `jobs`, or through those begun before the end was asked for.
pub fn run(jobs: &[Job], work: &Work<'_>, mut listener: &mut dyn Listener) {
    let one = |number: usize| recorded(&jobs[number], work);
    let workers = work.options.workers;
    in_order(jobs.len(), workers, work.stop, &one, &mut listener);
}

fn recorded(job: &Job, work: &Work<'_>) -> Record {
    let begun = Instant::now();
    let mut sha256 = None;
    let attempt = AssertUnwindSafe(|| one(job, work, &mut sha256));
    let result =
        catch_unwind(attempt).unwrap_or_else(|panic| Err(Failure::Crash(panic_message(&*panic))));
    Record {
        input: job.input.clone(),
        sha256,
        time: begun.elapsed(),
        result,
    }
}

/// What a crash says of itself, as far as it says anything.
pub fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

fn one(job: &Job, work: &Work<'_>, sha256: &mut Option<Digest>) -> Result<Ended, Failure> {
    let bytes = load(&job.input.origin, work.options.max_input)?;
    if work.options.digests == Digests::Take {
        *sha256 = Some(Digest::of(&bytes));
    }
    if let (Some(earlier), Some(digest)) = (work.earlier, *sha256)
        && let Some(line) = earlier.still_true(job, digest, work.conversion)
    {
        return Ok(Ended::Unchanged(Box::new(line)));
    }
    converted(job, bytes, work).map(Ended::Done)
}

fn converted(job: &Job, bytes: Vec<u8>, work: &Work<'_>) -> Result<Done, Failure> {
    let mut stages = Vec::new();
    let mut last = Instant::now();
    let path = job.input.name();
    let formats: Vec<OutputFormat> = job.outputs.iter().map(|output| output.format).collect();
    let folder = path.parent().unwrap_or(Path::new(""));
    let input = convert::Input {
        name: &path.to_string_lossy(),
        folder,
        bytes: &bytes,
    };
    let converted = work.conversion.convert(input, &formats, &mut |stage| {
        let now = Instant::now();
        stages.push((stage, now - last));
        last = now;
    })?;
    drop(bytes);
    let basis = match work.options.digests {
        Digests::Skip => None,
        Digests::Take => {
            let template = converted.basis.template.as_deref();
            let setup = work.conversion.setup(template, folder, &formats)?;
            Some(BasisLine::of(setup, &converted.basis))
        }
    };
    Ok(Done {
        outputs: place(job, converted.outputs, work)?,
        diagnostics: converted.diagnostics,
        pages: converted.pages,
        basis,
        stages,
    })
}

/// The bytes of an input.
///
/// # Errors
/// Where it has more than `limit` bytes or the system does not give them.
pub fn load(origin: &Origin, limit: u64) -> Result<Vec<u8>, Failure> {
    match origin {
        Origin::Stdin => load_from(io::stdin().lock(), limit),
        Origin::File(path) => {
            let size = fs::metadata(path)?.len();
            if size > limit {
                return Err(Failure::TooLarge { size, limit });
            }
            load_from(File::open(path)?, limit)
        }
    }
}

/// A pipe does not tell its size, and a file may grow while it is read.
fn load_from(reader: impl io::Read, limit: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let size = reader
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)? as u64;
    if size > limit {
        return Err(Failure::TooLarge { size, limit });
    }
    Ok(bytes)
}

/// Puts the outputs in their places; those for standard output stay here.
fn place(job: &Job, outputs: Vec<Output>, work: &Work<'_>) -> Result<Vec<WrittenOutput>, Failure> {
    let Work {
        options, ledger, ..
    } = work;
    let drafts: Vec<Draft<'_>> = job
        .outputs
        .iter()
        .zip(&outputs)
        .filter_map(|(planned, output)| match &planned.target {
            Target::Stdout => None,
            Target::File(path) => Some(Draft {
                path,
                format: Some(output.format),
                bytes: &output.bytes,
            }),
        })
        .collect();
    let mut saved = save(&drafts, options.backups, ledger)?.into_iter();
    let written = job.outputs.iter().zip(outputs).map(|(planned, output)| {
        let sha256 = (options.digests == Digests::Take).then(|| Digest::of(&output.bytes));
        WrittenOutput {
            format: output.format,
            bytes: output.bytes.len(),
            sha256,
            place: match &planned.target {
                Target::Stdout => WrittenPlace::Stdout(output.bytes),
                Target::File(_) => WrittenPlace::File(saved.next().expect("one for each draft")),
            },
            instead_of: planned.instead_of.clone(),
        }
    });
    Ok(written.collect())
}

#[cfg(test)]
mod tests {
    use super::super::gather::{LeftOut, gather};
    use super::super::plan::{Destination, plan};
    use super::*;

    #[derive(Default)]
    struct Heard {
        ended: usize,
        records: Vec<(String, Result<String, String>)>,
    }

    impl Listener for Heard {
        fn ended(&mut self, _: &Record) {
            self.ended += 1;
        }

        fn record(&mut self, record: Record) {
            let name = record.input.name();
            let name = name.file_name().expect("a file").to_string_lossy();
            let result = record.result.map_err(|failure| failure.to_string());
            let digest = result.map(|ended| match ended {
                Ended::Done(done) => done.outputs[0].sha256.expect("asked for").to_string(),
                Ended::Unchanged(_) => "unchanged".to_owned(),
            });
            self.records.push((name.into_owned(), digest));
        }
    }

    /// Hands the input through; crashes on `!`.
    struct Copy;

    impl Conversion for Copy {
        fn convert(
            &self,
            input: convert::Input<'_>,
            formats: &[OutputFormat],
            done: &mut dyn FnMut(Stage),
        ) -> Result<Converted, ConvertError> {
            assert!(input.bytes != b"!", "不该有叹号");
            done(Stage::Read);
            let output = |format: &OutputFormat| Output {
                format: *format,
                bytes: input.bytes.to_vec(),
            };
            Ok(Converted {
                outputs: formats.iter().map(output).collect(),
                ..Converted::default()
            })
        }

        fn setup(
            &self,
            _: Option<&str>,
            _: &Path,
            _: &[OutputFormat],
        ) -> Result<Digest, ConvertError> {
            Ok(Digest::of(b""))
        }
    }

    fn run_over(folder: &Path, workers: usize) -> Heard {
        let inputs = gather(&[folder.to_owned()], LeftOut::default()).inputs;
        let formats = [OutputFormat::Pdf];
        let plan = plan(inputs, Some(&formats), &Destination::Beside).expect("a plan");
        let options = Options {
            workers: NonZeroUsize::new(workers).expect("some"),
            max_input: 8,
            backups: Backups::Keep,
            digests: Digests::Take,
        };
        let mut heard = Heard::default();
        let work = Work {
            options,
            conversion: &Copy,
            earlier: None,
            ledger: &Ledger::default(),
            stop: &Stop::new(),
        };
        run(&plan.jobs, &work, &mut heard);
        heard
    }

    #[test]
    fn bad_files_stop_nothing_and_records_come_in_order() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in [("a", "a"), ("b", "!"), ("c", "123456789"), ("d", "a")] {
            let path = folder.path().join(name).with_extension("txt");
            fs::write(path, text).expect("a file");
        }
        let digest = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
        for workers in [1, 4] {
            let heard = run_over(folder.path(), workers);
            assert_eq!(heard.ended, 4);
            let want = [
                ("a.txt", Ok(digest)),
                ("b.txt", Err("程序内部出错，这份文件没有转换：不该有叹号")),
                (
                    "c.txt",
                    Err("有 9 字节，超过了 --max-input 的上限 8 字节，没有读取"),
                ),
                ("d.txt", Ok(digest)),
            ];
            let want = want.map(|(name, result)| {
                let result = result.map(str::to_owned).map_err(str::to_owned);
                (name.to_owned(), result)
            });
            assert_eq!(heard.records, want);
        }
    }
}
