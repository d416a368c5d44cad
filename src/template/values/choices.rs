//! Values that are one of a few words: the word in, the choice out, or all words
//! that would be right.

use super::super::letterhead::{HeadRule, MarkFrom, NumberSide, RulePlace};
use super::super::nearest::did_you_mean;
use super::super::units::Zi;
use super::super::{
    Align, Colour, FirstNumber, ImprintPage, Keep, Landscape, LatinFace, LatinGap, NoteMark,
    PageEnds, PageNumberSide, Punctuation, RedInk, SignatureForm, Start, Weight,
};
use super::Read;

/// The one of `table` whose name is `text`.
fn one_of<T: Copy>(table: &[(&str, T)], text: &str) -> Read<T> {
    let names = || table.iter().map(|(name, _)| *name);
    table
        .iter()
        .find(|(name, _)| *name == text)
        .map(|(_, value)| *value)
        .ok_or_else(|| {
            let listed: Vec<&str> = names().collect();
            format!(
                "不认识“{text}”{}可以写 {}",
                did_you_mean(text, names()),
                listed.join("、")
            )
        })
}

/// `justify`, `left`, `center` or `right`.
pub(in super::super) fn align(text: &str) -> Read<Align> {
    one_of(
        &[
            ("justify", Align::Justify),
            ("left", Align::Left),
            ("center", Align::Center),
            ("right", Align::Right),
        ],
        text,
    )
}

/// `regular` or `bold`.
pub(in super::super) fn weight(text: &str) -> Read<Weight> {
    one_of(
        &[("regular", Weight::Regular), ("bold", Weight::Bold)],
        text,
    )
}

/// `black` or `red`.
pub(in super::super) fn colour(text: &str) -> Read<Colour> {
    one_of(&[("black", Colour::Black), ("red", Colour::Red)], text)
}

/// `latin` or `own`.
pub(in super::super) fn latin(text: &str) -> Read<LatinFace> {
    one_of(
        &[("latin", LatinFace::Latin), ("own", LatinFace::Own)],
        text,
    )
}

/// `with-next` or `free`.
pub(in super::super) fn keep(text: &str) -> Read<Keep> {
    one_of(&[("with-next", Keep::WithNext), ("free", Keep::Free)], text)
}

/// `below` or `new-page`.
pub(in super::super) fn start(text: &str) -> Read<Start> {
    one_of(
        &[("below", Start::Below), ("new-page", Start::NewPage)],
        text,
    )
}

/// `outside`, `center` or `none`.
pub(in super::super) fn side(text: &str) -> Read<PageNumberSide> {
    one_of(
        &[
            ("outside", PageNumberSide::Outside),
            ("center", PageNumberSide::Center),
            ("none", PageNumberSide::None),
        ],
        text,
    )
}

/// `true` where page 1 bears its number.
pub(in super::super) fn first_number(text: &str) -> Read<FirstNumber> {
    one_of(
        &[("true", FirstNumber::Shown), ("false", FirstNumber::Hidden)],
        text,
    )
}

/// `full` or `squeezed`.
pub(in super::super) fn punctuation(text: &str) -> Read<Punctuation> {
    one_of(
        &[
            ("full", Punctuation::Full),
            ("squeezed", Punctuation::Squeezed),
        ],
        text,
    )
}

/// `none`, an eighth or a quarter of a character: more is no custom.
pub(in super::super) fn latin_gap(text: &str) -> Read<LatinGap> {
    one_of(
        &[
            ("none", LatinGap::None),
            ("1/8字", LatinGap::Wide(Zi(0.125))),
            ("1/4字", LatinGap::Wide(Zi(0.25))),
        ],
        text,
    )
}

/// `full` or `no-widows`.
pub(in super::super) fn page_ends(text: &str) -> Read<PageEnds> {
    one_of(
        &[("full", PageEnds::Full), ("no-widows", PageEnds::NoWidows)],
        text,
    )
}

/// `sealed`, `unsealed` or `official`.
pub(in super::super) fn signature(text: &str) -> Read<SignatureForm> {
    one_of(
        &[
            ("sealed", SignatureForm::Sealed),
            ("unsealed", SignatureForm::Unsealed),
            ("official", SignatureForm::Official),
        ],
        text,
    )
}

/// `rgb` or `cmyk`.
pub(in super::super) fn red_ink(text: &str) -> Read<RedInk> {
    one_of(&[("rgb", RedInk::Screen), ("cmyk", RedInk::Press)], text)
}

/// `circled` or `figures`.
pub(in super::super) fn note_mark(text: &str) -> Read<NoteMark> {
    one_of(
        &[
            ("circled", NoteMark::Circled),
            ("figures", NoteMark::Figures),
        ],
        text,
    )
}

/// `area` or `page`.
pub(in super::super) fn mark_from(text: &str) -> Read<MarkFrom> {
    one_of(&[("area", MarkFrom::Area), ("page", MarkFrom::Page)], text)
}

/// `center`, `left` or `right`.
pub(in super::super) fn number_side(text: &str) -> Read<NumberSide> {
    one_of(
        &[
            ("center", NumberSide::Center),
            ("left", NumberSide::Left),
            ("right", NumberSide::Right),
        ],
        text,
    )
}

/// `true` for an even page, `false` for any.
pub(in super::super) fn imprint_page(text: &str) -> Read<ImprintPage> {
    one_of(
        &[("true", ImprintPage::Even), ("false", ImprintPage::Any)],
        text,
    )
}

/// `single`, `double` or `none`.
pub(in super::super) fn head_rule(text: &str) -> Read<HeadRule> {
    one_of(
        &[
            ("single", HeadRule::Single),
            ("double", HeadRule::Double),
            ("none", HeadRule::None),
        ],
        text,
    )
}

/// `below-number` or `below-mark`.
pub(in super::super) fn rule_place(text: &str) -> Read<RulePlace> {
    one_of(
        &[
            ("below-number", RulePlace::BelowNumber),
            ("below-mark", RulePlace::BelowMark),
        ],
        text,
    )
}

/// `auto` or `never`.
pub(in super::super) fn landscape(text: &str) -> Read<Landscape> {
    one_of(
        &[("auto", Landscape::Auto), ("never", Landscape::Never)],
        text,
    )
}
