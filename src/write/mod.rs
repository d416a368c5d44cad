//! Writers: each has one shape, `write(what, options, out)`, and measures nothing.

pub mod flow;
pub mod mend;
mod package;
pub mod paged;
mod xml;

pub use package::PackageError;
