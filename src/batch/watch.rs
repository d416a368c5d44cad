//! The names of files that changed, gathered until there is a pause: what was
//! named on the command line in, sets of paths out.
//!
//! Editors save in many steps (cut short, write, write aside, rename), each of
//! which the system tells; a set is handed out when nothing more has been told
//! for a moment. It opens no file and does not know what is an input.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::{EventKind, ModifyKind, RenameMode};
use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::save::folder_of;
use super::stop::Stop;

/// How long nothing more must be told before a set is handed out.
const QUIET: Duration = Duration::from_millis(150);

/// How long a set waits where things are told without a pause.
const LONGEST: Duration = Duration::from_secs(2);

/// How often it is looked whether to end.
const TICK: Duration = Duration::from_millis(50);

/// Why nothing can be watched. The messages are Chinese.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// The system watches no more folders.
    #[error("文件夹太多，系统不能同时留意这么多（Linux 上是 fs.inotify.max_user_watches）")]
    TooMany,
    /// The system does not let us.
    #[error("无法留意文件的变化：{0}")]
    System(String),
}

impl From<notify::Error> for WatchError {
    fn from(error: notify::Error) -> Self {
        match error.kind {
            ErrorKind::MaxFilesWatch => Self::TooMany,
            ErrorKind::Io(error) => Self::System(crate::diagnostic::system_cause(&error)),
            _ => Self::System(error.to_string()),
        }
    }
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// These files, or folders, by the system's names.
    These(BTreeSet<PathBuf>),
    /// More than the system could tell.
    Anything,
    /// This folder, which was named or holds what was, is there no more.
    Gone(PathBuf),
    /// It is there again; what is in it comes next, as [`Self::Anything`].
    Back(PathBuf),
}

/// A folder that was named, or that holds a file that was.
struct Root {
    path: PathBuf,
    /// With all the folders in it, or alone.
    mode: RecursiveMode,
    /// Whether it was there when it was last looked for.
    was_there: bool,
    /// Whether the system still watches it.
    is_watched: bool,
}

/// Watches files and folders.
pub struct Watcher {
    system: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    folders: BTreeSet<PathBuf>,
    roots: Vec<Root>,
    heard: Heard,
}

impl Watcher {
    /// Watches all that is in the folders `named`, and the files named.
    ///
    /// # Errors
    /// Where the system does not watch them.
    pub fn over(named: &[PathBuf]) -> Result<Self, WatchError> {
        let (sender, events) = mpsc::channel();
        let mut watcher = Self {
            system: notify::recommended_watcher(sender)?,
            events,
            folders: BTreeSet::new(),
            roots: Vec::new(),
            heard: Heard::default(),
        };
        let (files, folders): (Vec<_>, Vec<_>) = named.iter().partition(|path| path.is_file());
        for folder in folders {
            watcher.root(folder, RecursiveMode::Recursive)?;
        }
        for file in files {
            if !watcher.is_below_root(file) {
                watcher.root(folder_of(file), RecursiveMode::NonRecursive)?;
            }
        }
        for missing in named.iter().filter(|path| !path.exists()) {
            watcher.beside(missing)?;
        }
        Ok(watcher)
    }

    /// Watches a folder, now or when it comes to be there.
    fn root(&mut self, folder: &Path, mode: RecursiveMode) -> Result<(), WatchError> {
        let is_there = folder.is_dir();
        if is_there {
            self.system.watch(folder, mode)?;
        }
        self.roots.push(Root {
            path: folder.to_owned(),
            mode,
            was_there: is_there,
            is_watched: is_there,
        });
        Ok(())
    }

    /// Whether the file at `path` is watched with a folder that was named. To
    /// watch its own folder alone would end that for the folders in it.
    fn is_below_root(&self, path: &Path) -> bool {
        let Ok(folder) = fs::canonicalize(folder_of(path)) else {
            return false;
        };
        self.roots.iter().any(|root| {
            let found = fs::canonicalize(&root.path);
            found.is_ok_and(|found| match root.mode {
                RecursiveMode::Recursive => folder.starts_with(found),
                RecursiveMode::NonRecursive => folder == found,
            })
        })
    }

    /// Watches the file at `path`: its folder, for a file that is replaced by
    /// renaming is another file.
    ///
    /// # Errors
    /// As [`over`](Self::over).
    pub fn beside(&mut self, path: &Path) -> Result<(), WatchError> {
        let folder = folder_of(path);
        let Ok(found) = fs::canonicalize(folder) else {
            return Ok(());
        };
        if !self.is_below_root(path) && self.folders.insert(found) {
            self.system.watch(folder, RecursiveMode::NonRecursive)?;
        }
        Ok(())
    }

