//! What becomes of each input in; messages, the lines of the report and the
//! closing words out.
//!
//! Messages come in the order of the inputs, whoever ends first; lines of the
//! report as inputs end.

use std::path::{Path, PathBuf};

use super::config::{ConvertConfig, Memory, Strictness, Until};
use super::messages::{Messages, Verbosity, shown};
use super::report::Report;
use super::state::State;
use super::summary::{Summary, listed, timed};
use super::watch::Uses;
use super::{Exit, causes, mistyped_input, write_stdout};
use crate::batch::gather::Refused;
use crate::batch::plan::{Collision, Job};
use crate::batch::record::{BasisLine, Line};
use crate::batch::run::{Done, Ended, Listener, Record, Work, WrittenPlace, run};
use crate::convert::OutputFormat;
use crate::diagnostic::{Diagnostic, Severity, system_cause};

/// Above so many inputs a line for each is more than anyone reads; `-v` still
/// gives them.
const LISTED_INPUTS: usize = 20;

/// Where lines are written down.
#[derive(Default)]
pub struct Books {
    /// `--report`
    pub report: Option<Report>,
    /// `--incremental`
    pub state: Option<State>,
}

impl Books {
    fn add(&mut self, line: &Line) {
        if let Some(report) = &mut self.report {
            report.add(line);
        }
        if let Some(state) = &mut self.state {
            state.add(line);
        }
    }

    fn are_kept(&self) -> bool {
        self.report.is_some() || self.state.is_some()
    }
}

/// Tells the user and the report what becomes of each input.
pub struct Teller {
    messages: Messages,
    books: Books,
    memory: Memory,
    strictness: Strictness,
    summary: Summary,
    ended: usize,
    interrupted: Interrupted,
    /// Which inputs use which other files, for who watches them.
    pub uses: Option<Uses>,
}

/// How far the wish to end early has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Interrupted {
    No,
    /// The user was told that it was heard.
    Told,
}

impl Teller {
    /// One for a run over `total` inputs.
    pub fn new(messages: Messages, books: Books, config: &ConvertConfig, total: usize) -> Self {
        Self {
            messages,
            books,
            memory: config.memory,
            strictness: config.strictness,
            summary: Summary::new(total),
            ended: 0,
            interrupted: Interrupted::No,
            uses: (config.until == Until::Interrupted).then(Uses::default),
        }
    }

    /// Who says things.
    pub fn messages(&mut self) -> &mut Messages {
        &mut self.messages
    }

    /// Says that changes are waited for.
    pub fn tell_of_watching(&mut self, inputs: usize) {
        let told = format!("正在留意 {inputs} 个文件的变化，保存后再转换；按 Ctrl-C 结束");
        self.messages.say(told);
    }

    /// Whether the report went where nobody reads any more.
    pub fn is_unheard(&self) -> bool {
        self.books.report.as_ref().is_some_and(Report::is_closed)
    }

    /// Begins a round over `total` inputs.
    pub fn begin_round(&mut self, total: usize) {
        self.summary = Summary::new(total);
        self.ended = 0;
    }

    /// Says what a round came to; after it nothing is left to be done.
    pub fn end_round(&mut self) {
        let left = self.summary.left();
        for line in self.summary.lines() {
            self.messages.say(line);
        }
        if left > 0 {
            self.messages.say(self.interruption(left));
        }
        self.summary = Summary::default();
    }

    /// Works through `jobs`.
    pub fn work(&mut self, jobs: &[Job], work: &Work<'_>) {
        if jobs.len() > 1 {
            self.messages.start_progress(jobs.len());
            work.stop.heard_by(|| {
                let mut hearing = Hearing { teller: self, work };
                run(jobs, work, &mut hearing);
                // Nothing may have ended since it was asked for.
                if hearing.teller.summary.left() > 0 {
                    hearing.tell_of_interruption();
                }
            });
        } else {
            // There is nothing to be left undone: an interrupt ends it.
            run(jobs, work, &mut Hearing { teller: self, work });
        }
        self.messages.end_progress();
    }

    /// Says what it came to.
    pub fn end(mut self) -> Exit {
        let left = self.summary.left();
        let exit = self.summary.exit(self.strictness);
        self.end_round();
        let report = self.books.report.and_then(Report::end);
        if let Some(error) = &report {
            self.messages.error(None, error, &[error.hint()]);
        }
        let state = self.books.state.and_then(State::end);
        if let Some(error) = &state {
            self.messages.error(None, error, &[]);
        }
        match exit {
            _ if left > 0 => Exit::Interrupted,
            _ if report.is_some() || state.is_some() => Exit::Failed,
            exit => exit,
        }
    }

    fn interruption(&self, left: usize) -> String {
        let how = match (self.memory, &self.books.report) {
            (Memory::State, _) => "再运行一次同样的命令就接着做",
            (_, Some(_)) => "同样的命令加上 --resume 就接着做",
            (_, None) => "用 --report 记下结果，以后中断了可以用 --resume 接着做",
        };
        format!("已中断，还有 {left} 个没有转换；{how}")
    }

