//! `--watch`: after the first round, changes of files in; the inputs that have
//! to be converted again out, round after round until the user ends it.
//!
//! Each round looks at the folders anew, by the same rules as any call, so that
//! nothing this program writes is ever taken for a text; and begins with new
//! templates and faces, for they may be what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::config::ConvertConfig;
use super::convert::{find, options, output_folder};
use super::teller::Teller;
use crate::batch::ledger::Ledger;
use crate::batch::own::unlike_ours;
use crate::batch::plan::{Job, Plan, Target, identity};
use crate::batch::record::BasisLine;
use crate::batch::run::Work;
use crate::batch::save::folder_of;
use crate::batch::stop::STOP;
use crate::batch::watch::{Changes, Watcher};
use crate::convert::{Converter, Referred};
use crate::template::Template;

/// Which inputs use which other files.
#[derive(Default)]
pub struct Uses {
    /// Inputs, by the files that they name.
    files: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
    /// Inputs that ask for a template of their own.
    own_template: BTreeSet<PathBuf>,
}

impl Uses {
    /// Keeps what an input was made from.
    pub fn add(&mut self, input: &Path, basis: &BasisLine) {
        // By the system's name, even where the file is not there yet.
        let folder = identity(folder_of(input));
        for file in &basis.referred {
            let place = identity(&Referred::place(&folder, &file.path, file.by));
            self.files
                .entry(place)
                .or_default()
                .insert(input.to_owned());
        }
        if basis.template.is_some() {
            self.own_template.insert(input.to_owned());
        }
    }

    /// The inputs that were made from what changed. A template may extend
    /// others: whichever changed, all made with one of their own are among them.
    fn touched(&self, paths: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
        let changed = self.files.iter().filter(|(file, _)| covers(paths, file));
        let mut inputs: BTreeSet<PathBuf> =
            changed.flat_map(|(_, inputs)| inputs).cloned().collect();
        if paths.iter().any(|path| is_yaml(path)) {
            inputs.extend(self.own_template.iter().cloned());
        }
        inputs
    }
}

/// Whether `file` is among `paths`, or in a folder that is: one that was made or
/// moved stands for all that is in it.
fn covers(paths: &BTreeSet<PathBuf>, file: &Path) -> bool {
    file.ancestors().any(|part| paths.contains(part))
}

/// What the rounds so far have come to know.
pub struct Known {
    inputs: BTreeSet<PathBuf>,
    outputs: BTreeSet<PathBuf>,
    /// What was left out for its name alone, and looked into.
    beside: BTreeSet<PathBuf>,
}

impl Known {
    /// What the first round came to know.
    pub fn of(plan: &Plan, beside: Vec<PathBuf>) -> Self {
        let mut known = Self {
            inputs: BTreeSet::new(),
            outputs: BTreeSet::new(),
            beside: BTreeSet::from_iter(beside),
        };
        known.add(plan);
        known
    }

    fn add(&mut self, plan: &Plan) {
        let colliding = plan.collisions.iter().map(|it| it.input.name());
        let inputs = plan.jobs.iter().map(|job| job.input.name());
        self.inputs.extend(inputs.chain(colliding));
        for output in plan.jobs.iter().flat_map(|job| &job.outputs) {
            if let Target::File(path) = &output.target {
                self.outputs.insert(identity(path));
            }
        }
    }
}

/// Goes on after the first round, which came to know `known`.
pub fn rounds(
    config: &ConvertConfig,
    watcher: &mut Watcher,
    mut known: Known,
    ledger: &Ledger,
    teller: &mut Teller,
) {
    teller.tell_of_watching(known.inputs.len());
    watch_used(config, watcher, teller);
    while !teller.is_unheard()
        && let Some(changes) = watcher.wait(&STOP)
    {
        match &changes {
            Changes::Gone(folder) => teller
                .messages()
                .note(folder, "文件夹不在了；它回来时接着留意"),
            Changes::Back(folder) => teller.messages().note(folder, "文件夹回来了，接着留意"),
            Changes::These(_) | Changes::Anything => {}
        }
        if let Some(changes) = foreign(changes, &known, config) {
            round(config, &changes, &mut known, ledger, teller);
            watch_used(config, watcher, teller);
        }
    }
}

