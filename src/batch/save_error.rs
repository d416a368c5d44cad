//! Why an output is not in its place: the places and causes in, the message and
//! what to do out.

use std::io;
use std::path::PathBuf;

use crate::diagnostic::system_cause;

/// Why an output is not in its place. The messages are Chinese.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// There is a folder of that name.
    #[error("{path} 是一个文件夹，不能写成文件", path = .path.display())]
    Folder {
        /// The place.
        path: PathBuf,
    },
    /// What stands there is marked read-only.
    #[error("{path} 是只读文件，没有改动它", path = .path.display())]
    ReadOnly {
        /// The place.
        path: PathBuf,
    },
    /// A link stands there that leads to nothing, perhaps to a disk that is not here just now.
    #[error("{path} 是一个链接，而它指向的文件不在，没有写出", path = .path.display())]
    Link {
        /// The place.
        path: PathBuf,
    },
    /// No file can bear its name.
    #[error("{path} 的名字太长，或有系统不允许的字符，没有写出", path = .path.display())]
    Name {
        /// The place.
        path: PathBuf,
    },
    /// The folder cannot be made.
    #[error("无法建立文件夹 {path}：{why}", path = .path.display(), why = system_cause(.cause))]
    Parent {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// It cannot be written.
    #[error("无法写入 {path}：{why}", path = .path.display(), why = system_cause(.cause))]
    Write {
        /// The place.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// It is written, but cannot take its place.
    #[error("无法替换 {path}：{why}；它可能正在 Word 或 WPS 中打开", path = .path.display(), why = system_cause(.cause))]
    Replace {
        /// The place.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// What stands there cannot be kept.
    #[error("无法为 {path} 留备份：{why}", path = .path.display(), why = system_cause(.cause))]
    Backup {
        /// The place.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
}

impl SaveError {
    /// What the user can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Folder { .. } => {
                "-o 换一个文件名；要写进文件夹，就不要带 .docx、.pdf、.ofd、.md 结尾"
            }
            Self::ReadOnly { .. } => "取消它的只读属性，或用 -o 另换一个位置",
            Self::Link { .. } => "先让链接指到有的文件，或删去它；也可以用 -o 另换一个位置",
            Self::Name { .. } => "-o 换一个短一些的文件名",
            Self::Parent { .. } | Self::Write { .. } => {
                "检查文件夹的写权限和磁盘空间，或用 -o 另换一个位置"
            }
            Self::Replace { .. } => "请先关闭它，或用 -o 另换一个文件名；原有文件没有改动",
            Self::Backup { .. } => "原有文件没有改动；确实不要它时可以加 --force",
        }
    }
}
