//! `gongwen completions SHELL`: a shell's name in, its completion script out.

use clap::CommandFactory as _;
use clap_complete::{Shell, generate};

use super::args::Cli;
use super::{Exit, result};

/// Runs the command.
pub fn completions(shell: Shell) -> Exit {
    let mut script = Vec::new();
    generate(shell, &mut Cli::command(), "gongwen", &mut script);
    result(&script)
}
