//! What the user named in, the inputs it stands for out: folders are walked,
//! and what is named twice is taken once.
//!
//! It looks at names and kinds of files; what they hold it leaves to `own`.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::backup::is_backup;
use super::ledger::Ledger;
use super::own::{is_known, without_own};
use crate::diagnostic::system_cause;

/// Where the bytes of an input come from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// One input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Where its bytes come from.
    pub origin: Origin,
    /// The folders between the one that was named and the file, which are kept
    /// under an output folder; `None` for what was named itself.
    pub tree: Option<PathBuf>,
}

impl Input {
    /// The file, unless the input is standard input.
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::Stdin => None,
            Origin::File(path) => Some(path),
        }
    }

    /// The file, if it was found in a folder.
    pub(super) fn found_path(&self) -> Option<&Path> {
        self.tree.as_ref().and(self.path())
    }
}

/// Why something that was named gives no input.
#[derive(Debug, thiserror::Error)]
pub enum GatherError {
    /// Nothing of that name.
    #[error("文件不存在")]
    Missing,
    /// A folder in which nothing can be converted.
    #[error(
        "文件夹中没有可以转换的文件（.txt、.md 和 .docx；隐藏文件、.gitignore 排除的文件和本程序自己写出的不算）"
    )]
    EmptyFolder,
    /// The system does not let us look.
    #[error("无法查看：{}", system_cause(.0))]
    System(#[from] io::Error),
    /// The system does not let us look at a folder inside a folder.
    #[error("无法查看：{}", walk_cause(.0))]
    Walk(#[from] ignore::Error),
    /// A link in a folder that leads nowhere.
    #[error("链接所指的文件不存在")]
    Dangling,
}

/// What was named and cannot be used.
#[derive(Debug)]
pub struct Refused {
    /// As the user wrote it, or the file in a folder that was named.
    pub named: PathBuf,
    /// Why.
    pub error: GatherError,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The inputs: in the order named, those of a folder by name.
    pub inputs: Vec<Input>,
    /// What cannot be used.
    pub refused: Vec<Refused>,
    /// Files of folders left out for their names alone: they stand beside a
    /// text as its outputs would.
    pub beside: Vec<PathBuf>,
}

/// What is no input where it is found in a folder.
#[derive(Debug, Clone, Copy, Default)]
pub struct LeftOut<'a> {
    /// The folder the outputs go to, with all that is in it.
    pub output: Option<&'a Path>,
    /// Markdown that this program is remembered to have written.
    pub ledger: Option<&'a Ledger>,
}

/// Finds the inputs that `named` stand for.
pub fn gather(named: &[PathBuf], left_out: LeftOut<'_>) -> Gathered {
    let mut gathered = Gathered::default();
    for name in named {
        if let Err(error) = gather_one(name, left_out, &mut gathered) {
            gathered.refused.push(Refused {
                named: name.clone(),
                error,
            });
        }
    }
    let mut seen = BTreeSet::new();
    gathered.inputs.retain(|input| seen.insert(identity(input)));
    gathered
}

/// What was met on the way through a folder.
pub fn walk_cause(error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithDepth { err, .. }
        | ignore::Error::WithLineNumber { err, .. }
        | ignore::Error::WithPath { err, .. } => walk_cause(err),
        ignore::Error::Io(error) => system_cause(error),
        error => error.to_string(),
    }
}

/// Where it was met.
fn walk_place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            walk_place(err)
        }
        ignore::Error::WithPath { path, .. } => Some(path),
        _ => None,
    }
}

fn gather_one(
    name: &Path,
    left_out: LeftOut<'_>,
    gathered: &mut Gathered,
) -> Result<(), GatherError> {
    if name == "-" {
        gathered.inputs.push(Input {
            origin: Origin::Stdin,
            tree: None,
        });
        return Ok(());
    }
    let kind = fs::metadata(name).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => GatherError::Missing,
        _ => GatherError::System(error),
    })?;
    if kind.is_dir() {
        return walk(name, left_out, gathered);
    }
    gathered.inputs.push(Input {
        origin: Origin::File(name.to_owned()),
        tree: None,
    });
    Ok(())
}

/// One file is one input however it is named; two ways to one file on a
/// case-folding path are told apart by the system. A link has a name, and so
/// outputs, of its own: only the way to it is followed.
fn identity(input: &Input) -> Origin {
    let Origin::File(path) = &input.origin else {
        return Origin::Stdin;
    };
    let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    let found = match (is_link, path.file_name()) {
        (true, Some(name)) => {
            let parent = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            fs::canonicalize(parent.unwrap_or(Path::new("."))).map(|folder| folder.join(name))
        }
        _ => fs::canonicalize(path),
    };
    Origin::File(found.unwrap_or_else(|_| path.clone()))
}

fn walk(folder: &Path, left_out: LeftOut<'_>, gathered: &mut Gathered) -> Result<(), GatherError> {
    let output = left_out.output.and_then(|path| fs::canonicalize(path).ok());
    let walker = WalkBuilder::new(folder)
        .sort_by_file_name(OsStr::cmp)
        .filter_entry(move |entry| entry.depth() == 0 || !is_same(entry.path(), output.as_deref()))
        .build();
    let refused = gathered.refused.len();
    let mut found = Vec::new();
    for entry in walker {
        match entry {
            Ok(entry) if is_input(entry.path()) => found.push(entry.into_path()),
            Ok(entry) if is_dangling(entry.path()) => gathered.refused.push(Refused {
                named: entry.into_path(),
                error: GatherError::Dangling,
            }),
            Ok(_) => {}
            Err(error) => gathered.refused.push(Refused {
                named: walk_place(&error).unwrap_or(folder).to_owned(),
                error: error.into(),
            }),
        }
    }
    // The text that it came from may have gone.
    found.retain(|path| !is_known(path, left_out.ledger));
    let (found, beside) = without_own(found);
    gathered.beside.extend(beside);
    if found.is_empty() && gathered.refused.len() == refused {
        return Err(GatherError::EmptyFolder);
    }
    let inputs = found.into_iter().map(|path| Input {
        tree: Some(tree_between(folder, &path)),
        origin: Origin::File(path),
    });
    gathered.inputs.extend(inputs);
    Ok(())
}

