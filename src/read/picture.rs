//! PNG pictures that a user gives, seals above all: a path in, pixels out.
//!
//! The one place besides templates and faces where a station opens a file of
//! its own accord. What it takes in has bounds: the file's size and the pixels'
//! number, told before they are unpacked.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use png::{BitDepth, ColorType, Decoder, DecodingError, Transformations};

use crate::diagnostic::system_cause;
use crate::document::Picture;

/// The largest file: a seal is some kilobytes.
const MOST_BYTES: u64 = 20 << 20;
/// The most pixels: a page at 400 dpi.
const MOST_PIXELS: u64 = 4000 * 5000;

/// A picture cannot be had. The messages are Chinese and say what to do.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// It cannot be opened or read.
    #[error("打不开：{}；请检查路径（写在文首的，从文稿所在的文件夹算起）", system_cause(.0))]
    Open(#[source] std::io::Error),
    /// It is no regular file.
    #[error("不是文件；请写图片文件的路径")]
    NotFile,
    /// It is larger than any seal.
    #[error("文件超过 20 MB；请缩小图片")]
    TooLarge,
    /// It has more pixels than a page shows.
    #[error("图片有 {0} × {1} 点，最多 2000 万点；请缩小图片")]
    TooManyPixels(u32, u32),
    /// It is no PNG.
    #[error("不是 PNG 图片；请把图片另存为 PNG（印章要透明背景）")]
    NotPng,
    /// It begins as a PNG and goes wrong.
    #[error("PNG 图片已损坏；请重新导出")]
    Broken,
}

/// The picture in the PNG file at `path`.
///
/// # Errors
/// Where there is no such file, or it is no PNG within bounds.
pub fn png(path: &Path) -> Result<Picture, PictureError> {
    // A pipe would be waited for without end.
    let metadata = std::fs::metadata(path).map_err(PictureError::Open)?;
    if !metadata.is_file() {
        return Err(PictureError::NotFile);
    }
    let mut file = Vec::new();
    let opened = File::open(path).map_err(PictureError::Open)?;
    let read = opened.take(MOST_BYTES + 1).read_to_end(&mut file);
    read.map_err(PictureError::Open)?;
    if file.len() as u64 > MOST_BYTES {
        return Err(PictureError::TooLarge);
    }
    unpack(file)
}

fn unpack(file: Vec<u8>) -> Result<Picture, PictureError> {
    let mut decoder = Decoder::new(Cursor::new(&file));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder
        .read_info()
        .map_err(|error| refused(&file, &error))?;
    let (width, height) = reader.info().size();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureError::TooManyPixels(width, height));
    }
    let size = reader.output_buffer_size().ok_or(PictureError::Broken)?;
    let mut samples = vec![0; size];
    let frame = reader.next_frame(&mut samples);
    let frame = frame.map_err(|error| refused(&file, &error))?;
    samples.truncate(frame.buffer_size());
    if frame.bit_depth != BitDepth::Eight {
        return Err(PictureError::Broken);
    }
    let (colours, alpha) = channels(&samples, frame.color_type).ok_or(PictureError::Broken)?;
    Ok(Picture {
        file,
        width,
        height,
        colours,
        alpha: alpha.filter(|alpha| alpha.iter().any(|opaque| *opaque < u8::MAX)),
    })
}

/// Colours and alpha of samples of eight bits.
fn channels(samples: &[u8], kind: ColorType) -> Option<(Vec<u8>, Option<Vec<u8>>)> {
    let grey = |chunk: &[u8]| [chunk[0]; 3];
    let split = |width: usize| {
        let pixels = samples.chunks_exact(width);
        let alpha: Vec<u8> = pixels.clone().map(|pixel| pixel[width - 1]).collect();
        (pixels, alpha)
    };
    Some(match kind {
        ColorType::Rgb => (samples.to_vec(), None),
        ColorType::Grayscale => (samples.chunks_exact(1).flat_map(grey).collect(), None),
        ColorType::GrayscaleAlpha => {
            let (pixels, alpha) = split(2);
            (pixels.flat_map(grey).collect(), Some(alpha))
        }
        ColorType::Rgba => {
            let (pixels, alpha) = split(4);
            let colours = pixels.flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]);
            (colours.collect(), Some(alpha))
        }
        // Palettes are unpacked by the decoder.
        ColorType::Indexed => return None,
    })
}

fn refused(file: &[u8], error: &DecodingError) -> PictureError {
    const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
    match error {
        DecodingError::IoError(_) | DecodingError::Format(_) if !file.starts_with(SIGNATURE) => {
            PictureError::NotPng
        }
        _ => PictureError::Broken,
    }
}
