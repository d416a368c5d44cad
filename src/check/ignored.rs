//! The words of a text to `check` itself in, which findings they silence out.
//!
//! A comment on a line of its own speaks of the paragraph below it, one behind
//! words of its own line, one in front matter of the whole text.

use super::manuscript::Passage;
use crate::read::{Format, directive};

/// What a text says is not to be told.
#[derive(Debug, Default)]
pub struct Ignored<'t> {
    words: Vec<Word<'t>>,
}

#[derive(Debug)]
struct Word<'t> {
    /// The line it stands on, counted from 1.
    line: u32,
    scope: Scope,
    /// The codes; all where empty.
    codes: Vec<&'t str>,
}

#[derive(Debug, Clone, Copy)]
enum Scope {
    Text,
    /// The paragraph that begins on this line.
    Paragraph(u32),
    /// This line alone.
    Line(u32),
}

impl<'t> Ignored<'t> {
    /// The words of `text`.
    pub fn of(text: &'t str, format: Format) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let mut words = Vec::new();
        if lines.first().is_some_and(|line| line.trim_end() == "---") {
            let head = (1..).zip(&lines).skip(1);
            let head = head.take_while(|(_, line)| !["---", "..."].contains(&line.trim_end()));
            words.extend(head.filter_map(|(line, text)| {
                let codes = directive::in_front_matter(text)?;
                Some(Word {
                    line,
                    scope: Scope::Text,
                    codes,
                })
            }));
        }
        if format == Format::Markdown {
            words.extend(comments(&lines));
        }
        Self { words }
    }

    /// Whether a finding of the rule `code` at `line` of `passage` is silenced.
    pub(super) fn silences(&self, code: &str, passage: &Passage<'_>, line: Option<u32>) -> bool {
        self.words.iter().any(|word| {
            let here = match word.scope {
                Scope::Text => true,
                Scope::Paragraph(at) => line == Some(at) || passage.place.line() == Some(at),
                Scope::Line(at) => line == Some(at),
            };
            here && (word.codes.is_empty() || word.codes.contains(&code))
        })
    }

    /// The codes that `known` does not know, each with its line.
    pub fn unknown(&self, known: impl Fn(&str) -> bool) -> Vec<(u32, &'t str)> {
        let codes = self
            .words
            .iter()
            .flat_map(|word| word.codes.iter().map(|code| (word.line, *code)));
        codes.filter(|(_, code)| !known(code)).collect()
    }
}

/// The comments of Markdown.
fn comments<'t>(lines: &[&'t str]) -> Vec<Word<'t>> {
    let mut words = Vec::new();
    let mut fenced = false;
    for (at, line) in lines.iter().enumerate() {
        fenced ^= ["```", "~~~"]
            .iter()
            .any(|it| line.trim_start().starts_with(it));
        let Some(start) = line.find("<!--").filter(|_| !fenced) else {
            continue;
        };
        // Between backticks it is spoken of.
        if line[..start].matches('`').count() % 2 == 1 {
            continue;
        }
        let Some(length) = line[start..].find("-->") else {
            continue;
        };
        let end = start + length + "-->".len();
        let Some(codes) = directive::in_comment(&line[start..end]) else {
            continue;
        };
        let alone = line[..start].trim().is_empty() && line[end..].trim().is_empty();
        let below = || (at + 1..lines.len()).find(|next| !lines[*next].trim().is_empty());
        let number = |at: usize| u32::try_from(at + 1).unwrap_or(u32::MAX);
        let scope = if alone {
            Scope::Paragraph(number(below().unwrap_or(at)))
        } else {
            Scope::Line(number(at))
        };
        words.push(Word {
            line: number(at),
            scope,
            codes,
        });
    }
    words
}
