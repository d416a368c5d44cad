//! What the program says to its user, on standard error: diagnostics and
//! errors in, lines `文件:行:列: 警告: …` with indented hints out.
//!
//! It decides how things look and whether they are said (`-q`), never what is
//! said. A standard error that is closed is no reason to fail.

use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write};
use std::path::Path;
use std::time::Instant;

use super::progress::Progress;
use super::terminal;
use crate::batch::run::Failure;
use crate::check::face::Colours;
use crate::convert::ConvertError;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Place;
use crate::read::ReadError;
use crate::template::TemplateError;

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// Errors.
    Quiet,
    /// Warnings, notes and what was written, too.
    Normal,
    /// How long things took, too.
    Verbose,
}

/// The user's side of standard error.
pub struct Messages {
    err: Box<dyn Write>,
    colours: Colours,
    verbosity: Verbosity,
    progress: Option<Progress>,
}

impl Messages {
    /// Messages to this process's standard error.
    pub fn to_stderr(verbosity: Verbosity) -> Self {
        Self {
            err: Box::new(io::stderr()),
            colours: terminal::colours(&io::stderr()),
            verbosity,
            progress: None,
        }
    }

    /// How much is said.
    pub fn verbosity(&self) -> Verbosity {
        self.verbosity
    }

    /// Shows a progress bar for `total` inputs if standard error is a terminal.
    pub fn start_progress(&mut self, total: usize) {
        if io::stderr().is_terminal() && self.verbosity > Verbosity::Quiet {
            self.progress = Some(Progress::new(total, Instant::now()));
        }
    }

    /// Moves the bar on.
    pub fn progress(&mut self, ended: usize) {
        if let Some(progress) = &mut self.progress {
            let _ = progress.draw(ended, Instant::now(), &mut self.err);
        }
    }

    /// Lets the bar show that time goes on.
    pub fn tick(&mut self) {
        if let Some(ended) = self.progress.as_ref().map(Progress::ended) {
            self.progress(ended);
        }
    }

    /// Takes the bar away.
    pub fn end_progress(&mut self) {
        if self.progress.take().is_some() {
            let _ = Progress::clear(&mut self.err);
        }
    }

    /// Says an error; `file` is what it is about, if it is about a file.
    pub fn error(&mut self, file: Option<&Path>, message: impl Display, hints: &[&str]) {
        let place = file.map(shown).unwrap_or_default();
        self.finding(&place, Severity::Error, &message.to_string(), hints);
    }

    /// Says a diagnostic about `file` or the whole call, if it is to be heard.
    pub fn diagnostic(&mut self, file: Option<&Path>, diagnostic: &Diagnostic) {
        let hints: Vec<&str> = diagnostic.hints.iter().map(String::as_str).collect();
        let place = file.map(|file| place(file, diagnostic.place.as_ref()));
        let place = place.unwrap_or_default();
        self.finding(&place, diagnostic.severity, &diagnostic.message, &hints);
    }

    /// Says why `file` was not converted.
    pub fn failure(&mut self, file: &Path, failure: &Failure) {
        match failure {
            Failure::Save(error) => self.error(Some(file), error, &[error.hint()]),
            Failure::Convert(error) => self.convert_error(Some(file), error),
            failure => self.error(Some(file), failure, &[]),
        }
    }

    /// Says why nothing can be converted, or why `file` cannot: at the place of
    /// the fault in the file that holds it, where that is known.
    pub fn convert_error(&mut self, file: Option<&Path>, error: &ConvertError) {
        match (error, file) {
            (ConvertError::Template(TemplateError::Wrong(faults)), _) => {
                for fault in faults {
                    let place = place_in(Path::new(&fault.file), fault.line, fault.column);
                    self.finding(&place, Severity::Error, &fault.message, &[]);
                }
            }
            (
                ConvertError::Read(ReadError::FrontMatter {
                    line,
                    column,
                    error,
                }),
                Some(file),
            ) => {
                let place = place_in(file, line, column);
                self.finding(&place, Severity::Error, &error.to_string(), &[]);
            }
            (
                ConvertError::Picture {
                    place: Some((line, column)),
                    ..
                },
                Some(file),
            ) => {
                let place = place_in(file, line, column);
                self.finding(&place, Severity::Error, &error.to_string(), &[]);
            }
            _ => self.error(file, error, &[]),
        }
    }

