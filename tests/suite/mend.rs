//! Mending from the outside: files and rules in, files in which nothing else
//! has changed out.

mod comments;
mod docx;
mod every;
mod markdown;
mod rules;
mod text;
mod tracked;

use std::path::Path;

use gongwen::check::{self, Finding, Fixing, Rule, Weight};
use gongwen::convert::{ConvertError, Converter, Input, Settings};
use gongwen::mend::{MendError, Mended, Tracking, Wishes, mend, unified};
use gongwen::read::{ReadOptions, decoded};

/// The program as a test calls it.
struct Office {
    converter: Converter,
    rules: Vec<&'static Rule>,
}

impl Office {
    fn with(rules: impl IntoIterator<Item = &'static Rule>) -> Self {
        let (converter, _) = Converter::new(Settings::default()).expect("sound settings");
        let rules = rules.into_iter().collect();
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
            template: None,
        };
        Ok(check::check(text, &rules))
    }

    fn try_mend(&self, name: &str, bytes: &[u8], wishes: Wishes) -> Result<Mended, MendError> {
        let mut check = |bytes: &[u8]| self.findings(name, bytes);
        mend(
            bytes,
            ReadOptions::default().named(name),
            wishes,
            &mut check,
        )
    }

    fn mend(&self, name: &str, bytes: &[u8], least: Fixing) -> Mended {
        let tracking = Tracking::Plain;
        let wishes = Wishes { least, tracking };
        let mended = self.try_mend(name, bytes, wishes);
        mended.unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn track(&self, bytes: &[u8], least: Fixing) -> Mended {
        let tracking = Tracking::Tracked;
        let wishes = Wishes { least, tracking };
        let mended = self.try_mend("a.docx", bytes, wishes);
        mended.unwrap_or_else(|error| panic!("{error}"))
    }
}

/// How many findings weigh so much or more.
fn heavy(findings: &[Finding], weight: Weight) -> usize {
    findings.iter().filter(|it| it.weight >= weight).count()
}

fn diff(mended: &Mended) -> String {
    let diffs = mended.changes.iter();
    diffs.map(|it| unified("旧", "新", it)).collect()
}
