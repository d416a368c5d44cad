//! `--watch`: after the first round, changes of files in; the inputs that have
//! to be converted again out, round after round until the user ends it.
//!
//! Each round looks at the folders anew, by the same rules as any call, so that
//! nothing this program writes is ever taken for a text; and begins with new
//! templates and faces, for they may be what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::config::{ConvertConfig, Memory};
use super::convert::{find, options, output_folder};
use super::state::State;
use super::teller::Teller;
use crate::batch::earlier::Earlier;
use crate::batch::ledger::Ledger;
use crate::batch::own::unlike_ours;
use crate::batch::plan::{Plan, PlanError, Target, identity};
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

/// What the last round came to know. What was known only before is forgotten: a
/// file that was an output may have become a text when its own text went.
pub struct Known {
    inputs: BTreeSet<PathBuf>,
    outputs: BTreeSet<PathBuf>,
    /// What was left out for its name alone, and looked into.
    beside: BTreeSet<PathBuf>,
    /// Files that were named and are not there.
    missing: BTreeSet<PathBuf>,
    /// Why nothing could be planned.
    refusal: Option<PlanError>,
}

impl Known {
    /// What a round came to know.
    pub fn of(config: &ConvertConfig, plan: &Plan, beside: Vec<PathBuf>) -> Self {
        let colliding = plan.collisions.iter().map(|it| it.input.name());
        let inputs = plan.jobs.iter().map(|job| job.input.name());
        let outputs = plan.jobs.iter().flat_map(|job| &job.outputs);
        let outputs = outputs.filter_map(|output| match &output.target {
            Target::File(path) => Some(identity(path)),
            Target::Stdout => None,
        });
        let missing = config.inputs.iter().filter(|path| !path.exists());
        Self {
            inputs: inputs.chain(colliding).collect(),
            outputs: outputs.collect(),
            beside: BTreeSet::from_iter(beside),
            missing: missing.cloned().collect(),
            refusal: None,
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
            Changes::These(_) | Changes::Anything => {
                tell_of_gone(&config.inputs, &mut known, teller);
            }
        }
        if let Some(changes) = foreign(changes, &known, config) {
            round(config, &changes, &mut known, ledger, teller);
            watch_used(config, watcher, teller);
        }
    }
}

/// Tells which files that were named are there no more. Of folders the watcher
/// tells.
fn tell_of_gone(named: &[PathBuf], known: &mut Known, teller: &mut Teller) {
    for path in named.iter().filter(|path| known.inputs.contains(*path)) {
        if !path.exists() && known.missing.insert(path.clone()) {
            teller.messages().note(path, "文件不在了；它回来时再转换");
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
        Changes::Anything => return Some(Changes::Anything),
        Changes::Gone(_) | Changes::Back(_) => return None,
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
    let found = match find(config, ledger) {
        Ok(found) => found,
        Err(error) => return refused(error, known, teller),
    };
    let is_due = due(config, changes, teller.uses.as_ref());
    let mut jobs = found.plan.jobs.clone();
    jobs.retain(|job| is_due(&job.input.name(), &known.inputs));
    let mut collisions = found.plan.collisions.iter().collect::<Vec<_>>();
    collisions.retain(|it| is_due(&it.input.name(), &known.inputs));
    let mut beside = found.beside.clone();
    beside.retain(|path| is_due(path, &known.beside));
    *known = Known::of(config, &found.plan, found.beside);
    if jobs.is_empty() && collisions.is_empty() && beside.is_empty() {
        return;
    }
    // Only now: what is wrong with a template is told when it matters, and not
    // for any file that changes, for the message itself may go into one.
    let converter = match Converter::new(config.settings.clone()) {
        Ok((converter, _)) => converter,
        Err(error) => return teller.messages().convert_error(None, &error),
    };
    let earlier = earlier(config, changes);
    let work = Work {
        options: options(config),
        conversion: &converter,
        earlier: earlier.as_ref(),
        ledger,
        stop: &STOP,
    };
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

/// Tells why nothing can be planned, once.
fn refused(error: PlanError, known: &mut Known, teller: &mut Teller) {
    if known.refusal.as_ref() != Some(&error) {
        teller.messages().error(None, &error, &[error.hint()]);
    }
    known.refusal = Some(error);
}

/// What `--incremental` remembers, where all is looked at: one file that changed
/// is not worth reading it.
fn earlier(config: &ConvertConfig, changes: &Changes) -> Option<Earlier> {
    let is_asked = config.memory == Memory::State && *changes == Changes::Anything;
    is_asked
        .then(|| State::of(&config.destination).ok()?.earlier())
        .flatten()
}

/// Tells which inputs have to be converted: those that are not among those known,
/// and those that changed themselves, or something that they name or are made with.
fn due<'a>(
    config: &ConvertConfig,
    changes: &'a Changes,
    uses: Option<&Uses>,
) -> impl Fn(&Path, &BTreeSet<PathBuf>) -> bool + use<'a> {
    let paths = match changes {
        Changes::These(paths) => Some(paths),
        Changes::Anything | Changes::Gone(_) | Changes::Back(_) => None,
    };
    let touched = paths.zip(uses).map(|(paths, uses)| uses.touched(paths));
    let touched = touched.unwrap_or_default();
    let all = template_file(config).is_some()
        && paths.is_some_and(|paths| paths.iter().any(|path| is_yaml(path)));
    move |input, known| {
        all || !known.contains(input)
            || touched.contains(input)
            || paths.is_none_or(|paths| covers(paths, &identity(input)))
    }
}

fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| ["yaml", "yml"].contains(&ending.to_ascii_lowercase().as_str()))
}
