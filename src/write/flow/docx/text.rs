//! A stretch of text in one look as docx-rs runs.
//!
//! In: characters and their letter. Out: runs whose text, breaks and tabs are
//! those characters. Word picks a face by the character: letters and digits
//! take the Latin one by themselves, quotes, dashes and dots the Chinese one
//! by a hint; only letters beyond ASCII, quotation marks that are Latin, and
//! Chinese punctuation right behind a letter or a digit have to be put into
//! a run of their own. The last is LibreOffice's, which hears no hint and sets
//! what stands behind Latin in the Latin face.

use std::ops::Range;

use docx_rs::{BreakType, Run, RunFonts};

use super::sheet;
use crate::compose::shape::{is_combining, is_latin};
use crate::template::LatinFace;
use crate::write::xml::carried;

/// How the face of the doubtful characters of a run is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// There is none: the run has Chinese characters and ASCII alone.
    None,
    /// They are Chinese punctuation.
    Chinese,
    /// They are Chinese punctuation behind a letter or a digit.
    ChineseBehindLatin,
    /// They are Latin letters.
    Latin,
}

/// What alignment puts between two characters; it is none of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// A line ends.
    Line,
    /// White space that a tab of ours takes the place of, up to that tab.
    Gap,
    /// The next tab stop.
    Tab,
    /// The next tab stop, on a new line.
    LineAndTab,
}

/// White space before a tab of ours is as small as can be: it stays, letter
/// for letter, and takes no room on the line.
const GAP_HALF_POINTS: usize = 2;

/// What the runs are made with.
pub(super) struct Hand<'a> {
    /// Whether letters have a face of their own.
    pub(super) latin: LatinFace,
    /// Its name.
    pub(super) latin_name: &'a str,
    /// The name of the Chinese face.
    pub(super) chinese_name: &'a str,
    /// Direct faces, where the run differs from its style.
    pub(super) fonts: Option<RunFonts>,
    /// What its runs ask of the paragraph.
    pub(super) places: Places<'a>,
}

/// Places of a paragraph, by bytes of its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places<'a> {
    /// Before which something of ours stands, in order.
    pub(super) breaks: &'a [(usize, Turn)],
    /// Where its Latin quotation marks are, in order.
    pub(super) quotes: &'a [usize],
}

impl Hand<'_> {
    /// The runs of `chars`, which begin at byte `start` of the paragraph, each
    /// made ready by `dress`.
    pub(super) fn runs(&self, chars: &str, start: usize, dress: impl Fn(Run) -> Run) -> Vec<Run> {
        let mut runs = Vec::new();
        for (range, doubt) in self.stretches(chars, start) {
            for piece in self.pieces(range, start) {
                let turn = self.turn(start + piece.start);
                let ours = Run::new().style(sheet::ALIGNING_TAB);
                let mut run = self.with_fonts(dress(Run::new()), doubt);
                match turn {
                    Some(Turn::Tab) => runs.push(ours.add_tab()),
                    Some(Turn::LineAndTab) => {
                        runs.push(ours.add_break(BreakType::TextWrapping).add_tab());
                    }
                    Some(Turn::Gap) => run = run.size(GAP_HALF_POINTS),
                    Some(Turn::Line) | None => {}
                }
                runs.push(self.fill(run, &chars[piece.clone()], start + piece.start));
            }
        }
        runs
    }

    /// Cuts text where the way its doubtful characters are decided changes.
    fn stretches(&self, chars: &str, start: usize) -> Vec<(Range<usize>, Doubt)> {
        let mut stretches: Vec<(Range<usize>, Doubt)> = Vec::new();
        let mut previous = None;
        for (at, character) in chars.char_indices() {
            let end = at + character.len_utf8();
            let quote = self.places.quotes.binary_search(&(start + at)).is_ok();
            // A letter and the marks over it are in one run and of one face.
            let bears = chars[end..].starts_with(is_combining) && is_latin(character);
            let doubt = match (self.latin, stretches.last()) {
                (_, Some((_, base))) if is_combining(character) => *base,
                (LatinFace::Latin, _) if quote || bears => Doubt::Latin,
                (latin, _) => doubt(previous, character, latin),
            };
            match stretches.last_mut() {
                Some((range, last)) if fits(*last, doubt) => {
                    range.end = end;
                    if *last == Doubt::None {
                        *last = doubt;
                    }
                }
                _ => stretches.push((at..end, doubt)),
            }
            // Blanks are of the script of what stands before them.
            if character != ' ' {
                previous = Some(character);
            }
        }
        stretches
    }

    /// A stretch cut where a tab of ours or white space before it stands, which
    /// take runs of their own.
    fn pieces(&self, range: Range<usize>, start: usize) -> Vec<Range<usize>> {
        let tabs = self
            .places
            .breaks
            .iter()
            .filter(|(_, turn)| *turn != Turn::Line);
        let inside = tabs
            .filter_map(|(byte, _)| byte.checked_sub(start))
            .filter(|at| range.start < *at && *at < range.end);
        let cuts: Vec<usize> = [range.start].into_iter().chain(inside).collect();
        let ends = cuts.iter().copied().skip(1).chain([range.end]);
        cuts.iter().zip(ends).map(|(from, to)| *from..to).collect()
    }

    /// What of ours stands before the byte.
    fn turn(&self, byte: usize) -> Option<Turn> {
        let found = self.places.breaks.binary_search_by_key(&byte, |it| it.0);
        found.ok().map(|index| self.places.breaks[index].1)
    }

    fn with_fonts(&self, run: Run, doubt: Doubt) -> Run {
        let fonts = self.fonts.clone();
        match doubt {
            Doubt::None => match fonts {
                Some(fonts) => run.fonts(fonts),
                None => run,
            },
            Doubt::Chinese => run.fonts(fonts.unwrap_or_default().hint("eastAsia")),
            Doubt::ChineseBehindLatin => {
                let fonts = fonts.unwrap_or_default().ascii(self.chinese_name);
                run.fonts(fonts.hint("eastAsia"))
            }
            Doubt::Latin => run.fonts(fonts.unwrap_or_default().hi_ansi(self.latin_name)),
        }
    }

    fn fill(&self, mut run: Run, chars: &str, start: usize) -> Run {
        let mut text = String::with_capacity(chars.len());
        let flush = |run: Run, text: &mut String| {
            if text.is_empty() {
                run
            } else {
                run.add_text(std::mem::take(text))
            }
        };
        for (at, character) in chars.char_indices() {
            if self.turn(start + at) == Some(Turn::Line) {
                run = flush(run, &mut text).add_break(BreakType::TextWrapping);
            }
            match character {
                '\n' => run = flush(run, &mut text).add_break(BreakType::TextWrapping),
                '\t' => run = flush(run, &mut text).add_tab(),
                // A lone carriage return would be dropped on the way.
                '\r' => text.push(' '),
                other => text.push(carried(other)),
            }
        }
        flush(run, &mut text)
    }
}

