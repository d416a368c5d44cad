//! A baseline: the findings that stood in old texts when checking began, so
//! that only new ones are told.
//!
//! A finding is known again by its file, its rule and the words of its line,
//! so that lines may move. JSON in, JSON out; it reads and writes no file.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::finding::Finding;

/// What a baseline holds: how often each finding may stand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Baseline {
    version: u32,
    /// File, rule and digest of the words, and how many there are.
    findings: BTreeMap<String, BTreeMap<String, BTreeMap<String, usize>>>,
}

/// The only version there is.
const VERSION: u32 = 1;

impl Baseline {
    /// The baseline in `json`; `None` where it is none that this program wrote.
    pub fn parse(json: &str) -> Option<Self> {
        let baseline: Self = serde_json::from_str(json).ok()?;
        (baseline.version == VERSION).then_some(baseline)
    }

    /// An empty one, to be filled.
    pub fn new() -> Self {
        Self {
            version: VERSION,
            ..Self::default()
        }
    }

    /// As JSON, with a line feed at its end.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain data has no fault") + "\n"
    }

    /// Puts the findings of `file` in.
    pub fn add(&mut self, file: &str, findings: &[Finding]) {
        for finding in findings {
            let of_file = self.findings.entry(file.to_owned()).or_default();
            let of_rule = of_file.entry(finding.rule.code.to_owned()).or_default();
            *of_rule.entry(words(finding)).or_default() += 1;
        }
    }

    /// The findings of `file` that are not in it, and how many were.
    pub fn without_known(&self, file: &str, findings: Vec<Finding>) -> (Vec<Finding>, usize) {
        let Some(known) = self.findings.get(file) else {
            return (findings, 0);
        };
        let mut left = known.clone();
        let all = findings.len();
        let is_new = |finding: &Finding| {
            let of_rule = left.get_mut(finding.rule.code);
            let count = of_rule.and_then(|it| it.get_mut(&words(finding)));
            match count {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            }
        };
        let new: Vec<Finding> = findings.into_iter().filter(is_new).collect();
        let known = all - new.len();
        (new, known)
    }
}

/// A short digest of the line of a finding.
pub(super) fn words(finding: &Finding) -> String {
    let digest = Sha256::digest(finding.shown.line.trim().as_bytes());
    digest[..8].iter().fold(String::new(), |mut words, byte| {
        let _ = write!(words, "{byte:02x}");
        words
    })
}
