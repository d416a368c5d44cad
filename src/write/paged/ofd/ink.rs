//! Colours (§8.3). Black is what everything has that says nothing else; red is
//! that of a screen, or the inks of a press in a colour space of their own.

use super::ids::Ids;
use crate::template::{Colour, RedInk};
use crate::write::paged::look::PRESS_RED;
use crate::write::xml::Xml;

/// The colours of a file.
pub struct Inks {
    /// The colour space of a press's inks, where red is theirs.
    press: Option<String>,
}

impl Inks {
    /// The colours where red is `red`.
    pub fn new(red: RedInk, ids: &mut Ids) -> Self {
        Self {
            press: match red {
                RedInk::Screen => None,
                RedInk::Press => Some(ids.next().to_string()),
            },
        }
    }

    /// The number of the colour space of a press's inks, if there is one.
    pub fn press(&self) -> Option<&str> {
        self.press.as_deref()
    }

    /// Writes the colour of fills (`ofd:FillColor`) or lines (`ofd:StrokeColor`).
    pub fn write(&self, element: &str, colour: Colour, xml: &mut Xml) {
        match (colour, &self.press) {
            (Colour::Black, _) => xml.empty(element, &[("Value", "0 0 0")]),
            (Colour::Red, None) => xml.empty(element, &[("Value", "255 0 0")]),
            (Colour::Red, Some(space)) => {
                let value = PRESS_RED.map(eight_bits).join(" ");
                xml.empty(element, &[("Value", &value), ("ColorSpace", space)]);
            }
        }
    }
}

/// A share of an ink in 256 steps.
fn eight_bits(share: f64) -> String {
    format!("{:.0}", share * 255.0)
}
