//! Which quotation marks are Latin: those of an English sentence, and the
//! apostrophe in a word. Unicode has one “ for both scripts, so that the letters
//! beside it decide.
//!
//! In: the text of a paragraph. Out: the bytes of the marks that are Latin, in
//! order. Both writers take it from here.

use super::shape::is_latin;

/// What stands next to a mark, blanks and other marks left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// Nothing: the line begins or ends.
    Edge,
    /// A Latin letter or a digit.
    Latin,
    /// A Chinese character or mark, or one of another script.
    Other,
}

/// A quotation mark of the text.
struct Mark {
    byte: usize,
    character: char,
    before: Beside,
    after: Beside,
    /// Whether a letter or digit touches it on both sides.
    inside_word: bool,
    /// Which of the marks stands at the quotation's other end.
    pair: Option<usize>,
}

/// The bytes of the quotation marks and apostrophes that are set as Latin.
pub fn latin_quotes(text: &str) -> Vec<usize> {
    let mut marks = marks(text);
    pair(&mut marks);
    let latin = marks.iter().filter(|mark| is_latin_mark(mark, &marks));
    latin.map(|mark| mark.byte).collect()
}

/// The marks of the text, each with what stands beside it.
fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut before = Beside::Edge;
    // The first mark that does not know yet what follows it.
    let mut waiting = 0;
    let mut previous = None;
    for (byte, character) in text.char_indices() {
        if matches!(character, '“' | '”' | '‘' | '’') {
            let inside_word = previous.is_some_and(is_word)
                && text[byte + character.len_utf8()..].starts_with(is_word);
            marks.push(Mark {
                byte,
                character,
                before,
                after: Beside::Edge,
                inside_word,
                pair: None,
            });
        } else if let Some(seen) = beside(character) {
            for mark in &mut marks[waiting..] {
                mark.after = seen;
            }
            waiting = marks.len();
            before = seen;
        }
        previous = Some(character);
    }
    marks
}

/// What a character is to a mark near it; blanks and marks of no script are
/// nothing.
fn beside(character: char) -> Option<Beside> {
    match character {
        '\n' => Some(Beside::Edge),
        _ if is_word(character) => Some(Beside::Latin),
        '\u{2E80}'.. => Some(Beside::Other),
        _ if character.is_alphanumeric() => Some(Beside::Other),
        _ => None,
    }
}

fn is_word(character: char) -> bool {
    is_latin(character) && character.is_alphanumeric()
}

/// Joins each opening mark with the one that closes it.
fn pair(marks: &mut [Mark]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..marks.len() {
        let opener = match marks[at].character {
            '”' => '“',
            '’' if !marks[at].inside_word => '‘',
            '’' => continue,
            _ => {
                open.push(at);
                continue;
            }
        };
        if let Some(from) = open.pop_if(|from| marks[*from].character == opener) {
            marks[from].pair = Some(at);
            marks[at].pair = Some(from);
        }
    }
}

/// Whether a mark is Latin: with Latin on both sides of both marks of the
/// quotation, or nothing outside it; a mark by itself with Latin on both sides.
fn is_latin_mark(mark: &Mark, marks: &[Mark]) -> bool {
    if mark.inside_word {
        return mark.character == '’';
    }
    let is_latin = |beside| beside == Beside::Latin;
    let is_outside = |beside| matches!(beside, Beside::Latin | Beside::Edge);
    match mark.pair {
        Some(pair) => {
            let (open, close) = if mark.byte < marks[pair].byte {
                (mark, &marks[pair])
            } else {
                (&marks[pair], mark)
            };
            is_outside(open.before)
                && is_latin(open.after)
                && is_latin(close.before)
                && is_outside(close.after)
        }
        None => is_latin(mark.before) && is_latin(mark.after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with its Latin marks as ASCII ones.
    fn seen(text: &str) -> String {
        let latin = latin_quotes(text);
        let chars =
            text.char_indices()
                .map(|(at, character)| match (latin.contains(&at), character) {
                    (true, '“' | '”') => '"',
                    (true, _) => '\'',
                    (false, _) => character,
                });
        chars.collect()
    }

    #[test]
    fn quotations_of_english_sentences_are_latin() {
        for (text, wanted) in [
            (
                "The “Belt and Road” is open.",
                r#"The "Belt and Road" is open."#,
            ),
            (
                "“Well,” she said, “we go.”",
                r#""Well," she said, "we go.""#,
            ),
            ("“Open!”", r#""Open!""#),
            (
                "He said “a ‘good’ day” in 2026",
                r#"He said "a 'good' day" in 2026"#,
            ),
            (
                "大会主题是 A “new” way 三个词",
                r#"大会主题是 A "new" way 三个词"#,
            ),
        ] {
            assert_eq!(seen(text), wanted);
        }
    }

    #[test]
    fn quotations_in_chinese_stay_chinese() {
        for text in [
            "推进“GDP”核算",
            "“Belt and Road”倡议",
            "他说：“We go.”",
            "（“OK”）",
            "The “一带一路” initiative",
            "实行“1+1”",
            "“甲”",
            "在 G20 “APEC”之后",
        ] {
            assert_eq!(seen(text), text);
        }
    }

    #[test]
    fn an_apostrophe_is_latin() {
        assert_eq!(seen("推进“don’t”工作"), "推进“don't”工作");
        assert_eq!(seen("the workers’ rights"), "the workers' rights");
        assert_eq!(seen("甲’乙 a‘b"), "甲’乙 a‘b");
    }

    #[test]
    fn lines_are_told_apart() {
        assert_eq!(seen("甲\n“Open.”\n乙"), "甲\n\"Open.\"\n乙");
    }
}
