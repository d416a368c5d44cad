//! The main entry (§7.4): what the file says of itself, where its document
//! is, and the digest by which this program knows its own work.
//!
//! The digest stands among the file's own data (CustomDatas) and not in a part
//! of its own: archives take out parts that nothing leads to (GB/T 42133-2022
//! §6.2.1). It is over all other parts and the entry itself with zeros in its
//! place. It proves no author: anyone can seal a file anew.

use super::{DOCUMENT, OfdOptions, ROOT, part as xml_part};
use crate::layout::Pages;
use crate::write::package::{self, hex, reread};
use crate::write::paged::moment::Moment;
use crate::write::paged::told::{PROGRAM, VERSION, title};
use crate::write::xml::Xml;
use sha2::{Digest, Sha256};
use std::ops::Range;

/// The part's name, and the only one that the standard gives.
pub const PART: &str = "OFD.xml";

/// The name of the digest among the file's own data.
const DIGEST: &str = "gongwen-digest";
/// What stands before its digits.
const MARK: &str = "Name=\"gongwen-digest\">";
/// How many digits it has.
const DIGITS: usize = 64;
/// More parts than any file of ours has.
const MOST_PARTS: usize = 1 << 20;

/// The entry of a file whose other parts have this digest.
pub fn part(pages: &Pages, options: &OfdOptions, others: &str) -> Vec<u8> {
    let kind = [("Version", "1.0"), ("DocType", "OFD")];
    let mut entry = xml_part("ofd:OFD", &kind, |xml| {
        xml.open("ofd:DocBody", &[]);
        info(pages, options, others, xml);
        xml.text("ofd:DocRoot", &[], &format!("{DOCUMENT}/{ROOT}"));
        xml.close("ofd:DocBody");
    });
    if let Some(place) = place(&entry) {
        let digits = digits(&entry, &place, others);
        entry[place].copy_from_slice(digits.as_bytes());
    }
    entry
}

/// What the document is (§7.4).
fn info(pages: &Pages, options: &OfdOptions, others: &str, xml: &mut Xml) {
    let facts = &options.facts;
    let created = options.created.and_then(Moment::of).map(|it| it.day());
    let day = created.as_ref().or(facts.day.as_ref());
    let title = title(pages.title.as_deref(), options.name.as_deref());
    xml.open("ofd:DocInfo", &[]);
    xml.text("ofd:DocID", &[], &identifier(others, title));
    xml.text("ofd:Title", &[], title);
    let told = [
        ("ofd:Author", facts.author.as_ref()),
        ("ofd:CreationDate", day),
        ("ofd:ModDate", day),
    ];
    for (element, value) in told {
        if let Some(value) = value {
            xml.text(element, &[], value);
        }
    }
    xml.text("ofd:Creator", &[], PROGRAM);
    xml.text("ofd:CreatorVersion", &[], VERSION);
    xml.open("ofd:CustomDatas", &[]);
    for (name, value) in &facts.named {
        xml.text("ofd:CustomData", &[("Name", name)], value);
    }
    xml.text("ofd:CustomData", &[("Name", DIGEST)], &"0".repeat(DIGITS));
    xml.close("ofd:CustomDatas");
    xml.close("ofd:DocInfo");
}

/// The file's identifier, a UUID made from what is in it (RFC 9562, version 8).
fn identifier(others: &str, title: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(others.as_bytes());
    hash.update(title.as_bytes());
    let digits = hex(hash);
    format!("{}8{}8{}", &digits[..12], &digits[12..15], &digits[15..30])
}

/// Whether `ofd` is byte for byte what its parts hold as this program wrote
/// them. Anything odd is `false`.
pub fn is_unedited(ofd: &[u8]) -> bool {
    reread(ofd, PART, MOST_PARTS).is_some_and(|it| {
        place(&it.last).is_some_and(|place| {
            let digits = digits(&it.last, &place, &it.digest);
            it.last[place] == *digits.as_bytes()
        })
    })
}

/// Whether `ofd` bears the name of our digest, whatever became of the file.
pub fn bears_mark(ofd: &[u8]) -> bool {
    package::part(ofd, PART).is_some_and(|entry| place(&entry).is_some())
}

/// Where the digits of the digest stand.
fn place(entry: &[u8]) -> Option<Range<usize>> {
    let mark = MARK.as_bytes();
    let found = entry.windows(mark.len()).position(|it| it == mark)?;
    let start = found + mark.len();
    (start + DIGITS <= entry.len()).then_some(start..start + DIGITS)
}

/// The digest over all other parts and the entry, with zeros in its own place.
fn digits(entry: &[u8], place: &Range<usize>, others: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(others.as_bytes());
    hash.update(&entry[..place.start]);
    hash.update([b'0'; DIGITS]);
    hash.update(&entry[place.end..]);
    hex(hash)
}
