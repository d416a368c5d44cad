//! Where a line may break: the rules of GB/T 15834-2011 §5.1 and of
//! 《中文排版需求》 (行首行尾禁则, 符号分离禁则).
//!
//! In: shaped characters. Out: for each, whether a line may end before it. It
//! measures nothing. What stays whole for its sense (numbers, words) is told
//! by `bound`. Layout breaks lines by it, and tables measure by it what their
//! columns have to hold.

mod bound;
mod quantity;

pub use quantity::is_before_unit;

use crate::compose::marks::{is_closer, is_opener};
use crate::compose::shape::{Shaped, is_chinese, is_combining, is_latin};

/// Marks that may begin no line, not even after a space.
fn is_never_first(character: char) -> bool {
    is_closer(character)
        || matches!(
            character,
            '？' | '！'
                | '％'
                | '‰'
                | '‱'
                | '℃'
                | '℉'
                | '°'
                | '′'
                | '″'
                | '»'
                | '›'
                | '｝'
                | '］'
                | '｣'
                | '｡'
                | '､'
        )
}

/// Marks between two words, which may begin no line; after a space they may be
/// something else (a bullet).
fn is_joint(character: char) -> bool {
    matches!(
        character,
        '·' | '・' | '･' | '‧' | '•' | '～' | '–' | '－' | '／' | '々'
    )
}

/// Marks that may not end a line, a space behind them or none: what opens, and
/// signs of currencies.
fn is_never_last(character: char) -> bool {
    is_opener(character)
        || is_currency(character)
        || matches!(character, '№' | '§' | '«' | '‹' | '｢' | '／')
}

/// Signs of currencies beyond ASCII.
fn is_currency(character: char) -> bool {
    matches!(
        character,
        '\u{A3}'..='\u{A5}' | '\u{20A0}'..='\u{20CF}' | '＄' | '￥' | '￡' | '￦'
    )
}

/// ASCII marks that may not begin a line after a Chinese character.
const NOT_FIRST_ASCII: &str = ")]},.;:?!%/~";

/// Of these, those that may not where spaces stand between, either.
const NOT_FIRST_AFTER_SPACES: &str = ")]},;:?!%";

/// ASCII marks that may not end a line before a Chinese character.
const NOT_LAST_ASCII: &str = "([{/";

/// Those that may not where spaces stand behind them.
const NOT_LAST_BEFORE_SPACES: &str = "([{$";

/// Whether a line may end before a character. Where no line is wide enough for
/// what stays whole, it is cut at the mildest place that the line has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// No: a mark would begin or end a line that may not.
    Never,
    /// Where nothing else serves: inside the digits of a number.
    Figure,
    /// Only where no line is wide enough for what is cut in two.
    Must,
    /// Likewise, but the parts can be read by themselves: before 〔 and behind 〕
    /// of a 发文字号, behind the ～ or — of a range, before a unit in characters.
    Seam,
    /// Yes.
    May,
}

impl Break {
    /// Whether it is inside of what stays whole.
    pub fn is_bound(self) -> bool {
        matches!(self, Self::Figure | Self::Must | Self::Seam)
    }
}

/// For each character, whether a line may end before it. The first may not.
pub fn breaks(shaped: &[Shaped]) -> Vec<Break> {
    let mut breaks: Vec<Break> = Vec::with_capacity(shaped.len());
    breaks.extend(shaped.first().map(|_| Break::Never));
    breaks.extend(shaped.windows(2).map(|pair| between(&pair[0], &pair[1])));
    bind_neighbours(shaped, &mut breaks);
    bound::bind(shaped, &mut breaks);
    breaks
}

