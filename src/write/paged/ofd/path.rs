//! Paths (§9): rules and outlines of glyphs, filled.

use super::frame::{Frame, numbers};
use skrifa::outline::OutlinePen;

/// The outline of a path in the making, in millimetres from its frame's corner
/// (§9.1).
#[derive(Debug, Default)]
pub struct Outline {
    data: Vec<String>,
    /// The origin of the glyph that is drawn.
    origin: [f64; 2],
    /// Millimetres a unit of the glyph.
    scale: f64,
}

impl Outline {
    /// Adds a rectangle.
    pub fn rectangle(&mut self, frame: Frame) {
        let (right, bottom) = (frame.x + frame.width, frame.y + frame.height);
        self.step("M", &[frame.x, frame.y]);
        self.step("L", &[right, frame.y]);
        self.step("L", &[right, bottom]);
        self.step("L", &[frame.x, bottom]);
        self.data.push("C".to_owned());
    }

    /// A pen for a glyph with its origin there, so many millimetres a unit.
    pub fn glyph(&mut self, origin: [f64; 2], scale: f64) -> &mut Self {
        (self.origin, self.scale) = (origin, scale);
        self
    }

    /// What is drawn.
    pub fn data(&self) -> String {
        self.data.join(" ")
    }

    fn step(&mut self, operator: &str, operands: &[f64]) {
        self.data.push(format!("{operator} {}", numbers(operands)));
    }

    /// A step of a glyph, whose y grows up.
    fn stroke(&mut self, operator: &str, points: &[f32]) {
        let [left, bottom] = self.origin;
        let scaled: Vec<f64> = points
            .chunks_exact(2)
            .flat_map(|point| {
                let [x, y] = [point[0], point[1]].map(|unit| f64::from(unit) * self.scale);
                [left + x, bottom - y]
            })
            .collect();
        self.step(operator, &scaled);
    }
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.stroke("M", &[x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.stroke("L", &[x, y]);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.stroke("Q", &[cx0, cy0, x, y]);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.stroke("B", &[cx0, cy0, cx1, cy1, x, y]);
    }

    fn close(&mut self) {
        self.data.push("C".to_owned());
    }
}
