//! What became of one input, as one line of JSON: for the report, and for a
//! later run that wants to know what need not be done again.
//!
//! docs/batches.md tells the fields. No file is looked at here.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::run::{Ended, Record, WrittenOutput, WrittenPlace};
use crate::convert::{Basis, Digest, NamedBy};
use crate::diagnostic::{Diagnostic, Severity};

/// What every line begins with.
pub const LINE_START: &str = "{\"input\":";

/// What became of one input.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Line {
    /// Its path, as [`path_text`] writes it.
    pub input: String,
    /// The digest of its bytes.
    #[serde(default)]
    pub sha256: Option<Digest>,
    /// Its outputs.
    #[serde(default)]
    pub outputs: Vec<OutputLine>,
    /// How many pages it has, where they had to be laid out.
    #[serde(default)]
    pub pages: Option<usize>,
    /// What was warned of.
    #[serde(default)]
    pub warnings: Vec<WarningLine>,
    /// How long it took, from reading it to its outputs being in place.
    #[serde(default)]
    pub milliseconds: Option<u64>,
    /// Whether nothing was to be done.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unchanged: bool,
    /// Why it was passed over: it is taken for the output of another input.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skipped: Option<String>,
    /// Why there are no outputs.
    #[serde(default)]
    pub error: Option<String>,
    /// What the outputs come from besides its bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<BasisLine>,
}

/// One output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputLine {
    /// Its path; `None` on standard output.
    pub path: Option<String>,
    /// Its format.
    pub format: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// Their digest.
    pub sha256: Option<Digest>,
    /// Where what stood there before was put, if it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup: Option<String>,
}

/// One warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarningLine {
    /// Its code.
    pub code: String,
    /// The line of the input, where it is about one.
    pub line: Option<u32>,
    /// The message.
    pub message: String,
}

/// [`Basis`], as digests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasisLine {
    /// Stands for the program, its settings, the template and the faces.
    pub setup: Digest,
    /// The template that the input asked for.
    pub template: Option<String>,
    /// The files that were named.
    pub referred: Vec<ReferredLine>,
}

/// One file that was named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferredLine {
    /// Its path as it was written.
    pub path: String,
    /// Who wrote it.
    pub by: NamedBy,
    /// The digest of what stood in it; `None` where it could not be used.
    pub sha256: Option<Digest>,
}

impl Line {
    /// That of an input which could not be converted, or was not begun.
    pub fn refused(input: &Path, why: &dyn std::fmt::Display) -> Self {
        Self {
            input: path_text(input),
            error: Some(why.to_string()),
            ..Self::default()
        }
    }

    /// That of a file which is taken for the output of an input.
    pub fn skipped(file: &Path, why: &str) -> Self {
        Self {
            input: path_text(file),
            skipped: Some(why.to_owned()),
            ..Self::default()
        }
    }

    /// That of an input which was worked on.
    pub fn of(record: &Record) -> Self {
        let line = Self {
            input: path_text(&record.input.name()),
            sha256: record.sha256,
            milliseconds: Some(u64::try_from(record.time.as_millis()).unwrap_or(u64::MAX)),
            ..Self::default()
        };
        match &record.result {
            Err(failure) => Self {
                error: Some(failure.to_string()),
                ..line
            },
            Ok(Ended::Unchanged(known)) => Self {
                unchanged: true,
                milliseconds: line.milliseconds,
                ..Self::clone(known)
            },
            Ok(Ended::Done(done)) => Self {
                outputs: done.outputs.iter().map(output).collect(),
                pages: done.pages,
                warnings: done.diagnostics.iter().filter_map(warning).collect(),
                basis: done.basis.clone(),
                ..line
            },
        }
    }

    /// As it stands in a file, with its line feed.
    pub fn to_json(&self) -> Vec<u8> {
        let mut text = serde_json::to_vec(self).expect("strings and numbers are JSON");
        text.push(b'\n');
        text
    }

    /// Whether it tells of outputs that were made.
    pub fn is_done(&self) -> bool {
        self.error.is_none() && self.skipped.is_none()
    }
}

impl BasisLine {
    /// `basis` with all that it names as digests.
    pub(super) fn of(setup: Digest, basis: &Basis) -> Self {
        let referred = basis.referred.iter().map(|file| ReferredLine {
            path: file.path.clone(),
            by: file.by,
            sha256: file.bytes.as_deref().map(Digest::of),
        });
        Self {
            setup,
            template: basis.template.clone(),
            referred: referred.collect(),
        }
    }
}

fn output(output: &WrittenOutput) -> OutputLine {
    let saved = match &output.place {
        WrittenPlace::File(saved) => Some(saved),
        WrittenPlace::Stdout(_) => None,
    };
    let backup = saved.and_then(|saved| saved.backup.as_deref());
    OutputLine {
        path: saved.map(|saved| path_text(&saved.path)),
        backup: backup.map(path_text),
        format: output.format.ending().to_owned(),
        bytes: output.bytes,
        sha256: output.sha256,
    }
}

fn warning(diagnostic: &Diagnostic) -> Option<WarningLine> {
    (diagnostic.severity >= Severity::Warning).then(|| WarningLine {
        code: diagnostic.code.to_owned(),
        line: diagnostic
            .place
            .as_ref()
            .and_then(crate::document::Place::line),
        message: diagnostic.message.clone(),
    })
}

/// How a path stands in a line. JSON holds UTF-8 only: a byte that is none is
/// written as U+0000, which no path has, and two hexadecimal digits. So two files
/// never share a name.
pub fn path_text(path: &Path) -> String {
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let _ = write!(text, "\0{byte:02x}");
        }
    }
    text
}

/// The path that stands so in a line; `None` where none does.
pub fn path_of(text: &str) -> Option<PathBuf> {
    let mut parts = text.split('\0');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (byte, rest) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(byte, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    Some(system_path(bytes))
}

#[cfg(unix)]
fn system_path(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    std::ffi::OsString::from_vec(bytes).into()
}

/// A name that is no Unicode is then one that no file has.
#[cfg(not(unix))]
fn system_path(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_is_written_and_read_back_byte_for_byte() {
        let path = system_path(b"in/\xff\xe4\xb8\xad\xfe.txt".to_vec());
        let text = path_text(&path);
        assert_eq!(text, "in/\0ff中\0fe.txt");
        assert_eq!(path_of(&text), Some(path));
        assert_eq!(path_of("中.txt"), Some("中.txt".into()));
        assert_eq!(path_of("a\0中"), None);
    }
}
