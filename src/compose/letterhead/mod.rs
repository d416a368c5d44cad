//! 版头 on the first page: where each of its elements and rules stands
//! (GB/T 9704-2012 §7.2, and §10 for the special forms).
//!
//! In: the paragraphs at the head of a document, and a template whose form has
//! a 版头. Out: a [`Letterhead`] of positioned pieces, or nothing where the
//! document has no 发文机关标志. Elements read from the text keep their letters;
//! a given mark gets the ending of the form (文件).
//!
//! Positions: a line of text stands as in the grid, its em box (0.88 above the
//! baseline, 0.12 below) in the middle of a line of 225 mm / 22; the upper edge
//! of the mark is the upper edge of its ink.

mod fit;
mod mark;
mod notes;
mod numbers;

pub use mark::complete_mark;

use std::borrow::Cow;
use std::ops::Range;

use super::shape::{ABOVE_BASELINE, Setting, Shaped, shape_stretch, width};
use crate::document::{Block, Document, Origin, Paragraph, Role};
use crate::font::Fonts;
use crate::template::{
    Align, Colour, HeadRule, Letter, LetterheadForm, Lines, Mm, Pt, RuleLength, RulePlace, Style,
    Template,
};

pub(super) use notes::notes;

/// The share of the em box below the baseline.
const BELOW_BASELINE: f64 = 1.0 - ABOVE_BASELINE;

/// The thin line of a double rule, and the gap between the two: as office
/// suites draw such a pair.
const THIN: Pt = Pt(0.75);

/// From a double rule to the element below it: 7/8 of the height of a
/// character of 三号 (§10.1).
const BELOW_DOUBLE_RULE: Pt = Pt(16.0 * 7.0 / 8.0);

/// 版头, positioned on the first page.
#[derive(Debug, Clone, PartialEq)]
pub struct Letterhead<'a> {
    /// The elements, in reading order.
    pub elements: Vec<HeadElement<'a>>,
    /// The rules, from the top down.
    pub rules: Vec<PlacedRule>,
    /// The grid lines of the first page that it takes, blank ones below it
    /// included; a whole number only where a rule ends it.
    pub height: Lines,
}

/// One element of 版头.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadElement<'a> {
    /// The paragraph; the words of a given mark are composed.
    pub paragraph: Cow<'a, Paragraph>,
    /// The style of its role.
    pub style: &'a Style,
    /// Its parts, in the order of its text, of which they are the whole.
    pub pieces: Vec<HeadPiece>,
}

/// A stretch of an element on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadPiece {
    /// Its bytes in the paragraph's text.
    pub bytes: Range<usize>,
    /// Faces and weight.
    pub letter: Letter,
    /// Type size.
    pub size: Pt,
    /// The share of its width to which each character is condensed.
    pub scale: f64,
    /// What is added to the advance of each character, tracking included.
    pub spacing: Pt,
    /// How it was placed: in the middle, or from the left or right edge.
    pub align: Align,
    /// Its characters, before they are condensed and spaced.
    pub shaped: Vec<Shaped>,
    /// Where each begins, from the type area's left edge.
    pub x: Vec<Pt>,
    /// Where its last character ends, without the spacing after it.
    pub end: Pt,
    /// Its baseline, from the page's top.
    pub baseline: Pt,
}

/// Whether a rule of 版头 is one line, or which side of a pair is the thick one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleShape {
    /// One line.
    Single,
    /// A thick line over a thin one.
    ThickOverThin,
    /// A thin line over a thick one.
    ThinOverThick,
}

/// A rule, positioned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedRule {
    /// One line or two.
    pub shape: RuleShape,
    /// Its left end, from the page's left edge.
    pub left: Pt,
    /// Its upper edge, from the page's top.
    pub top: Pt,
    /// Its length.
    pub length: Pt,
    /// How thick the line is, of two the thick one.
    pub thickness: Pt,
    /// Ink.
    pub colour: Colour,
}

impl PlacedRule {
    /// How high it is: of two lines with what lies between them.
    pub fn height(&self) -> Pt {
        match self.shape {
            RuleShape::Single => self.thickness,
            RuleShape::ThickOverThin | RuleShape::ThinOverThick => self.thickness + THIN + THIN,
        }
    }

