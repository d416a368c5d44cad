//! A Markdown text and the same text edited in, whether its marks still mean what
//! they did out: the headings, items, bold words and links of the one are those
//! of the other. The characters between them count for nothing.

use std::fmt;

use pulldown_cmark::{BrokenLink, CowStr, Event, Parser};

use super::{DIALECT, events};
use crate::read::front_matter;
use crate::read::lines::LineIndex;

/// The marks of a text.
pub struct Structure<'t> {
    text: &'t str,
    /// Knows where links lead.
    links: Parser<'t>,
}

impl fmt::Debug for Structure<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Structure").finish_non_exhaustive()
    }
}

impl<'t> Structure<'t> {
    /// Those of `text`, a whole file.
    pub fn of(text: &'t str) -> Self {
        let links = Parser::new_ext(&text[body(text)..], DIALECT);
        Self { text, links }
    }

    /// Whether `edited`, a whole file, has the same.
    pub fn is_kept(&self, edited: &str) -> bool {
        let bones = |text| events(text, body(text)).map(|(event, _)| event);
        are_same(bones(self.text), bones(edited))
    }

    /// Whether `edited` has those of `part`, some whole lines of the text by
    /// themselves; links lead where they lead in the text.
    pub fn is_kept_in(&self, part: &str, edited: &str) -> bool {
        let link = |link: BrokenLink<'_>| {
            let found = self.links.reference_definitions().get(&link.reference)?;
            let title = found.title.clone().unwrap_or(CowStr::Borrowed(""));
            Some((found.dest.clone().into_static(), title.into_static()))
        };
        let part = Parser::new_with_broken_link_callback(part, DIALECT, Some(link));
        let edited = Parser::new_with_broken_link_callback(edited, DIALECT, Some(link));
        are_same(part, edited)
    }
}

/// Whether two texts are the same but for their characters.
fn are_same<'e>(
    one: impl Iterator<Item = Event<'e>>,
    other: impl Iterator<Item = Event<'e>>,
) -> bool {
    let is_mark = |event: &Event<'_>| !matches!(event, Event::Text(_) | Event::Html(_));
    one.filter(is_mark).eq(other.filter(is_mark))
}

/// The byte behind front matter.
fn body(text: &str) -> usize {
    let head = front_matter::take(text, &LineIndex::new(text));
    head.map_or(0, |head| head.body)
}
