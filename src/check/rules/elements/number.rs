//! 发文字号, well written or not: 机关代字, brackets round a year, a number.

use std::ops::Range;

/// The brackets in which a year stands, 〔〕 first.
const BRACKETS: [(char, char); 6] = [
    ('〔', '〕'),
    ('[', ']'),
    ('［', '］'),
    ('【', '】'),
    ('(', ')'),
    ('（', '）'),
];

/// A 发文字号 as it is written; bytes of the text it was found in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// Where 机关代字 begins.
    pub(super) start: usize,
    /// The opening bracket.
    bracket: char,
    /// Where it stands.
    pub(super) open: Range<usize>,
    /// The figures of the year.
    pub(super) year: Range<usize>,
    /// The closing bracket.
    pub(super) close: Range<usize>,
    /// From behind the bracket to the figures: 第, zeros.
    pub(super) before: Range<usize>,
    /// The figures without zeros before them.
    pub(super) figures: Range<usize>,
    /// Whether 号 follows.
    pub(super) ends: Ends,
}

/// How a 发文字号 ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// With 号.
    WithHao,
    /// Without.
    Bare,
}

impl Number {
    /// Whether the year stands in 〔〕.
    pub(super) fn is_bracketed(&self) -> bool {
        let [(open, _), ..] = BRACKETS;
        self.bracket == open
    }

    /// The bytes of all of it.
    pub(super) fn range(&self) -> Range<usize> {
        let end = match self.ends {
            Ends::WithHao => self.figures.end + '号'.len_utf8(),
            Ends::Bare => self.figures.end,
        };
        self.start..end
    }
}

/// The 发文字号 with which the line `text` begins, and after which nothing or a
/// blank stands.
pub(super) fn of_line(text: &str) -> Option<Number> {
    let number = all(text).next()?;
    let rest = &text[number.range().end..];
    let alone = text[..number.start].trim().is_empty();
    let blank = rest.starts_with(char::is_whitespace) && !rest.trim_start().starts_with('号');
    let parted = rest.is_empty() || blank;
    (alone && parted).then_some(number)
}

/// Every 发文字号 in `text`, in order.
pub(super) fn all(text: &str) -> impl Iterator<Item = Number> + '_ {
    let opening = |(at, letter): (usize, char)| {
        let (_, close) = BRACKETS.into_iter().find(|(open, _)| *open == letter)?;
        read(text, (letter, close), at..at + letter.len_utf8())
    };
    text.char_indices().filter_map(opening)
}

/// The number whose year stands behind the bracket at `open`.
fn read(text: &str, (bracket, close): (char, char), open: Range<usize>) -> Option<Number> {
    let code = text[..open.start]
        .chars()
        .rev()
        .take_while(|it| ('\u{4e00}'..='\u{9fff}').contains(it));
    let letters = code.clone().count();
    let start = open.start - code.map(char::len_utf8).sum::<usize>();
    let start = behind_lead(&text[start..open.start]) + start;
    let year = run(text, open.end, |it| it.is_ascii_digit());
    if !(1..=15).contains(&letters) || !matches!(year.len(), 2 | 4) {
        return None;
    }
    if !text[year.end..].starts_with(close) {
        return None;
    }
    let close = year.end..year.end + close.len_utf8();
    let before = run(text, close.end, |it| matches!(it, '第' | '0'));
    let figures = run(text, before.end, |it| it.is_ascii_digit() || it == '×');
    if figures.is_empty() || figures.len() > 6 {
        return None;
    }
    let ends = if text[figures.end..].starts_with('号') {
        Ends::WithHao
    } else {
        Ends::Bare
    };
    Some(Number {
        start,
        bracket,
        open,
        year,
        close,
        before,
        figures,
        ends,
    })
}

/// Where 机关代字 begins in `code` behind a word that leads to it; 0 where no
/// such word stands there or nothing else.
fn behind_lead(code: &str) -> usize {
    const WORDS: [&str; 10] = [
        "根据", "按照", "依据", "依照", "遵照", "参照", "落实", "执行", "转发", "见",
    ];
    let ends = WORDS
        .iter()
        .filter_map(|word| code.rfind(word).map(|at| at + word.len()));
    ends.max().filter(|&end| end < code.len()).unwrap_or(0)
}

/// The characters from `from` on that are all `of` a kind.
fn run(text: &str, from: usize, of: impl Fn(char) -> bool) -> Range<usize> {
    let rest = &text[from..];
    let length = rest.find(|it| !of(it)).unwrap_or(rest.len());
    from..from + length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_in_any_brackets() {
        let text = "云政发［2026］第008号";
        let number = of_line(text).expect("a number");
        assert_eq!(&text[number.open], "［");
        assert_eq!(&text[number.year], "2026");
        assert_eq!(&text[number.before], "第00");
        assert_eq!(&text[number.figures], "8");
        assert_eq!(number.ends, Ends::WithHao);
    }

    #[test]
    fn what_leads_to_a_number_is_none_of_it() {
        let text = "要认真落实，根据云人社发(2023)12号、参照川发改(2024)3号执行";
        let found: Vec<_> = all(text).map(|it| &text[it.range()]).collect();
        assert_eq!(found, ["云人社发(2023)12号", "川发改(2024)3号"]);
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in [
            "（2026）云01民终8号",
            "会议〔2026〕第4期",
            "见表（2026）",
            "云政发〔2026〕8号文件",
        ] {
            assert_eq!(
                of_line(text).filter(|it| it.ends == Ends::WithHao),
                None,
                "{text}"
            );
        }
    }
}
