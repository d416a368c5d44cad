//! The bytes of a text and its characters side by side: at which bytes of the
//! file each stretch of the decoded text stands.
//!
//! Whoever changes a few characters of a file leaves every other byte as it
//! is; so the bytes of what is kept are never made anew, whatever they are.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, UTF_8};

use super::encoding::without_mark;

/// A text in its file.
#[derive(Debug, Clone)]
pub struct Raw<'a> {
    /// The bytes of the file.
    pub bytes: Cow<'a, [u8]>,
    /// Its characters, without a byte-order mark; U+FFFD where bytes are none.
    pub text: String,
    /// Its encoding.
    pub encoding: &'static Encoding,
    /// How many bytes the byte-order mark takes.
    mark: usize,
}

impl<'a> Raw<'a> {
    /// The text that `bytes` are in `encoding`.
    pub fn new(bytes: impl Into<Cow<'a, [u8]>>, encoding: &'static Encoding) -> Self {
        let bytes = bytes.into();
        let body = without_mark(&bytes, encoding);
        let mark = bytes.len() - body.len();
        let (text, _) = encoding.decode_without_bom_handling(body);
        let text = text.into_owned();
        Self {
            bytes,
            text,
            encoding,
            mark,
        }
    }

    /// The byte of the file at which the character that begins at each byte
    /// `at` of the text stands, for sorted `at`; `None` where one of them is no
    /// place between two characters of the file.
    pub fn places(&self, at: &[usize]) -> Option<Vec<usize>> {
        let body = &self.bytes[self.mark..];
        if self.encoding == UTF_8 && body == self.text.as_bytes() {
            return Some(at.iter().map(|at| self.mark + at).collect());
        }
        let mut wanted = at.iter().peekable();
        let mut found = Vec::with_capacity(at.len());
        let mut meet = |chars: usize, bytes: usize| {
            while wanted.next_if(|wanted| **wanted == chars).is_some() {
                found.push(self.mark + bytes);
            }
        };
        walk(body, self.encoding, &mut meet);
        (found.len() == at.len()).then_some(found)
    }
}

/// Calls `meet` at each place between two characters, with the bytes of text
/// and of `body` before it. Bytes that are no character are one, U+FFFD.
fn walk(body: &[u8], encoding: &'static Encoding, meet: &mut impl FnMut(usize, usize)) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut chars = [0; 16];
    let (mut text, mut at, mut done) = (0, 0, 0);
    meet(0, 0);
    loop {
        let last = at == body.len();
        let next = &body[at..body.len().min(at + 1)];
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(next, &mut chars, last);
        at += read;
        if written > 0 {
            (text, done) = (text + written, at);
            meet(text, done);
        }
        match result {
            DecoderResult::Malformed(_, behind) => {
                // What was read behind the broken bytes is read again.
                at -= usize::from(behind);
                done = at;
                text += char::REPLACEMENT_CHARACTER.len_utf8();
                meet(text, done);
                decoder = encoding.new_decoder_without_bom_handling();
            }
            DecoderResult::InputEmpty | DecoderResult::OutputFull if last => break,
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
        }
    }
    if done < at {
        meet(text, at);
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, GB18030, GBK, SHIFT_JIS, UTF_16BE, UTF_16LE};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn broken_bytes_keep_their_places() {
        let raw = Raw::new(&b"\xEF\xBB\xBF\xE7\x94\xB2\xE7\x94,\xFF"[..], UTF_8);
        assert_eq!(raw.text, "甲\u{fffd},\u{fffd}");
        assert_eq!(raw.places(&[0, 3, 6, 7, 10]), Some(vec![3, 6, 8, 9, 10]));
        assert_eq!(raw.places(&[1]), None);
        // The second byte does not end the first one's character, and is read again.
        let raw = Raw::new(&b"\x81\x30\x81\x41\xB0\xA1"[..], GB18030);
        let ends: Vec<usize> = raw.text.char_indices().map(|(at, _)| at).collect();
        let places = raw.places(&ends).expect("each character has its place");
        assert_eq!(raw.text.chars().last(), Some('啊'));
        assert_eq!(places.last(), Some(&4));
    }

    proptest! {
        /// What stands between two places decodes, by itself, to the characters
        /// between them.
        #[test]
        fn bytes_between_places_are_the_characters_between(
            body in prop::collection::vec(any::<u8>(), 0..40),
            chinese in "[甲乙，。丂𠀀a1 ]{0,12}",
            encoding in prop::sample::select(vec![
                UTF_8, GB18030, GBK, UTF_16LE, UTF_16BE, BIG5, SHIFT_JIS, EUC_JP, EUC_KR,
            ]),
        ) {
            let bytes = [chinese.as_bytes(), &body, &encoding.encode(&chinese).0].concat();
            let raw = Raw::new(&bytes[..], encoding);
            let mut cuts: Vec<usize> = raw.text.char_indices().map(|(at, _)| at).collect();
            cuts.push(raw.text.len());
            // Two characters of Big5 are written with one mark, and have no place between them.
            cuts.retain(|at| raw.places(&[*at]).is_some());
            let places = raw.places(&cuts).expect("each has one");
            prop_assert!(encoding == BIG5 || cuts.len() == raw.text.chars().count() + 1);
            prop_assert_eq!(places.last(), Some(&bytes.len()));
            for (cut, place) in cuts.windows(2).zip(places.windows(2)) {
                let part = &bytes[place[0]..place[1]];
                let (chars, _) = encoding.decode_without_bom_handling(part);
                // A lead byte alone may swallow what follows it only in a whole text.
                let is_broken = raw.text[cut[0]..cut[1]].contains(char::REPLACEMENT_CHARACTER);
                prop_assert!(is_broken || chars == raw.text[cut[0]..cut[1]]);
            }
        }
    }
}
