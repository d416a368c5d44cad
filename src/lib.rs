//! gongwen: plain text of a Chinese official report in; Word (DOCX), PDF and
//! Markdown by GB/T 9704-2012 (党政机关公文格式) out.
//!
//! Data flows one way, and each folder is one station on it:
//!
//! ```text
//! bytes -> read -> Source -> outline -> Document
//!                                          |
//!                     templates -> template|-> write/flow: markdown
//!                         fonts -> font    |
//!                                          `-> compose -> Composition -> write/flow: docx
//!                                                            `-> layout -> Pages -> write/paged: pdf
//! ```
//!
//! Beside it stands `check`, which looks at a source and its outline, and `mend`,
//! which makes the edits that `check` offers in the file as it is.
//!
//! What the stations may know of each other is held by `tests/suite/house.rs`:
//! writers never measure text, layout knows neither PDF nor XML, outline does
//! no I/O, and nothing in the library prints or exits.
#![deny(unsafe_code)]

pub mod batch;
pub mod check;
pub mod cli;
pub mod compose;
pub mod convert;
pub mod diagnostic;
pub mod document;
pub mod font;
pub mod layout;
pub mod mend;
pub mod outline;
pub mod read;
pub mod template;
pub mod write;
