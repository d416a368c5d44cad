//! Templates with their faces, each loaded once, by whoever asks first.
//!
//! In: a template's name or path. Out: the template and its faces, shared among
//! the threads and the settings of a process. It does not look whether a
//! template's file has changed since.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::asked::Asked;
use super::{ConvertError, Digest, faces};
use crate::compose::{FirstPage, compose, has_many_addressees, move_addressees};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::font::{FontOptions, Fonts};
use crate::layout::layout;
use crate::template::Template;

/// A template and its faces.
pub struct Prepared {
    /// The template.
    pub template: Template,
    /// Its faces.
    pub fonts: Arc<Fonts>,
    /// What the user should know of them.
    pub diagnostics: Vec<Diagnostic>,
    /// Stands for both, for whoever asks first.
    pub digest: OnceLock<Digest>,
}

impl Prepared {
    /// The document, or one whose given 主送机关 stand in the 版记 because they
    /// would keep the body off the first page (GB/T 9704-2012 §7.3.2).
    pub fn with_body_on_page_one<'d>(&self, document: &'d Document) -> Cow<'d, Document> {
        let late = || {
            let composition = compose(document, &self.template, &self.fonts);
            layout(&composition, &self.fonts).facts.first_page == FirstPage::HeadAlone
        };
        if !has_many_addressees(document) || !late() {
            return Cow::Borrowed(document);
        }
        Cow::Owned(move_addressees(document))
    }
}

/// All that were asked for so far.
pub struct Library {
    options: FontOptions,
    prepared: Mutex<BTreeMap<Asked, Arc<Prepared>>>,
}

impl Library {
    /// An empty one, whose faces come from where `options` says.
    pub fn new(options: FontOptions) -> Self {
        Self {
            options,
            prepared: Mutex::new(BTreeMap::new()),
        }
    }

    /// The template `asked` for and its faces.
    ///
    /// # Errors
    /// Where they cannot be loaded.
    pub fn prepared(&self, asked: &Asked) -> Result<Arc<Prepared>, ConvertError> {
        // A thread that crashed while it held the lock had put nothing in yet.
        let mut all = self.prepared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(prepared) = all.get(asked) {
            return Ok(Arc::clone(prepared));
        }
        let template = asked.load()?;
        let (fonts, diagnostics) = faces::shared(&all, &template, &self.options)?;
        let prepared = Arc::new(Prepared {
            template,
            fonts,
            diagnostics,
            digest: OnceLock::new(),
        });
        all.insert(asked.clone(), Arc::clone(&prepared));
        Ok(prepared)
    }
}

#[cfg(test)]
mod tests {
    use super::super::asked::Asked;
    use super::super::{Converter, Input, OutputFormat, Settings};
    use std::path::Path;
    use std::sync::Arc;

    fn by(template: &str) -> Settings {
        Settings {
            template: Some(template.to_owned()),
            ..Settings::default()
        }
    }

    #[test]
    fn other_settings_share_what_is_loaded_and_a_template_that_is_none_is_told() {
        let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
        let first = converter.with(by("信函")).expect("it is bundled");
        let second = converter.with(by("信函")).expect("it is bundled");
        let prepared = |it: &Converter| {
            it.templates
                .prepared(&Asked::ByCaller("信函".to_owned()))
                .expect("it is bundled")
        };
        assert!(Arc::ptr_eq(&prepared(&first), &prepared(&second)));
        let refused = converter.with(by("没有的")).err().expect("there is none");
        assert!(refused.to_string().contains("没有的"), "{refused}");
    }

    #[test]
    fn pages_are_counted_where_they_are_laid_out() {
        let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
        let pages = |formats: &[OutputFormat]| {
            let input = Input {
                name: "a.txt",
                folder: Path::new("."),
                bytes: "关于试点的报告\n\n　　按计划推进。\n".as_bytes(),
            };
            let converted = converter.convert(input, formats, &mut |_| {});
            converted.expect("it converts").pages
        };
        assert_eq!(pages(&[OutputFormat::Markdown]), None);
        assert_eq!(pages(&[OutputFormat::Markdown, OutputFormat::Pdf]), Some(1));
    }
}
