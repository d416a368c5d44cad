//! The sRGB colour space as an ICC profile (ICC.1:2004-10, version 4.2).
//!
//! In: nothing. Out: a matrix profile with the exact sRGB curve as a formula,
//! put together from the numbers of IEC 61966-2-1, adapted to D50.

/// Bytes before the tag table.
const HEADER: usize = 128;

/// A number in units of 1/65536.
type Fixed = u32;

const D50: [Fixed; 3] = [0xF6D6, 0x1_0000, 0xD32D];
const RED: [Fixed; 3] = [0x6FA2, 0x38F5, 0x0390];
const GREEN: [Fixed; 3] = [0x6299, 0xB785, 0x18DA];
const BLUE: [Fixed; 3] = [0x24A0, 0x0F84, 0xB6CF];

/// From D65, the white of sRGB, to D50 (Bradford), row by row.
const ADAPTATION: [Fixed; 9] = [
    0x1_0C42,
    0x05DE,
    0xFFFF_F325,
    0x0793,
    0xFD90,
    0xFFFF_FBA1,
    0xFFFF_FDA2,
    0x03DC,
    0xC06E,
];

/// g, a, b, c, d of `y = (a x + b)^g` from d upwards and `y = c x` below:
/// 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045.
const CURVE: [Fixed; 5] = [0x2_6666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B];

/// The profile's bytes.
pub fn srgb() -> Vec<u8> {
    let curve = parametric();
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", words("sRGB")),
        (b"cprt", words("No copyright, use freely")),
        (b"wtpt", numbers(b"XYZ ", &D50)),
        (b"chad", numbers(b"sf32", &ADAPTATION)),
        (b"rXYZ", numbers(b"XYZ ", &RED)),
        (b"gXYZ", numbers(b"XYZ ", &GREEN)),
        (b"bXYZ", numbers(b"XYZ ", &BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = be(tags.len()).to_vec();
    let mut data = Vec::new();
    let start = HEADER + 4 + 12 * tags.len();
    for (name, value) in tags {
        table.extend_from_slice(name);
        table.extend_from_slice(&be(start + data.len()));
        table.extend_from_slice(&be(value.len()));
        data.extend_from_slice(&value);
        // Every tag begins on a multiple of four bytes.
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = be(size).to_vec();
    header.extend_from_slice(&[0; 4]);
    header.extend_from_slice(&0x0420_0000_u32.to_be_bytes());
    header.extend_from_slice(b"mntrRGB XYZ ");
    // Year, month, day, then hours, minutes, seconds. A fixed day: the profile never changes.
    for part in [2000_u16, 1, 1, 0, 0, 0] {
        header.extend_from_slice(&part.to_be_bytes());
    }
    header.extend_from_slice(b"acsp");
    header.resize(68, 0);
    for number in D50 {
        header.extend_from_slice(&number.to_be_bytes());
    }
    header.resize(HEADER, 0);
    header
}

fn numbers(kind: &[u8], values: &[Fixed]) -> Vec<u8> {
    let mut tag = kind.to_vec();
    tag.extend_from_slice(&[0; 4]);
    tag.extend(values.iter().flat_map(|value| value.to_be_bytes()));
    tag
}

fn parametric() -> Vec<u8> {
    let mut tag = b"para\0\0\0\0".to_vec();
    // Function type 3, then two reserved bytes.
    tag.extend_from_slice(&[0, 3, 0, 0]);
    tag.extend(CURVE.iter().flat_map(|value| value.to_be_bytes()));
    tag
}

/// Words in one language, as `multiLocalizedUnicodeType`.
fn words(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut tag = b"mluc\0\0\0\0".to_vec();
    for number in [1, 12] {
        tag.extend_from_slice(&be(number));
    }
    tag.extend_from_slice(b"enUS");
    for number in [utf16.len(), 28] {
        tag.extend_from_slice(&be(number));
    }
    tag.extend(utf16);
    tag
}

fn be(number: usize) -> [u8; 4] {
    u32::try_from(number)
        .expect("a profile is under a kilobyte")
        .to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_lies_inside_the_profile() {
        let profile = srgb();
        let word = |at: usize| {
            let bytes = profile[at..at + 4].try_into().expect("four bytes");
            u32::from_be_bytes(bytes) as usize
        };
        assert_eq!(word(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..word(HEADER) {
            let entry = HEADER + 4 + 12 * tag;
            let (offset, size) = (word(entry + 4), word(entry + 8));
            assert_eq!(offset % 4, 0);
            assert!(offset + size <= profile.len());
        }
    }
}
