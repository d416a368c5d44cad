//! Numbered paragraphs in, sequences out, each member with what is wrong with
//! its number.
//!
//! Unlike the outline, which forgives slips to find the headings, this tells
//! them. A sequence may begin afresh under a new parent, run on across several,
//! and be broken by a list that numbers alike. What it is unsure of is right.

use std::ops::Range;

use crate::check::{Manuscript, Passage};
use crate::document::Role;
use crate::outline::{Found, Scheme, marker};
use crate::read::chinese_numeral;

/// How many sequences of one rank can still go on.
const OPEN: usize = 4;
/// How many numbers are skipped by a slip; more is another thing.
const SKIPPED: u32 = 3;

/// What a number ranks by: 章, 节, 条, 一、, （一）, 1., （1）, ①.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Chapter,
    Section,
    Article,
    Comma,
    Paren,
    Arabic,
    ArabicParen,
    Circled,
}

impl Rank {
    const ALL: [Self; 8] = [
        Self::Chapter,
        Self::Section,
        Self::Article,
        Self::Comma,
        Self::Paren,
        Self::Arabic,
        Self::ArabicParen,
        Self::Circled,
    ];

    fn of(scheme: Scheme) -> Option<Self> {
        match scheme {
            Scheme::Chapter => Some(Self::Chapter),
            Scheme::Section => Some(Self::Section),
            Scheme::Article => Some(Self::Article),
            Scheme::Comma => Some(Self::Comma),
            Scheme::Paren => Some(Self::Paren),
            Scheme::Arabic | Scheme::ArabicComma => Some(Self::Arabic),
            Scheme::ArabicParen => Some(Self::ArabicParen),
            Scheme::Circled => Some(Self::Circled),
            _ => None,
        }
    }

    /// The marker that stands for `number`, as the standard writes it.
    pub(super) fn marker(self, number: u32) -> String {
        let chinese = chinese_numeral(number).unwrap_or_else(|| number.to_string());
        match self {
            Self::Chapter => format!("第{chinese}章"),
            Self::Section => format!("第{chinese}节"),
            Self::Article => format!("第{chinese}条"),
            Self::Comma => format!("{chinese}、"),
            Self::Paren => format!("（{chinese}）"),
            Self::Arabic => format!("{number}."),
            Self::ArabicParen => format!("（{number}）"),
            Self::Circled => {
                crate::document::circled(number).map_or_else(|| number.to_string(), String::from)
            }
        }
    }
}

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// Numbers from this one on are missing before it.
    Skipped(u32),
    /// It was there just before.
    Repeated,
    /// It begins at 1 again, and no parent is new.
    Restarted,
}

/// A numbered paragraph.
#[derive(Debug, Clone)]
pub(super) struct Member<'m, 'a> {
    pub passage: &'m Passage<'a>,
    /// The bytes of its marker in the passage.
    pub marker: Range<usize>,
    pub rank: Rank,
    pub ordinal: u32,
    pub fault: Option<Fault>,
}

impl<'m, 'a> Member<'m, 'a> {
    fn of(passage: &'m Passage<'a>) -> Option<Self> {
        let (found, marker) = numbered(passage)?;
        Some(Self {
            passage,
            marker,
            rank: Rank::of(found.scheme)?,
            ordinal: found.ordinal?,
            fault: None,
        })
    }

    /// Whether the outline takes it for a heading or an article.
    pub(super) fn is_heading(&self) -> bool {
        matches!(
            self.passage.role,
            Role::Heading(_) | Role::Chapter | Role::Article
        )
    }
}

/// The marker at the start of a paragraph of the body, and its bytes.
pub(in crate::check::rules) fn numbered(passage: &Passage<'_>) -> Option<(Found, Range<usize>)> {
    let of_body = matches!(
        passage.role,
        Role::Heading(_) | Role::Chapter | Role::Article | Role::Item | Role::Body
    );
    let found = marker(passage.words()).filter(|_| of_body)?;
    // 第七节相应改为第八节 is a sentence.
    if found.scheme.is_division() && !matches!(passage.role, Role::Chapter | Role::Article) {
        return None;
    }
    let start = passage.words_range().start;
    Some((found, start..start + found.bytes))
}

/// Paragraphs numbered one after the other.
#[derive(Debug)]
pub(super) struct Series<'m, 'a> {
    pub rank: Rank,
    pub members: Vec<Member<'m, 'a>>,
}

