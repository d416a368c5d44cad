//! 成文日期 and 印发日期 as they are spelled, with their numbers.

use std::ops::Range;

use super::kind::{addressees, is_sent, kind};
use crate::check::{Manuscript, Passage, Standing};
use crate::document::Role;
use crate::outline::date::{Parting, Spelled};
use crate::outline::judge::is_date;
use crate::outline::numeral::{arabic_digit, chinese, chinese_digit};
use crate::outline::sentence::length;
use crate::outline::words::names_a_body;

/// A date in its passage.
pub(super) struct Dated<'p, 'a> {
    /// The passage.
    pub(super) passage: &'p Passage<'a>,
    /// The bytes of the date in it.
    pub(super) range: Range<usize>,
    /// How it is spelled.
    pub(super) spelled: Spelled,
}

/// How the numbers of a date are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figures {
    /// All in figures: 2026.
    Arabic,
    /// One of them at least in Chinese numerals: 二〇二六.
    Chinese,
    /// One of them is left open: ×.
    Open,
}

/// The dates of 成文日期 and 印发 in the whole text, in order.
pub(super) fn all<'m, 'a>(manuscript: &'m Manuscript<'a>) -> impl Iterator<Item = Dated<'m, 'a>> {
    let passages = manuscript.elements.iter().chain(manuscript.paragraphs());
    let misplaced = misplaced(manuscript).map(|it| it.at);
    passages.filter_map(move |it| of_passage(it, misplaced == Some(it.at)))
}

/// The last date of a text that has no 成文日期: one that stands alone above a
/// body's name, near the end of a document sent to others.
pub(super) fn misplaced<'m, 'a>(manuscript: &'m Manuscript<'a>) -> Option<&'m Passage<'a>> {
    const LINES: usize = 5;
    let dated = manuscript.with_element(Role::Date).next().is_some();
    let sent = addressees(manuscript).next().is_some();
    let of_main = |it: &&Passage<'_>| it.document == 0;
    let mut last = manuscript.paragraphs().filter(of_main).rev().take(LINES);
    let is_whole = |it: &str| Spelled::read(it).is_some_and(|it| it.day.is_some());
    let alone = last.find(|it| it.role == Role::Body && is_whole(it.words()))?;
    let named = is_above_name(manuscript, alone);
    (!dated && sent && named).then_some(alone)
}

/// Whether a body's name stands alone right below `date`. What is below a date
/// may have been taken for the head of what is enclosed.
pub(super) fn is_above_name(manuscript: &Manuscript<'_>, date: &Passage<'_>) -> bool {
    let next = manuscript.passages.get(date.at + 1);
    next.is_some_and(|next| {
        let here = next.document == date.document;
        let beyond = next.document == date.document + 1 && next.role == Role::Other;
        matches!(next.role, Role::Body | Role::Other | Role::Signature)
            && (here || beyond)
            && next.standing == Standing::Paragraph
            && next.marker.is_none()
            && names_a_body(next.words())
            && length(next.words()) <= 25
            && !next.words().contains(['，', '。', '：', '、'])
    })
}

/// The same of an official document: one whose title names a kind of the
/// rules, or that is sent to others, or that a body signs and no title says
/// what it is. Plans and speeches date as they like; a date
/// that is given is composed as the standard has it.
pub(super) fn official<'m, 'a>(
    manuscript: &'m Manuscript<'a>,
) -> impl Iterator<Item = Dated<'m, 'a>> {
    let untitled = manuscript.document.title().is_none();
    let is_official = kind(manuscript).is_some()
        || is_sent(manuscript)
        || (untitled && is_signed_by_a_body(manuscript));
    all(manuscript).filter(move |it| is_official || it.passage.standing == Standing::Given)
}

/// Whether bodies, and no persons, sign the main document and date it, above
/// the date or, by mistake, below it.
pub(super) fn is_signed_by_a_body(manuscript: &Manuscript<'_>) -> bool {
    let Some(date) = manuscript.with_role(0, Role::Date).last() else {
        return false;
    };
    let mut names = manuscript.with_role(0, Role::Signature).peekable();
    let signed = names.peek().is_some() && names.all(|it| names_a_body(it.words()));
    signed || is_above_name(manuscript, date)
}

