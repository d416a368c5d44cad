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
    /// How its pixels lie by its own word.
    pub lie: Lie,
    /// Its pixels.
    pub pixels: Pixels,
}

/// How the pixels of a file have to be moved to be looked at: first mirrored, then
/// turned. A camera writes them as they come and says so beside them (EXIF).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lie {
    /// Whether left and right change places.
    pub mirror: Mirror,
    /// How far they are turned to the right then.
    pub turn: Turn,
}

/// Whether left and right of a picture change places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mirror {
    /// They do not.
    #[default]
    No,
    /// They do.
    Across,
}

/// How far a picture is turned to the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    /// Not at all.
    #[default]
    None,
    /// By a quarter: what is at the top comes to the right.
    Quarter,
    /// Upside down.
    Half,
    /// By three quarters: what is at the top comes to the left.
    ThreeQuarters,
}

impl Turn {
    /// A turn by so many quarters to the right.
    pub fn quarters(count: i64) -> Self {
        match count.rem_euclid(4) {
            1 => Self::Quarter,
            2 => Self::Half,
            3 => Self::ThreeQuarters,
            _ => Self::None,
        }
    }

    /// How many quarters to the right.
    pub fn count(self) -> i64 {
        match self {
            Self::None => 0,
            Self::Quarter => 1,
            Self::Half => 2,
            Self::ThreeQuarters => 3,
        }
    }
}

impl Lie {
    /// Width and height of what lies so, once it is turned; the other way round
    /// the same.
    pub fn turned<T>(self, (width, height): (T, T)) -> (T, T) {
        match self.turn {
            Turn::None | Turn::Half => (width, height),
            Turn::Quarter | Turn::ThreeQuarters => (height, width),
        }
    }

    /// Where a point of the file's picture is looked at. Both pictures are one
    /// wide and high; points count from the left and from the foot.
    pub fn moved(self, (across, up): (f64, f64)) -> (f64, f64) {
        let across = match self.mirror {
            Mirror::No => across,
            Mirror::Across => 1.0 - across,
        };
        match self.turn {
            Turn::None => (across, up),
            Turn::Quarter => (up, 1.0 - across),
            Turn::Half => (1.0 - across, 1.0 - up),
            Turn::ThreeQuarters => (1.0 - up, across),
        }
    }
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
