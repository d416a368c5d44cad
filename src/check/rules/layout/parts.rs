//! The paragraphs of a .docx that are set by an element's style, and what many
//! of them differ in told once.

use crate::check::{Layout, Notes, Passage, Standing};
use crate::document::Role;
use crate::outline::report::name;
use crate::outline::sentence::length;
use crate::read::{Alignment, Indent, Typeset};
use crate::template::Style;

/// How sure the outline has to be of an element.
const SURE: f32 = 0.84;

/// A paragraph beside the style that it should have.
#[derive(Clone, Copy)]
pub(super) struct Part<'l> {
    /// The paragraph.
    pub(super) passage: &'l Passage<'l>,
    /// How it is set.
    pub(super) typeset: &'l Typeset,
    /// How it should be set.
    pub(super) style: &'l Style,
}

impl Part<'_> {
    /// The size of its letters in points: its own, else that of its style.
    pub(super) fn size(&self) -> f64 {
        let own = self.passage.evidence.and_then(|it| it.half_points);
        own.map_or(self.style.size.0, |it| f64::from(it) / 2.0)
    }
}

/// The paragraphs whose element is known and which nothing but its style sets.
pub(super) fn parts<'l>(layout: &Layout<'l>) -> impl Iterator<Item = Part<'l>> {
    let (manuscript, template) = (layout.manuscript, layout.template);
    manuscript.passages.iter().filter_map(move |passage| {
        let typeset = &passage.evidence?.typeset;
        let sure = passage.standing == Standing::Paragraph && passage.confidence >= SURE;
        let known = sure && is_set_by_style(passage);
        known.then(|| Part {
            passage,
            typeset,
            style: template.styles.of(passage.role),
        })
    })
}

/// Marks of 发文机关 are as large as they can be, names of pictures and what is
/// not known have no clause; a short line of text may be the name of a table.
fn is_set_by_style(passage: &Passage<'_>) -> bool {
    let words = passage.words();
    let sentence = length(words) >= 15 && words.ends_with(['。', '；', '：', '！']);
    match passage.role {
        Role::Body | Role::Item | Role::Article => sentence && !is_label(words),
        Role::Caption
        | Role::Other
        | Role::Footnote
        | Role::Signer
        | Role::DocNumber
        | Role::CopyNumber => false,
        _ => !is_mark(passage),
    }
}

/// A caption, 图1, 表二, or a note below a table, 注：, 注1.
fn is_label(words: &str) -> bool {
    let figure = |it: char| it.is_ascii_digit() || "一二三四五六七八九十".contains(it);
    let numbered = |rest: &str| rest.trim_start().starts_with(figure);
    let caption = words.strip_prefix(['表', '图']).is_some_and(numbered);
    let note = words.strip_prefix('注');
    caption || note.is_some_and(|it| it.starts_with(['：', ':']) || numbered(it))
}

/// Whether it is 发文机关标志, or may be one that was taken for the title: an
/// order (令) or minutes (纪要) bear their kind in it.
pub(super) fn is_mark(passage: &Passage<'_>) -> bool {
    let named = || passage.words().ends_with(['令', '要', '件']);
    passage.role == Role::IssuerMark || (passage.role == Role::Title && named())
}

/// Whether it is a paragraph of the text: words or a heading.
pub(super) fn is_of_text(passage: &Passage<'_>) -> bool {
    matches!(
        passage.role,
        Role::Body | Role::Item | Role::Article | Role::Heading(_)
    )
}

/// How far the first line stands in, in 字 of the element's size: by indents,
/// and by blanks that were typed. `None` where it cannot be told.
pub(super) struct FirstLine {
    /// By indents.
    pub(super) indents: f64,
    /// By typed blanks.
    pub(super) typed: f64,
}

impl FirstLine {
    /// That of `part`.
    pub(super) fn of(part: &Part<'_>) -> Option<Self> {
        let indents = part.typeset.indents?;
        let centred = matches!(
            part.passage.evidence?.alignment,
            Some(Alignment::Center | Alignment::Right)
        );
        let size = part.size();
        let zi = |it: Indent| match it {
            Indent::Of(twips) => f64::from(twips.0) / 20.0 / size,
            Indent::Characters(hundredths) => f64::from(hundredths) / 100.0,
        };
        let blanks = part
            .passage
            .chars()
            .chars()
            .take_while(|it| it.is_whitespace());
        let width = |it: char| match it {
            '\u{3000}' => 1.0,
            '\t' => 2.0,
            _ => 0.5,
        };
        (!centred).then(|| Self {
            indents: zi(indents.first) + zi(indents.left),
            typed: blanks.map(width).sum(),
        })
    }
}

/// Paragraphs that differ alike, the first one and how many.
struct Alike<'l> {
    passage: &'l Passage<'l>,
    message: String,
    count: usize,
}

/// Writes each message down once, at the first paragraph it holds for, with
/// how many there are.
pub(super) fn tell<'l>(
    found: impl Iterator<Item = (&'l Passage<'l>, String)>,
    notes: &mut Notes<'_>,
) {
    let mut all: Vec<Alike<'l>> = Vec::new();
    for (passage, message) in found {
        match all.iter_mut().find(|it| it.message == message) {
            Some(alike) => alike.count += 1,
            None => all.push(Alike {
                passage,
                message,
                count: 1,
            }),
        }
    }
    for alike in all {
        let more = match alike.count {
            1 => String::new(),
            count => format!("（共{count}段）"),
        };
        let message = format!("{}{more}", alike.message);
        notes.add(alike.passage, alike.passage.words_range(), message);
    }
}

/// The element's Chinese name.
pub(super) fn element(part: &Part<'_>) -> &'static str {
    name(part.passage.role)
}

/// So many decimals at most: 28.95, 2.
pub(super) fn number(value: f64, decimals: usize) -> String {
    let long = format!("{value:.decimals$}");
    long.trim_end_matches('0').trim_end_matches('.').to_owned()
}
