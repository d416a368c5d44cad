//! Front matter in, its values out as passages, so that rules see an element
//! wherever it is given.

use super::manuscript::{Passage, Standing};
use crate::document::{Place, Role, Text, Verbatim};
use crate::read::{FrontMatter, Key};

/// The values of front matter as passages, numbered from `first` on.
pub(super) fn elements(given: &FrontMatter, first: usize) -> Vec<Passage<'_>> {
    let mut found = Vec::new();
    for entry in &given.entries {
        let Some(role) = role_of(entry.key) else {
            continue;
        };
        for (value, place) in entry.values.iter().zip(&entry.stand) {
            let mut text = Text::plain(value);
            if let Place::Text { bytes, .. } = place
                && !bytes.is_empty()
            {
                let bytes = bytes.clone();
                text.verbatim.push(Verbatim {
                    start: 0,
                    bytes,
                    lead: 0,
                });
            }
            let mut passage = Passage::beside(text, place, Standing::Given);
            passage.at = first + found.len();
            passage.role = role;
            found.push(passage);
        }
    }
    found
}

/// What the value of a key is. A date of 版记 stands alone when it is given.
fn role_of(key: Key) -> Option<Role> {
    Some(match key {
        Key::CopyNumber => Role::CopyNumber,
        Key::Secrecy | Key::SecrecyPeriod => Role::Secrecy,
        Key::Urgency => Role::Urgency,
        Key::DocNumber => Role::DocNumber,
        Key::Signer => Role::Signer,
        Key::Title => Role::Title,
        Key::Addressee => Role::Addressee,
        Key::Attachment => Role::AttachmentNote,
        Key::Date | Key::IssuedOn => Role::Date,
        Key::Issuer
        | Key::Subtitle
        | Key::Present
        | Key::Excused
        | Key::Observers
        | Key::Signature
        | Key::Seal
        | Key::Stamp
        | Key::Note
        | Key::CopyTo
        | Key::IssuedBy
        | Key::Contents
        | Key::Template => return None,
    })
}
