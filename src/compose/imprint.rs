//! 版记, which stands at the foot of the last page (GB/T 9704-2012 §7.4).
//!
//! In: composed blocks. Out: those that end them as 抄送 and 印发, with the
//! indents of their lines and the rules between them. Rows whose text was read
//! keep it letter for letter. Which page the 版记 stands on is layout's to find.

use super::hanging::hang;
use super::shape::{Shaped, shape, width};
use super::{Composed, ComposedParagraph, Standing};
use crate::diagnostic::Diagnostic;
use crate::document::Role;
use crate::font::Fonts;
use crate::template::{Align, Keep, Lines, Mm, Pt, Start, Template};

/// 版记: rows from top to bottom, between rules as wide as the type area.
#[derive(Debug, Clone, PartialEq)]
pub struct Imprint<'a> {
    /// The rows, at least one.
    pub rows: Vec<ImprintRow<'a>>,
    /// The rule above the first row, and the one below the last that lies on
    /// the type area's bottom edge (§7.4.1); none is drawn where it is 0.
    pub outer_rule: Mm,
}

/// A row of the 版记.
#[derive(Debug, Clone, PartialEq)]
pub struct ImprintRow<'a> {
    /// The rule that parts it from the row above; the first row has none.
    pub rule: Option<Mm>,
    /// Its text. Lines that turn hang under what follows the colon (§7.4.2).
    pub paragraph: ComposedParagraph<'a>,
    /// The byte of the text from which it stands at the right edge (印发日期,
    /// §7.4.3), what is before it standing at the left.
    pub right_from: Option<usize>,
    /// Whether that is on the line of what is before it, or below where that
    /// leaves no room.
    pub right_stands: Standing,
}

/// A 版记 higher than this share of the type area, 22 lines and its rules, is set
/// in the flow of the text: a DOCX could not break it over pages at the foot of
/// one.
const MOST_OF_A_PAGE: f64 = 0.97;

/// Takes the 版记 off the end of `blocks`; one too high stays there, of which a
/// warning is told. 抄送 and 印发 with further text below them stay where they
/// are: what was read is not moved past other text.
pub(super) fn take<'a>(
    blocks: &mut Vec<Composed<'a>>,
    template: &Template,
    fonts: &Fonts,
) -> (Option<Imprint<'a>>, Option<Diagnostic>) {
    let is_row = |block: &&Composed<'_>| {
        matches!(block, Composed::Paragraph(it)
            if matches!(it.paragraph.role, Role::CopyTo | Role::Issued))
    };
    let count = blocks.iter().rev().take_while(is_row).count();
    let last = blocks.split_off(blocks.len() - count);
    let mut rows: Vec<ImprintRow<'a>> = Vec::with_capacity(count);
    for block in last {
        if let Composed::Paragraph(paragraph) = block {
            let rule = rule(rows.last(), &paragraph, template);
            rows.push(row(paragraph, rule, template, fonts));
        }
    }
    let height: Pt = rows.iter().map(|row| height(row, template, fonts)).sum();
    if rows.is_empty() {
        return (None, None);
    }
    if height > template.area_height() * MOST_OF_A_PAGE {
        let flow = rows.into_iter().map(|row| row.paragraph);
        blocks.extend(flow.map(Composed::Paragraph));
        return (None, Some(too_high()));
    }
    let imprint = Imprint {
        rows,
        outer_rule: template.imprint.outer_rule,
    };
    (Some(imprint), None)
}

fn too_high() -> Diagnostic {
    let message = "版记高过一页，没有排到页脚，接着正文排，也没有分隔线";
    let hint = "主送、抄送的机关用统称（如“各县区人民政府”），或者另附名单";
    Diagnostic::warning("imprint-high", message).hint(hint)
}

/// About how high a row is: as if its lines were filled to the last character.
fn height(row: &ImprintRow<'_>, template: &Template, fonts: &Fonts) -> Pt {
    let paragraph = &row.paragraph;
    let room = template.area_width() - paragraph.left_indent - paragraph.right_indent;
    let lines = width(&shape(paragraph, template, fonts)) / room;
    let below = match row.right_stands {
        Standing::Below => 1.0,
        Standing::Beside => 0.0,
    };
    template.own_line(paragraph.style.size) * (lines.ceil() + below)
}

/// Only 印发 has a rule above it: 主送 and 抄送 stand together (§7.4.2).
fn rule(
    above: Option<&ImprintRow<'_>>,
    paragraph: &ComposedParagraph<'_>,
    template: &Template,
) -> Option<Mm> {
    let other = above.is_some_and(|above| above.paragraph.paragraph.role != Role::Issued);
    let parts = paragraph.paragraph.role == Role::Issued && other;
    parts.then_some(template.imprint.inner_rule)
}

fn row<'a>(
    mut paragraph: ComposedParagraph<'a>,
    rule: Option<Mm>,
    template: &Template,
    fonts: &Fonts,
) -> ImprintRow<'a> {
    paragraph.before = Lines(0.0);
    paragraph.keep = Keep::Free;
    paragraph.start = Start::Below;
    let shaped = shape(&paragraph, template, fonts);
    let room = template.area_width() - paragraph.left_indent - paragraph.right_indent;
    let mut right_from = None;
    let mut right_stands = Standing::Beside;
    match paragraph.paragraph.role {
        Role::Issued => {
            let text = &paragraph.paragraph.text.chars;
            let ink = width_of(&shaped, |one| !one.character.is_whitespace());
            right_from = date_start(text).filter(|_| !text.contains('\n'));
            let between = template.measure(paragraph.style.size).zi;
            if right_from.is_some_and(|byte| byte > 0) && ink + between > room {
                right_stands = Standing::Below;
                // Word would spread a justified line that a break ends.
                paragraph.align = Align::Left;
            }
        }
        _ => hang(&mut paragraph, &shaped, room),
    }
    ImprintRow {
        rule,
        paragraph,
        right_from,
        right_stands,
    }
}

fn width_of(shaped: &[Shaped], counts: impl Fn(&Shaped) -> bool) -> Pt {
    let advances = shaped.iter().filter(|one| counts(one));
    advances.map(|one| one.advance).sum()
}

/// The byte at which 印发日期 begins: the digits of the year before 年.
fn date_start(text: &str) -> Option<usize> {
    let year = text.find('年')?;
    let is_digit =
        |character: char| character.is_numeric() || "〇○零一二三四五六七八九".contains(character);
    let before = text[..year].trim_end();
    let digits = before
        .chars()
        .rev()
        .take_while(|it| is_digit(*it))
        .map(char::len_utf8);
    Some(before.len() - digits.sum::<usize>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_begins_at_its_year() {
        let cut = |text: &'static str| date_start(text).map(|at| text.split_at(at));
        let want = [
            (
                "县政府办公室　　2026年3月5日印发",
                ("县政府办公室　　", "2026年3月5日印发"),
            ),
            (
                "县政府办公室二〇二六年三月五日印发",
                ("县政府办公室", "二〇二六年三月五日印发"),
            ),
            (
                "办公室 2026 年 3 月 5 日印发",
                ("办公室 ", "2026 年 3 月 5 日印发"),
            ),
        ];
        for (text, parts) in want {
            assert_eq!(cut(text), Some(parts));
        }
        assert_eq!(cut("县政府办公室印发"), None);
    }
}
