//! The zip package: parts in, a file out, each byte the same every time.
//!
//! The last part holds a digest over all others, so that this program can tell
//! its own unedited work from a file that someone has changed or written. How
//! that part looks is each format's own.

use std::io::{Cursor, Read, Seek, Write};

use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::diagnostic::system_cause;

/// More bytes than any file of ours unpacks to: past it nothing is recomputed.
const MOST_BYTES: u64 = 1 << 31;
/// More bytes than the part with the digest has.
const MOST_DIGEST_BYTES: u64 = 1 << 20;

/// Who may read and write a part that is taken out.
const PERMISSIONS: u32 = 0o644;

/// A package cannot be written. The messages go on from the format's name.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The output does not take the bytes.
    #[error("文件写不进去：{}；请检查磁盘空间和写入权限", system_cause(.0))]
    Write(#[from] std::io::Error),
    /// The package cannot be put together.
    #[error("打包失败：{}；请检查磁盘空间和写入权限", package_cause(.0))]
    Zip(#[from] ZipError),
}

/// Most of what can go wrong with a package is the system's.
fn package_cause(error: &ZipError) -> String {
    match error {
        ZipError::Io(cause) => system_cause(cause),
        error => error.to_string(),
    }
}

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
    pub(super) fn part(&mut self, name: &str, bytes: &[u8]) -> Result<(), PackageError> {
        self.begin(name)?;
        self.write(bytes)
    }

    /// Begins a part that is written piece by piece.
    pub(super) fn begin(&mut self, name: &str) -> Result<(), PackageError> {
        self.end_part();
        self.start_file(name)?;
        self.whole.update(name.as_bytes());
        self.part = Some(Sha256::new());
        Ok(())
    }

    /// Writes a piece of the part begun last.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), PackageError> {
        if let Some(part) = &mut self.part {
            part.update(bytes);
        }
        Ok(self.zip.write_all(bytes)?)
    }

    /// Adds the last part, made from the digest over all others, and closes
    /// the package.
    pub(super) fn finish(
        mut self,
        name: &str,
        last: impl FnOnce(&str) -> Vec<u8>,
    ) -> Result<(), PackageError> {
        self.end_part();
        let digest = hex(std::mem::take(&mut self.whole));
        self.start_file(name)?;
        self.zip.write_all(&last(&digest))?;
        self.zip.finish()?.flush()?;
        Ok(())
    }

    /// The time is that of no clock: zip's own zero.
    fn start_file(&mut self, name: &str) -> Result<(), PackageError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(PERMISSIONS);
        Ok(self.zip.start_file(name, options)?)
    }

    fn end_part(&mut self) {
        if let Some(part) = self.part.take() {
            self.whole.update(part.finalize());
        }
    }
}

/// A package read again.
pub(super) struct Reread {
    /// Its last part.
    pub(super) last: Vec<u8>,
    /// The digest over all others.
    pub(super) digest: String,
}

/// Reads a package whose last part is called `last` and that has no more parts
/// than `most`. Anything odd (no zip, a part too many, a size out of bounds,
/// bytes that no part of a package is made of) is `None`.
pub(super) fn reread(bytes: &[u8], last: &str, most: usize) -> Option<Reread> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.len() > most || !is_all(&mut archive, bytes) {
        return None;
    }
    let mut whole = Sha256::new();
    let mut room = MOST_BYTES;
    let others = archive.len().checked_sub(1)?;
    for index in 0..others {
        let mut file = archive.by_index(index).ok()?;
        whole.update(file.name().as_bytes());
        whole.update(part_digest(&mut file, &mut room)?);
    }
    let file = archive.by_index(others).ok()?;
    if file.name() != last {
        return None;
    }
    Some(Reread {
        last: bounded(file)?,
        digest: hex(whole),
    })
}

/// Whether `bytes` are no more and no less than what a package of these parts
/// is written as: nothing before, between or behind them, no comment, no time.
/// The parts are taken as they are packed, so that what an older packer made of
/// them is known too.
fn is_all(archive: &mut ZipArchive<Cursor<&[u8]>>, bytes: &[u8]) -> bool {
    rewritten(archive, bytes.len()).is_some_and(|whole| whole == bytes)
}

/// The package of the parts of `archive`, as this program writes one; `None`
/// where it would have more bytes than `most`.
fn rewritten(archive: &mut ZipArchive<Cursor<&[u8]>>, most: usize) -> Option<Vec<u8>> {
    let mut room = u64::try_from(most).ok()?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(most)));
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).ok()?;
        if part.compression() != CompressionMethod::Deflated || !part.comment().is_empty() {
            return None;
        }
        room = room.checked_sub(part.compressed_size())?;
        zip.raw_copy_file_touch(part, DateTime::default(), Some(PERMISSIONS))
            .ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

/// The part of a package called `name`, unless it is of an odd size.
pub(super) fn part(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    bounded(archive.by_name(name).ok()?)
}

fn bounded(part: impl Read) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = part
        .take(MOST_DIGEST_BYTES + 1)
        .read_to_end(&mut bytes)
        .ok()?;
    (read as u64 <= MOST_DIGEST_BYTES).then_some(bytes)
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

/// A digest as hexadecimal digits.
pub(super) fn hex(digest: Sha256) -> String {
    hex_of(digest.finalize().into())
}

/// The bytes of a digest as hexadecimal digits.
pub(super) fn hex_of(digest: [u8; 32]) -> String {
    use std::fmt::Write as _;
    digest
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("writing to a String does not fail");
            hex
        })
}
