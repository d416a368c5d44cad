//! The program: exit codes and nothing else.
#![forbid(unsafe_code)]

use std::process::{self, ExitCode};

use gongwen::batch::save::when_at_rest;
use gongwen::batch::stop::{Answer, STOP};
use gongwen::cli;

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // A batch finishes what is under way; anything else, and whoever asks twice,
    // waits only until no output is half in its place. Where no handler can be
    // set, the system ends the program as it ends any other.
    let _ = ctrlc::set_handler(|| match STOP.ask() {
        Answer::AfterThis => {}
        Answer::AtOnce => when_at_rest(|| process::exit(cli::Exit::Interrupted.code().into())),
    });
    ExitCode::from(cli::run(std::env::args_os()).code())
}
