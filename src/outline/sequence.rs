//! Markers into sequences: a number counts where it opens a sequence or
//! continues one.
//!
//! In: the markers of one document. Out: the sequences, each a list of
//! paragraphs, and the level each scheme stands for in this document. A
//! sequence may run on under several headings (（一）… across 一、), restart,
//! and skip a number; a number that nothing leads up to stands alone.

use std::ops::Range;

use crate::document::Level;

use super::draft::Draft;
use super::marker::Scheme;

/// How many numbers a clerk may skip.
const GAP: u32 = 2;

/// Paragraphs numbered one after the other by one scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sequence {
    /// How they are numbered.
    pub scheme: Scheme,
    /// The paragraphs, in order.
    pub members: Vec<usize>,
    /// The last number.
    last: u32,
}

/// The sequences of level markers among the open paragraphs of `body`.
pub(super) fn find(draft: &Draft<'_>, body: &Range<usize>) -> Vec<Sequence> {
    let mut found: Vec<Sequence> = Vec::new();
    // The sequence of each scheme that can still go on.
    let mut open: Vec<usize> = Vec::new();
    for at in body.clone().filter(|&at| draft.is_open(at)) {
        let Some(marker) = draft.units[at].marker.filter(|it| it.scheme.is_level()) else {
            continue;
        };
        let Some(ordinal) = marker.ordinal else {
            continue;
        };
        let current = open
            .iter()
            .position(|&it| found[it].scheme == marker.scheme);
        let goes_on = current.filter(|&it| follows(found[open[it]].last, ordinal));
        if let Some(position) = goes_on {
            let sequence = &mut found[open[position]];
            sequence.members.push(at);
            sequence.last = ordinal;
        } else {
            if let Some(position) = current {
                open.remove(position);
            }
            open.push(found.len());
            found.push(Sequence {
                scheme: marker.scheme,
                members: vec![at],
                last: ordinal,
            });
        }
    }
    found
}

fn follows(last: u32, ordinal: u32) -> bool {
    // The same number twice is a slip of the pen, except for 1: a restart.
    ordinal > 1 && ordinal >= last && ordinal <= last + 1 + GAP
}

/// Whether the sequence begins where sequences begin, or has company.
pub(super) fn is_sound(draft: &Draft<'_>, sequence: &Sequence) -> bool {
    let first = draft.units[sequence.members[0]]
        .marker
        .and_then(|it| it.ordinal);
    first == Some(1) || sequence.members.len() > 1
}

/// The level each scheme stands for in one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hierarchy {
    /// Schemes, the highest first, where the document turns the usual order
    /// round; empty where it keeps it.
    turned: Vec<Scheme>,
}

impl Hierarchy {
    /// Learns the order of schemes from which restarts under which.
    pub(super) fn learn(draft: &Draft<'_>, sequences: &[Sequence]) -> Self {
        let sound: Vec<_> = sequences.iter().filter(|it| is_sound(draft, it)).collect();
        let mut used: Vec<_> = sound.iter().map(|it| it.scheme).collect();
        used.sort_unstable();
        used.dedup();
        let mut order = used.clone();
        order.sort_by_key(|&scheme| {
            used.iter()
                .filter(|&&other| stands_above(&sound, other, scheme))
                .count()
        });
        let turned = if order == used { Vec::new() } else { order };
        Self { turned }
    }

    /// The level headings numbered by `scheme` have.
    pub(super) fn level(&self, scheme: Scheme) -> Level {
        let rank = self.turned.iter().position(|&it| it == scheme);
        rank.map_or_else(|| usual_level(scheme), |rank| Level::ALL[rank.min(3)])
    }

    /// Whether the document turns the usual order round.
    pub(super) fn is_turned(&self) -> bool {
        !self.turned.is_empty()
    }
}

/// §7.3.3: 一、 then （一） then 1. then （1）.
fn usual_level(scheme: Scheme) -> Level {
    match scheme {
        Scheme::Comma => Level::One,
        Scheme::Paren => Level::Two,
        Scheme::Arabic | Scheme::Dotted => Level::Three,
        _ => Level::Four,
    }
}

/// Whether `upper` stands above `lower` here: by the usual order, unless the
/// document numbers `upper` afresh inside one sequence of `lower`.
fn stands_above(sequences: &[&Sequence], upper: Scheme, lower: Scheme) -> bool {
    let down = nested(sequences, upper, lower);
    let up = nested(sequences, lower, upper);
    match down.cmp(&up) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => upper < lower,
    }
}

/// How many sequences of `inner` begin between two members of one of `outer`
/// and end before the next.
fn nested(sequences: &[&Sequence], outer: Scheme, inner: Scheme) -> usize {
    if outer == inner {
        return 0;
    }
    let starts: Vec<_> = sequences
        .iter()
        .filter(|it| it.scheme == inner && it.members.len() > 1)
        .map(|it| (it.members[0], it.members[it.members.len() - 1]))
        .collect();
    sequences
        .iter()
        .filter(|it| it.scheme == outer)
        .flat_map(|it| it.members.windows(2))
        .filter(|pair| within(&starts, pair[0], pair[1]))
        .count()
}

/// Whether a stretch of the sorted `starts` lies between `from` and `to`.
fn within(starts: &[(usize, usize)], from: usize, to: usize) -> bool {
    let at = starts.partition_point(|&(start, _)| start <= from);
    starts.get(at).is_some_and(|&(_, end)| end < to)
}