    /// What was named and gives no input.
    pub fn refused(&mut self, refused: &Refused) {
        let cause = causes::of_refused(&refused.error);
        self.summary.failed(cause, &refused.named);
        mistyped_input(&mut self.messages, refused);
        self.books
            .add(&Line::refused(&refused.named, &refused.error));
    }

    /// An input that would write what another writes.
    pub fn collision(&mut self, collision: &Collision) {
        let input = collision.input.name();
        self.summary.failed(causes::COLLISION.to_owned(), &input);
        let hints = [collision.hint()];
        self.messages.error(Some(&input), collision, &hints);
        self.books.add(&Line::refused(&input, collision));
    }

    /// Files that were left out for their names alone.
    pub fn left_out(&mut self, files: &[PathBuf]) {
        let why = "与同名的稿子放在一起，当作它以前的输出，没有转换";
        for file in files {
            self.summary.skipped();
            self.books.add(&Line::skipped(file, why));
        }
        if let Some((first, others)) = files.split_first() {
            let message = format!(
                "{why}{}；若是别的稿子，请改名，或直接写出它的名字",
                also(others)
            );
            let told = Diagnostic::warning("left-out", message);
            self.messages.diagnostic(Some(first), &told);
        }
    }

    fn done(&mut self, input: &Path, done: &Done) {
        self.tell_written(input, done);
        let mut warnings = 0;
        for diagnostic in &done.diagnostics {
            self.messages.diagnostic(Some(input), diagnostic);
            warnings += usize::from(diagnostic.severity >= Severity::Warning);
        }
        let shown = done
            .outputs
            .iter()
            .try_for_each(|output| match &output.place {
                WrittenPlace::Stdout(bytes) => write_stdout(bytes),
                WrittenPlace::File(_) => Ok(()),
            });
        match shown {
            Ok(()) => self.summary.done(warnings),
            Err(error) => {
                let message = format!("无法写到标准输出：{}", system_cause(&error));
                self.messages.error(None, &message, &[]);
                self.summary.failed(message, input);
            }
        }
    }

    fn unchanged(&mut self, input: &Path, line: &Line) {
        self.summary.unchanged(line.warnings.len());
        if self.lists_inputs() {
            self.messages.say(format!("没有变化 {}", shown(input)));
        }
        for warning in &line.warnings {
            self.messages.known(input, warning.line, &warning.message);
        }
    }

    /// Whether each input has its line.
    fn lists_inputs(&self) -> bool {
        let verbose = self.messages.verbosity() == Verbosity::Verbose;
        verbose || self.summary.total() <= LISTED_INPUTS
    }

    fn tell_written(&mut self, input: &Path, done: &Done) {
        if self.lists_inputs()
            && let Some(list) = listed(done)
        {
            self.messages.say(format!("已写出 {list}"));
        }
        if self.messages.verbosity() == Verbosity::Verbose {
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
                self.summary.kept();
                let message = kept(output.format, &saved.path, backup);
                self.messages.note(input, message);
            }
        }
    }
}

/// Names some of `others` and counts them all.
fn also(others: &[PathBuf]) -> String {
    const NAMED: usize = 3;
    let names: Vec<String> = others.iter().take(NAMED).map(|path| shown(path)).collect();
    match others.len() {
        0 => String::new(),
        count => format!("（还有 {count} 个：{}）", names.join("、")),
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

fn basis(record: &Record) -> Option<&BasisLine> {
    match &record.result {
        Ok(Ended::Done(done)) => done.basis.as_ref(),
        Ok(Ended::Unchanged(line)) => line.basis.as_ref(),
        Err(_) => None,
    }
}

/// The teller while jobs are worked on.
struct Hearing<'a> {
    teller: &'a mut Teller,
    work: &'a Work<'a>,
}

impl Hearing<'_> {
    fn tell_of_interruption(&mut self) {
        if self.work.stop.is_asked() && self.teller.interrupted == Interrupted::No {
            self.teller.interrupted = Interrupted::Told;
            let told = "收到中断：写完正在转换的文件就结束（再按一次 Ctrl-C 立即结束）";
            self.teller.messages.say(told);
        }
    }
}

impl Listener for Hearing<'_> {
    fn ended(&mut self, record: &Record) {
        let teller = &mut *self.teller;
        if teller.books.are_kept() {
            teller.books.add(&Line::of(record));
        }
        if let (Some(uses), Some(basis)) = (&mut teller.uses, basis(record)) {
            uses.add(&record.input.name(), basis);
        }
        teller.ended += 1;
        teller.messages.progress(teller.ended);
        self.tell_of_interruption();
    }

    fn record(&mut self, record: Record) {
        let teller = &mut *self.teller;
        let name = record.input.name();
        match &record.result {
            Ok(Ended::Done(done)) => teller.done(&name, done),
            Ok(Ended::Unchanged(line)) => teller.unchanged(&name, line),
            Err(failure) => {
                teller.summary.failed(causes::of_failure(failure), &name);
                teller.messages.failure(&name, failure);
            }
        }
    }

    fn waiting(&mut self) {
        self.teller.messages.tick();
        self.tell_of_interruption();
    }
}
