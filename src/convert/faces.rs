//! Faces shared among templates.
//!
//! In: what was prepared before, and a template. Out: its faces: those of a
//! template that names the same ones, so that each face is mapped and parsed
//! once for all inputs of a run.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::asked::Asked;
use super::prepared::Prepared;
use crate::diagnostic::Diagnostic;
use crate::font::{FontError, FontOptions, Fonts};
use crate::template::Template;

/// The faces of `template`, and what is to be told of them.
///
/// # Errors
/// Where a font folder of the settings cannot be read.
pub fn shared(
    all: &BTreeMap<Asked, Arc<Prepared>>,
    template: &Template,
    options: &FontOptions,
) -> Result<(Arc<Fonts>, Vec<Diagnostic>), FontError> {
    let mut others = all.values();
    match others.find(|it| it.template.faces == template.faces) {
        Some(other) => Ok((Arc::clone(&other.fonts), other.diagnostics.clone())),
        None => Fonts::load(&template.faces, options).map(|(fonts, told)| (Arc::new(fonts), told)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::asked::Asked;
    use super::super::{Converter, Settings};
    use std::sync::Arc;

    #[test]
    fn templates_that_name_the_same_faces_share_them() {
        let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
        let fonts = |name| {
            let prepared = converter
                .templates
                .prepared(&Asked::ByCaller(String::from(name)))
                .expect("it is bundled");
            Arc::clone(&prepared.fonts)
        };
        assert!(Arc::ptr_eq(&fonts("报告材料"), &fonts("信函")));
    }
}
