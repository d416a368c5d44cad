//! What it costs a title to end a line at each of its places: little where a
//! reader pauses, much where something would be parted (GB/T 9704-2012 §7.3.1).
//!
//! In: the characters of a title. Out: a cost a place, `None` where no line may
//! end at all. It measures no text and knows nothing of the shape of lines.

use super::parts::{held, issuer, kind, quoted};
use super::vocabulary::{
    ADVERBS, ATTRIBUTES, CLOSERS, CONJUNCTIONS, OPENERS, PARTS, PREPOSITIONS, RANKS, ROUNDING,
    SUFFIXES, VERBS, count, is_body, is_date,
};
use super::words::{Kind, Piece, pieces};
use crate::compose::shape::is_latin;

/// Before ——: what follows is a subtitle, worth a line more.
const SUBTITLE: f64 = -12.0;
/// Between the issuer and what it says.
const FULL_PAUSE: f64 = -3.0;
/// At a blank that the author put between Chinese words.
const BLANK: f64 = 0.0;
/// Between two issuers, and before 关于 elsewhere.
const PAUSE: f64 = 1.0;
/// Around 《…》 and after 的.
const HALF_PAUSE: f64 = 2.0;
/// After 、, before a conjunction, a quotation or a year, and after the verb that 关于
/// governs: 关于进一步加强 | 农村道路交通安全工作.
const CLAUSE: f64 = 3.0;
/// Between any two words.
const WORDS: f64 = 4.0;
/// After an adverb or an attribute, and before a word that only rounds off the one before it.
const LEANING: f64 = 8.0;
/// Between 的 and a kind of four characters or more (实施意见).
const LONG_KIND: f64 = 10.0;
/// What a place within 《…》 costs more.
const QUOTED: f64 = 3.0;
/// Within a short quotation or beside a character that is no word by itself.
const CLOSE: f64 = 25.0;
/// After 关于 or a conjunction, before 的, within the name of a body, within the
/// document's kind: what belongs together is parted.
const PARTED: f64 = 40.0;
/// Inside a word: only where nothing else fits.
const INSIDE: f64 = 100.0;

/// What stands for both characters of —— where one glyph shows them.
pub(super) const DASH_PAIR: char = '⸺';

/// What it costs to end a line before each character of a title; the first
/// entry, before which no line ends, is `None`, and the end costs nothing.
pub(super) fn pauses(characters: &[char]) -> Vec<Option<f64>> {
    let title = Title::new(characters);
    let mut costs: Vec<Option<f64>> = vec![Some(INSIDE); characters.len() + 1];
    for at in 1..title.pieces.len() {
        costs[title.pieces[at].range.start] = Some(title.cost(at));
    }
    for (at, cost) in costs.iter_mut().enumerate() {
        if is_barred(characters, at) {
            *cost = None;
        }
    }
    costs[characters.len()] = Some(0.0);
    costs
}

/// Whether no line may end before the character `at`, by the marks around it.
fn is_barred(characters: &[char], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| characters.get(at)) else {
        return true;
    };
    let Some(after) = characters.get(at) else {
        return false;
    };
    let dash = *after == '—' && *before != '—' && characters.get(at + 1) == Some(&'—');
    let single_dash = *after == '—' && !dash;
    let latin = is_latin(*before) && is_latin(*after) && *before != ' ';
    latin
        || after.is_whitespace()
        || single_dash
        || (CLOSERS.contains(*after) && !dash)
        || OPENERS.contains(*before)
}

/// A title, cut into pieces, with its parts found.
struct Title {
    pieces: Vec<Piece>,
    /// What each piece says.
    words: Vec<String>,
    /// The piece that the issuer ends before; 0 where there is none.
    issuer: usize,
    /// The piece that the kind begins at, after its 的; none, the end.
    kind: usize,
    /// Whether the place before each piece lies within a short bracket.
    held: Vec<bool>,
    /// Whether it lies within 《…》.
    quoted: Vec<bool>,
}

impl Title {
    fn new(characters: &[char]) -> Self {
        let pieces = pieces(characters);
        let word = |piece: &Piece| characters[piece.range.clone()].iter().collect();
        let words: Vec<String> = pieces.iter().map(word).collect();
        Self {
            issuer: issuer(&words),
            kind: kind(&words),
            held: held(&words),
            quoted: quoted(&words),
            pieces,
            words,
        }
    }

    /// What it costs to end a line before the piece `at`, which is not the first.
    fn cost(&self, at: usize) -> f64 {
        let (before, after) = (self.words[at - 1].as_str(), self.words[at].as_str());
        if at == self.issuer {
            FULL_PAUSE
        } else if self.pieces[at - 1].kind == Kind::Blank {
            self.blank_cost(at)
        } else if self.held[at] {
            CLOSE
        } else if at < self.issuer {
            cost_in_issuer(before, after)
        } else if at >= self.kind {
            self.cost_at_kind(at)
        } else if is_parted(before, after) {
            PARTED
        } else {
            let quoted = if self.quoted[at] { QUOTED } else { 0.0 };
            quoted
                + mark_cost(before, after)
                    .or_else(|| self.single_cost(at))
                    .unwrap_or_else(|| self.word_cost(at))
        }
    }

