//! The command line: what was typed in; messages, results and an exit code out.
//!
//! `args` is what clap parses, `config` what it means, and each command is
//! a file. Results and JSON go to standard output, everything else to standard
//! error. It does not end the process.

mod args;
mod causes;
mod check;
mod clap_errors;
mod completions;
mod config;
mod convert;
mod fonts;
mod licenses;
mod man;
mod mend;
mod messages;
mod outline;
mod pipe;
mod progress;
mod report;
mod rules;
mod state;
mod summary;
mod teller;
mod template;
mod terminal;
mod values;
mod watch;
mod wildcards;
mod wrap;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};

use args::{Cli, Command};
use config::{ConvertConfig, PipeConfig};
use messages::{Messages, Verbosity};

use crate::batch::gather::Refused;
use crate::batch::run::panic_message;
use crate::diagnostic::system_cause;
use crate::template::nearest;

/// How a call ended; see cli.md for what scripts may rely on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Everything was done.
    Done,
    /// Everything was done, with warnings under `--strict`.
    Findings,
    /// At least one input failed, or the call was wrong.
    Failed,
    /// The user ended it before everything was done.
    Interrupted,
}

impl Exit {
    /// The exit code of the process.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
            Self::Failed => 2,
            // What shells report of a program that was interrupted.
            Self::Interrupted => 130,
        }
    }
}

/// Runs the call `words`, the program's own name first.
pub fn run(words: impl Iterator<Item = OsString>) -> Exit {
    let words = wildcards::expanded(words.collect());
    if let Some(wrong) = mistyped_first(&words) {
        return wrong;
    }
    let words = with_command(words);
    match Cli::try_parse_from(&words) {
        Ok(cli) => guarded(cli.command),
        Err(error) => answer(&error, &words),
    }
}

/// A crash of the program is told as one, and fails the call like any failure.
fn guarded(command: Command) -> Exit {
    let attempt = AssertUnwindSafe(|| dispatch(command));
    catch_unwind(attempt).unwrap_or_else(|panic| {
        let message = panic_message(&*panic);
        wrong_call(&format!("程序内部出错：{message}"), &[])
    })
}

fn dispatch(command: Command) -> Exit {
    match command {
        Command::Convert(args) => match ConvertConfig::resolve(*args) {
            Ok(config) => convert::convert(&config),
            Err(error) => wrong_call(&error.to_string(), &[error.hint()]),
        },
        Command::Pipe(args) => match PipeConfig::resolve(*args) {
            Ok(config) => pipe::pipe(&config),
            Err(error) => wrong_call(&error.to_string(), &[error.hint()]),
        },
        Command::Outline(args) => outline::outline(args),
        Command::Check(args) => check::check(args),
        Command::Rules(args) => rules::rules(args.format),
        Command::Template(args) => template::template(args.command),
        Command::Fonts(args) => fonts::fonts(args),
        Command::Licenses => licenses::licenses(),
        Command::Completions { shell } => completions::completions(shell),
        Command::Man { dir } => man::man(dir.as_deref()),
    }
}

/// `gongwen FILE…` is `gongwen convert FILE…`: the command is put in where the
/// first word is none.
fn with_command(mut words: Vec<OsString>) -> Vec<OsString> {
    const OWN_FLAGS: [&str; 4] = ["-h", "--help", "-V", "--version"];
    let Some(first) = words.get(1) else {
        return words;
    };
    let is_own = OWN_FLAGS.iter().any(|flag| first == flag);
    let is_command = Cli::command()
        .get_subcommands()
        .any(|command| first == command.get_name());
    if !is_own && !is_command {
        words.insert(1, "convert".into());
    }
    words
}

/// Stops a call whose first word is neither a command nor there, but near a
/// command: who wants a check wants no outputs of what else was named.
fn mistyped_first(words: &[OsString]) -> Option<Exit> {
    let named = Path::new(words.get(1)?);
    if Cli::command().find_subcommand(named).is_some() || named.exists() {
        return None;
    }
    let hint = mistyped_command(named)?;
    Messages::to_stderr(Verbosity::Normal).error(
        Some(named),
        "没有这个命令，也没有这个文件",
        &[&hint],
    );
    Some(Exit::Failed)
}

/// Says why something that was named is no input, and what was perhaps meant.
fn mistyped_input(messages: &mut Messages, refused: &Refused) {
    let hint = mistyped_command(&refused.named);
    let hints: Vec<&str> = hint.as_deref().into_iter().collect();
    messages.error(Some(&refused.named), &refused.error, &hints);
}

