//! A JPEG in (ISO/IEC 10918-1), what its head says out: size, colours, density.
//!
//! Its pixels stay packed: a PDF and a DOCX take the file as it is. That it is
//! whole is told by the mark at its end alone.

use std::sync::Arc;

use super::{PictureError, density, exif, per_metre};
use crate::document::{Density, JpegColours, Picture, Pixels};

/// Whether a file begins as a JPEG.
pub(super) fn is(file: &[u8]) -> bool {
    file.starts_with(&[0xFF, 0xD8, 0xFF])
}

/// The picture in the file.
pub(super) fn read(file: Arc<[u8]>) -> Result<Picture, PictureError> {
    let head = Head::of(&file)?;
    let frame = head.frame.ok_or(PictureError::BrokenJpeg)?;
    // A height of none is told behind the pixels.
    if frame.bits != 8 || frame.height == 0 {
        return Err(PictureError::OddJpeg);
    }
    let colours = match frame.components {
        1 => JpegColours::Grey,
        3 => JpegColours::Colour,
        4 => return Err(PictureError::Inks),
        _ => return Err(PictureError::OddJpeg),
    };
    if frame.width == 0 {
        return Err(PictureError::BrokenJpeg);
    }
    Ok(Picture {
        width: frame.width.into(),
        height: frame.height.into(),
        density: head.jfif.or(head.exif.density),
        lie: head.exif.lie.unwrap_or_default(),
        pixels: Pixels::Jpeg(colours),
        file,
    })
}

/// What the segments before the pixels say.
#[derive(Default)]
struct Head {
    frame: Option<Frame>,
    jfif: Option<Density>,
    exif: exif::Said,
}

/// The frame's own head.
#[derive(Clone, Copy)]
struct Frame {
    bits: u8,
    height: u16,
    width: u16,
    components: u8,
}

impl Head {
    fn of(file: &[u8]) -> Result<Self, PictureError> {
        let mut head = Self::default();
        let mut at = 2;
        loop {
            let (mark, body) = segment(file, at).ok_or(PictureError::BrokenJpeg)?;
            at = body.end;
            let segment = &file[body];
            match mark {
                // Baseline, extended and progressive, Huffman coded.
                0xC0..=0xC2 => head.frame = frame(segment),
                0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                    return Err(PictureError::OddJpeg);
                }
                0xE0 => head.jfif = jfif(segment).or(head.jfif),
                0xE1 => head.exif = exif::read(segment).unwrap_or(head.exif),
                // The pixels; a file that was cut off has no mark at its end.
                0xDA => {
                    let whole = file[at..].windows(2).rev().any(|it| it == [0xFF, 0xD9]);
                    return whole.then_some(head).ok_or(PictureError::BrokenJpeg);
                }
                _ => {}
            }
        }
    }
}

/// The segment at a byte: its mark, and the bytes that it holds.
fn segment(file: &[u8], mut at: usize) -> Option<(u8, std::ops::Range<usize>)> {
    if *file.get(at)? != 0xFF {
        return None;
    }
    // A mark may stand behind any number of fill bytes.
    while *file.get(at)? == 0xFF {
        at += 1;
    }
    let length = u16::from_be_bytes([*file.get(at + 1)?, *file.get(at + 2)?]);
    let end = at + 1 + usize::from(length);
    (length >= 2 && end <= file.len()).then(|| (file[at], at + 3..end))
}

fn frame(segment: &[u8]) -> Option<Frame> {
    let head: [u8; 6] = segment.get(..6)?.try_into().ok()?;
    Some(Frame {
        bits: head[0],
        height: u16::from_be_bytes([head[1], head[2]]),
        width: u16::from_be_bytes([head[3], head[4]]),
        components: head[5],
    })
}

/// What JFIF says of the density.
fn jfif(segment: &[u8]) -> Option<Density> {
    let said = segment.strip_prefix(b"JFIF\0")?.get(2..7)?;
    let across = u64::from(u16::from_be_bytes([said[1], said[2]]));
    let down = u64::from(u16::from_be_bytes([said[3], said[4]]));
    match said[0] {
        // An inch, a centimetre; else there is a ratio alone.
        1 => density(per_metre(across * 1000), per_metre(down * 1000)),
        2 => density(per_metre(across * 2540), per_metre(down * 2540)),
        _ => None,
    }
}
