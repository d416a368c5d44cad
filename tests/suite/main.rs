//! The integration tests, one binary: a module an area.

mod cli;
mod docx;
mod fonts;
mod house;
mod layout;
mod markdown;
mod outline;
mod pdf;
mod read;
mod template;
