//! Lines for people in, lines that fit so many columns out, broken where Chinese
//! text may be: a Chinese character takes two columns and needs no space beside it.

use unicode_width::UnicodeWidthChar as _;

/// Narrower than this nothing can be set; the terminal breaks the lines itself.
const NARROWEST: usize = 24;

/// How far a description stands in below its term, when it stands below it.
const BELOW: usize = 10;

/// Marks that begin no line.
const NO_BEGINNING: &str = "，。、；：？！）》〉”’】…—,.;:?!)]}>";

/// Marks that end no line.
const NO_END: &str = "（《〈“‘【([{<-";

/// `text` in lines of at most `columns` columns. What follows a gap of two or
/// more spaces is a description: its further lines stand below its beginning.
pub fn wrapped(text: &str, columns: usize) -> String {
    let columns = columns.max(NARROWEST);
    text.split('\n')
        .map(|line| wrapped_line(line, columns))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether a line may end between `before` and `after`, spaces aside.
pub fn may_break(before: char, after: char) -> bool {
    (is_wide(before) || is_wide(after)) && !NO_END.contains(before) && !NO_BEGINNING.contains(after)
}

/// Columns of `text`. Marks whose width depends on the place are counted wide.
fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

fn char_width(char: char) -> usize {
    char.width_cjk().unwrap_or(0)
}

fn is_wide(char: char) -> bool {
    char_width(char) == 2
}

fn wrapped_line(line: &str, columns: usize) -> String {
    if width(line) <= columns {
        return line.to_owned();
    }
    let (term, description) = cut_at_gap(line);
    let margin = line.len() - line.trim_start().len();
    let hang = width(term);
    if description.is_empty() || hang <= columns / 2 {
        let indent = if description.is_empty() { margin } else { hang };
        let indent = indent.min(columns / 2);
        return filled(line, columns, indent);
    }
    let below = format!("{}{description}", " ".repeat(BELOW));
    let term = wrapped_line(term.trim_end(), columns);
    format!("{term}\n{}", filled(&below, columns, BELOW))
}

/// A line before and behind its first gap; the gap stays with what is before.
fn cut_at_gap(line: &str) -> (&str, &str) {
    let margin = line.len() - line.trim_start().len();
    let Some(gap) = line[margin..].find("  ") else {
        return (line, "");
    };
    let behind = line[margin + gap..].trim_start();
    line.split_at(line.len() - behind.len())
}

/// `line` filled into lines; those after the first begin with `indent` spaces.
fn filled(line: &str, columns: usize, indent: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for piece in pieces(line) {
        let room = columns.saturating_sub(used);
        if width(piece.trim_end()) > room && used > indent {
            out.truncate(out.trim_end().len());
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            used = indent;
        }
        for char in piece.chars() {
            // A word longer than a line is broken where the line ends.
            if used + char_width(char) > columns && char != ' ' {
                out.push('\n');
                out.push_str(&" ".repeat(indent));
                used = indent;
            }
            out.push(char);
            used += char_width(char);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The pieces of a line that are not broken, each with the spaces behind it;
/// what the line begins with stays with the first.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    for (at, char) in line.char_indices() {
        let is_margin = line[..at].trim_start().is_empty();
        let breaks = (before == ' ' && char != ' ') || may_break(before, char);
        if breaks && char != ' ' && !is_margin {
            pieces.push(&line[start..at]);
            start = at;
        }
        before = char;
    }
    pieces.push(&line[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTION: &str = "  -t, --to <FORMATS>  要生成的格式：docx、pdf，用逗号分开";

    #[test]
    fn a_description_hangs_below_its_beginning() {
        assert_eq!(
            wrapped(OPTION, 48),
            "  -t, --to <FORMATS>  要生成的格式：docx、pdf，\n                      用逗号分开"
        );
    }

    #[test]
    fn a_description_goes_below_a_term_that_leaves_it_no_room() {
        assert_eq!(
            wrapped(OPTION, 30),
            "  -t, --to <FORMATS>\n          要生成的格式：docx、\n          pdf，用逗号分开"
        );
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_and_no_character_is_lost() {
        let word = format!("  {}  说明", "x".repeat(200));
        for text in [
            OPTION,
            "用法：gongwen <文件>… [选项]，见“帮助”（很长的一行）",
            &word,
        ] {
            for columns in [0, 1, 7, 24, 31, 47, 80, 100_000] {
                let out = wrapped(text, columns);
                let widest = out.lines().map(width).max();
                assert!(widest <= Some(columns.max(NARROWEST)), "{columns}: {out}");
                let bare = |text: &str| text.split_whitespace().collect::<String>();
                assert_eq!(bare(&out), bare(text), "{columns}");
            }
        }
    }

    #[test]
    fn marks_begin_and_end_lines_as_in_print() {
        assert!(!may_break('字', '，'));
        assert!(!may_break('“', '字'));
        assert!(!may_break('a', 'b'));
        assert!(may_break('字', '字'));
        assert!(may_break('为', 'd'));
    }
}
