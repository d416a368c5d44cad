//! The part by which this program knows its own work: it bears the digest over
//! all others, and that of the Markdown of the same text.

use sha2::{Digest as _, Sha256};

use super::parts;
use crate::write::package::{hex, part, reread};

/// The part that holds the digest.
pub(super) const PART: &str = "docProps/custom.xml";
/// The property that holds the digest.
const NAME: &str = "gongwen-digest";
/// The property that holds the digest of the Markdown.
const MARKDOWN: &str = "gongwen-markdown";
/// More parts than any file of ours has.
const MOST_PARTS: usize = 64;

/// The part's bytes, where `others` is the digest over the other parts. What is
/// said of the Markdown counts for the digest as they do.
pub(super) fn bytes(others: &str, markdown: Option<&str>) -> Vec<u8> {
    let Some(markdown) = markdown else {
        return parts::custom(&[(NAME, others)]);
    };
    let digest = hex(Sha256::new().chain_update(others).chain_update(markdown));
    parts::custom(&[(NAME, &digest), (MARKDOWN, markdown)])
}

/// Whether `bytes` are a .docx that this program wrote and nobody has changed
/// since: its digest part is what its other parts give. Anything odd (no zip,
/// a part too many, a size out of bounds) is `false`.
pub fn is_unedited(docx: &[u8]) -> bool {
    reread(docx, PART, MOST_PARTS).is_some_and(|it| {
        let part = String::from_utf8_lossy(&it.last);
        it.last == bytes(&it.digest, markdown(&part))
    })
}

/// Whether `bytes` are a .docx that this program wrote, edited since or not:
/// its properties bear the digest's name. Word keeps them when it saves.
pub fn bears_mark(docx: &[u8]) -> bool {
    part(docx, PART).is_some_and(|it| String::from_utf8_lossy(&it).contains(NAME))
}

/// The SHA-256 of the Markdown of the text of a .docx that this program wrote, in
/// hexadecimal, where it says so: [`DocxOptions::markdown`](super::DocxOptions).
pub fn markdown_digest(docx: &[u8]) -> Option<String> {
    let part = part(docx, PART)?;
    markdown(&String::from_utf8_lossy(&part)).map(str::to_owned)
}

/// What the part says of the Markdown; other programs keep it when they save.
fn markdown(part: &str) -> Option<&str> {
    let (_, property) = part.split_once(&format!("\"{MARKDOWN}\""))?;
    let (_, value) = property.split_once("<vt:lpwstr>")?;
    Some(value.split_once('<')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_the_markdown_counts_for_the_digest() {
        let of = |text: Option<&str>| String::from_utf8(bytes("00", text)).expect("UTF-8");
        let [none, some, other] = [None, Some("11"), Some("22")].map(of);
        assert_eq!([&none, &some].map(|it| markdown(it)), [None, Some("11")]);
        assert_ne!(some.replace("11", "22"), other);
    }
}
