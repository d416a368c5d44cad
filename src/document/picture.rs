//! A picture, unpacked: what a PDF wants, and the file as it was, which a DOCX
//! takes.

/// A picture of a seal or of anything else.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// The whole PNG file.
    pub file: Vec<u8>,
    /// Its width in pixels, at least one.
    pub width: u32,
    /// Its height in pixels, at least one.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row from the top.
    pub colours: Vec<u8>,
    /// How opaque each pixel is, where some are not wholly so.
    pub alpha: Option<Vec<u8>>,
}

impl std::fmt::Debug for Picture {
    /// Its size: pixels tell a reader nothing.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Picture({} × {})", self.width, self.height)
    }
}
