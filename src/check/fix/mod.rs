//! Findings in, the edits that can be made together out.
//!
//! A finding's edits are made all or not at all, and never over another's: what
//! is left over is found again in the next round. It does no I/O; `mend` goes
//! through the rounds.

mod marks;

use std::collections::BTreeMap;

use super::finding::Finding;
use super::rule::Fixing;
use crate::document::Edit;

pub use crate::document::edited as apply;
pub use marks::keeping;
pub(super) use marks::settle;
pub(super) use marks::spans_a_mark;

/// The edits of the findings that may be made, sorted, none over another.
pub fn select<'f>(findings: impl IntoIterator<Item = &'f Finding>, least: Fixing) -> Vec<Edit> {
    sorted(together(findings, least).into_iter().flat_map(edits_of))
}

/// Those of the findings whose edits may all be made at once.
pub fn together<'f>(
    findings: impl IntoIterator<Item = &'f Finding>,
    least: Fixing,
) -> Vec<&'f Finding> {
    let is_wanted = |it: &&Finding| it.fix.as_ref().is_some_and(|fix| fix.fixing >= least);
    let mut taken = Taken::default();
    let mut chosen: Vec<&Finding> = findings.into_iter().filter(is_wanted).collect();
    chosen.retain(|finding| taken.takes(edits_of(finding)));
    chosen
}

/// The edits that a finding offers.
pub fn edits_of(finding: &Finding) -> &[Edit] {
    finding.fix.as_ref().map_or(&[], |fix| &fix.edits)
}

fn sorted<'e>(edits: impl IntoIterator<Item = &'e Edit>) -> Vec<Edit> {
    let mut sorted: Vec<Edit> = edits.into_iter().cloned().collect();
    sorted.sort_by_key(|edit| (edit.bytes.start, edit.bytes.end));
    sorted
}

/// Where edits stand that were chosen: from which byte to which.
#[derive(Default)]
struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// Takes `edits` if none of them touches one that is there: made together
    /// they could undo each other.
    fn takes(&mut self, edits: &[Edit]) -> bool {
        // None that are there touch, so that only the last before its end can.
        let is_free = |edit: &Edit| {
            let before = self.0.range(..=edit.bytes.end).next_back();
            before.is_none_or(|(_, end)| *end < edit.bytes.start)
        };
        let takes = edits.iter().all(is_free);
        if takes {
            let ends = edits.iter().map(|edit| (edit.bytes.start, edit.bytes.end));
            self.0.extend(ends);
        }
        takes
    }
}
