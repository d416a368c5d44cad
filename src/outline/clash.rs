//! What was given against what the text itself has.
//!
//! In: the paragraphs settled, or the document made of them, and what was
//! given. Out: the text's own title turned into body where another is given,
//! and a note on each element that the document now has twice. It puts
//! nothing into the document: that is for `given`.

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Place, Role};
use crate::read::FrontMatter;

use super::assemble::inside;
use super::draft::{Draft, Reading};
use super::given::{HEAD, TAIL, composed, packed};
use super::report;

/// Makes the text's own title body where another one is given. A document has
/// one title; it is done before the document is made, so that the readings of
/// the lines tell what the document holds.
pub(super) fn replace_title(draft: &mut Draft<'_>, given: &FrontMatter) -> Option<Diagnostic> {
    let wanted: Vec<_> = composed(Role::Title, given);
    let lines: Vec<_> = (0..draft.units.len())
        .filter(|&at| draft.role(at) == Some(Role::Title))
        .collect();
    let first = *lines.first()?;
    let read: String = lines.iter().map(|&at| packed(draft.text(at))).collect();
    let words: String = wanted.iter().map(|(_, text)| packed(text)).collect();
    if words.is_empty() || words == read {
        return None;
    }
    for &at in &lines {
        let why = "因为另给了标题，正文里的标题行按正文处理";
        draft.settle(at, Reading::new(Role::Body, 0.99, why));
    }
    let place = inside(
        draft.first(first),
        draft.lines[draft.units[first].lines.first].indent,
    );
    let message = format!("另给了标题，正文里的标题{}按正文处理", on_line(&place));
    Some(
        Diagnostic::note("given-replaces", message)
            .at(place)
            .hint("要用正文里的标题，就不另给；要用另给的，就从正文里删去这一行"),
    )
}

/// A note for each element other than the title that is given and that the
/// text has in other words: both stay.
pub(super) fn beside(document: &Document, given: &FrontMatter) -> Vec<Diagnostic> {
    let told = HEAD.into_iter().chain(TAIL).filter_map(|role| {
        let wanted: String = composed(role, given)
            .iter()
            .map(|(_, text)| packed(text))
            .collect();
        let mut read = document.with_role(role);
        let first = read.next()?;
        let words: String = std::iter::once(first)
            .chain(read)
            .map(|it| packed(&it.text.chars))
            .collect();
        let twice = role != Role::Title && !wanted.is_empty() && wanted != words;
        twice.then(|| note(role, &first.place))
    });
    told.collect()
}

/// The note that a given element and one of the text both stand.
fn note(role: Role, place: &Place) -> Diagnostic {
    let name = report::name(role);
    let message = format!("正文里已有{name}{}，两处都保留", on_line(place));
    Diagnostic::note("given-beside", message)
        .at(place.clone())
        .hint(format!("只要一处{name}，就从正文里删去，或不另给"))
}

/// （第 3 行）, （第 3 段）; nothing where neither is counted.
fn on_line(place: &Place) -> String {
    match place {
        Place::Text { line, .. } => format!("（第 {line} 行）"),
        Place::Docx { paragraph, .. } => format!("（第 {paragraph} 段）"),
        Place::Given { .. } => String::new(),
    }
}
