//! Writers of formats with fixed pages: they walk Pages.

mod cut;
mod look;
mod moment;
mod nest;
mod number;
pub mod ofd;
mod parallel;
pub mod pdf;
mod sfnt;
mod told;
mod unhint;
mod usage;

pub use moment::LAST_SECOND;