    /// Waits for changes; `None` when the end is asked for.
    pub fn wait(&mut self, stop: &Stop) -> Option<Changes> {
        while !stop.is_asked() {
            match self.events.recv_timeout(TICK) {
                Ok(event) => {
                    self.hear(event);
                    self.hear_waiting();
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
            if let Some(changes) = self.root_changes() {
                return Some(changes);
            }
            if self.heard.is_due(Instant::now()) {
                return Some(std::mem::take(&mut self.heard).changes());
            }
        }
        None
    }

    fn hear(&mut self, event: notify::Result<Event>) {
        self.forget_gone(&event);
        self.heard.event(event, Instant::now());
    }

    fn hear_waiting(&mut self) {
        let waiting: Vec<_> = self.events.try_iter().collect();
        for event in waiting {
            self.hear(event);
        }
    }

    /// The system watches a folder that was removed no more, and one that was
    /// moved where it went, even if another stands in its place at once.
    fn forget_gone(&mut self, event: &notify::Result<Event>) {
        let Ok(event) = event else {
            return;
        };
        let is_gone = matches!(
            event.kind,
            EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(RenameMode::From))
        );
        for root in self.roots.iter_mut().filter(|_| is_gone) {
            let own = std::path::absolute(&root.path);
            if own.is_ok_and(|own| event.paths.contains(&own)) {
                root.is_watched = false;
            }
        }
    }

    /// Looks whether the folders that were named are there, and watches again
    /// what came back.
    fn root_changes(&mut self) -> Option<Changes> {
        for at in 0..self.roots.len() {
            let root = &mut self.roots[at];
            let is_there = root.path.is_dir();
            if root.was_there && !is_there {
                root.was_there = false;
                root.is_watched = false;
                let _ = self.system.unwatch(&root.path);
                return Some(Changes::Gone(root.path.clone()));
            }
            // Where the system does not yet, it is tried again.
            if is_there && !root.is_watched && self.watch_again(at).is_ok() {
                return Some(Changes::Back(self.roots[at].path.clone()));
            }
        }
        None
    }

    /// Watches what stands in the place of a root now, and nothing that stood
    /// there before.
    fn watch_again(&mut self, at: usize) -> notify::Result<()> {
        let (path, mode) = (self.roots[at].path.clone(), self.roots[at].mode);
        let _ = self.system.unwatch(&path);
        self.system.watch(&path, mode)?;
        // How it went and came is told by that it is there.
        self.hear_waiting();
        self.heard.all(Instant::now());
        self.roots[at].was_there = true;
        self.roots[at].is_watched = true;
        Ok(())
    }
}

/// What was told since the last set.
#[derive(Default)]
struct Heard {
    paths: BTreeSet<PathBuf>,
    anything: bool,
    first: Option<Instant>,
    last: Option<Instant>,
}

impl Heard {
    fn event(&mut self, event: notify::Result<Event>, now: Instant) {
        match event {
            Ok(event) if event.need_rescan() => self.anything = true,
            Ok(event) => {
                let kind = event.kind;
                let mut paths = event.paths;
                paths.retain(|path| changes(kind, path));
                if paths.is_empty() {
                    return;
                }
                self.paths.extend(paths);
            }
            Err(_) => self.anything = true,
        }
        self.first.get_or_insert(now);
        self.last = Some(now);
    }

    /// Something happened of which nobody tells what it was.
    fn all(&mut self, now: Instant) {
        self.anything = true;
        self.first.get_or_insert(now);
        self.last = Some(now);
    }

    fn is_due(&self, now: Instant) -> bool {
        let since = |moment: Option<Instant>| {
            moment.map_or(Duration::ZERO, |moment| {
                now.saturating_duration_since(moment)
            })
        };
        since(self.last) >= QUIET || since(self.first) >= LONGEST
    }

    fn changes(self) -> Changes {
        if self.anything {
            Changes::Anything
        } else {
            Changes::These(self.paths)
        }
    }
}

/// Whether what was told of `path` makes a difference. Reading a file is told,
/// too, and so is what its owner may do with it; of a folder that something in it
/// is new, which is told of that itself.
fn changes(kind: EventKind, path: &Path) -> bool {
    match kind {
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => {
            true
        }
        EventKind::Any | EventKind::Modify(_) | EventKind::Other => !path.is_dir(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, DataChange};

    fn event(kind: EventKind, path: &str) -> Event {
        Event::new(kind).add_path(path.into())
    }

    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));

    #[test]
    fn the_steps_of_one_save_are_one_change() {
        let begun = Instant::now();
        let after = |milliseconds| begun + Duration::from_millis(milliseconds);
        let mut heard = Heard::default();
        assert!(!heard.is_due(after(9_000)));
        heard.event(Ok(event(WRITTEN, "a.txt")), after(0));
        heard.event(Ok(event(WRITTEN, "a.txt")), after(100));
        assert!(!heard.is_due(after(249)));
        assert!(heard.is_due(after(250)));
        let want = BTreeSet::from([PathBuf::from("a.txt")]);
        assert_eq!(heard.changes(), Changes::These(want));
    }

    #[test]
    fn who_writes_without_a_pause_is_heard_all_the_same() {
        let begun = Instant::now();
        let mut heard = Heard::default();
        for step in 0..20 {
            let now = begun + Duration::from_millis(step * 100);
            assert!(!heard.is_due(now), "{step}");
            heard.event(Ok(event(WRITTEN, "a.txt")), now);
        }
        assert!(heard.is_due(begun + LONGEST));
    }

    #[test]
    fn reading_changes_nothing() {
        let now = Instant::now();
        let mut heard = Heard::default();
        heard.event(Ok(event(EventKind::Access(AccessKind::Read), "a.txt")), now);
        assert!(!heard.is_due(now + LONGEST));
    }
}
