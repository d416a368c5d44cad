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
use super::sentence::is_closed;

/// How many numbers a clerk may skip.
const GAP: u32 = 2;
/// How many sequences of one scheme may be open at once: a list inside a
/// section interrupts the numbers of the sections.
const OPEN: usize = 4;

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
    // Sequences that can still go on, the latest last.
    let mut open: Vec<usize> = Vec::new();
    for at in body.clone().filter(|&at| draft.is_open(at)) {
        let marker = draft.units[at].marker.filter(|it| it.scheme.is_level());
        let Some((marker, ordinal)) = marker.and_then(|it| Some((it, it.ordinal?))) else {
            continue;
        };
        let went_on = continued(draft, &found, &open, at, marker.scheme, ordinal)
            .or_else(|| misspelt(&found, &open, marker.scheme, ordinal));
        if let Some(index) = went_on {
            found[index].members.push(at);
            found[index].last = ordinal;
        } else {
            remember(&mut open, &found, marker.scheme);
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

/// The sequence that paragraph `at` goes on with: the latest that ends one
/// number before it, unless its members end otherwise and an older one's end
/// alike; else the latest of its scheme where little is skipped.
fn continued(
    draft: &Draft<'_>,
    found: &[Sequence],
    open: &[usize],
    at: usize,
    scheme: Scheme,
    ordinal: u32,
) -> Option<usize> {
    let mut same = open
        .iter()
        .rev()
        .copied()
        .filter(|&it| found[it].scheme == scheme);
    let alike = |&it: &usize| {
        let first = draft.text(found[it].members[0]);
        is_closed(first) == is_closed(draft.text(at))
    };
    let exact: Vec<_> = same
        .clone()
        .filter(|&it| found[it].last + 1 == ordinal)
        .collect();
    let latest = exact.first().copied();
    let established = |&it: &usize| Some(it) == latest || found[it].members.len() > 1;
    exact
        .into_iter()
        .find(|it| alike(it) && established(it))
        .or(latest)
        .or_else(|| same.next().filter(|&it| follows(found[it].last, ordinal)))
}

/// The latest sequence of all, where it goes on under the other mark that
/// clerks put behind a figure: 1. and then 2、.
fn misspelt(found: &[Sequence], open: &[usize], scheme: Scheme, ordinal: u32) -> Option<usize> {
    let other = match scheme {
        Scheme::Arabic => Scheme::ArabicComma,
        Scheme::ArabicComma => Scheme::Arabic,
        _ => return None,
    };
    let latest = open
        .iter()
        .rev()
        .copied()
        .find(|&it| found[it].scheme == other)?;
    (ordinal > 1 && found[latest].last + 1 == ordinal).then_some(latest)
}

/// Makes room for one more sequence of `scheme`.
fn remember(open: &mut Vec<usize>, found: &[Sequence], scheme: Scheme) {
    let same = |&it: &usize| found[it].scheme == scheme;
    if open.iter().copied().filter(|it| same(it)).count() >= OPEN
        && let Some(oldest) = open.iter().position(same)
    {
        open.remove(oldest);
    }
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
    /// Schemes and their depths, 0 for the highest, where the document turns
    /// the usual order round or numbers by 1.1; empty where it keeps it.
    turned: Vec<(Scheme, usize)>,
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
        let dotted = used.len() > 1 && used.iter().any(|it| it.is_dotted());
        if order == used && !dotted {
            return Self { turned: Vec::new() };
        }
        Self {
            turned: depths(&sound, &order),
        }
    }

    /// The level headings numbered by `scheme` have.
    pub(super) fn level(&self, scheme: Scheme) -> Level {
        let depth = self.turned.iter().find(|(it, _)| *it == scheme);
        depth.map_or_else(
            || usual_level(scheme),
            |&(_, depth)| Level::ALL[depth.min(3)],
        )
    }

    /// Whether the document turns the usual order round.
    pub(super) fn is_turned(&self) -> bool {
        !self.turned.is_empty()
    }
}

/// How deep each scheme stands: one below the deepest scheme that one of its
/// sequences begins under.
fn depths(sequences: &[&Sequence], order: &[Scheme]) -> Vec<(Scheme, usize)> {
    let rank = |scheme: Scheme| order.iter().position(|&it| it == scheme).unwrap_or(0);
    let mut members: Vec<(usize, usize, bool)> = sequences
        .iter()
        .flat_map(|it| {
            it.members
                .iter()
                .map(|&at| (at, rank(it.scheme), at == it.members[0]))
        })
        .collect();
    members.sort_unstable();
    // Under which ranks a sequence of each rank begins.
    let mut under = vec![vec![false; order.len()]; order.len()];
    let mut latest: Vec<Option<usize>> = vec![None; order.len()];
    for (at, rank, first) in members {
        let above = (0..rank)
            .filter_map(|upper| latest[upper].map(|at| (at, upper)))
            .max();
        if let Some((_, upper)) = above.filter(|_| first) {
            under[rank][upper] = true;
        }
        latest[rank] = Some(at);
    }
    let mut depths: Vec<(Scheme, usize)> = Vec::new();
    for (rank, &scheme) in order.iter().enumerate() {
        let above = (0..rank)
            .filter(|&upper| under[rank][upper])
            .map(|upper| depths[upper].1 + 1);
        let depth = above.max().unwrap_or(0);
        depths.push((scheme, depth));
    }
    depths
}

/// §7.3.3: 一、 then （一） then 1. then （1）.
fn usual_level(scheme: Scheme) -> Level {
    match scheme {
        Scheme::Comma => Level::One,
        Scheme::Paren => Level::Two,
        Scheme::Arabic | Scheme::ArabicComma | Scheme::Bare | Scheme::Dotted => Level::Three,
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
