//! What became of a record in, its line of JSON out, by `docs/pipe.schema.json`.
//!
//! Outputs that go to files are put in their places first.

use std::collections::BTreeMap;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::batch::ledger::Ledger;
use crate::batch::save::{Backups, Draft, SaveError, Saved, save};
use crate::cli::teller::kept;
use crate::convert::{ConvertError, Converted, Digest, Output, OutputFormat};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Place;
use crate::read::ReadError;

/// What became of a record.
pub struct Answer {
    id: Option<Box<RawValue>>,
    result: Result<Done, Diagnostic>,
}

struct Done {
    outputs: Vec<Made>,
    pages: Option<usize>,
    diagnostics: Vec<Diagnostic>,
}

/// One output, ready to go where it goes.
struct Made {
    format: OutputFormat,
    body: Body,
}

enum Body {
    /// Into the answer.
    Base64(String),
    /// To this file.
    ToFile(PathBuf, Vec<u8>),
    /// In its place.
    InFile(Filed),
}

#[derive(Clone, Serialize)]
struct Filed {
    path: String,
    sha256: String,
    bytes: usize,
}

impl Answer {
    /// Of a record that gave no outputs.
    pub fn refused(id: Option<&RawValue>, why: Diagnostic) -> Self {
        Self {
            id: id.map(ToOwned::to_owned),
            result: Err(why),
        }
    }

    /// Of a record that was converted, its outputs bound for `files`, where
    /// there are any.
    pub fn done(id: Option<&RawValue>, converted: Converted, files: Option<Vec<PathBuf>>) -> Self {
        let outputs = converted.outputs.into_iter();
        let outputs = match files {
            None => outputs.map(inline).collect(),
            Some(files) => outputs.zip(files).map(to_file).collect(),
        };
        Self {
            id: id.map(ToOwned::to_owned),
            result: Ok(Done {
                outputs,
                pages: converted.pages,
                diagnostics: converted.diagnostics,
            }),
        }
    }

    /// Puts outputs that go to files in their places, and gives the line of
    /// JSON, with its line feed.
    pub fn put_out(mut self, backups: Backups, ledger: &Ledger) -> Vec<u8> {
        let placed = self.result.and_then(|done| placed(done, backups, ledger));
        self.result = placed;
        let mut line = serde_json::to_vec(&Line::of(&self)).expect("plain data has no fault");
        line.push(b'\n');
        line
    }
}

fn inline(output: Output) -> Made {
    Made {
        format: output.format,
        body: Body::Base64(STANDARD.encode(output.bytes)),
    }
}

fn to_file((output, path): (Output, PathBuf)) -> Made {
    Made {
        format: output.format,
        body: Body::ToFile(path, output.bytes),
    }
}

fn placed(mut done: Done, backups: Backups, ledger: &Ledger) -> Result<Done, Diagnostic> {
    let drafts = done.outputs.iter().filter_map(|made| match &made.body {
        Body::ToFile(path, bytes) => Some(Draft {
            path,
            format: Some(made.format),
            bytes,
        }),
        Body::Base64(_) | Body::InFile(_) => None,
    });
    let drafts: Vec<Draft<'_>> = drafts.collect();
    if drafts.is_empty() {
        return Ok(done);
    }
    let filed: Vec<Filed> = drafts.iter().map(filed).collect();
    let saved = save(&drafts, backups, ledger).map_err(|error| not_saved(&error))?;
    for ((made, filed), saved) in done.outputs.iter_mut().zip(filed).zip(&saved) {
        made.body = Body::InFile(filed);
        done.diagnostics.extend(kept_note(made.format, saved));
    }
    Ok(done)
}

fn filed(draft: &Draft<'_>) -> Filed {
    Filed {
        path: draft.path.to_string_lossy().into_owned(),
        sha256: Digest::of(draft.bytes).to_string(),
        bytes: draft.bytes.len(),
    }
}

fn kept_note(format: OutputFormat, saved: &Saved) -> Option<Diagnostic> {
    let backup = saved.backup.as_deref()?;
    let message = kept(format, &saved.path, backup);
    Some(Diagnostic::note("kept-backup", message))
}

