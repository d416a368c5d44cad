//! Pictures of seals and stamps onto the names they belong to (GB/T 9704-2012
//! §7.3.5.1, §7.3.5.3).
//!
//! In: a composition and the pictures a user gave, in the order of the names.
//! Out: the composition with each picture at its name, and a warning about what
//! was pressed nowhere. The program makes no seal.

use std::sync::Arc;

use super::figure::Drawn;
use super::seal::Seal;
use super::{Composed, ComposedParagraph, Composition};
use crate::diagnostic::Diagnostic;
use crate::document::{Picture, Role};
use crate::template::{Align, Lines, Mm, SignatureForm, Template};

/// The largest stamp of an official: it has two lines of the grid.
const STAMP: (Mm, Mm) = (Mm(40.0), Mm(20.0));

/// What a user gave.
#[derive(Debug, Clone, Default)]
pub struct GivenSeals {
    /// 印章, in the order of the names.
    pub seals: Vec<Arc<Picture>>,
    /// 签名章, in the order of the names.
    pub stamps: Vec<Arc<Picture>>,
}

/// Presses the pictures upon the names.
pub fn press(composition: &mut Composition<'_>, given: &GivenSeals) -> Vec<Diagnostic> {
    let template = composition.template;
    let pressed = match template.signature {
        SignatureForm::Sealed => {
            let mut names = names(composition);
            let all = names.len();
            names.retain(|name| name.seal.is_some());
            if names.len() < all && !given.seals.is_empty() {
                return vec![too_long()];
            }
            press_all(names, &given.seals, |name, picture| {
                seal(name, picture, template);
            })
        }
        SignatureForm::Official => press_all(names(composition), &given.stamps, |name, picture| {
            stamp(name, picture, template);
        }),
        SignatureForm::Unsealed => (0, 0),
    };
    let (seals, stamps) = match template.signature {
        SignatureForm::Official => ((0, 0), pressed),
        SignatureForm::Sealed | SignatureForm::Unsealed => (pressed, (0, 0)),
    };
    let notes = [
        left_over("印章", "sealed", given.seals.len(), seals),
        left_over("签名章", "official", given.stamps.len(), stamps),
    ];
    notes.into_iter().flatten().collect()
}

/// The names that stand right above a date, in reading order.
fn names<'c, 'a>(composition: &'c mut Composition<'a>) -> Vec<&'c mut ComposedParagraph<'a>> {
    let mut names = Vec::new();
    let mut dated = false;
    for block in composition.blocks.iter_mut().rev() {
        let Composed::Paragraph(paragraph) = block else {
            dated = false;
            continue;
        };
        match paragraph.paragraph.role {
            Role::Date => dated = true,
            Role::Signature if dated => names.push(paragraph),
            _ => dated = false,
        }
    }
    names.reverse();
    names
}

/// Gives each name its picture; how many names there are, and how many of them
/// have one now.
fn press_all<'a>(
    names: Vec<&mut ComposedParagraph<'a>>,
    pictures: &[Arc<Picture>],
    press: impl Fn(&mut ComposedParagraph<'a>, &Arc<Picture>),
) -> (usize, usize) {
    let count = names.len();
    for (name, picture) in names.into_iter().zip(pictures) {
        press(name, picture);
    }
    (count, count.min(pictures.len()))
}

/// Lets a seal press upon a name that has its place.
fn seal(name: &mut ComposedParagraph<'_>, picture: &Arc<Picture>, template: &Template) {
    let room = template.seal_diameter;
    let words = format!("印章：{}", name.paragraph.text.chars);
    if let Some(seal) = &mut name.seal {
        seal.picture = Some(Drawn::fitted(picture, (room.pt(), room.pt()), words));
    }
}

/// Sets the stamp of an official: it ends where the name would, and what the
/// text has (the post) ends two 字 left of it, in the middle of its height.
fn stamp(name: &mut ComposedParagraph<'_>, picture: &Arc<Picture>, template: &Template) {
    let words = format!("签名章：{}", name.paragraph.text.chars);
    let pressed = Drawn::fitted(picture, (STAMP.0.pt(), STAMP.1.pt()), words);
    let right = name.right_indent;
    let between = template.measure(name.style.size).zi * 2.0;
    name.align = Align::Right;
    name.right_indent = right + pressed.width + between;
    // Stamps of several officials stand under each other.
    name.before = Lines(name.before.0.max(1.0));
    name.seal = Some(Seal {
        centre: template.area_width() - right - pressed.width / 2.0,
        picture: Some(pressed),
    });
}

/// What to say of a name that no seal can be in the middle of.
fn too_long() -> Diagnostic {
    let message = "署名太长，一行排不下，印章没有排入";
    let hint = "署名用发文机关全称或者规范化简称；排在一行里的署名才能盖印章";
    Diagnostic::warning("seals", message).hint(hint)
}

/// What to say where pictures and names do not match.
fn left_over(
    kind: &str,
    form: &str,
    given: usize,
    (names, pressed): (usize, usize),
) -> Option<Diagnostic> {
    if given == 0 || (given == names && given == pressed) {
        return None;
    }
    let (message, hint) = if pressed == 0 && names == 0 {
        (
            format!("给了{kind}，但没有可盖的署名，{kind}没有排入"),
            format!(
                "署名之下要有成文日期；模板的 signature 要是 {form}（盖章用 通用公文、通用公文-简 等，签名章用 命令）"
            ),
        )
    } else if pressed < given {
        (
            format!("{kind}给了 {given} 枚，署名只有 {names} 个，多出的没有排入"),
            format!("{kind}和署名一一对应，照署名的先后给"),
        )
    } else {
        (
            format!("署名有 {names} 个，{kind}只给了 {given} 枚，后面的署名没有盖"),
            format!("{kind}和署名一一对应，照署名的先后给"),
        )
    };
    Some(Diagnostic::warning("seals", message).hint(hint))
}
