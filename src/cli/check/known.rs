//! The baseline of a call: its file in, findings known or not out, its text
//! out. Files are named from its own folder, however they were typed.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::super::messages::shown;
use super::Wrong;
use crate::batch::run::STDIN_NAME;
use crate::check::Finding;
use crate::check::baseline::Baseline;
use crate::diagnostic::system_cause;

/// A baseline with the folder it stands in.
pub struct Known {
    baseline: Baseline,
    folder: PathBuf,
}

impl Known {
    /// An empty one that is to stand at `path`.
    pub fn new(path: &Path) -> Self {
        Self {
            baseline: Baseline::new(),
            folder: folder_of(path),
        }
    }

    /// The one at `path`.
    ///
    /// # Errors
    /// Where it cannot be read, or is none.
    pub fn read(path: &Path) -> Result<Self, Wrong> {
        let text = fs::read_to_string(path).map_err(|error| {
            let cause = system_cause(&error);
            let hint = "先用 --write-baseline 写出基线".to_owned();
            let message = format!("基线 {} 无法读取：{cause}", shown(path));
            (message, vec![hint])
        })?;
        let baseline = Baseline::parse(&text).ok_or_else(|| {
            let hint = "用 --write-baseline 重新写出".to_owned();
            (format!("{} 不是本程序写的基线", shown(path)), vec![hint])
        })?;
        Ok(Self {
            baseline,
            folder: folder_of(path),
        })
    }

    /// Its text.
    pub fn json(&self) -> String {
        self.baseline.json()
    }

    /// Puts the findings of `file` in.
    pub fn add(&mut self, file: &str, findings: &[Finding]) {
        self.baseline.add(&self.name(file), findings);
    }

    /// The findings of `file` that are not in it, and how many were.
    pub fn without_known(&self, file: &str, findings: Vec<Finding>) -> (Vec<Finding>, usize) {
        self.baseline.without_known(&self.name(file), findings)
    }

    /// What `file` is called here.
    fn name(&self, file: &str) -> String {
        let path = Path::new(file);
        match path.file_name() {
            Some(name) if file != STDIN_NAME => relative(&self.folder, &folder_of(path).join(name)),
            _ => file.to_owned(),
        }
    }
}

/// The folder of `path`, by the one name the system has for it. A link to a
/// file keeps its own name.
fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let found = fs::canonicalize(folder).or_else(|_| std::path::absolute(folder));
    found.unwrap_or_else(|_| folder.to_owned())
}

/// The way from `folder` to `file`, with `/` between folders; the whole of
/// `file` where there is none.
fn relative(folder: &Path, file: &Path) -> String {
    let shared = folder.components().zip(file.components());
    let shared = shared.take_while(|(one, other)| one == other).count();
    let up = folder
        .components()
        .skip(shared)
        .map(|_| Component::ParentDir);
    let way: Vec<String> = up
        .filter(|_| shared > 0)
        .chain(file.components().skip(shared))
        .map(|it| it.as_os_str().to_string_lossy().into_owned())
        .collect();
    way.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_from_the_folder_of_the_baseline() {
        let way = |folder: &str, file: &str| relative(Path::new(folder), Path::new(file));
        assert_eq!(way("/甲/乙", "/甲/乙/丙/a.txt"), "丙/a.txt");
        assert_eq!(way("/甲/乙", "/甲/a.txt"), "../a.txt");
        assert_eq!(way("/甲/乙", "/丁/a.txt"), "../../丁/a.txt");
    }
}
