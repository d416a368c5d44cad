//! The bytes of a .docx in, the text of its parts out.
//!
//! Every part is unpacked under a hard limit, whatever sizes the package
//! claims. It knows names and relationships (`relations`) and no content.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use zip::ZipArchive;
use zip::result::ZipError;

use super::fault::DocxFault;
use super::relations::{self, Relations};
use crate::read::{Raw, picture};

/// All parts that are read may together unpack to this many bytes.
const MOST_BYTES: u64 = 512 << 20;
/// A part beside the text (styles, numbering, relationships) to this many.
const MOST_BESIDE: u64 = 32 << 20;
/// Up to this many bytes a part may be packed as tightly as it likes …
const FREE_BYTES: u64 = 64 << 20;
/// … and beyond, to this many times its packed size. Real text packs about
/// tenfold; deflate ends at about a thousandfold.
const MOST_RATIO: u64 = 200;

/// The longest name of the main part, in bytes.
const LONGEST_NAME: usize = 255;

/// What a part is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Its text.
    Text,
    /// What it says about the text.
    Beside,
}

/// A part of a package.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its name as the ZIP file has it.
    pub name: String,
    /// Its XML.
    pub xml: Raw<'static>,
}

/// An open package.
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Index of each part by its name in lower case: names fold case (OPC).
    names: BTreeMap<String, usize>,
    /// Bytes that may still be unpacked.
    room: u64,
}

impl<'a> Package<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// Where the bytes are no whole ZIP file.
    pub fn open(bytes: &'a [u8]) -> Result<Self, DocxFault> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        let names = zip
            .file_names()
            .enumerate()
            .map(|(index, name)| (folded(name), index))
            .collect();
        Ok(Self {
            zip,
            names,
            room: MOST_BYTES,
        })
    }

    /// Whether there is a part of that name.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(&folded(name))
    }

    /// The name of the part that holds the document, as the package's
    /// relationships give it; `None` where the package is no Word document.
    ///
    /// # Errors
    /// Where the relationships cannot be read.
    pub fn main_part(&mut self) -> Result<Option<String>, DocxFault> {
        let relations = self.relations("")?;
        let named = relations.of_kind("officeDocument").next();
        let usual = "word/document.xml";
        // Each paragraph's place copies the name: a long one is no name.
        let known = |it: &String| it.len() <= LONGEST_NAME && self.has(it);
        let Some(target) = named.map(|it| it.target.clone()).filter(known) else {
            return Ok(self.has(usual).then(|| usual.to_owned()));
        };
        let types = self.text("[Content_Types].xml", Use::Beside)?;
        let kind = types.and_then(|it| relations::content_type(&it, &target));
        let is_word = match kind {
            Some(kind) => kind.contains("wordprocessingml") || kind.contains("ms-word"),
            None => target.starts_with("word/"),
        };
        Ok(is_word.then_some(target))
    }

    /// The name of the part of `kind`, the last word of the relationship, that
    /// goes with the part `main`.
    ///
    /// # Errors
    /// Where the relationships cannot be read.
    pub fn beside(&mut self, main: &str, kind: &str) -> Result<Option<String>, DocxFault> {
        let relations = self.relations(main)?;
        let mut targets = relations.of_kind(kind).map(|it| it.target.clone());
        Ok(targets.find(|it| self.has(it)))
    }

    /// The part called `name`, by the ZIP file's own spelling of it.
    ///
    /// # Errors
    /// Where it cannot be unpacked.
    pub fn part(&mut self, name: &str) -> Result<Option<Part>, DocxFault> {
        let Some(bytes) = self.bytes(name, Use::Text)? else {
            return Ok(None);
        };
        let index = self.names[&folded(name)];
        let spelled = self.zip.name_for_index(index).unwrap_or(name).to_owned();
        let encoding = encoding_of(&bytes);
        Ok(Some(Part {
            name: spelled,
            xml: Raw::new(bytes, encoding),
        }))
    }

    /// The relationships of a part, `""` for those of the package.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, DocxFault> {
        let (folder, _) = part.rsplit_once('/').unwrap_or(("", part));
        let name = relations_of(part);
        let text = self.text(&name, Use::Beside)?.unwrap_or_default();
        Relations::read(&text, &name, folder)
    }

    /// The file of a picture, or so much of it that it is too large; `None`
    /// where there is no such part. One that does not unpack ends early.
    pub(super) fn picture(&mut self, name: &str) -> Option<Vec<u8>> {
        let index = *self.names.get(&folded(name))?;
        let most = self.room.min(picture::MOST_BYTES + 1);
        let mut bytes = Vec::new();
        if let Ok(file) = self.zip.by_index(index) {
            // What is missing then, whoever decodes it will tell.
            let _ = file.take(most).read_to_end(&mut bytes);
        }
        self.room -= bytes.len() as u64;
        Some(bytes)
    }

    /// The text of a part, decoded; `None` where there is no such part.
    pub(super) fn text(&mut self, name: &str, read_for: Use) -> Result<Option<String>, DocxFault> {
        let bytes = self.bytes(name, read_for)?;
        bytes.map(|bytes| decode(bytes, name)).transpose()
    }

    fn bytes(&mut self, name: &str, read_for: Use) -> Result<Option<Vec<u8>>, DocxFault> {
        let Some(&index) = self.names.get(&folded(name)) else {
            return Ok(None);
        };
        let file = self.zip.by_index(index).map_err(|error| damaged(&error))?;
        let packed = file.compressed_size();
        let most = match read_for {
            Use::Text => self
                .room
                .min(FREE_BYTES.max(packed.saturating_mul(MOST_RATIO))),
            Use::Beside => self.room.min(MOST_BESIDE),
        };
        let mut bytes = Vec::new();
        file.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| DocxFault::Damaged(format!("其中的 {name} 解不开")))?;
        let size = bytes.len() as u64;
        if size > most {
            return Err(DocxFault::TooLarge(name.to_owned()));
        }
        self.room -= size;
        Ok(Some(bytes))
    }
}

/// The name of the part that holds the relationships of `part`.
pub fn relations_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{file}.rels")
}

fn folded(name: &str) -> String {
    // Some producers write backslashes, or a slash before the name.
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_ascii_lowercase()
}

fn damaged(error: &ZipError) -> DocxFault {
    let what = match error {
        ZipError::UnsupportedArchive(_) => "它的压缩方式不能识别",
        _ => "它的 ZIP 结构不完整",
    };
    DocxFault::Damaged(what.to_owned())
}

/// XML of a package is UTF-8 or UTF-16 (ECMA-376 part 2).
fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    marked.unwrap_or(match bytes.get(..2) {
        Some(b"<\0") => UTF_16LE,
        Some(b"\0<") => UTF_16BE,
        _ => UTF_8,
    })
}

fn decode(bytes: Vec<u8>, name: &str) -> Result<String, DocxFault> {
    let encoding = encoding_of(&bytes);
    if encoding == UTF_8 && Encoding::for_bom(&bytes).is_none() {
        return String::from_utf8(bytes).map_err(|error| DocxFault::Xml {
            part: name.to_owned(),
            byte: error.utf8_error().valid_up_to() as u64,
        });
    }
    let (text, broken) = encoding.decode_with_bom_removal(&bytes);
    if broken {
        return Err(DocxFault::Xml {
            part: name.to_owned(),
            byte: 0,
        });
    }
    Ok(text.into_owned())
}
