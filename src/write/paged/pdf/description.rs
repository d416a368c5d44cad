//! A page description on its way (ISO 32000-1 §7.8): operators as bytes, each
//! only where it changes something.
//!
//! In: marks, faces, places, codes, rectangles. Out: the bytes of a content
//! stream. It measures nothing and knows no page of ours; lengths come in
//! points from the bottom left corner.

use crate::write::paged::number::number;
use std::fmt::Write as _;

/// What is shown in one go.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// Codes, as bytes.
    Codes(Vec<u8>),
    /// Back by so many thousandths of an em.
    Back(f64),
}

/// A point, in thousandths of a point: what the file says is exact, so that
/// rounding never adds up from one place to the next.
type Place = [i64; 2];

/// A page description so far.
pub struct Description {
    bytes: Vec<u8>,
    text: Text,
    face: Option<(String, f64)>,
    /// What is added to each glyph's width, in points, as written.
    spacing: String,
    /// How far from the left the pen stands after what was shown last.
    pen: Option<f64>,
    /// How many thousandths of an em the pen goes back before what is shown next.
    lead: f64,
}

/// Further than this many ems, a line begins anew.
const NEAR: f64 = 4.0;

/// Whether text is being shown.
#[derive(Clone, Copy)]
enum Text {
    Outside,
    /// Inside a text object whose line begins here.
    At(Place),
    /// Inside one whose glyphs are condensed: the next line begins anew.
    Condensed,
}

impl Default for Description {
    /// What a page begins with (ISO 32000-1 §8.4.1).
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            text: Text::Outside,
            face: None,
            spacing: "0".to_owned(),
            pen: None,
            lead: 0.0,
        }
    }
}

impl Description {
    /// The bytes.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// An operator after its operands, which are written as they stand.
    pub fn operator(&mut self, operands: std::fmt::Arguments, operator: &str) {
        let mut line = String::new();
        write!(line, "{operands} {operator}").expect("a String takes everything");
        self.bytes.extend_from_slice(line.trim_start().as_bytes());
        self.bytes.push(b'\n');
    }

    /// Begins a text object, unless one is begun.
    pub fn begin_text(&mut self) {
        if matches!(self.text, Text::Outside) {
            self.operator(format_args!(""), "BT");
            self.text = Text::At([0, 0]);
        }
    }

    /// Ends the text object, if one is begun.
    pub fn end_text(&mut self) {
        if !matches!(self.text, Text::Outside) {
            self.operator(format_args!(""), "ET");
            self.text = Text::Outside;
            self.pen = None;
        }
    }

    /// The face of what is shown next, by its name, and its size.
    pub fn face(&mut self, name: &str, size: f64) {
        let same = |(old, old_size): &(String, f64)| {
            old == name && thousandths(*old_size) == thousandths(size)
        };
        if !self.face.as_ref().is_some_and(same) {
            self.operator(format_args!("/{name} {}", number(size, 3)), "Tf");
            self.face = Some((name.to_owned(), size));
        }
    }

    /// What is added to the width of each glyph shown next.
    pub fn spacing(&mut self, spacing: f64) {
        let spacing = number(spacing, 4);
        if self.spacing != spacing {
            self.operator(format_args!("{spacing}"), "Tc");
            self.spacing = spacing;
        }
    }

    /// What is added to each width at the moment, in points.
    pub fn spaced(&self) -> f64 {
        self.spacing.parse().unwrap_or(0.0)
    }

    /// Where the next glyph is to stand, and to what share of its width it is
    /// condensed. Returns how far from the left it does stand: on the same line
    /// the pen goes by thousandths of an em of the face.
    pub fn move_to(&mut self, [x, y]: [f64; 2], scale: f64) -> f64 {
        let place = [thousandths(x), thousandths(y)];
        let pen = self.pen.take();
        match self.text {
            Text::At(line) if scale >= 1.0 => {
                if let Some(pen) = pen.filter(|_| line[1] == place[1])
                    && let Some(x) = self.go_back(pen, x)
                {
                    return x;
                }
                let [right, up] = [place[0] - line[0], place[1] - line[1]].map(decimal);
                self.operator(format_args!("{right} {up}"), "Td");
                self.text = Text::At(place);
            }
            Text::At(_) | Text::Condensed | Text::Outside => {
                let [left, bottom] = place.map(decimal);
                let share = number(scale.min(1.0), 4);
                self.operator(format_args!("{share} 0 0 1 {left} {bottom}"), "Tm");
                self.text = if scale >= 1.0 {
                    Text::At(place)
                } else {
                    Text::Condensed
                };
            }
        }
        x
    }

    /// Lets the pen go back (or on) to `x`, where that is near.
    fn go_back(&mut self, pen: f64, x: f64) -> Option<f64> {
        let em = self.face.as_ref()?.1;
        let back = round_back((pen - x) * 1000.0 / em, em);
        (back.abs() < NEAR * 1000.0).then(|| {
            self.lead = back;
            pen - back * em / 1000.0
        })
    }