/// Pictures and templates may stand in folders of their own. Where the system
/// does not watch one, the texts are watched all the same.
fn watch_used(config: &ConvertConfig, watcher: &mut Watcher, teller: &Teller) {
    for file in teller.uses.iter().flat_map(|uses| uses.files.keys()) {
        let _ = watcher.beside(file);
    }
    if let Some(template) = template_file(config) {
        let _ = watcher.beside(template);
    }
}

fn template_file(config: &ConvertConfig) -> Option<&Path> {
    let name = config.settings.template.as_deref()?;
    Template::bundled_source(name)
        .is_none()
        .then_some(Path::new(name))
}

/// `changes`, by the system's names, without what this program did itself;
/// `None` where nothing is left.
fn foreign(changes: Changes, known: &Known, config: &ConvertConfig) -> Option<Changes> {
    let paths = match changes {
        Changes::These(paths) => paths,
        Changes::Anything | Changes::Back(_) => return Some(Changes::Anything),
        Changes::Gone(_) => return None,
    };
    let folder = output_folder(&config.destination).map(identity);
    let report = config.report.as_deref().map(identity);
    let is_own = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        name.starts_with(b".gongwen-")
            || known.outputs.contains(path)
            || report.as_ref() == Some(path)
            || folder
                .as_ref()
                .is_some_and(|folder| path.starts_with(folder))
    };
    let paths = paths.iter().map(|path| identity(path));
    let left: BTreeSet<PathBuf> = paths.filter(|path| !is_own(path)).collect();
    (!left.is_empty()).then_some(Changes::These(left))
}

fn round(
    config: &ConvertConfig,
    changes: &Changes,
    known: &mut Known,
    ledger: &Ledger,
    teller: &mut Teller,
) {
    let converter = match Converter::new(config.settings.clone()) {
        Ok((converter, _)) => converter,
        Err(error) => return teller.messages().convert_error(None, &error),
    };
    let work = Work {
        options: options(config),
        conversion: &converter,
        earlier: None,
        ledger,
        stop: &STOP,
    };
    let found = match find(config, ledger) {
        Ok(found) => found,
        Err(error) => return teller.messages().error(None, &error, &[error.hint()]),
    };
    let is_due = due(config, changes, known, teller.uses.as_ref());
    let jobs = found.plan.jobs.iter();
    let jobs: Vec<Job> = jobs
        .filter(|job| is_due(&job.input.name()))
        .cloned()
        .collect();
    let collisions = found.plan.collisions.iter();
    let collisions: Vec<_> = collisions.filter(|it| is_due(&it.input.name())).collect();
    let mut beside = found.beside;
    beside.retain(|path| is_due(path));
    drop(is_due);
    known.add(&found.plan);
    known.beside.extend(beside.iter().cloned());
    let left_out = unlike_ours(beside, &found.plan.jobs, work);
    if jobs.is_empty() && collisions.is_empty() && left_out.is_empty() {
        return;
    }
    teller.begin_round(jobs.len() + collisions.len() + left_out.len());
    teller.left_out(&left_out);
    for collision in collisions {
        teller.collision(collision);
    }
    teller.work(&jobs, &work);
    teller.end_round();
}

/// Tells which inputs have to be converted: those that are new, and those that
/// changed themselves, or something that they name or are made with.
fn due<'a>(
    config: &ConvertConfig,
    changes: &'a Changes,
    known: &'a Known,
    uses: Option<&Uses>,
) -> impl Fn(&Path) -> bool + use<'a> {
    let paths = match changes {
        Changes::These(paths) => Some(paths),
        Changes::Anything | Changes::Gone(_) | Changes::Back(_) => None,
    };
    let touched = paths.zip(uses).map(|(paths, uses)| uses.touched(paths));
    let touched = touched.unwrap_or_default();
    let all = template_file(config).is_some()
        && paths.is_some_and(|paths| paths.iter().any(|path| is_yaml(path)));
    move |input| {
        all || !known.inputs.contains(input) && !known.beside.contains(input)
            || touched.contains(input)
            || paths.is_none_or(|paths| covers(paths, &identity(input)))
    }
}

fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| ["yaml", "yml"].contains(&ending.to_ascii_lowercase().as_str()))
}
