//! `gongwen convert`: the configuration in; files, messages and an exit code out.

use std::fmt::Display;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use super::Exit;
use super::config::{ConvertConfig, Memory, Until};
use super::messages::Messages;
use super::report::{Report, ReportError};
use super::state::State;
use super::teller::{Books, Teller};
use super::watch::{Known, rounds};
use crate::batch::earlier::Earlier;
use crate::batch::gather::{LeftOut, Refused, gather};
use crate::batch::ledger::Ledger;
use crate::batch::own::unlike_ours;
use crate::batch::plan::{Destination, Job, Plan, PlanError, Target, plan};
use crate::batch::run::{Digests, Options, Work};
use crate::batch::stop::STOP;
use crate::batch::watch::{WatchError, Watcher};
use crate::convert::{Converter, OutputFormat};

/// Runs the command.
pub fn convert(config: &ConvertConfig) -> Exit {
    let mut messages = Messages::to_stderr(config.verbosity);
    match started(config, &mut messages) {
        Err(exit) => exit,
        // Of a single input there is nothing to be left undone: an interrupt ends it.
        Ok(start) if start.watcher.is_none() && start.found.plan.jobs.len() < 2 => {
            gone_through(config, messages, start)
        }
        Ok(start) => STOP.heard_by(|| gone_through(config, messages, start)),
    }
}

/// What is there when the first input can be converted.
struct Start {
    watcher: Option<Watcher>,
    converter: Converter,
    found: Found,
    books: Books,
    earlier: Option<Earlier>,
    ledger: Ledger,
}

/// What was named, and what is to be done about it.
pub struct Found {
    /// The outputs of each input.
    pub plan: Plan,
    refused: Vec<Refused>,
    /// What was left out for its name alone.
    pub beside: Vec<PathBuf>,
}

fn started(config: &ConvertConfig, messages: &mut Messages) -> Result<Start, Exit> {
    let (converter, notes) = Converter::new(config.settings.clone()).map_err(|error| {
        messages.convert_error(None, &error);
        Exit::Failed
    })?;
    for note in &notes {
        messages.diagnostic(None, note);
    }
    // Before anything is looked at, so that no change is missed.
    let watcher = watcher(config).map_err(|error| failed(messages, &error, &[]))?;
    let ledger = remembered(config).map_err(|error| failed(messages, &error, &[error.hint()]))?;
    let found = find(config, &ledger).map_err(|error| failed(messages, &error, &[error.hint()]))?;
    if let Some(format) = binary_for_terminal(&found.plan.jobs) {
        let message = format!("标准输出是终端，不能显示 {}", format.ending());
        return Err(failed(
            messages,
            &message,
            &["用 -o 指明文件，或用 > 转到文件"],
        ));
    }
    let (books, earlier) = books(config, &found.plan.jobs)
        .map_err(|error| failed(messages, &error, &[error.hint()]))?;
    if config.memory == Memory::Report {
        tell_of_earlier(earlier.as_ref(), config.report.as_deref(), messages);
    }
    Ok(Start {
        watcher,
        converter,
        found,
        books,
        earlier,
        ledger,
    })
}

/// The Markdown that earlier runs wrote, as far as this one is told of them.
///
/// # Errors
/// Where something else stands in the place of what they wrote down.
fn remembered(config: &ConvertConfig) -> Result<Ledger, ReportError> {
    let earlier = match (config.memory, &config.report) {
        (Memory::State, _) => State::of(&config.destination)?.earlier(),
        (Memory::Report, Some(report)) => Report::earlier(report),
        (Memory::Report | Memory::None, _) => None,
    };
    Ok(earlier.map_or_else(Ledger::default, |mut it| it.take_ledger()))
}

fn failed(messages: &mut Messages, error: &dyn Display, hints: &[&str]) -> Exit {
    messages.error(None, error, hints);
    Exit::Failed
}

fn watcher(config: &ConvertConfig) -> Result<Option<Watcher>, WatchError> {
    match config.until {
        Until::Done => Ok(None),
        Until::Interrupted => Watcher::over(&config.inputs).map(Some),
    }
}

fn work<'a>(
    config: &ConvertConfig,
    converter: &'a Converter,
    earlier: Option<&'a Earlier>,
    ledger: &'a Ledger,
) -> Work<'a> {
    Work {
        options: options(config),
        conversion: converter,
        earlier,
        ledger,
        stop: &STOP,
    }
}

/// Finds the inputs and gives them their outputs.
///
/// # Errors
/// Where the wishes cannot be met.
pub fn find(config: &ConvertConfig, ledger: &Ledger) -> Result<Found, PlanError> {
    let gathered = gather(
        &config.inputs,
        LeftOut {
            output: output_folder(&config.destination),
            ledger: Some(ledger),
        },
    );
    Ok(Found {
        plan: plan(
            gathered.inputs,
            config.formats.as_deref(),
            &config.destination,
        )?,
        refused: gathered.refused,
        beside: gathered.beside,
    })
}

fn gone_through(config: &ConvertConfig, messages: Messages, start: Start) -> Exit {
    let Found {
        plan,
        refused,
        beside,
    } = start.found;
    let work = work(
        config,
        &start.converter,
        start.earlier.as_ref(),
        &start.ledger,
    );
    let left_out = unlike_ours(beside.clone(), &plan.jobs, work);
    let total = plan.jobs.len() + plan.collisions.len() + refused.len() + left_out.len();
    let mut teller = Teller::new(messages, start.books, config, total);
    teller.left_out(&left_out);
    for refused in &refused {
        teller.refused(refused);
    }
    for collision in &plan.collisions {
        teller.collision(collision);
    }
    teller.work(&plan.jobs, &work);
    // The file that it reads is about to be replaced.
    drop(start.earlier);
    let Some(mut watcher) = start.watcher else {
        return teller.end();
    };
    // What is missing altogether has no folder that could be watched for it.
    if refused.len() == config.inputs.len() && config.inputs.iter().all(|it| !it.exists()) {
        return teller.end();
    }
    teller.end_round();
    let known = Known::of(config, &plan, beside);
    rounds(config, &mut watcher, known, &start.ledger, &mut teller);
    if teller.is_unheard() {
        return teller.end();
    }
    teller.end().max(Exit::Interrupted)
}

/// What holds for every input.
pub fn options(config: &ConvertConfig) -> Options {
    Options {
        workers: config.workers,
        max_input: config.max_input,
        backups: config.backups,
        digests: match (&config.report, config.memory, config.until) {
            (None, Memory::None, Until::Done) => Digests::Skip,
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
        let state = State::of(&config.destination)?;
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
    messages.note(
        report,
        format!("接着做：记录里有 {done} 个已经完成，其中没有变化的不再做"),
    );
}

/// The folder that outputs go to, if there is one.
pub fn output_folder(destination: &Destination) -> Option<&Path> {
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
