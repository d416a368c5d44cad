//! `gongwen check`: inputs in; findings with their places out, in the face
//! that was asked for.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use super::args::{CheckArgs, CheckFormat};
use super::config::read_settings;
use super::messages::{Messages, Verbosity, shown};
use super::{Exit, mistyped_input, rules, write_stdout, wrong_call};
use crate::batch::gather::{Gathered, Input, gather};
use crate::batch::run::{Failure, load};
use crate::check::baseline::Baseline;
use crate::check::config::Config;
use crate::check::face::{self, Checked, Colours};
use crate::check::{self, Finding, Ignored, Weight};
use crate::convert::{self, ConvertError, Converter};
use crate::diagnostic::{Diagnostic, system_cause};
use crate::document::Place;
use crate::read::{Format, ReadOptions, decoded};
use crate::template::{Template, TemplateError};

/// Runs the command.
pub fn check(args: CheckArgs) -> Exit {
    if let Some(code) = &args.explain {
        return rules::explain(code);
    }
    match Call::new(args) {
        Ok(call) => call.run(),
        Err((message, hints)) => {
            let hints: Vec<&str> = hints.iter().map(String::as_str).collect();
            wrong_call(&message, &hints)
        }
    }
}

/// A call that is wrong: the message and its hints.
type Wrong = (String, Vec<String>);

/// What holds for every input of a call.
struct Call {
    inputs: Vec<PathBuf>,
    format: CheckFormat,
    max_input: u64,
    converter: Converter,
    reading: ReadOptions,
    configs: Configs,
    templates: Templates,
    baseline: Option<Baseline>,
    write_baseline: Option<PathBuf>,
    messages: Messages,
}

impl Call {
    fn new(args: CheckArgs) -> Result<Self, Wrong> {
        let max_input = args.read.max_input.0;
        let settings = read_settings(args.read);
        let reading = settings.read;
        let (converter, _) =
            Converter::new(settings).map_err(|error| (error.to_string(), Vec::new()))?;
        Ok(Self {
            inputs: args.inputs,
            format: args.format,
            max_input,
            converter,
            reading,
            configs: Configs::new(args.config)?,
            templates: Templates {
                named: args.template,
                loaded: BTreeMap::new(),
            },
            baseline: args.baseline.as_deref().map(read_baseline).transpose()?,
            write_baseline: args.write_baseline,
            messages: Messages::to_stderr(Verbosity::Normal),
        })
    }

    fn run(mut self) -> Exit {
        let Gathered {
            inputs, refused, ..
        } = gather(&self.inputs, None);
        let mut exit = Exit::Done;
        for refused in &refused {
            mistyped_input(&mut self.messages, refused);
            exit = Exit::Failed;
        }
        let mut checked = Vec::with_capacity(inputs.len());
        let mut known = 0;
        for input in &inputs {
            let mut file = self.file(input);
            if let Some(baseline) = &self.baseline {
                let findings = std::mem::take(&mut file.findings);
                let (new, old) = baseline.without_known(&file.file, findings);
                file.findings = new;
                known += old;
            }
            exit = exit.max(outcome(&file));
            if self.format == CheckFormat::Human {
                tell(&file);
            }
            checked.push(file);
        }
        let whole = match self.format {
            CheckFormat::Human => None,
            CheckFormat::Json => Some(face::json(&checked)),
            CheckFormat::Sarif => Some(face::sarif(&checked)),
            CheckFormat::Github => Some(face::github(&checked)),
        };
        let _ = write_stdout(whole.unwrap_or_default().as_bytes());
        if let Some(path) = self.write_baseline.take() {
            return self.keep(&path, &checked, exit);
        }
        self.messages.say(summary(&checked, known));
        exit
    }

