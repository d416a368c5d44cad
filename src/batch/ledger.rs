//! What this program wrote where, in; whether what stands in a place is still
//! that, out.
//!
//! For Markdown alone: it is meant to be clean and bears no proof, as DOCX, PDF
//! and OFD do. So it is known only while it is remembered: by this process, and
//! in the lines of earlier runs. What is forgotten costs a copy that nobody
//! needs, and never a text. It opens no file.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::record::{Line, path_text};
use crate::convert::{Digest, OutputFormat};

/// So many are remembered at once, in some 50 MB; then it begins anew, for a
/// process may write files without end.
const MOST: usize = 1 << 20;

/// Places of Markdown together with what was written there, each pair as one
/// digest.
#[derive(Debug, Default)]
pub struct Ledger(Mutex<BTreeSet<Digest>>);

impl Ledger {
    /// Remembers what a line says was written.
    pub(super) fn learn(&self, line: &Line) {
        for output in &line.outputs {
            let is_markdown = output.format == OutputFormat::Markdown.ending();
            if let (true, Some(path), Some(digest)) = (is_markdown, &output.path, output.sha256) {
                self.enter(path, digest);
            }
        }
    }

    /// Remembers that `bytes` were written to `path`.
    pub(super) fn wrote(&self, path: &Path, format: Option<OutputFormat>, bytes: &[u8]) {
        if format == Some(OutputFormat::Markdown) {
            self.enter(&path_text(path), Digest::of(bytes));
        }
    }

    /// Whether `bytes`, which stand at `path`, are what this program wrote there.
    pub(super) fn holds(&self, path: &Path, bytes: &[u8]) -> bool {
        let entries = self.entries();
        !entries.is_empty() && entries.contains(&entry(&path_text(path), Digest::of(bytes)))
    }

    /// Whether nothing is remembered.
    pub(super) fn is_empty(&self) -> bool {
        self.entries().is_empty()
    }

    fn enter(&self, path: &str, digest: Digest) {
        let mut entries = self.entries();
        if entries.len() >= MOST {
            entries.clear();
        }
        entries.insert(entry(path, digest));
    }

    fn entries(&self) -> MutexGuard<'_, BTreeSet<Digest>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn entry(path: &str, digest: Digest) -> Digest {
    Digest::of_parts([path.as_bytes(), digest.bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_known_in_its_place_and_unedited_only() {
        let ledger = Ledger::default();
        let (place, other) = (Path::new("a.md"), Path::new("b.md"));
        assert!(!ledger.holds(place, b"1"));
        ledger.wrote(place, Some(OutputFormat::Markdown), b"1");
        ledger.wrote(other, None, b"1");
        assert!(ledger.holds(place, b"1"));
        assert!(!ledger.holds(place, b"2"));
        assert!(!ledger.holds(other, b"1"));
    }
}