impl<'m, 'a> Series<'m, 'a> {
    fn last(&self) -> &Member<'m, 'a> {
        self.members.last().expect("a series begins with a member")
    }
}

/// The series of the text, in the order of their first members.
pub(super) fn all<'m, 'a>(manuscript: &'m Manuscript<'a>) -> Vec<Series<'m, 'a>> {
    let mut reader = Reader::new(manuscript);
    for passage in manuscript.paragraphs() {
        if reader.document != passage.document || parts(passage.role) {
            reader.document = passage.document;
            reader.open.iter_mut().for_each(Vec::clear);
            reader.latest = [None; Rank::ALL.len()];
        }
        if let Some(member) = Member::of(passage) {
            reader.take(member);
        }
    }
    reader.series
}

/// What begins another text, which numbers by itself.
fn parts(role: Role) -> bool {
    matches!(
        role,
        Role::Title | Role::AttachmentLabel | Role::AttachmentTitle
    )
}

struct Reader<'m, 'a> {
    manuscript: &'m Manuscript<'a>,
    document: usize,
    series: Vec<Series<'m, 'a>>,
    /// Of each rank, the series that can still go on, the latest last.
    open: [Vec<usize>; Rank::ALL.len()],
    /// Of each rank, the passage that bore it last.
    latest: [Option<usize>; Rank::ALL.len()],
}

impl<'m, 'a> Reader<'m, 'a> {
    fn new(manuscript: &'m Manuscript<'a>) -> Self {
        Self {
            manuscript,
            document: 0,
            series: Vec::new(),
            open: std::array::from_fn(|_| Vec::new()),
            latest: [None; Rank::ALL.len()],
        }
    }

    fn take(&mut self, mut member: Member<'m, 'a>) {
        let rank = member.rank as usize;
        let follows = |&it: &usize| self.series[it].last().ordinal + 1 == member.ordinal;
        let exact = self.open[rank].iter().rposition(follows);
        let (goes_on, fault) = match (exact, self.open[rank].last()) {
            (Some(exact), _) => {
                // What began after it was a list inside it.
                self.open[rank].truncate(exact + 1);
                (self.open[rank].last().copied(), None)
            }
            (None, Some(&latest)) => self.fault(latest, &member),
            (None, None) => (None, None),
        };
        member.fault = fault;
        self.latest[rank] = Some(member.passage.at);
        if let Some(series) = goes_on {
            return self.series[series].members.push(member);
        }
        if self.open[rank].len() == OPEN {
            self.open[rank].remove(0);
        }
        self.open[rank].push(self.series.len());
        self.series.push(Series {
            rank: member.rank,
            members: vec![member],
        });
    }

    /// The series that a number goes on with which does not follow the latest
    /// one, and what is wrong with it.
    fn fault(&self, latest: usize, member: &Member<'m, 'a>) -> (Option<usize>, Option<Fault>) {
        let last = self.series[latest].last();
        let parent = self.latest[..member.rank as usize]
            .iter()
            .any(|it| it.is_some_and(|at| at > last.passage.at));
        match member.ordinal {
            1 => (None, (!parent).then_some(Fault::Restarted)),
            ordinal if ordinal == last.ordinal && !parent => (Some(latest), Some(Fault::Repeated)),
            ordinal if ordinal > last.ordinal && ordinal - last.ordinal <= SKIPPED => {
                let missing = last.ordinal + 1;
                let buried = (missing..ordinal).all(|it| self.is_buried(last, member, it));
                (Some(latest), (!buried).then_some(Fault::Skipped(missing)))
            }
            _ => (None, None),
        }
    }

    /// Whether `number` opens a sentence in a paragraph from `from` to `to`, or
    /// begins one that only looks like a quantity (4.1—6月，…).
    fn is_buried(&self, from: &Member<'m, 'a>, to: &Member<'m, 'a>, number: u32) -> bool {
        let between = &self.manuscript.passages[from.passage.at..=to.passage.at];
        let written = to.rank.marker(number);
        let is_it = |text: &str| {
            marker(text).is_some_and(|it| {
                Rank::of(it.scheme) == Some(to.rank) && it.ordinal == Some(number)
            })
        };
        let ends = |ch: char| "。；：！？，、）”".contains(ch) || ch.is_whitespace();
        between.iter().any(|passage| {
            let words = passage.words();
            let mut inside = words.match_indices(ends);
            words.starts_with(&written)
                || is_it(words)
                || inside.any(|(at, mark)| is_it(words[at + mark.len()..].trim_start()))
        })
    }
}
