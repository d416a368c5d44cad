//! Broken lines back into paragraphs.
//!
//! In: the lines. Out: which of them make a paragraph. A text counts as
//! hard-wrapped only where many lines break off at one width (`measure`); else
//! every line is a paragraph, except that a marker alone on its line (一、, or
//! the （ of （三）) belongs to the words on the next, that nothing ends in a
//! comma, and that the name of an attachment may turn (`entries`). A paragraph goes on across the page number of a printed page
//! (`page_line`), which is a paragraph after it. It changes no character.

use super::draft::Line;
use super::entries;
use super::marker;
use super::measure::{self, Indents, Measure};
use super::page_line::PageLines;
use super::sentence::last_mark;
use super::words;
use crate::read::Format;

/// Half widths by which a full line may be short: an indent of two characters
/// taken off its start, and one character moved over by kinsoku.
const SHORT: usize = 8;

/// The lines of one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lines {
    /// The first.
    pub first: usize,
    /// The others, in order; a page number may stand between.
    pub more: Vec<usize>,
}

impl Lines {
    /// All of them, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(self.first).chain(self.more.iter().copied())
    }

    /// The last.
    pub(super) fn last(&self) -> usize {
        self.more.last().copied().unwrap_or(self.first)
    }
}

/// The lines of each paragraph, in order of their first lines.
pub(super) fn paragraphs(format: Format, lines: &[Line<'_>], pages: &PageLines) -> Vec<Lines> {
    let joins = Joins {
        lines,
        measure: measure::of(lines),
        indents: Indents::of(lines),
    };
    let mut found: Vec<Lines> = Vec::with_capacity(lines.len());
    // The paragraph that the next line may go on with.
    let mut open: Option<usize> = None;
    for at in 0..lines.len() {
        let above = open.filter(|_| !pages.has(at));
        if let Some(above) = above.map(|index| &mut found[index])
            && may_join(format, &lines[above.last()], &lines[at])
            && joins.goes_on(above.last(), at, pages)
        {
            above.more.push(at);
            continue;
        }
        if !pages.has(at) {
            open = Some(found.len());
        }
        found.push(Lines {
            first: at,
            more: Vec::new(),
        });
    }
    found
}

/// Whether the source leaves it open that two lines are one paragraph. Text
/// copied into Word out of a PDF has each of its lines a paragraph of one look.
fn may_join(format: Format, above: &Line<'_>, line: &Line<'_>) -> bool {
    let [above, line] = [above, line].map(|it| &it.source.evidence);
    match format {
        Format::Txt => true,
        Format::Markdown => false,
        Format::Docx => {
            (
                &above.style,
                above.outline_level,
                above.alignment,
                above.half_points,
            ) == (
                &line.style,
                line.outline_level,
                line.alignment,
                line.half_points,
            )
        }
    }
}

/// What tells whether a line goes on with the paragraph above.
struct Joins<'l, 'a> {
    lines: &'l [Line<'a>],
    measure: Option<Measure>,
    indents: Indents,
}

impl Joins<'_, '_> {
    /// Whether line `at` goes on with the paragraph whose last line is `above`.
    fn goes_on(&self, above: usize, at: usize, pages: &PageLines) -> bool {
        let line = &self.lines[at];
        let turned = (above + 1..at).any(|between| pages.has(between));
        let adjacent = line.block == self.lines[at - 1].block + 1;
        let gap = if turned { 0 } else { line.gap };
        let columns = [above, at].map(|it| measure::is_columns(self.lines[it].text));
        if !adjacent || line.mark.is_some() || columns.contains(&true) {
            return false;
        }
        (gap <= 1 && self.completes(above, at))
            || (gap == 0
                && (self.is_left_open(above, at)
                    || self.is_wrapped(above, at)
                    || (!turned && entries::goes_on(self.lines, above, at))
                    || (!turned && self.is_full_and_flush(above, at))))
    }

    /// Whether line `at` brings the words, or the rest, of a marker that
    /// stands alone on the line above.
    fn completes(&self, above: usize, at: usize) -> bool {
        let (above, line) = (self.lines[above].text, self.lines[at].text);
        let halved =
            matches!(above, "（" | "(") && marker::parse(&format!("{above}{line}")).is_some();
        halved || (marker::is_bare(above) && marker::parse(line).is_none())
    }

    /// Whether the line above ends in a comma, which no paragraph does, and
    /// line `at` begins like the middle of one.
    fn is_left_open(&self, above: usize, at: usize) -> bool {
        let (above, line) = (&self.lines[above], &self.lines[at]);
        // `Dear Sirs,` is a line of its own.
        let chinese = |text: &str| !text.ends_with(|it: char| it.is_ascii());
        let open =
            above.text.ends_with(['，', '、']) || above.text.strip_suffix(',').is_some_and(chinese);
        // The second line of 抄送 is set in to stand under the first name.
        let indented = is_set_in(line, above) && !words::is_copy_to(above.text);
        open && !indented && marker::parse(line.text).is_none()
    }

    /// Whether the line above is full and breaks off in the middle of a sentence.
    fn is_wrapped(&self, above: usize, at: usize) -> bool {
        let (above, line) = (&self.lines[above], &self.lines[at]);
        let open = is_broken_off(above.text) || last_mark(above.text) == Some('；');
        let marked = marker::parse(line.text).is_some_and(|found| !found.scheme.is_item());
        // Some break by width, some by the count of characters.
        let indent = above.source.text.chars[..above.indent].chars().count();
        let letters = above.text.chars().filter(|it| !it.is_whitespace()).count();
        let count = 2 * (letters + indent.min(2));
        let full = |measure: Measure| {
            measure::width(above.text) + SHORT >= measure.0 || count + 2 >= measure.0
        };
        open && !marked && !is_set_in(line, above) && self.measure.is_some_and(full)
    }

    /// Whether line `at` stands flush below a full line, in a text whose
    /// paragraphs begin with an indent: a sentence that ends where the line
    /// does ends no paragraph.
    fn is_full_and_flush(&self, above: usize, at: usize) -> bool {
        /// A full line may be short by the characters kinsoku moved.
        const FULL: usize = 4;
        let Some(measure) = self.measure else {
            return false;
        };
        let (above, line) = (&self.lines[above], &self.lines[at]);
        let indent = &above.source.text.chars[..above.indent];
        let full = measure::width(above.text) + measure::width(indent) + FULL >= measure.0;
        let long = measure::width(line.text) * 2 > measure.0 || !is_broken_off(line.text);
        let flush = line.indent == 0 && marker::parse(line.text).is_none();
        self.indents == Indents::Usual && flush && full && long
    }
}

/// Whether `line` is set in against `above`. What stands behind a U+2028 has no
/// indent to compare with.
fn is_set_in(line: &Line<'_>, above: &Line<'_>) -> bool {
    let begins = above.source.place.character() == Some(1);
    begins && line.indent > above.indent
}

/// Whether a line ends in the middle of a sentence.
pub(super) fn is_broken_off(text: &str) -> bool {
    last_mark(text).is_none_or(|mark| !"。！？；：…!?;:".contains(mark))
}
