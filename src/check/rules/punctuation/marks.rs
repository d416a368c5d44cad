//! A run of marks in, how much of it belongs to the sentence out.

use std::ops::Range;

use crate::check::letters::after;

/// The dots with which a name, a number or a path may begin: `.NET`, `../a`.
const DOTS: usize = 2;

/// Where the marks of `run` end that belong to the sentence: what follows may
/// begin with dots of its own. More dots than those are an ellipsis.
pub(super) fn end_before_name(chars: &str, run: &Range<usize>) -> usize {
    let marks = &chars[run.clone()];
    let dots = marks.len() - marks.trim_end_matches('.').len();
    let next = after(chars, run.end);
    let named = dots <= DOTS && next.is_some_and(|it| it.is_ascii_alphanumeric());
    if named || next == Some('/') {
        run.end - dots
    } else {
        run.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_that_begin_a_name_are_none_of_the_sentence() {
        let kept = |chars: &str| {
            let end = chars.find(|it: char| !"。.…".contains(it));
            let run = 0..end.unwrap_or(chars.len());
            chars[..end_before_name(chars, &run)].to_owned()
        };
        assert_eq!(kept("。.NET"), "。");
        assert_eq!(kept("。.5"), "。");
        assert_eq!(kept("。../a"), "。");
        assert_eq!(kept("。.../..."), "。");
        assert_eq!(kept("...A类"), "...");
        assert_eq!(kept("。.好"), "。.");
        assert_eq!(kept("。."), "。.");
    }
}
