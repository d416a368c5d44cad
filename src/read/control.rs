//! Control characters in, visible ones out.
//!
//! XML 1.0 (and so DOCX) cannot carry U+0000-0008, 000B, 000C, 000E-001F, FFFE
//! and FFFF, some readers of OFD drop U+007F-009F, readers of PDF give no
//! noncharacter back, and no face draws them. The rule stands here, once for all
//! writers: a reader puts the picture of the character in its place (U+2400 + its
//! number, U+2421 for U+007F; U+FFFD for what has no picture: U+0080-009F, the
//! noncharacters U+FDD0-FDEF and the last two of each plane) and warns with its
//! place. A form feed and U+0085 in plain text never come here: they end a page
//! and a line.

use std::borrow::Cow;
use std::ops::Range;

use super::Format;
use super::findings::Findings;
use super::lines::LineIndex;
use crate::diagnostic::Diagnostic;
use crate::document::{Place, Text};

/// `text` with visible characters in the place of control characters.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_control) {
        Cow::Owned(text.chars().map(picture).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Puts `chars`, which stand at `bytes` of the file unless they are written
/// another way there, behind `text`, visible characters in the place of control
/// characters; where those stand, the others are still known.
pub(super) fn push(text: &mut Text, chars: &str, bytes: Range<usize>) {
    let stands = chars.len() == bytes.len();
    let mut at = bytes.start;
    for piece in chars.split_inclusive(is_control) {
        let rest = piece.trim_end_matches(is_control);
        let from = text.chars.len();
        text.chars.push_str(rest);
        if stands {
            text.stands(from, at..at + rest.len());
        }
        text.chars.extend(piece[rest.len()..].chars().map(picture));
        at += piece.len();
    }
}

/// One warning for all control characters of `text` from the byte `start` on,
/// outside `breaks`.
pub(super) fn warn(
    text: &str,
    start: usize,
    lines: &LineIndex,
    breaks: Breaks,
) -> Option<Diagnostic> {
    let mut findings = Findings::default();
    let controls = text[start..].char_indices();
    for (at, char) in controls.filter(|(_, char)| is_control(*char)) {
        if !(matches!(char, '\u{c}' | '\u{85}') && breaks == Breaks::Known) {
            findings.add(start + at..start + at + char.len_utf8(), lines);
        }
    }
    let (place, span) = findings.summary()?;
    Some(warning(&span, place))
}

/// The value given for the key `written` with visible characters in the place
/// of control characters, and each of Unicode's line ends a line feed, which
/// starts a new line in every writer; and the warning, where there were
/// control characters.
pub(super) fn given(written: &str, value: &str) -> (String, Option<Diagnostic>) {
    let lines = value.replace("\r\n", "\n");
    let lines = lines.replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let place = || Place::Given {
        key: written.to_owned(),
    };
    match visible(&lines) {
        Cow::Borrowed(_) => (lines, None),
        Cow::Owned(shown) => {
            let warning = warning(&format!("“{written}”的值"), place());
            (shown, Some(warning))
        }
    }
}

fn warning(span: &str, place: Place) -> Diagnostic {
    let message = format!("{span}有不能显示的控制字符，已换成可见的符号（如 ␀、␇）");
    Diagnostic::warning("control-character", message)
        .at(place)
        .hint("这些字符多是复制时带来的：在原文中删掉它们，或确认无碍后忽略")
}

/// What a form feed and U+0085 are in a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// The ends of a page and of a line.
    Known,
    /// Control characters like the others.
    None,
}

impl Breaks {
    /// What they are in `format`.
    pub(super) fn of(format: Format) -> Self {
        match format {
            Format::Txt => Self::Known,
            Format::Markdown | Format::Docx => Self::None,
        }
    }
}

fn is_control(char: char) -> bool {
    char.is_control() && !matches!(char, '\t' | '\n' | '\r') || is_noncharacter(char)
}

fn is_noncharacter(char: char) -> bool {
    matches!(char, '\u{fdd0}'..='\u{fdef}') || u32::from(char) & 0xFFFE == 0xFFFE
}

fn picture(char: char) -> char {
    match char {
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' => char::REPLACEMENT_CHARACTER,
        _ if is_noncharacter(char) => char::REPLACEMENT_CHARACTER,
        _ if is_control(char) => char::from_u32(0x2400 + u32::from(char))
            .expect("the block of control pictures has one for each"),
        _ => char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_visible_and_nothing_else_changes() {
        assert_eq!(visible("甲\0\u{7}\u{b}乙\u{ffff}"), "甲␀␇␋乙\u{fffd}");
        assert_eq!(visible("\u{fdd0}丙\u{2fffe}"), "\u{fffd}丙\u{fffd}");
        assert_eq!(
            visible("甲\u{7f}\u{80}\u{85}\u{9f}乙"),
            "甲␡\u{fffd}\u{fffd}\u{fffd}乙"
        );
        assert_eq!(
            visible("\t甲\r\n\u{a0}\u{3000}\u{ad}"),
            "\t甲\r\n\u{a0}\u{3000}\u{ad}"
        );
    }

    #[test]
    fn a_given_value_has_line_feeds_for_line_ends_and_no_control_character() {
        let (value, warning) = given("标题", "甲\r\n乙\r丙\u{2028}丁\u{85}戊");
        assert_eq!((value.as_str(), warning), ("甲\n乙\n丙\n丁\n戊", None));
        let (value, warning) = given("标题", "甲\u{7}乙\u{c}");
        assert_eq!(value, "甲␇乙␌");
        let warning = warning.expect("it is told");
        assert_eq!(warning.code, "control-character");
        assert!(warning.message.starts_with("“标题”的值有"), "{warning:?}");
    }

    #[test]
    fn one_warning_names_the_lines() {
        let text = "甲\u{85}\n乙\u{1}丙\u{2}\n\u{3}\u{c}";
        let found = warn(text, 0, &LineIndex::new(text), Breaks::Known).expect("three");
        assert_eq!(found.code, "control-character");
        assert_eq!(found.place.and_then(|place| place.line()), Some(2));
        assert!(
            found.message.starts_with("第 2、3 行（共 3 处）有"),
            "{}",
            found.message
        );
    }
}
