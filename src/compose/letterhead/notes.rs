//! What a user should know of a 版头 that did not fit as its form has it.
//!
//! In: a composed [`Letterhead`] and its form. Out: warnings. It places nothing.

use super::{HeadPiece, Letterhead};
use crate::diagnostic::Diagnostic;
use crate::document::Role;
use crate::template::{LetterheadForm, RulePlace};

/// Sizes and places closer than this are the same: rounding.
const NEAR: f64 = 0.05;

/// What is to be told of `head`.
pub(in crate::compose) fn notes(head: &Letterhead<'_>, form: &LetterheadForm) -> Vec<Diagnostic> {
    let notes = [mark(head, form), number(head, form)];
    notes.into_iter().flatten().collect()
}

/// The mark went beyond what its template allows.
fn mark(head: &Letterhead<'_>, form: &LetterheadForm) -> Option<Diagnostic> {
    let first = pieces(head, Role::IssuerMark).next()?;
    let small = first.size.0 + NEAR < form.mark_smallest.0;
    let narrow = first.scale + NEAR / 10.0 < form.mark_narrowest;
    let done = match (small, narrow) {
        (false, false) => return None,
        (true, false) => format!("把字号缩小到 {} 磅", first.size.0),
        (false, true) => format!("压窄到字宽的 {:.0}%", first.scale * 100.0),
        (true, true) => format!(
            "把字号缩小到 {} 磅、压窄到字宽的 {:.0}%",
            first.size.0,
            first.scale * 100.0
        ),
    };
    let message = format!("发文机关标志太长或太多，照模板的下限排不下，已{done}");
    let hint = "发文机关用规范化简称，或者改模板的 mark-smallest、mark-narrowest";
    Some(Diagnostic::warning("mark-fit", message).hint(hint))
}

/// 发文字号 was condensed, or has a line of its own.
fn number(head: &Letterhead<'_>, form: &LetterheadForm) -> Option<Diagnostic> {
    let narrowest = pieces(head, Role::DocNumber)
        .map(|piece| piece.scale)
        .fold(1.0, f64::min);
    let message = match (turned(head, form), narrowest < 1.0) {
        (false, false) => return None,
        (false, true) => format!("发文字号太长，已压窄到字宽的 {:.0}%", narrowest * 100.0),
        (true, false) => "发文字号太长，和旁边的要素排不在一行，已另起一行".to_owned(),
        (true, true) => format!(
            "发文字号太长，和旁边的要素排不在一行，已另起一行并压窄到字宽的 {:.0}%",
            narrowest * 100.0
        ),
    };
    let hint = "机关代字一般只有几个字，如“云政发〔2026〕8号”";
    Some(Diagnostic::warning("number-fit", message).hint(hint))
}

/// Whether the number stands below what it would stand beside.
fn turned(head: &Letterhead<'_>, form: &LetterheadForm) -> bool {
    let below = |role: Role| {
        let last = pieces(head, role).map(|piece| piece.baseline.0);
        let last = last.reduce(f64::max);
        let number = pieces(head, Role::DocNumber).map(|piece| piece.baseline.0);
        let number = number.reduce(f64::min);
        last.zip(number)
            .is_some_and(|(last, number)| number > last + NEAR)
    };
    match form.rule_place {
        RulePlace::BelowNumber => below(Role::Signer),
        RulePlace::BelowMark => {
            let marks = [Role::CopyNumber, Role::Secrecy, Role::Urgency, Role::Signer];
            marks.into_iter().any(below)
        }
    }
}

fn pieces<'h>(head: &'h Letterhead<'_>, role: Role) -> impl Iterator<Item = &'h HeadPiece> {
    let elements = head.elements.iter();
    let of_role = elements.filter(move |element| element.paragraph.role == role);
    of_role.flat_map(|element| &element.pieces)
}
