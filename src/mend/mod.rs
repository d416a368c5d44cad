//! A file and the findings about it in, the file with their edits made out.
//!
//! It goes through rounds: what is found is edited and checked again, until
//! nothing more is to be done. What is found, the caller asks `check`; how edits
//! are written into a file, `write::mend` knows. It does no I/O.

mod diff;
mod remark;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Finding, Fixing, fix};
use crate::convert::ConvertError;
use crate::diagnostic::Diagnostic;
use crate::document::Edit;
use crate::read::{self, Format, ReadError, ReadOptions};
use crate::write::mend::docx::DocxDraft;
use crate::write::mend::{Draft, Refusal, TextDraft};

pub use crate::write::mend::Changed;
pub use crate::write::mend::docx::{Comment, Tracking, annotated};
pub use diff::unified;
pub use remark::remark;

/// Rounds after which edits are taken to have no end. An edit brings another
/// one at times, hardly ever a third.
const MOST_ROUNDS: usize = 12;

/// What finds something in the bytes of the file.
pub type Check<'c> = dyn FnMut(&[u8]) -> Result<Vec<Finding>, ConvertError> + 'c;

/// What is to be done.
#[derive(Debug, Clone, Copy)]
pub struct Wishes {
    /// The least that an edit may be: [`Fixing::Safe`] or [`Fixing::Unsafe`].
    pub least: Fixing,
    /// How changes of a .docx are written.
    pub tracking: Tracking,
}

/// A file with its edits made.
#[derive(Debug, Clone, PartialEq)]
pub struct Mended {
    /// The file.
    pub bytes: Vec<u8>,
    /// What was changed, part by part; nothing where nothing was.
    pub changes: Vec<Changed>,
    /// What is found in it now.
    pub findings: Vec<Finding>,
    /// Which edits were not made, and why.
    pub refused: Vec<Diagnostic>,
}

/// Why a file is left as it is. The messages are Chinese.
#[derive(Debug, thiserror::Error)]
pub enum MendError {
    /// It cannot be checked.
    #[error(transparent)]
    Check(#[from] ConvertError),
    /// The edits of these rules bring each other about.
    #[error("{codes} 的改动互相引出，改不完，没有改动文件", codes = .codes.join("、"))]
    Endless {
        /// The rules.
        codes: Vec<&'static str>,
    },
    /// An encoding with states.
    #[error("这种编码的文件不能只改其中几个字，没有改动文件")]
    Encoding,
    /// Without the characters that go, the encoding would be taken for another.
    #[error("改过以后，不指明编码就认不出这个文件的编码 {encoding}，没有改动文件")]
    Ambiguous {
        /// Its name.
        encoding: &'static str,
    },
}

impl MendError {
    /// What the user can do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Check(_) => None,
            Self::Endless { .. } => Some("忽略其中一条规则，再改一次"),
            Self::Encoding => Some("用文本编辑器另存为 UTF-8，再改一次"),
            Self::Ambiguous { .. } => Some("用 --encoding 指明编码，再改一次"),
        }
    }
}

impl From<ReadError> for MendError {
    fn from(error: ReadError) -> Self {
        Self::Check(ConvertError::from(error))
    }
}

/// Makes the edits that `check` offers for the file whose bytes are `bytes`,
/// read as `reading` says; without a format there, a text has no marks.
///
/// # Errors
/// Where the file cannot be checked or its edits cannot be made; see
/// [`MendError`].
pub fn mend(
    bytes: &[u8],
    reading: ReadOptions,
    wishes: Wishes,
    check: &mut Check<'_>,
) -> Result<Mended, MendError> {
    let Some(raw) = read::raw(bytes, reading)? else {
        let draft = DocxDraft::new(bytes, wishes.tracking).map_err(ReadError::from)?;
        let mut check = |bytes: &[u8]| Ok(check(bytes)?);
        return rounds(bytes, wishes.least, Marks::None, &mut check, draft);
    };
    let encoding = raw.encoding;
    let mut check = |bytes: &[u8]| {
        let again = read::raw(bytes, reading)?;
        if again.is_none_or(|again| again.encoding != encoding) {
            let encoding = encoding.name();
            return Err(MendError::Ambiguous { encoding });
        }
        Ok(check(bytes)?)
    };
    let marks = match reading.format {
        Some(Format::Markdown) => Marks::Markdown,
        _ => Marks::None,
    };
    rounds(bytes, wishes.least, marks, &mut check, TextDraft::new(raw))
}

