//! Inputs in; those of them that are not this program's own work out.
//!
//! A DOCX of ours bears a digest, and a walk leaves it out.
//!
//! Our Markdown bears no mark: it is meant to be clean. A folder that was
//! walked before therefore holds files that look like anyone's. A name beside a
//! text gives ours away, by which the two would fall on one output anyway. Where
//! the text stands elsewhere, was renamed or removed since, two things do: the
//! ledger of what was written before, where it is remembered; and a DOCX of
//! ours beside it, which bears the digest of the Markdown of its text. Only that
//! digest counts, for the user's own Markdown has a DOCX of ours beside it, too,
//! once it was converted. That another folder holds a text of the same name and
//! words proves nothing: a copy is a text. What was named itself is always taken.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::gather::{Input, Origin};
use super::ledger::Ledger;
use super::plan::{BESIDE_MARK, Job, PlannedOutput, Target, identity};
use super::run::{Digests, Ended, Listener, Record, Work, load, run};
use crate::convert::{Digest, OutputFormat};

/// A name without its ending, as the system writes it: names need not be text.
type Stem<'a> = &'a [u8];

/// A file of ours is never so large; what is larger is not opened.
const MOST_BYTES: u64 = 64 << 20;

/// A file by its folder and its name without the ending.
type Name = (PathBuf, Vec<u8>);

/// The files found in one folder without those that this program wrote: a
/// .docx that bears our digest and is as we wrote it, and what bears a name
/// this program gives: a .docx or Markdown beside the text of the same name, or
/// `NAME-公文` beside what it was made from. Of a .docx and
/// Markdown of one name the other's origin is taken: the Markdown where the
/// .docx bears our mark, else the .docx.
///
/// Second come the files that a name alone gave away: someone may have meant
/// them as texts. [`unlike_ours`] looks into them.
pub(super) fn without_own(found: Vec<PathBuf>) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let makers = found.into_iter().map(|path| {
        let maker = maker(&path);
        (path, maker)
    });
    let found: Vec<_> = makers
        .filter(|(_, maker)| *maker != Maker::Ourselves)
        .collect();
    let named = |is_wanted: fn(&Path, Maker) -> bool| -> BTreeSet<Name> {
        let wanted = found.iter().filter(|(path, maker)| is_wanted(path, *maker));
        wanted.map(|(path, _)| name(path)).collect()
    };
    let texts = named(|path, _| OutputFormat::of_path(path).is_none());
    let markdown = named(|path, _| is_markdown(path));
    let documents = named(|path, maker| is_docx(path) && maker == Maker::Others);
    let all = named(|_, _| true);
    let is_own = |path: &Path, maker: Maker| {
        let (folder, stem) = name(path);
        let made_from = origin(&stem).map(|origin| (folder.clone(), origin.to_vec()));
        let name = (folder, stem);
        let twin = match maker {
            Maker::Edited => markdown.contains(&name),
            Maker::Ourselves | Maker::Others => is_markdown(path) && documents.contains(&name),
        };
        twin || texts.contains(&name) || made_from.is_some_and(|it| all.contains(&it))
    };
    let is_kept = |(path, maker): &&(PathBuf, Maker)| {
        let is_text = OutputFormat::of_path(path).is_none();
        is_text || !is_own(path, *maker)
    };
    let (kept, left): (Vec<_>, Vec<_>) = found.iter().partition(is_kept);
    let doubted = left
        .into_iter()
        .filter(|(_, maker)| *maker == Maker::Others);
    (
        kept.into_iter().map(|(path, _)| path.clone()).collect(),
        doubted.map(|(path, _)| path.clone()).collect(),
    )
}

/// Whether it is Markdown that this program is known to have written there, by
/// the ledger, if there is one, or by a DOCX beside it.
pub(super) fn is_known(path: &Path, ledger: Option<&Ledger>) -> bool {
    if !is_markdown(path) {
        return false;
    }
    let load = |path: &Path| load(&Origin::File(path.to_owned()), MOST_BYTES).ok();
    let beside: Vec<_> = documents_beside(path)
        .iter()
        .filter_map(|it| load(it))
        .collect();
    if beside.is_empty() && ledger.is_none_or(Ledger::is_empty) {
        return false;
    }
    let tells = |docx: &Vec<u8>, bytes: &[u8]| OutputFormat::tells_of_markdown(docx, bytes);
    load(path).is_some_and(|it| {
        ledger.is_some_and(|ledger| ledger.holds(path, &it))
            || beside.iter().any(|docx| tells(docx, &it))
    })
}

/// Where the DOCX stands that was written together with the Markdown at `path`.
fn documents_beside(path: &Path) -> [PathBuf; 2] {
    ["", BESIDE_MARK].map(|mark| {
        let mut name = path.file_stem().unwrap_or_default().to_owned();
        name.push(mark);
        name.push(".docx");
        path.with_file_name(name)
    })
}

/// Who made a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Maker {
    /// This program, and nobody has changed it since.
    Ourselves,
    /// This program, and someone has changed it since.
    Edited,
    /// Anyone, as far as the file tells.
    Others,
}

