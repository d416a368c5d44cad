//! What the program has to tell its user: a coded finding with a place, the
//! message, and what to do about it.
//!
//! In: nothing. Out: plain data. It does not print; the command line renders it.

use std::io::{Error, ErrorKind};

use crate::document::Place;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; changes nothing, not even under `--strict`.
    Note,
    /// Something the user should look at; fails the call under `--strict`.
    Warning,
    /// The input cannot be converted.
    Error,
}

/// One finding about one input.
///
/// `code` is stable, lower-case English with hyphens (`missing-glyph`);
/// `message` and `hints` are Chinese, without a trailing full stop.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Stable machine name.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is, if it is anywhere in particular.
    pub place: Option<Place>,
    /// What was found.
    pub message: String,
    /// What the user can do, one action an entry.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// A finding without hints or a place.
    pub fn new(code: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            place: None,
            message: message.into(),
            hints: Vec::new(),
        }
    }

    /// A note: see [`Severity::Note`].
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Note, message)
    }

    /// A warning: see [`Severity::Warning`].
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message)
    }

    /// An error: see [`Severity::Error`].
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// The same finding, at `place`.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same finding with one more thing to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// What the system says of a file, in Chinese where it is something users
/// meet; else in the system's own words.
pub fn system_cause(error: &Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "文件或文件夹不存在",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已经有同名的文件或文件夹",
        ErrorKind::IsADirectory => "这是文件夹，不是文件",
        ErrorKind::NotADirectory => "路径中有一段是文件，不是文件夹",
        ErrorKind::StorageFull => "磁盘已满",
        ErrorKind::QuotaExceeded => "超出了磁盘配额",
        ErrorKind::ReadOnlyFilesystem => "这个磁盘是只读的",
        ErrorKind::FileTooLarge => "文件太大",
        ErrorKind::InvalidFilename => "文件名太长，或有系统不允许的字符",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "正被别的程序使用",
        ErrorKind::TimedOut => "等候超时",
        ErrorKind::BrokenPipe => "接收的一方已经关闭",
        ErrorKind::OutOfMemory => "内存不足",
        _ => return error.to_string(),
    };
    known.to_owned()
}
