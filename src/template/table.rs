//! How a template sets tables: its `table` section.
//!
//! In: that section. Out: a [`TableForm`]. The standard says of tables only how
//! wide ones lie on the page (GB/T 9704-2012 §8); the rest is office practice.

use super::looks::letter;
use super::section::{Faults, Section};
use super::style::{Align, Colour, FaceRole, Keep, LatinFace, Letter, Start, Style, Weight};
use super::units::{Length, Lines, Mm, Pt};
use super::{Template, values};

/// The keys of `table`.
const KEYS: [&str; 15] = [
    "face",
    "latin",
    "weight",
    "size",
    "smallest",
    "head-face",
    "caption-face",
    "caption-size",
    "line-pitch",
    "row-height",
    "before",
    "after",
    "outer-rule",
    "inner-rule",
    "landscape",
];

/// Whether a table that is too wide lies on its side (§8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landscape {
    /// Where its columns would be too narrow for their words.
    Auto,
    /// Never.
    Never,
}

/// How tables are set.
#[derive(Debug, Clone, PartialEq)]
pub struct TableForm {
    /// Text of the body of a table.
    pub text: Style,
    /// Text of its head.
    pub head: Style,
    /// Its title, right above it.
    pub caption: Style,
    /// The smallest size that its type may have where columns are too narrow for
    /// their numbers.
    pub smallest: Pt,
    /// How far a line of a cell is below the one above.
    pub line_pitch: Pt,
    /// How high a row is at least, in lines of the grid.
    pub row_height: Lines,
    /// Lines of the grid between a table and what stands above it.
    pub before: Lines,
    /// Lines of the grid between a table and what stands below it.
    pub after: Lines,
    /// How thick its frame is; 0 for none.
    pub outer_rule: Mm,
    /// How thick the rules between its cells are; 0 for none.
    pub inner_rule: Mm,
    /// Whether wide ones lie on their side.
    pub landscape: Landscape,
}

/// The form that `section` describes. Each key is read before any is asked
/// for, so that all faults are told.
pub(super) fn form(section: Section<'_>, faults: &mut Faults) -> Option<TableForm> {
    section.expect_keys(&KEYS, &KEYS, faults);
    let letter = letter(section, faults);
    let size = section.value("size", values::size, faults);
    let smallest = section.value("smallest", values::size, faults);
    let head_face = section.value("head-face", values::face_role, faults);
    let caption_face = section.value("caption-face", values::face_role, faults);
    let caption_size = section.value("caption-size", values::size, faults);
    let line_pitch = section.value("line-pitch", values::pitch, faults);
    let row_height = section.value("row-height", values::lines, faults);
    let before = section.value("before", values::lines, faults);
    let after = section.value("after", values::lines, faults);
    let outer_rule = section.value("outer-rule", values::millimetres, faults);
    let inner_rule = section.value("inner-rule", values::millimetres, faults);
    let landscape = section.value("landscape", values::landscape, faults);
    let (letter, size) = (letter?, size?);
    let head = heading(letter, head_face?, size, Keep::WithNext);
    Some(TableForm {
        text: style(letter, size, Align::Left, Keep::Free),
        head,
        caption: heading(letter, caption_face?, caption_size?, Keep::WithNext),
        smallest: smallest?,
        line_pitch: line_pitch?,
        row_height: row_height?,
        before: before?,
        after: after?,
        outer_rule: outer_rule?,
        inner_rule: inner_rule?,
        landscape: landscape?,
    })
}

/// Words above a column or above the table, in a face of their own.
fn heading(letter: Letter, face: FaceRole, size: Pt, keep: Keep) -> Style {
    let own = face != letter.face;
    let letter = Letter {
        face,
        latin: if own { LatinFace::Own } else { letter.latin },
        weight: if own { Weight::Regular } else { letter.weight },
    };
    style(letter, size, Align::Center, keep)
}

fn style(letter: Letter, size: Pt, align: Align, keep: Keep) -> Style {
    Style {
        letter,
        size,
        colour: Colour::Black,
        align,
        first_indent: Length::ZERO,
        left_indent: Length::ZERO,
        right_indent: Length::ZERO,
        before: Lines(0.0),
        after: Lines(0.0),
        keep,
        start: Start::Below,
    }
}

/// Pushes what does not fit together, said about the section.
pub(super) fn validate(template: &Template, root: Section<'_>, faults: &mut Faults) {
    let Some(section) = root.section("table") else {
        return;
    };
    let form = &template.table;
    let mut tell = |wrong: bool, message: &str| {
        if wrong {
            faults.push(section.at.fault(message));
        }
    };
    tell(
        form.line_pitch < form.text.size,
        "表格里的行距小于字号，各行会叠在一起；改大 line-pitch，或改小 size",
    );
    tell(
        form.line_pitch > form.text.size * MOST_LINES,
        "表格里的行距最大是字号的五倍；改小 line-pitch",
    );
    let lines = [form.row_height, form.before, form.after];
    tell(
        lines.iter().any(|lines| lines.0 > MOST_LINES),
        "table 的 row-height、before、after 最多 5 行；改小它们",
    );
    tell(
        [form.outer_rule, form.inner_rule]
            .iter()
            .any(|rule| *rule > THICKEST),
        "表格线最粗 4mm；改小 outer-rule 或 inner-rule",
    );
}

/// More lines than these between or in rows are a slip of the finger.
const MOST_LINES: f64 = 5.0;

/// The thickest border that Word draws is 12 pt.
const THICKEST: Mm = Mm(4.0);
