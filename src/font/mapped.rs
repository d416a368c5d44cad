//! The one unsafe line of the crate: a font file mapped into memory.
//!
//! In: a path. Out: the file's bytes. It does not look into them.

use memmap2::Mmap;
use std::fs::File;
use std::io;
use std::path::Path;

/// The bytes of the file at `path`, read as they are used: a face may weigh
/// 20 MB, of which a document needs a few glyphs.
///
/// # Errors
/// Where the file cannot be opened or mapped, as an empty one cannot.
#[expect(
    unsafe_code,
    reason = "a mapping is only as constant as the file under it"
)]
pub(super) fn map(path: &Path) -> io::Result<Mmap> {
    let file = File::open(path)?;
    // SAFETY: the mapping is read-only and its bytes are parsed with bounds
    // checks on every use. What remains is that somebody cuts the file short
    // meanwhile; font files are replaced by renaming, which keeps the old one.
    unsafe { Mmap::map(&file) }
}