fn between(before: &Shaped, after: &Shaped) -> Break {
    let (last, first) = (before.character, after.character);
    if last == '\n' {
        return Break::May;
    }
    // The mark of a note stays with what it is to, one over a letter with that.
    if after.bytes.is_empty() || is_combining(first) {
        return Break::Never;
    }
    // ―― and ──, set for ——, are one mark; a rule of many has to end somewhere.
    if last == first && matches!(last, '―' | '─') {
        return Break::Must;
    }
    // Most of a text: no list of marks is looked through for it.
    if is_chinese(last) && is_chinese(first) {
        return Break::May;
    }
    if last == ' ' {
        return if first == ' ' {
            Break::Never
        } else {
            Break::May
        };
    }
    if is_never_first(first) || is_joint(first) || is_never_last(last) || first == ' ' {
        return Break::Never;
    }
    if is_word(last) && is_word(first) {
        return in_word(last, first);
    }
    let ascii_mark = NOT_FIRST_ASCII.contains(first) || NOT_LAST_ASCII.contains(last);
    let ellipsis = last == first && matches!(last, '…' | '⋯');
    if ascii_mark || ellipsis {
        Break::Never
    } else {
        Break::May
    }
}

/// Whether a line may end between two characters of a Latin word or a number.
fn in_word(last: char, first: char) -> Break {
    let of_number = |it: char| it.is_ascii_digit() || matches!(it, '.' | ',' | ':');
    let digits = of_number(last) && of_number(first);
    if ends_word_part(last, first) {
        Break::May
    } else if digits || is_bare_mark(last, first) {
        Break::Figure
    } else {
        Break::Must
    }
}

/// Whether an ASCII mark would begin or end a line that it should not: that is
/// no better than to cut digits.
fn is_bare_mark(last: char, first: char) -> bool {
    NOT_FIRST_ASCII.contains(first) || first == '-' || "([{".contains(last)
}

/// Takes away the breaks that more than two neighbours tell of.
fn bind_neighbours(shaped: &[Shaped], breaks: &mut [Break]) {
    for at in 1..shaped.len() {
        match shaped[at].character {
            '-' | '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{FE63}' => hyphen(shaped, breaks, at),
            ' ' | '\u{3000}' => {}
            _ if is_space(shaped[at - 1].character) => through_spaces(shaped, breaks, at),
            _ => dashes(shaped, breaks, at),
        }
    }
}

/// A hyphen begins no line, but a minus before a digit may.
fn hyphen(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let minus = shaped
        .get(at + 1)
        .is_some_and(|one| one.character.is_ascii_digit());
    let last = shaped[at - 1].character;
    if !(minus || is_word(last) || is_space(last) || last == '\n') {
        breaks[at] = Break::Never;
    }
}

/// A space lets no mark begin or end a line that may not without it: `at` is the
/// first character behind some.
fn through_spaces(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let spaces = shaped[..at].iter().rev();
    let start = at - spaces.take_while(|one| is_space(one.character)).count();
    let Some(last) = start.checked_sub(1).map(|before| shaped[before].character) else {
        return;
    };
    let first = shaped[at].character;
    let held = is_never_first(first)
        || is_never_last(last)
        || NOT_FIRST_AFTER_SPACES.contains(first)
        || NOT_LAST_BEFORE_SPACES.contains(last);
    if held && last != '\n' {
        breaks[start..=at].fill(Break::Never);
    }
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{3000}')
}

/// Takes away the breaks inside —— and before and after a single —, which
/// joins what stands at its sides.
fn dashes(shaped: &[Shaped], breaks: &mut [Break], at: usize) {
    let is_dash = |at: usize| shaped.get(at).is_some_and(|one| one.character == '—');
    let single = is_dash(at) && !is_pair(&shaped[at]) && !is_dash(at + 1);
    let after_single = is_dash(at - 1)
        && !is_pair(&shaped[at - 1])
        && !(at >= 2 && is_dash(at - 2))
        && is_word(shaped[at].character);
    if single {
        breaks[at] = Break::Never;
    } else if after_single {
        breaks[at] = breaks[at].min(Break::Seam);
    }
}

/// Whether one glyph shows both dashes.
fn is_pair(shaped: &Shaped) -> bool {
    shaped.advance.0 > shaped.size.0 * 1.5
}

/// Whether the character is part of a Latin word or a number. `*` stands for a
/// character that is kept back and breaks like a Chinese one.
fn is_word(character: char) -> bool {
    (is_latin(character) && !matches!(character, ' ' | '*')) || is_combining(character)
}

/// A long word or address may break after a hyphen between letters and after
/// a slash.
fn ends_word_part(last: char, first: char) -> bool {
    first.is_alphabetic() && matches!(last, '-' | '/')
}