/// [`Check`], where the file is still what it was taken for.
type Round<'c> = dyn FnMut(&[u8]) -> Result<Vec<Finding>, MendError> + 'c;

/// What of a text is no character of it.
#[derive(Clone, Copy)]
enum Marks {
    None,
    Markdown,
}

fn rounds(
    bytes: &[u8],
    least: Fixing,
    marks: Marks,
    check: &mut Round<'_>,
    mut draft: impl Draft,
) -> Result<Mended, MendError> {
    let whole = || MendError::Encoding;
    let mut now = Cow::Borrowed(bytes);
    let mut codes = BTreeSet::new();
    for _ in 0..MOST_ROUNDS {
        let findings = check(&now)?;
        let (possible, mut refused) = judged(&findings, least, &draft);
        let chosen = chosen(&possible, least, marks, &draft, &mut refused);
        if chosen.is_empty() {
            let changes = draft.changes();
            return Ok(Mended {
                bytes: if changes.is_empty() {
                    bytes.to_vec()
                } else {
                    draft.bytes().ok_or_else(whole)?
                },
                changes,
                refused,
                findings,
            });
        }
        codes = possible.iter().map(|finding| finding.rule.code).collect();
        for (part, edits) in &chosen {
            draft.make(part, edits);
        }
        now = Cow::Owned(draft.plain().ok_or_else(whole)?);
    }
    Err(MendError::Endless {
        codes: codes.into_iter().collect(),
    })
}

/// The findings whose edits can be made, and what there is to tell of those
/// whose edits cannot.
fn judged<'f>(
    findings: &'f [Finding],
    least: Fixing,
    draft: &impl Draft,
) -> (Vec<&'f Finding>, Vec<Diagnostic>) {
    let (mut possible, mut refused) = (Vec::new(), Vec::new());
    for finding in findings {
        let Some(fix) = finding.fix.as_ref().filter(|it| it.fixing >= least) else {
            continue;
        };
        let part = finding.place.part();
        let edits: Vec<Edit> = trimmed(&fix.edits, draft.current(part));
        match edits.iter().find_map(|edit| draft.refusal(part, edit)) {
            Some(refusal) => refused.push(told(finding, &refusal)),
            None if edits.is_empty() => {}
            None => possible.push(finding),
        }
    }
    (possible, refused)
}

fn told(finding: &Finding, refusal: &Refusal) -> Diagnostic {
    let message = format!("{}，没有改：{refusal}", finding.message);
    Diagnostic::warning("edit-refused", message).at(finding.place.clone())
}

/// As many edits of the findings as can be made in one round, part by part;
/// those that would change what is marked are told.
fn chosen<'f>(
    findings: &[&'f Finding],
    least: Fixing,
    marks: Marks,
    draft: &impl Draft,
    refused: &mut Vec<Diagnostic>,
) -> BTreeMap<&'f str, Vec<Edit>> {
    let mut by_part: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        by_part
            .entry(finding.place.part())
            .or_default()
            .push(finding);
    }
    let edits = by_part.into_iter().map(|(part, findings)| {
        let text = draft.current(part);
        let mut findings = fix::together(findings, least);
        if let Marks::Markdown = marks {
            let groups: Vec<&[Edit]> = findings.iter().map(|it| fix::edits_of(it)).collect();
            let mut kept = fix::keeping(text, &groups).into_iter();
            findings.retain(|finding| {
                let is_kept = kept.next().unwrap_or_default();
                if !is_kept {
                    refused.push(told(finding, &Refusal::Marks));
                }
                is_kept
            });
        }
        (part, trimmed(&fix::select(findings, least), text))
    });
    edits.filter(|(_, edits)| !edits.is_empty()).collect()
}

fn trimmed(edits: &[Edit], text: &str) -> Vec<Edit> {
    let within = edits
        .iter()
        .filter(|edit| text.get(edit.bytes.clone()).is_some());
    within.filter_map(|edit| edit.trimmed(text)).collect()
}