    /// Says something worth knowing about `file`.
    pub fn note(&mut self, file: &Path, message: impl Display) {
        self.finding(&shown(file), Severity::Note, &message.to_string(), &[]);
    }

    /// Says again what an earlier run warned of at a line of `file`.
    pub fn known(&mut self, file: &Path, line: Option<u32>, message: &str) {
        let place = match line {
            Some(line) => format!("{}:{line}", shown(file)),
            None => shown(file),
        };
        self.finding(&place, Severity::Warning, message, &[]);
    }

    /// Says what was done, unless the user wants quiet.
    pub fn say(&mut self, text: impl Display) {
        if self.verbosity >= Verbosity::Normal {
            self.line(&text.to_string());
        }
    }

    fn finding(&mut self, place: &str, severity: Severity, message: &str, hints: &[&str]) {
        if self.verbosity == Verbosity::Quiet && severity < Severity::Error {
            return;
        }
        let colon = if place.is_empty() { "" } else { ": " };
        let word = self.coloured(severity);
        self.line(&format!("{place}{colon}{word}: {message}"));
        for hint in hints {
            self.line(&format!("  提示: {hint}"));
        }
    }

    fn coloured(&self, severity: Severity) -> String {
        let (word, colour) = match severity {
            Severity::Note => ("说明", 36),
            Severity::Warning => ("警告", 33),
            Severity::Error => ("错误", 31),
        };
        match self.colours {
            Colours::On => format!("\u{1b}[1;{colour}m{word}\u{1b}[0m"),
            Colours::Off => word.to_owned(),
        }
    }

    fn line(&mut self, text: &str) {
        if self.progress.is_some() {
            let _ = Progress::clear(&mut self.err);
        }
        let _ = writeln!(self.err, "{text}");
        if let Some(progress) = &self.progress {
            let _ = progress.redraw(Instant::now(), &mut self.err);
        }
    }
}

/// A path for a message. Control characters in names, line feeds above all,
/// are shown by their code points: a message is one line.
pub fn shown(path: &Path) -> String {
    let mut text = String::new();
    for ch in path.to_string_lossy().chars() {
        if ch.is_control() {
            text.extend(ch.escape_unicode());
        } else {
            text.push(ch);
        }
    }
    text
}

fn place_in(file: &Path, line: impl Display, column: impl Display) -> String {
    format!("{}:{line}:{column}", shown(file))
}

fn place(path: &Path, place: Option<&Place>) -> String {
    let file = shown(path);
    match place {
        None => file,
        Some(Place::Text { line, column, .. }) => place_in(path, line, column),
        Some(Place::Docx {
            paragraph,
            character,
            ..
        }) => format!("{file}:第{paragraph}段第{character}字"),
        Some(Place::Given { key }) => format!("{file}:要素“{key}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::rc::Rc;

    #[derive(Clone, Default)]
    struct Heard(Rc<RefCell<Vec<u8>>>);

    impl Write for Heard {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn heard(verbosity: Verbosity, colours: Colours, diagnostic: &Diagnostic) -> String {
        let heard = Heard::default();
        let mut messages = Messages {
            err: Box::new(heard.clone()),
            colours,
            verbosity,
            progress: None,
        };
        messages.diagnostic(Some(Path::new("报告\n.txt")), diagnostic);
        String::from_utf8(heard.0.take()).expect("text")
    }

    fn warning() -> Diagnostic {
        let place = Place::Text {
            line: 3,
            column: 5,
            bytes: 0..1,
        };
        Diagnostic::warning("x", "缺字").at(place).hint("换字体")
    }

    #[test]
    fn a_warning_has_its_place_and_its_hint() {
        assert_eq!(
            heard(Verbosity::Normal, Colours::Off, &warning()),
            "报告\\u{a}.txt:3:5: 警告: 缺字\n  提示: 换字体\n"
        );
    }

    #[test]
    fn colours_are_on_the_word_alone_and_quiet_says_nothing() {
        let coloured = heard(Verbosity::Normal, Colours::On, &warning());
        assert!(coloured.contains(":3:5: \u{1b}[1;33m警告\u{1b}[0m: 缺字"));
        assert_eq!(heard(Verbosity::Quiet, Colours::Off, &warning()), "");
    }
}
