//! The command line from the outside: calls and files in; messages word for
//! word, exit codes and the files that are there afterwards out.

mod calls;
mod check;
mod folders;
mod inputs;
mod mend;
mod outputs;
mod own_templates;
mod pipe;
mod records;
mod remembered;
mod running;
mod shell;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;

/// A report small enough to be fast, with nothing to warn of.
pub const TEXT: &str = "关于试点工作的报告\n\n　　试点工作按计划完成。\n一、基本情况\n　　共有三个试点。\n二、下步打算\n　　继续推进。\n";

/// A folder that a test has to itself and calls the program in.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// What a call came to.
pub struct Call {
    pub code: i32,
    pub out: Vec<u8>,
    pub err: String,
}

impl Desk {
    pub fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, bytes) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
        Self { folder }
    }

    /// A desk with [`TEXT`] as `a.txt`.
    pub fn with_text() -> Self {
        Self::new(&[("a.txt", TEXT.as_bytes())])
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).expect("UTF-8")
    }

    pub fn command(&self) -> Command {
        let mut command = Command::cargo_bin("gongwen").expect("the program is built");
        command.current_dir(self.folder.path());
        for name in [
            "SOURCE_DATE_EPOCH",
            "NO_COLOR",
            "CLICOLOR",
            "CLICOLOR_FORCE",
            "COLUMNS",
        ] {
            command.env_remove(name);
        }
        command
    }

    /// Calls the program with the words of `line`.
    pub fn call(&self, line: &str) -> Call {
        self.command().args(line.split_whitespace()).output().into()
    }

    pub fn call_with(&self, line: &str, stdin: &[u8]) -> Call {
        let mut command = self.command();
        command.args(line.split_whitespace()).write_stdin(stdin);
        command.output().into()
    }

    /// Every file, by its path from here.
    pub fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        list(self.folder.path(), "", &mut files);
        files.sort();
        files
    }
}

/// A folder of folders, with one file that cannot be converted.
fn archive() -> Desk {
    Desk::new(&[
        ("in/a.txt", TEXT.as_bytes()),
        ("in/x/b.txt", TEXT.as_bytes()),
        ("in/x/y/c.md", TEXT.as_bytes()),
        ("in/x/bad.txt", b""),
        ("in/.hidden/h.txt", TEXT.as_bytes()),
    ])
}

fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), files);
        } else {
            files.push(name);
        }
    }
}

impl From<std::io::Result<Output>> for Call {
    fn from(output: std::io::Result<Output>) -> Self {
        let output = output.expect("the program runs");
        Self {
            code: output.status.code().expect("it ends by itself"),
            out: output.stdout,
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }
}

impl Call {
    /// Holds that the call failed, with these words on standard error and none
    /// on standard output.
    #[track_caller]
    pub fn fails_with(&self, err: &str) {
        assert_eq!(self.err, err);
        assert_eq!((self.code, self.out.as_slice()), (2, &b""[..]));
    }

    /// Holds that the call was done, with these words on standard error.
    #[track_caller]
    pub fn does_with(&self, err: &str) {
        assert_eq!((self.code, self.err.as_str()), (0, err));
    }

    pub fn out(&self) -> &str {
        std::str::from_utf8(&self.out).expect("UTF-8")
    }
}
