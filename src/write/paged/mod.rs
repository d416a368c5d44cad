//! Writers of formats with fixed pages: they walk Pages.

pub mod pdf;
