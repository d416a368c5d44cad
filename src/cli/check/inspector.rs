//! What looks at one input: its bytes in, findings out, with the configuration
//! and the template that hold for it, each read once.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::super::messages::shown;
use super::Wrong;
use crate::check::config::{Config, ConfigError};
use crate::check::{self, Finding, Ignored, Rule, Weight};
use crate::convert::{ConvertError, Converter, Input};
use crate::diagnostic::Diagnostic;
use crate::document::Place;
use crate::read::{FRONT_MATTER_IGNORED, Format, ReadOptions, decoded};
use crate::template::Template;

/// The code of what is told of a given value.
const GIVEN_UNUSUAL: &str = "given-unusual";

/// What reading tells that bears on the findings: what may have been misread,
/// was not read, or is given and not checked. The rest is about conversion.
const MATTERS: [&str; 6] = [
    "embedded-document",
    "encoding-guessed",
    "field-without-result",
    FRONT_MATTER_IGNORED,
    GIVEN_UNUSUAL,
    "undecodable",
];

/// Finds what is to be found in inputs.
pub struct Inspector {
    converter: Converter,
    reading: ReadOptions,
    templates: Templates,
    /// What is to be told of the last input besides findings.
    words: Vec<Diagnostic>,
}

impl Inspector {
    /// One that reads so; `template` holds for every .docx.
    pub fn new(converter: Converter, reading: ReadOptions, template: Option<String>) -> Self {
        Self {
            converter,
            reading,
            templates: Templates {
                named: template,
                loaded: BTreeMap::new(),
            },
            words: Vec::new(),
        }
    }

    /// How inputs are read.
    pub fn reading(&self) -> ReadOptions {
        self.reading
    }

