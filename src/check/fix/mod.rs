//! Findings in, the edits that can be made together out.
//!
//! A finding's edits are made all or not at all, and never over another's: what
//! is left over is found again in the next round. It does no I/O; `mend` goes
//! through the rounds.

use super::finding::Finding;
use super::rule::Fixing;
use crate::document::Edit;

pub use crate::document::edited as apply;

/// The edits of the findings that may be made, sorted, none over another.
pub fn select<'f>(findings: impl IntoIterator<Item = &'f Finding>, least: Fixing) -> Vec<Edit> {
    let mut chosen: Vec<Edit> = Vec::new();
    for finding in findings {
        let Some(fix) = finding.fix.as_ref().filter(|it| it.fixing >= least) else {
            continue;
        };
        let free = |edit: &Edit| chosen.iter().all(|other| !meet(edit, other));
        if fix.edits.iter().all(free) {
            chosen.extend(fix.edits.iter().cloned());
        }
    }
    chosen.sort_by_key(|edit| (edit.bytes.start, edit.bytes.end));
    chosen
}

/// Whether two edits touch: made together they could undo each other.
fn meet(one: &Edit, other: &Edit) -> bool {
    one.bytes.start <= other.bytes.end && other.bytes.start <= one.bytes.end
}