    /// What is found in one input.
    fn file(&mut self, input: &Input) -> Checked {
        let name = input.name();
        let file = shown(&name).replace('\\', "/");
        let config = self.configs.of(&name);
        let asked = config.map(|it| (it.rules_for(&name), it.template.clone()));
        let found = asked.and_then(|(rules, template)| {
            self.findings(input, &name, (&rules, template.as_deref()))
        });
        match found {
            Ok(findings) => Checked {
                file,
                findings,
                failure: None,
            },
            Err(problem) => {
                let failure = match problem {
                    Problem::Failure(failure) => {
                        self.messages.failure(&name, &failure);
                        failure.to_string()
                    }
                    Problem::Template(error) => {
                        let error = ConvertError::Template(error);
                        self.messages.convert_error(None, &error);
                        error.to_string()
                    }
                    Problem::Config(message) => {
                        self.messages.error(None, &message, &[]);
                        message
                    }
                };
                Checked {
                    file,
                    findings: Vec::new(),
                    failure: Some(failure),
                }
            }
        }
    }

    fn findings(
        &mut self,
        input: &Input,
        name: &Path,
        (rules, template): (&[(&'static check::Rule, Weight)], Option<&str>),
    ) -> Result<Vec<Finding>, Problem> {
        let bytes = load(&input.origin, self.max_input)?;
        let shown = name.to_string_lossy();
        let input = convert::Input {
            name: &shown,
            folder: name.parent().unwrap_or(Path::new("")),
            bytes: &bytes,
        };
        let outlined = self.converter.outline(input, &mut |_| {});
        let (source, outline) = outlined.map_err(Failure::from)?;
        let decoded = decoded(&bytes, self.reading).map_err(ConvertError::from);
        let decoded = decoded.map_err(Failure::from)?;
        if let Some(text) = decoded.as_deref() {
            self.unknown_words(name, &Ignored::of(text, source.format));
        }
        let template = match source.format {
            Format::Docx => Some(self.templates.get(template)?),
            Format::Txt | Format::Markdown => None,
        };
        let text = check::Text {
            decoded: decoded.as_deref(),
            source: &source,
            outline: &outline,
            template,
        };
        Ok(check::check(text, rules))
    }

    /// Says which words of a text silence no rule there is.
    fn unknown_words(&mut self, name: &Path, ignored: &Ignored<'_>) {
        for (line, code) in ignored.unknown(|code| check::by_code(code).is_some()) {
            let place = Place::Text {
                line,
                column: 1,
                bytes: 0..0,
            };
            let message = format!("没有“{code}”这条规则，这里的 ignore 不起作用");
            let unknown = Diagnostic::warning("unknown-rule", message).at(place);
            let unknown = unknown.hint("全部规则见 gongwen rules");
            self.messages.diagnostic(Some(name), &unknown);
        }
    }

    /// Writes the findings down as a baseline.
    fn keep(&mut self, path: &Path, checked: &[Checked], exit: Exit) -> Exit {
        let mut baseline = Baseline::new();
        for file in checked {
            baseline.add(&file.file, &file.findings);
        }
        let count: usize = face::counts(checked).iter().sum();
        match fs::write(path, baseline.json()) {
            Ok(()) => {
                let path = shown(path);
                self.messages
                    .say(format!("已把 {count} 处问题写进基线 {path}"));
                if exit == Exit::Failed {
                    exit
                } else {
                    Exit::Done
                }
            }
            Err(error) => {
                let message = format!("无法写入：{}", system_cause(&error));
                self.messages.error(Some(path), &message, &[]);
                Exit::Failed
            }
        }
    }
}

/// Why an input was not checked.
enum Problem {
    Failure(Failure),
    /// Its configuration is wrong.
    Config(String),
    /// The template for its layout is.
    Template(TemplateError),
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// The templates that layouts are held against, each loaded once.
struct Templates {
    /// The one that was named, which holds for all.
    named: Option<String>,
    loaded: BTreeMap<String, Template>,
}

impl Templates {
    /// The one that was named, else that of the configuration, else the default.
    fn get(&mut self, configured: Option<&str>) -> Result<&Template, Problem> {
        let name = self.named.as_deref().or(configured);
        let name = name.unwrap_or(Template::DEFAULT).to_owned();
        match self.loaded.entry(name) {
            Entry::Occupied(loaded) => Ok(loaded.into_mut()),
            Entry::Vacant(place) => {
                let template = Template::load(place.key()).map_err(Problem::Template)?;
                Ok(place.insert(template))
            }
        }
    }
}

/// The configurations, each read once.
struct Configs {
    /// The one that was named, which holds for all.
    named: Option<Config>,
    read: BTreeMap<PathBuf, Config>,
    none: Config,
}

impl Configs {
    fn new(named: Option<PathBuf>) -> Result<Self, Wrong> {
        let load = |path: PathBuf| {
            Config::load(&path).map_err(|error| (config_message(&path, &error), Vec::new()))
        };
        Ok(Self {
            named: named.map(load).transpose()?,
            read: BTreeMap::new(),
            none: Config::default(),
        })
    }

    /// The configuration that holds for the file at `path`.
    fn of(&mut self, path: &Path) -> Result<&Config, Problem> {
        if let Some(named) = &self.named {
            return Ok(named);
        }
        let Some(found) = Config::path_for(path) else {
            return Ok(&self.none);
        };
        if !self.read.contains_key(&found) {
            let config = Config::load(&found)
                .map_err(|error| Problem::Config(config_message(&found, &error)))?;
            self.read.insert(found.clone(), config);
        }
        Ok(&self.read[&found])
    }
}

fn config_message(path: &Path, error: &check::config::ConfigError) -> String {
    match error {
        check::config::ConfigError::Unreadable(_) => format!("{}: {error}", shown(path)),
        check::config::ConfigError::Wrong(fault) => fault.to_string(),
    }
}

fn read_baseline(path: &Path) -> Result<Baseline, Wrong> {
    let text = fs::read_to_string(path).map_err(|error| {
        let cause = system_cause(&error);
        let hint = "先用 --write-baseline 写出基线".to_owned();
        (
            format!("基线 {} 无法读取：{cause}", shown(path)),
            vec![hint],
        )
    })?;
    Baseline::parse(&text).ok_or_else(|| {
        let hint = "用 --write-baseline 重新写出".to_owned();
        (format!("{} 不是本程序写的基线", shown(path)), vec![hint])
    })
}

/// How one file ended.
fn outcome(file: &Checked) -> Exit {
    let fails = |finding: &Finding| finding.weight == Weight::Mandatory;
    match &file.failure {
        Some(_) => Exit::Failed,
        None if file.findings.iter().any(fails) => Exit::Findings,
        None => Exit::Done,
    }
}

/// Tells the findings of one file to people.
fn tell(file: &Checked) {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let colours = if io::stdout().is_terminal() && !refused {
        Colours::On
    } else {
        Colours::Off
    };
    let told: String = file
        .findings
        .iter()
        .map(|finding| face::human(&file.file, finding, colours))
        .collect();
    let _ = write_stdout(told.as_bytes());
}

/// What was found in all, in a line.
fn summary(checked: &[Checked], known: usize) -> String {
    let counts = face::counts(checked);
    let mut parts: Vec<String> = Weight::ALL
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(weight, count)| format!("{} {count} 处", weight.name()))
        .collect();
    if parts.is_empty() {
        parts.push("没有发现问题".to_owned());
    }
    let fixable = checked.iter().flat_map(|it| &it.findings);
    let safe = |it: &&Finding| {
        let fix = it.fix.as_ref();
        fix.is_some_and(|fix| fix.fixing == check::Fixing::Safe)
    };
    let fixable = fixable.filter(safe).count();
    if fixable > 0 {
        parts.push(format!("其中 {fixable} 处可用 --fix 自动改"));
    }
    if known > 0 {
        parts.push(format!("基线中已有的 {known} 处没有列出"));
    }
    format!("共 {} 个文件：{}", checked.len(), parts.join("，"))
}
