//! The file's identifier, which is a checksum of the rest of it: whoever has
//! the file can tell whether it is as it was written.
//!
//! In: the bytes of a file. Out: the bytes sealed, or whether they are as they
//! were sealed. It proves no author: anyone can seal a file anew.

use sha2::{Digest, Sha256};
use std::ops::Range;

/// The identifier's length in bytes (ISO 32000-1 §14.4 asks for no more).
pub const ID_BYTES: usize = 16;

const DIGITS: usize = 2 * ID_BYTES;

/// Before, between and after the two halves of the identifier.
const MARKS: [&[u8]; 3] = [b"/ID[<", b"><", b">]"];

/// How far from the file's end the number after `startxref` is looked for.
const TAIL: usize = 64;

/// Writes the checksum into the identifier of a file whose identifier is all
/// zeros. A file without one stays as it is.
pub fn seal(bytes: &mut [u8]) {
    let Some(places) = id_places(bytes) else {
        return;
    };
    let digits = digits(bytes, &places);
    for place in places {
        bytes[place].copy_from_slice(&digits);
    }
}

/// Whether a PDF is byte for byte as this program wrote it. `false` for every
/// other file, whatever it holds.
pub fn is_unedited(bytes: &[u8]) -> bool {
    id_places(bytes).is_some_and(|places| {
        let digits = digits(bytes, &places);
        places.into_iter().all(|place| bytes[place] == digits)
    })
}

/// The checksum of the file with zeros for its identifier.
fn digits(bytes: &[u8], [first, second]: &[Range<usize>; 2]) -> [u8; DIGITS] {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let zeros = [b'0'; DIGITS];
    let mut hash = Sha256::new();
    hash.update(&bytes[..first.start]);
    hash.update(zeros);
    hash.update(&bytes[first.end..second.start]);
    hash.update(zeros);
    hash.update(&bytes[second.end..]);
    let mut digits = zeros;
    for (pair, byte) in digits.chunks_exact_mut(2).zip(hash.finalize()) {
        pair[0] = HEX[usize::from(byte >> 4)];
        pair[1] = HEX[usize::from(byte & 15)];
    }
    digits
}

/// Where the digits of both halves stand, in the dictionary that the file's
/// last line leads to.
fn id_places(bytes: &[u8]) -> Option<[Range<usize>; 2]> {
    let start = last_xref(bytes)?;
    let [before, between, after] = MARKS;
    let first = start + find(&bytes[start..], before)? + before.len();
    let second = first + DIGITS + between.len();
    let places = [first..first + DIGITS, second..second + DIGITS];
    let marked = bytes.get(first + DIGITS..second) == Some(between)
        && bytes.get(second + DIGITS..second + DIGITS + after.len()) == Some(after);
    marked.then_some(places)
}

/// The offset that stands after the last `startxref`, if it lies in the file.
fn last_xref(bytes: &[u8]) -> Option<usize> {
    const WORD: &[u8] = b"startxref";
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let at = tail
        .windows(WORD.len())
        .rposition(|window| window == WORD)?;
    let rest = std::str::from_utf8(&tail[at + WORD.len()..]).ok()?;
    let offset = rest.split_ascii_whitespace().next()?.parse().ok()?;
    (offset < bytes.len()).then_some(offset)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let zeros = "0".repeat(DIGITS);
        format!("%PDF\nbody\n<</ID[<{zeros}><{zeros}>]>>\nstartxref\n10\n%%EOF").into_bytes()
    }

    #[test]
    fn a_sealed_file_is_unedited_until_a_byte_changes() {
        let mut bytes = file();
        assert!(!is_unedited(&bytes));
        seal(&mut bytes);
        assert!(is_unedited(&bytes));
        for index in 0..bytes.len() {
            let mut edited = bytes.clone();
            edited[index] ^= 1;
            assert!(!is_unedited(&edited), "byte {index}");
        }
    }

    #[test]
    fn no_bytes_make_it_panic() {
        let mut bytes = file();
        seal(&mut bytes);
        for end in 0..bytes.len() {
            assert!(!is_unedited(&bytes[..end]));
        }
        assert!(!is_unedited(b"startxref\n99999999999999999999999\n"));
        assert!(!is_unedited(b"startxref\n0\n/ID[<"));
    }
}
