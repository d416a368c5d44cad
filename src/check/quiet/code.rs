//! Characters in, the code and the formulas out that stand among the words:
//! `print("甲")`, `=SUM(甲,乙)`, `$…$`, `[0,1)`, tags and comments of a web page.

use std::ops::Range;

use crate::check::letters::is_han;

/// All of them, in no order.
pub(super) fn stretches(chars: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    formulas(chars)
        .chain(comments(chars))
        .chain(tags(chars))
        .chain(closing_tags(chars))
        .chain(calls(chars))
        .chain(intervals(chars))
}

/// Formulas between `$` on one line or between `$$`. Sums of money are none: the inside
/// has no space at its ends, no digit behind it, and a letter or a sign of
/// mathematics in it, or words with a comma between them.
fn formulas(chars: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let start = rest + chars[rest..].find('$')?;
            let sign = &chars[start..start + 1 + usize::from(chars[start..].starts_with("$$"))];
            let open = start + sign.len();
            rest = open;
            // Between $$ there may be lines.
            let line = match sign {
                "$$" => &chars[open..],
                _ => chars[open..].lines().next().unwrap_or_default(),
            };
            let Some(length) = line.find(sign) else {
                continue;
            };
            let (inside, close) = (&line[..length], open + length + sign.len());
            let tight = sign == "$$" || inside.trim() == inside;
            let counted = chars[close..].starts_with(|it: char| it.is_ascii_digit());
            let sure = |it: char| it.is_ascii_alphabetic() || "\\=^_{(".contains(it);
            let named = inside.starts_with(is_han) && inside.contains(',');
            if !inside.is_empty() && tight && !counted && (named || inside.contains(sure)) {
                rest = close;
                return Some(start..close);
            }
        }
    })
}

/// Comments of a web page, `<!-- … -->`.
fn comments(chars: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let opened = chars.match_indices("<!--");
    opened.filter_map(|(start, _)| {
        let length = chars[start..].find("-->")? + "-->".len();
        Some(start..start + length)
    })
}

/// Tags of a web page that have attributes: `<img alt="甲">`.
fn tags(chars: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    chars.match_indices('<').filter_map(|(start, _)| {
        let rest = &chars[start + 1..];
        let name = name(rest).len();
        let named = rest.starts_with(|it: char| it.is_ascii_alphabetic());
        let attributes = &rest[name..];
        let length = attributes.find('>')?;
        let inside = &attributes[..length];
        let has = inside.starts_with(char::is_whitespace) && inside.contains(['=']);
        (named && has).then(|| start..start + 1 + name + length + 1)
    })
}

/// The tags that close those that have attributes: `</span>`.
fn closing_tags(chars: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut opened = tags(chars).peekable();
    let mut open: Vec<&str> = Vec::new();
    chars.match_indices("</").filter_map(move |(start, mark)| {
        while let Some(tag) = opened.next_if(|tag| tag.start < start) {
            open.push(name(&chars[tag.start + 1..]));
        }
        let inside = &chars[start + mark.len()..];
        let name = name(inside);
        let closes = inside[name.len()..].starts_with('>') && open.last() == Some(&name);
        closes.then(|| {
            open.pop();
            start..start + mark.len() + name.len() + 1
        })
    })
}

/// The letters and digits that `chars` begins with.
fn name(chars: &str) -> &str {
    let rest = chars.trim_start_matches(|it: char| it.is_ascii_alphanumeric());
    &chars[..chars.len() - rest.len()]
}

/// A word of a program with what is handed to it: a cell's formula, or a small
/// word before something that is no Chinese word, as `print("甲")`, `f(甲,乙)`.
fn calls(chars: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let open = rest + chars[rest..].find('(')?;
            rest = open + 1;
            let of_name = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '.');
            let head = chars[..open].trim_end_matches(of_name);
            let name = &chars[head.len()..open];
            let Some(length) = matching(&chars[open..]) else {
                continue;
            };
            let close = open + length;
            let inside = &chars[open + 1..close - 1];
            let cell = head.ends_with('=');
            let quoted = inside.starts_with(['"', '\'']) || inside.contains(",\"");
            let small = name.starts_with(|it: char| it.is_ascii_lowercase() || it == '_');
            let short = name.len() == 1 && inside.contains(',');
            let compared = inside.contains(['<', '>', '=']);
            let named = name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_');
            if named && (cell || short || compared || small && quoted) {
                rest = close;
                return Some(head.len() - usize::from(cell)..close);
            }
        }
    })
}

/// How many bytes the bracket that begins `chars` reaches, on its line.
fn matching(chars: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in chars.char_indices().take(LONGEST) {
        match letter {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(at + 1),
            ')' => depth -= 1,
            '\n' | '。' => return None,
            _ => {}
        }
    }
    None
}

/// So many characters a call has at most.
const LONGEST: usize = 200;

/// `(a,b]`, `[0,1)`: an interval whose ends differ.
fn intervals(chars: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    chars.match_indices(['(', '[']).filter_map(|(start, open)| {
        let inner = |it: char| {
            it.is_ascii_alphanumeric() || matches!(it, ',' | '.' | '+' | '-' | ' ' | '∞' | '−')
        };
        let rest = &chars[start + 1..];
        let behind = rest.trim_start_matches(inner);
        let inside = &rest[..rest.len() - behind.len()];
        let other = if open == "(" { ']' } else { ')' };
        let two = inside.matches(',').count() == 1 && !inside.starts_with(',');
        (two && behind.starts_with(other)).then(|| start..start + 1 + inside.len() + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(chars: &str) -> Vec<&str> {
        stretches(chars).map(|it| &chars[it]).collect()
    }

    #[test]
    fn formulas_are_code_and_sums_of_money_are_not() {
        assert_eq!(
            shown("按$公式,甲(乙)$和$$得分(x),甲$$及$甲,乙$算"),
            ["$公式,甲(乙)$", "$$得分(x),甲$$", "$甲,乙$"]
        );
        assert_eq!(shown("$5,每人$8,$6(约)$7"), [""; 0]);
        assert_eq!(shown("$甲,\n乙(a)$和$ a $"), [""; 0]);
        assert_eq!(shown("甲$a,乙<!-- 丙,丁 -->"), ["<!-- 丙,丁 -->"]);
    }

    #[test]
    fn calls_are_code_and_a_word_with_its_gloss_is_not() {
        assert_eq!(
            shown(r#"运行print("你好")，输入=IF(A1>0,"合格",MAX(甲,乙))，求f(甲,乙)。"#),
            [
                r#"print("你好")"#,
                r#"=IF(A1>0,"合格",MAX(甲,乙))"#,
                "f(甲,乙)"
            ]
        );
        assert_eq!(shown("国内生产总值GDP(按现价计算)和app(应用)"), [""; 0]);
    }

    #[test]
    fn intervals_and_tags_are_code() {
        assert_eq!(shown("在(a,b]内，x∈[0,1)时，(甲,乙]"), ["(a,b]", "[0,1)"]);
        assert_eq!(
            shown(r#"见<img src="图(一).png" alt="甲,乙">和<b>丙</b>，a<b,c>d"#),
            [r#"<img src="图(一).png" alt="甲,乙">"#]
        );
    }
}
