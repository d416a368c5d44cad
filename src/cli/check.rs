//! `gongwen check`: inputs in; findings with their places out. What is written
//! (`--fix`, `--annotate`), `mend` writes.

use std::path::Path;

use super::args::CheckArgs;
use super::config::read_settings;
use super::mend::{Floor, MendCall};
use super::messages::{Messages, Verbosity, shown};
use super::{Exit, mistyped_input, write_stdout, wrong_call};
use crate::batch::gather::{Gathered, gather};
use crate::batch::run::load;
use crate::check::face::{Colours, human};
use crate::check::{self, Finding, Weight};
use crate::convert::{ConvertError, Converter, Input};
use crate::read::{ReadOptions, decoded};

/// Runs the command.
pub fn check(args: CheckArgs) -> Exit {
    let mut messages = Messages::to_stderr(Verbosity::Normal);
    let call = match MendCall::resolve(args.mend, &args.inputs) {
        Ok(call) => call,
        Err(error) => return wrong_call(&error.to_string(), &[error.hint()]),
    };
    let Gathered {
        inputs, refused, ..
    } = gather(&args.inputs, call.folder());
    let mut exit = Exit::Done;
    for refused in &refused {
        mistyped_input(&mut messages, refused);
        exit = Exit::Failed;
    }
    let limit = args.read.max_input.0;
    let settings = read_settings(args.read);
    let reading = settings.read;
    let converter = match Converter::new(settings) {
        Ok((converter, _)) => converter,
        Err(error) => {
            messages.convert_error(None, &error);
            return Exit::Failed;
        }
    };
    let mut mender = call.mender(&inputs, reading);
    for input in &inputs {
        let name = input.name();
        let bytes = match load(&input.origin, limit) {
            Ok(bytes) => bytes,
            Err(failure) => {
                messages.failure(&name, &failure);
                exit = Exit::Failed;
                continue;
            }
        };
        let mut check = |bytes: &[u8]| findings(&converter, reading, &name, bytes);
        match mender.run(input, &bytes, &mut check, &mut messages) {
            Ok((findings, floor)) => exit = exit.max(tell(&name, &findings, floor)),
            Err(failure) => {
                failure.tell(&name, &mut messages);
                exit = Exit::Failed;
            }
        }
    }
    exit
}

/// What is found in one input.
fn findings(
    converter: &Converter,
    reading: ReadOptions,
    name: &Path,
    bytes: &[u8],
) -> Result<Vec<Finding>, ConvertError> {
    let shown = name.to_string_lossy();
    let input = Input {
        name: &shown,
        folder: name.parent().unwrap_or(Path::new("")),
        bytes,
    };
    let (source, outline) = converter.outline(input, &mut |_| {})?;
    let decoded = decoded(bytes, reading)?;
    let rules: Vec<_> = check::all().map(|rule| (rule, rule.weight)).collect();
    let text = check::Text {
        decoded: decoded.as_deref(),
        source: &source,
        outline: &outline,
    };
    Ok(check::check(text, &rules))
}

/// Tells the findings of one file, unless something else has the floor.
fn tell(name: &Path, findings: &[Finding], floor: Floor) -> Exit {
    let file = shown(name);
    let told: String = findings
        .iter()
        .map(|finding| human(&file, finding, Colours::Off))
        .collect();
    if floor == Floor::Free {
        let _ = write_stdout(told.as_bytes());
    }
    let fails = |finding: &Finding| finding.weight == Weight::Mandatory;
    if findings.iter().any(fails) {
        Exit::Findings
    } else {
        Exit::Done
    }
}