fn maker(path: &Path) -> Maker {
    if !is_docx(path) {
        return Maker::Others;
    }
    // What cannot be read is an input like any other: it is told of there.
    let bytes = load(&Origin::File(path.to_owned()), MOST_BYTES).unwrap_or_default();
    if OutputFormat::Docx.is_unedited(&bytes) {
        Maker::Ourselves
    } else if OutputFormat::Docx.bears_mark(&bytes) {
        Maker::Edited
    } else {
        Maker::Others
    }
}

fn name(path: &Path) -> Name {
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    (folder, stem(path).to_vec())
}

/// Those of `beside`, which were left out for their names alone, that nothing
/// shows to be ours: neither are they where one of `jobs` will write, which
/// keeps what it finds there and tells of it, nor are they the very Markdown
/// that `work` gives for the text of their name.
pub fn unlike_ours(mut beside: Vec<PathBuf>, jobs: &[Job], work: Work<'_>) -> Vec<PathBuf> {
    let places = jobs.iter().flat_map(|job| &job.outputs);
    let places: BTreeSet<PathBuf> = places
        .filter_map(|output| match &output.target {
            Target::File(path) => Some(identity(path)),
            Target::Stdout => None,
        })
        .collect();
    beside.retain(|path| !places.contains(&identity(path)));
    let names: BTreeSet<Name> = beside.iter().map(|path| made_from(path)).collect();
    let inputs = jobs.iter().map(|job| &job.input);
    let texts = inputs.filter(|input| {
        input
            .found_path()
            .is_some_and(|path| names.contains(&name(path)))
    });
    let written = written(&texts.map(as_markdown).collect::<Vec<_>>(), work);
    beside.retain(|path| !written.holds(path, work.options.max_input));
    beside
}

/// The name of what a file was made from, if it was made by this program.
fn made_from(path: &Path) -> Name {
    let (folder, stem) = name(path);
    let origin = origin(&stem).map(<[u8]>::to_vec);
    (folder, origin.unwrap_or(stem))
}

/// A text, to be written as Markdown.
fn as_markdown(input: &Input) -> Job {
    let markdown = PlannedOutput {
        format: OutputFormat::Markdown,
        target: Target::Stdout,
        instead_of: None,
    };
    Job {
        input: input.clone(),
        outputs: vec![markdown],
    }
}

/// The Markdown of `jobs`.
fn written(jobs: &[Job], mut work: Work<'_>) -> Written {
    let mut written = Written::default();
    work.options.digests = Digests::Take;
    work.earlier = None;
    run(jobs, &work, &mut written);
    written
}

/// The digests of the Markdown of the texts, by their names.
#[derive(Default)]
struct Written(BTreeMap<Name, BTreeSet<Digest>>);

impl Written {
    /// Whether the file at `path` is the Markdown of the text that it has its name from.
    fn holds(&self, path: &Path, limit: u64) -> bool {
        let wanted = self.0.get(&made_from(path));
        wanted.is_some_and(|wanted| {
            load(&Origin::File(path.to_owned()), limit)
                .is_ok_and(|bytes| wanted.contains(&Digest::of(&bytes)))
        })
    }
}

impl Listener for Written {
    fn ended(&mut self, _: &Record) {}

    fn record(&mut self, record: Record) {
        // What cannot be converted has no outputs that could lie about.
        let (Ok(Ended::Done(done)), Origin::File(path)) = (record.result, record.input.origin)
        else {
            return;
        };
        let digests = done.outputs.into_iter().filter_map(|output| output.sha256);
        self.0.entry(name(&path)).or_default().extend(digests);
    }
}

fn is_markdown(path: &Path) -> bool {
    OutputFormat::of_path(path) == Some(OutputFormat::Markdown)
}

fn is_docx(path: &Path) -> bool {
    OutputFormat::of_path(path) == Some(OutputFormat::Docx)
}

fn stem(path: &Path) -> Stem<'_> {
    path.file_stem().unwrap_or_default().as_encoded_bytes()
}

/// `NAME` where `stem` is `NAME-公文` or `NAME-公文2`.
fn origin(stem: Stem<'_>) -> Option<Stem<'_>> {
    let digits = stem.iter().rev().take_while(|byte| byte.is_ascii_digit());
    let marked = &stem[..stem.len() - digits.count()];
    marked.strip_suffix(BESIDE_MARK.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_what_it_was_made_from() {
        let told = |name: &str| {
            let origin = origin(name.as_bytes())?;
            Some(String::from_utf8(origin.to_vec()).expect("UTF-8"))
        };
        assert_eq!(told("报告-公文").as_deref(), Some("报告"));
        assert_eq!(told("报告-公文2").as_deref(), Some("报告"));
        assert_eq!(told("报告2"), None);
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_are_kept_apart() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;
        let path = |bytes: &[u8]| PathBuf::from(OsStr::from_bytes(bytes));
        let found = [
            &b"d/\xfe.TXT"[..],
            b"d/\xfe.md",
            b"d/\xff.md",
            b"d/\xff-\xe5\x85\xac\xe6\x96\x87.md",
            b"e/\xfe.md",
        ];
        let left = without_own(found.map(path).to_vec());
        let want = [&b"d/\xfe.TXT"[..], b"d/\xff.md", b"e/\xfe.md"];
        assert_eq!(left.0, want.map(path));
    }
}
