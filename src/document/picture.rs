//! A picture as files want it: the file as it was, which a DOCX takes, and what
//! a PDF takes.

use std::sync::Arc;

/// A picture of a seal or of anything else.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// The whole file.
    pub file: Arc<[u8]>,
    /// Its width in pixels, at least one.
    pub width: u32,
    /// Its height in pixels, at least one.
    pub height: u32,
    /// How many pixels it wants on a length, where the file says.
    pub density: Option<Density>,
    /// How its pixels lie.
    pub lie: Lie,
    /// Its pixels.
    pub pixels: Pixels,
}

/// How pixels lie in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    /// As they are looked at.
    Upright,
    /// Turned or mirrored: a camera's mark (EXIF) says how to look at them.
    Turned,
}

/// How dense pixels are, in pixels a metre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Density {
    /// Across.
    pub across: u32,
    /// Down.
    pub down: u32,
}

/// The pixels of a picture, eight bits a sample.
#[derive(Clone, PartialEq, Eq)]
pub enum Pixels {
    /// Those of a PNG, row by row from the top, packed by deflate (RFC 1950): a
    /// document with many pictures has no room for them as they are.
    Packed {
        /// Red, green and blue of each pixel.
        colours: Vec<u8>,
        /// How opaque each pixel is, where some are not wholly so.
        alpha: Option<Vec<u8>>,
    },
    /// Those of a JPEG are in its file.
    Jpeg(JpegColours),
}

/// What the samples of a JPEG are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JpegColours {
    /// One a pixel.
    Grey,
    /// Three a pixel.
    Colour,
}

impl Picture {
    /// The usual ending of the name of its file.
    pub fn ending(&self) -> &'static str {
        match self.pixels {
            Pixels::Packed { .. } => "png",
            Pixels::Jpeg(_) => "jpeg",
        }
    }

    /// Whether something under it shows through.
    pub fn is_opaque(&self) -> bool {
        !matches!(self.pixels, Pixels::Packed { alpha: Some(_), .. })
    }
}

impl std::fmt::Debug for Picture {
    /// Its size: pixels tell a reader nothing.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Picture({} × {})", self.width, self.height)
    }
}
