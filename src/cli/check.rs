//! `gongwen check`: inputs in; findings with their places out, and with `--fix`
//! the mended files.

use std::path::Path;

use super::args::CheckArgs;
use super::config::read_settings;
use super::messages::{Messages, Verbosity, shown};
use super::{Exit, mistyped_input, write_stdout};
use crate::batch::gather::{Gathered, gather};
use crate::batch::run::{Failure, load};
use crate::check::face::{Colours, human};
use crate::check::{self, Finding, Weight};
use crate::convert::{ConvertError, Converter, Input};
use crate::read::{ReadOptions, decoded};
use crate::template::Template;

/// Runs the command.
pub fn check(args: CheckArgs) -> Exit {
    let mut messages = Messages::to_stderr(Verbosity::Normal);
    let Gathered {
        inputs, refused, ..
    } = gather(&args.inputs, None);
    let mut exit = Exit::Done;
    for refused in &refused {
        mistyped_input(&mut messages, refused);
        exit = Exit::Failed;
    }
    let limit = args.read.max_input.0;
    let template = args.template.as_deref().unwrap_or(Template::DEFAULT);
    let template = match Template::load(template) {
        Ok(template) => template,
        Err(error) => {
            messages.convert_error(None, &ConvertError::Template(error));
            return Exit::Failed;
        }
    };
    let settings = read_settings(args.read);
    let reading = settings.read;
    let converter = match Converter::new(settings) {
        Ok((converter, _)) => converter,
        Err(error) => {
            messages.convert_error(None, &error);
            return Exit::Failed;
        }
    };
    for input in inputs {
        let name = input.name();
        let found = load(&input.origin, limit)
            .and_then(|bytes| findings((&converter, &template), reading, &name, &bytes));
        match found {
            Ok(findings) => exit = exit.max(tell(&name, &findings)),
            Err(failure) => {
                messages.failure(&name, &failure);
                exit = Exit::Failed;
            }
        }
    }
    exit
}

/// What is found in one input.
fn findings(
    (converter, template): (&Converter, &Template),
    reading: ReadOptions,
    name: &Path,
    bytes: &[u8],
) -> Result<Vec<Finding>, Failure> {
    let shown = name.to_string_lossy();
    let input = Input {
        name: &shown,
        folder: name.parent().unwrap_or(Path::new("")),
        bytes,
    };
    let (source, outline) = converter.outline(input, &mut |_| {})?;
    let decoded = decoded(bytes, reading).map_err(ConvertError::from)?;
    let rules: Vec<_> = check::all().map(|rule| (rule, rule.weight)).collect();
    let text = check::Text {
        decoded: decoded.as_deref(),
        source: &source,
        outline: &outline,
        template: Some(template),
    };
    Ok(check::check(text, &rules))
}

/// Tells the findings of one file.
fn tell(name: &Path, findings: &[Finding]) -> Exit {
    let file = shown(name);
    let told: String = findings
        .iter()
        .map(|finding| human(&file, finding, Colours::Off))
        .collect();
    let _ = write_stdout(told.as_bytes());
    let fails = |finding: &Finding| finding.weight == Weight::Mandatory;
    if findings.iter().any(fails) {
        Exit::Findings
    } else {
        Exit::Done
    }
}
