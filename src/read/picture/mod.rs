//! Pictures that a user gives or a text shows: a path or a file's bytes in, a
//! [`Picture`] out.
//!
//! The one place besides templates and faces where a station opens a file of
//! its own accord. What it takes in has bounds: the file's size and the pixels'
//! number, told before they are unpacked. Which paths may be opened, its caller
//! decides.

mod exif;
mod jpeg;
mod png;

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::system_cause;
use crate::document::{Density, Picture};

/// The largest file: a seal is some kilobytes, a photograph some megabytes.
pub(super) const MOST_BYTES: u64 = 20 << 20;
/// The most pixels that are unpacked: a page at 400 dpi.
const MOST_PIXELS: u64 = 4000 * 5000;
/// Pixels a metre that files say in earnest: 30 to 2400 an inch.
const DENSITIES: std::ops::RangeInclusive<u32> = 1_181..=94_488;

/// A picture cannot be had. The messages are Chinese and say what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// It cannot be opened or read.
    #[error("打不开：{0}；请检查路径（写在文首的，从文稿所在的文件夹算起）")]
    Open(String),
    /// It is no regular file.
    #[error("不是文件；请写图片文件的路径")]
    NotFile,
    /// It is larger than any picture for a page.
    #[error("文件超过 20 MB；请缩小图片")]
    TooLarge,
    /// It has more pixels than a page shows.
    #[error("图片有 {0} × {1} 点，最多 2000 万点；请缩小图片")]
    TooManyPixels(u32, u32),
    /// It is no PNG.
    #[error("不是 PNG 图片；请把图片另存为 PNG（印章要透明背景）")]
    NotPng,
    /// It is neither a PNG nor a JPEG.
    #[error("不是 PNG 或 JPEG 图片；请把图片另存为 PNG 或 JPEG")]
    Unknown,
    /// It begins as a PNG and goes wrong.
    #[error("PNG 图片已损坏；请重新导出")]
    Broken,
    /// It begins as a JPEG and goes wrong.
    #[error("JPEG 图片已损坏或不完整；请重新导出")]
    BrokenJpeg,
    /// It is a JPEG for print: its colours are inks, which the files' own
    /// colour space has not.
    #[error("是印刷用的 CMYK 图片；请另存为 RGB")]
    Inks,
    /// It is a JPEG of a kind that a PDF cannot hold.
    #[error("是少见的 JPEG（无损、算术编码或每色不是 8 位）；请另存为普通 JPEG 或 PNG")]
    OddJpeg,
}

/// The picture in the PNG file at `path`: a seal, which needs transparency.
///
/// # Errors
/// Where there is no such file, or it is no PNG within bounds.
pub fn png(path: &Path) -> Result<Picture, PictureError> {
    let file = bytes(path)?;
    if png::is(&file) {
        png::unpack(file)
    } else {
        Err(PictureError::NotPng)
    }
}

/// The bytes of the file at `path`, which may be a picture.
///
/// # Errors
/// Where there is no such file within bounds.
pub fn bytes(path: &Path) -> Result<Arc<[u8]>, PictureError> {
    let failed = |error| PictureError::Open(system_cause(&error));
    // A pipe would be waited for without end.
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        return Err(PictureError::NotFile);
    }
    let mut file = Vec::new();
    let opened = File::open(path).map_err(failed)?;
    let read = opened.take(MOST_BYTES + 1).read_to_end(&mut file);
    read.map_err(failed)?;
    if file.len() as u64 > MOST_BYTES {
        return Err(PictureError::TooLarge);
    }
    Ok(file.into())
}

/// The picture in a file, PNG or JPEG by its first bytes.
///
/// # Errors
/// Where it is neither, or broken, or out of bounds.
pub fn picture(file: Arc<[u8]>) -> Result<Picture, PictureError> {
    if file.len() as u64 > MOST_BYTES {
        Err(PictureError::TooLarge)
    } else if png::is(&file) {
        png::unpack(file)
    } else if jpeg::is(&file) {
        jpeg::read(file)
    } else {
        Err(PictureError::Unknown)
    }
}

/// The density that a file says, where it can be meant.
fn density(across: u32, down: u32) -> Option<Density> {
    let meant = DENSITIES.contains(&across) && DENSITIES.contains(&down);
    meant.then_some(Density { across, down })
}

/// Pixels a metre, of a thousand times the pixels an inch.
fn per_metre(milli_per_inch: u64) -> u32 {
    u32::try_from(milli_per_inch * 10 / 254).unwrap_or(u32::MAX)
}
