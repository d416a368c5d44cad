//! The part by which this program knows its own work: it bears the digest over
//! all others.

use super::parts;
use crate::write::package::{part, reread};

/// The part that holds the digest.
pub(super) const PART: &str = "docProps/custom.xml";
/// The property that holds the digest.
const NAME: &str = "gongwen-digest";
/// More parts than any file of ours has.
const MOST_PARTS: usize = 64;

/// The part's bytes.
pub(super) fn bytes(digest: &str) -> Vec<u8> {
    parts::custom(NAME, digest)
}

/// Whether `bytes` are a .docx that this program wrote and nobody has changed
/// since: its digest part is what its other parts give. Anything odd (no zip,
/// a part too many, a size out of bounds) is `false`.
pub fn is_unedited(docx: &[u8]) -> bool {
    reread(docx, PART, MOST_PARTS).is_some_and(|it| it.last == bytes(&it.digest))
}

/// Whether `bytes` are a .docx that this program wrote, edited since or not:
/// its properties bear the digest's name. Word keeps them when it saves.
pub fn bears_mark(docx: &[u8]) -> bool {
    part(docx, PART).is_some_and(|it| String::from_utf8_lossy(&it).contains(NAME))
}
