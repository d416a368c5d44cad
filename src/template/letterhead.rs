//! How a form sets its 版头 (GB/T 9704-2012 §7.2 and §10): the figures that a
//! template's `letterhead` section gives.
//!
//! In: that section. Out: a [`LetterheadForm`]. Faces, sizes and ink of the
//! elements stand under `styles` as those of any other element do.

use super::Template;
use super::section::{Faults, Section};
use super::style::FaceRole;
use super::units::{Length, Lines, Mm, Pt};
use super::values;
use crate::document::Role;

/// The keys of `letterhead`, in the order of [`LetterheadForm`]'s fields.
const KEYS: [&str; 16] = [
    "mark-from",
    "mark-top",
    "mark-ending",
    "mark-smallest",
    "mark-narrowest",
    "number",
    "number-inset",
    "number-below",
    "signer-face",
    "rule",
    "rule-place",
    "rule-below",
    "rule-length",
    "rule-thickness",
    "foot-rule",
    "title-below",
];

/// The edge from which the mark's place is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkFrom {
    /// The type area's upper edge (§7.2.4).
    Area,
    /// The paper's upper edge (§10.1).
    Page,
}

/// Where 发文字号 stands across the type area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberSide {
    /// Centred (§7.2.5).
    Center,
    /// On the left, as upward documents have it (§7.2.5).
    Left,
    /// On the right (§10.1).
    Right,
}

/// The rule that parts 版头 from 主体.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadRule {
    /// One line (§7.2.7).
    Single,
    /// A thick line over a thin one (§10.1).
    Double,
    /// None (§10.2).
    None,
}

/// Where that rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RulePlace {
    /// Below 发文字号, the last element of 版头 (§7.2.7).
    BelowNumber,
    /// Below 发文机关标志; all other elements stand below the rule (§10.1).
    BelowMark,
}

/// How long that rule is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RuleLength {
    /// As wide as the type area.
    Area,
    /// So long, centred on the paper.
    Mm(Mm),
}

/// How a form sets its 版头.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterheadForm {
    /// Where the mark is measured from.
    pub mark_from: MarkFrom,
    /// From there down to the upper edge of the mark's ink.
    pub mark_top: Mm,
    /// What a given issuer's name is followed by: 文件, or nothing.
    pub mark_ending: String,
    /// The mark is not set smaller than this to fit the type area …
    pub mark_smallest: Pt,
    /// … nor narrower than this share of its width, unless it is both already.
    pub mark_narrowest: f64,
    /// Where 发文字号 stands; on the left in any form where 签发人 are named.
    pub number: NumberSide,
    /// From the type area's side edge to 发文字号 or 签发人.
    pub number_inset: Length,
    /// Blank lines between the mark and 发文字号.
    pub number_below: Lines,
    /// The face of the names of 签发人.
    pub signer_face: FaceRole,
    /// The rule.
    pub rule: HeadRule,
    /// What it stands below.
    pub rule_place: RulePlace,
    /// From the lower edge of what it stands below down to the rule.
    pub rule_below: Mm,
    /// How long it is.
    pub rule_length: RuleLength,
    /// How thick it is; of a double rule, the thick line.
    pub rule_thickness: Mm,
    /// From a second double rule, thin over thick, down to the paper's lower
    /// edge on the first page (§10.1).
    pub foot_rule: Option<Mm>,
    /// Blank lines between 版头 and what follows.
    pub title_below: Lines,
}

/// The form that `section` describes. Each key is read before any is asked
/// for, so that all faults are told.
pub(super) fn form(section: Section<'_>, faults: &mut Faults) -> Option<LetterheadForm> {
    section.expect_keys(&KEYS, &KEYS, faults);
    let mark_from = section.value("mark-from", values::mark_from, faults);
    let mark_top = section.value("mark-top", values::millimetres, faults);
    let mark_ending = section.value("mark-ending", |text| Ok(text.to_owned()), faults);
    let mark_smallest = section.value("mark-smallest", values::size, faults);
    let mark_narrowest = section.value("mark-narrowest", values::share, faults);
    let number = section.value("number", values::number_side, faults);
    let number_inset = section.value("number-inset", values::indent, faults);
    let number_below = section.value("number-below", values::lines, faults);
    let signer_face = section.value("signer-face", values::face_role, faults);
    let rule = section.value("rule", values::head_rule, faults);
    let rule_place = section.value("rule-place", values::rule_place, faults);
    let rule_below = section.value("rule-below", values::millimetres, faults);
    let rule_length = section.value("rule-length", values::rule_length, faults);
    let rule_thickness = section.value("rule-thickness", values::millimetres, faults);
    let foot_rule = section.value("foot-rule", values::foot_rule, faults);
    let title_below = section.value("title-below", values::lines, faults);
    Some(LetterheadForm {
        mark_from: mark_from?,
        mark_top: mark_top?,
        mark_ending: mark_ending?,
        mark_smallest: mark_smallest?,
        mark_narrowest: mark_narrowest?,
        number: number?,
        number_inset: number_inset?,
        number_below: number_below?,
        signer_face: signer_face?,
        rule: rule?,
        rule_place: rule_place?,
        rule_below: rule_below?,
        rule_length: rule_length?,
        rule_thickness: rule_thickness?,
        foot_rule: foot_rule?,
        title_below: title_below?,
    })
}

/// Pushes what of the form does not fit the paper, said about its section.
pub(super) fn validate(template: &Template, root: Section<'_>, faults: &mut Faults) {
    let Some((form, section)) = template.letterhead.as_ref().zip(root.section("letterhead")) else {
        return;
    };
    let mut tell = |wrong: bool, message: &str| {
        if wrong {
            faults.push(section.at.fault(message));
        }
    };
    let page = &template.page;
    tell(
        taken(form, template) > template.area_height(),
        "版头太高，首页放不下正文；改小 mark-top、number-below、rule-below、title-below 或标志的字号",
    );
    let too_long = matches!(form.rule_length, RuleLength::Mm(length) if length > page.width);
    tell(too_long, "分隔线比纸还宽；改小 rule-length");
    tell(
        form.foot_rule.is_some_and(|foot| foot >= page.height),
        "首页下端的双线排到纸外了；改小 foot-rule",
    );
    tell(
        form.rule_thickness > THICKEST,
        "分隔线最粗 4mm；改小 rule-thickness",
    );
    let measure = template.measure(template.styles.of(Role::DocNumber).size);
    tell(
        form.number_inset.pt(measure) > template.area_width() / 2.0,
        "发文字号的缩进超过版心的一半；改小 number-inset",
    );
}

/// The thickest border that Word draws is 12 pt.
const THICKEST: Mm = Mm(4.0);

/// What a 版头 of one line a part takes of the type area, with a line of text.
fn taken(form: &LetterheadForm, template: &Template) -> Pt {
    let above = match form.mark_from {
        MarkFrom::Area => Pt::ZERO,
        MarkFrom::Page => template.page.top.pt(),
    };
    let lines = form.number_below.0 + form.title_below.0 + 2.0;
    let mark = template.styles.of(Role::IssuerMark).size;
    let rule = form.rule_below.pt() + form.rule_thickness.pt();
    form.mark_top.pt() - above + mark + rule + template.line() * lines
}
