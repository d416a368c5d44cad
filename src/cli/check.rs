//! `gongwen check`: inputs in; findings with their places out, in the face
//! that was asked for. What is written (`--fix`, `--annotate`), `mend` writes.

mod inspector;
mod known;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use inspector::{Configs, Inspector};
use known::Known;

use super::args::{CheckArgs, CheckFormat};
use super::config::read_settings;
use super::mend::{Floor, MendCall, Mender};
use super::messages::{Messages, Verbosity, shown};
use super::{Exit, mistyped_input, rules, terminal, write_stdout, wrong_call};
use crate::batch::gather::{Gathered, Input, LeftOut, gather};
use crate::batch::run::load;
use crate::check::face::{self, Checked};
use crate::check::{self, Finding, Weight};
use crate::convert::Converter;
use crate::diagnostic::system_cause;

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
    inspector: Inspector,
    configs: Configs,
    mend: MendCall,
    baseline: Option<Known>,
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
        if args.format != CheckFormat::Human && (args.mend.fix || args.mend.diff) {
            let hint = "先 --fix，再另用 --format 查一遍".to_owned();
            let message = "--fix、--diff 显示差异，不能同时用别的 --format";
            return Err((message.to_owned(), vec![hint]));
        }
        Ok(Self {
            mend: MendCall::resolve(args.mend, &args.inputs)
                .map_err(|error| (error.to_string(), vec![error.hint().to_owned()]))?,
            inputs: args.inputs,
            format: args.format,
            max_input,
            inspector: Inspector::new(converter, reading, args.template),
            configs: Configs::new(args.config)?,
            baseline: args.baseline.as_deref().map(Known::read).transpose()?,
            write_baseline: args.write_baseline,
            messages: Messages::to_stderr(Verbosity::Normal),
        })
    }

    fn run(mut self) -> Exit {
        let Gathered {
            inputs, refused, ..
        } = gather(
            &self.inputs,
            LeftOut {
                output: self.mend.folder(),
                ..LeftOut::default()
            },
        );
        let mut exit = Exit::Done;
        for refused in &refused {
            mistyped_input(&mut self.messages, refused);
            exit = Exit::Failed;
        }
        let reading = self.inspector.reading();
        let mut mender = self.mend.clone().mender(&inputs, reading);
        let mut checked = Vec::with_capacity(inputs.len());
        let mut known = 0;
        for input in &inputs {
            let (mut file, floor) = self.file(input, &mut mender);
            if let Some(baseline) = &self.baseline {
                let findings = std::mem::take(&mut file.findings);
                let (new, old) = baseline.without_known(&file.file, findings);
                file.findings = new;
                known += old;
            }
            exit = exit.max(outcome(&file));
            if self.format == CheckFormat::Human && floor == Floor::Free {
                tell(&file);
            }
            checked.push(file);
        }
        checked.extend(refused.iter().map(|refused| Checked {
            file: written(&refused.named),
            findings: Vec::new(),
            failure: Some(refused.error.to_string()),
        }));
        let whole = match self.format {
            CheckFormat::Human => None,
            CheckFormat::Json => Some(face::json(&checked)),
            CheckFormat::Sarif => Some(face::sarif(&checked)),
            CheckFormat::Github => Some(face::github(&checked)),
        };
        if let Some(whole) = whole {
            let _ = write_stdout(whole.as_bytes());
        }
        if let Some(path) = self.write_baseline.take() {
            return self.keep(&path, &checked, exit);
        }
        // What is mended tells itself what it left.
        if self.mend.only_checks() && !checked.is_empty() {
            self.messages.say(summary(&checked, known));
        }
        exit
    }

    /// What is found in one input, and whether there is room to tell it.
    fn file(&mut self, input: &Input, mender: &mut Mender) -> (Checked, Floor) {
        let name = input.name();
        let mut checked = Checked {
            file: written(&name),
            findings: Vec::new(),
            failure: None,
        };
        let mut floor = Floor::Free;
        match self.looked_at(input, &name, mender) {
            Ok((findings, left)) => {
                checked.findings = findings;
                floor = left;
            }
            Err(said) => checked.failure = Some(said),
        }
        for word in self.inspector.words() {
            self.messages.diagnostic(Some(&name), &word);
        }
        (checked, floor)
    }

    /// Looks at one input; what fails is told and given back in words.
    fn looked_at(
        &mut self,
        input: &Input,
        name: &Path,
        mender: &mut Mender,
    ) -> Result<(Vec<Finding>, Floor), String> {
        let messages = &mut self.messages;
        if let Some(misnamed) = self.configs.misnamed(name) {
            let said = "没有读：配置文件的名字是 gongwen.yaml";
            messages.note(&misnamed, said);
        }
        let config = self.configs.of(name).inspect_err(|said| {
            messages.error(None, said, &[]);
        })?;
        let bytes = load(&input.origin, self.max_input).map_err(|failure| {
            messages.failure(name, &failure);
            failure.to_string()
        })?;
        let rules = config.rules_for(name);
        let template = config.template.as_deref();
        let inspector = &mut self.inspector;
        let mut check = |bytes: &[u8]| inspector.findings(name, bytes, (&rules, template));
        mender
            .run(input, &bytes, &mut check, messages)
            .map_err(|failure| {
                failure.tell(name, messages);
                failure.to_string()
            })
    }

    /// Writes the findings down as a baseline.
    fn keep(&mut self, path: &Path, checked: &[Checked], exit: Exit) -> Exit {
        let mut baseline = Known::new(path);
        for file in checked {
            baseline.add(&file.file, &file.findings);
        }
        if exit == Exit::Failed {
            let message = "有文件没有查成，没有写基线，原来的不动";
            self.messages.error(Some(path), message, &[]);
            return exit;
        }
        let count: usize = face::counts(checked).iter().sum();
        match fs::write(path, baseline.json()) {
            Ok(()) => {
                let path = shown(path);
                self.messages
                    .say(format!("已把 {count} 处问题写进基线 {path}"));
                Exit::Done
            }
            Err(error) => {
                let message = format!("无法写入：{}", system_cause(&error));
                self.messages.error(Some(path), &message, &[]);
                Exit::Failed
            }
        }
    }
}

/// A file for the output: as it was named, with `/` between folders and no `./`
/// before them, which code hosts do not take.
fn written(path: &Path) -> String {
    let written = shown(path).replace('\\', "/");
    let mut rest = written.as_str();
    while let Some(inner) = rest.strip_prefix("./") {
        rest = inner.trim_start_matches('/');
    }
    rest.to_owned()
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
    let terminal = face::Terminal {
        colours: terminal::colours(&io::stdout()),
        columns: terminal::output_columns(),
    };
    let told: String = file
        .findings
        .iter()
        .map(|finding| face::human(&file.file, finding, terminal))
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
    let failed = checked.iter().filter(|it| it.failure.is_some()).count();
    if parts.is_empty() && failed < checked.len() {
        parts.push("没有发现问题".to_owned());
    }
    if failed > 0 {
        parts.push(format!("{failed} 个没有查成"));
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
