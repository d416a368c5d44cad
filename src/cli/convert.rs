//! `gongwen convert`: the configuration in; files, messages and an exit code out.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use super::Exit;
use super::config::{ConvertConfig, Memory};
use super::messages::{Messages, shown};
use super::report::{Report, ReportError};
use super::state::State;
use super::teller::{Books, Teller};
use crate::batch::earlier::Earlier;
use crate::batch::gather::{Gathered, gather};
use crate::batch::own::without_repeats;
use crate::batch::plan::{Destination, Job, Plan, Target, plan};
use crate::batch::run::{Digests, Options, Work};
use crate::batch::stop::STOP;
use crate::convert::{Converter, OutputFormat};

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
    let work = Work {
        options: options(config),
        conversion: &converter,
        earlier: None,
        stop: &STOP,
    };
    let mut gathered = gather(&config.inputs, output_folder(&config.destination));
    tell_of_left_out(&gathered.beside, &mut messages);
    let inputs = std::mem::take(&mut gathered.inputs);
    let formats = config.formats.as_deref();
    let plan = match plan(without_repeats(inputs, work), formats, &config.destination) {
        Ok(plan) => plan,
        Err(error) => {
            messages.error(None, &error, &[error.hint()]);
            return Exit::Failed;
        }
    };
    if let Some(format) = binary_for_terminal(&plan.jobs) {
        let message = format!("标准输出是终端，不能显示 {}", format.ending());
        messages.error(None, message, &["用 -o 指明文件，或用 > 转到文件"]);
        return Exit::Failed;
    }
    let (books, earlier) = match books(config, &plan.jobs) {
        Ok(opened) => opened,
        Err(error) => {
            messages.error(None, &error, &[error.hint()]);
            return Exit::Failed;
        }
    };
    if config.memory == Memory::Report {
        tell_of_earlier(earlier.as_ref(), config.report.as_deref(), &mut messages);
    }
    let work = Work {
        earlier: earlier.as_ref(),
        ..work
    };
    let teller = Teller::new(messages, books, config, total(&plan, &gathered));
    go_through(teller, &gathered, &plan, &work)
}

fn total(plan: &Plan, gathered: &Gathered) -> usize {
    plan.jobs.len() + plan.collisions.len() + gathered.refused.len()
}

fn go_through(mut teller: Teller, gathered: &Gathered, plan: &Plan, work: &Work<'_>) -> Exit {
    for refused in &gathered.refused {
        teller.refused(refused);
    }
    for collision in &plan.collisions {
        teller.collision(collision);
    }
    teller.work(&plan.jobs, work);
    teller.end()
}

fn options(config: &ConvertConfig) -> Options {
    Options {
        workers: config.workers,
        max_input: config.max_input,
        backups: config.backups,
        digests: match (&config.report, config.memory) {
            (None, Memory::None) => Digests::Skip,
            _ => Digests::Take,
        },
    }
}

/// What is written down, and what was before.
fn books(config: &ConvertConfig, jobs: &[Job]) -> Result<(Books, Option<Earlier>), ReportError> {
    let mut books = Books::default();
    let mut earlier = None;
    match (&config.report, config.memory) {
        (Some(path), Memory::Report) => {
            let (report, known) = Report::go_on(path, jobs)?;
            books.report = Some(report);
            earlier = known;
        }
        (Some(path), Memory::None | Memory::State) => {
            books.report = Some(Report::begin(path, jobs)?);
        }
        (None, _) => {}
    }
    if config.memory == Memory::State {
        let state = State::of(&config.destination);
        earlier = state.earlier();
        books.state = Some(state);
    }
    Ok((books, earlier))
}

/// Tells what `--resume` goes on from.
fn tell_of_earlier(earlier: Option<&Earlier>, report: Option<&Path>, messages: &mut Messages) {
    let (Some(earlier), Some(report)) = (earlier, report) else {
        return;
    };
    if earlier.is_torn() {
        messages.note(report, "最后一行没有写完（上次突然结束），已舍去");
    }
    let done = earlier.done();
    messages.note(report, format!("接着做：记录里有 {done} 个已经完成"));
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
