//! Edits of a decoded text in, the bytes of the file with them made out.
//!
//! Only what is put in is encoded; all other bytes are copied, broken ones and
//! the byte-order mark too.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::{Changed, Draft, Refusal};
use crate::document::{Edit, composed, edited};
use crate::read::Raw;

/// A .txt or .md whose edits are being collected.
#[derive(Debug)]
pub struct TextDraft<'a> {
    raw: Raw<'a>,
    current: String,
    edits: Vec<Edit>,
}

impl<'a> TextDraft<'a> {
    /// A draft of `raw` with no edit made.
    pub fn new(raw: Raw<'a>) -> Self {
        Self {
            current: raw.text.clone(),
            raw,
            edits: Vec::new(),
        }
    }
}

impl Draft for TextDraft<'_> {
    fn refusal(&self, _: &str, edit: &Edit) -> Option<Refusal> {
        // A broken byte beside an edit could make one character with what
        // comes to stand beside it.
        let (before, after) = (
            self.current[..edit.bytes.start].chars().next_back(),
            self.current[edit.bytes.end..].chars().next(),
        );
        let within = self.current[edit.bytes.clone()].chars();
        let mut around = before.into_iter().chain(within).chain(after);
        if around.any(|ch| ch == char::REPLACEMENT_CHARACTER) {
            return Some(Refusal::BrokenBytes);
        }
        let encoding = self.raw.encoding;
        encoded(&edit.with, encoding)
            .is_none()
            .then(|| Refusal::NotInEncoding {
                encoding: encoding.name(),
                with: edit.with.clone(),
            })
    }

    fn make(&mut self, _: &str, edits: &[Edit]) {
        self.current = edited(&self.current, edits);
        self.edits = composed(&self.raw.text, &self.edits, edits);
    }

    fn current(&self, _: &str) -> &str {
        &self.current
    }

    fn plain(&self) -> Option<Vec<u8>> {
        self.bytes()
    }

    fn bytes(&self) -> Option<Vec<u8>> {
        patched(&self.raw, &self.edits)
    }

    fn changes(&self) -> Vec<Changed> {
        let changed = || Changed {
            part: String::new(),
            text: self.raw.text.clone(),
            edits: self.edits.clone(),
        };
        let is_changed = !self.edits.is_empty();
        is_changed.then(changed).into_iter().collect()
    }
}

/// The bytes of `raw` with `edits` of its text made; `None` where its encoding
/// does not let them be made by themselves.
pub(super) fn patched(raw: &Raw<'_>, edits: &[Edit]) -> Option<Vec<u8>> {
    let ends: Vec<usize> = edits
        .iter()
        .flat_map(|edit| [edit.bytes.start, edit.bytes.end])
        .collect();
    let places = raw.places(&ends)?;
    let mut bytes = Vec::with_capacity(raw.bytes.len());
    let mut done = 0;
    for (edit, place) in edits.iter().zip(places.chunks_exact(2)) {
        bytes.extend(&raw.bytes[done..place[0]]);
        bytes.extend(encoded(&edit.with, raw.encoding)?);
        done = place[1];
    }
    bytes.extend(&raw.bytes[done..]);
    // An encoding with states (ISO-2022-JP) shows here that it has them.
    let again = Raw::new(&bytes[..], raw.encoding);
    (again.text == edited(&raw.text, edits)).then_some(bytes)
}

/// `chars` in `encoding`; `None` where it lacks one of them.
fn encoded(chars: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let units = |order: fn(u16) -> [u8; 2]| Some(chars.encode_utf16().flat_map(order).collect());
    if encoding == UTF_16LE {
        return units(u16::to_le_bytes);
    }
    if encoding == UTF_16BE {
        return units(u16::to_be_bytes);
    }
    let (bytes, _, lacking) = encoding.encode(chars);
    (!lacking).then(|| bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, GB18030, ISO_2022_JP, UTF_8};
    use proptest::prelude::*;

    use super::*;

    fn edit(text: &str, old: &str, with: &str) -> Edit {
        let start = text.find(old).expect("it stands there");
        Edit {
            bytes: start..start + old.len(),
            with: with.to_owned(),
        }
    }

    #[test]
    fn what_an_encoding_lacks_is_refused() {
        let bytes = BIG5.encode("甲,乙").0;
        let draft = TextDraft::new(Raw::new(&bytes[..], BIG5));
        assert_eq!(draft.refusal("", &edit("甲,乙", ",", "，")), None);
        let refused = draft.refusal("", &edit("甲,乙", ",", "们"));
        assert_eq!(
            refused.map(|it| it.to_string()).as_deref(),
            Some("文件的编码 Big5 写不出“们”")
        );
    }

    #[test]
    fn what_touches_broken_bytes_is_refused() {
        let draft = TextDraft::new(Raw::new(&b"\xE7\x94\xB2,\xFF;a"[..], UTF_8));
        let text = draft.current("").to_owned();
        let refused = |old| draft.refusal("", &edit(&text, old, "")).is_some();
        assert_eq!(
            [refused(","), refused(";"), refused("a"), refused("甲")],
            [true, true, false, false]
        );
    }

    #[test]
    fn an_encoding_with_states_is_known() {
        let bytes = ISO_2022_JP.encode("甲、乙").0;
        let mut draft = TextDraft::new(Raw::new(&bytes[..], ISO_2022_JP));
        draft.make("", &[edit("甲、乙", "、", "，")]);
        assert_eq!(draft.bytes(), None);
    }

    proptest! {
        /// Whatever the encoding and whatever broken bytes there are, edits
        /// change the edited characters and no other byte.
        #[test]
        fn every_other_byte_stays(
            texts in prop::collection::vec("[甲乙，。𠀀a1\r\n]{1,8}", 1..6),
            broken in prop::collection::vec(prop::sample::select(vec![
                &b""[..], b"\xFF\n", b"\x81\n", b"\x80\xFF\n",
            ]), 6),
            with in prop::collection::vec("[丙；b ]{0,3}", 6),
            mark in any::<bool>(),
            encoding in prop::sample::select(vec![UTF_8, GB18030, UTF_16LE, UTF_16BE]),
        ) {
            let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
            let mut bytes = if mark { encoded("\u{feff}", encoding).expect("it has it") } else { Vec::new() };
            let mut wanted = bytes.clone();
            for ((text, broken), with) in texts.iter().zip(&broken).zip(&with) {
                // A lone half of a pair is what breaks UTF-16.
                let broken = if is_wide && !broken.is_empty() {
                    let order = if encoding == UTF_16LE { u16::to_le_bytes } else { u16::to_be_bytes };
                    [order(0xDC00), order(0x0A)].concat()
                } else {
                    broken.to_vec()
                };
                for (into, chars) in [(&mut bytes, format!("{{{text}}}")), (&mut wanted, format!("{{{with}}}"))] {
                    into.extend(encoded(&chars, encoding).expect("it has them"));
                    into.extend(&broken);
                }
            }
            let mut draft = TextDraft::new(Raw::new(&bytes[..], encoding));
            let text = draft.current("").to_owned();
            let mut at = 0;
            let edits: Vec<Edit> = texts.iter().zip(&with).map(|(old, with)| {
                let start = at + text[at..].find('{').expect("it opens") + 1;
                at = start + old.len();
                Edit { bytes: start..at, with: with.clone() }
            }).collect();
            for edit in &edits {
                prop_assert_eq!(draft.refusal("", edit), None);
            }
            draft.make("", &edits);
            prop_assert_eq!(draft.bytes(), Some(wanted));
        }
    }
}
