//! The elements a user gives outright: YAML at the head of .txt and .md
//! between `---` lines, and `--set key=value` on the command line.
//!
//! In: the text's head, or a key and its value. Out: [`FrontMatter`], or an
//! error with line and column. It does not judge values; a date may be any text.

mod keys;
mod parse;
mod yaml;

use super::control;
use crate::diagnostic::Diagnostic;
use crate::document::Place;

pub use keys::Key;
pub use parse::IGNORED;
pub(super) use parse::take;

/// One given element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Which element.
    pub key: Key,
    /// The key as the user wrote it.
    pub written: String,
    /// Its values, one an entry of a YAML list; never empty.
    pub values: Vec<String>,
    /// Line and column of its key in the file, counted from 1; `None` where it
    /// was given on the command line.
    pub place: Option<(u64, u64)>,
    /// Where its values stand, one each; none on the command line. A value whose
    /// place has no bytes is written another way there: with escapes, over lines.
    pub stand: Vec<Place>,
}

impl Given {
    /// The element, and a warning where a value has control characters; see
    /// `control`.
    ///
    /// # Errors
    /// Where the key takes a choice and the value is none of it.
    fn new(
        key: Key,
        written: &str,
        values: &[String],
    ) -> Result<(Self, Vec<Diagnostic>), GivenError> {
        let is_choice = |value: &String| [YES, NO].concat().contains(&value.as_str());
        if key == Key::Contents
            && !matches!(values, [value] if value.is_empty() || is_choice(value))
        {
            return Err(GivenError::YesOrNo(written.to_owned()));
        }
        let cleaned = values.iter().map(|value| control::given(written, value));
        let (values, warnings): (_, Vec<_>) = cleaned.unzip();
        let given = Self {
            key,
            written: written.to_owned(),
            values,
            place: None,
            stand: Vec::new(),
        };
        Ok((given, warnings.into_iter().flatten().collect()))
    }
}

/// What says yes, and what says no.
const YES: [&str; 2] = ["true", "是"];
const NO: [&str; 2] = ["false", "否"];

/// The given elements, in the order they were given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// One entry a key.
    pub entries: Vec<Given>,
}

/// What is wrong with a given element. The messages are Chinese and say what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GivenError {
    /// No such key.
    #[error("没有“{written}”这个键，{advice}")]
    Unknown {
        /// The key as the user wrote it.
        written: String,
        /// The key that was perhaps meant, or all keys.
        advice: String,
    },
    /// A key that was given before, perhaps by its other name.
    #[error("“{0}”给了不止一次，只留一处")]
    Repeated(String),
    /// A value that is neither a text nor a list of texts.
    #[error("“{0}”的值应是文字，或文字的列表")]
    NoText(String),
    /// A value that is neither yes nor no.
    #[error("“{0}”只能写 true 或 false")]
    YesOrNo(String),
}

impl GivenError {
    fn unknown(written: &str) -> Self {
        Self::Unknown {
            written: written.to_owned(),
            advice: keys::advice(written),
        }
    }
}

impl FrontMatter {
    /// The values given for `key`; empty where it was not given.
    pub fn values(&self, key: Key) -> &[String] {
        self.entries
            .iter()
            .find(|given| given.key == key)
            .map_or(&[], |given| &given.values)
    }

    /// Whether a table of contents is asked for (`目录: true`).
    pub fn asks_for_contents(&self) -> bool {
        let values = self.values(Key::Contents);
        values.iter().any(|value| YES.contains(&value.as_str()))
    }

    /// Asks for a table of contents, as the source does by having one.
    pub(in crate::read) fn ask_for_contents(&mut self) {
        self.entries.push(Given {
            key: Key::Contents,
            written: Key::Contents.chinese().to_owned(),
            values: vec![YES[0].to_owned()],
            place: None,
            stand: Vec::new(),
        });
    }

    /// Gives `value` for the key called `written` in the place of what was
    /// given for it; an empty value takes that away. What it warns of, the
    /// caller hands on.
    ///
    /// # Errors
    /// Where there is no such key, or it takes a choice that `value` is not.
    pub fn set(&mut self, written: &str, value: &str) -> Result<Vec<Diagnostic>, GivenError> {
        let key = Key::named(written).ok_or_else(|| GivenError::unknown(written))?;
        let at = self.entries.iter().position(|given| given.key == key);
        let (given, warnings) = Given::new(key, written, &[value.to_owned()])?;
        match (at, value.is_empty()) {
            (Some(at), true) => drop(self.entries.remove(at)),
            (Some(at), false) => self.entries[at] = given,
            (None, true) => {}
            (None, false) => self.entries.push(given),
        }
        Ok(warnings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_overrides_and_an_empty_value_takes_away() {
        let mut given = FrontMatter::default();
        given.set("标题", "甲").expect("a key");
        given.set("主送", "各科室").expect("a key");
        given.set("title", "乙").expect("a key");
        assert_eq!(given.values(Key::Title), ["乙"]);
        given.set("标题", "").expect("a key");
        assert_eq!(given.values(Key::Title), [""; 0]);
        assert_eq!(given.entries.len(), 1);
        let error = given.set("标提", "丙").expect_err("no key");
        assert_eq!(error.to_string(), "没有“标提”这个键，是不是“标题”？");
    }
}
