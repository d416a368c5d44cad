//! Pictures of the text as paragraphs of their own, and the words that stand in
//! where one cannot be shown.
//!
//! A line of exact height would cut a picture off: its paragraph is at least as
//! high as the grid lines that it takes, and stands off the grid.

use docx_rs::{AlignmentType, Paragraph};

use super::{Body, Chunk};
use crate::compose::{Drawn, Figure};
use crate::document::Role;
use crate::template::{Keep, Lines};
use crate::write::flow::docx::geometry::{Indents, line};
use crate::write::flow::docx::sheet;
use crate::write::xml::Xml;

impl Body<'_> {
    /// Adds a picture to a chunk.
    pub(super) fn figure(&mut self, figure: &Figure<'_>, chunk: &mut Chunk) {
        let Some(drawn) = &figure.drawn else {
            return self.stand_in(figure.image.stand_in(), chunk);
        };
        let mut paragraph = self.page_start(Paragraph::new().style(sheet::FIGURE));
        if figure.keep == Keep::WithNext {
            paragraph = paragraph.keep_next(true);
        }
        let further = self.height(figure, drawn);
        self.drawings += 1;
        let run = self.pictures.inline(figure, drawn, self.drawings);
        let place = chunk.beside.paragraphs.len();
        chunk.push(paragraph, further);
        chunk.beside.runs.insert(place, run);
    }

    /// The height of a picture's line, and what is left free below it.
    fn height(&self, figure: &Figure<'_>, drawn: &Drawn) -> Vec<u8> {
        let Lines(lines) = drawn.lines(self.template);
        let below = figure.free_below(drawn, self.template).twips();
        #[expect(clippy::cast_possible_truncation, reason = "a page has few lines")]
        let high = lines as i64 * line(self.template) - below;
        let [below, high] = [below, high].map(|twips| twips.to_string());
        let mut xml = Xml::fragment();
        let spacing = [
            ("w:afterLines", "0"),
            ("w:after", below.as_str()),
            ("w:line", high.as_str()),
            ("w:lineRule", "atLeast"),
        ];
        xml.empty("w:spacing", &spacing);
        xml.into_bytes()
    }

    fn stand_in(&mut self, words: &str, chunk: &mut Chunk) {
        if words.is_empty() {
            return;
        }
        chunk.text += words.len();
        let body = self.template.styles.of(Role::Body);
        let paragraph = Paragraph::new().style(sheet::NORMAL);
        let paragraph = self.page_start(paragraph.align(AlignmentType::Center));
        let mut xml = Xml::fragment();
        Indents::NONE.write(|attributes| xml.empty("w:ind", attributes));
        let runs = self.stretch(words, body.letter, body.letter, |run| run);
        chunk.push(
            runs.into_iter().fold(paragraph, Paragraph::add_run),
            xml.into_bytes(),
        );
    }
}