/// The hints of a call are about `-o`, which is `out` here; whether files are
/// kept is a matter of the call of this command.
fn not_saved(error: &SaveError) -> Diagnostic {
    let hint = error.hint().replace("-o", "out");
    let hint = hint.replace("可以加 --force", "可以用 gongwen pipe --force");
    Diagnostic::error("not-written", error.to_string()).hint(hint)
}

/// Why an input could not be converted.
pub fn not_converted(error: &ConvertError) -> Diagnostic {
    let code = match error {
        ConvertError::Read(ReadError::Empty) => "empty",
        ConvertError::Read(ReadError::FrontMatter { .. }) | ConvertError::Given(_) => {
            "wrong-element"
        }
        ConvertError::Read(_) => "not-readable",
        ConvertError::Template(_) => "wrong-template",
        ConvertError::Font(_) => "wrong-fonts",
        ConvertError::Picture { .. } => "wrong-picture",
        ConvertError::Write(_) => "not-made",
    };
    Diagnostic::error(code, error.to_string())
}

#[derive(Serialize)]
struct Line<'a> {
    id: Option<&'a RawValue>,
    outputs: BTreeMap<&'static str, Put<'a>>,
    pages: Option<usize>,
    warnings: Vec<Warning<'a>>,
    error: Option<Fault<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Put<'a> {
    Inline { base64: &'a str },
    File(&'a Filed),
}

#[derive(Serialize)]
struct Warning<'a> {
    code: &'a str,
    severity: &'a str,
    #[serde(flatten)]
    at: At<'a>,
    message: &'a str,
    hints: Vec<String>,
}

/// A text has lines and columns; a Word file has none.
#[derive(Default, Serialize)]
struct At<'a> {
    line: Option<u32>,
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    character: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
}

#[derive(Serialize)]
struct Fault<'a> {
    code: &'a str,
    message: &'a str,
    hints: Vec<String>,
}

impl<'a> Line<'a> {
    fn of(answer: &'a Answer) -> Self {
        let done = answer.result.as_ref().ok();
        let outputs = done.map(|done| done.outputs.as_slice()).unwrap_or_default();
        let told = done
            .map(|done| done.diagnostics.as_slice())
            .unwrap_or_default();
        Self {
            id: answer.id.as_deref(),
            outputs: outputs.iter().filter_map(put).collect(),
            pages: done.and_then(|done| done.pages),
            warnings: told.iter().map(warning).collect(),
            error: answer.result.as_ref().err().map(|why| Fault {
                code: why.code,
                message: &why.message,
                hints: hints(why),
            }),
        }
    }
}

/// What hints say of the options that a record has keys for, said of the keys.
fn hints(told: &Diagnostic) -> Vec<String> {
    const KEYS: [(&str, &str); 7] = [
        ("在命令行加", "在记录里加"),
        ("--title", "title"),
        ("--set", "set"),
        ("--template", "template"),
        ("--encoding", "encoding"),
        ("--from", "format"),
        ("--split-items", "split_items"),
    ];
    let of_record = |hint: &String| {
        let replaced = |hint: String, (option, key): &(&str, &str)| hint.replace(option, key);
        KEYS.iter().fold(hint.clone(), replaced)
    };
    told.hints.iter().map(of_record).collect()
}

fn put(made: &Made) -> Option<(&'static str, Put<'_>)> {
    let put = match &made.body {
        Body::Base64(base64) => Put::Inline { base64 },
        Body::InFile(filed) => Put::File(filed),
        Body::ToFile(..) => return None,
    };
    Some((made.format.ending(), put))
}

fn warning(told: &Diagnostic) -> Warning<'_> {
    Warning {
        code: told.code,
        severity: match told.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        at: told.place.as_ref().map(at).unwrap_or_default(),
        message: &told.message,
        hints: hints(told),
    }
}

fn at(place: &Place) -> At<'_> {
    match place {
        Place::Text { line, column, .. } => At {
            line: Some(*line),
            column: Some(*column),
            ..At::default()
        },
        Place::Docx {
            paragraph,
            character,
            ..
        } => At {
            paragraph: Some(*paragraph),
            character: Some(*character),
            ..At::default()
        },
        Place::Given { key } => At {
            key: Some(key),
            ..At::default()
        },
    }
}
