//! Which template is asked for, and by whom: a name in, the template out. The
//! caller's may be any file; one that a text names is bundled, or a file in the
//! text's folder or below it, and so is all that it extends.

use std::path::{Path, PathBuf};

use super::confined::is_within;
use super::{Converter, template_of};
use crate::read::{Key, Source};
use crate::template::{Template, TemplateError};

/// A template that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// By whoever calls the program: a bundled name, or a path.
    ByCaller(String),
    /// By a text: a bundled name.
    ByText(String),
    /// By a text: a file, and the folder that it may not lead out of.
    InFolder(PathBuf, PathBuf),
}

impl Asked {
    /// The one that a text in `folder` calls `name`.
    pub fn by_text(name: &str, folder: &Path) -> Self {
        let is_path = name.contains(['/', '\\']) || Path::new(name).extension().is_some();
        if !is_path || Template::bundled_source(name).is_some() {
            return Self::ByText(name.to_owned());
        }
        Self::InFolder(folder.join(name), folder.to_owned())
    }

    /// The template.
    ///
    /// # Errors
    /// Where there is none, it may not be opened, or it is wrong.
    pub fn load(&self) -> Result<Template, TemplateError> {
        match self {
            Self::ByCaller(name) => Template::load(name),
            Self::ByText(name) => Template::named(name),
            Self::InFolder(path, folder) => {
                Template::load_where(path, &|path| is_within(folder, path))
            }
        }
    }
}

impl Converter {
    /// The template of the settings, else the default.
    pub(super) fn template(&self) -> Asked {
        Asked::ByCaller(template_of(&self.settings).to_owned())
    }

    /// The template of an input in `folder` that calls it `own`, else that of
    /// the settings.
    pub(super) fn template_for(&self, own: Option<&str>, folder: &Path) -> Asked {
        own.map_or_else(|| self.template(), |own| Asked::by_text(own, folder))
    }

    /// What an input calls its template in its front matter, unless the settings
    /// name one.
    pub(super) fn own_template<'s>(&self, source: &'s Source) -> Option<&'s str> {
        if self.settings.template.is_some() {
            return None;
        }
        source
            .given
            .values(Key::Template)
            .first()
            .map(String::as_str)
    }
}
