//! Bytes in, the same bytes packed out (zlib, RFC 1950): what `FlateDecode` reads.

use zlib_rs::{DeflateConfig, ReturnCode, compress_bound, compress_slice};

/// Level 4, with all the memory that deflate takes, for outlines of faces: they are
/// most of a file, and half of the time to make it. docs/decisions/0025 has the figures.
const LEVEL: i32 = 4;
const MEMORY: i32 = 9;

/// Packs a stream.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    let config = DeflateConfig {
        mem_level: MEMORY,
        ..DeflateConfig::new(LEVEL)
    };
    let mut room = vec![0; compress_bound(bytes.len())];
    let (packed, code) = compress_slice(&mut room, bytes, config);
    assert_eq!(code, ReturnCode::Ok, "the room is enough for any bytes");
    let length = packed.len();
    room.truncate(length);
    room
}

#[cfg(test)]
mod tests {
    use super::deflate;
    use std::io::Read as _;

    #[test]
    fn what_is_packed_comes_back() {
        let noise = (0..100_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8);
        for bytes in [Vec::new(), b"a".to_vec(), vec![7; 100_000], noise.collect()] {
            let packed = deflate(&bytes);
            let mut back = Vec::new();
            flate2::read::ZlibDecoder::new(packed.as_slice())
                .read_to_end(&mut back)
                .expect("it is zlib");
            assert_eq!(back, bytes);
        }
    }
}