/// A run may hold characters without doubt beside those of one kind of doubt;
/// Latin letters stay by themselves, so that the Chinese text keeps its face.
fn fits(run: Doubt, character: Doubt) -> bool {
    match (run, character) {
        (Doubt::None | Doubt::Chinese, Doubt::None | Doubt::Chinese) => true,
        (Doubt::Latin | Doubt::ChineseBehindLatin, _)
        | (_, Doubt::Latin | Doubt::ChineseBehindLatin) => run == character,
    }
}

fn doubt(previous: Option<char>, character: char, latin: LatinFace) -> Doubt {
    if character.is_ascii() || character >= '\u{2E80}' {
        return Doubt::None;
    }
    if latin == LatinFace::Latin && is_latin(character) {
        Doubt::Latin
    } else if latin == LatinFace::Latin && previous.is_some_and(is_latin) {
        Doubt::ChineseBehindLatin
    } else {
        Doubt::Chinese
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::latin_quotes;

    fn seen(chars: &str) -> Vec<(&str, Doubt)> {
        let hand = Hand {
            latin: LatinFace::Latin,
            latin_name: "",
            chinese_name: "",
            fonts: None,
            places: Places {
                breaks: &[],
                quotes: &latin_quotes(chars),
            },
        };
        hand.stretches(chars, 0)
            .into_iter()
            .map(|(range, doubt)| (&chars[range], doubt))
            .collect()
    }

    #[test]
    fn quotes_are_chinese_and_an_apostrophe_in_a_word_is_latin() {
        assert_eq!(
            seen("推进“don’t café”工作"),
            [
                ("推进“don", Doubt::Chinese),
                ("’", Doubt::Latin),
                ("t caf", Doubt::None),
                ("é", Doubt::Latin),
                ("”", Doubt::ChineseBehindLatin),
                ("工作", Doubt::None),
            ]
        );
    }

    #[test]
    fn a_letter_and_the_mark_over_it_are_one_run() {
        assert_eq!(
            seen("在cafe\u{301}里"),
            [
                ("在caf", Doubt::None),
                ("e\u{301}", Doubt::Latin),
                ("里", Doubt::None),
            ]
        );
    }

    #[test]
    fn quotes_of_an_english_sentence_are_latin() {
        assert_eq!(
            seen("“We” go."),
            [
                ("“", Doubt::Latin),
                ("We", Doubt::None),
                ("”", Doubt::Latin),
                (" go.", Doubt::None),
            ]
        );
    }

    #[test]
    fn punctuation_behind_digits_is_a_run_of_its_own() {
        assert_eq!(
            seen("“13710”制度，1—7月"),
            [
                ("“13710", Doubt::Chinese),
                ("”", Doubt::ChineseBehindLatin),
                ("制度，1", Doubt::None),
                ("—", Doubt::ChineseBehindLatin),
                ("7月", Doubt::None),
            ]
        );
    }

    #[test]
    fn plain_text_is_one_run_without_a_hint() {
        assert_eq!(seen("共3项，GB标准。"), [("共3项，GB标准。", Doubt::None)]);
    }
}
