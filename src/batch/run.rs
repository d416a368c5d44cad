//! Jobs in, a record of each out, in the order of the jobs, while many are
//! worked on at a time.
//!
//! One bad file never stops the rest: whatever becomes of a job, a crash
//! included, is in its record. No more files are held than there are workers.
//! It renders nothing.

use std::any::Any;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest as _, Sha256};

use super::gather::{Input, Origin};
use super::plan::{Job, Target};
use super::save::{Backups, Draft, SaveError, Saved, save};
use crate::convert::{self, ConvertError, Converted, Output, OutputFormat, Stage};
use crate::diagnostic::{Diagnostic, system_cause};

/// Documents nest, and each level of nesting takes stack.
pub(super) const STACK_BYTES: usize = 16 << 20;

/// The name standard input bears in messages.
pub const STDIN_NAME: &str = "标准输入";

/// What turns the bytes of one input into those of its outputs.
pub type Convert<'a> = dyn Fn(
        convert::Input<'_>,
        &[OutputFormat],
        &mut dyn FnMut(Stage),
    ) -> Result<Converted, ConvertError>
    + Sync
    + 'a;

/// Whether records carry SHA-256 digests of the outputs.
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

/// One output as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenOutput {
    /// Its format.
    pub format: OutputFormat,
    /// Where it is.
    pub place: WrittenPlace,
    /// How many bytes it has.
    pub bytes: usize,
    /// Its SHA-256 in hexadecimal, if digests were asked for.
    pub sha256: Option<String>,
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
    /// What took how long, in order.
    pub stages: Vec<(Stage, Duration)>,
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
    /// What was done, or why nothing was.
    pub result: Result<Done, Failure>,
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
    /// A job has ended; `ended` have so far. Called in the order of ending.
    fn ended(&mut self, ended: usize);
    /// The record of a job. Called in the order of the jobs.
    fn record(&mut self, record: Record);
}

/// Works through `jobs`.
pub fn run(jobs: &[Job], options: Options, convert: &Convert<'_>, listener: &mut dyn Listener) {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let work = |sender: mpsc::Sender<(usize, Record)>| {
        while let Some((index, job)) = take(jobs, &next) {
            let record = Record {
                input: job.input.clone(),
                result: guarded(job, options, convert),
            };
            if sender.send((index, record)).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        for number in 0..options.workers.get().min(jobs.len()) {
            let worker = thread::Builder::new().stack_size(STACK_BYTES);
            let for_worker = sender.clone();
            if worker.spawn_scoped(scope, || work(for_worker)).is_ok() {
                continue;
            }
            // The system gives no more threads: those there are do the work,
            // and where there are none, this one does.
            if number == 0 {
                work(sender.clone());
            }
            break;
        }
        drop(sender);
        hand_on_in_order(&receiver, listener);
    });
}

fn take<'a>(jobs: &'a [Job], next: &AtomicUsize) -> Option<(usize, &'a Job)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    jobs.get(index).map(|job| (index, job))
}

fn hand_on_in_order(receiver: &mpsc::Receiver<(usize, Record)>, listener: &mut dyn Listener) {
    let mut early = BTreeMap::new();
    let mut due = 0;
    for (ended, (index, record)) in receiver.iter().enumerate() {
        listener.ended(ended + 1);
        early.insert(index, record);
        while let Some(record) = early.remove(&due) {
            listener.record(record);
            due += 1;
        }
    }
}

fn guarded(job: &Job, options: Options, convert: &Convert<'_>) -> Result<Done, Failure> {
    let attempt = AssertUnwindSafe(|| one(job, options, convert));
    catch_unwind(attempt).unwrap_or_else(|panic| Err(Failure::Crash(panic_message(&*panic))))
}

/// What a crash says of itself, as far as it says anything.
pub fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

fn one(job: &Job, options: Options, convert: &Convert<'_>) -> Result<Done, Failure> {
    let mut stages = Vec::new();
    let mut last = Instant::now();
    let bytes = load(&job.input.origin, options.max_input)?;
    let path = job.input.name();
    let formats: Vec<OutputFormat> = job.outputs.iter().map(|output| output.format).collect();
    let input = convert::Input {
        name: &path.to_string_lossy(),
        folder: path.parent().unwrap_or(Path::new("")),
        bytes: &bytes,
    };
    let converted = convert(input, &formats, &mut |stage| {
        let now = Instant::now();
        stages.push((stage, now - last));
        last = now;
    })?;
    drop(bytes);
    Ok(Done {
        outputs: place(job, converted.outputs, options)?,
        diagnostics: converted.diagnostics,
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
fn place(job: &Job, outputs: Vec<Output>, options: Options) -> Result<Vec<WrittenOutput>, Failure> {
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
    let mut saved = save(&drafts, options.backups)?.into_iter();
    let written = job.outputs.iter().zip(outputs).map(|(planned, output)| {
        let sha256 = (options.digests == Digests::Take).then(|| sha256(&output.bytes));
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

/// In hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut hexadecimal = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        write!(hexadecimal, "{byte:02x}").expect("a string takes everything");
    }
    hexadecimal
}

#[cfg(test)]
mod tests {
    use super::super::gather::gather;
    use super::super::plan::{Destination, plan};
    use super::*;

    #[derive(Default)]
    struct Heard {
        ended: usize,
        records: Vec<(String, Result<String, String>)>,
    }

    impl Listener for Heard {
        fn ended(&mut self, ended: usize) {
            self.ended = ended;
        }

        fn record(&mut self, record: Record) {
            let name = record.input.name();
            let name = name.file_name().expect("a file").to_string_lossy();
            let result = record.result.map_err(|failure| failure.to_string());
            let digest = result.map(|done| done.outputs[0].sha256.clone().unwrap_or_default());
            self.records.push((name.into_owned(), digest));
        }
    }

    /// Hands the input through; crashes on `!`.
    #[expect(clippy::unnecessary_wraps, reason = "the shape of a conversion")]
    fn copy(
        input: convert::Input<'_>,
        formats: &[OutputFormat],
        done: &mut dyn FnMut(Stage),
    ) -> Result<Converted, ConvertError> {
        assert!(input.bytes != b"!", "不该有叹号");
        done(Stage::Read);
        Ok(Converted {
            outputs: formats
                .iter()
                .map(|format| Output {
                    format: *format,
                    bytes: input.bytes.to_vec(),
                })
                .collect(),
            diagnostics: Vec::new(),
            pages: None,
        })
    }

    fn run_over(folder: &Path, workers: usize) -> Heard {
        let inputs = gather(&[folder.to_owned()], None).inputs;
        let formats = [OutputFormat::Pdf];
        let plan = plan(inputs, Some(&formats), &Destination::Beside).expect("a plan");
        let options = Options {
            workers: NonZeroUsize::new(workers).expect("some"),
            max_input: 8,
            backups: Backups::Keep,
            digests: Digests::Take,
        };
        let mut heard = Heard::default();
        run(&plan.jobs, options, &copy, &mut heard);
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
