//! Inputs and wishes in, the output paths of each input out; or the reason why
//! the wishes cannot be met, before anything is read or written.
//!
//! It decides names and places only. Whether a place can be written is found
//! out when it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use super::gather::{Input, Origin};
use crate::convert::OutputFormat;

/// What is put between name and ending where an output would fall on an input.
pub const BESIDE_MARK: &str = "-公文";

/// The name of outputs whose input is standard input.
const STDIN_STEM: &str = "stdin";

/// Where outputs go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// Beside their input.
    Beside,
    /// Into this folder.
    Folder(PathBuf),
    /// To this file: one input, one format.
    File(PathBuf),
    /// To standard output: one input, one format.
    Stdout,
}

/// Where one output goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a file.
    File(PathBuf),
    /// To standard output.
    Stdout,
}

/// One output of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedOutput {
    /// Its format.
    pub format: OutputFormat,
    /// Where it goes.
    pub target: Target,
    /// The place it would have had, were that not an input.
    pub instead_of: Option<PathBuf>,
}

/// One input and its outputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The input.
    pub input: Input,
    /// Its outputs, in the order of the formats.
    pub outputs: Vec<PlannedOutput>,
}

/// Why the wishes cannot be met. The messages are Chinese.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// `-o FILE` with more than one output.
    #[error("-o {path} 是一个文件，却有 {outputs} 个文件要写", path = .path.display())]
    ManyIntoOne {
        /// The file.
        path: PathBuf,
        /// How many outputs there are.
        outputs: usize,
    },
    /// `-o -` with more than one output.
    #[error("标准输出一次只能写一个文件，却有 {outputs} 个文件要写")]
    ManyIntoStdout {
        /// How many outputs there are.
        outputs: usize,
    },
    /// `-o` names an input.
    #[error("-o {path} 就是输入文件，原文不能被覆盖", path = .path.display())]
    OntoInput {
        /// The file.
        path: PathBuf,
    },
}

impl PlanError {
    /// What the user can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::ManyIntoOne { .. } => {
                "-o 改为一个文件夹，或用 -t 只选一种格式、一次只转换一个文件"
            }
            Self::ManyIntoStdout { .. } => {
                "用 -t 只选一种格式，一次只转换一个文件；或用 -o 指明文件夹"
            }
            Self::OntoInput { .. } => "-o 换一个文件名",
        }
    }
}

/// Why one input has no outputs. The message is Chinese and stands after the
/// input's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "和 {other} 会写到同一个文件 {output}，没有转换",
    other = .other.display(), output = .output.display()
)]
pub struct Collision {
    /// The input.
    pub input: Input,
    /// An input with the same output.
    pub other: PathBuf,
    /// The output of both.
    pub output: PathBuf,
}

impl Collision {
    /// What the user can do about it.
    pub fn hint(&self) -> &'static str {
        "给其中一个改名，或分两次转换到不同的文件夹"
    }
}

/// What is to be done.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The inputs that can be converted, in their order.
    pub jobs: Vec<Job>,
    /// Those that cannot, in theirs.
    pub collisions: Vec<Collision>,
}

/// Gives each input its outputs. `formats` of `None` means all that make
/// sense: DOCX, PDF and Markdown, the last not for an input that is Markdown.
/// Of inputs that would write one output none is converted: which of them was
/// meant to stand there is not known.
///
/// # Errors
/// Where there is more than the one output that the destination takes, or it
/// is an input.
pub fn plan(
    inputs: Vec<Input>,
    formats: Option<&[OutputFormat]>,
    destination: &Destination,
) -> Result<Plan, PlanError> {
    let taken: BTreeSet<PathBuf> = inputs
        .iter()
        .filter_map(Input::path)
        .map(identity)
        .collect();
    let jobs: Vec<Job> = inputs
        .into_iter()
        .map(|input| job(input, formats, destination, &taken))
        .collect();
    refuse_single(&jobs, destination, &taken)?;
    Ok(without_collisions(jobs))
}

