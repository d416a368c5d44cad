//! Field characters and codes in, what of a field is text out.
//!
//! A field's result is text, its code is not; a link is marked. Of a field
//! without a result what can be shown is shown (the signs that Word's 带圈字符
//! makes). It computes no field.

use crate::document::circled;

/// Fields may nest this deep.
const MOST_DEPTH: usize = 32;
/// A link that is longer leads nowhere; each paragraph it spans copies it.
const LONGEST_ADDRESS: usize = 4096;

/// The fields that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// Fields inside the innermost that is followed.
    deeper: usize,
}

#[derive(Debug)]
struct Field {
    code: String,
    phase: Phase,
}

/// Which part of a field is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Code,
    Result,
}

/// What the result of a field is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Begun {
    /// Text, a link to the address if it is one.
    Text(Option<String>),
    /// A table of contents, made of the headings.
    Contents,
}

/// What the end of a field leaves behind.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Its result, which was read already.
    Result,
    /// A table of contents, as [`Begun::Contents`].
    Contents,
    /// Nothing was saved, but it shows these characters.
    Shows(String),
    /// Nothing was saved, and what it shows is not known here.
    Unknown,
    /// It shows nothing.
    Nothing,
    /// It stood too deep to be followed.
    Deeper,
}

impl Fields {
    /// A field begins.
    pub(super) fn begin(&mut self) {
        if self.open.len() >= MOST_DEPTH {
            self.deeper += 1;
            return;
        }
        self.open.push(Field {
            code: String::new(),
            phase: Phase::Code,
        });
    }

    /// More of the innermost field's code.
    pub(super) fn code(&mut self, chars: &str) {
        if let Some(field) = self.open.last_mut().filter(|it| it.phase == Phase::Code) {
            field.code.push_str(chars);
        }
    }

    /// The innermost field's result begins.
    pub(super) fn separate(&mut self) -> Begun {
        let field = self.open.last_mut().filter(|_| self.deeper == 0);
        let Some(field) = field else {
            return Begun::Text(None);
        };
        field.phase = Phase::Result;
        begun(&field.code)
    }

    /// The bookmark at the note whose mark the innermost field gives, where its
    /// code is over and it is such a field.
    pub(super) fn note(&self) -> Option<String> {
        let field = self.open.last().filter(|_| self.deeper == 0)?;
        let mut words = words(&field.code).into_iter();
        let kind = words.next()?;
        kind.eq_ignore_ascii_case("NOTEREF")
            .then(|| words.next())
            .flatten()
    }

    /// The innermost field ends.
    pub(super) fn end(&mut self) -> Ended {
        if self.deeper > 0 {
            self.deeper -= 1;
            return Ended::Deeper;
        }
        match self.open.pop() {
            Some(field) if field.phase == Phase::Code => without_result(&field.code),
            Some(field) if is_contents(&field.code) => Ended::Contents,
            Some(_) => Ended::Result,
            None => Ended::Nothing,
        }
    }

    /// Whether what is read now is code.
    pub(super) fn in_code(&self) -> bool {
        self.open.iter().any(|it| it.phase == Phase::Code)
    }

    /// A paragraph ends: a code that was never closed must not swallow the
    /// paragraphs below it.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|it| it.phase == Phase::Result);
    }

    /// The links of the results that go on in a new paragraph, outermost first.
    pub(super) fn links(&self) -> impl Iterator<Item = Option<String>> {
        self.open.iter().map(|it| link(&it.code))
    }
}

/// What the result of a field with this code is.
pub(super) fn begun(code: &str) -> Begun {
    if is_contents(code) {
        Begun::Contents
    } else {
        Begun::Text(link(code))
    }
}

/// Whether a code asks for a table of the headings; with `\c` or `\a` it is one of
/// captions.
fn is_contents(code: &str) -> bool {
    let words = words(code);
    let is_of_captions = |it: &String| matches!(it.to_ascii_lowercase().as_str(), "\\c" | "\\a");
    words.split_first().is_some_and(|(kind, switches)| {
        kind.eq_ignore_ascii_case("TOC") && !switches.iter().any(is_of_captions)
    })
}

