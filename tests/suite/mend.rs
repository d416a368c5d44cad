//! Mending from the outside: files and the rules that are there in, files in
//! which nothing else has changed out.

mod docx;
mod text;

use gongwen::check::{self, Finding, Fixing, Rule};
use gongwen::convert::{ConvertError, Converter, Input, Settings};
use gongwen::mend::{MendError, Mended, Tracking, Wishes, mend};
use gongwen::read::{ReadOptions, decoded};
use std::path::Path;

/// The program as a test calls it.
struct Office {
    converter: Converter,
    rules: Vec<&'static Rule>,
}

impl Office {
    /// An office that knows every rule.
    fn new() -> Self {
        Self::with(check::all().collect())
    }

    fn with(rules: Vec<&'static Rule>) -> Self {
        let (converter, _) = Converter::new(Settings::default()).expect("sound settings");
        Self { converter, rules }
    }

    fn findings(&self, name: &str, bytes: &[u8]) -> Result<Vec<Finding>, ConvertError> {
        let input = Input {
            name,
            folder: Path::new(""),
            bytes,
        };
        let (source, outline) = self.converter.outline(input, &mut |_| {})?;
        let text = decoded(bytes, ReadOptions::default())?;
        let rules: Vec<_> = self.rules.iter().map(|rule| (*rule, rule.weight)).collect();
        let text = check::Text {
            decoded: text.as_deref(),
            source: &source,
            outline: &outline,
        };
        Ok(check::check(text, &rules))
    }

    fn mend(&self, name: &str, bytes: &[u8], least: Fixing) -> Result<Mended, MendError> {
        self.track(name, bytes, least, Tracking::Plain)
    }

    fn track(
        &self,
        name: &str,
        bytes: &[u8],
        least: Fixing,
        tracking: Tracking,
    ) -> Result<Mended, MendError> {
        let wishes = Wishes { least, tracking };
        let mut check = |bytes: &[u8]| self.findings(name, bytes);
        mend(bytes, ReadOptions::default(), wishes, &mut check)
    }
}