fn job(
    input: Input,
    formats: Option<&[OutputFormat]>,
    destination: &Destination,
    taken: &BTreeSet<PathBuf>,
) -> Job {
    let formats = formats.map_or_else(|| default_formats(&input), <[OutputFormat]>::to_vec);
    let outputs = formats
        .into_iter()
        .map(|format| match destination {
            Destination::Stdout => PlannedOutput {
                format,
                target: Target::Stdout,
                instead_of: None,
            },
            Destination::File(path) => PlannedOutput {
                format,
                target: Target::File(path.clone()),
                instead_of: None,
            },
            Destination::Beside => named(&folder_of(&input), &input, format, taken),
            Destination::Folder(folder) => {
                let tree = input.tree.as_deref().unwrap_or(Path::new(""));
                named(&folder.join(tree), &input, format, taken)
            }
        })
        .collect();
    Job { input, outputs }
}

fn default_formats(input: &Input) -> Vec<OutputFormat> {
    let own = input.path().and_then(OutputFormat::of_path);
    OutputFormat::USUAL
        .into_iter()
        .filter(|format| own != Some(OutputFormat::Markdown) || *format != OutputFormat::Markdown)
        .collect()
}

fn folder_of(input: &Input) -> PathBuf {
    input
        .path()
        .and_then(Path::parent)
        .map(Path::to_owned)
        .unwrap_or_default()
}

/// The output of `input` in `folder`, under another name where its own is an input's.
fn named(
    folder: &Path,
    input: &Input,
    format: OutputFormat,
    taken: &BTreeSet<PathBuf>,
) -> PlannedOutput {
    let stem = match &input.origin {
        Origin::Stdin => OsStr::new(STDIN_STEM),
        Origin::File(path) => path.file_stem().unwrap_or(path.as_os_str()),
    };
    let plain = folder.join(file_name(stem, "", format));
    let free = |path: &PathBuf| !taken.contains(&identity(path));
    if free(&plain) {
        return PlannedOutput {
            format,
            target: Target::File(plain),
            instead_of: None,
        };
    }
    let beside = (1..=u32::MAX)
        .map(|number| folder.join(file_name(stem, &beside_mark(number), format)))
        .find(free)
        .expect("the inputs are finite, the numbers are not");
    PlannedOutput {
        format,
        target: Target::File(beside),
        instead_of: Some(plain),
    }
}

fn beside_mark(number: u32) -> String {
    match number {
        1 => BESIDE_MARK.to_owned(),
        _ => format!("{BESIDE_MARK}{number}"),
    }
}

fn file_name(stem: &OsStr, mark: &str, format: OutputFormat) -> OsString {
    // Not with_extension: a stem may hold full stops of its own (`2.1 通知`).
    let mut name = stem.to_owned();
    name.push(mark);
    name.push(".");
    name.push(format.ending());
    name
}

fn refuse_single(
    jobs: &[Job],
    destination: &Destination,
    taken: &BTreeSet<PathBuf>,
) -> Result<(), PlanError> {
    let outputs = jobs.iter().map(|job| job.outputs.len()).sum();
    match destination {
        Destination::File(path) if outputs > 1 => Err(PlanError::ManyIntoOne {
            path: path.clone(),
            outputs,
        }),
        Destination::File(path) if taken.contains(&identity(path)) => {
            Err(PlanError::OntoInput { path: path.clone() })
        }
        Destination::Stdout if outputs > 1 => Err(PlanError::ManyIntoStdout { outputs }),
        _ => Ok(()),
    }
}

fn without_collisions(jobs: Vec<Job>) -> Plan {
    let found = colliding(&jobs);
    let mut plan = Plan::default();
    for (index, job) in jobs.into_iter().enumerate() {
        match found.get(&index) {
            None => plan.jobs.push(job),
            Some((other, output)) => plan.collisions.push(Collision {
                input: job.input,
                other: other.clone(),
                output: output.clone(),
            }),
        }
    }
    plan
}

/// The jobs that share an output, by their numbers: with which other input,
/// and what.
fn colliding(jobs: &[Job]) -> BTreeMap<usize, (PathBuf, PathBuf)> {
    let mut first_writers: BTreeMap<PathBuf, usize> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for (later, job) in jobs.iter().enumerate() {
        for output in &job.outputs {
            let Target::File(path) = &output.target else {
                continue;
            };
            let first = *first_writers.entry(identity(path)).or_insert(later);
            if first == later {
                continue;
            }
            for (one, other) in [(first, later), (later, first)] {
                let about = (shown(&jobs[other].input), path.clone());
                found.entry(one).or_insert(about);
            }
        }
    }
    found
}