/// The address in `HYPERLINK "address" \l "place"`.
fn link(code: &str) -> Option<String> {
    let words = words(code);
    let (kind, rest) = words.split_first()?;
    if !kind.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let mut address = None;
    let mut place = None;
    let mut rest = rest.iter();
    while let Some(word) = rest.next() {
        match word.as_str() {
            "\\l" => place = rest.next(),
            "\\o" | "\\t" | "\\s" => drop(rest.next()),
            switch if switch.starts_with('\\') => {}
            _ => address = address.or(Some(word)),
        }
    }
    let address = address.filter(|it| !it.is_empty() && it.len() <= LONGEST_ADDRESS)?;
    Some(match place {
        Some(place) if place.len() <= LONGEST_ADDRESS => format!("{address}#{place}"),
        Some(_) | None => address.clone(),
    })
}

/// The words of a code; what stands in quotes is one.
fn words(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quoted = false;
    let mut chars = code.chars().peekable();
    while let Some(it) = chars.next() {
        match it {
            '"' => quoted = !quoted,
            '\\' if quoted && chars.peek().is_some_and(|it| matches!(it, '"' | '\\')) => {
                word.extend(chars.next());
            }
            it if it.is_whitespace() && !quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            it => word.push(it),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn without_result(code: &str) -> Ended {
    const SHOWN: [&str; 8] = [
        "AUTONUM",
        "AUTONUMLGL",
        "AUTONUMOUT",
        "LISTNUM",
        "SYMBOL",
        "FORMDROPDOWN",
        "FORMCHECKBOX",
        "MERGEFIELD",
    ];
    let code = code.trim();
    let kind = code
        .split(|it: char| it.is_whitespace() || it == '\\')
        .next()
        .unwrap_or_default()
        .to_ascii_uppercase();
    if kind == "EQ" {
        let shown = equation(&code[kind.len()..]);
        return if shown.is_empty() {
            Ended::Unknown
        } else {
            Ended::Shows(shown)
        };
    }
    if SHOWN.contains(&kind.as_str()) {
        Ended::Unknown
    } else {
        Ended::Nothing
    }
}

/// The characters of an equation field: `\o\ac(○,3)` is ③; of others the
/// arguments, without the switches.
fn equation(code: &str) -> String {
    let arguments = code.split_once('(').map_or("", |(_, rest)| rest);
    let arguments = arguments.rsplit_once(')').map_or(arguments, |(all, _)| all);
    let pieces: Vec<&str> = arguments.split([',', '，', ';']).map(str::trim).collect();
    if let [ring, inside] = pieces[..]
        && matches!(ring, "○" | "〇" | "◯" | "O")
    {
        let number = inside.parse().ok().and_then(circled);
        return number.map_or_else(|| format!("（{inside}）"), String::from);
    }
    pieces.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_read_from_codes() {
        for (code, wanted) in [
            (
                r#" HYPERLINK "https://example.org/a b" "#,
                Some("https://example.org/a b"),
            ),
            (r#"HYPERLINK "u" \l "p" \o "提示""#, Some("u#p")),
            (r#"HYPERLINK \l "_Toc1""#, None),
            (r"PAGEREF _Toc1 \h", None),
            ("", None),
        ] {
            assert_eq!(link(code).as_deref(), wanted, "{code}");
        }
    }

    #[test]
    fn rings_without_a_result_become_characters() {
        for (code, wanted) in [
            (r"eq \o\ac(○,3)", Ended::Shows("③".to_owned())),
            (r"EQ \o\ac(○,密)", Ended::Shows("（密）".to_owned())),
            (r"LISTNUM", Ended::Unknown),
            (r#"XE "词""#, Ended::Nothing),
        ] {
            assert_eq!(without_result(code), wanted, "{code}");
        }
    }
}
