//! Bytes in, the same bytes packed out (zlib, RFC 1950): what `FlateDecode` reads.

use zlib_rs::{DeflateConfig, ReturnCode, Strategy, compress_bound, compress_slice};

/// With all the memory that deflate takes. docs/decisions/0025 has the figures.
const LEVEL: i32 = 4;
const MEMORY: i32 = 9;

/// Bytes of a face from which its outlines alone count.
const MANY_OUTLINES: usize = 1 << 16;

/// The largest window, in powers of two, and the smallest that is worth asking for.
const WINDOW: i32 = 15;
const SMALLEST_WINDOW: i32 = 10;

/// Packs a stream.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    pack(bytes, config(bytes.len()))
}

/// Packs a face cut down to a document's characters. The outlines of hundreds of
/// them are most of a file and hold little that comes again: to look for it would
/// take most of the time that a file takes, and win a twentieth of its room.
pub fn deflate_face(bytes: &[u8]) -> Vec<u8> {
    let config = config(bytes.len());
    if bytes.len() < MANY_OUTLINES {
        return pack(bytes, config);
    }
    let strategy = Strategy::HuffmanOnly;
    pack(bytes, DeflateConfig { strategy, ..config })
}

fn pack(bytes: &[u8], config: DeflateConfig) -> Vec<u8> {
    let mut room = vec![0; compress_bound(bytes.len())];
    let (packed, code) = compress_slice(&mut room, bytes, config);
    assert_eq!(code, ReturnCode::Ok, "the room is enough for any bytes");
    let length = packed.len();
    room.truncate(length);
    room
}

/// Half a megabyte is set up for a large stream, and a file has some forty small
/// ones: they get no more than they can fill.
fn config(length: usize) -> DeflateConfig {
    let bits = (usize::BITS - length.leading_zeros()).cast_signed();
    DeflateConfig {
        window_bits: bits.clamp(SMALLEST_WINDOW, WINDOW),
        // A block holds up to 2^(memory + 6) symbols.
        mem_level: (bits - 6).clamp(1, MEMORY),
        ..DeflateConfig::new(LEVEL)
    }
}

#[cfg(test)]
mod tests {
    use super::{deflate, deflate_face};
    use std::io::Read as _;

    #[test]
    fn what_is_packed_comes_back() {
        let noise = (0..100_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8);
        let noise: Vec<u8> = noise.collect();
        let lengths = [0, 1, 2, 63, 64, 1023, 1024, 1025, 32_767, 32_768, 100_000];
        let parts = lengths.map(|length| noise[..length].to_vec());
        for bytes in parts.into_iter().chain([vec![7; 100_000]]) {
            for packed in [deflate(&bytes), deflate_face(&bytes)] {
                let mut back = Vec::new();
                flate2::read::ZlibDecoder::new(packed.as_slice())
                    .read_to_end(&mut back)
                    .expect("it is zlib");
                assert_eq!(back, bytes);
            }
        }
    }
}
