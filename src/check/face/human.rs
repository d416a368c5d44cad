//! Findings for people: place, weight, message and code; the line with carets
//! under what is meant; what can be done.

use std::fmt::Write as _;

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

/// How many characters of a line are shown before and behind what is meant.
const AROUND: usize = 24;
/// Columns of what is meant that get a caret at most.
const MOST_CARETS: usize = 60;

/// One finding about the file called `file`.
pub fn human(file: &str, finding: &Finding, colours: Colours) -> String {
    let mut out = String::new();
    let weight = coloured(finding.weight, colours);
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
    let (words, before, width) = window(&finding.shown);
    let _ = writeln!(out, "  | {words}");
    let _ = writeln!(out, "  | {}{}", " ".repeat(before), "^".repeat(width));
    let _ = writeln!(out, "  依据: {}", finding.rule.clause);
    if let Some(fix) = &finding.fix {
        let sure = match fix.fixing {
            Fixing::Safe => "",
            Fixing::Unsafe | Fixing::ByHand => "（需确认）",
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

/// The words round what is meant, the columns before it and the columns it
/// takes on a terminal, where a Chinese character takes two.
fn window(shown: &Shown) -> (String, usize, usize) {
    let chars: Vec<char> = shown.line.chars().map(plain).collect();
    let start = shown.chars.start.min(chars.len());
    let end = shown.chars.end.clamp(start, chars.len());
    let from = start.saturating_sub(AROUND);
    let to = (end + AROUND).min(chars.len());
    let mut words = String::new();
    let mut before = 0;
    if from > 0 {
        words.push('…');
        before += columns(&['…']);
    }
    words.extend(&chars[from..to]);
    if to < chars.len() {
        words.push('…');
    }
    before += columns(&chars[from..start]);
    let width = columns(&chars[start..end]).clamp(1, MOST_CARETS);
    (words, before, width)
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
        assert_eq!(window(&shown), ("甲a，，乙".to_owned(), 3, 4));
    }

    #[test]
    fn a_long_line_is_cut_round_what_is_meant() {
        let shown = Shown {
            line: "字".repeat(60),
            chars: 30..31,
        };
        let (words, before, width) = window(&shown);
        assert_eq!(words.chars().count(), 51);
        assert_eq!((before, width), (50, 2));
    }
}
