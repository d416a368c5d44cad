//! What stands at the end of a stream: whether it takes colours, and how many
//! columns it has.
//!
//! It asks the environment and the system; what is made of the answers is the
//! callers'.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};

use terminal_size::{Height, Width, terminal_size_of};

use crate::check::face::Colours;

/// Columns of a terminal that does not tell its width.
const USUAL_COLUMNS: usize = 80;

/// Whether what goes to `stream` carries colours: `NO_COLOR` refuses them,
/// `CLICOLOR_FORCE` asks for them wherever it goes; else a terminal has them,
/// unless it is a dumb one or `CLICOLOR` is 0.
pub fn colours(stream: &impl IsTerminal) -> Colours {
    let is = |name, value: &str| set(name).is_some_and(|it| it == value);
    if set("NO_COLOR").is_some() {
        return Colours::Off;
    }
    if set("CLICOLOR_FORCE").is_some() && !is("CLICOLOR_FORCE", "0") {
        return Colours::On;
    }
    if stream.is_terminal() && !is("TERM", "dumb") && !is("CLICOLOR", "0") {
        Colours::On
    } else {
        Colours::Off
    }
}

/// The columns of standard output; `None` where that is no terminal.
pub fn output_columns() -> Option<usize> {
    columns(&io::stdout(), terminal_size_of(io::stdout()))
}

/// The columns of standard error; `None` where that is no terminal.
pub fn error_columns() -> Option<usize> {
    columns(&io::stderr(), terminal_size_of(io::stderr()))
}

/// What `COLUMNS` says, if it says a number above 0.
pub fn wished_columns() -> Option<usize> {
    let wish = set("COLUMNS")?.to_str()?.trim().parse().ok()?;
    (wish > 0).then_some(wish)
}

fn columns(stream: &impl IsTerminal, told: Option<(Width, Height)>) -> Option<usize> {
    let told = told.map(|(Width(columns), _)| usize::from(columns));
    stream
        .is_terminal()
        .then(|| told.or_else(wished_columns).unwrap_or(USUAL_COLUMNS))
}

/// An empty variable is as good as none.
fn set(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}
