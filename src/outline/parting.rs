//! Elements that stand beside each other on one line, parted at the blanks
//! between them: 000001　特急 above a mark, two names that sign above a date.
//!
//! In: the lines of a text. Out: the same, such a line cut in as many as it
//! has elements. Only the blanks between them are left out.

use std::ops::Range;

use super::draft::Line;
use super::sentence::length;
use super::{date, head_words, words};

/// So many lines of a text may be the head in which 份号 and its like stand.
const HEAD: usize = 8;
/// The longest line that may have several elements, in bytes.
const LONGEST: usize = 400;
/// No line has more elements than that.
const MOST: usize = 6;

/// The lines, those with several elements cut.
pub(super) fn part<'a>(lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let mut parted = Vec::with_capacity(lines.len());
    let mut in_head = true;
    for (at, line) in lines.iter().enumerate() {
        // Cells of a table may say the same words.
        in_head &= at < HEAD && (at == 0 || !lines[at - 1].text.contains('\t'));
        let below = lines.get(at + 1).map(|it| it.text);
        let ranges = match line.mark {
            Some(_) => None,
            // Elements are short: a long line is not looked through.
            None if line.text.len() > LONGEST => None,
            None => (in_head.then(|| head_elements(line.text)).flatten())
                .or_else(|| names_that_sign(line.text, below)),
        };
        match ranges {
            Some(ranges) => parted.extend(ranges.into_iter().map(|range| piece(line, range))),
            None => parted.push(*line),
        }
    }
    parted
}

/// The part of `line` that `range` of its text covers.
fn piece<'a>(line: &Line<'a>, range: Range<usize>) -> Line<'a> {
    Line {
        text: &line.text[range.clone()],
        indent: line.indent + range.start,
        gap: if range.start == 0 { line.gap } else { 0 },
        ..*line
    }
}

/// 份号, 密级, 紧急程度 and 发文字号 beside each other, one of the first three
/// at least (GB/T 9704-2012 §7.2, §10.1).
fn head_elements(text: &str) -> Option<Vec<Range<usize>>> {
    let stretches = stretches(text, 1)?;
    let found = elements(text, &stretches)?;
    let marked = found
        .iter()
        .any(|it| head_words::is_handling_mark(&text[it.clone()]));
    (found.len() > 1 && marked).then_some(found)
}

/// The stretches joined to elements, each as short as it can be: 机密 1年 is one.
fn elements(text: &str, stretches: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
    let Some(first) = stretches.first() else {
        return Some(Vec::new());
    };
    (1..=stretches.len()).find_map(|count| {
        let own = first.start..stretches[count - 1].end;
        let words = &text[own.clone()];
        let is_one = head_words::is_handling_mark(words)
            || head_words::is_doc_number(words)
            || head_words::numbers_and_signs(words);
        let others = elements(text, &stretches[count..]).filter(|_| is_one)?;
        Some(std::iter::once(own).chain(others).collect())
    })
}

/// The names of bodies side by side, right above the date (§7.3.5).
fn names_that_sign(text: &str, below: Option<&str>) -> Option<Vec<Range<usize>>> {
    let dated = below.is_some_and(|it| it.len() <= LONGEST && date::is_whole(it));
    let names = stretches(text, 2).filter(|names| dated && names.len() > 1)?;
    let signs = |it: &Range<usize>| {
        let name = &text[it.clone()];
        length(name) >= 3 && words::names_a_body(name) && !name.contains(['，', '。', '：', '、'])
    };
    names.iter().all(signs).then_some(names)
}

/// The stretches of `text` between blanks at least `wide` half widths wide; a
/// tab is as wide as any. `None` for more of them than a line has elements.
fn stretches(text: &str, wide: usize) -> Option<Vec<Range<usize>>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut blank = wide;
    for (at, letter) in text.char_indices() {
        if letter == '\n' {
            return None;
        }
        if letter.is_whitespace() {
            blank += match letter {
                '\t' => wide,
                '\u{3000}' => 2,
                _ => 1,
            };
            continue;
        }
        let end = at + letter.len_utf8();
        match found.last_mut() {
            Some(last) if blank < wide => last.end = end,
            _ => found.push(at..end),
        }
        blank = 0;
    }
    (found.len() <= MOST).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Option<Vec<&str>> {
        let found = head_elements(text)?;
        Some(found.into_iter().map(|it| &text[it]).collect())
    }

    #[test]
    fn elements_are_parted_where_each_is_one() {
        assert_eq!(cut("000001　特急"), Some(vec!["000001", "特急"]));
        assert_eq!(
            cut("000001 机密 1年  特　急"),
            Some(vec!["000001", "机密 1年", "特　急"])
        );
        assert_eq!(
            cut("特急　　澜函〔2026〕8号"),
            Some(vec!["特急", "澜函〔2026〕8号"])
        );
        for whole in [
            "机密 1年",
            "特　急",
            "澜水〔2026〕8号　签发人：江一川",
            "特急 通知",
        ] {
            assert_eq!(cut(whole), None, "{whole}");
        }
    }

    #[test]
    fn names_are_parted_by_wide_blanks_above_a_date() {
        let count = |text, below| names_that_sign(text, below).map(|it| it.len());
        let dated = Some("2026年3月5日");
        assert_eq!(count("青禾县财政局　　青禾县水利局", dated), Some(2));
        assert_eq!(count("青禾县财政局\t青禾县水利局", dated), Some(2));
        assert_eq!(count("青禾县财政局 青禾县水利局", dated), None);
        assert_eq!(count("市长　　江一川", dated), None);
        assert_eq!(count("青禾县财政局　　青禾县水利局", Some("各地：")), None);
    }
}
