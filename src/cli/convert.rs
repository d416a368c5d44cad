//! `gongwen convert`: the configuration in; files, messages and an exit code out.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use super::config::{ConvertConfig, Strictness};
use super::messages::{Messages, Verbosity, shown};
use super::report::Report;
use super::summary::{Summary, listed, timed};
use super::{Exit, mistyped_input, write_stdout};
use crate::batch::gather::{Refused, gather};
use crate::batch::own::without_repeats;
use crate::batch::plan::{Collision, Destination, Job, Plan, Target, plan};
use crate::batch::run::{Convert, Digests, Done, Listener, Options, Record, WrittenPlace, run};
use crate::convert::{Converter, OutputFormat};
use crate::diagnostic::{Severity, system_cause};

/// Above so many inputs a line for each is more than anyone reads; `-v` still
/// gives them.
const LISTED_INPUTS: usize = 20;

/// Runs the command.
pub fn convert(config: &ConvertConfig) -> Exit {
    let mut messages = Messages::to_stderr(config.verbosity);
    let (converter, notes) = match Converter::new(config.settings.clone()) {
        Ok(ready) => ready,
        Err(error) => {
            messages.convert_error(None, &error);
            return Exit::Failed;
        }
    };
    for note in &notes {
        messages.diagnostic(None, note);
    }
    let gathered = gather(&config.inputs, output_folder(&config.destination));
    tell_of_left_out(&gathered.beside, &mut messages);
    let convert =
        |input: crate::convert::Input<'_>, formats: &[OutputFormat], done: &mut dyn FnMut(_)| {
            converter.convert(input, formats, done)
        };
    let options = options(config);
    let Plan { jobs, collisions } = match plan(
        without_repeats(gathered.inputs, options, &convert),
        config.formats.as_deref(),
        &config.destination,
    ) {
        Ok(plan) => plan,
        Err(error) => {
            messages.error(None, &error, &[error.hint()]);
            return Exit::Failed;
        }
    };
    if let Some(format) = binary_for_terminal(&jobs) {
        let message = format!("标准输出是终端，不能显示 {}", format.ending());
        messages.error(None, message, &["用 -o 指明文件，或用 > 转到文件"]);
        return Exit::Failed;
    }
    let report = match &config.report {
        None => None,
        Some(path) => match Report::begin(path, &jobs) {
            Ok(report) => Some(report),
            Err(error) => {
                messages.error(None, &error, &[error.hint()]);
                return Exit::Failed;
            }
        },
    };
    let total = jobs.len() + collisions.len() + gathered.refused.len();
    let mut teller = Teller {
        messages,
        report,
        strictness: config.strictness,
        summary: Summary::new(total),
    };
    for refused in &gathered.refused {
        teller.refused(refused);
    }
    for collision in &collisions {
        teller.collision(collision);
    }
    teller.work(options, &convert, &jobs)
}

fn options(config: &ConvertConfig) -> Options {
    Options {
        workers: config.workers,
        max_input: config.max_input,
        backups: config.backups,
        digests: match config.report {
            Some(_) => Digests::Take,
            None => Digests::Skip,
        },
    }
}

fn output_folder(destination: &Destination) -> Option<&Path> {
    match destination {
        Destination::Folder(folder) => Some(folder),
        Destination::Beside | Destination::File(_) | Destination::Stdout => None,
    }
}

/// The format that would fill a terminal with its bytes.
fn binary_for_terminal(jobs: &[Job]) -> Option<OutputFormat> {
    let outputs = jobs.iter().flat_map(|job| &job.outputs);
    outputs
        .filter(|output| output.target == Target::Stdout)
        .map(|output| output.format)
        .find(|format| *format != OutputFormat::Markdown && io::stdout().is_terminal())
}

/// Tells of files that stand beside a text as its outputs would, and that
/// nothing else shows to be them.
fn tell_of_left_out(beside: &[PathBuf], messages: &mut Messages) {
    const NAMED: usize = 3;
    let Some(first) = beside.first() else {
        return;
    };
    let others = beside.len() - 1;
    let names: Vec<String> = beside[1..]
        .iter()
        .take(NAMED)
        .map(|path| shown(path))
        .collect();
    let also = match others {
        0 => String::new(),
        _ => format!("（还有 {others} 个：{}）", names.join("、")),
    };
    let message = format!(
        "与同名的稿子放在一起，当作它以前的输出，没有转换{also}；若是别的稿子，请改名，或直接写出它的名字"
    );
    messages.note(first, message);
}

