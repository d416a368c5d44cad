//! What is wrong with a template, said in Chinese with file, line and column.
//!
//! In: places and messages of the reading modules. Out: [`TemplateError`]. It
//! reads nothing itself.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::rc::Rc;

use crate::diagnostic::system_cause;

/// A place in a template's file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    /// The file as messages name it.
    pub file: Rc<str>,
    /// Counted from 1.
    pub line: u32,
    /// In characters, counted from 1.
    pub column: u32,
}

impl At {
    /// The fault of saying `message` about this place.
    pub fn fault(&self, message: impl Into<String>) -> Fault {
        Fault {
            file: self.file.to_string(),
            line: self.line,
            column: self.column,
            message: message.into(),
        }
    }
}

/// One thing that is wrong in a template's file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, as it was named.
    pub file: String,
    /// Counted from 1.
    pub line: u32,
    /// In characters, counted from 1.
    pub column: u32,
    /// What was found and what would be right, in Chinese.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            message,
        } = self;
        write!(f, "{file}:{line}:{column}: {message}")
    }
}

/// A template cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// Neither a bundled template nor a file has this name.
    #[error("没有叫“{name}”的模板，也没有这个文件；{hint}")]
    NotFound {
        /// The name that was asked for.
        name: String,
        /// What there is instead, in Chinese.
        hint: String,
    },
    /// The template's file cannot be read.
    #[error("模板文件 {path} 无法读取：{reason}", path = .path.display(), reason = reason(.cause))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// A text names a file that is not in its folder.
    #[error("模板“{}”不在文稿所在的文件夹里，为安全起见不打开；{OUTSIDE_HINT}", .0.display())]
    Outside(PathBuf),
    /// The template's file is not as a template has to be; one line a fault,
    /// in the order of the file.
    #[error("{}", lines(.0))]
    Wrong(Vec<Fault>),
}

/// What to do about a template outside a text's folder.
pub(super) const OUTSIDE_HINT: &str =
    "请把它放到文稿的文件夹里，或者在命令行用 --template 给出模板";

/// Why a file cannot be read, and what to do, in Chinese where the reason is
/// one that clerks meet.
pub(super) fn reason(cause: &io::Error) -> String {
    match cause.kind() {
        io::ErrorKind::IsADirectory => "这是文件夹；写到文件".to_owned(),
        io::ErrorKind::PermissionDenied => "没有读它的权限；改权限，或换一个文件".to_owned(),
        io::ErrorKind::InvalidData => "不是 UTF-8 编码的文字；用编辑器另存为 UTF-8".to_owned(),
        io::ErrorKind::FileTooLarge => "超过 1 MB，不会是模板；换一个文件".to_owned(),
        io::ErrorKind::Unsupported => "不是普通文件；先把模板存成文件".to_owned(),
        _ => system_cause(cause),
    }
}

/// The faults, one a line.
fn lines(faults: &[Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(Fault::to_string).collect();
    lines.join("\n")
}

impl From<Fault> for TemplateError {
    fn from(fault: Fault) -> Self {
        Self::Wrong(vec![fault])
    }
}
