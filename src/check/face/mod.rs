//! Findings in, one face of the output out: for people, for programs (JSON),
//! for code hosts (SARIF, annotations). They render and decide nothing.

mod github;
mod human;
mod json;
mod sarif;

use super::finding::Finding;

pub use github::github;
pub use human::{Colours, Terminal, human};
pub use json::json;
pub use sarif::sarif;

/// One file and what was found in it.
#[derive(Debug)]
pub struct Checked {
    /// The file as it was named, with `/` between folders.
    pub file: String,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Why it could not be checked, in Chinese.
    pub failure: Option<String>,
}

/// How many findings there are of each weight, the heaviest first.
pub fn counts(checked: &[Checked]) -> [usize; 3] {
    super::Weight::ALL.map(|weight| {
        let all = checked.iter().flat_map(|it| &it.findings);
        all.filter(|it| it.weight == weight).count()
    })
}
