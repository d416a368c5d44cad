//! What was given against what the text itself has.
//!
//! In: the paragraphs settled, or the document made of them, and what was
//! given. Out: the text's own title and 版头 turned into body where others are
//! given, and a note on each element that the document now has twice. It puts
//! nothing into the document: that is for `given`.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Document, Place, Role};
use crate::read::FrontMatter;

use super::assemble::inside;
use super::draft::{Draft, Reading};
use super::given::{HEAD, TAIL, compared, composed, read};
use super::report;

/// The elements of which a document has one, as given or as read. Two of 版头
/// would stand on each other.
const ONCE: [Role; 7] = [
    Role::CopyNumber,
    Role::Secrecy,
    Role::Urgency,
    Role::IssuerMark,
    Role::DocNumber,
    Role::Signer,
    Role::Title,
];

/// Makes the text's own title and elements of 版头 body where others are given.
/// It is done before the document is made, so that the readings of the lines
/// tell what the document holds; `main` are the paragraphs of the first one.
pub(super) fn replace(
    draft: &mut Draft<'_>,
    main: &Range<usize>,
    given: &FrontMatter,
) -> Vec<Diagnostic> {
    let replaced = ONCE.into_iter().map(|role| {
        let wanted = composed(role, given);
        replace_one(draft, main, role, &wanted)
    });
    replaced.flatten().collect()
}

/// The same for one element.
fn replace_one(
    draft: &mut Draft<'_>,
    main: &Range<usize>,
    role: Role,
    wanted: &[(String, String)],
) -> Option<Diagnostic> {
    let lines: Vec<_> = (main.clone())
        .filter(|&at| draft.role(at) == Some(role))
        .collect();
    let first = *lines.first()?;
    let read: String = lines.iter().map(|&at| draft.text(at)).collect();
    let words: String = wanted.iter().map(|(_, text)| text.as_str()).collect();
    if words.is_empty() || compared(role, &words) == compared(role, &read) {
        return None;
    }
    let name = report::name(role);
    for &at in &lines {
        let why = format!("因为另给了{name}，正文里的{name}行按正文处理");
        draft.settle(at, Reading::new(Role::Body, 0.99, why));
    }
    let place = inside(
        draft.first(first),
        draft.lines[draft.units[first].lines.first].indent,
    );
    let message = format!("另给了{name}，正文里的{name}{}按正文处理", on_line(&place));
    // Another title is a choice; another number is more likely a slip.
    let severity = match role {
        Role::Title => Severity::Note,
        _ => Severity::Warning,
    };
    Some(
        Diagnostic::new("given-replaces", severity, message)
            .at(place)
            .hint(format!(
                "要用正文里的{name}，就不另给；要用另给的，就从正文里删去这一行"
            )),
    )
}

/// A note for each other element that is given and that the
/// text has in other words: both stay.
pub(super) fn beside(document: &Document, given: &FrontMatter) -> Vec<Diagnostic> {
    let told = HEAD.into_iter().chain(TAIL).filter_map(|role| {
        let wanted: String = composed(role, given)
            .iter()
            .map(|(_, text)| compared(role, text))
            .collect();
        let first = read(document, role).next()?;
        let words: String = read(document, role)
            .map(|it| compared(role, &it.text.chars))
            .collect();
        let twice = !ONCE.contains(&role) && !wanted.is_empty() && wanted != words;
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
