//! The zip package: parts in, a .docx out, each byte the same every time.
//!
//! The last part holds a digest over all others, so that this program can tell
//! its own unedited work from a file that someone has changed or written.

use std::io::{Read, Seek, Write};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{DocxError, parts};

/// The part that holds the digest.
const DIGEST_PART: &str = "docProps/custom.xml";
/// The property that holds the digest.
const DIGEST_NAME: &str = "gongwen-digest";
/// More bytes than any file of ours unpacks to: past it nothing is recomputed.
const MOST_BYTES: u64 = 1 << 31;
/// More parts than any file of ours has.
const MOST_PARTS: usize = 64;

/// A package that is being written.
pub(super) struct Package<W: Write + Seek> {
    zip: ZipWriter<W>,
    part: Option<Sha256>,
    whole: Sha256,
}

impl<W: Write + Seek> Package<W> {
    /// An empty package.
    pub(super) fn new(out: W) -> Self {
        Self {
            zip: ZipWriter::new(out),
            part: None,
            whole: Sha256::new(),
        }
    }

    /// Adds a part that is at hand.
    pub(super) fn part(&mut self, name: &str, bytes: &[u8]) -> Result<(), DocxError> {
        self.begin(name)?;
        self.write(bytes)
    }

    /// Begins a part that is written piece by piece.
    pub(super) fn begin(&mut self, name: &str) -> Result<(), DocxError> {
        self.end_part();
        self.start_file(name)?;
        self.whole.update(name.as_bytes());
        self.part = Some(Sha256::new());
        Ok(())
    }

    /// Writes a piece of the part begun last.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), DocxError> {
        if let Some(part) = &mut self.part {
            part.update(bytes);
        }
        Ok(self.zip.write_all(bytes)?)
    }

    /// Adds the digest and closes the package.
    pub(super) fn finish(mut self) -> Result<(), DocxError> {
        self.end_part();
        let digest = hex(std::mem::take(&mut self.whole));
        self.start_file(DIGEST_PART)?;
        self.zip.write_all(&parts::custom(DIGEST_NAME, &digest))?;
        self.zip.finish()?.flush()?;
        Ok(())
    }

    /// The time is that of no clock: zip's own zero.
    fn start_file(&mut self, name: &str) -> Result<(), DocxError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        Ok(self.zip.start_file(name, options)?)
    }

    fn end_part(&mut self) {
        if let Some(part) = self.part.take() {
            self.whole.update(part.finalize());
        }
    }
}

/// Whether `bytes` are a .docx that this program wrote and nobody has changed
/// since: its digest part is what its other parts give. Anything odd (no zip,
/// a part too many, a size out of bounds) is `false`.
pub fn is_unedited(bytes: &[u8]) -> bool {
    recompute(bytes).is_some_and(|(found, expected)| found == expected)
}

/// Whether `bytes` are a .docx that this program wrote, edited since or not:
/// its properties bear the digest's name. Word keeps them when it saves.
pub fn bears_mark(bytes: &[u8]) -> bool {
    let has_mark = || {
        let mut archive = ZipArchive::new(std::io::Cursor::new(bytes)).ok()?;
        let mut text = String::new();
        let part = archive.by_name(DIGEST_PART).ok()?;
        part.take(1 << 20).read_to_string(&mut text).ok()?;
        Some(text.contains(DIGEST_NAME))
    };
    has_mark().unwrap_or(false)
}

/// The digest part as found and as it should be.
fn recompute(bytes: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut archive = ZipArchive::new(std::io::Cursor::new(bytes)).ok()?;
    if archive.len() > MOST_PARTS {
        return None;
    }
    let mut whole = Sha256::new();
    let mut room = MOST_BYTES;
    let last = archive.len().checked_sub(1)?;
    for index in 0..last {
        let mut file = archive.by_index(index).ok()?;
        whole.update(file.name().as_bytes());
        whole.update(part_digest(&mut file, &mut room)?);
    }
    let expected = parts::custom(DIGEST_NAME, &hex(whole));
    let most = expected.len() as u64 + 1;
    let mut found = Vec::new();
    let file = archive.by_index(last).ok()?;
    if file.name() != DIGEST_PART {
        return None;
    }
    file.take(most).read_to_end(&mut found).ok()?;
    Some((found, expected))
}

/// The digest of one part; `None` past the size bound.
fn part_digest(part: &mut impl Read, room: &mut u64) -> Option<[u8; 32]> {
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = part.read(&mut buffer).ok()?;
        if read == 0 {
            return Some(digest.finalize().into());
        }
        *room = room.checked_sub(read as u64)?;
        digest.update(&buffer[..read]);
    }
}

fn hex(digest: Sha256) -> String {
    use std::fmt::Write as _;
    digest
        .finalize()
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("writing to a String does not fail");
            hex
        })
}