/// What was probably meant where `named` is no file: a command, mistyped.
fn mistyped_command(named: &Path) -> Option<String> {
    let named = named.to_str()?;
    if named == "help" {
        return Some("看帮助请用 gongwen --help".to_owned());
    }
    let command = Cli::command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    let near = nearest(named, names)?;
    Some(format!("若是命令，是不是 {near}？"))
}

/// Help and version go to standard output; a wrong call is told what is wrong.
fn answer(error: &clap::Error, words: &[OsString]) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let columns = terminal::output_columns();
            result(help(error, columns).as_bytes())
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let columns = terminal::error_columns();
            let _ = io::stderr().write_all(help(error, columns).as_bytes());
            Exit::Failed
        }
        _ => {
            let wrong = clap_errors::explain(error, &called(words), &options(words));
            let file = file_like_an_option(words).map(|file| format!("若是文件，写成 ./{file}"));
            let hints: Vec<&str> = wrong
                .hints
                .iter()
                .chain(&file)
                .map(String::as_str)
                .collect();
            wrong_call(&wrong.message, &hints)
        }
    }
}

/// A help text in lines that fit the terminal, and read well on a wide one.
fn help(error: &clap::Error, columns: Option<usize>) -> String {
    const WIDEST: usize = 100;
    let columns = columns.or_else(terminal::wished_columns).unwrap_or(WIDEST);
    wrap::wrapped(&error.render().to_string(), columns.min(WIDEST))
}

/// The command that was called, as one would type it for its help.
fn called(words: &[OsString]) -> String {
    let command = words.get(1).and_then(|word| word.to_str());
    match command.filter(|word| !word.starts_with('-')) {
        Some(command) => format!("gongwen {command}"),
        None => "gongwen".to_owned(),
    }
}

/// The long names of the options that the called command takes.
fn options(words: &[OsString]) -> Vec<String> {
    let mut all = Cli::command();
    all.build();
    let called = words.get(1).and_then(|word| all.find_subcommand(word));
    let names = called
        .unwrap_or(&all)
        .get_arguments()
        .filter_map(clap::Arg::get_long);
    names.map(|name| format!("--{name}")).collect()
}

/// A file among `words` that was taken for options, for its name begins as one.
fn file_like_an_option(words: &[OsString]) -> Option<&str> {
    let mut words = words.iter().skip(1).filter_map(|word| word.to_str());
    words.find(|word| word.starts_with('-') && Path::new(word).is_file())
}

fn wrong_call(message: &str, hints: &[&str]) -> Exit {
    Messages::to_stderr(Verbosity::Normal).error(None, message, hints);
    Exit::Failed
}

/// Puts a command's result out.
fn result(bytes: &[u8]) -> Exit {
    match write_stdout(bytes) {
        Ok(()) => Exit::Done,
        Err(error) => wrong_call(&format!("无法写到标准输出：{}", system_cause(&error)), &[]),
    }
}

/// Writes to standard output. Who closes it has read enough: that is no error.
fn write_stdout(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        let words = line.split(' ').map(OsString::from).collect();
        let words = with_command(words);
        words
            .iter()
            .map(|word| word.to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn a_call_without_a_command_is_a_conversion() {
        assert_eq!(words("gongwen a.txt"), ["gongwen", "convert", "a.txt"]);
        assert_eq!(
            words("gongwen -t pdf a"),
            ["gongwen", "convert", "-t", "pdf", "a"]
        );
        assert_eq!(words("gongwen -"), ["gongwen", "convert", "-"]);
        assert_eq!(words("gongwen outline a"), ["gongwen", "outline", "a"]);
        assert_eq!(words("gongwen --help"), ["gongwen", "--help"]);
        assert_eq!(words("gongwen"), ["gongwen"]);
    }

    #[test]
    fn clap_finds_no_fault_with_the_definitions() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_mistyped_command_is_guessed() {
        let guess = |name: &str| mistyped_command(Path::new(name));
        assert_eq!(
            guess("outlin").as_deref(),
            Some("若是命令，是不是 outline？")
        );
        assert_eq!(
            guess("convrt").as_deref(),
            Some("若是命令，是不是 convert？")
        );
        assert_eq!(guess("cehck").as_deref(), Some("若是命令，是不是 check？"));
        assert_eq!(guess("报告.txt"), None);
        assert_eq!(guess("m"), None);
    }
}