    /// Its lines: the upper edge and the thickness of each.
    pub fn lines(&self) -> Vec<(Pt, Pt)> {
        let thick = self.thickness;
        match self.shape {
            RuleShape::Single => vec![(self.top, thick)],
            RuleShape::ThickOverThin => vec![(self.top, thick), (self.top + thick + THIN, THIN)],
            RuleShape::ThinOverThick => vec![(self.top, THIN), (self.top + THIN + THIN, thick)],
        }
    }
}

/// The paragraphs of 版头 at the start of a document, none where it has no mark.
///
/// The mark of an order or of minutes is read as their title; see [`titles`].
pub(super) fn paragraphs<'a>(document: &'a Document, form: &LetterheadForm) -> Vec<&'a Paragraph> {
    let mut head: Vec<&Paragraph> = document.blocks.iter().map_while(of_head).collect();
    if let [Block::Paragraph(title), below @ ..] = &document.blocks[head.len()..]
        && titles(title, &head, below.first(), form)
    {
        head.push(title);
        head.extend(below.iter().map_while(of_head));
        return head;
    }
    if head.iter().any(|it| it.role == Role::IssuerMark) {
        head
    } else {
        Vec::new()
    }
}

/// The title that a template sets as the mark of its form; `None` where it has
/// no 版头, or the title is one.
pub fn title_as_mark<'d>(document: &'d Document, template: &Template) -> Option<&'d Paragraph> {
    let form = template.letterhead.as_ref()?;
    let head = paragraphs(document, form).into_iter();
    head.rev().find(|it| it.role == Role::Title)
}

/// Whether a title is the mark of the form: it ends as the marks of the form do
/// (令, 纪要), with 发文字号 beside it or without 关于, and no other mark stands
/// above it; a given issuer that it names is the same one.
fn titles(
    title: &Paragraph,
    head: &[&Paragraph],
    below: Option<&Block>,
    form: &LetterheadForm,
) -> bool {
    let words = &title.text.chars;
    let ending = form.mark_ending.as_str();
    if title.role != Role::Title || ending.is_empty() || !words.ends_with(ending) {
        return false;
    }
    let numbers = |it: &Paragraph| it.role == Role::DocNumber;
    let numbered = below.and_then(of_head).is_some_and(numbers);
    let same =
        |it: &Paragraph| it.origin == Origin::Given && names_alike(&it.text.chars, words, ending);
    let mut marks = head.iter().filter(|it| it.role == Role::IssuerMark);
    marks.all(|it| same(it)) && (numbered || !words.contains("关于"))
}

/// Whether a given issuer, with the ending of the form or 命 before it (命令),
/// is the mark that a text has.
fn names_alike(issuer: &str, mark: &str, ending: &str) -> bool {
    let letters = |text: &str| -> String { text.split_whitespace().collect() };
    let (issuer, mark) = (letters(issuer), letters(mark));
    let rest = mark.strip_prefix(&issuer).unwrap_or(&mark);
    rest.is_empty() || rest == ending || rest.strip_prefix('命') == Some(ending)
}

fn of_head(block: &Block) -> Option<&Paragraph> {
    match block {
        Block::Paragraph(paragraph) => match paragraph.role {
            Role::CopyNumber
            | Role::Secrecy
            | Role::Urgency
            | Role::IssuerMark
            | Role::DocNumber
            | Role::Signer => Some(paragraph),
            _ => None,
        },
        Block::Table(_) | Block::Image(_) | Block::PageBreak(_) | Block::Enclosed(_) => None,
    }
}

/// Composes 版头 of `paragraphs` by `form`.
pub(super) fn compose<'a>(
    paragraphs: &[&'a Paragraph],
    form: &'a LetterheadForm,
    template: &'a Template,
    fonts: &Fonts,
) -> Letterhead<'a> {
    let sheet = Sheet {
        template,
        form,
        fonts,
    };
    let mut elements = mark::elements(paragraphs, form, template);
    let mark_bottom = mark::place(&mut elements, &sheet);
    let (rules, end) = match form.rule_place {
        RulePlace::BelowNumber => sheet.above_rule(&mut elements, mark_bottom),
        RulePlace::BelowMark => sheet.below_rule(&mut elements, mark_bottom),
    };
    Letterhead {
        elements,
        rules,
        height: sheet.height(end),
    }
}

