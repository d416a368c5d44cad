//! A PNG in, its pixels as eight-bit samples out: palettes, greys, sixteen bits
//! and transparent colours are all unpacked to red, green, blue and alpha.

use std::io::{Cursor, Write};
use std::sync::Arc;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use png::{BitDepth, ColorType, Decoder, DecodingError, Transformations, Unit};

use super::{MOST_PIXELS, PictureError, density};
use crate::document::{Density, Lie, Picture, Pixels};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Whether a file begins as a PNG.
pub(super) fn is(file: &[u8]) -> bool {
    file.starts_with(SIGNATURE)
}

/// The picture in the file.
pub(super) fn unpack(file: Arc<[u8]>) -> Result<Picture, PictureError> {
    let mut decoder = Decoder::new(Cursor::new(&file));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(broken)?;
    let (width, height) = reader.info().size();
    let said = said_density(reader.info());
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureError::TooManyPixels(width, height));
    }
    let size = reader.output_buffer_size().ok_or(PictureError::Broken)?;
    let mut samples = vec![0; size];
    let frame = reader.next_frame(&mut samples).map_err(broken)?;
    samples.truncate(frame.buffer_size());
    if frame.bit_depth != BitDepth::Eight {
        return Err(PictureError::Broken);
    }
    drop(reader);
    let (colours, alpha) = channels(samples, frame.color_type).ok_or(PictureError::Broken)?;
    let alpha = alpha.filter(|alpha| alpha.iter().any(|opaque| *opaque < u8::MAX));
    Ok(Picture {
        file,
        width,
        height,
        density: said,
        lie: Lie::default(),
        pixels: Pixels::Packed {
            colours: packed(&colours),
            alpha: alpha.as_deref().map(packed),
        },
    })
}

fn said_density(info: &png::Info<'_>) -> Option<Density> {
    let said = info.pixel_dims.filter(|it| it.unit == Unit::Meter)?;
    density(said.xppu, said.yppu)
}

/// Colours and alpha of samples of eight bits.
fn channels(samples: Vec<u8>, kind: ColorType) -> Option<(Vec<u8>, Option<Vec<u8>>)> {
    let grey = |chunk: &[u8]| [chunk[0]; 3];
    let alpha = |width: usize| {
        let pixels = samples.chunks_exact(width);
        pixels.map(|pixel| pixel[width - 1]).collect::<Vec<u8>>()
    };
    Some(match kind {
        ColorType::Rgb => (samples, None),
        ColorType::Grayscale => (samples.chunks_exact(1).flat_map(grey).collect(), None),
        ColorType::GrayscaleAlpha => {
            let colours = samples.chunks_exact(2).flat_map(grey);
            (colours.collect(), Some(alpha(2)))
        }
        ColorType::Rgba => {
            let pixels = samples.chunks_exact(4);
            let colours = pixels.flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]);
            (colours.collect(), Some(alpha(4)))
        }
        // Palettes are unpacked by the decoder.
        ColorType::Indexed => return None,
    })
}

fn packed(samples: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(samples).expect("a Vec takes everything");
    encoder.finish().expect("a Vec takes everything")
}

fn broken(_: DecodingError) -> PictureError {
    PictureError::Broken
}
