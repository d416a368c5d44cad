//! Findings for people: place, weight, message and code; the line with carets
//! under what is meant; what can be done.

use std::fmt::Write as _;
use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

use crate::check::finding::{Finding, Shown, Sureness};
use crate::check::rule::{Fixing, Weight};
use crate::document::Place;

/// Whether lines carry colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// They do.
    On,
    /// They do not.
    Off,
}

/// Where findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terminal {
    /// Whether it takes colours.
    pub colours: Colours,
    /// Its columns; `None` where lines may be of any length.
    pub columns: Option<usize>,
}

/// How many characters of a line are shown before and behind what is meant.
const AROUND: usize = 24;
/// Columns of what is meant that get a caret at most.
const MOST_CARETS: usize = 60;
/// What stands before a line's words.
const MARGIN: &str = "  | ";
/// Columns for a line's words at least: a narrower terminal breaks it itself.
const NARROWEST: usize = 12;

/// One finding about the file called `file`.
pub fn human(file: &str, finding: &Finding, terminal: Terminal) -> String {
    let mut out = String::new();
    let weight = coloured(finding.weight, terminal.colours);
    let sure = match finding.sureness {
        Sureness::Certain => String::new(),
        sureness => format!("（{}）", sureness.name()),
    };
    let _ = writeln!(
        out,
        "{}: {weight}{sure}: {} [{}]",
        place(file, finding),
        finding.message,
        finding.rule.code
    );
    let room = terminal.columns.map_or(usize::MAX, room);
    let (words, before, width) = window(&finding.shown, room);
    let _ = writeln!(out, "{MARGIN}{words}");
    let _ = writeln!(out, "{MARGIN}{}{}", " ".repeat(before), "^".repeat(width));
    let _ = writeln!(out, "  依据: {}", finding.rule.clause);
    if let Some(fix) = &finding.fix {
        let sure = match fix.fixing {
            Fixing::Safe => "",
            Fixing::Unsafe => "（需确认）",
            Fixing::ByHand => "（须人工改，自动改会动到 Markdown 的记号）",
        };
        let _ = writeln!(out, "  改法{sure}: {}", fix.message);
    }
    out
}

fn coloured(weight: Weight, colours: Colours) -> String {
    let colour = match weight {
        Weight::Mandatory => 31,
        Weight::Recommended => 33,
        Weight::Custom => 36,
    };
    match colours {
        Colours::On => format!("\u{1b}[1;{colour}m{}\u{1b}[0m", weight.name()),
        Colours::Off => weight.name().to_owned(),
    }
}

/// A place in a file, as editors and terminals open it.
pub(super) fn place(file: &str, finding: &Finding) -> String {
    let page = finding.page.map(|page| format!("（第{page}页）"));
    let page = page.unwrap_or_default();
    match &finding.place {
        Place::Text { line, column, .. } => format!("{file}:{line}:{column}"),
        Place::Docx {
            paragraph,
            character,
            ..
        } => format!("{file}:第{paragraph}段第{character}字{page}"),
        Place::Given { key } => format!("{file}:要素“{key}”"),
    }
}

/// Columns for words on a terminal of `columns`, which breaks a line that fills
/// its last one: carets would not stand below what they mean.
fn room(columns: usize) -> usize {
    columns.saturating_sub(MARGIN.len() + 1).max(NARROWEST)
}

/// The words round what is meant in at most `room` columns, the columns before
/// it and the columns it takes on a terminal, where a Chinese character takes
/// two. Where there is no room for what is meant, its end is left out.
fn window(shown: &Shown, room: usize) -> (String, usize, usize) {
    let chars: Vec<char> = shown.line.chars().map(plain).collect();
    let start = shown.chars.start.min(chars.len());
    let mut end = shown.chars.end.clamp(start, chars.len());
    let mut around = AROUND;
    loop {
        let cut = Cut::new(&chars, start..end, around);
        if cut.columns <= room {
            let width = columns(&chars[start..end]).clamp(1, MOST_CARETS);
            return (cut.words, cut.before, width);
        }
        match around {
            0 if end <= start + 1 => return (String::new(), 0, 1),
            0 => end -= 1,
            _ => around -= 1,
        }
    }
}

/// A part of a line, with an ellipsis for what is left out at either side.
struct Cut {
    words: String,
    /// Columns before what is meant.
    before: usize,
    /// Columns in all.
    columns: usize,
}

impl Cut {
    /// `meant` with `around` characters before and behind it.
    fn new(chars: &[char], meant: Range<usize>, around: usize) -> Self {
        let from = meant.start.saturating_sub(around);
        let to = (meant.end + around).min(chars.len());
        let left_out = |is_some: bool| if is_some { &['…'][..] } else { &[] };
        let (head, tail) = (left_out(from > 0), left_out(to < chars.len()));
        let all = [head, &chars[from..to], tail].concat();
        Self {
            before: columns(head) + columns(&chars[from..meant.start]),
            columns: columns(&all),
            words: all.into_iter().collect(),
        }
    }
}

/// Characters that move the pen in ways of their own are shown as one column.
fn plain(ch: char) -> char {
    if ch.is_control() { ' ' } else { ch }
}

/// The columns of a terminal that `chars` take. Marks whose width depends on
/// the place are wide in Chinese text.
fn columns(chars: &[char]) -> usize {
    chars.iter().map(|ch| ch.width_cjk().unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_stand_below_double_width_characters() {
        let shown = Shown {
            line: "甲a，，乙".to_owned(),
            chars: 2..4,
        };
        assert_eq!(window(&shown, usize::MAX), ("甲a，，乙".to_owned(), 3, 4));
    }

    #[test]
    fn a_long_line_is_cut_round_what_is_meant() {
        let shown = Shown {
            line: "字".repeat(60),
            chars: 30..31,
        };
        let (words, before, width) = window(&shown, usize::MAX);
        assert_eq!(words.chars().count(), 51);
        assert_eq!((before, width), (50, 2));
    }

    /// A mark in a long line, and a long part of it: on terminals of any width
    /// words and carets keep to one line, and carets stand below what is meant.
    #[test]
    fn a_line_keeps_to_its_terminal() {
        let line: String = ('一'..).take(80).collect();
        for chars in [30..31, 0..1, 79..80, 10..70] {
            let shown = Shown {
                line: line.clone(),
                chars: chars.clone(),
            };
            for columns_of in [0, 1, 7, 20, 40, 80, 100_000] {
                let room = room(columns_of);
                let (words, before, width) = window(&shown, room);
                let words: Vec<char> = words.chars().collect();
                assert!(columns(&words) <= room, "{columns_of}: {words:?}");
                assert!(before + width <= room);
                let first = line.chars().nth(chars.start).expect("it is there");
                let at = words.iter().position(|it| *it == first).expect("shown");
                assert_eq!(columns(&words[..at]), before, "{columns_of}");
            }
        }
    }
}