    /// The cost at a blank: between Latin words it is no more than their end.
    fn blank_cost(&self, at: usize) -> f64 {
        let is_latin = |at: usize| self.pieces[at].kind == Kind::Latin;
        let latin = is_latin(at) && at.checked_sub(2).is_some_and(is_latin);
        if latin { WORDS } else { BLANK }
    }

    fn cost_at_kind(&self, at: usize) -> f64 {
        let length: usize = self.words[self.kind..].iter().map(|word| count(word)).sum();
        if at == self.kind && length >= 4 {
            LONG_KIND
        } else {
            PARTED
        }
    }

    /// The cost beside a character that is no word by itself: a rank before the
    /// name of a body or after that of a place, a suffix, a part of a name.
    fn single_cost(&self, at: usize) -> Option<f64> {
        let is_single = |at: usize| self.pieces[at].kind == Kind::Single;
        let before = self.words[at - 1].as_str();
        let after = self.words[at].as_str();
        if PREPOSITIONS.contains(&after) && after != "于" {
            return None;
        }
        if is_single(at) {
            return (!self.begins_a_name(at)).then_some(CLOSE);
        }
        if !is_single(at - 1) || before == "的" {
            return None;
        }
        let ends_a_word = SUFFIXES.contains(before) && !self.stands_first(at - 1);
        let list_ends = before == "等" && self.pieces[at].kind == Kind::Number;
        (!ends_a_word && !list_ends).then_some(CLOSE)
    }

    /// Whether a name that the list has not begins at the piece: nothing stands
    /// before it that it could be the end of, or its characters run to a rank.
    fn begins_a_name(&self, at: usize) -> bool {
        let is_single = |piece: &&Piece| piece.kind == Kind::Single;
        let run = self.pieces[at..].iter().take_while(is_single).count();
        let after_word = self.pieces[at - 1].kind != Kind::Single;
        let to_rank = run >= 3 && RANKS.contains(&self.words[at + run - 1]);
        self.stands_first(at) || (after_word && to_rank)
    }

    /// Whether nothing stands before the piece that it could be the end of.
    fn stands_first(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| {
            let word = self.words[before].as_str();
            let governs = [VERBS, PREPOSITIONS, CONJUNCTIONS]
                .iter()
                .any(|list| list.contains(&word));
            governs || is_date(word) || matches!(self.pieces[before].kind, Kind::Mark | Kind::Blank)
        })
    }

    fn word_cost(&self, at: usize) -> f64 {
        let (before, after) = (self.words[at - 1].as_str(), self.words[at].as_str());
        let counts = self.pieces[at - 1].kind == Kind::Number && !is_date(before);
        let leans = [ADVERBS, ATTRIBUTES]
            .iter()
            .any(|list| list.contains(&before));
        if counts || leans || ROUNDING.contains(&after) {
            LEANING
        } else if self.is_after_verb(at) || is_date(after) {
            CLAUSE
        } else {
            WORDS
        }
    }

    /// Whether the piece before `at` is the verb that 关于 governs.
    fn is_after_verb(&self, at: usize) -> bool {
        let mut before = self.words[..at - 1].iter().rev();
        let governs = before.find(|word| !ADVERBS.contains(&word.as_str()));
        governs.is_some_and(|word| word == "关于")
    }
}

/// The cost within the issuer: low only between two bodies that issue together.
fn cost_in_issuer(before: &str, after: &str) -> f64 {
    if is_body(before) && !PARTS.contains(&after) {
        PAUSE
    } else {
        PARTED
    }
}

/// Whether a line that ends between the two parts what belongs together.
fn is_parted(before: &str, after: &str) -> bool {
    let in_body = is_body(after) && before.ends_with(|end: char| RANKS.contains(end));
    let part_of_body = is_body(before) && PARTS.contains(&after);
    let hangs = PREPOSITIONS.contains(&before) || CONJUNCTIONS.contains(&before);
    hangs || in_body || part_of_body || after == "的" || is_dash(before)
}

fn is_dash(word: &str) -> bool {
    word.starts_with(['—', DASH_PAIR])
}

/// What a mark, a conjunction or 关于 makes the place worth.
fn mark_cost(before: &str, after: &str) -> Option<f64> {
    if is_dash(after) {
        Some(SUBTITLE)
    } else if after == "关于" {
        Some(PAUSE)
    } else if ["》", "）", "的"].contains(&before) || ["《", "（"].contains(&after) {
        Some(HALF_PAUSE)
    } else if before == "、" || after == "“" || CONJUNCTIONS.contains(&after) {
        Some(CLAUSE)
    } else {
        None
    }
}
