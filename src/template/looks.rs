//! The looks of a template's tree in: `lead`, `label`, `strong`
//! and `styles`. Letters
//! and styles out.
//!
//! The rule of inheritance stands here: what an element leaves out is as in
//! `body`, after the template was laid over the one it extends.

use super::node::Node;
use super::section::{Faults, Section};
use super::style::{Letter, Style, Styles};
use super::values;
use crate::document::Role;

/// The keys of `lead`, `label` and `strong`.
const LETTER_KEYS: [&str; 3] = ["face", "latin", "weight"];
/// The keys of an element.
const STYLE_KEYS: [&str; 13] = [
    "face",
    "latin",
    "size",
    "weight",
    "colour",
    "align",
    "first-indent",
    "left-indent",
    "right-indent",
    "before",
    "after",
    "keep",
    "start",
];

/// `lead`, `label` or `strong`: what it leaves out is as in `body`.
pub(super) fn emphasised(
    root: Section<'_>,
    key: &'static str,
    body: &Node,
    faults: &mut Faults,
) -> Option<Letter> {
    let section = root.section(key)?;
    section.expect_keys(&LETTER_KEYS, &[], faults);
    // The keys were looked over before `body` is put under them: what is wrong
    // there is said once, about `body`.
    let node = body.clone().overlaid(section.node.clone());
    let section = Section {
        node: &node,
        ..section
    };
    letter(section, faults)
}

/// The face, the face of letters and digits, and the weight under a section's keys.
pub(super) fn letter(section: Section<'_>, faults: &mut Faults) -> Option<Letter> {
    let face = section.value("face", values::face_role, faults);
    let latin = section.value("latin", values::latin, faults);
    let weight = section.value("weight", values::weight, faults);
    Some(Letter {
        face: face?,
        latin: latin?,
        weight: weight?,
    })
}

/// A style for each role; `body` has to be complete.
pub(super) fn styles(section: Section<'_>, body: &Node, faults: &mut Faults) -> Option<Styles> {
    section.expect_keys(&Role::ALL.map(Role::key), &[Role::Body.key()], faults);
    // Collected before it is asked whether all are there, so that the faults
    // of every element are told.
    let all: Vec<Option<Style>> = Role::ALL
        .into_iter()
        .map(|role| style(section, role, body, faults))
        .collect();
    let all: Vec<Style> = all.into_iter().collect::<Option<_>>()?;
    let mut all = all.into_iter();
    Some(Styles::from_fn(|_| {
        all.next().expect("one style was read for each role")
    }))
}

/// The style of `role`: what it leaves out is as in `body`.
fn style(styles: Section<'_>, role: Role, body: &Node, faults: &mut Faults) -> Option<Style> {
    let path = format!("styles.{}", role.key());
    let own = styles.node.entry(role.key());
    let node = own.map_or_else(
        || body.clone(),
        |own| body.clone().overlaid(own.node.clone()),
    );
    let section = Section {
        path: &path,
        at: own.map_or(styles.at, |own| &own.at),
        node: &node,
    };
    if let Some(own) = own {
        let section = Section {
            node: &own.node,
            ..section
        };
        let required: &[&str] = match role {
            Role::Body => &STYLE_KEYS,
            _ => &[],
        };
        section.expect_keys(&STYLE_KEYS, required, faults);
    }
    complete_style(section, faults)
}

/// The style under a section that `body` was put under. Each key is read
/// before any is asked for, so that all faults are told.
fn complete_style(section: Section<'_>, faults: &mut Faults) -> Option<Style> {
    let letter = letter(section, faults);
    let size = section.value("size", values::size, faults);
    let colour = section.value("colour", values::colour, faults);
    let align = section.value("align", values::align, faults);
    let first_indent = section.value("first-indent", values::length, faults);
    let left_indent = section.value("left-indent", values::indent, faults);
    let right_indent = section.value("right-indent", values::indent, faults);
    let before = section.value("before", values::lines, faults);
    let after = section.value("after", values::lines, faults);
    let keep = section.value("keep", values::keep, faults);
    let start = section.value("start", values::start, faults);
    Some(Style {
        letter: letter?,
        size: size?,
        colour: colour?,
        align: align?,
        first_indent: first_indent?,
        left_indent: left_indent?,
        right_indent: right_indent?,
        before: before?,
        after: after?,
        keep: keep?,
        start: start?,
    })
}
