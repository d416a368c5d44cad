//! `gongwen check --fix`, `--diff`, `--annotate`: an input and what finds
//! something in it in; files, diffs and messages out, and the findings that
//! are left.
//!
//! `call` says what is meant and where files go; `mend` makes the edits.

mod call;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::messages::{Messages, shown};
use super::write_stdout;
use crate::batch::gather::{Input, Origin};
use crate::batch::ledger::Ledger;
use crate::batch::plan::identity;
use crate::batch::save::{Backups, Draft, SaveError, Saved, save};
use crate::check::{Finding, Fixing};
use crate::convert::{ConvertError, OutputFormat};
use crate::mend::{Check, MendError, Mended, Wishes, annotated, mend, remark, unified};
use crate::read::{ReadError, ReadOptions, raw};

pub use call::MendCall;
use call::{Fix, Task, Writing};

/// Whether standard output has room for findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Floor {
    /// It has.
    Free,
    /// A file or diffs alone go there.
    Taken,
}

/// Why an input was left as it is. The messages are Chinese.
#[derive(Debug, thiserror::Error)]
pub enum MendFailure {
    /// It cannot be checked.
    #[error(transparent)]
    Check(#[from] ConvertError),
    /// Its edits cannot be made.
    #[error(transparent)]
    Mend(#[from] MendError),
    /// What was made cannot be put in its place.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// A .docx without `-o`.
    #[error("改 .docx 要用 -o 另存，没有改动它")]
    DocxInPlace,
    /// Changes that only a .docx can bear.
    #[error("{option} 只用于 .docx", option = .0)]
    NotDocx(&'static str),
    /// `-o` names a file of another kind.
    #[error("-o {path} 的结尾和输入不是同一种文件", path = shown(.0))]
    Ending(PathBuf),
    /// The place of the output is an input.
    #[error("{path} 是输入文件，不能被覆盖", path = shown(.0))]
    OntoInput(PathBuf),
    /// Two inputs have one output.
    #[error("要写的 {path} 刚写过另一个文件的结果，没有写", path = shown(.0))]
    Collision(PathBuf),
}

impl MendFailure {
    /// Says it.
    pub fn tell(&self, file: &Path, messages: &mut Messages) {
        let hint = match self {
            Self::Check(error) | Self::Mend(MendError::Check(error)) => {
                return messages.convert_error(Some(file), error);
            }
            Self::Mend(error) => error.hint(),
            Self::Save(error) => Some(error.hint()),
            Self::DocxInPlace => Some("如 -o 改好.docx；要看会改什么，用 --diff"),
            Self::NotDocx(_) => Some("先用 gongwen convert 转成 .docx，或去掉这个选项"),
            Self::Ending(_) => Some("这里只改字，不转换格式；转换用 gongwen convert"),
            Self::OntoInput(_) => Some("-o 换一个文件名或文件夹"),
            Self::Collision(_) => Some("给其中一个改名，或分两次写到不同的文件夹"),
        };
        let hints: Vec<&str> = hint.into_iter().collect();
        messages.error(Some(file), self, &hints);
    }
}

/// What holds for every input of a call, and where files were written.
pub struct Mender {
    task: Task,
    reading: ReadOptions,
    inputs: Vec<PathBuf>,
    written: BTreeSet<PathBuf>,
}

impl Mender {
    /// Does with one input what is to be done: the findings that are left in it.
    ///
    /// # Errors
    /// Where nothing was written for it.
    pub fn run(
        &mut self,
        input: &Input,
        bytes: &[u8],
        check: &mut Check<'_>,
        messages: &mut Messages,
    ) -> Result<(Vec<Finding>, Floor), MendFailure> {
        match self.task.clone() {
            Task::Check => Ok((check(bytes)?, Floor::Free)),
            Task::Annotate { path, backups } => {
                if !self.is_docx(bytes)? {
                    return Err(MendFailure::NotDocx("--annotate"));
                }
                let place = self.place(path, None)?;
                let findings = check(bytes)?;
                let remarks: Vec<_> = findings.iter().map(remark).collect();
                let made = annotated(bytes, &remarks)
                    .map_err(|it| MendError::from(ReadError::from(it)))?;
                let saved = self.save(&place, &made, backups)?;
                let done = format!("写了 {} 处批注", remarks.len());
                tell_saved(&input.name(), &done, Some(&saved), messages);
                Ok((findings, Floor::Free))
            }
            Task::Fix(fix) => self.fix(&fix, input, bytes, check, messages),
        }
    }

    fn fix(
        &mut self,
        fix: &Fix,
        input: &Input,
        bytes: &[u8],
        check: &mut Check<'_>,
        messages: &mut Messages,
    ) -> Result<(Vec<Finding>, Floor), MendFailure> {
        let is_docx = self.is_docx(bytes)?;
        if !is_docx && fix.is_tracked() {
            return Err(MendFailure::NotDocx("--track-changes"));
        }
        let target = fix.target(input);
        if is_docx && matches!(target, Target::Itself(_)) {
            return Err(MendFailure::DocxInPlace);
        }
        if let Writing::File(path) = &fix.writing
            && path.extension().is_some()
            && is_docx != (OutputFormat::of_path(path) == Some(OutputFormat::Docx))
        {
            return Err(MendFailure::Ending(path.clone()));
        }
        let wishes = Wishes {
            least: fix.least,
            tracking: fix.tracking,
        };
        let name = input.name();
        let reading = self.reading.named(&name.to_string_lossy());
        let mended = mend(bytes, reading, wishes, check)?;
        for refused in &mended.refused {
            messages.diagnostic(Some(&name), refused);
        }
        match target {
            Target::Nowhere => {
                let _ = write_stdout(diffs(&name, &name, &mended).as_bytes());
                Ok((check(bytes)?, Floor::Taken))
            }
            Target::Stdout => {
                let _ = write_stdout(&mended.bytes);
                tell_left(&name, fix.least, &mended.findings, messages);
                Ok((mended.findings, Floor::Taken))
            }
            Target::Itself(path) => {
                let saved = self.replace(&path, &mended, fix.backups)?;
                Ok(told(
                    &name,
                    &path,
                    fix.least,
                    mended,
                    saved.as_ref(),
                    messages,
                ))
            }
            Target::File(path) => {
                let place = self.place(path, input.path())?;
                let saved = self.save(&place, &mended.bytes, fix.backups)?;
                Ok(told(
                    &name,
                    &place,
                    fix.least,
                    mended,
                    Some(&saved),
                    messages,
                ))
            }
        }
    }

    fn is_docx(&self, bytes: &[u8]) -> Result<bool, ConvertError> {
        Ok(raw(bytes, self.reading)?.is_none())
    }

    /// The place `path` for the output of `input`, if it is free for it: a text
    /// may be written onto itself.
    fn place(&self, path: PathBuf, input: Option<&Path>) -> Result<PathBuf, MendFailure> {
        let place = identity(&path);
        let own = input.is_some_and(|it| OutputFormat::of_path(it) != Some(OutputFormat::Docx));
        let own = input.filter(|_| own).map(identity);
        if self.inputs.contains(&place) && own.as_ref() != Some(&place) {
            return Err(MendFailure::OntoInput(path));
        }
        if self.written.contains(&place) {
            return Err(MendFailure::Collision(path));
        }
        Ok(path)
    }

    /// Puts a mended text in its own place, if anything was changed.
    fn replace(
        &mut self,
        path: &Path,
        mended: &Mended,
        backups: Backups,
    ) -> Result<Option<Saved>, MendFailure> {
        if mended.changes.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.save(path, &mended.bytes, backups)?))
    }

    fn save(&mut self, path: &Path, bytes: &[u8], backups: Backups) -> Result<Saved, MendFailure> {
        // A text that is edited in place is its writer's, whatever its name.
        let is_input = self.inputs.contains(&identity(path));
        let format = OutputFormat::of_path(path).filter(|_| !is_input);
        let draft = Draft {
            path,
            format,
            bytes,
        };
        let mut saved = save(&[draft], backups, &Ledger::default())?;
        // Only a file that stands there has an identity that lasts.
        self.written.insert(identity(path));
        Ok(saved.remove(0))
    }
}

/// Where the mended file goes.
enum Target {
    /// Into the input's own place.
    Itself(PathBuf),
    /// Into this file.
    File(PathBuf),
    /// To standard output.
    Stdout,
    /// It is only shown.
    Nowhere,
}

impl Fix {
    fn target(&self, input: &Input) -> Target {
        match (&self.writing, &input.origin) {
            (Writing::Nothing, _) => Target::Nowhere,
            (Writing::Stdout, _) | (Writing::InPlace, Origin::Stdin) => Target::Stdout,
            (Writing::InPlace, Origin::File(path)) => Target::Itself(path.clone()),
            (Writing::File(path), _) => Target::File(path.clone()),
            (Writing::Folder(folder), origin) => {
                let name = match origin {
                    Origin::Stdin => Path::new("stdin.txt").as_os_str(),
                    Origin::File(path) => path.file_name().unwrap_or(path.as_os_str()),
                };
                let tree = input.tree.as_deref().unwrap_or(Path::new(""));
                Target::File(folder.join(tree).join(name))
            }
        }
    }
}

/// Shows what was changed, tells where it is, and hands on what is left.
fn told(
    name: &Path,
    place: &Path,
    least: Fixing,
    mended: Mended,
    saved: Option<&Saved>,
    messages: &mut Messages,
) -> (Vec<Finding>, Floor) {
    let _ = write_stdout(diffs(name, place, &mended).as_bytes());
    if saved.is_some() {
        let made: usize = mended.changes.iter().map(|it| it.edits.len()).sum();
        tell_saved(name, &format!("改了 {made} 处"), saved, messages);
    }
    tell_left(name, least, &mended.findings, messages);
    (mended.findings, Floor::Free)
}

fn diffs(old: &Path, new: &Path, mended: &Mended) -> String {
    let diff = |changed: &crate::mend::Changed| {
        let part = match changed.part.rsplit('/').next().unwrap_or_default() {
            "footnotes.xml" => "（脚注）",
            "endnotes.xml" => "（尾注）",
            _ => "",
        };
        let named = |path: &Path| format!("{}{part}", shown(path));
        unified(&named(old), &named(new), changed)
    };
    mended.changes.iter().map(diff).collect()
}

fn tell_saved(name: &Path, done: &str, saved: Option<&Saved>, messages: &mut Messages) {
    let mut message = done.to_owned();
    if let Some(saved) = saved.filter(|it| it.path != name) {
        let _ = write!(message, "，写到 {}", shown(&saved.path));
    }
    if let Some(backup) = saved.and_then(|it| it.backup.as_ref()) {
        let _ = write!(message, "，原有文件留作 {}", shown(backup));
    }
    messages.note(name, message);
}

/// Tells of edits that were not asked for.
fn tell_left(name: &Path, least: Fixing, left: &[Finding], messages: &mut Messages) {
    let more = |it: &&Finding| it.offered().is_some_and(|fix| fix.fixing < least);
    let count = left.iter().filter(more).count();
    if count > 0 {
        let message = format!("另有 {count} 处的改法需确认，没有改；都要改时加 --unsafe-fixes");
        messages.note(name, message);
    }
}