    /// Tells where the pen stands after what was shown.
    pub fn pen_at(&mut self, x: f64) {
        self.pen = Some(x);
    }

    /// Shows codes and moves between them; nothing where there is none.
    pub fn show(&mut self, shown: &[Shown]) {
        let lead = std::mem::take(&mut self.lead);
        match shown {
            [] => self.lead = lead,
            [Shown::Codes(codes)] if lead == 0.0 => {
                literal(&mut self.bytes, codes);
                self.bytes.extend_from_slice(b"Tj\n");
            }
            _ => {
                self.bytes.push(b'[');
                if lead != 0.0 {
                    self.bytes.extend(number(lead, 1).into_bytes());
                }
                for part in shown {
                    match part {
                        Shown::Codes(codes) => literal(&mut self.bytes, codes),
                        Shown::Back(back) => self.bytes.extend(number(*back, 1).into_bytes()),
                    }
                }
                self.bytes.extend_from_slice(b"]TJ\n");
            }
        }
    }

    /// Fills a rectangle.
    pub fn fill(&mut self, [x, y]: [f64; 2], [width, height]: [f64; 2]) {
        let [x, y, width, height] = [x, y, width, height].map(|length| number(length, 3));
        self.operator(format_args!("{x} {y} {width} {height}"), "re");
        self.operator(format_args!(""), "f");
    }
}

/// How far back a pen goes, in thousandths of an em: whole ones are fine enough
/// for body text; larger type takes tenths of them.
pub fn round_back(back: f64, em: f64) -> f64 {
    const LARGE: f64 = 20.0;
    if em < LARGE {
        back.round()
    } else {
        (back * 10.0).round() / 10.0
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a place on a page is far below 2^63 thousandths of a point"
)]
fn thousandths(length: f64) -> i64 {
    (length * 1000.0).round() as i64
}

/// Thousandths as a number of the file.
fn decimal(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let size = thousandths.unsigned_abs();
    let text = format!("{sign}{}.{:03}", size / 1000, size % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A string: bytes between parentheses (ISO 32000-1 §7.3.4.2). A bare carriage
/// return would be read as a line feed.
fn literal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    for byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            b'\r' => out.extend_from_slice(b"\\r"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Description)) -> String {
        let mut description = Description::default();
        write(&mut description);
        String::from_utf8(description.finish()).expect("ASCII")
    }

    #[test]
    fn numbers_are_short() {
        let texts = [0, -5, 120, 1000, -28_991, 100_000].map(decimal);
        assert_eq!(texts, ["0", "-0.005", "0.12", "1", "-28.991", "100"]);
    }

    #[test]
    fn only_what_changes_is_written() {
        let twice = written(|description| {
            description.begin_text();
            for y in [700.0, 671.0004] {
                description.face("Face1", 16.0);
                description.spacing(-0.207);
                description.move_to([80.0, y], 1.0);
            }
            description.end_text();
            description.end_text();
        });
        let wanted = "BT\n/Face1 16 Tf\n-0.207 Tc\n80 700 Td\n0 -29 Td\nET\n";
        assert_eq!(twice, wanted);
    }

    #[test]
    fn condensed_lines_stand_by_themselves() {
        let lines = written(|description| {
            description.begin_text();
            description.move_to([10.0, 20.0], 0.75);
            description.move_to([10.0, 30.0], 1.0);
            description.move_to([11.0, 30.0], 1.0);
        });
        assert_eq!(lines, "BT\n0.75 0 0 1 10 20 Tm\n1 0 0 1 10 30 Tm\n1 0 Td\n");
    }

    #[test]
    fn on_one_line_the_pen_goes_by_thousandths_of_an_em() {
        let line = written(|description| {
            description.begin_text();
            description.face("Face1", 16.0);
            description.move_to([80.0, 700.0], 1.0);
            description.show(&[Shown::Codes(b"ab".to_vec())]);
            description.pen_at(112.0);
            description.face("Face2", 16.0);
            let stands = description.move_to([116.005, 700.0], 1.0);
            assert!((stands - 116.0).abs() < 1e-9);
            description.show(&[Shown::Codes(b"c".to_vec())]);
            description.pen_at(124.0);
            description.move_to([400.0, 700.0], 1.0);
        });
        let wanted = "BT\n/Face1 16 Tf\n80 700 Td\n(ab)Tj\n/Face2 16 Tf\n[-250(c)]TJ\n320 0 Td\n";
        assert_eq!(line, wanted);
    }

    #[test]
    fn strings_are_escaped() {
        let codes = Shown::Codes(b"a(b)\\\r".to_vec());
        assert_eq!(
            written(|description| description.show(&[codes, Shown::Back(-1.5)])),
            "[(a\\(b\\)\\\\\\r)-1.5]TJ\n"
        );
    }
}
