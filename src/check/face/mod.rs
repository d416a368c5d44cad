//! Findings in, one face of the output out: for people here, for programs in
//! the files beside this one. They render and decide nothing.

mod human;

pub use human::{Colours, human};
