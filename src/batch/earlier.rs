//! The lines that earlier runs left in, what they say of an input out.
//!
//! Only where each line stands is held; a line is read again when its input's
//! turn comes. Of two lines about one input the later counts. Whether what a
//! line says still holds is not taken on trust: the input, everything it was
//! made from and every output are compared by their digests.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::ledger::Ledger;
use super::plan::{Job, Target};
use super::record::{BasisLine, LINE_START, Line, path_text};
use super::run::Conversion;
use crate::convert::{Digest, OutputFormat, Referred};

/// What some editors put before the first line.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Whether a file stands at `path` that is neither empty nor holds such lines.
pub fn is_foreign(path: &Path) -> bool {
    if !fs::metadata(path).is_ok_and(|found| found.is_file()) {
        return false;
    }
    let most = (BYTE_ORDER_MARK.len() + LINE_START.len()) as u64;
    let mut start = Vec::new();
    let read = File::open(path)
        .and_then(|file| BufReader::new(file.take(most)).read_until(b'\n', &mut start));
    let start = start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&start);
    let start = &start[..start.len().min(LINE_START.len())];
    // It may have been cut short at its very beginning.
    read.is_err() || !LINE_START.as_bytes().starts_with(start)
}

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    start: u64,
    bytes: usize,
}

/// What is known of a line without reading it again.
#[derive(Debug, Clone, Copy)]
struct Entry {
    span: Span,
    is_done: bool,
}

/// The lines that earlier runs left in one file.
#[derive(Debug)]
pub struct Earlier {
    file: Mutex<File>,
    lines: BTreeMap<String, Entry>,
    whole: u64,
    torn: bool,
    ledger: Ledger,
}

impl Earlier {
    /// Those in the file at `path`. Lines that are no record are passed over.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read(path: &Path) -> io::Result<Self> {
        let mut reader = BufReader::new(File::open(path)?);
        let (mut lines, ledger) = (BTreeMap::new(), Ledger::default());
        let (mut start, mut text) = (0, Vec::new());
        loop {
            text.clear();
            let mut bytes = reader.read_until(b'\n', &mut text)?;
            if start == 0 && text.starts_with(BYTE_ORDER_MARK) && text.last() == Some(&b'\n') {
                text.drain(..BYTE_ORDER_MARK.len());
                start = BYTE_ORDER_MARK.len() as u64;
                bytes -= BYTE_ORDER_MARK.len();
            }
            // A line without its end was being written when the program was ended.
            if text.last() != Some(&b'\n') {
                return Ok(Self {
                    file: Mutex::new(reader.into_inner()),
                    lines,
                    whole: start,
                    torn: bytes > 0,
                    ledger,
                });
            }
            if let Ok(line) = serde_json::from_slice::<Line>(&text) {
                ledger.learn(&line);
                let is_done = line.is_done();
                let span = Span { start, bytes };
                lines.insert(line.input, Entry { span, is_done });
            }
            start += bytes as u64;
        }
    }

    /// How many bytes whole lines take: what stands behind them is torn.
    pub fn whole(&self) -> u64 {
        self.whole
    }

    /// Whether a torn line stands at the end.
    pub fn is_torn(&self) -> bool {
        self.torn
    }

    /// The Markdown that the lines say was written; it is theirs no longer.
    pub fn take_ledger(&mut self) -> Ledger {
        std::mem::take(&mut self.ledger)
    }

    /// How many inputs it says are done.
    pub fn done(&self) -> usize {
        self.lines.values().filter(|entry| entry.is_done).count()
    }

    /// The last line of each input, by the inputs' names.
    pub(super) fn by_name(&self) -> impl Iterator<Item = io::Result<Vec<u8>>> {
        self.lines.values().map(|entry| self.text(entry.span))
    }

    /// The last line of each input, in the order in which they were written.
    pub(super) fn by_age(&self) -> impl Iterator<Item = io::Result<Vec<u8>>> {
        let mut spans: Vec<Span> = self.lines.values().map(|entry| entry.span).collect();
        spans.sort_unstable();
        spans.into_iter().map(|span| self.text(span))
    }

    fn text(&self, span: Span) -> io::Result<Vec<u8>> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = vec![0; span.bytes];
        file.seek(SeekFrom::Start(span.start))?;
        file.read_exact(&mut text)?;
        Ok(text)
    }

    /// The line about the input of `job`, if `bytes` of it are what the line
    /// tells of and everything is as it was then.
    pub(super) fn still_true(
        &self,
        job: &Job,
        bytes: Digest,
        conversion: &dyn Conversion,
    ) -> Option<Line> {
        let entry = self.lines.get(&path_text(&job.input.name()))?;
        let text = entry
            .is_done
            .then(|| self.text(entry.span).ok())
            .flatten()?;
        let line: Line = serde_json::from_slice(&text).ok()?;
        let same = line.sha256 == Some(bytes)
            && line
                .basis
                .as_ref()
                .is_some_and(|basis| is_same_basis(basis, job, conversion))
            && outputs_stand(&line, job);
        same.then_some(line)
    }
}

fn is_same_basis(basis: &BasisLine, job: &Job, conversion: &dyn Conversion) -> bool {
    let formats: Vec<OutputFormat> = job.outputs.iter().map(|output| output.format).collect();
    let name = job.input.name();
    let folder = name.parent().unwrap_or(Path::new(""));
    conversion
        .setup(basis.template.as_deref(), folder, &formats)
        .is_ok_and(|setup| setup == basis.setup)
        && basis
            .referred
            .iter()
            .all(|file| Referred::now(folder, &file.path, file.by) == file.sha256)
}

/// Whether in each place planned there stands what was written in that format.
fn outputs_stand(line: &Line, job: &Job) -> bool {
    line.outputs.len() == job.outputs.len()
        && line.outputs.iter().zip(&job.outputs).all(|(then, now)| {
            let Target::File(path) = &now.target else {
                return false;
            };
            then.format == now.format.ending()
                && then.path.as_deref() == Some(&path_text(path))
                && then.sha256.is_some()
                && fs::metadata(path).is_ok_and(|found| found.is_file())
                && File::open(path).and_then(Digest::of_reader).ok() == then.sha256
        })
}