/// The date of a passage that is one, or is meant for one.
fn of_passage<'m, 'a>(passage: &'m Passage<'a>, meant: bool) -> Option<Dated<'m, 'a>> {
    let words = passage.words_range();
    let range = match passage.role {
        Role::Date => words,
        _ if meant => words,
        Role::Issued => issued(passage.chars(), words)?,
        _ => return None,
    };
    let spelled = Spelled::read(&passage.chars()[range.clone()])?;
    Some(Dated {
        passage,
        range,
        spelled,
    })
}

/// The date before 印发: from the last blank that parts it from the body's
/// name on, or from its year.
fn issued(chars: &str, words: Range<usize>) -> Option<Range<usize>> {
    let before = chars[words.clone()].strip_suffix("印发")?.trim_end();
    let end = words.start + before.len();
    let year = before.rfind('年')?;
    let digit = |it: char| arabic_digit(it).is_some() || chinese_digit(it).is_some();
    let year = before[..year].trim_end();
    let start = words.start + year.trim_end_matches(digit).len();
    Some(start..end)
}

impl Dated<'_, '_> {
    /// Its numbers, the year first.
    fn parts(&self) -> impl Iterator<Item = &str> {
        let day = self.spelled.day.as_deref();
        [Some(&*self.spelled.year), Some(&*self.spelled.month), day]
            .into_iter()
            .flatten()
    }

    /// How its numbers are written.
    pub(super) fn figures(&self) -> Figures {
        let arabic = |part: &str| part.chars().all(|it| arabic_digit(it).is_some());
        let chinese = |it: char| chinese_digit(it).is_some() || "十廿卅".contains(it);
        let known = |part: &str| {
            arabic(part)
                || part
                    .chars()
                    .all(|it| chinese(it) || arabic_digit(it).is_some())
        };
        if self.parts().all(arabic) {
            Figures::Arabic
        } else if self.parts().all(known) {
            Figures::Chinese
        } else {
            Figures::Open
        }
    }

    /// Whether month or day have zeros before them.
    pub(super) fn has_zeros(&self) -> bool {
        let zero = |part: &str| part.starts_with(['0', '０', '〇', '○', '零']);
        self.parts().skip(1).any(zero)
    }

    /// 2026年3月5日; `None` where a number is missing or is none.
    pub(super) fn plain(&self) -> Option<String> {
        let year = value(&self.spelled.year)?;
        let month = value(&self.spelled.month)?;
        let day = value(self.spelled.day.as_deref()?)?;
        (year >= 1000).then(|| format!("{year}年{month}月{day}日"))
    }

    /// The same with the months and days of the calendar.
    pub(super) fn calendar(&self) -> Option<String> {
        self.plain().filter(|it| is_date(it))
    }

    /// Whether it was written before GB/T 9704-2012 held (1 July 2012).
    pub(super) fn is_old(&self) -> bool {
        let year = value(&self.spelled.year);
        let month = value(&self.spelled.month);
        let key = year.zip(month);
        key.is_some_and(|it| it < (2012, 7))
    }

    /// Whether 年 and 月 part its numbers.
    pub(super) fn has_words(&self) -> bool {
        self.spelled.by == Parting::Words
    }

    /// What the passage says.
    pub(super) fn written(&self) -> &str {
        &self.passage.chars()[self.range.clone()]
    }
}

/// The number that `part` writes: figures, digits one by one (二〇二六), or a
/// numeral (十二).
fn value(part: &str) -> Option<u32> {
    let digit = |it: char| arabic_digit(it).or_else(|| chinese_digit(it));
    let by_digits = part
        .chars()
        .try_fold(0_u32, |value, it| Some(value * 10 + digit(it)?));
    let numeral = || {
        let part = part.replace('廿', "二十").replace('卅', "三十");
        let part = part.trim_start_matches(['〇', '○', '零']);
        chinese(part).filter(|(_, bytes)| *bytes == part.len())
    };
    by_digits.or_else(|| numeral().map(|(value, _)| value))
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn numbers_are_read_in_figures_and_numerals() {
        let seen = [
            "2026",
            "05",
            "二〇二六",
            "十二",
            "三十一",
            "廿六",
            "零五",
            "×",
        ]
        .map(value);
        let want = [
            Some(2026),
            Some(5),
            Some(2026),
            Some(12),
            Some(31),
            Some(26),
            Some(5),
            None,
        ];
        assert_eq!(seen, want);
    }
}