fn shown(input: &Input) -> PathBuf {
    input
        .path()
        .map_or_else(|| PathBuf::from("-"), Path::to_owned)
}

/// One name a file however it is written: the system's own name for it where
/// it exists, else that of its folder and the name.
pub(crate) fn identity(path: &Path) -> PathBuf {
    let found = fs::canonicalize(path).ok().or_else(|| {
        let parent = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let parent = fs::canonicalize(parent.unwrap_or(Path::new("."))).ok()?;
        Some(parent.join(path.file_name()?))
    });
    let found = found.unwrap_or_else(|| path.to_owned());
    if cfg!(any(windows, target_os = "macos")) {
        // Their file systems hold A.md and a.md to be one file.
        return PathBuf::from(found.to_string_lossy().to_lowercase());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, tree: &str) -> Input {
        Input {
            origin: Origin::File(path.into()),
            tree: Some(tree.into()),
        }
    }

    fn targets(plan: &Plan) -> Vec<String> {
        let outputs = plan.jobs.iter().flat_map(|job| &job.outputs);
        outputs
            .map(|output| match &output.target {
                Target::File(path) => path.display().to_string().replace('\\', "/"),
                Target::Stdout => "-".to_owned(),
            })
            .collect()
    }

    #[test]
    fn text_gives_three_files_beside_it_and_markdown_two() {
        let inputs = vec![file("a/2.1 稿.txt", ""), file("b.md", "")];
        let plan = plan(inputs, None, &Destination::Beside).expect("a plan");
        assert_eq!(
            targets(&plan),
            [
                "a/2.1 稿.docx",
                "a/2.1 稿.pdf",
                "a/2.1 稿.md",
                "b.docx",
                "b.pdf"
            ]
        );
    }

    #[test]
    fn a_folder_keeps_the_tree() {
        let inputs = vec![file("in/x/a.txt", "x"), file("in/y/a.txt", "y")];
        let formats = [OutputFormat::Pdf];
        let jobs = plan(inputs, Some(&formats), &Destination::Folder("out".into()));
        assert_eq!(
            targets(&jobs.expect("a plan")),
            ["out/x/a.pdf", "out/y/a.pdf"]
        );
    }

    #[test]
    fn an_output_that_would_fall_on_an_input_takes_another_name() {
        let plan = plan(
            vec![file("b.md", "")],
            Some(&[OutputFormat::Markdown]),
            &Destination::Beside,
        )
        .expect("a plan");
        assert_eq!(targets(&plan), ["b-公文.md"]);
        assert_eq!(plan.jobs[0].outputs[0].instead_of, Some("b.md".into()));
    }

    #[test]
    fn inputs_for_one_output_are_left_out_and_the_others_go_on() {
        let inputs = ["x/a.txt", "y/b.txt", "y/a.txt", "z/a.txt"].map(|path| file(path, ""));
        let formats = [OutputFormat::Pdf];
        let plan = plan(
            inputs.to_vec(),
            Some(&formats),
            &Destination::Folder("out".into()),
        )
        .expect("a plan");
        assert_eq!(targets(&plan), ["out/b.pdf"]);
        let told = |(input, other): (&str, &str)| Collision {
            input: file(input, ""),
            other: other.into(),
            output: Path::new("out").join("a.pdf"),
        };
        let want = [
            ("x/a.txt", "y/a.txt"),
            ("y/a.txt", "x/a.txt"),
            ("z/a.txt", "x/a.txt"),
        ];
        assert_eq!(plan.collisions, want.map(told));
    }

    #[test]
    fn a_file_takes_one_output_and_never_the_input() {
        let to = |path: &str| Destination::File(path.into());
        let many = plan(vec![file("a.txt", "")], None, &to("a.docx"));
        assert_eq!(
            many.expect_err("three formats").to_string(),
            "-o a.docx 是一个文件，却有 3 个文件要写"
        );
        let onto = plan(
            vec![file("a.md", "")],
            Some(&[OutputFormat::Markdown]),
            &to("./a.md"),
        );
        assert_eq!(
            onto.expect_err("its own input").to_string(),
            "-o ./a.md 就是输入文件，原文不能被覆盖"
        );
    }
}
