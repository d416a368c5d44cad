//! Edits of a Markdown text in, those out that leave its marks what they are.
//!
//! A mark of bold depends on the characters beside it, a link on the name that it
//! has, a list on how a line begins: whether an edit does harm, only reading the
//! edited text tells. It is read a bounded number of times, however many edits
//! there are; what could not be shown to be harmless then is not made.

use std::ops::Range;

use super::{Taken, edits_of, sorted};
use crate::check::finding::{Finding, Fix};
use crate::check::rule::Fixing;
use crate::document::{Edit, edited};
use crate::read::Structure;

/// How often the lines that stand together are read, and the whole text.
const MOST_READINGS: usize = 32;
/// How often those are set aside that touch others, and looked at by themselves.
const MOST_LAYERS: usize = 4;

/// Leaves to the writer what would change the marks of `text`.
pub(in crate::check) fn settle(text: &str, findings: &mut [Finding]) {
    let mut left: Vec<usize> = (0..findings.len()).collect();
    left.retain(|at| !edits_of(&findings[*at]).is_empty());
    for _ in 0..MOST_LAYERS {
        if left.is_empty() {
            return;
        }
        let mut layer = Taken::default();
        let (now, later): (Vec<usize>, _) = left
            .into_iter()
            .partition(|at| layer.takes(edits_of(&findings[*at])));
        let groups: Vec<&[Edit]> = now.iter().map(|at| edits_of(&findings[*at])).collect();
        let kept = keeping(text, &groups);
        for (at, _) in now.iter().zip(kept).filter(|(_, kept)| !kept) {
            findings[*at].fix.iter_mut().for_each(by_hand);
        }
        left = later;
    }
}

/// Makes of a fix one that the writer makes.
fn by_hand(fix: &mut Fix) {
    fix.fixing = Fixing::ByHand;
    fix.edits.clear();
}

/// Whether edits change what stands on either side of something that is no text.
/// They are those of one range of `text`, piece by piece.
pub(in crate::check) fn spans_a_mark(text: &str, edits: &[Edit]) -> bool {
    let changes = |edit: &Edit| edit.trimmed(text).is_some();
    let first = edits.iter().position(changes);
    let last = edits.iter().rposition(changes);
    let (Some(first), Some(last)) = (first, last) else {
        return false;
    };
    let mut pairs = edits[first..=last].windows(2);
    pairs.any(|it| it[0].bytes.end != it[1].bytes.start)
}

/// Which of the groups of edits of `text` leave its marks what they are when
/// all of these are made. No two groups touch.
pub fn keeping(text: &str, groups: &[&[Edit]]) -> Vec<bool> {
    let trial = Trial {
        text,
        marks: Structure::of(text),
        groups,
    };
    let all: Vec<usize> = (0..groups.len()).collect();
    if all.is_empty() || trial.is_kept(&all) {
        return vec![true; groups.len()];
    }
    let sound = sieve(&trial.sound_in_parts(all), |taken| trial.is_kept(taken));
    let mut kept = vec![false; groups.len()];
    for at in sound {
        kept[at] = true;
    }
    kept
}

/// Groups of edits to be tried, by their numbers.
struct Trial<'t> {
    text: &'t str,
    marks: Structure<'t>,
    groups: &'t [&'t [Edit]],
}

impl Trial<'_> {
    fn edits(&self, taken: &[usize]) -> Vec<Edit> {
        sorted(taken.iter().flat_map(|at| self.groups[*at]))
    }

    /// Whether the whole text keeps its marks.
    fn is_kept(&self, taken: &[usize]) -> bool {
        self.marks.is_kept(&edited(self.text, &self.edits(taken)))
    }

    /// Whether a part of it does, as far as it tells by itself.
    fn is_kept_in(&self, part: &Range<usize>, taken: &[usize]) -> bool {
        let edits = within(part, self.edits(taken));
        let part = &self.text[part.clone()];
        edits.is_some_and(|edits| self.marks.is_kept_in(part, &edited(part, &edits)))
    }

    /// Those that do no harm where they stand.
    fn sound_in_parts(&self, mut all: Vec<usize>) -> Vec<usize> {
        let start = |at: usize| self.groups[at].first().map_or(0, |it| it.bytes.start);
        all.sort_by_key(|at| start(*at));
        let mut sound = Vec::new();
        let mut rest = &all[..];
        for part in parts(self.text) {
            let own = rest.partition_point(|at| start(*at) < part.end);
            let (own, behind) = rest.split_at(own);
            rest = behind;
            sound.extend(sieve(own, |taken| self.is_kept_in(&part, taken)));
        }
        // Behind the last one only edits at the very end are left.
        sound.extend(rest);
        sound
    }
}

/// As many of `candidates` as can be shown to do no harm together.
fn sieve(candidates: &[usize], is_kept: impl Fn(&[usize]) -> bool) -> Vec<usize> {
    let mut taken = Vec::new();
    let mut waiting = vec![candidates];
    for _ in 0..MOST_READINGS {
        let Some(next) = waiting.pop() else {
            break;
        };
        let sound = taken.len();
        taken.extend(next);
        if next.is_empty() || is_kept(&taken) {
            continue;
        }
        taken.truncate(sound);
        if next.len() > 1 {
            let (one, other) = next.split_at(next.len() / 2);
            waiting.extend([other, one]);
        }
    }
    taken
}

/// Lines that stand together: no mark of running text goes over a blank line.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut is_open = false;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let is_blank = line.trim().is_empty();
        match parts.last_mut() {
            Some(part) if is_open => part.end = end,
            _ if !is_blank => {
                let indent = line.len() - line.trim_start_matches(' ').len();
                parts.push(at + indent..end);
            }
            _ => {}
        }
        is_open = !is_blank;
        at = end;
    }
    parts
}

/// `edits` as those of a part; `None` where one stands outside.
fn within(part: &Range<usize>, edits: Vec<Edit>) -> Option<Vec<Edit>> {
    let is_within = |edit: &Edit| part.start <= edit.bytes.start && edit.bytes.end <= part.end;
    let moved = |edit: Edit| {
        is_within(&edit).then(|| Edit {
            bytes: edit.bytes.start - part.start..edit.bytes.end - part.start,
            with: edit.with,
        })
    };
    edits.into_iter().map(moved).collect()
}
