//! `w:sectPr` in, the pages of a section out; `w:spacing`, `w:ind` and
//! `w:color` in, lines, indents and inks out.
//!
//! It reads what the elements say; which style they stand in, `styles` knows.

use super::fault::DocxFault;
use super::look::Section;
use super::xml::{Open, Tag, Xml};
use crate::read::{Bears, Indent, Indents, LineSpacing, Margins, Sheet, Twips};

/// What a section says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Properties {
    /// Where it begins.
    pub(super) begins: Section,
    /// Its pages; headers and footers are not known yet.
    pub(super) sheet: Sheet,
    /// The ids of its headers and footers.
    pub(super) furniture: Vec<(Bears, String)>,
}

/// A section names few headers and footers; more are passed over.
const MOST_FURNITURE: usize = 6;

impl Properties {
    /// Reads the `w:sectPr` whose start has been read.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, DocxFault> {
        let mut found = Self {
            begins: Section::NewPage,
            sheet: Sheet::default(),
            furniture: Vec::new(),
        };
        while let Some(child) = xml.child()? {
            found.take(&child);
            xml.skip()?;
        }
        Ok(found)
    }

    fn take(&mut self, child: &Open<'_>) {
        match child.tag {
            Tag::Type => {
                let kind = child.value().unwrap_or_default();
                self.begins = match kind.as_ref() {
                    "continuous" | "nextColumn" => Section::Continuous,
                    "evenPage" => Section::EvenPage,
                    "oddPage" => Section::OddPage,
                    _ => Section::NewPage,
                };
            }
            Tag::PageSize => {
                self.sheet.paper = twips(child, "w").zip(twips(child, "h"));
            }
            Tag::PageMargins => self.sheet.margins = margins(child),
            Tag::Grid => {
                let kind = child.attribute("type").unwrap_or_default();
                let ruled = matches!(kind.as_ref(), "lines" | "linesAndChars" | "snapToChars");
                self.sheet.pitch = twips(child, "linePitch").filter(|_| ruled);
            }
            Tag::HeaderReference | Tag::FooterReference => {
                let bears = match child.attribute("type").as_deref() {
                    Some("first") => Bears::First,
                    Some("even") => Bears::Even,
                    _ => Bears::Others,
                };
                let id = child.attribute("id").unwrap_or_default().into_owned();
                if self.furniture.len() < MOST_FURNITURE {
                    self.furniture.push((bears, id));
                }
            }
            _ => {}
        }
    }
}

fn twips(open: &Open<'_>, name: &str) -> Option<Twips> {
    // Word writes whole numbers; others write 567.0 as well.
    let value: f64 = open.number(name)?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a length beyond what a page has is cut"
    )]
    let whole = value.clamp(-1e6, 1e6).round() as i32;
    Some(Twips(whole))
}

fn margins(open: &Open<'_>) -> Option<Margins> {
    let gutter = twips(open, "gutter").unwrap_or_default();
    let left = twips(open, "left").or_else(|| twips(open, "start"))?;
    // A margin below 0 stands fast whatever the header takes.
    let upright = |it: Twips| Twips(it.0.abs());
    Some(Margins {
        top: upright(twips(open, "top")?),
        right: twips(open, "right").or_else(|| twips(open, "end"))?,
        bottom: upright(twips(open, "bottom")?),
        left: Twips(left.0 + gutter.0),
    })
}

/// What `w:spacing` and `w:ind` of a paragraph say; `None` where they are
/// silent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spacing {
    line: Option<i32>,
    rule: Option<Rule>,
    first: Option<i32>,
    first_characters: Option<i32>,
    left: Option<i32>,
    left_characters: Option<i32>,
}

/// What the number of `w:line` counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    Exact,
    AtLeast,
    Auto,
}

impl Spacing {
    /// Takes what `child` of `w:pPr` says.
    pub(super) fn take(&mut self, child: &Open<'_>) {
        let number = |name: &str| twips(child, name).map(|it| it.0);
        match child.tag {
            Tag::Spacing => {
                self.line = number("line").or(self.line);
                self.rule = match child.attribute("lineRule").as_deref() {
                    Some("exact") => Some(Rule::Exact),
                    Some("atLeast") => Some(Rule::AtLeast),
                    Some(_) => Some(Rule::Auto),
                    None => self.rule,
                };
            }
            Tag::Indent => {
                let hanging = |name: &str| number(name).map(|it| -it);
                self.first = hanging("hanging").or_else(|| number("firstLine"));
                self.first_characters =
                    hanging("hangingChars").or_else(|| number("firstLineChars"));
                self.left = number("left").or_else(|| number("start"));
                self.left_characters = number("leftChars").or_else(|| number("startChars"));
            }
            _ => {}
        }
    }

    /// What it is silent of, `below` says.
    pub(super) fn or(&mut self, below: &Self) {
        self.line = self.line.or(below.line);
        self.rule = self.rule.or(below.rule);
        self.first = self.first.or(below.first);
        self.first_characters = self.first_characters.or(below.first_characters);
        self.left = self.left.or(below.left);
        self.left_characters = self.left_characters.or(below.left_characters);
    }

    /// The pitch of the lines.
    pub(super) fn lines(&self) -> LineSpacing {
        match (self.line, self.rule) {
            (Some(line), Some(Rule::Exact)) => LineSpacing::Exact(Twips(line)),
            (Some(line), Some(Rule::AtLeast)) => LineSpacing::AtLeast(Twips(line)),
            (Some(line), _) => LineSpacing::Multiple(line),
            (None, _) => LineSpacing::default(),
        }
    }

    /// The indents. Characters go before twips; none at all are as good as
    /// not said.
    pub(super) fn indents(&self) -> Indents {
        let indent = |characters: Option<i32>, twips: Option<i32>| match characters {
            Some(characters) if characters != 0 => Indent::Characters(characters),
            _ => Indent::Of(Twips(twips.unwrap_or_default())),
        };
        Indents {
            first: indent(self.first_characters, self.first),
            left: indent(self.left_characters, self.left),
        }
    }
}

/// The ink of letters; `None` for the usual one and for black.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Colour(pub(super) Option<[u8; 3]>);

impl Colour {
    /// What `w:color` says.
    pub(super) fn read(open: &Open<'_>) -> Self {
        let value = open.value().unwrap_or_default();
        let whole = value.len() == 6 && value.bytes().all(|it| it.is_ascii_hexdigit());
        let byte = |at: usize| u8::from_str_radix(&value[at..at + 2], 16).unwrap_or_default();
        Self(whole.then(|| [byte(0), byte(2), byte(4)]))
    }
}
