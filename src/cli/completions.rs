//! `gongwen completions SHELL`: a shell's name in, its completion script out.
//!
//! clap writes the script. What it cannot say is put in here: a template is a
//! name or a file, and the first word may be a file instead of a command. (In
//! bash files are offered wherever nothing else fits.) In fish it says nothing
//! of the values of arguments that are no options.

use clap::{CommandFactory as _, ValueEnum as _};
use clap_complete::{Shell, generate};

use super::args::Cli;
use super::{Exit, result};
use crate::template::Template;

/// Runs the command.
pub fn completions(shell: Shell) -> Exit {
    let mut script = Vec::new();
    generate(shell, &mut Cli::command(), "gongwen", &mut script);
    let script = String::from_utf8(script).expect("clap writes UTF-8");
    let line = match shell {
        Shell::Zsh => zsh,
        Shell::Fish => fish,
        _ => str::to_owned,
    };
    let mut lines: String = script.split_inclusive('\n').map(line).collect();
    if shell == Shell::Fish {
        lines.push_str(&fish_arguments());
    }
    result(lines.as_bytes())
}

/// The values of the two arguments that have some, for fish.
fn fish_arguments() -> String {
    let templates = Template::bundled();
    let templates: Vec<&str> = templates.iter().map(|it| it.name).collect();
    let shells: Vec<String> = Shell::value_variants()
        .iter()
        .map(ToString::to_string)
        .collect();
    let using = "complete -c gongwen -n \"__fish_gongwen_using_subcommand";
    format!(
        "{using} template; and __fish_seen_subcommand_from show\" -f -a \"{}\"\n\
         {using} completions\" -f -a \"{}\"\n",
        templates.join(" "),
        shells.join(" ")
    )
}

/// A line of zsh's script, with files beside names.
fn zsh(line: &str) -> String {
    const COMMANDS: &str = "\":: :_gongwen_commands\"";
    const TEMPLATE: &str = ":NAME|FILE:(";
    if line.starts_with(COMMANDS) {
        return line.replace("_gongwen_commands", "{_gongwen_commands; _files}");
    }
    match line.split_once(TEMPLATE) {
        Some((option, names)) => {
            let names = names.replacen(')', "; _files}", 1);
            format!("{option}:NAME|FILE:{{compadd {names}")
        }
        None => line.to_owned(),
    }
}

/// A line of fish's script, with files beside names.
fn fish(line: &str) -> String {
    if line.contains("\"__fish_gongwen_needs_command\" -f -a") {
        return line.replace(" -f -a", " -a");
    }
    if line.contains(" -l template ") {
        return line.replace(" -r -f -a", " -r -F -a");
    }
    line.to_owned()
}
