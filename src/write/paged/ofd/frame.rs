//! Places of things on a page: frames in millimetres from the page's top left
//! corner (table 2, ST_Box; §8.5, Boundary), and sheets that lie on their side.
//!
//! In: points. Out: numbers as the file has them, to 0.0001 mm.

use crate::template::{Mm, Pt};
use crate::write::paged::number::number;

/// A frame: its top left corner, its width and height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Frame {
    /// A frame from lengths in points.
    pub fn of(x: Pt, y: Pt, width: Pt, height: Pt) -> Self {
        Self {
            x: x.mm().0,
            y: y.mm().0,
            width: width.mm().0,
            height: height.mm().0,
        }
    }

    /// The frame as the file has it.
    pub fn written(self) -> String {
        numbers(&[self.x, self.y, self.width, self.height])
    }

    /// The same frame or a little more of it, with a corner at whole microns:
    /// what stands inside counts from there.
    pub fn whole(self) -> Self {
        let down = |length: f64| (length * 1000.0).floor() / 1000.0;
        let up = |length: f64| (length * 1000.0).ceil() / 1000.0;
        let (x, y) = (down(self.x), down(self.y));
        Self {
            x,
            y,
            width: up(self.x + self.width - x),
            height: up(self.y + self.height - y),
        }
    }
}

/// How the sheet lies on which things stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sheet {
    /// As the page is looked at.
    Upright,
    /// On its side: its upper edge is the left edge of the page, which is so high.
    Turned(Mm),
}

impl Sheet {
    /// The frame on the page of a frame on the sheet.
    pub fn on_page(self, frame: Frame) -> Frame {
        match self {
            Self::Upright => frame,
            Self::Turned(page) => Frame {
                x: frame.y,
                y: page.0 - frame.x - frame.width,
                width: frame.height,
                height: frame.width,
            },
        }
    }

    /// How places inside a frame of this width come to be places inside its
    /// frame on the page (§8.5, CTM); `None` where they are the same.
    pub fn transform(self, width: f64) -> Option<String> {
        match self {
            Self::Upright => None,
            Self::Turned(_) => Some(numbers(&[0.0, -1.0, 1.0, 0.0, 0.0, width])),
        }
    }

    /// How a square of one millimetre becomes what fills the frame (§10): the
    /// square of a picture.
    pub fn fill(self, frame: Frame) -> String {
        let Frame { width, height, .. } = frame;
        match self {
            Self::Upright => numbers(&[width, 0.0, 0.0, height, 0.0, 0.0]),
            Self::Turned(_) => numbers(&[0.0, -width, height, 0.0, 0.0, width]),
        }
    }
}

/// Numbers as the file has them (table 2, ST_Array).
pub fn numbers(values: &[f64]) -> String {
    let values: Vec<String> = values.iter().map(|value| written(*value)).collect();
    values.join(" ")
}

/// A length as the file has it.
pub fn written(length: f64) -> String {
    number(length, 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_sheet_has_its_upper_edge_at_the_left() {
        let frame = Frame {
            x: 10.0,
            y: 20.0,
            width: 100.0,
            height: 5.0,
        };
        let sheet = Sheet::Turned(Mm(297.0));
        assert_eq!(sheet.on_page(frame).written(), "20 187 5 100");
        assert_eq!(sheet.transform(100.0).as_deref(), Some("0 -1 1 0 0 100"));
        assert_eq!(sheet.fill(frame), "0 -100 5 0 0 100");
        assert_eq!(Sheet::Upright.on_page(frame), frame);
        assert_eq!(Sheet::Upright.fill(frame), "100 0 0 5 0 0");
    }

    #[test]
    fn a_whole_frame_holds_all_of_the_frame() {
        let frame = Frame {
            x: 1.00049,
            y: 2.0,
            width: 3.00001,
            height: 4.0,
        };
        assert_eq!(frame.whole().written(), "1 2 3.001 4");
    }
}
