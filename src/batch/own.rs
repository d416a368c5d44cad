//! Inputs in; those of them that are not this program's own Markdown out.
//!
//! Our Markdown bears no mark: it is meant to be clean. A folder that was
//! walked before therefore holds files that look like anyone's. Two things
//! give ours away, and neither skips a text that is written nowhere else:
//! names beside a text, by which the two would fall on one output anyway; and,
//! anywhere in the walk, the very bytes that this call would write for a text
//! of the same name. That a DOCX or PDF of ours stands beside a Markdown file
//! proves nothing: the user's own has them too once it was converted. What was
//! named itself is always taken.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::backup::BACKUP_MARK;
use super::gather::{Input, Origin};
use super::plan::{BESIDE_MARK, Job, PlannedOutput, Target};
use super::run::{Convert, Digests, Listener, Options, Record, load, run, sha256};
use crate::convert::OutputFormat;

/// A name without its ending, as the system writes it: names need not be text.
type Stem<'a> = &'a [u8];

/// The files found in one folder without the Markdown that bears a name this
/// program gives: beside the text of the same name, or `NAME-公文` or
/// `NAME.bak-N` beside what it was made from.
pub(super) fn without_own_names(found: Vec<PathBuf>) -> Vec<PathBuf> {
    let place = |path: &Path| path.parent().map(Path::to_owned).unwrap_or_default();
    let texts: BTreeSet<(PathBuf, Vec<u8>)> = found
        .iter()
        .filter(|path| !is_markdown(path))
        .map(|path| (place(path), stem(path).to_vec()))
        .collect();
    let all: BTreeSet<(PathBuf, Vec<u8>)> = found
        .iter()
        .map(|path| (place(path), stem(path).to_vec()))
        .collect();
    let is_own = |path: &Path| {
        texts.contains(&(place(path), stem(path).to_vec()))
            || origin(stem(path)).is_some_and(|origin| all.contains(&(place(path), origin.into())))
    };
    found
        .into_iter()
        .filter(|path| !is_markdown(path) || !is_own(path))
        .collect()
}

/// `inputs` without the Markdown found in folders that is, byte for byte, what
/// `convert` gives for a text of the same name found there too: the outputs of
/// an earlier call, in a folder of their own. The text stands for both.
pub fn without_repeats(inputs: Vec<Input>, options: Options, convert: &Convert<'_>) -> Vec<Input> {
    let jobs = texts_with_namesakes(&inputs);
    let mut written = Written::default();
    let options = Options {
        digests: Digests::Take,
        ..options
    };
    run(&jobs, options, convert, &mut written);
    let is_repeat = |input: &Input| {
        let wanted = input
            .found_path()
            .filter(|path| is_markdown(path))
            .and_then(|path| written.0.get(stem(path)));
        wanted.is_some_and(|wanted| {
            load(&input.origin, options.max_input)
                .is_ok_and(|bytes| wanted.contains(&sha256(&bytes)))
        })
    };
    inputs
        .into_iter()
        .filter(|input| !is_repeat(input))
        .collect()
}

/// The texts that share their name with Markdown, each to be written as Markdown.
fn texts_with_namesakes(inputs: &[Input]) -> Vec<Job> {
    let namesakes: BTreeSet<Stem<'_>> = inputs
        .iter()
        .filter_map(Input::found_path)
        .filter(|path| is_markdown(path))
        .map(stem)
        .collect();
    let texts = inputs.iter().filter(|input| {
        input
            .found_path()
            .is_some_and(|path| !is_markdown(path) && namesakes.contains(stem(path)))
    });
    let markdown = PlannedOutput {
        format: OutputFormat::Markdown,
        target: Target::Stdout,
        instead_of: None,
    };
    texts
        .map(|input| Job {
            input: input.clone(),
            outputs: vec![markdown.clone()],
        })
        .collect()
}

/// The digests of the Markdown of the texts, by their names.
#[derive(Default)]
struct Written(BTreeMap<Vec<u8>, BTreeSet<String>>);

impl Listener for Written {
    fn ended(&mut self, _: usize) {}

    fn record(&mut self, record: Record) {
        // What cannot be converted has no outputs that could lie about.
        let (Ok(done), Origin::File(path)) = (record.result, record.input.origin) else {
            return;
        };
        let digests = done.outputs.into_iter().filter_map(|output| output.sha256);
        self.0
            .entry(stem(&path).to_vec())
            .or_default()
            .extend(digests);
    }
}

fn is_markdown(path: &Path) -> bool {
    OutputFormat::of_path(path) == Some(OutputFormat::Markdown)
}

fn stem(path: &Path) -> Stem<'_> {
    path.file_stem().unwrap_or_default().as_encoded_bytes()
}

/// `NAME` where `stem` is `NAME-公文`, `NAME-公文2` or `NAME.bak-1`.
fn origin(stem: Stem<'_>) -> Option<Stem<'_>> {
    let digits = stem.iter().rev().take_while(|byte| byte.is_ascii_digit());
    let (marked, number) = stem.split_at(stem.len() - digits.count());
    let kept = marked.strip_suffix(BACKUP_MARK.as_bytes());
    kept.filter(|_| !number.is_empty())
        .or_else(|| marked.strip_suffix(BESIDE_MARK.as_bytes()))
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
        assert_eq!(told("报告.bak-12").as_deref(), Some("报告"));
        assert_eq!(told("报告.bak-"), None);
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
            b"d/\xff.bak-1.md",
            b"e/\xfe.md",
        ];
        let left = without_own_names(found.map(path).to_vec());
        let want = [&b"d/\xfe.TXT"[..], b"d/\xff.md", b"e/\xfe.md"];
        assert_eq!(left, want.map(path));
    }
}
