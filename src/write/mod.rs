//! Writers: each has one shape, `write(what, options, out)`, and measures nothing.

pub mod flow;
pub mod mend;
pub mod paged;
