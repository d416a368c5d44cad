//! What the outputs of an input come from besides its bytes: the settings, the
//! template, the faces, and the files that the text names.
//!
//! In: a conversion that was done. Out: digests by which a later one can tell,
//! without doing it again, that it would give the same. What was used is
//! digested, not what stands on the disk a moment later.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::confined::locate;
use super::digest::Digest;
use super::prepared::Prepared;
use super::{ConvertError, Converter, OutputFormat};
use crate::read::picture_bytes;

/// Who named a file, which says where its path begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NamedBy {
    /// The text: in its folder and nowhere else.
    Text,
    /// Whoever called the program: from where it was called.
    Caller,
}

/// A file that a text or the caller named, and what stood in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Referred {
    /// Its path as it was written.
    pub path: String,
    /// Who wrote it.
    pub by: NamedBy,
    /// What was used of it; `None` where it could not be used.
    pub bytes: Option<Arc<[u8]>>,
}

/// What the outputs of one input come from besides its bytes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Basis {
    /// The template that the input asked for, as it calls it; `None` for that of the settings.
    pub template: Option<String>,
    /// The files that were named, in the order in which they were met.
    pub referred: Vec<Referred>,
}

impl Referred {
    /// The file as it would be looked for from `folder`, for who watches it.
    pub fn place(folder: &Path, path: &str, by: NamedBy) -> PathBuf {
        match by {
            NamedBy::Text => locate(folder, path).unwrap_or_else(|_| folder.join(path)),
            NamedBy::Caller => PathBuf::from(path),
        }
    }

    /// The digest of what stands there now; `None` where it cannot be used.
    pub fn now(folder: &Path, path: &str, by: NamedBy) -> Option<Digest> {
        let place = match by {
            NamedBy::Text => locate(folder, path).ok()?,
            NamedBy::Caller => PathBuf::from(path),
        };
        picture_bytes(&place).ok().map(|bytes| Digest::of(&bytes))
    }
}

impl Converter {
    /// Stands for everything but the input and the files it names: the
    /// settings, the template that an input in `folder` calls `own` (else that of the
    /// settings), which words the mark of a given issuer, and, where `formats` or the
    /// input need them, its faces.
    ///
    /// # Errors
    /// Where the template or its faces cannot be loaded.
    pub fn setup(
        &self,
        own: Option<&str>,
        folder: &Path,
        formats: &[OutputFormat],
    ) -> Result<Digest, ConvertError> {
        let settings = format!("{:?}", self.settings);
        let prepared = self.templates.prepared(&self.template_for(own, folder))?;
        if own.is_none() && !formats.iter().any(|format| format.is_composed()) {
            let template = format!("{:?}", prepared.template);
            return Ok(Digest::of_parts([settings.as_bytes(), template.as_bytes()]));
        }
        let looks = prepared.digest.get_or_init(|| prepared.digest_now());
        Ok(Digest::of_parts([settings.as_bytes(), looks.bytes()]))
    }
}

impl Prepared {
    /// All fields of a template are in its debug form, numbers to the last bit.
    fn digest_now(&self) -> Digest {
        let template = format!("{:?}", self.template);
        let faces = self.fonts.sources();
        let parts = faces.iter().flat_map(|face| {
            let kind = face.part.as_bytes();
            [kind, face.bytes.unwrap_or_default()]
        });
        Digest::of_parts([template.as_bytes()].into_iter().chain(parts))
    }
}
