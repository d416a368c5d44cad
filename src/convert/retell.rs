//! What a template makes of an outline's lines, for those who read the outline.
//!
//! In: an outline, and the source whose template is asked. Out: its readings
//! in the words of what is set. The document stays as it is.

use std::path::Path;

use super::Converter;
use crate::compose::title_as_mark;
use crate::document::Role;
use crate::outline::Outline;
use crate::read::Source;

impl Converter {
    /// Tells in the readings of an outline which of its elements the input's
    /// template sets as another: the title of an order or of minutes is its
    /// mark. A template that cannot be loaded tells nothing.
    pub fn retell(&self, source: &Source, folder: &Path, outline: &mut Outline) {
        let asked = self.template_for(self.own_template(source), folder);
        let Ok(template) = asked.load() else {
            return;
        };
        if let Some(title) = title_as_mark(&outline.document, &template) {
            let row = title.place.row();
            let why = format!("“{}”的发文机关标志，排在版头", template.name);
            for line in &mut outline.lines {
                if Some(line.line) == row && line.role == Role::Title {
                    line.set_as(Role::IssuerMark, &why);
                }
            }
        }
    }
}
