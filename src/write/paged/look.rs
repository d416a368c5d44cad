//! How what pages hold is drawn, where they do not say it: the same in every
//! format.

/// A thickened face is drawn with a line round its strokes this part of the
/// type size wide.
pub const THICKENING: f64 = 1.0 / 30.0;

/// The frame of a missing character, as a part of its height.
pub const FRAME: f64 = 1.0 / 40.0;

/// The baseline runs this part of the height above the frame's bottom, about
/// where the text beside it has its own.
pub const BASELINE: f64 = 0.07;

/// Cyan, magenta, yellow and black of red on a press, from 0 to 1
/// (docs/decisions/0009).
pub const PRESS_RED: [f64; 4] = [0.0, 0.8, 0.8, 0.0];