/// Tells the user and the report what becomes of each input.
struct Teller {
    messages: Messages,
    report: Option<Report>,
    strictness: Strictness,
    summary: Summary,
}

impl Teller {
    fn work(mut self, options: Options, convert: &Convert<'_>, jobs: &[Job]) -> Exit {
        if jobs.len() > 1 {
            self.messages.start_progress(jobs.len());
        }
        run(jobs, options, convert, &mut self);
        self.end()
    }

    fn end(mut self) -> Exit {
        self.messages.end_progress();
        if let Some(line) = self.summary.line() {
            self.messages.say(line);
        }
        if let Some(error) = self.report.and_then(Report::end) {
            self.messages.error(None, &error, &[error.hint()]);
            return Exit::Failed;
        }
        self.summary.exit(self.strictness)
    }

    fn refused(&mut self, refused: &Refused) {
        self.summary.failed();
        mistyped_input(&mut self.messages, refused);
        if let Some(report) = &mut self.report {
            report.refused(&refused.named, &refused.error);
        }
    }

    fn collision(&mut self, collision: &Collision) {
        self.summary.failed();
        let input = collision.input.name();
        let hints = [collision.hint()];
        self.messages.error(Some(&input), collision, &hints);
        if let Some(report) = &mut self.report {
            report.refused(&input, collision);
        }
    }

    fn done(&mut self, input: &Path, done: &Done) {
        self.tell_written(input, done);
        let mut warnings = 0;
        for diagnostic in &done.diagnostics {
            self.messages.diagnostic(Some(input), diagnostic);
            warnings += usize::from(diagnostic.severity >= Severity::Warning);
        }
        self.summary.done(warnings);
        for output in &done.outputs {
            if let WrittenPlace::Stdout(bytes) = &output.place
                && let Err(error) = write_stdout(bytes)
            {
                self.summary.failed();
                let message = format!("无法写到标准输出：{}", system_cause(&error));
                self.messages.error(None, message, &[]);
            }
        }
    }

    fn tell_written(&mut self, input: &Path, done: &Done) {
        let verbose = self.messages.verbosity() == Verbosity::Verbose;
        if (verbose || self.summary.total() <= LISTED_INPUTS)
            && let Some(list) = listed(done)
        {
            self.messages.say(format!("已写出 {list}"));
        }
        if verbose {
            self.messages.say(format!("  {}", timed(&done.stages)));
        }
        for output in &done.outputs {
            let WrittenPlace::File(saved) = &output.place else {
                continue;
            };
            if let Some(taken) = &output.instead_of {
                let (taken, path) = (shown(taken), shown(&saved.path));
                let message = format!("{taken} 是输入文件，没有覆盖；结果写到了 {path}");
                self.messages.note(input, message);
            }
            if let Some(backup) = &saved.backup {
                let message = kept(output.format, &saved.path, backup);
                self.messages.note(input, message);
            }
        }
    }
}

/// Why what stood at `path` was kept. A DOCX, PDF or OFD bears the proof that it is
/// not as this program wrote it; of Markdown it is only known that it differs.
pub(super) fn kept(format: OutputFormat, path: &Path, backup: &Path) -> String {
    let why = match format {
        OutputFormat::Docx | OutputFormat::Pdf | OutputFormat::Ofd => "不是本程序写出的原样",
        OutputFormat::Markdown => "与这次的结果不同，无法确认是否改动过",
    };
    format!(
        "{} 原有的内容{why}，已另存为 {}（不要备份时加 --force）",
        shown(path),
        shown(backup)
    )
}

impl Listener for Teller {
    fn ended(&mut self, ended: usize) {
        self.messages.progress(ended);
    }

    fn record(&mut self, record: Record) {
        let name = record.input.name();
        if let Some(report) = &mut self.report {
            report.record(&record);
        }
        match &record.result {
            Ok(done) => self.done(&name, done),
            Err(failure) => {
                self.summary.failed();
                self.messages.failure(&name, failure);
            }
        }
    }
}
