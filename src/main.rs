//! The program: exit codes and nothing else.
#![forbid(unsafe_code)]

use std::process::{self, ExitCode};

use gongwen::{batch::save::when_at_rest, cli};

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What shells report of a program that was interrupted.
const INTERRUPTED: i32 = 130;

fn main() -> ExitCode {
    // An interrupt waits until no output is half in its place. Where no handler
    // can be set, the system ends the program as it ends any other.
    let _ = ctrlc::set_handler(|| when_at_rest(|| process::exit(INTERRUPTED)));
    ExitCode::from(cli::run(std::env::args_os()).code())
}
