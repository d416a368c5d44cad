//! `gongwen man`: the manual page out, in roff, with a section a command.

use std::io;

use clap::CommandFactory as _;
use clap_mangen::Man;

use super::args::Cli;
use super::{Exit, result};

/// Runs the command.
pub fn man() -> Exit {
    let page = page().expect("a vector takes everything");
    result(&page)
}

/// The page of the program and, after it, that of each command.
fn page() -> io::Result<Vec<u8>> {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    for subcommand in command.get_subcommands() {
        let name = format!("gongwen-{}", subcommand.get_name());
        let subcommand = subcommand.clone().name(name);
        let man = Man::new(subcommand);
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    Ok(page)
}