/// What every element is placed by.
struct Sheet<'a, 'f> {
    template: &'a Template,
    form: &'a LetterheadForm,
    fonts: &'f Fonts,
}

/// What ends 版头, and where.
#[derive(Debug, Clone, Copy)]
enum End {
    /// A rule: its lower edge.
    Rule(Pt),
    /// A line of text: where the next line would begin.
    Line(Pt),
}

/// Where a line of text stands across the type area.
#[derive(Debug, Clone, Copy)]
enum Across {
    Center,
    /// So far from the left edge.
    Left(Pt),
    /// So far from the right edge.
    Right(Pt),
}

impl Sheet<'_, '_> {
    /// 份号, 密级 and 紧急程度 from the type area's first line down (§7.2.1 to
    /// §7.2.3), 发文字号 and 签发人 below the mark, then the rule. Gives the
    /// rules, and where 版头 ends.
    fn above_rule(
        &self,
        elements: &mut [HeadElement<'_>],
        mark_bottom: Pt,
    ) -> (Vec<PlacedRule>, End) {
        self.handling_marks(elements, self.template.page.top.pt());
        let top = mark_bottom + self.template.line() * self.form.number_below.0;
        // Where there is no number yet, its line is kept for it.
        let line = numbers::place(elements, self, top);
        let size = self.template.styles.of(Role::DocNumber).size;
        let text_bottom = self.baseline(line, size) + size * BELOW_BASELINE;
        let rule = self.rule(text_bottom + self.form.rule_below.pt());
        let end = match rule {
            Some(rule) => End::Rule(rule.top + rule.height()),
            None => End::Line(line + self.template.line()),
        };
        (rule.into_iter().chain(self.foot_rule()).collect(), end)
    }

    /// The rule, then the other elements below it (§10.1).
    fn below_rule(
        &self,
        elements: &mut [HeadElement<'_>],
        mark_bottom: Pt,
    ) -> (Vec<PlacedRule>, End) {
        let rule = self.rule(mark_bottom + self.form.rule_below.pt());
        let ends = rule.map_or(mark_bottom, |rule| rule.top + rule.height());
        let size = self.template.styles.of(Role::DocNumber).size;
        let first = ends + BELOW_DOUBLE_RULE - self.above_text(size);
        let marks = self.handling_marks(elements, first);
        let numbered = numbers::has_any(elements);
        let numbers = numbers::place(elements, self, first) + self.template.line();
        let end = match if numbered { marks.max(numbers) } else { marks } {
            last if last > first => End::Line(last),
            _ => End::Rule(ends),
        };
        (rule.into_iter().chain(self.foot_rule()).collect(), end)
    }

    /// 份号, 密级 and 紧急程度, a line each, from the line at `top` down; gives
    /// where the last one ends.
    fn handling_marks(&self, elements: &mut [HeadElement<'_>], top: Pt) -> Pt {
        let mut line = top;
        for role in [Role::CopyNumber, Role::Secrecy, Role::Urgency] {
            for element in elements
                .iter_mut()
                .filter(|element| element.paragraph.role == role)
            {
                let whole = 0..element.paragraph.text.chars.len();
                let piece = self.piece(element, whole, line, Across::Left(Pt::ZERO));
                element.pieces.push(piece);
                line += self.template.line();
            }
        }
        line
    }

    /// A stretch of an element in its own style, on the line at `top`.
    fn piece(
        &self,
        element: &HeadElement<'_>,
        bytes: Range<usize>,
        top: Pt,
        across: Across,
    ) -> HeadPiece {
        let mut piece = self.shape(element, bytes, element.style.letter);
        piece.baseline = self.baseline(top, piece.size);
        self.start(&mut piece, across);
        piece
    }

    /// Puts a piece in its place across the type area.
    fn start(&self, piece: &mut HeadPiece, across: Across) {
        let area = self.template.area_width();
        match across {
            Across::Center => piece.start_at((area - piece.width()) / 2.0, Align::Center),
            Across::Left(inset) => piece.start_at(inset, Align::Left),
            Across::Right(inset) => piece.start_at(area - inset - piece.width(), Align::Right),
        }
    }

    /// A stretch of an element in `letter` and the size of its style, not yet
    /// placed.
    fn shape(&self, element: &HeadElement<'_>, bytes: Range<usize>, letter: Letter) -> HeadPiece {
        let size = element.style.size;
        let tracking = self.template.tracking(size);
        let setting = Setting {
            letter,
            size,
            colour: element.style.colour,
            tracking: Pt::ZERO,
        };
        let chars = &element.paragraph.text.chars[bytes.clone()];
        HeadPiece {
            letter,
            size,
            scale: 1.0,
            spacing: tracking,
            align: Align::Left,
            shaped: shape_stretch(chars, bytes.start, setting, self.fonts),
            x: Vec::new(),
            end: Pt::ZERO,
            baseline: Pt::ZERO,
            bytes,
        }
    }

    /// The baseline of text of this size on the line at `top`.
    fn baseline(&self, top: Pt, size: Pt) -> Pt {
        top + self.above_text(size) + size * ABOVE_BASELINE
    }

    /// What is free in a line above text of this size.
    fn above_text(&self, size: Pt) -> Pt {
        (self.template.line() - size) / 2.0
    }

    fn rule(&self, top: Pt) -> Option<PlacedRule> {
        let shape = match self.form.rule {
            HeadRule::Single => RuleShape::Single,
            HeadRule::Double => RuleShape::ThickOverThin,
            HeadRule::None => return None,
        };
        Some(self.placed(shape, top))
    }

    /// The pair of rules at the first page's foot; its lower edge is measured.
    fn foot_rule(&self) -> Option<PlacedRule> {
        let above_edge: Mm = self.form.foot_rule?;
        let mut rule = self.placed(RuleShape::ThinOverThick, Pt::ZERO);
        rule.top = self.template.page.height.pt() - above_edge.pt() - rule.height();
        Some(rule)
    }

    fn placed(&self, shape: RuleShape, top: Pt) -> PlacedRule {
        let page = &self.template.page;
        let (left, length) = match self.form.rule_length {
            RuleLength::Area => (page.left.pt(), self.template.area_width()),
            RuleLength::Mm(length) => ((page.width.pt() - length.pt()) / 2.0, length.pt()),
        };
        PlacedRule {
            shape,
            left,
            top,
            length,
            thickness: self.form.rule_thickness.pt(),
            colour: self.template.styles.of(Role::IssuerMark).colour,
        }
    }

    /// The lines that it takes with the blank ones below it. Below a line of
    /// text the blank ones follow at once; below a rule they begin on the next
    /// line of the grid. There, what is free in a line above the title's
    /// characters may be taken: they still stand that many lines below.
    fn height(&self, end: End) -> Lines {
        let lines = |down: Pt| (down - self.template.page.top.pt()) / self.template.line();
        let free = self.above_text(self.template.styles.of(Role::Title).size);
        let taken = match end {
            End::Line(bottom) => lines(bottom),
            End::Rule(bottom) => lines(bottom - free).ceil(),
        };
        Lines(taken.max(0.0) + self.form.title_below.0)
    }
}

impl HeadPiece {
    /// How wide it is, without the spacing after its last character.
    fn width(&self) -> Pt {
        let gaps = self.shaped.len().saturating_sub(1);
        width(&self.shaped) * self.scale + self.spacing * fit::count(gaps)
    }

    /// Puts its first character at `left`.
    fn start_at(&mut self, left: Pt, align: Align) {
        let mut x = left;
        self.x.clear();
        for one in &self.shaped {
            self.x.push(x);
            x += one.advance * self.scale + self.spacing;
        }
        self.end = left + self.width();
        self.align = align;
    }
}
