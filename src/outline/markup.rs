//! What the source marks as a heading: `#` of Markdown, styles and outline
//! levels of Word.
//!
//! In: the paragraphs with their evidence. Out: a level for each, 1 for a
//! title. A mark of Markdown is taken at its word. A clerk's Heading 2 may be
//! anything: a style of Word counts only for a short line without a number
//! that no mark closes; numbers speak for themselves.

use crate::read::{Format, SourceParagraph};

use super::draft::{Line, Unit};
use super::sentence::{is_closed, length};

/// The longest heading that a style of Word alone makes, in characters.
const LONGEST: usize = 40;

/// The level of a line in the style of titles, until levels are compared.
const TITLE: u8 = 0;

/// The level that the source marks each paragraph with.
pub(super) fn levels(format: Format, units: &[Unit<'_>], lines: &[Line<'_>]) -> Vec<Option<u8>> {
    let first = |unit: &Unit<'_>| lines[unit.lines.first].source;
    let marked = |unit: &Unit<'_>| match format {
        Format::Txt | Format::Markdown => first(unit).evidence.outline_level,
        Format::Docx => by_style(unit, first(unit)),
    };
    let mut levels: Vec<Option<u8>> = units.iter().map(marked).collect();
    if format == Format::Docx {
        let styled = units
            .iter()
            .filter(|unit| first(unit).evidence.outline_level.is_some());
        // A style that most paragraphs bear says nothing of any.
        if units.len() > 3 && styled.count() * 3 > units.len() * 2 {
            return vec![None; units.len()];
        }
        lower(&mut levels);
    }
    levels
}

fn by_style(unit: &Unit<'_>, source: &SourceParagraph) -> Option<u8> {
    let numbered = unit
        .marker
        .is_some_and(|it| it.scheme.is_level() || it.scheme.is_division());
    if numbered || is_closed(&unit.text) || unit.text.contains('\t') {
        return None;
    }
    let style = source.evidence.style.as_deref().unwrap_or_default();
    if style.eq_ignore_ascii_case("title") || style == "标题" {
        return Some(TITLE);
    }
    let level = source.evidence.outline_level?;
    (length(&unit.text) <= LONGEST).then_some(level)
}

/// Heading 1 is the title where it heads all other marked lines and stands
/// nowhere else; else it stands for the highest headings.
fn lower(levels: &mut [Option<u8>]) {
    let first = levels.iter().position(Option::is_some).unwrap_or(0);
    let (_, marked) = levels.split_at_mut(first);
    let title = marked.iter().take_while(|it| **it == Some(1)).count();
    let (_, below) = marked.split_at_mut(title);
    if title == 0 || below.contains(&Some(1)) || below.contains(&Some(TITLE)) {
        for level in below.iter_mut().flatten() {
            *level = level.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_takes_the_first_level_and_the_others_go_below() {
        let lowered = |levels: &[Option<u8>]| {
            let mut levels = levels.to_vec();
            lower(&mut levels);
            levels
        };
        let title = Some(TITLE);
        for (given, wanted) in [
            (
                vec![None, title, Some(1), Some(2)],
                vec![None, Some(1), Some(2), Some(3)],
            ),
            (vec![Some(1), None, Some(2)], vec![Some(1), None, Some(2)]),
            (
                vec![Some(1), Some(2), Some(1)],
                vec![Some(1), Some(3), Some(2)],
            ),
            (vec![None, Some(2)], vec![None, Some(3)]),
            (vec![], vec![]),
        ] {
            assert_eq!(lowered(&given), wanted, "{given:?}");
        }
    }
}