fn is_same(path: &Path, output: Option<&Path>) -> bool {
    output.is_some_and(|output| fs::canonicalize(path).is_ok_and(|path| path == output))
}

fn tree_between(folder: &Path, file: &Path) -> PathBuf {
    file.parent()
        .and_then(|parent| parent.strip_prefix(folder).ok())
        .map(Path::to_owned)
        .unwrap_or_default()
}

/// Whether a file found in a folder is text, Markdown or Word, and no copy that
/// was kept of one.
fn is_input(path: &Path) -> bool {
    // A link to a file is a file; a link to a folder is not followed.
    is_named_as_input(path) && path.is_file()
}

/// Whether it would be one, did what it leads to exist.
fn is_dangling(path: &Path) -> bool {
    is_named_as_input(path) && path.is_symlink() && !path.exists()
}

fn is_named_as_input(path: &Path) -> bool {
    ends_as_input(path) && !is_backup(path) && !is_lock(path)
}

/// Whether files of this ending are taken where they are found in a folder.
pub fn ends_as_input(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| {
        ["txt", "md", "docx"]
            .iter()
            .any(|taken| taken.eq_ignore_ascii_case(ending))
    })
}

/// Whether it is the file by which Word keeps others from a document that is
/// open: `~$` and the end of the document's name.
fn is_lock(path: &Path) -> bool {
    let name = path.file_name().map(OsStr::as_encoded_bytes);
    name.is_some_and(|it| it.starts_with(b"~$"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
            fs::write(path, "文字").expect("a file");
        }
        folder
    }

    fn found(folder: &Path, output: Option<&Path>) -> Vec<String> {
        let gathered = gather(
            &[folder.to_owned()],
            LeftOut {
                output,
                ..LeftOut::default()
            },
        );
        let names = gathered.inputs.iter().map(|input| {
            let path = input.path().expect("a file");
            let path = path.strip_prefix(folder).expect("inside the folder");
            path.to_string_lossy().replace('\\', "/")
        });
        names.collect()
    }

    #[test]
    fn a_folder_gives_its_texts_by_name_and_not_what_was_made_from_them() {
        let folder = tree(&[
            "b.txt",
            "b.md",
            "b.docx",
            "a.md",
            "a-公文.md",
            "a.bak-1.md",
            "b.bak-12.txt",
            "c/e.bak-1.docx",
            "c/d.TXT",
            "c/d.md",
            ".hidden.txt",
            "~$b.docx",
            "~$说明.md",
            "x.pdf",
        ]);
        assert_eq!(found(folder.path(), None), ["a.md", "b.txt", "c/d.TXT"]);
    }

    #[test]
    fn the_output_folder_is_not_walked() {
        let folder = tree(&["a.txt", "out/a.md"]);
        let output = folder.path().join("out");
        assert_eq!(found(folder.path(), Some(&output)), ["a.txt"]);
    }

    #[test]
    fn a_file_named_twice_is_one_input() {
        let folder = tree(&["a.txt"]);
        let file = folder.path().join("a.txt");
        let other_way = folder.path().join(".").join("a.txt");
        let gathered = gather(
            &[file, other_way, folder.path().to_owned()],
            LeftOut::default(),
        );
        assert_eq!(gathered.inputs.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_an_input_of_its_own() {
        let folder = tree(&["a.txt"]);
        let link = folder.path().join("b.txt");
        std::os::unix::fs::symlink("a.txt", &link).expect("a link");
        assert_eq!(found(folder.path(), None), ["a.txt", "b.txt"]);
        let other_way = folder.path().join(".").join("b.txt");
        assert_eq!(
            gather(&[link, other_way], LeftOut::default()).inputs.len(),
            1
        );
    }

    #[test]
    fn what_cannot_be_looked_at_in_a_folder_is_told_by_its_place() {
        let cause = io::Error::from(io::ErrorKind::PermissionDenied);
        let error = ignore::Error::WithDepth {
            depth: 1,
            err: Box::new(ignore::Error::WithPath {
                path: "in/sub".into(),
                err: Box::new(ignore::Error::Io(cause)),
            }),
        };
        assert_eq!(walk_place(&error), Some(Path::new("in/sub")));
        let told = GatherError::from(error).to_string();
        assert!(
            told.starts_with("无法查看：") && !told.contains("in/sub"),
            "{told}"
        );
    }

    #[test]
    fn an_empty_folder_and_a_missing_file_are_refused_and_the_rest_goes_on() {
        let folder = tree(&["a.txt"]);
        let empty = tempfile::tempdir().expect("a temporary folder");
        let missing = folder.path().join("no.txt");
        let gathered = gather(
            &[missing, empty.path().to_owned(), folder.path().to_owned()],
            LeftOut::default(),
        );
        assert_eq!(gathered.inputs.len(), 1);
        let told: Vec<_> = gathered
            .refused
            .iter()
            .map(|refused| refused.error.to_string())
            .collect();
        assert_eq!(told[0], "文件不存在");
        assert!(told[1].starts_with("文件夹中没有可以转换的文件"));
    }
}