    /// What is to be told of the last input besides findings: what bears on
    /// them, and words that silence no rule there is.
    pub fn words(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.words)
    }

    /// The findings of `rules` in the file called `name`; `template` is the one
    /// that its configuration names.
    ///
    /// # Errors
    /// Where the file cannot be read, or the template cannot.
    pub fn findings(
        &mut self,
        name: &Path,
        bytes: &[u8],
        (rules, template): (&[(&'static Rule, Weight)], Option<&str>),
    ) -> Result<Vec<Finding>, ConvertError> {
        let shown = name.to_string_lossy();
        let input = Input {
            name: &shown,
            folder: name.parent().unwrap_or(Path::new("")),
            bytes,
        };
        let (source, outline) = self.converter.outline(input, &mut |_| {})?;
        let decoded = decoded(bytes, self.reading)?;
        let told = outline.diagnostics.iter();
        let told = told.filter(|it| MATTERS.contains(&it.code));
        self.words = told.cloned().collect();
        if let Some(text) = decoded.as_deref() {
            let unknown = unknown_words(&Ignored::of(text, source.format));
            self.words.extend(unknown);
        }
        // One that is named and wrong is told whatever the input is.
        let named = self.templates.named.is_some() || template.is_some();
        let template = match source.format {
            Format::Txt | Format::Markdown if !named => None,
            Format::Docx | Format::Txt | Format::Markdown => Some(self.templates.get(template)?),
        };
        let text = check::Text {
            decoded: decoded.as_deref(),
            source: &source,
            outline: &outline,
            template,
        };
        let mut findings = check::check(text, rules);
        self.words.retain(|it| !is_found(it, &findings));
        if let Some(meant) = failed_front_matter(&outline.diagnostics) {
            findings.retain(|it| !stands_in(it, &meant));
        }
        Ok(findings)
    }
}

/// Whether a finding tells of the given value that `told` warns of.
fn is_found(told: &Diagnostic, findings: &[Finding]) -> bool {
    let line = told.place.as_ref().and_then(Place::line);
    told.code == GIVEN_UNUSUAL && findings.iter().any(|it| it.place.line() == line)
}

/// What was meant for front matter and is none, if there is such.
fn failed_front_matter(told: &[Diagnostic]) -> Option<Range<usize>> {
    let ignored = told.iter().find(|it| it.code == FRONT_MATTER_IGNORED)?;
    match &ignored.place {
        Some(Place::Text { bytes, .. }) => Some(bytes.clone()),
        _ => None,
    }
}

/// Whether a finding about a text, or an edit of it, is in `bytes` of it.
fn stands_in(finding: &Finding, bytes: &Range<usize>) -> bool {
    let begins = match &finding.place {
        Place::Text { bytes, .. } => Some(bytes.start),
        _ => None,
    };
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    let mut places = begins.into_iter().chain(edits.map(|it| it.bytes.start));
    places.any(|at| bytes.contains(&at))
}

/// Which words of a text silence no rule there is.
fn unknown_words(ignored: &Ignored<'_>) -> Vec<Diagnostic> {
    let unknown = ignored.unknown(|code| check::by_code(code).is_some());
    let told = unknown.into_iter().map(|(line, code)| {
        let place = Place::Text {
            line,
            column: 1,
            bytes: 0..0,
        };
        let message = format!("没有“{code}”这条规则，这里的 ignore 不起作用");
        Diagnostic::warning("unknown-rule", message)
            .at(place)
            .hint("全部规则见 gongwen rules")
    });
    told.collect()
}

/// The templates that layouts are held against, each loaded once.
struct Templates {
    /// The one that was named, which holds for all.
    named: Option<String>,
    loaded: BTreeMap<String, Template>,
}

impl Templates {
    /// The one that was named, else that of the configuration, else the default.
    fn get(&mut self, configured: Option<&str>) -> Result<&Template, ConvertError> {
        let name = self.named.as_deref().or(configured);
        let name = name.unwrap_or(Template::DEFAULT).to_owned();
        match self.loaded.entry(name) {
            Entry::Occupied(loaded) => Ok(loaded.into_mut()),
            Entry::Vacant(place) => {
                let template = Template::load(place.key())?;
                Ok(place.insert(template))
            }
        }
    }
}

/// The configurations, each read once.
pub struct Configs {
    /// The one that was named, which holds for all.
    named: Option<Config>,
    read: BTreeMap<PathBuf, Config>,
    none: Config,
    /// The misnamed ones that were told of.
    misnamed: BTreeSet<PathBuf>,
}

impl Configs {
    /// Those of a call in which `named` was named.
    ///
    /// # Errors
    /// Where that cannot be used.
    pub fn new(named: Option<PathBuf>) -> Result<Self, Wrong> {
        let load =
            |path: PathBuf| Config::load(&path).map_err(|error| (said(&path, &error), Vec::new()));
        Ok(Self {
            named: named.map(load).transpose()?,
            read: BTreeMap::new(),
            none: Config::default(),
            misnamed: BTreeSet::new(),
        })
    }

    /// A file that was meant for the configuration of the file at `path` and is
    /// not read for its name; each once.
    pub fn misnamed(&mut self, path: &Path) -> Option<PathBuf> {
        let alone = self.named.is_none() && Config::path_for(path).is_none();
        let found = Config::misnamed_for(path).filter(|_| alone)?;
        self.misnamed.insert(found.clone()).then_some(found)
    }

    /// The configuration that holds for the file at `path`.
    ///
    /// # Errors
    /// In Chinese, where it cannot be used.
    pub fn of(&mut self, path: &Path) -> Result<&Config, String> {
        if let Some(named) = &self.named {
            return Ok(named);
        }
        let Some(found) = Config::path_for(path) else {
            return Ok(&self.none);
        };
        if !self.read.contains_key(&found) {
            let config = Config::load(&found).map_err(|error| said(&found, &error))?;
            self.read.insert(found.clone(), config);
        }
        Ok(&self.read[&found])
    }
}

fn said(path: &Path, error: &ConfigError) -> String {
    match error {
        ConfigError::Unreadable(_) => format!("{}: {error}", shown(path)),
        ConfigError::Wrong(fault) => fault.to_string(),
    }
}
